"""What the tests of the library share: other processes, and files that must not change."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from circular_assess.storage.checking import check_library
from circular_assess.storage.store import Store
from tests.made_up import made_up_assessment

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


def kill_often(library: Path, rounds: int) -> None:
    """Kill programs that save for ever; what they said to be saved is there, and the library is whole."""
    chance = random.Random(rounds)
    with start_child("stream_saves_often", library) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for _round in range(rounds):
            child.stdin.write("go\n")
            child.stdin.flush()
            said = [child.stdout.readline().split() for _ in range(chance.randrange(2, 4))]
            number = next(words[1] for words in said if words[0] == "number")
            time.sleep(chance.random() * 0.01)
            os.kill(int(number), signal.SIGKILL)
            while said[-1] != ["ended"]:
                said.append(child.stdout.readline().split())
            acknowledged = int([words[0] for words in said if words[0].isdigit()][-1])
            _check_survived(library, acknowledged)
        child.stdin.close()
    assert list(files_in(library.parent)) == [library.name]


def _check_survived(library: Path, acknowledged: int) -> None:
    store = Store.open(library)
    check_library(library)
    kept, revision = store.load(made_up_assessment().id)
    # The last one may have been kept without being said any more.
    assert revision - acknowledged in (0, 1)
    assert kept.tender.title == str(revision)
    assert kept.scenarios == made_up_assessment().scenarios
    store.close()


def edit_in_two_programs(library: Path, count: int) -> None:
    """Two programs add words to one assessment at the same time; every word is there at the end."""
    children = [start_child("edit_often", library) for _ in range(2)]
    for child in children:
        assert child.stdin is not None
        child.stdin.write(f"{count}\n")
        child.stdin.flush()
    said = [word for child in children for word in child.communicate()[0].split()]
    assert [child.returncode for child in children] == [0, 0]
    store = Store.open(library)
    kept, revision = store.load(made_up_assessment().id)
    assert sorted(kept.tender.description.split()) == sorted(said)
    assert len(said) == 2 * count == revision - 1
    check_library(library)
    store.close()
