"""How an export goes: its progress, what was written and where, or why it was not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.making_row import MakingRow
from circular_assess.ui.widgets.notes import Note, announce
from circular_assess.ui.widgets.words import button


class ExportOutcome(QWidget):
    """Hidden until there is something to say. Attributes: making (a row), written and failed (notes).

    Signals: opening_wanted(path of a file or folder), again_wanted, cancel_wanted.
    """

    opening_wanted = Signal(object)
    again_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, look: Look, texts: Texts, *, has_margin: bool = True) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._target = Path()
        self.is_underway = False
        column = QVBoxLayout(self)
        margin = look.space("margin") if has_margin else 0
        column.setContentsMargins(margin, 0, margin, look.space("near"))
        self.making = MakingRow(look, texts, texts.tr("Progress of the export"))
        self.making.cancel_wanted.connect(self.cancel_wanted)
        column.addWidget(self.making)
        self.open_button = button(look, texts.tr("Open"))
        self.open_button.clicked.connect(lambda: self.opening_wanted.emit(self._target))
        self.folder_button = button(look, texts.tr("Show in folder"))
        self.folder_button.clicked.connect(lambda: self.opening_wanted.emit(self._target.parent))
        self.written = Note(look, "info", "", actions=(self.open_button, self.folder_button))
        column.addWidget(self.written)
        self.again_button = button(look, texts.tr("Export again"))
        self.again_button.clicked.connect(self.again_wanted)
        self.failed = Note(look, "error", "", actions=(self.again_button,))
        column.addWidget(self.failed)
        self.hide()

    def forget(self) -> None:
        """Say nothing more about an export that is over."""
        if not self.is_underway:
            self.hide()

    def show_progress(self, sentence: str) -> None:
        """Something has begun, such as an export."""
        self.is_underway = True
        self.making.begin(sentence)
        self._show(self.making)
        announce(self, sentence)

    def set_progress(self, share: float) -> None:
        """How far it is, 0-1."""
        self.making.set_progress(share)

    def show_written(self, sentence: str, target: Path | None = None) -> None:
        """It is done, and a file is there if one is named."""
        self.is_underway = False
        self._target = target or Path()
        for action in (self.open_button, self.folder_button):
            action.setVisible(target is not None)
        self.written.set_words(sentence)
        self._show(self.written)
        announce(self, sentence)

    def show_cancelled(self) -> None:
        """It was given up."""
        self.is_underway = False
        self.hide()
        announce(self, self._texts.tr("Cancelled. Nothing was written."))

    def show_failed(self, sentence: str) -> None:
        """Nothing was written."""
        self.is_underway = False
        self.failed.set_words(sentence)
        self._show(self.failed)
        announce(self, sentence)

    def _show(self, shown: QWidget) -> None:
        for part in (self.making, self.written, self.failed):
            part.setVisible(part is shown)
        self.show()
