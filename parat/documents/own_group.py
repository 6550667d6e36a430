"""Start a program in a process group of its own, so that it can be ended with everything it started."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import Any


def on_its_own() -> dict[str, Any]:
    """Give what subprocess.Popen needs to start a program in a group of its own."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def end_group(process: "subprocess.Popen[bytes]") -> None:
    """Kill a program that was started on its own, and everything it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)  # noqa: S603, S607
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
