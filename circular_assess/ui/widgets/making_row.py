"""A piece of work under way: what is made, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.words import button, words


class MakingRow(QWidget):
    """Words, a bar and Cancel in one row. Attributes: label, bar, cancel_button.

    Signals: cancel_wanted.
    """

    cancel_wanted = Signal()

    def __init__(self, look: Look, texts: Texts, name: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space("near"))
        self.label = words("")
        row.addWidget(self.label)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(name)
        self.bar.setMinimumWidth(look.px(4))
        self.bar.setMaximumWidth(look.px(20))
        row.addWidget(self.bar, 1)
        self.cancel_button = button(look, texts.tr("Cancel"), "quiet")
        self.cancel_button.clicked.connect(lambda _checked=False: self.cancel_wanted.emit())
        row.addWidget(self.cancel_button)
        row.addStretch(1)

    def begin(self, sentence: str) -> None:
        """Something else is begun."""
        self.label.setText(sentence)
        self.bar.setRange(0, 100)
        self.bar.setValue(0)

    def set_progress(self, share: float) -> None:
        """How far it is, 0-1."""
        self.bar.setValue(round(share * 100))
