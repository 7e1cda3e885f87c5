"""The library as the program uses it: list, load, save, move, delete."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import ColumnElement, Connection, Engine, delete, insert, make_url, select, update

from circular_assess.domain.assessment import Assessment, AssessmentId
from circular_assess.storage.backups import (
    Backup,
    LibraryFile,
    back_up,
    backups,
    keep_damaged,
    restore_library,
)
from circular_assess.storage.failures import NewerRevision, NotFound, StoreDamaged, StoreFailure
from circular_assess.storage.listing import find_procedure, list_assessments
from circular_assess.storage.opening import open_file, open_server
from circular_assess.storage.sqlite import (
    CLEAN,
    DAMAGED,
    OPEN,
    WRITING,
    ended_cleanly,
    named_failures,
    write_mark,
)
from circular_assess.storage.summary import AssessmentSummary, Place, Progress


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """An open library. The mapped classes are imported by what needs them, for the list does not.

    Each method is one transaction; a failure is a StoreFailure and changes nothing.

    It may be used from several threads, which wait for each other.

    Attributes: is_changed, True if something was written since the last copy.
    """

    def __init__(
        self,
        engine: Engine,
        library: str,
        clock: Callable[[], datetime],
        file: LibraryFile | None = None,
        *,
        was_clean: bool = True,
    ) -> None:
        self._engine = engine
        self._library = library
        self._clock = clock
        self._file = file
        # What was not closed was perhaps not copied either.
        self._has_to_close = self.is_changed = not was_clean
        self._is_damaged = False
        self._copying = Lock()

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
        file = LibraryFile(path, backup_folder or path.parent / "backups")
        with named_failures(str(path)):
            was_clean = not path.exists() or ended_cleanly(path)
            engine = open_file(path, file.backup_folder, clock(), was_clean=was_clean)
        return cls(engine, str(path), clock, file, was_clean=was_clean)

    def summaries(self, place: Place = Place.LIBRARY) -> list[AssessmentSummary]:
        """All assessments of a place, the last changed first."""
        with self._reading() as connection:
            return list_assessments(connection, place)

    def of_procedure(self, procedure_id: str) -> AssessmentId | None:
        """The assessment of a published procedure, the last changed of several, unless it is in the bin."""
        with self._reading() as connection:
            return find_procedure(connection, procedure_id)

    def load(self, assessment_id: AssessmentId) -> tuple[Assessment, int]:
        """The assessment and its revision, wherever it is kept.

        Raises NotFound if it is nowhere, and AssessmentDamaged if it is not what was saved.
        """
        from circular_assess.storage.loading import load_assessment

        with self._reading() as connection:
            return load_assessment(connection, self._library, assessment_id)

    def revision(self, assessment_id: AssessmentId) -> int:
        """The revision of an assessment, 0 if the library does not have it, also of a damaged one."""
        from circular_assess.storage.tables import AssessmentRow

        query = select(AssessmentRow.revision).where(AssessmentRow.id == assessment_id)
        with self._reading() as connection:
            return int(connection.scalar(query) or 0)

    def save(self, assessment: Assessment, revision: int, progress: Progress) -> int:
        """Write the assessment over this revision (0: it is new) and give the new one, after the commit.

        It stays in its place. Raises NewerRevision if the library has another revision, and NotFound
        if it has none any more.
        """
        from circular_assess.storage.digests import digest_of
        from circular_assess.storage.rows import rows_of
        from circular_assess.storage.tables import AssessmentRow

        rows = rows_of(assessment)
        notes = {"revision": revision + 1, "changed_at": self._clock(), "digest": digest_of(rows)}
        notes |= asdict(progress)
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

    def back_up(self) -> Backup | None:
        """A checked copy of the library, after which older copies are thinned; None on a server.

        It does not wait for the other methods, nor they for it. Raises StoreBusy, StoreDamaged,
        StoreReadOnly and StoreFailed.
        """
        if self._file is None:
            return None
        with self._copying:
            was_changed, self.is_changed = self.is_changed, False
            try:
                back_up(self._file, self._clock())
            except StoreFailure as failure:
                self.is_changed = was_changed or self.is_changed
                self._is_damaged |= isinstance(failure, StoreDamaged)
                raise
            return self.backups()[0]

    def keep_present(self) -> None:
        """A copy before something is replaced; of a damaged library one that does not count as a backup."""
        try:
            self.back_up()
        except StoreDamaged:
            if self._file is None:
                raise
            with named_failures(self._library):
                keep_damaged(self._file.path, self._clock())

    def backups(self) -> list[Backup]:
        """All copies of the library, the newest first; on a server the program makes none."""
        return [] if self._file is None else backups(self._file)

    def restore(self, copy: Path) -> None:
        """Make the library what it was in a copy, after a copy of what it is now.

        If that fails nothing is changed. Raises what `back_up` and `open` raise.
        """
        assert self._file is not None
        self.keep_present()
        self._engine.dispose()
        with named_failures(self._library):
            restore_library(self._file.path, copy)
            self._engine = open_file(self._file.path, self._file.backup_folder, self._clock(), was_clean=True)
        self._has_to_close, self.is_changed, self._is_damaged = True, True, False

    def close(self) -> None:
        """Let go of the file, and note in it that all is well, if it is."""
        if self._file is not None and (self._has_to_close or self._is_damaged):
            engine = self._engine.execution_options(**WRITING)
            # Without the note the next start looks closer, which is no harm.
            with suppress(StoreFailure), named_failures(self._library), engine.begin() as connection:
                write_mark(connection, DAMAGED if self._is_damaged else CLEAN)
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
        with self._named(), self._engine.connect() as connection, self._understood():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        engine = self._engine.execution_options(**WRITING)
        with self._named(), engine.begin() as connection:
            if self._file is not None:
                write_mark(connection, DAMAGED if self._is_damaged else OPEN)
            yield connection
        self._has_to_close = self.is_changed = True

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            with named_failures(self._library):
                yield
        except StoreDamaged:
            self._is_damaged = True
            raise

    @contextmanager
    def _understood(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, TypeError) as error:
            # A column holds what its type or its field cannot be.
            raise StoreDamaged(self._library, str(error)) from error
