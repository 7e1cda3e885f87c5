"""One running program a library: a lock file beside it, and beside that who holds it."""

from __future__ import annotations

import contextlib
import errno
import getpass
import os
import platform
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from circular_assess.storage.failures import StoreFailed, StoreFailure, failure_of_system

if TYPE_CHECKING:
    from filelock import BaseFileLock

_NO_LOCKS = (errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL)


@dataclass(frozen=True, slots=True)
class Holder:
    """The program that has the library open: its process number, the name of its computer, and its user."""

    pid: int
    host: str
    user: str = ""


class LibraryInUse(StoreFailure):
    """Another running program has the library open; `holder` is None if it cannot be told which."""

    def __init__(self, library: str, holder: Holder | None) -> None:
        super().__init__(library)
        self.holder = holder


class LockImpossible(StoreFailed):
    """The file system does not know locks, so two programs could write at once."""


class LibraryLock:
    """The right to open a library, kept as long as this object is.

    The system takes it back when the program ends, however it ends.
    """

    def __init__(self, library: Path) -> None:
        self._library = library
        # A file of its own: on Windows nobody else can read a file that is locked.
        self._holder_file = library.with_name(f"{library.name}.holder")
        self._lock: BaseFileLock | None = None

    def acquire(self) -> None:
        """Take the lock. Raises LibraryInUse, LockImpossible, StoreReadOnly and StoreFailed."""
        import filelock  # late: it takes as long as a tenth of the window

        library = str(self._library)
        lock = filelock.FileLock(
            self._library.with_name(f"{self._library.name}.lock"),
            timeout=0,
            thread_local=False,
            # The soft lock would stay behind when the program is killed.
            fallback_to_soft=False,
        )
        try:
            self._library.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except filelock.Timeout as error:
            raise LibraryInUse(library, self._read_holder()) from error
        except OSError as error:
            if error.errno in _NO_LOCKS:
                raise LockImpossible(library, str(error)) from error
            raise failure_of_system(error, library) from error
        self._lock = lock
        with contextlib.suppress(OSError):  # a courtesy to the next program: no reason not to open
            written = f"{os.getpid()}\n{platform.node()}\n{_user()}\n"
            self._holder_file.write_text(written, encoding="utf-8")

    def release(self) -> None:
        """Give the lock back; without one nothing happens."""
        if self._lock is not None:
            with contextlib.suppress(OSError):  # somebody may be reading it; it says nothing without the lock
                self._holder_file.unlink(missing_ok=True)
            self._lock.release()
            self._lock = None

    def __enter__(self) -> LibraryLock:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()

    def _read_holder(self) -> Holder | None:
        try:
            pid, host, user = self._holder_file.read_text(encoding="utf-8").split("\n")[:3]
            return Holder(int(pid), host, user)
        except (OSError, ValueError):
            return None  # it was just written or taken away; who holds the lock is a courtesy only


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""  # a user without a name
