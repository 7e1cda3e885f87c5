"""The library lists, keeps, moves and deletes; nobody's newer work is written over."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import Engine, event

from circular_assess.domain.assessment import Assessment, AssessmentId, Tender, TenderStatus
from circular_assess.domain.catalogue import Theme
from circular_assess.storage.failures import NewerRevision, NotFound, StoreBusy, StoreDamaged
from circular_assess.storage.store import Store
from circular_assess.storage.summary import AssessmentSummary, Place, Progress
from tests.made_up import made_up_assessment
from tests.old_databases.make import kept_assessment
from tests.storage.helpers import files_in

PROGRESS = Progress(finished=12, in_use=23, is_ready=True)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def _assessment(name: str) -> Assessment:
    return replace(made_up_assessment(), id=AssessmentId(name), tender=Tender(title=name))


def _titles(store: Store, place: Place = Place.LIBRARY) -> list[str]:
    return [summary.title for summary in store.summaries(place)]


def test_a_summary_tells_what_the_list_shows(store: Store) -> None:
    tender = Tender("Chairs", Theme.FURNITURE, "City", "2026-7", status=TenderStatus.AWARDED)
    store.save(replace(made_up_assessment(), tender=tender), 0, PROGRESS)
    expected = AssessmentSummary(
        id=AssessmentId("made-up"),
        title="Chairs",
        buyer="City",
        reference="2026-7",
        theme=Theme.FURNITURE,
        status=TenderStatus.AWARDED,
        finished=12,
        in_use=23,
        is_ready=True,
        scenario_count=2,
        place=Place.LIBRARY,
        changed_at=NOON + timedelta(minutes=1),
    )
    assert store.summaries() == [expected]
    assert store.summaries()[0].changed_at.tzinfo is UTC


def test_the_last_changed_comes_first(store: Store) -> None:
    for name in ("a", "b", "c"):
        store.save(_assessment(name), 0, PROGRESS)
    store.save(_assessment("b"), 1, PROGRESS)
    assert _titles(store) == ["b", "c", "a"]


@contextmanager
def _noted_statements() -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_a_thousand_summaries_are_one_query(store: Store, library: Path) -> None:
    store.save(_assessment("a"), 0, PROGRESS)
    with closing(sqlite3.connect(library)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(assessment)") if row[1] != "id"]
        names = ", ".join(columns)
        connection.execute(
            "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 999) "
            f"INSERT INTO assessment (id, {names}) SELECT n, {names} FROM assessment, number"
        )
        connection.commit()
    with _noted_statements() as statements:
        assert len(store.summaries()) == 1000
    begin, query = statements
    assert begin == "BEGIN"
    assert "criterion" not in query
    assert "description" not in query


def test_a_save_is_one_transaction_of_a_writer_with_one_statement_a_table(store: Store) -> None:
    with _noted_statements() as statements:
        store.save(kept_assessment(), 0, PROGRESS)
    assert statements[0] == "BEGIN IMMEDIATE"
    verbs = [statement.split()[0] for statement in statements[1:]]
    assert verbs == ["PRAGMA", "SELECT", "DELETE", *["INSERT"] * 11]


def test_places(store: Store) -> None:
    for name in ("a", "b", "c"):
        store.save(_assessment(name), 0, PROGRESS)
    store.move(AssessmentId("a"), Place.ARCHIVE)
    store.move(AssessmentId("b"), Place.BIN)
    assert (_titles(store), _titles(store, Place.ARCHIVE), _titles(store, Place.BIN)) == (["c"], ["a"], ["b"])
    # A move is no change: an open assessment can still be saved, stays where it is, and keeps its time.
    assert store.summaries(Place.ARCHIVE)[0].changed_at == NOON + timedelta(minutes=1)
    assert store.save(_assessment("a"), 1, PROGRESS) == 2
    assert _titles(store, Place.ARCHIVE) == ["a"]
    store.move(AssessmentId("b"), Place.LIBRARY)
    assert _titles(store) == ["c", "b"]


def test_only_the_bin_is_emptied_and_only_whole(store: Store) -> None:
    store.save(_assessment("a"), 0, PROGRESS)
    store.save(_assessment("b"), 0, PROGRESS)
    store.move(AssessmentId("a"), Place.BIN)
    for other in ("b", "nobody"):
        with pytest.raises(NotFound) as caught:
            store.delete_forever([AssessmentId("a"), AssessmentId(other)])
        assert caught.value.assessment_id == other
    assert (_titles(store), _titles(store, Place.BIN)) == (["b"], ["a"])


def test_what_is_not_there_is_not_found(store: Store) -> None:
    nobody = AssessmentId("nobody")
    actions: list[Callable[[], object]] = [
        lambda: store.load(nobody),
        lambda: store.move(nobody, Place.BIN),
        # Somebody deleted it for ever while it was open: the buyer decides whether it comes back.
        lambda: store.save(_assessment("nobody"), 3, PROGRESS),
    ]
    for action in actions:
        with pytest.raises(NotFound):
            action()
    assert store.summaries() == []


def test_a_newer_revision_is_not_written_over(store: Store, library: Path) -> None:
    other = Store.open(library)
    first = _assessment("a")
    assert store.save(first, 0, PROGRESS) == 1
    theirs, revision = other.load(first.id)
    changed = replace(theirs, tender=Tender(title="Theirs"))
    assert other.save(changed, revision, PROGRESS) == 2
    for stale in (0, 1, 3):
        with pytest.raises(NewerRevision) as caught:
            store.save(first, stale, PROGRESS)
        assert (caught.value.assessment_id, caught.value.revision) == (first.id, 2)
        assert caught.value.changed_at == other.summaries()[0].changed_at
    assert store.load(first.id) == (changed, 2)
    other.close()


@contextmanager
def _held(library: Path, *statements: str) -> Iterator[None]:
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement).fetchall()
        yield


@pytest.mark.parametrize(
    "statements",
    [["BEGIN IMMEDIATE"], ["BEGIN EXCLUSIVE"], ["BEGIN", "SELECT * FROM assessment"]],
    ids=["writer", "alone", "reader while we commit"],
)
def test_a_busy_library_is_told_soon_and_can_be_tried_again(
    store: Store, library: Path, statements: list[str]
) -> None:
    first = _assessment("a")
    store.save(first, 0, PROGRESS)
    changed = replace(first, tender=Tender(title="Changed"))
    with _held(library, *statements):
        before = library.read_bytes()
        begin = monotonic()
        with pytest.raises(StoreBusy):
            store.save(changed, 1, PROGRESS)
        assert monotonic() - begin < 2
        assert library.read_bytes() == before
    assert store.load(first.id) == (first, 1)
    assert store.save(changed, 1, PROGRESS) == 2
    assert store.load(first.id) == (changed, 2)


def test_a_library_that_is_held_is_not_opened(store: Store, library: Path) -> None:
    before = files_in(library.parent)
    for statement in ("BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"):
        with _held(library, statement), pytest.raises(StoreBusy):
            Store.open(library)
    with _held(library, "BEGIN EXCLUSIVE"), pytest.raises(StoreBusy):
        store.summaries()
    assert files_in(library.parent) == before


def test_threads_wait_for_each_other(store: Store) -> None:
    def save_often(name: str) -> int:
        revision = 0
        for _ in range(10):
            revision = store.save(_assessment(name), revision, PROGRESS)
            store.load(AssessmentId(name))
        return revision

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(save_often, "abcd")) == [10] * 4


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE assessment SET theme = 'cars'",
        "UPDATE assessment SET title = x'00ff'",
        "UPDATE assessment SET title = CAST(x'ff41' AS TEXT)",
        "UPDATE assessment SET changed_at = 'yesterday'",
        "UPDATE assessment SET changed_at = x'01'",
        "UPDATE scenario SET mark = 'red'",
        "UPDATE strategy_setting SET weight = 'much'",
        "UPDATE criterion_setting SET criterion_json = '{'",
        "UPDATE criterion_setting SET criterion_json = '[]'",
        "UPDATE criterion_setting SET criterion_json = '{\"name\": 7}'",
        "UPDATE criterion_setting SET strategy = 'hope'",
        "UPDATE assessment SET revision = 'last'",
        "DROP TABLE score",
    ],
)
def test_a_damaged_row_is_told_and_spares_the_others(store: Store, library: Path, damage: str) -> None:
    with closing(sqlite3.connect(library)) as connection:
        store.save(_assessment("a"), 0, PROGRESS)
        connection.execute(damage)
        connection.commit()
    before = library.read_bytes()
    with pytest.raises(StoreDamaged) as caught:
        store.load(AssessmentId("a"))
    assert caught.value.library == str(library)
    assert caught.value.detail
    if damage.startswith("UPDATE assessment") and "revision" not in damage:
        with pytest.raises(StoreDamaged):
            store.summaries()
    assert library.read_bytes() == before
    if "DROP" not in damage:
        store.save(_assessment("b"), 0, PROGRESS)
        assert store.load(AssessmentId("b"))[0] == _assessment("b")


def test_a_url_opens_the_same_library(store: Store, library: Path) -> None:
    store.save(_assessment("a"), 0, PROGRESS)
    other = Store.open(f"sqlite:///{library}")
    assert _titles(other) == ["a"]
    other.close()
