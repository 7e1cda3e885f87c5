"""Has a sentence read aloud once the typing stops, so that each digit does not speak."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from circular_assess.ui.widgets.notes import announce

PAUSE_MS = 700


class QuietAnnouncer(QTimer):
    """Only the last of several sentences in a row is said, in the name of the widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.sentence = ""
        self.setSingleShot(True)
        self.setInterval(PAUSE_MS)
        self.timeout.connect(self._on_timeout)

    def say(self, sentence: str) -> None:
        """Say this after a pause, unless another sentence comes first."""
        self.sentence = sentence
        self.start()

    def _on_timeout(self) -> None:
        announce(self._widget, self.sentence)
