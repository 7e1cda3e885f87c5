"""A button that cuts its words with an ellipsis where they do not fit; the tooltip has them whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from circular_assess.ui.widgets.scenario_mark import as_tooltip

FEW_LETTERS = "MMM"


class ElidedButton(QPushButton):
    """As wide as its words where there is room; `text()` stays whole."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters beside the icon."""
        return QSize(self._beside_words() + self._width_of(FEW_LETTERS), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, cut to the room; the tooltip tells what is cut."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self._shown()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
        wanted = "" if option.text == self.text() else as_tooltip(self.text())
        if self.toolTip() != wanted:
            self.setToolTip(wanted)

    def _shown(self) -> str:
        room = self.width() - self._beside_words()
        if self._width_of(self.text()) <= room:
            return self.text()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def _beside_words(self) -> int:
        """The room of icon and edges."""
        return self.sizeHint().width() - self._width_of(self.text())
