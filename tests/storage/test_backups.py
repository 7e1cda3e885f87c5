"""A copy is whole, tested, and named by time; otherwise there is none."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from circular_assess.domain.assessment import AssessmentId
from circular_assess.storage import backups
from circular_assess.storage.backups import copy_library
from circular_assess.storage.failures import StoreBusy, StoreDamaged, StoreFailed
from circular_assess.storage.inside_copies import assessments_in, opened_copy
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Place, Progress
from tests.made_up import made_up_assessment
from tests.old_databases.make import FOLDER, OTHER, kept_assessment
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


def test_a_library_backs_itself_up_only_if_it_changed_and_thins(store: Store, library: Path) -> None:
    assert not store.is_changed
    store.save(made_up_assessment(), 0, Progress(1, 4, False))
    assert store.is_changed
    folder = library.parent / "backups"
    folder.mkdir()
    old = [f"library-2026-01-0{day}-12.00.00Z.db" for day in (5, 6)]
    for name in [*old, "notes.txt"]:
        (folder / name).write_bytes(b"")
    copy = store.back_up()
    assert copy is not None
    assert (copy.count, copy.size_bytes) == (1, copy.path.stat().st_size)
    assert not store.is_changed
    assert sorted(files_in(folder)) == sorted([old[1], copy.path.name, "notes.txt"])
    assert [(each.path.name, each.count) for each in store.backups()] == [(copy.path.name, 1), (old[1], None)]


def test_damage_keeps_the_good_copies(store: Store, library: Path) -> None:
    store.save(made_up_assessment(), 0, Progress(1, 4, False))
    store.back_up()
    folder = library.parent / "backups"
    (folder / "library-2026-01-05-12.00.00Z.db").write_bytes(b"")
    (folder / "library-2026-01-06-12.00.00Z.db").write_bytes(b"")
    before = files_in(folder)
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("UPDATE assessment SET title = 'Another'")
        connection.commit()
    store.move(made_up_assessment().id, Place.ARCHIVE)
    with pytest.raises(StoreDamaged):
        store.back_up()
    assert files_in(folder) == before
    assert store.is_changed


def _with_saves_between_steps(store: Store, monkeypatch: pytest.MonkeyPatch, saves: float) -> list[int]:
    """Save each time that a copy looks at the clock, which it does after each step; gives the revisions."""
    revisions = [1]

    class Clock:
        @staticmethod
        def monotonic() -> float:
            if len(revisions) <= saves:
                revisions.append(store.save(made_up_assessment(), revisions[-1], Progress(1, 4, False)))
            return float(len(revisions))

    monkeypatch.setattr(backups, "time", Clock)
    monkeypatch.setattr(backups, "PAGES_A_STEP", 8)
    return revisions


def test_a_copy_keeps_no_save_waiting_and_has_it(
    store: Store, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(made_up_assessment(), 0, Progress(1, 4, False))
    revisions = _with_saves_between_steps(store, monkeypatch, saves=4)
    copy = Store.open(copy_library(library, tmp_path / "copies", MOMENT))
    assert len(revisions) == 5
    assert copy.load(made_up_assessment().id)[1] == 5
    copy.close()


def test_saves_without_end_do_not_keep_a_copy_from_being_made(
    store: Store, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(made_up_assessment(), 0, Progress(1, 4, False))
    revisions = _with_saves_between_steps(store, monkeypatch, saves=float("inf"))
    copy = Store.open(copy_library(library, tmp_path / "copies", MOMENT))
    assert copy.load(made_up_assessment().id)[1] in revisions[-2:]
    copy.close()


def test_a_restored_library_is_what_it_was_and_can_be_brought_back(store: Store, library: Path) -> None:
    first = made_up_assessment()
    store.save(first, 0, Progress(1, 4, False))
    then = store.back_up()
    assert then is not None
    changed = replace(first, tender=replace(first.tender, title="Changed"))
    store.save(changed, 1, Progress(1, 4, False))
    other = replace(first, id=AssessmentId("other"))
    store.save(other, 0, Progress(1, 4, False))
    store.restore(then.path)
    assert store.load(first.id) == (first, 1)
    assert [summary.id for summary in store.summaries()] == [first.id]
    now = store.backups()[0]
    assert now.count == 2
    # The copies stay whatever is done with them.
    with opened_copy(now.path) as copy:
        assert copy.load(first.id) == (changed, 2)
        assert copy.load(other.id) == (other, 1)
    assert {summary.title for summary in assessments_in(now.path)} == {"Changed", "Chairs"}
    store.restore(now.path)
    assert store.load(first.id) == (changed, 2)
    assert store.save(first, 2, Progress(1, 4, False)) == 3


def test_a_damaged_copy_is_not_restored(store: Store, library: Path) -> None:
    store.save(made_up_assessment(), 0, Progress(1, 4, False))
    copy = store.back_up()
    assert copy is not None
    content = copy.path.read_bytes()
    copy.path.write_bytes(content.replace(b"Chairs", b"Chaits"))
    with pytest.raises(StoreDamaged) as caught:
        store.restore(copy.path)
    assert caught.value.library == str(copy.path)
    assert store.load(made_up_assessment().id) == (made_up_assessment(), 1)


def test_a_copy_of_an_older_version_is_restored_and_read(tmp_path: Path, library: Path) -> None:
    folder = library.parent / "backups"
    folder.mkdir(parents=True)
    copy = folder / "library-2026-01-05-12.00.00Z.db"
    shutil.copyfile(FOLDER / "0001.db", copy)
    content = copy.read_bytes()
    kept = kept_assessment("0001")
    assert {summary.id for summary in assessments_in(copy)} == {kept.id, OTHER}
    store = Store.open(library)
    store.restore(copy)
    assert store.load(kept.id) == (kept, 2)
    store.close()
    with opened_copy(copy) as opened:
        assert opened.load(kept.id) == (kept, 2)
    assert copy.read_bytes() == content
