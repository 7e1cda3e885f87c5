"""The open assessment: edit, undo, redo, results, and saving at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.history import History

if TYPE_CHECKING:
    from circular_assess.domain.results import Results

Arguments = ParamSpec("Arguments")

TYPING_PAUSE_MS = 200
RETRY_MS = 2000


class SaveAssessment(Protocol):
    """Writes an assessment over the given revision and gives the new one."""

    def __call__(self, assessment: Assessment, results: Results, revision: int) -> int: ...


class Document(QObject):
    """One open assessment with its history and its place in the library.

    Attributes: assessment, results (computed once a value), save_error, saved_at.
    Signals: changed (the one notice after each edit, undo and redo; it carries nothing),
    saved(bool): True after the commit, False while the last change is not kept yet.
    """

    changed = Signal()
    saved = Signal(bool)

    def __init__(
        self,
        assessment: Assessment,
        revision: int,
        save: SaveAssessment,
        expected_errors: tuple[type[Exception], ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = History(assessment)
        self._revision = revision
        self._save = save
        self._expected_errors = expected_errors
        self._saved_value: Assessment | None = assessment if revision else None
        self._results: Results | None = None
        self._results_of: Assessment | None = None
        self.save_error: Exception | None = None
        self.saved_at: datetime | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save_now)

    @property
    def assessment(self) -> Assessment:
        """The present value; never changed, only replaced."""
        return self._history.present

    @property
    def results(self) -> Results:
        """Everything shown of the present value."""
        from circular_assess.domain.results import evaluate  # the list of the library does without it

        if self._results is None or self._results_of is not self.assessment:
            self._results = evaluate(self.assessment)
            self._results_of = self.assessment
        return self._results

    @property
    def is_saved(self) -> bool:
        """True if the present value is in the library."""
        return self._saved_value is self.assessment

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """What redo would bring again."""
        return self._history.redo_label

    def edit(
        self,
        label: str,
        function: Callable[Concatenate[Assessment, Arguments], Assessment],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> None:
        """Apply a function of `domain.edits`; undo, notice and save follow. Raises EditRefused."""
        self._do(label, function(self.assessment, *args, **kwargs), None)

    def edit_as_typed(
        self,
        label: str,
        merge: Hashable,
        function: Callable[Concatenate[Assessment, Arguments], Assessment],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> None:
        """Like `edit`, for keystrokes: steps with the same `merge` key become one, saved after a pause."""
        self._do(label, function(self.assessment, *args, **kwargs), merge)

    def undo(self) -> None:
        """Take the last step back."""
        if self._history.undo():
            self._announce(0)

    def redo(self) -> None:
        """Bring the undone step again."""
        if self._history.redo():
            self._announce(0)

    def reword(self, change: Callable[[Assessment], Assessment]) -> None:
        """Show the same in other words, in the past too: no edit, nothing to undo, nothing to save."""
        was_saved = self.is_saved
        self._history.change_all(change)
        if was_saved:
            self._saved_value = self.assessment
        self.changed.emit()

    def save_now(self) -> bool:
        """Write the present value if it is not in the library yet; True if it is now.

        An expected failure is kept in `save_error`, said through `saved`, and tried again.
        """
        self._timer.stop()
        if self.is_saved:
            return True
        value = self.assessment
        try:
            self._revision = self._save(value, self.results, self._revision)
        except self._expected_errors as error:
            self.save_error = error
            self._timer.start(RETRY_MS)
            self.saved.emit(False)
            return False
        self._saved_value = value
        self.save_error = None
        self.saved_at = datetime.now()
        self.saved.emit(True)
        return True

    def close(self) -> None:
        """Let go of it; a change that is not saved is given up."""
        self._timer.stop()
        self.deleteLater()

    def _do(self, label: str, value: Assessment, merge: Hashable | None) -> None:
        if self._history.do(label, value, merge):
            self._announce(0 if merge is None else TYPING_PAUSE_MS)

    def _announce(self, save_after_ms: int) -> None:
        self.changed.emit()
        if save_after_ms:
            self._timer.start(save_after_ms)
        else:
            self.save_now()
