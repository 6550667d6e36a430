"""Be a process that the engine started: hold a file that says so, and end when the engine is gone.

`python -m flows.child FILE MODULE [ARGUMENTS...]` runs the module as a program. The engine keeps the other end of
the standard input open; when the engine dies, even by kill -9, the input ends and so does this process.
"""

import os
import runpy
import signal
import sys
import threading
import time
from pathlib import Path

from flows.held_files import hold

_GRACE_SECONDS = 10


def main() -> None:
    """Hold the file, watch the engine and run the module."""
    held, module, *arguments = sys.argv[1:]
    if not hold(Path(held)):
        sys.exit(f"another process holds {held}")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever started the engine may have ignored it
    threading.Thread(target=_end_with_the_engine, daemon=True).start()
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _end_with_the_engine() -> None:
    while os.read(0, 1024):
        pass
    _signal_group(signal.SIGINT)
    time.sleep(_GRACE_SECONDS)
    _signal_group(getattr(signal, "SIGKILL", signal.SIGTERM))


def _signal_group(number: int) -> None:
    if hasattr(os, "killpg"):
        os.killpg(0, number)
    else:
        os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
