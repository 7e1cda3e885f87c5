"""The library as the program uses it: list, load, save, move, delete."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Engine, delete, insert, make_url, select, update

from circular_assess.domain.assessment import Assessment, AssessmentId
from circular_assess.storage.failures import NewerRevision, NotFound, StoreDamaged
from circular_assess.storage.listing import list_assessments
from circular_assess.storage.opening import open_file, open_server
from circular_assess.storage.sqlite import WRITING, named_failures
from circular_assess.storage.summary import AssessmentSummary, Place, Progress


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """An open library. The mapped classes are imported by what needs them, for the list does not.

    Each method is one transaction; a failure is a StoreFailure and changes nothing.

    It may be used from several threads, which wait for each other.
    """

    def __init__(self, engine: Engine, library: str, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._library = library
        self._clock = clock

    @classmethod
    def open(
        cls,
        url_or_path: str | Path,
        *,
        backup_folder: Path | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> Store:
        """Open a library, or make one where none is; an older one is copied to the backups and upgraded.

        Without a folder the backups stand beside the library. Raises StoreBusy, StoreTooNew,
        StoreReadOnly, StoreDamaged and StoreFailed.
        """
        if isinstance(url_or_path, str) and "://" in url_or_path:
            url = make_url(url_or_path)
            if url.get_backend_name() != "sqlite":
                library = url.render_as_string()
                with named_failures(library):
                    return cls(open_server(url), library, clock)
            url_or_path = url.database or ""
        path = Path(url_or_path).absolute()
        with named_failures(str(path)):
            engine = open_file(path, backup_folder or path.parent / "backups", clock())
        return cls(engine, str(path), clock)

    def summaries(self, place: Place = Place.LIBRARY) -> list[AssessmentSummary]:
        """All assessments of a place, the last changed first."""
        with self._reading() as connection:
            return list_assessments(connection, place)

    def load(self, assessment_id: AssessmentId) -> tuple[Assessment, int]:
        """The assessment and its revision, wherever it is kept; NotFound if it is nowhere."""
        from sqlalchemy.orm import Session

        from circular_assess.storage.rows import assessment_of
        from circular_assess.storage.tables import AssessmentRow

        with self._reading() as connection, Session(connection) as session:
            row = session.get(AssessmentRow, assessment_id)
            if row is None:
                raise NotFound(self._library, assessment_id)
            return assessment_of(row), int(row.revision)

    def save(self, assessment: Assessment, revision: int, progress: Progress) -> int:
        """Write the assessment over this revision (0: it is new) and give the new one, after the commit.

        It stays in its place. Raises NewerRevision if the library has another revision, and NotFound
        if it has none any more.
        """
        from circular_assess.storage.rows import rows_of
        from circular_assess.storage.tables import AssessmentRow

        rows = rows_of(assessment)
        notes = {"revision": revision + 1, "changed_at": self._clock(), **asdict(progress)}
        with self._writing() as connection:
            rows[AssessmentRow][0] |= {**notes, "place": self._place_of(connection, assessment.id, revision)}
            # Its parts leave with it (ON DELETE CASCADE) and are inserted anew, one statement a table.
            connection.execute(delete(AssessmentRow).where(AssessmentRow.id == assessment.id))
            for row_class, columns in rows.items():
                if columns:
                    connection.execute(insert(row_class), columns)
        return revision + 1

    def move(self, assessment_id: AssessmentId, place: Place) -> None:
        """Keep the assessment in another place.

        That is no change of the assessment: revision and time stay, so that an open one can still
        be saved, and one that comes back from the bin stands where it stood.
        """
        from circular_assess.storage.tables import AssessmentRow

        with self._writing() as connection:
            self._check_there(connection, assessment_id)
            connection.execute(
                update(AssessmentRow).where(AssessmentRow.id == assessment_id).values(place=place)
            )

    def delete_forever(self, assessment_ids: Collection[AssessmentId]) -> None:
        """Delete assessments that are in the bin; if one of them is not, NotFound and none is deleted."""
        from circular_assess.storage.tables import AssessmentRow

        with self._writing() as connection:
            for assessment_id in assessment_ids:
                self._check_there(connection, assessment_id, AssessmentRow.place == Place.BIN)
                connection.execute(delete(AssessmentRow).where(AssessmentRow.id == assessment_id))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _check_there(
        self, connection: Connection, assessment_id: AssessmentId, *conditions: ColumnElement[bool]
    ) -> None:
        from circular_assess.storage.tables import AssessmentRow

        found = select(AssessmentRow.id).where(AssessmentRow.id == assessment_id, *conditions)
        if connection.scalar(found) is None:
            raise NotFound(self._library, assessment_id)

    def _place_of(self, connection: Connection, assessment_id: AssessmentId, revision: int) -> Place:
        from circular_assess.storage.tables import AssessmentRow

        row = AssessmentRow
        query = select(row.revision, row.place, row.changed_at).where(row.id == assessment_id)
        with self._understood():
            stored = connection.execute(query).one_or_none()
        if stored is None:
            if revision:
                raise NotFound(self._library, assessment_id)
            return Place.LIBRARY
        if stored.revision != revision:
            raise NewerRevision(self._library, assessment_id, stored.revision, stored.changed_at)
        return Place(stored.place)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with named_failures(self._library), self._engine.connect() as connection, self._understood():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        engine = self._engine.execution_options(**WRITING)
        with named_failures(self._library), engine.begin() as connection:
            yield connection

    @contextmanager
    def _understood(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, TypeError) as error:
            # A column holds what its type or its field cannot be.
            raise StoreDamaged(self._library, str(error)) from error
