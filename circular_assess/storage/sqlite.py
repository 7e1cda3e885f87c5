"""What only SQLite knows: the file and its header, the engine and its pragmas, and what its errors mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from circular_assess.storage.failures import (
    StoreBusy,
    StoreDamaged,
    StoreFailed,
    StoreFailure,
    StoreReadOnly,
    failure_of_system,
)

APPLICATION_ID = int.from_bytes(b"CAss", "big")
BUSY_SECONDS = 0.25
WRITING = {"sqlite_begin": "BEGIN IMMEDIATE"}

# How the library was left, as SQLite keeps a number of the program's own in the header of the file.
CLEAN, OPEN, DAMAGED = range(3)

HEADER_LENGTH = 100
PAGE_BYTES = 4096
_MAGIC = b"SQLite format 3\x00"
_FAILURES: dict[int, type[StoreFailure]] = {
    sqlite3.SQLITE_ERROR: StoreDamaged,  # the only cause for us: a table or column is gone
    sqlite3.SQLITE_CORRUPT: StoreDamaged,
    sqlite3.SQLITE_NOTADB: StoreDamaged,
    sqlite3.SQLITE_TOOBIG: StoreDamaged,
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_READONLY: StoreReadOnly,
    sqlite3.SQLITE_PERM: StoreReadOnly,
    sqlite3.SQLITE_CANTOPEN: StoreReadOnly,  # the file was read before, so it is the journal beside it
    sqlite3.SQLITE_IOERR: StoreFailed,
    sqlite3.SQLITE_FULL: StoreFailed,
}


def sqlite_engine(path: Path, *, has_foreign_keys: bool = True) -> Engine:
    """An engine with one connection to this file.

    With the execution options WRITING a transaction begins as a writer, and so learns at once that
    there is another one, instead of at its first change.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        pool_size=1,
        max_overflow=0,
        # Python's driver would begin transactions when it sees fit, and never before a CREATE TABLE.
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA synchronous = FULL")
        # What was taken out of a tender must not stay in unused pages of the file; a save takes as long.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if has_foreign_keys else 'OFF'}")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))

    return engine


def check_is_library(path: Path) -> None:
    """Raise StoreDamaged unless the file says that it is a library of this program.

    The header is read as plain bytes: SQLite may change a foreign file by merely opening it.
    """
    with path.open("rb") as file:
        header = file.read(HEADER_LENGTH)
    if len(header) < HEADER_LENGTH or not header.startswith(_MAGIC):
        raise StoreDamaged(str(path), "no database")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StoreDamaged(str(path), "database of another program")


def ended_cleanly(path: Path) -> bool:
    """True if the last program that wrote into the library closed it, read as plain bytes."""
    with path.open("rb") as file:
        header = file.read(HEADER_LENGTH)
    journal = path.with_name(f"{path.name}-journal")
    return int.from_bytes(header[60:64], "big") == CLEAN and not journal.exists()


def write_mark(connection: Connection, mark: int) -> None:
    """Note in the library how it is left, in the transaction that is going on."""
    connection.exec_driver_sql(f"PRAGMA user_version = {mark}")


def mend_header(path: Path) -> None:
    """Write a header as all our libraries have it, in a file that is only read afterwards.

    Unused pages are forgotten, and the size is that of the file.
    """
    content = bytearray(path.read_bytes())
    if len(content) < PAGE_BYTES or content[18:20] == b"\x02\x02":
        return
    changes, schema = content[24:28], content[40:44]
    content[:100] = bytes(100)
    content[:16] = _MAGIC
    content[16:24] = PAGE_BYTES.to_bytes(2, "big") + bytes((1, 1, 0, 64, 32, 32))
    content[24:32] = changes + (len(content) // PAGE_BYTES).to_bytes(4, "big")
    content[40:48] = schema + (4).to_bytes(4, "big")
    content[56:60] = (1).to_bytes(4, "big")
    content[68:72] = APPLICATION_ID.to_bytes(4, "big")
    content[92:96] = changes  # else the size would not be believed
    path.write_bytes(content)


def mark_as_library(connection: Connection) -> None:
    """Write the mark by which `check_is_library` knows the file."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def use_rollback_journal(engine: Engine) -> None:
    """Leave write-ahead logging if a tool switched it on: the library is one file that can be copied."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()


def check_can_write(engine: Engine) -> None:
    """Raise what a save would raise, and write nothing.

    A change that is rolled back needs all that a save needs: the lock, the rights on the file, and a
    journal in its folder. Asking for the rights alone is no proof, least of all on Windows.
    """
    with engine.execution_options(**WRITING).connect() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 0")
        connection.rollback()


@contextmanager
def named_failures(library: str) -> Iterator[None]:
    """Give the failures of the database and of the file system their names; all others pass."""
    try:
        yield
    except OSError as error:
        raise failure_of_system(error, library) from error
    except UnicodeDecodeError as error:
        # Damaged names of tables stand in SQLite's message, which the driver then cannot read.
        raise StoreDamaged(library, str(error)) from error
    except (DBAPIError, sqlite3.Error) as error:
        failure = _failure_of(error.orig if isinstance(error, DBAPIError) else error, library)
        if failure is None:
            raise
        raise failure from error


def _failure_of(error: BaseException | None, library: str) -> StoreFailure | None:
    if not isinstance(error, sqlite3.Error):
        return StoreFailed(library, str(error))
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # The driver itself could not read a text column as UTF-8.
        is_damage = isinstance(error, sqlite3.OperationalError)
        return StoreDamaged(library, str(error)) if is_damage else None
    failure = _FAILURES.get(code & 0xFF)
    return failure(library, str(error)) if failure else None
