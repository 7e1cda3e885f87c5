"""Copies of the library: made by SQLite itself, tested before they count, named by time."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from circular_assess.storage.failures import StoreBusy, StoreDamaged
from circular_assess.storage.sqlite import BUSY_SECONDS, check_is_library, named_failures

_BUSY_CODES = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def copy_library(path: Path, folder: Path, moment: datetime) -> Path:
    """A tested copy of the library in the folder, named by the moment in UTC; gives its path.

    It is right also while the library is open. Raises StoreBusy, StoreDamaged (of the library),
    and StoreFailed and StoreReadOnly (of the folder). Without success no copy is left.
    """
    with named_failures(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
        copy = _free_name(folder, f"{path.stem}-{moment.astimezone(UTC):%Y-%m-%d-%H.%M.%S}Z")
        unfinished = copy.with_suffix(".unfinished")
        try:
            _copy(path, unfinished)
            _test(unfinished, path)
            unfinished.rename(copy)
        finally:
            unfinished.unlink(missing_ok=True)
    return copy


def _free_name(folder: Path, name: str) -> Path:
    names = [name, *(f"{name}-{number}" for number in range(2, 100))]
    return next(path for path in (folder / f"{name}.db" for name in names) if not path.exists())


def _copy(path: Path, copy: Path) -> None:
    give_up_at = time.monotonic() + BUSY_SECONDS

    def refuse_to_wait(status: int, _remaining: int, _total: int) -> None:
        # Without this, Python waits for ever while another program holds the library.
        if status in _BUSY_CODES and time.monotonic() > give_up_at:
            raise StoreBusy(str(path))

    source = sqlite3.connect(path, timeout=0)
    with closing(source), closing(sqlite3.connect(copy)) as target:
        source.backup(target, progress=refuse_to_wait, sleep=0.05)


def _test(copy: Path, path: Path) -> None:
    check_is_library(copy)
    with closing(sqlite3.connect(copy)) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise StoreDamaged(str(path), found)
