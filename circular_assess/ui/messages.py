"""The only modal boxes and file choosers, replaceable in tests, and the words for expected failures."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from circular_assess.texts import Texts

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

NAME_LETTERS = 60


class Answer(Enum):
    """What the buyer chose when a file holds other content than the library, or is about the same."""

    KEEP_BOTH = auto()
    REPLACE = auto()
    CANCEL = auto()


class Messages:
    """Asks and tells in modal boxes over the window; all text is shown as plain text."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.parent: QWidget | None = None

    def tell(self, title: str, text: str) -> None:
        """Say something that must be read before going on."""
        box = self._box(QMessageBox.Icon.Warning, title, text)
        box.addButton(self.texts.tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def tell_about(self, version: str) -> None:
        """Name, version, licence, and what the program is not."""
        tr = self.texts.tr
        text = tr(
            "Version {version}, licence EUPL-1.2. A preparation aid: it compares ways of buying before "
            "publication. It is no award method, legal advice or certification.",
            version=version,
        )
        box = self._box(QMessageBox.Icon.NoIcon, tr("Circular Assess"), text)
        box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def ask_keep_or_replace(self, title: str) -> Answer:
        """The library has another version of the assessment in a file: keep both, or replace?"""
        tr = self.texts.tr
        box = self._box(
            QMessageBox.Icon.Question,
            tr("This assessment is in your library with other content"),
            tr("“{title}” differs from the one in the file. Keep both, or replace yours?", title=title[:200]),
        )
        keep = box.addButton(tr("Keep both"), QMessageBox.ButtonRole.AcceptRole)
        replace = box.addButton(tr("Replace mine"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(cancel)
        box.exec()
        chosen = box.clickedButton()
        return Answer.KEEP_BOTH if chosen is keep else Answer.REPLACE if chosen is replace else Answer.CANCEL

    def ask_update_or_new(self, title: str) -> Answer:
        """The library has an assessment of the procedure that a notice is about: REPLACE is to update it."""
        tr = self.texts.tr
        box = self._box(
            QMessageBox.Icon.Question,
            tr("You have an assessment of this procedure"),
            tr(
                "The notice is about the same procedure as “{title}”. You see what differs before anything "
                "is changed.",
                title=title[:200],
            ),
        )
        update = box.addButton(tr("Update mine"), QMessageBox.ButtonRole.AcceptRole)
        new = box.addButton(tr("Make a new one"), QMessageBox.ButtonRole.ActionRole)
        cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(update)
        box.setEscapeButton(cancel)
        box.exec()
        chosen = box.clickedButton()
        return Answer.REPLACE if chosen is update else Answer.KEEP_BOTH if chosen is new else Answer.CANCEL

    def ask_to_empty_bin(self, count: int) -> bool:
        """Deleting for good is the one thing that undo cannot bring back."""
        tr = self.texts.tr
        box = self._box(
            QMessageBox.Icon.Warning,
            tr("Empty the bin"),
            self.texts.plural(
                "{count} assessment is deleted for good. This cannot be undone.",
                "{count} assessments are deleted for good. This cannot be undone.",
                count,
            ),
        )
        delete = box.addButton(tr("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("Keep them"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        return box.clickedButton() is delete

    def ask_to_restore(self, moment: str) -> bool:
        """All assessments become what they were at a moment, in words: True if the buyer wants that."""
        tr = self.texts.tr
        text = tr(
            "All assessments become what they were in the copy: {moment}. What they are now is copied first.",
            moment=moment,
        )
        box = self._box(QMessageBox.Icon.Question, tr("Restore all assessments"), text)
        restore = box.addButton(tr("Restore"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        return box.clickedButton() is restore

    def ask_to_leave_unsaved(self, why: str) -> bool:
        """The last change cannot be saved: True if the buyer gives it up and leaves."""
        tr = self.texts.tr
        box = self._box(QMessageBox.Icon.Warning, tr("Your last change is not saved"), why)
        leave = box.addButton(tr("Leave and lose the change"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(tr("Stay here"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is leave

    def ask_name(self, title: str, label: str, name: str) -> str | None:
        """A name typed by the buyer; None if the box was closed."""
        dialog = QInputDialog(self.parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(name)
        dialog.setOkButtonText(title)
        dialog.setCancelButtonText(self.texts.tr("Cancel"))
        dialog.resize(dialog.fontMetrics().averageCharWidth() * NAME_LETTERS, dialog.sizeHint().height())
        is_accepted = dialog.exec() == QInputDialog.DialogCode.Accepted
        typed = dialog.textValue().strip()
        dialog.deleteLater()
        return typed if is_accepted and typed else None

    def choose_file_to_open(self, title: str, pattern: str) -> Path | None:
        """A file chosen by the buyer."""
        chosen, _filter = QFileDialog.getOpenFileName(self.parent, title, "", pattern)
        return Path(chosen) if chosen else None

    def choose_file_to_save(self, title: str, proposal: Path, pattern: str) -> Path | None:
        """Where to write; the chooser itself asks before an existing file is replaced."""
        chosen, _filter = QFileDialog.getSaveFileName(self.parent, title, str(proposal), pattern)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(proposal.suffix)

    def choose_colour(self, title: str, colour: str) -> str | None:
        """A colour (#rrggbb) chosen by the buyer, beginning at another one."""
        chosen = QColorDialog.getColor(QColor(colour), self.parent, title)
        return chosen.name() if chosen.isValid() else None

    def choose_printer(self, title: str, pages: int) -> QPrinter | None:
        """A printer, and which of the pages, chosen by the buyer."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        dialog = QPrintDialog(printer, self.parent)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, pages)
        is_accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        return printer if is_accepted else None

    def _box(self, icon: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
        box = QMessageBox(self.parent)
        box.setIcon(icon)
        box.setWindowTitle(self.texts.tr("Circular Assess"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(title)
        box.setInformativeText(text)
        return box
