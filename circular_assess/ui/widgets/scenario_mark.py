"""The sign of a scenario: colour and shape together, painted by Qt, the same as in the charts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from circular_assess.charts.style import DARK, LIGHT, Hatch, Marker, ScenarioStyle
from circular_assess.ui.theme import Look

HATCHES = {
    Hatch.NONE: Qt.BrushStyle.NoBrush,
    Hatch.DIAGONAL: Qt.BrushStyle.BDiagPattern,
    Hatch.DOTS: Qt.BrushStyle.Dense6Pattern,
    Hatch.HORIZONTAL: Qt.BrushStyle.HorPattern,
    Hatch.CROSS: Qt.BrushStyle.DiagCrossPattern,
    Hatch.VERTICAL: Qt.BrushStyle.VerPattern,
}


def style_of(look: Look, mark: int) -> ScenarioStyle:
    """How this scenario looks in the present appearance, the same as in the charts."""
    return (DARK if look.is_dark else LIGHT).scenario_style(mark)


def mark_colour(look: Look, mark: int) -> QColor:
    """The colour of a scenario."""
    return QColor(style_of(look, mark).colour)


def mark_tint(look: Look, mark: int) -> QColor:
    """The pale ground for what is claimed and not proven."""
    return QColor(style_of(look, mark).tint)


def mark_hatch(look: Look, mark: int) -> Qt.BrushStyle:
    """The hatch on the proven part of a bar."""
    return HATCHES[style_of(look, mark).hatch]


def paint_mark(painter: QPainter, rect: QRectF, mark: int, look: Look) -> None:
    """Paint the sign of a scenario into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(mark_colour(look, mark)))
    style = style_of(look, mark)
    painter.setPen(QPen(look.colour("text2"), 1.5) if style.has_outline else Qt.PenStyle.NoPen)
    side = min(rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(rect.center())
    inner = square.adjusted(1, 1, -1, -1)
    if style.letter:
        painter.drawEllipse(square)
        font = painter.font()
        font.setPixelSize(max(6, round(side * 0.62)))
        painter.setFont(font)
        painter.setPen(QColor(style.on_colour))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, style.letter)
    elif style.marker is Marker.DISC:
        painter.drawEllipse(inner)
    elif style.marker is Marker.SQUARE:
        painter.drawRect(inner.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.drawPolygon(_polygon(style.marker, inner))
    painter.restore()


def _polygon(marker: Marker, box: QRectF) -> QPolygonF:
    if marker is Marker.TRIANGLE_UP:
        return QPolygonF([box.bottomLeft(), QPointF(box.center().x(), box.top()), box.bottomRight()])
    if marker is Marker.DIAMOND:
        middle = box.center()
        return QPolygonF(
            [
                QPointF(middle.x(), box.top()),
                QPointF(box.right(), middle.y()),
                QPointF(middle.x(), box.bottom()),
                QPointF(box.left(), middle.y()),
            ]
        )
    if marker is Marker.TRIANGLE_DOWN:
        return QPolygonF([box.topLeft(), box.topRight(), QPointF(box.center().x(), box.bottom())])
    third = box.width() / 3
    left, top = box.left(), box.top()
    steps = ((1, 0), (2, 0), (2, 1), (3, 1), (3, 2), (2, 2), (2, 3), (1, 3), (1, 2), (0, 2), (0, 1), (1, 1))
    return QPolygonF([QPointF(left + x * third, top + y * third) for x, y in steps])


class ScenarioMark(QWidget):
    """The sign alone; the name stands beside it, so it is silent for a screen reader."""

    def __init__(self, look: Look, mark: int, em: float = 0.85) -> None:
        super().__init__()
        self._look = look
        self._mark = mark
        side = look.px(em)
        self.setFixedSize(QSize(side + 2, side + 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sign in the middle."""
        paint_mark(QPainter(self), QRectF(self.rect()).adjusted(1, 1, -1, -1), self._mark, self._look)


class ScenarioChip(QWidget):
    """Sign and name of a scenario; a long name is elided and kept in the tooltip."""

    def __init__(self, look: Look, mark: int, name: str, *, bold: bool = True) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space("near"))
        layout.addWidget(ScenarioMark(look, mark))
        self.label = ElidedLabel(name, "strong" if bold else "")
        layout.addWidget(self.label, 1)


class ElidedLabel(QLabel):
    """One line of plain text, cut with an ellipsis where it does not fit; the tooltip has it whole."""

    def __init__(self, text: str, role: str = "") -> None:
        super().__init__()
        self._text = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Show another text."""
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.fontMetrics().horizontalAdvance("MMM"), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Room for the whole text, within reason."""
        width = min(self.fontMetrics().horizontalAdvance(self._text[:200]) + 2, 4000)
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """Cut anew for the new width."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._text[:2000], Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip("" if shown == self._text else as_tooltip(self._text))


def as_tooltip(text: str) -> str:
    """A user's text as a tooltip: escaped, because Qt guesses at markup in tooltips, and not endless."""
    shortened = text if len(text) <= 600 else text[:600] + "…"
    escaped = shortened.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>"
