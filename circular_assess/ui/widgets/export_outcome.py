"""How an export goes: its progress, what was written and where, or why it was not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.notes import Note, announce
from circular_assess.ui.widgets.words import button, words


class ExportOutcome(QWidget):
    """Hidden until there is something to say.

    Signals: opening_wanted(path of a file or folder), again_wanted.
    """

    opening_wanted = Signal(object)
    again_wanted = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._target = Path()
        self.is_underway = False
        column = QVBoxLayout(self)
        margin = look.space("margin")
        column.setContentsMargins(margin, 0, margin, look.space("near"))
        self._underway = QWidget()
        row = QHBoxLayout(self._underway)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space("near"))
        self._label = words(texts.tr("Writing the report …"))
        row.addWidget(self._label)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(texts.tr("Progress of the export"))
        self.bar.setMaximumWidth(look.px(20))
        row.addWidget(self.bar, 1)
        row.addStretch(1)
        column.addWidget(self._underway)
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

    def show_progress(self) -> None:
        """An export has begun."""
        self.is_underway = True
        self.bar.setRange(0, 100)
        self.bar.setValue(0)
        self._show(self._underway)
        announce(self, self._label.text())

    def set_progress(self, share: float) -> None:
        """How far it is, 0-1."""
        self.bar.setValue(round(share * 100))

    def show_written(self, sentence: str, target: Path) -> None:
        """The file is there."""
        self.is_underway = False
        self._target = target
        self.written.set_words(sentence)
        self._show(self.written)
        announce(self, sentence)

    def show_failed(self, sentence: str) -> None:
        """Nothing was written."""
        self.is_underway = False
        self.failed.set_words(sentence)
        self._show(self.failed)
        announce(self, sentence)

    def _show(self, shown: QWidget) -> None:
        for part in (self._underway, self.written, self.failed):
            part.setVisible(part is shown)
        self.show()
