"""The weight of a strategy as a bar on a track: shown, not set."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from circular_assess.ui.theme import Look

TRACK_PX, BAR_EM = 3, 0.46


class WeightBar(QWidget):
    """Its number stands beside it; a line marks the weight that would follow."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._share = 0.0
        self._next: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_share(self, share: float, following: float | None) -> None:
        """The weight 0-1, and the one that would follow from what is shown, if that is another one."""
        if (share, following) != (self._share, self._next):
            self._share, self._next = share, following
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._look.px(8), max(24, self._look.px(1.9)))

    def minimumSizeHint(self) -> QSize:
        """Still wide enough to compare."""
        return QSize(self._look.px(4), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track, bar, and the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, wide, half = self.height() / 2, self.width(), self._look.em * BAR_EM / 2
        painter.setPen(QPen(self._look.colour("border"), 1))
        painter.setBrush(self._look.colour("sunk"))
        track = QRectF(0.5, middle - TRACK_PX / 2, wide - 1, TRACK_PX)
        painter.drawRoundedRect(track, TRACK_PX / 2, TRACK_PX / 2)
        bar = QRectF(0, middle - half, wide * self._share, 2 * half)
        painter.fillRect(bar, self._look.colour("accent"))
        if self._next is not None:
            painter.setPen(QPen(self._look.colour("text"), 2))
            x = min(max(wide * self._next, 1.0), wide - 1.0)
            painter.drawLine(round(x), round(middle - 2.6 * half), round(x), round(middle + 2.6 * half))
