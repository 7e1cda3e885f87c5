"""Copies of the library: made by SQLite itself, checked before they count, named by time, and thinned."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from circular_assess.storage.checking import check_library
from circular_assess.storage.failures import StoreBusy
from circular_assess.storage.sqlite import BUSY_SECONDS, CLEAN, named_failures
from circular_assess.storage.thinning import copies_to_thin, free_name, newest_first

JOURNAL = "-journal"
# Small enough that a save which waits for a step to end comes through at once.
PAGES_A_STEP = 2048
STEPS_SECONDS = 5.0
BUSY_SECONDS_OF_COPY = 1.0
_BUSY_CODES = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """Where a library lies, and the folder of its copies."""

    path: Path
    backup_folder: Path


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy: its file, when it was made (UTC), its size, and how many assessments it holds.

    `count` is None if the copy cannot be read any more.
    """

    path: Path
    moment: datetime
    size_bytes: int
    count: int | None


def copy_library(path: Path, folder: Path, moment: datetime) -> Path:
    """A checked copy of the library in the folder, named by the moment in UTC; gives its path.

    It is right also while the library is open. Raises StoreBusy, StoreDamaged (of the library),
    and StoreFailed and StoreReadOnly (of the folder). Without success no copy is left.
    """
    with named_failures(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
        copy = free_name(folder, path.stem, moment)
        unfinished = copy.with_suffix(".unfinished")
        try:
            _copy(path, unfinished)
            check_library(unfinished, str(path))
            unfinished.rename(copy)
        finally:
            unfinished.unlink(missing_ok=True)
    return copy


def back_up(library: LibraryFile, moment: datetime) -> Path:
    """A copy as `copy_library` makes it; only when it is there, and good, the older ones are thinned."""
    copy = copy_library(library.path, library.backup_folder, moment)
    with named_failures(str(library.backup_folder)):
        names = [path.name for path in library.backup_folder.iterdir()]
        for name in copies_to_thin(names, library.path.stem, moment.astimezone()):
            (library.backup_folder / name).unlink(missing_ok=True)
    return copy


def restore_library(path: Path, copy: Path) -> None:
    """Make the library what the copy is, whole or not at all; nobody of this program may have it open.

    Raises StoreDamaged (of the copy, before anything is changed), StoreBusy, StoreReadOnly and StoreFailed.
    """
    check_library(copy)
    with named_failures(str(path)), copied(copy, path):
        pass


def keep_damaged(path: Path, moment: datetime) -> Path:
    """A copy of a damaged file byte by byte, with its journal, beside it; gives its path."""
    kept = free_name(path.parent, f"{path.stem}-damaged", moment, path.suffix)
    for source, target in ((path, kept), (Path(f"{path}{JOURNAL}"), Path(f"{kept}{JOURNAL}"))):
        if source.exists():
            shutil.copyfile(source, target)
            with target.open("rb+") as file:
                os.fsync(file.fileno())
    return kept


def backups(library: LibraryFile) -> list[Backup]:
    """All copies of the library, the newest first."""
    folder = library.backup_folder
    if not folder.is_dir():
        return []
    with named_failures(str(folder)):
        found = newest_first((path.name for path in folder.iterdir()), library.path.stem)
        return [
            Backup(folder / name, moment, (folder / name).stat().st_size, _count(folder / name))
            for moment, name in found
        ]


@contextmanager
def copied(path: Path, target: Path, *, is_new: bool = False) -> Iterator[sqlite3.Connection]:
    """The target of a copy by SQLite: when the block begins all of `path` is in it, or nothing changed.

    A new file is written without a care for what happens if that is interrupted.
    """
    source = sqlite3.connect(path, timeout=0)
    with closing(source), closing(sqlite3.connect(target, timeout=BUSY_SECONDS)) as connection:
        if is_new:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA journal_mode = OFF")
        try:
            _run(source, connection, path, PAGES_A_STEP)
        except _EndlessSteps:
            _run(source, connection, path, -1)
        yield connection


class _EndlessSteps(Exception):
    """Each save makes SQLite begin again, and they come too fast."""


def _run(source: sqlite3.Connection, target: sqlite3.Connection, path: Path, pages: int) -> None:
    end = time.monotonic() + STEPS_SECONDS
    busy_since: list[float] = []

    def refuse_to_wait(status: int, _remaining: int, _total: int) -> None:
        # Without this, Python waits for ever while another program holds the library.
        now = time.monotonic()
        busy_since[:] = [*busy_since, now][:1] if status in _BUSY_CODES else []
        if busy_since and now > busy_since[0] + BUSY_SECONDS_OF_COPY:
            raise StoreBusy(str(path))
        if pages > 0 and now > end:
            raise _EndlessSteps

    source.backup(target, pages=pages, progress=refuse_to_wait, sleep=0.02)


def _copy(path: Path, copy: Path) -> None:
    # Half a copy does not count, so it is written out to the disk only when it is whole.
    with copied(path, copy, is_new=True) as connection:
        # What is copied is whole, whatever the library it comes from says of itself while it is open.
        connection.execute(f"PRAGMA user_version = {CLEAN}")
    with copy.open("rb+") as file:
        os.fsync(file.fileno())


def _count(path: Path) -> int | None:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM assessment").fetchone()[0])
    except (sqlite3.Error, ValueError):
        return None
