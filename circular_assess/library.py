"""The buyer's library: list, make, open, duplicate, archive and bin assessments, with undo."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, AssessmentId, ScenarioId
from circular_assess.domain.wording import in_language
from circular_assess.storage.failures import NotFound, StoreFailure
from circular_assess.storage.summary import AssessmentSummary, Place, Progress
from circular_assess.texts import LANGUAGES

if TYPE_CHECKING:
    from circular_assess.domain.catalogue import Catalogue, Theme
    from circular_assess.domain.results import Results
    from circular_assess.storage.backups import Backup
    from circular_assess.storage.store import Store


@dataclass(frozen=True, slots=True)
class _Step:
    """A change of the library with its way back and forth."""

    label: str
    undo: Callable[[], None]
    redo: Callable[[], None]


def new_assessment_id() -> AssessmentId:
    """An id that no other assessment has, here or on another computer."""
    return AssessmentId(str(uuid.uuid4()))


def new_scenario_id() -> ScenarioId:
    """An id that no other scenario has."""
    return ScenarioId(str(uuid.uuid4()))


class Library(QObject):
    """All assessments of the buyer, and the steps that can be undone in the list of them.

    Attributes: language, in which criteria are worded.
    Signals: changed, after anything in the list differs.
    """

    changed = Signal()

    def __init__(
        self,
        store: Store,
        read_catalogue: Callable[[str], Catalogue],
        language: str = "en",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.language = language
        self._store = store
        self._read_catalogue = read_catalogue
        self._catalogues: dict[str, Catalogue] = {}
        self._past: list[_Step] = []
        self._future: list[_Step] = []

    @property
    def catalogue(self) -> Catalogue:
        """The criteria that can be scored, in the language of the reader, read when first needed."""
        return self._catalogue_in(self.language)

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._past[-1].label if self._past else None

    @property
    def redo_label(self) -> str | None:
        """What redo would bring again."""
        return self._future[-1].label if self._future else None

    def in_language(self, assessment: Assessment, language: str = "") -> Assessment:
        """The assessment with its criteria in a language, that of the reader if none is named."""
        return in_language(assessment, language or self.language, LANGUAGES, self._catalogue_in)

    def is_same(self, one: Assessment, other: Assessment) -> bool:
        """True if two assessments say the same, in whatever languages their criteria are worded."""
        return self.in_language(one) == self.in_language(other)

    def summaries(self, place: Place) -> list[AssessmentSummary]:
        """What the list shows of all assessments in a place, last changed first."""
        return self._store.summaries(place)

    def make(self, theme: Theme, title: str, first_scenario: str) -> Document:
        """A new assessment with its first scenario, the baseline, kept at once."""
        assessment = edits.new_assessment(new_assessment_id(), theme, self.catalogue)
        tender = replace(assessment.tender, title=title)
        assessment = edits.change_tender(assessment, tender)
        return self._keep(edits.add_scenario(assessment, new_scenario_id(), first_scenario))

    def open(self, assessment_id: AssessmentId) -> Document:
        """The assessment, ready to be edited."""
        assessment, revision = self._store.load(assessment_id)
        return self._document(assessment, revision)

    def find(self, assessment_id: AssessmentId) -> Assessment | None:
        """The stored value, wherever it lies; None if the library does not know the id."""
        try:
            return self._store.load(assessment_id)[0]
        except NotFound:
            return None

    def of_procedure(self, procedure_id: str) -> Assessment | None:
        """The assessment of a published procedure, the last changed of several, unless it is in the bin."""
        found = self._store.of_procedure(procedure_id) if procedure_id else None
        return None if found is None else self.find(found)

    def keep_copy(self, assessment: Assessment, title: str) -> Document:
        """A copy under a new id, kept at once: samples and files open like this."""
        return self._keep(edits.duplicate_assessment(assessment, new_assessment_id(), title))

    def keep(self, assessment: Assessment) -> Document:
        """The assessment under its own id; if the library has it already, all is copied before."""
        revision = self._store.revision(assessment.id)
        if revision:
            self._store.keep_present()
        return self._keep(assessment, revision)

    def duplicate(self, assessment_id: AssessmentId, title: str, label: str) -> AssessmentId:
        """A copy with all scenarios and scores; undo bins it."""
        copy = self.keep_copy(self._store.load(assessment_id)[0], title).assessment
        self._did(
            label,
            undo=lambda: self._move([copy.id], Place.BIN),
            redo=lambda: self._move([copy.id], Place.LIBRARY),
        )
        return copy.id

    def rename(self, assessment_id: AssessmentId, title: str, label: str) -> None:
        """Another title."""
        before = self._store.load(assessment_id)[0].tender.title

        def retitle(wanted: str) -> None:
            assessment, revision = self._store.load(assessment_id)
            tender = replace(assessment.tender, title=wanted)
            changed = edits.change_tender(assessment, tender)
            self._write(changed, _results(changed), revision)

        retitle(title)
        self._did(label, undo=lambda: retitle(before), redo=lambda: retitle(title))

    def move(self, summaries: Sequence[AssessmentSummary], place: Place, label: str) -> None:
        """Into the library, the archive or the bin; undo brings each back to where it was."""
        origins = {summary.id: summary.place for summary in summaries}

        def back() -> None:
            for assessment_id, origin in origins.items():
                self._store.move(assessment_id, origin)

        self._move(list(origins), place)
        self._did(label, undo=back, redo=lambda: self._move(list(origins), place))

    def empty_bin(self) -> None:
        """Delete for good what lies in the bin; this alone cannot be undone."""
        self._store.delete_forever([summary.id for summary in self._store.summaries(Place.BIN)])
        self._past.clear()
        self._future.clear()
        self.changed.emit()

    def back_up(self) -> Backup | None:
        """A checked copy of all assessments as they are now; None where the program makes none."""
        return self._store.back_up()

    def backups(self) -> list[Backup]:
        """All copies, the newest first."""
        return self._store.backups()

    def restore(self, backup: Backup) -> None:
        """Make the library what it was in a copy, after a copy of what it is now."""
        self._store.restore(backup.path)
        self._past.clear()
        self._future.clear()
        self.changed.emit()

    def take_out(self, backup: Backup, assessment_id: AssessmentId, title: str | None = None) -> AssessmentId:
        """One assessment out of a copy, under a new title, or without one in place of the present one."""
        from circular_assess.storage.inside_copies import opened_copy

        with opened_copy(backup.path) as copy:
            assessment = copy.load(assessment_id)[0]
        if title is not None:
            return self.keep_copy(assessment, title).assessment.id
        self.keep(assessment)
        self._store.move(assessment_id, Place.LIBRARY)
        self.changed.emit()
        return assessment_id

    def undo(self) -> None:
        """Take the last step in the list back."""
        if self._past:
            step = self._past.pop()
            step.undo()
            self._future.append(step)
            self.changed.emit()

    def redo(self) -> None:
        """Bring the undone step again."""
        if self._future:
            step = self._future.pop()
            step.redo()
            self._past.append(step)
            self.changed.emit()

    def _did(self, label: str, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        self._past.append(_Step(label, undo, redo))
        self._future.clear()
        self.changed.emit()

    def _move(self, assessment_ids: Sequence[AssessmentId], place: Place) -> None:
        for assessment_id in assessment_ids:
            self._store.move(assessment_id, place)

    def _keep(self, assessment: Assessment, revision: int = 0) -> Document:
        revision = self._write(assessment, _results(assessment), revision)
        self.changed.emit()
        return self._document(assessment, revision)

    def _catalogue_in(self, language: str) -> Catalogue:
        if language not in self._catalogues:
            self._catalogues[language] = self._read_catalogue(language)
        return self._catalogues[language]

    def _document(self, assessment: Assessment, revision: int) -> Document:
        return Document(self.in_language(assessment), revision, self._write, (StoreFailure,), self)

    def _write(self, assessment: Assessment, results: Results, revision: int) -> int:
        progress = Progress(results.finished, len(results.criteria), results.is_ready)
        return self._store.save(assessment, revision, progress)


def _results(assessment: Assessment) -> Results:
    from circular_assess.domain.results import evaluate  # the list does without it

    return evaluate(assessment)
