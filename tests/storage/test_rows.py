"""Any assessment comes back from the library as it was."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from sqlalchemy.exc import StatementError

from circular_assess.domain.assessment import Assessment, Tender
from circular_assess.storage.failures import NotFound
from circular_assess.storage.row import Row
from circular_assess.storage.rows import rows_of
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Place, Progress
from tests.made_up import made_up_assessment
from tests.old_databases.make import kept_assessment
from tests.strategies import assessments, broken_texts

PROGRESS = Progress(1, 4, False)


@pytest.fixture(scope="module")
def any_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(tmp_path_factory.mktemp("library") / "library.db")
    yield store
    store.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(assessment=assessments(broken_texts(), broken_texts()))
@example(assessment=made_up_assessment())
def test_any_assessment_comes_back_as_it_was(any_store: Store, assessment: Assessment) -> None:
    assert any_store.save(assessment, 0, PROGRESS) == 1
    assert any_store.load(assessment.id) == (assessment, 1)
    any_store.move(assessment.id, Place.BIN)
    any_store.delete_forever([assessment.id])
    with pytest.raises(NotFound):
        any_store.load(assessment.id)


def test_nothing_of_a_deleted_assessment_stays(store: Store, library: Path) -> None:
    assessment = made_up_assessment()
    store.save(assessment, 0, PROGRESS)
    store.move(assessment.id, Place.BIN)
    store.delete_forever([assessment.id])
    with store._engine.connect() as connection:
        for table in Row.metadata.sorted_tables:
            if table.name != "alembic_version":
                assert connection.execute(table.select()).all() == []


def test_what_is_not_a_number_is_refused_and_not_emptied(store: Store) -> None:
    assessment = made_up_assessment()
    store.save(assessment, 0, PROGRESS)
    with pytest.raises(StatementError, match="not a number"):
        store.save(replace(assessment, tender=Tender(quantity=float("nan"))), 1, PROGRESS)
    assert store.load(assessment.id) == (assessment, 1)


def test_every_field_has_a_column() -> None:
    # SQLAlchemy drops without a word what no column is there for.
    for row_class, rows in rows_of(kept_assessment()).items():
        assert rows
        for columns in rows:
            assert set(columns) - set(row_class.__table__.columns.keys()) == set()
