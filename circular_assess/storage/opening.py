"""Opens a library: makes a new one, checks a known one, and brings an older one up to date."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, column, create_engine, inspect, select, table

from circular_assess.storage import migrations
from circular_assess.storage.backups import copy_library
from circular_assess.storage.checking import check_library
from circular_assess.storage.digests import seal_again
from circular_assess.storage.failures import StoreDamaged, StoreTooNew
from circular_assess.storage.sqlite import (
    WRITING,
    check_can_write,
    check_is_library,
    mark_as_library,
    sqlite_engine,
    use_rollback_journal,
)

# As Alembic keeps it; `tables.VERSION` is the same table with all that is needed to make it.
VERSION = table("alembic_version", column("version_num"))


def open_file(path: Path, backup_folder: Path, moment: datetime, *, was_clean: bool) -> Engine:
    """The engine of the library in this file, new or of the newest version; the file was checked first.

    If it was left cleanly, its header and its version tell enough; else everything in it is read.
    """
    if not path.exists():
        make_file(path)
    check_is_library(path)
    if not was_clean:
        check_library(path)
    engine = sqlite_engine(path)
    try:
        if _needs_upgrade(engine, str(path)):
            _upgrade_file(path, backup_folder, moment)
        use_rollback_journal(engine)
        check_can_write(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def open_server(url: URL) -> Engine:
    """The engine of a library on a database server, which looks after its own backups."""
    engine = create_engine(url, pool_size=1, max_overflow=0)
    try:
        if not inspect(engine).has_table(VERSION.name):
            _make_tables(engine)
        elif _needs_upgrade(engine, engine.url.render_as_string()):
            with engine.begin() as connection:
                migrations.upgrade(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine


def make_file(path: Path) -> None:
    """A new library, or none if that is interrupted."""
    # Made under another name, so that an interrupted start leaves nothing that looks like a library,
    # and an empty file is never taken for a new one: it is a library that was lost.
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.new")
    journal = path.with_name(f"{path.name}.new-journal")
    for remains in (unfinished, journal):
        remains.unlink(missing_ok=True)
    engine = sqlite_engine(unfinished)
    try:
        _make_tables(engine)
        engine.dispose()
        unfinished.rename(path)
    finally:
        engine.dispose()
        unfinished.unlink(missing_ok=True)


def _make_tables(engine: Engine) -> None:
    from circular_assess.storage.tables import AssessmentRow

    with engine.execution_options(**WRITING).begin() as connection:
        AssessmentRow.metadata.create_all(connection)
        connection.execute(VERSION.insert(), {"version_num": migrations.HEAD})
        if engine.dialect.name == "sqlite":
            mark_as_library(connection)


def _needs_upgrade(engine: Engine, library: str) -> bool:
    with engine.connect() as connection:
        version = connection.scalar(select(VERSION.c.version_num))
    if version == migrations.HEAD:
        return False
    if not isinstance(version, str):
        raise StoreDamaged(library, "no version")
    if not migrations.is_known(version):
        raise StoreTooNew(library, version)
    return True


def upgrade_tables(connection: Connection) -> None:
    """Bring a file's tables to the newest version; digests are of the columns, so they are taken anew."""
    migrations.upgrade(connection)
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    seal_again(driver)


def _upgrade_file(path: Path, backup_folder: Path, moment: datetime) -> None:
    # Tables that are made anew would take the rows that refer to them along, so the keys are checked
    # after all is done instead; and that can only be chosen outside of a transaction.
    engine = sqlite_engine(path, has_foreign_keys=False)
    try:
        with engine.execution_options(**WRITING).begin() as connection:
            # Nobody else can write any more: the copy is exactly what is going to be changed.
            copy_library(path, backup_folder, moment)
            upgrade_tables(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise StoreDamaged(str(path), "rows without the row that they belong to")
    finally:
        engine.dispose()
