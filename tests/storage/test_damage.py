"""Damage is found when it says something else, and what can be rescued is; a clean library is not read."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from circular_assess.domain.assessment import Assessment, AssessmentId
from circular_assess.storage.backups import LibraryFile
from circular_assess.storage.checking import check_library
from circular_assess.storage.column_types import escaped
from circular_assess.storage.digests import PART_TABLES, DigestReader, digest_of, sealed
from circular_assess.storage.failures import AssessmentDamaged, StoreDamaged
from circular_assess.storage.rescue import Rescued, rescue_library
from circular_assess.storage.rows import rows_of
from circular_assess.storage.sqlite import ended_cleanly
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Place, Progress
from circular_assess.storage.tables import AssessmentRow
from tests.old_databases.make import FOLDER, kept_assessment
from tests.storage.helpers import run_child
from tests.strategies import assessments, broken_texts

PROGRESS = Progress(1, 4, False)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
FLIPS, RESCUES = 200, 8


def _assessment(name: str) -> Assessment:
    made = kept_assessment()
    return replace(made, id=AssessmentId(name), tender=replace(made.tender, title=f"Title of {name}"))


KEPT = {each.id: each for each in map(_assessment, ("a", "b", "c"))}


def _make(library: Path) -> LibraryFile:
    store = Store.open(library, clock=lambda: NOON)
    for assessment in KEPT.values():
        store.save(assessment, 0, PROGRESS)
    store.move(AssessmentId("b"), Place.ARCHIVE)
    store.close()
    return LibraryFile(library, library.parent / "backups")


def _read(library: Path) -> dict[AssessmentId, Assessment]:
    store = Store.open(library)
    try:
        return {found.id: store.load(found.id)[0] for place in Place for found in store.summaries(place)}
    finally:
        store.close()


def _execute(library: Path, statement: str) -> None:
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        connection.execute(statement)


def _spoil(library: Path, was: bytes, now: bytes) -> None:
    """Change what stands in the file, as a disk would."""
    content = library.read_bytes()
    assert was in content
    library.write_bytes(content.replace(was, now))


# --- the digest ---


@pytest.fixture(scope="module")
def any_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, sqlite3.Connection]]:
    path = tmp_path_factory.mktemp("library") / "library.db"
    store = Store.open(path)
    with closing(sqlite3.connect(path)) as connection:
        yield store, connection
    store.close()


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(assessment=assessments(broken_texts(), broken_texts()))
def test_the_digest_is_the_same_before_and_after_and_by_plain_sql(
    any_library: tuple[Store, sqlite3.Connection], assessment: Assessment
) -> None:
    store, connection = any_library
    store.save(assessment, 0, PROGRESS)
    digest = digest_of(rows_of(assessment))
    kept_id = escaped(assessment.id)
    try:
        assert sealed(connection)[kept_id] == DigestReader(connection).digest(kept_id) == digest
        store.load(assessment.id)
    finally:
        store.move(assessment.id, Place.BIN)
        store.delete_forever([assessment.id])


def test_the_digest_covers_every_table_of_an_assessment() -> None:
    tables = {row_class.__tablename__ for row_class in rows_of(kept_assessment())}
    assert tables == {AssessmentRow.__tablename__, *PART_TABLES}


# --- finding it ---


def test_a_changed_letter_is_found_on_opening_the_assessment_and_spares_the_others(library: Path) -> None:
    _make(library)
    _spoil(library, b"Title of a", b"Title of e")
    store = Store.open(library)
    with pytest.raises(AssessmentDamaged) as caught:
        store.load(AssessmentId("a"))
    assert (caught.value.assessment_id, caught.value.title) == ("a", "Title of e")
    assert store.load(AssessmentId("b"))[0] == KEPT[AssessmentId("b")]
    with pytest.raises(StoreDamaged):
        store.back_up()
    assert store.backups() == []
    store.close()
    # It is noted, so the next start looks closer.
    with pytest.raises(StoreDamaged):
        Store.open(library)


def test_after_an_unclean_end_everything_is_checked(library: Path) -> None:
    _make(library)
    store = Store.open(library)
    store.move(AssessmentId("a"), Place.BIN)
    assert not ended_cleanly(library)
    store._engine.dispose()  # as if it were killed
    check_library(library)
    Store.open(library).close()
    assert ended_cleanly(library)
    _spoil(library, b"Title of b", b"Title of e")
    Store.open(library).close()
    _execute(library, "PRAGMA user_version = 1")
    with pytest.raises(StoreDamaged):
        Store.open(library)


def test_after_a_clean_end_only_header_and_version_are_read(library: Path) -> None:
    _make(library)
    words = run_child("say_statements", library)
    assert words.count("connect") == 1
    assert [word for word in words if word.startswith("SELECT")] == ["SELECT:alembic_version"]
    assert len(words) < 10
    _execute(library, "PRAGMA user_version = 1")
    assert run_child("say_statements", library).count("connect") > 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessment SET place = 'shelf'",
        "UPDATE assessment SET revision = 'two'",
        "UPDATE assessment SET changed_at = 'noon'",
        "UPDATE score SET level = 2.5 WHERE level = 1.5",
        "DELETE FROM effect",
        "UPDATE proof SET assessment_id = 'z' || assessment_id",
        "UPDATE assessment SET digest = NULL, theme = 'cars'",
    ],
)
def test_what_is_not_as_saved_is_no_good_library(library: Path, statement: str) -> None:
    _make(library)
    assert check_library(library) == 3
    _execute(library, statement)
    with pytest.raises(StoreDamaged):
        check_library(library)


# --- surviving it ---


def _flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_every_flipped_bit_that_says_something_else_is_found_and_the_rest_rescued(library: Path) -> None:
    file = _make(library)
    good, rows = library.read_bytes(), _rows(library)
    chance = random.Random(6)
    rescued: list[Rescued] = []
    damaged = good
    for _ in range(FLIPS):
        damaged = _flipped(good, chance.randrange(len(good) * 8))
        library.write_bytes(damaged)
        try:
            check_library(library)
        except StoreDamaged:
            if len(rescued) < RESCUES:
                rescued.append(_rescued_and_compared(file))
            continue
        assert _rows(library) == rows or _read(library) == KEPT
    # A bit stands in one assessment, or in the head of a page that several share.
    assert sum(len(each.whole) == 3 or len(each.whole) == 2 for each in rescued) >= RESCUES - 1
    library.write_bytes(good)
    store = Store.open(library)
    store.back_up()
    store.close()
    library.write_bytes(damaged)
    rescue_library(file, NOON)
    assert _read(library) == KEPT


def _rescued_and_compared(file: LibraryFile) -> Rescued:
    """Rescue without a copy: what is said to be whole is, and what is not said to be lost is there."""
    rescued = rescue_library(file, NOON)
    found = _read(file.path)
    for assessment in found.values():
        if assessment.tender.title in rescued.whole:
            assert assessment == KEPT[assessment.id]
    assert len(found) == 3 - len(rescued.lost)
    return rescued


def _rows(library: Path) -> list[object]:
    with closing(sqlite3.connect(library)) as connection:
        return [
            connection.execute(f"SELECT * FROM {name}").fetchall() for name in ("assessment", *PART_TABLES)
        ]


def test_a_rescue_takes_from_the_copies_what_the_damaged_file_has_not(library: Path) -> None:
    file = _make(library)
    store = Store.open(library, clock=lambda: NOON)
    store.back_up()
    older = KEPT[AssessmentId("c")]
    newer = replace(older, tender=replace(older.tender, title="Newer title"))
    store.save(newer, 1, PROGRESS)
    store.close()
    _spoil(library, b"Title of a", b"Title of e")  # the copy has what was saved last
    _spoil(library, b"Newer title", b"Newer t\xfftle")  # the copy has an older state only
    rescued = rescue_library(file, NOON + timedelta(days=1))
    assert sorted(rescued.whole) == ["Title of a", "Title of b"]
    assert rescued.older == (("Title of c", NOON),)
    assert (rescued.changed, rescued.lost) == ((), ())
    assert rescued.damaged_file.name == "library-damaged-2026-11-25-12.00.00Z.db"
    assert b"Newer t\xfftle" in rescued.damaged_file.read_bytes()
    assert _read(library) == KEPT
    store = Store.open(library)
    assert [(found.id, found.changed_at) for found in store.summaries(Place.ARCHIVE)] == [("b", NOON)]
    store.close()


def test_newer_work_that_can_be_read_is_kept_and_told(library: Path) -> None:
    file = _make(library)
    store = Store.open(library, clock=lambda: NOON)
    store.back_up()
    older = KEPT[AssessmentId("c")]
    store.save(replace(older, tender=replace(older.tender, title="Newer title")), 1, PROGRESS)
    store.close()
    _spoil(library, b"Newer title", b"Newer tidle")
    rescued = rescue_library(file, NOON)
    assert (sorted(rescued.whole), rescued.changed) == (["Title of a", "Title of b"], ("Newer tidle",))
    assert _read(library)[AssessmentId("c")].tender.title == "Newer tidle"


@pytest.mark.parametrize("content", [b"", bytes(40_000), random.Random(1).randbytes(40_000)])
def test_a_library_that_is_gone_comes_back_from_the_newest_copy(library: Path, content: bytes) -> None:
    file = _make(library)
    store = Store.open(library, clock=lambda: NOON)
    store.back_up()
    store.close()
    library.write_bytes(content)
    rescued = rescue_library(file, NOON)
    assert sorted(title for title, _moment in rescued.older) == ["Title of a", "Title of b", "Title of c"]
    assert _read(library) == KEPT
    assert rescued.damaged_file.read_bytes() == content
    for copy in (library.parent / "backups").iterdir():
        copy.unlink()
    library.write_bytes(content)
    assert rescue_library(file, NOON).whole == ()
    assert _read(library) == {}


def test_what_was_deleted_does_not_come_back(library: Path) -> None:
    file = _make(library)
    store = Store.open(library, clock=lambda: NOON)
    store.back_up()
    store.move(AssessmentId("c"), Place.BIN)
    store.delete_forever([AssessmentId("c")])
    store.close()
    _spoil(library, b"Title of a", b"Title of e")
    rescue_library(file, NOON)
    assert set(_read(library)) == {"a", "b"}


def test_a_damaged_schema_is_made_anew(library: Path) -> None:
    file = _make(library)
    _spoil(library, b"CREATE TABLE score", b"CREATE TABLE scope")
    with pytest.raises(StoreDamaged):
        check_library(library)
    assert len(rescue_library(file, NOON).whole) == 3
    assert _read(library) == KEPT


def test_a_damaged_older_library_is_rescued_too(library: Path) -> None:
    file = _make(library)
    kept = kept_assessment("0001")
    content = (FOLDER / "0001.db").read_bytes()
    # Its indexes are of no use any more, its tables are.
    library.write_bytes(content.replace(b"in-the-bin", b"in-the-bim", 1))
    with pytest.raises(StoreDamaged):
        Store.open(library)
    rescued = rescue_library(file, NOON)
    assert kept.tender.title in rescued.whole
    assert _read(library)[kept.id] == kept
