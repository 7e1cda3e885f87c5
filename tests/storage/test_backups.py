"""A copy is whole, tested, and named by time; otherwise there is none."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from circular_assess.storage.backups import copy_library
from circular_assess.storage.failures import StoreBusy, StoreDamaged, StoreFailed
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Progress
from tests.made_up import made_up_assessment
from tests.storage.helpers import files_in

# Half past one in the morning in Brussels is half past midnight in UTC.
MOMENT = datetime(2026, 11, 24, 1, 30, tzinfo=timezone(timedelta(hours=1)))


def test_a_copy_of_an_open_library_is_a_library(store: Store, library: Path, tmp_path: Path) -> None:
    assessment = made_up_assessment()
    store.save(assessment, 0, Progress(1, 4, False))
    folder = tmp_path / "copies" / "new"
    copies = [copy_library(library, folder, MOMENT) for _ in range(3)]
    names = [f"library-2026-11-24-00.30.00Z{number}.db" for number in ("", "-2", "-3")]
    assert [copy.name for copy in copies] == names
    assert sorted(files_in(folder)) == sorted(names)
    for path in copies:
        copy = Store.open(path)
        assert copy.load(assessment.id) == (assessment, 1)
        copy.close()


def test_a_damaged_library_is_not_copied(store: Store, library: Path, tmp_path: Path) -> None:
    store.save(made_up_assessment(), 0, Progress(1, 4, False))
    content = library.read_bytes()
    library.write_bytes(content[:8192] + b"\xaa" * 4096 + content[12288:])
    with pytest.raises(StoreDamaged) as caught:
        copy_library(library, tmp_path / "copies", MOMENT)
    assert caught.value.library == str(library)
    assert files_in(tmp_path / "copies") == {}


def test_a_held_library_is_not_waited_for(store: Store, library: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy):
            copy_library(library, tmp_path / "copies", MOMENT)
    assert files_in(tmp_path / "copies") == {}


def test_a_folder_that_cannot_be_made_is_named(store: Store, library: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(StoreFailed) as caught:
        copy_library(library, file, MOMENT)
    assert caught.value.library == str(file)
