"""One running program a library."""

import errno
import getpass
import os
import platform
from pathlib import Path
from typing import Any

import filelock
import pytest

from circular_assess.storage.failures import StoreFailed, StoreFailure, StoreReadOnly
from circular_assess.storage.library_lock import Holder, LibraryInUse, LibraryLock, LockImpossible
from tests.storage.helpers import start_child


def test_a_second_program_is_told_who_was_first(library: Path) -> None:
    with start_child("hold_lock", library) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(LibraryInUse) as caught:
            LibraryLock(library).acquire()
        assert caught.value.library == str(library)
        assert caught.value.holder == Holder(child.pid, platform.node(), getpass.getuser())
        library.with_name("library.db.holder").write_bytes(b"\xff")
        with pytest.raises(LibraryInUse) as caught:
            LibraryLock(library).acquire()
        assert caught.value.holder is None
        child.kill()
        child.wait()
        # The system takes the lock back, however the program ended.
        with LibraryLock(library):
            assert library.with_name("library.db.holder").read_text("utf-8").startswith(f"{os.getpid()}\n")


def test_a_released_lock_can_be_taken_again(library: Path) -> None:
    first, second = LibraryLock(library), LibraryLock(library)
    first.acquire()
    with pytest.raises(LibraryInUse):
        second.acquire()
    second.release()
    first.release()
    first.release()
    with second:
        pass
    assert not library.with_name("library.db.holder").exists()


@pytest.mark.parametrize(
    ("number", "failure"),
    [
        (errno.ENOSYS, LockImpossible),
        (errno.ENOLCK, LockImpossible),
        (errno.EROFS, StoreReadOnly),
        (errno.EACCES, StoreReadOnly),
        (errno.ENOSPC, StoreFailed),
    ],
)
def test_what_the_file_system_refuses_is_named(
    library: Path, monkeypatch: pytest.MonkeyPatch, number: int, failure: type[StoreFailure]
) -> None:
    def refuse(_lock: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(filelock.FileLock, "_acquire", refuse)
    with pytest.raises(StoreFailure) as caught:
        LibraryLock(library).acquire()
    assert type(caught.value) is failure
