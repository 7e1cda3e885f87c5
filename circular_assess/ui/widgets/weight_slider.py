"""A slider for a weight in per cent, with the usual weight as a tick on its track."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from circular_assess.ui.theme import Look

WHOLE = 100
HANDLE_EM = 0.46
TICK_EM = 0.62
RING_PX = 5


class WeightSlider(QSlider):
    """0-100 per cent; arrow keys move by 1, Page keys by 10. Painted here, ring included.

    Use the signals of QSlider: valueChanged, sliderReleased.
    """

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self._usual: float | None = None
        self._grip = 0.0
        self.setRange(0, WHOLE)
        self.setSingleStep(1)
        self.setPageStep(10)
        self.setProperty("ringed", False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_weight(self, per_cent: float, usual: float | None) -> None:
        """Place the handle and the tick, without a signal."""
        if self._usual != usual:
            self._usual = usual
            self.update()
        if self.value() != round(per_cent):
            was_blocked = self.blockSignals(True)
            self.setValue(round(per_cent))
            self.blockSignals(was_blocked)
            self.update()

    def sizeHint(self) -> QSize:
        """Wide enough to point at a per cent, high enough to be hit."""
        return QSize(self._look.px(16), max(24, self._look.px(1.9)))

    def minimumSizeHint(self) -> QSize:
        """Still wide enough to be of use."""
        return QSize(self._look.px(8), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle, or bring it here."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        distance = event.position().x() - self._x_of(self.value())
        self._grip = distance if abs(distance) <= self._radius() + 2 else 0.0
        self.setSliderDown(True)
        self._move_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The handle follows."""
        if self.isSliderDown():
            self._move_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self.isSliderDown() and event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page and changes no weight on the way."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track, filled part, usual tick, handle, and its ring while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, here = self.height() / 2, self._x_of(self.value())
        start, end = self._x_of(0), self._x_of(WHOLE)
        painter.setPen(QPen(self._look.colour("border"), 1))
        painter.setBrush(self._look.colour("sunk"))
        painter.drawRoundedRect(QRectF(start, middle - 1.5, end - start, 3), 1.5, 1.5)
        colour = self._look.colour("accent" if self.isEnabled() else "border")
        if self.isEnabled():
            painter.fillRect(QRectF(start, middle - 2, here - start, 4), colour)
        if self._usual is not None:
            self._paint_tick(painter, self._x_of(self._usual), middle)
        radius = self._radius()
        painter.setBrush(self._look.colour("page"))
        painter.setPen(QPen(colour, 2))
        painter.drawEllipse(QPointF(here, middle), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(here, middle), radius + RING_PX - 1, radius + RING_PX - 1)

    def _paint_tick(self, painter: QPainter, x: float, middle: float) -> None:
        half = self._look.em * TICK_EM
        painter.setPen(QPen(self._look.colour("text"), 2))
        painter.drawLine(QPointF(x, middle - half), QPointF(x, middle + half))

    def _radius(self) -> float:
        return self._look.em * HANDLE_EM

    def _x_of(self, per_cent: float) -> float:
        edge = self._radius() + RING_PX
        return edge + (self.width() - 2 * edge) * per_cent / WHOLE

    def _move_to(self, x: float) -> None:
        start, end = self._x_of(0), self._x_of(WHOLE)
        share = (x - self._grip - start) / max(end - start, 1.0)
        self.setValue(round(min(max(share, 0.0), 1.0) * WHOLE))
        self.update()
