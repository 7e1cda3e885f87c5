"""What the tests of the library share: other processes, and files that must not change."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def start_child(action: str, library: Path) -> subprocess.Popen[str]:
    """A process that does what `tests.storage.child` calls so; its words come on its standard output."""
    command = [sys.executable, "-m", "tests.storage.child", action, str(library)]
    return subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )


def run_child(action: str, library: Path) -> list[str]:
    """The words of such a process, which must end well."""
    with start_child(action, library) as child:
        words, _ = child.communicate()
    assert child.returncode == 0
    return words.split()


def files_in(folder: Path) -> dict[str, bytes]:
    """All files of a folder with what is in them."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
