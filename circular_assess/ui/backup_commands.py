"""File, Backups: restores the library from a copy, or takes one assessment out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from circular_assess.storage.failures import StoreFailure
from circular_assess.texts import Texts
from circular_assess.ui.context import PageContext
from circular_assess.ui.failures import EXPECTED_FAILURES, failure_words
from circular_assess.ui.theme import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from circular_assess.document import Document
    from circular_assess.domain.assessment import AssessmentId
    from circular_assess.library import Library
    from circular_assess.storage.backups import Backup
    from circular_assess.storage.summary import AssessmentSummary
    from circular_assess.ui.widgets.backups_dialog import BackupsDialog

BACKUP_FOLDER = "backups"


class BackedUp(Protocol):
    """The window as these commands know it."""

    look: Look
    texts: Texts
    context: PageContext
    library: Library | None
    document: Document | None

    def show_library(self) -> None: ...
    def open_assessment(self, assessment_id: AssessmentId) -> None: ...


class BackupCommands(QObject):
    """What the dialog asks for, done in a window.

    Attributes: dialog.
    """

    def __init__(self, window: BackedUp, parent: QWidget) -> None:
        from circular_assess.ui.widgets.backups_dialog import BackupsDialog

        super().__init__()
        self._window = window
        self._library = window.library
        folder = window.context.data_folder / BACKUP_FOLDER
        self.dialog: BackupsDialog = BackupsDialog(parent, window.look, window.texts, folder, self._read)
        self.dialog.backup_wanted.connect(self._on_backup_wanted)
        self.dialog.restore_wanted.connect(self._on_restore_wanted)
        self.dialog.taken_out.connect(self._on_taken_out)
        self.dialog.replaced.connect(self._on_replaced)
        self.setParent(self.dialog)
        self._try(self._show)

    def _show(self) -> None:
        if self._library is not None:
            self.dialog.show_backups(self._library.backups())

    def _read(self, backup: Backup) -> Sequence[AssessmentSummary]:
        from circular_assess.storage.inside_copies import assessments_in

        try:
            return assessments_in(backup.path)
        except StoreFailure:
            return ()

    def _on_backup_wanted(self) -> None:
        def back_up() -> None:
            assert self._library is not None
            self._library.back_up()
            self._show()
            self.dialog.say(self._window.texts.tr("The copy is made and checked."))

        if self._window.document is None or self._window.document.save_now():
            self._try(back_up)

    def _on_restore_wanted(self, backup: Backup) -> None:
        from circular_assess.ui.widgets.library_words import copy_words

        texts = self._window.texts
        when = copy_words(backup.moment, texts)
        if not self._window.context.messages.ask_to_restore(when) or not self._leave():
            return

        def restore() -> None:
            assert self._library is not None
            self._library.restore(backup)
            self._show()
            said = texts.tr(
                "All assessments are as in the copy: {moment}. The newest copy has them as they were before.",
                moment=when,
            )
            self.dialog.say(said)

        self._try(restore)

    def _on_taken_out(self, backup: Backup, summary: AssessmentSummary) -> None:
        from circular_assess.ui.widgets.library_words import copy_words

        texts = self._window.texts
        when = copy_words(backup.moment, texts)
        self._take_out(
            backup, summary, texts.tr("{title} (copy: {moment})", title=summary.title, moment=when)
        )

    def _on_replaced(self, backup: Backup, summary: AssessmentSummary) -> None:
        self._take_out(backup, summary, None)

    def _take_out(self, backup: Backup, summary: AssessmentSummary, title: str | None) -> None:
        def take_out() -> None:
            assert self._library is not None
            assessment_id = self._library.take_out(backup, summary.id, title)
            self.dialog.close()
            self._window.open_assessment(assessment_id)

        if self._leave():
            self._try(take_out)

    def _leave(self) -> bool:
        """To the list, where nothing is open; False if what is open cannot be saved and the buyer stays."""
        self._window.show_library()
        return self._window.document is None

    def _try(self, action: Callable[[], object]) -> None:
        texts = self._window.texts
        try:
            action()
        except EXPECTED_FAILURES as failure:
            self._window.context.messages.tell(texts.tr("That did not work"), failure_words(failure, texts))


def show_backups(window: BackedUp, parent: QWidget) -> BackupCommands:
    """The dialog over the window."""
    if window.document is not None:
        window.document.save_now()
    commands = BackupCommands(window, parent)
    commands.dialog.open()
    return commands
