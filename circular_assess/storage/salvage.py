"""Reads what can be read of a file that may be damaged, in a copy of its own on which repairs are tried."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from circular_assess.domain.assessment import Assessment, AssessmentId
from circular_assess.storage import migrations
from circular_assess.storage.column_types import escaped, unescaped
from circular_assess.storage.failures import StoreFailure
from circular_assess.storage.loading import load_assessment
from circular_assess.storage.opening import VERSION, upgrade_tables
from circular_assess.storage.schema_pages import renew_schema
from circular_assess.storage.sqlite import WRITING, mend_header, sqlite_engine
from circular_assess.storage.summary import Place

UNREADABLE = (StoreFailure, SQLAlchemyError, sqlite3.Error, ValueError, TypeError, UnicodeError, OSError)


@dataclass(frozen=True, slots=True)
class Kept:
    """An assessment that can be read, and whether it is what was saved."""

    assessment: Assessment
    place: Place
    changed_at: datetime
    digest: str | None
    is_as_saved: bool


class Salvage:
    """A file of which a part may be readable.

    Attributes: ids of all assessments that are known to be in it, has_all_ids, False if there may be more.
    """

    def __init__(self, path: Path, folder: Path, moment: datetime) -> None:
        self.ids: list[AssessmentId] = []
        self.has_all_ids = True
        self._folder = folder
        self._path = folder / "apart.db"
        self._moment = moment
        self._engines: dict[Path, Engine] = {}
        for suffix in ("", "-journal"):
            if (source := Path(f"{path}{suffix}")).exists():
                shutil.copyfile(source, f"{self._path}{suffix}")
        mend_header(self._path)

    def __enter__(self) -> Salvage:
        self._upgrade()
        self._engines[self._path] = sqlite_engine(self._path, has_foreign_keys=False)
        self.has_all_ids = self._read_ids(self._path)
        if not self.has_all_ids:
            self._repair()
            self.has_all_ids = max(map(self._read_ids, self._engines))  # each may have ids that others lack
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for engine in self._engines.values():
            engine.dispose()

    def read(self, assessment_id: AssessmentId) -> Kept | None:
        """The assessment as well as it can be read; None if it cannot."""
        assessment = self._load(self._path, assessment_id, is_held_to_digest=True)
        if assessment is not None:
            return self._kept(assessment, is_as_saved=True)
        self._repair()
        for is_as_saved, path in product((True, False), self._engines):
            assessment = self._load(path, assessment_id, is_held_to_digest=is_as_saved)
            if assessment is not None:
                return self._kept(assessment, is_as_saved=is_as_saved)
        return None

    def digest(self, assessment_id: AssessmentId) -> str | None:
        """The digest that was noted at the last save."""
        return self._column("digest", assessment_id)

    def title(self, assessment_id: AssessmentId) -> str:
        """The title if it can be read, else the id."""
        return self._column("title", assessment_id) or str(assessment_id)

    def _kept(self, assessment: Assessment, *, is_as_saved: bool) -> Kept:
        place, changed_at = self._place(assessment.id), self._changed_at(assessment.id)
        return Kept(assessment, place, changed_at, self.digest(assessment.id), is_as_saved)

    def _load(self, path: Path, assessment_id: AssessmentId, *, is_held_to_digest: bool) -> Assessment | None:
        try:
            with self._engines[path].connect() as connection:
                return load_assessment(connection, "", assessment_id, is_held_to_digest=is_held_to_digest)[0]
        except UNREADABLE:
            return None

    def _column(self, name: str, assessment_id: AssessmentId) -> str | None:
        query = f"SELECT {name} FROM assessment WHERE id = ?"
        for path in self._engines:
            with suppress(*UNREADABLE), closing(sqlite3.connect(path)) as connection:
                found = connection.execute(query, (escaped(assessment_id),)).fetchone()
                if found and isinstance(found[0], str):
                    return unescaped(found[0])
        return None

    def _place(self, assessment_id: AssessmentId) -> Place:
        try:
            return Place(self._column("place", assessment_id) or "")
        except ValueError:
            return Place.LIBRARY

    def _changed_at(self, assessment_id: AssessmentId) -> datetime:
        try:
            found = datetime.fromisoformat(self._column("changed_at", assessment_id) or "")
        except ValueError:
            return self._moment
        return found if found.tzinfo else found.replace(tzinfo=UTC)

    def _read_ids(self, path: Path) -> bool:
        """Note all ids that can be read in a file; True if that did not fail."""
        is_whole, found = True, self.ids
        for way in ("NOT INDEXED", "INDEXED BY sqlite_autoindex_assessment_1"):
            with suppress(*UNREADABLE), closing(sqlite3.connect(path)) as connection:
                rows: Iterable[tuple[object]] = connection.execute(f"SELECT id FROM assessment {way}")
                for (assessment_id,) in rows:
                    if isinstance(assessment_id, str):
                        found.append(AssessmentId(unescaped(assessment_id)))
                continue
            is_whole = False
        self.ids = list(dict.fromkeys(found))
        return is_whole

    def _repair(self) -> None:
        """Try what can be made anew, each in a file of its own, as either may also make things worse."""
        if len(self._engines) > 1:
            return
        reindexed, renewed = self._folder / "reindexed.db", self._folder / "renewed.db"
        for path in (reindexed, renewed):
            shutil.copyfile(self._path, path)
            self._engines[path] = sqlite_engine(path, has_foreign_keys=False)
        with suppress(*UNREADABLE):
            renew_schema(renewed, self._folder)
        with suppress(*UNREADABLE), closing(sqlite3.connect(reindexed)) as connection:
            connection.execute("REINDEX")

    def _upgrade(self) -> None:
        """An older version is brought up to date as far as that goes; else nothing of it can be read."""
        engine = sqlite_engine(self._path, has_foreign_keys=False)
        with suppress(*UNREADABLE), engine.execution_options(**WRITING).begin() as connection:
            version = str(connection.scalar(select(VERSION.c.version_num)))
            if version != migrations.HEAD and migrations.is_known(version):
                upgrade_tables(connection)
        engine.dispose()
