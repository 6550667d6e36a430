"""The command that says which versions are at work."""

import platform
from importlib.metadata import PackageNotFoundError, version

from parat.cli.console import say


def show_version() -> None:
    """Say which versions of parat, Python and Prefect are installed."""
    say(f"parat {_version_of('parat')}, Python {platform.python_version()}, Prefect {_version_of('prefect')}")


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"
