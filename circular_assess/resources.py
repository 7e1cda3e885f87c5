"""Finds the files that travel with the program: catalogue, texts, icons, samples, style."""

import sys
from pathlib import Path


def path(name: str) -> Path:
    """Return where the bundled file or folder `name` is, for example `path("icons/leaf.svg")`.

    `name` is relative to `resources/` and uses forward slashes on every system.
    Raises FileNotFoundError if nothing is there: a bundled file that is missing is a broken installation.
    """
    found = _folder() / name
    if not found.exists():
        raise FileNotFoundError(f"not in the program's resources: {name}")
    return found


def _folder() -> Path:
    """Return the folder of all bundled files, in a frozen program, a wheel or the source tree."""
    if frozen := getattr(sys, "_MEIPASS", None):  # set by PyInstaller's start-up code only
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
