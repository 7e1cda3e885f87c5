"""The bar of a score on an axis of 0-100: proven, claimed beyond it, and what is not scored yet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from circular_assess.charts.bars import (
    FULL,
    Box,
    PartKind,
    bar_parts,
    hatch_dots,
    hatch_lines,
    range_of_total,
)
from circular_assess.domain.scoring import Figures
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.flow import FlowLayout
from circular_assess.ui.widgets.scenario_mark import mark_colour, mark_tint, style_of
from circular_assess.ui.widgets.words import words

BAR_EM = 1.3
HATCH_EM = 0.42
RANGE_PX = 3


@dataclass(frozen=True, slots=True)
class ScoreBar:
    """The figures of a scenario as a bar in its colour and hatch; its numbers stand in columns beside it."""

    figures: Figures
    mark: int

    def paint(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        """Paint the axis and the parts of the bar."""
        height = look.px(BAR_EM)
        top = round(rect.center().y() - height / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        middle = round(rect.center().y())
        painter.fillRect(QRectF(rect.left(), middle, rect.width(), 1), look.colour("line"))
        for part in bar_parts(self.figures):
            start, end = (round(rect.left() + rect.width() * at / FULL) for at in (part.start, part.end))
            self._paint_part(painter, QRectF(start, top, max(end - start, 1), height), part.kind, look)
        self._paint_range(painter, rect, top + height + RANGE_PX, look)
        painter.restore()

    def _paint_range(self, painter: QPainter, rect: QRectF, y: int, look: Look) -> None:
        """A thin line with two ends, below the bar: between what the total may lie."""
        ends = range_of_total(self.figures)
        if ends is None:
            return
        left, right = (round(rect.left() + rect.width() * end / FULL) for end in ends)
        _paint_whisker(painter, left, right, y, look.colour("text2"))

    def _paint_part(self, painter: QPainter, box: QRectF, kind: PartKind, look: Look) -> None:
        colour = mark_colour(look, self.mark)
        edge = box.adjusted(0, 0, -1, -1)
        if kind is PartKind.PROVEN:
            painter.fillRect(box, colour)
            self._paint_hatch(painter, box, look)
        elif kind is PartKind.CLAIMED:
            painter.fillRect(box, mark_tint(look, self.mark))
            painter.setPen(QPen(colour, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(edge)
        else:
            painter.fillRect(box, look.colour("page"))
            painter.setPen(_dashes(look.colour("text2")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(edge)

    def _paint_hatch(self, painter: QPainter, box: QRectF, look: Look) -> None:
        style = style_of(look, self.mark)
        room = Box(box.x(), box.y(), box.width(), box.height())
        painter.save()
        painter.setClipRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pale = mark_tint(look, self.mark)
        painter.setPen(QPen(pale, max(1.2, look.em * 0.1)))
        painter.drawLines(
            [QLineF(QPointF(*a), QPointF(*b)) for a, b in hatch_lines(room, style.hatch, look.em * HATCH_EM)]
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(pale))
        radius = max(0.9, look.em * 0.075)
        for x, y in hatch_dots(room, style.hatch, look.em * HATCH_EM):
            painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.restore()


@dataclass(frozen=True, slots=True)
class ScoreScale:
    """The ends and the middle of the axis, in the head of a column of score bars."""

    least: str
    middle: str
    most: str

    def paint(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        """Paint the numbers where they stand on the axis."""
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text2"))
        at = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(at | Qt.AlignmentFlag.AlignLeft), self.least)
        painter.drawText(rect, int(at | Qt.AlignmentFlag.AlignHCenter), self.middle)
        painter.drawText(rect, int(at | Qt.AlignmentFlag.AlignRight), self.most)


class _Sample(QWidget):
    """A small piece of bar in grey for the key; without a kind the line of a range."""

    def __init__(self, look: Look, kind: PartKind | None) -> None:
        super().__init__()
        self._look = look
        self._kind = kind
        self.setFixedSize(QSize(look.px(2), look.px(1.05)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The part as it looks in a bar."""
        painter = QPainter(self)
        grey = self._look.colour("text2")
        edge = QRectF(self.rect()).adjusted(0, 0, -1, -1)
        if self._kind is None:
            _paint_whisker(painter, 0, self.width() - 1, self.height() // 2, grey)
            return
        if self._kind is PartKind.PROVEN:
            painter.fillRect(self.rect(), grey)
            return
        painter.setPen(_dashes(grey) if self._kind is PartKind.OPEN else QPen(grey, 1))
        if self._kind is PartKind.CLAIMED:
            painter.setBrush(self._look.colour("sunk"))
        painter.drawRect(edge)


class BarKey(QWidget):
    """What the three parts of a score bar say, and the line below it where there is one."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._flow = flow = FlowLayout(self, look.px(1.4), look.space("tight"))
        for kind, name in (
            (PartKind.PROVEN, texts.tr("proven")),
            (PartKind.CLAIMED, texts.tr("claimed, proof too weak")),
            (PartKind.OPEN, texts.tr("not scored yet")),
        ):
            flow.add_pair(_Sample(look, kind), words(name, "small"), look.space("near"))
        name = texts.tr("may lie between, by the ranges of its scores")
        flow.add_pair(_Sample(look, None), words(name, "small"), look.space("near"))
        self.show_range(False)

    def show_range(self, is_ranged: bool) -> None:
        """With the line of a range, or without where no score has one."""
        last = self._flow.itemAt(self._flow.count() - 1)
        pair = None if last is None else last.widget()
        if pair is not None:
            pair.setVisible(is_ranged)

    def minimumSizeHint(self) -> QSize:
        """The longest of the three below each other."""
        pairs = [self._flow.itemAt(number) for number in range(self._flow.count())]
        widest = max(pair.sizeHint().width() for pair in pairs if pair is not None)
        return QSize(widest, super().minimumSizeHint().height())


def _paint_whisker(painter: QPainter, left: int, right: int, y: int, colour: QColor) -> None:
    """A thin line with two ends."""
    painter.fillRect(QRectF(left, y, max(right - left, 1), 1), colour)
    for x in (left, right):
        painter.fillRect(QRectF(x, y - RANGE_PX + 1, 1, 2 * RANGE_PX - 1), colour)


def _dashes(colour: QColor) -> QPen:
    pen = QPen(colour, 1)
    pen.setDashPattern([3, 2])
    return pen
