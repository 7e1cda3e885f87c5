"""What is inside a copy of the library: its list, and its assessments, of whatever version it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, create_engine

from circular_assess.storage.failures import StoreDamaged
from circular_assess.storage.listing import list_assessments
from circular_assess.storage.sqlite import named_failures
from circular_assess.storage.store import Store
from circular_assess.storage.summary import AssessmentSummary


def assessments_in(copy: Path) -> list[AssessmentSummary]:
    """What a copy holds, wherever it was kept, the last changed first; raises StoreDamaged."""
    with named_failures(str(copy)):
        url = URL.create(
            "sqlite", database=copy.as_uri(), query={"mode": "ro", "immutable": "1", "uri": "true"}
        )
        engine = create_engine(url)
        try:
            with engine.connect() as connection:
                return list_assessments(connection)
        except (ValueError, TypeError) as error:
            raise StoreDamaged(str(copy), str(error)) from error
        finally:
            engine.dispose()


@contextmanager
def opened_copy(copy: Path) -> Iterator[Store]:
    """What is in a copy as a library of its own, upgraded if it is old: the copy stays as it is."""
    with TemporaryDirectory(prefix="circular-assess-", ignore_cleanup_errors=True) as folder:
        apart = Path(folder) / copy.name
        with named_failures(str(copy)):
            shutil.copyfile(copy, apart)
        store = Store.open(apart)
        try:
            yield store
        finally:
            store.close()
