"""Whether a library is whole: SQLite's own checks, and every assessment against its digest."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from circular_assess.domain.assessment import AssessmentId
from circular_assess.storage import migrations
from circular_assess.storage.column_types import unescaped
from circular_assess.storage.digests import DigestReader, sealed
from circular_assess.storage.failures import StoreDamaged
from circular_assess.storage.listing import list_assessments
from circular_assess.storage.sqlite import check_is_library, named_failures, sqlite_engine


def check_library(path: Path, library: str = "") -> int:
    """Raise StoreDamaged unless all of the file is as it was saved; gives the number of assessments.

    `library` is what the failure names, if that is another file. Everything is read, nothing is written.
    """
    library = library or str(path)
    with named_failures(library):
        check_is_library(path)
        with closing(sqlite3.connect(path, timeout=1)) as connection:
            connection.execute("PRAGMA cell_size_check = ON")
            _check_file(connection, library)
            unsealed, count = _check_digests(connection, library)
            version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        _check_understood(path, library, unsealed if version == (migrations.HEAD,) else [])
    return count


def _check_file(connection: sqlite3.Connection, library: str) -> None:
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise StoreDamaged(library, str(found))
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreDamaged(library, "rows without the row that they belong to")


def _check_digests(connection: sqlite3.Connection, library: str) -> tuple[list[AssessmentId], int]:
    reader, digests = DigestReader(connection), sealed(connection)
    for assessment_id, digest in digests.items():
        if digest is not None and reader.digest(assessment_id) != digest:
            raise StoreDamaged(library, f"{assessment_id} is not what was saved")
    kinds = {kind for (kind,) in connection.execute("SELECT DISTINCT typeof(revision) FROM assessment")}
    if not kinds <= {"integer"}:
        raise StoreDamaged(library, "a revision is no number")
    return [AssessmentId(unescaped(each)) for each, digest in digests.items() if digest is None], len(digests)


def _check_understood(path: Path, library: str, unsealed: list[AssessmentId]) -> None:
    """The list has to be shown; and what has no digest has at least to be understood."""
    engine = sqlite_engine(path)
    try:
        with engine.connect() as connection:
            list_assessments(connection)
            if unsealed:
                from circular_assess.storage.loading import load_assessment

                for assessment_id in unsealed:
                    load_assessment(connection, library, assessment_id)
    except (ValueError, TypeError) as error:
        raise StoreDamaged(library, str(error)) from error
    finally:
        engine.dispose()
