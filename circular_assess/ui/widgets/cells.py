"""What stands in one cell of a painted table, how wide it is, and how it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.scenario_mark import paint_mark

# More signs than any cell has room for: what is longer is cut before it is measured.
LONGEST = 300
CAPTION_SHARE = 0.9


class Graphic(Protocol):
    """Something painted in place of words, such as a bar; equal graphics look the same."""

    def paint(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        """Paint into the room of a cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words on one line, or two with a caption; or a graphic.

    `role` is one of the type scale, `tone` a colour token. `spoken` is what a screen reader says where
    the words alone do not say it. `icon` is the name of an icon and its colour token.
    """

    words: str = ""
    caption: str = ""
    caption_tone: str = "text2"
    tag: str = ""
    role: str = "body"
    tone: str = "text"
    is_bold: bool = False
    is_right: bool = False
    mark: int | None = None
    icon: tuple[str, str] | None = None
    graphic: Graphic | None = None
    spoken: str = ""

    @property
    def said(self) -> str:
        """All of it in words."""
        return self.spoken or ", ".join(part for part in (self.words, self.tag, self.caption) if part)


def one_line(text: str) -> str:
    """The text as it stands in a cell: on one line and not endless."""
    shortened = " ".join(text[: LONGEST * 2].split())
    return shortened if len(shortened) <= LONGEST else shortened[:LONGEST] + "…"


def cell_width(cell: Cell, look: Look) -> float:
    """The width in pixels at which nothing of the words is cut."""
    words = look.advance(one_line(cell.words), cell.role, bold=cell.is_bold)
    if cell.tag:
        words += look.px(0.6) + _tag_width(cell, look)
    caption = look.advance(one_line(cell.caption), "small") if cell.caption else 0.0
    return _lead_width(cell, look) + max(words, caption) + 1


def head_width(head: Cell, look: Look) -> float:
    """The least width in pixels at which nothing of a column head is cut, its words on one line or two."""
    parts = one_line(head.words).split(" ")
    lines = ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts) + 1))
    least = min(max(look.advance(line, head.role, bold=head.is_bold) for line in both) for both in lines)
    return _lead_width(head, look) + least + 1


def paint_cell(painter: QPainter, rect: QRectF, cell: Cell, look: Look) -> None:
    """Paint a cell into its room; words that do not fit are cut with an ellipsis."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if cell.graphic is not None:
        cell.graphic.paint(painter, rect, look)
    lead = _lead_width(cell, look)
    upper = QRectF(rect)
    if cell.caption:
        middle = rect.height() / 2
        font = look.font("small")
        upper.setHeight(middle + look.em * 0.12)
        lower = rect.adjusted(lead, middle + look.em * 0.08, 0, 0)
        painter.setFont(font)
        painter.setPen(look.colour(cell.caption_tone))
        _words(painter, lower, cell.caption, is_right=cell.is_right, at=Qt.AlignmentFlag.AlignTop)
    _paint_lead(painter, upper, cell, look)
    at = Qt.AlignmentFlag.AlignBottom if cell.caption else Qt.AlignmentFlag.AlignVCenter
    painter.setFont(look.font(cell.role, bold=cell.is_bold))
    painter.setPen(look.colour(cell.tone))
    room = upper.adjusted(lead, 0, -(_tag_width(cell, look) + look.px(0.6)) if cell.tag else 0, 0)
    shown = _words(painter, room, cell.words, is_right=cell.is_right, at=at)
    if cell.tag:
        _paint_tag(painter, room.left() + shown + look.px(0.6), upper, cell, look)
    painter.restore()


def paint_head(painter: QPainter, rect: QRectF, head: Cell, look: Look) -> None:
    """Paint a column head: words that do not fit break into two lines, if they can be broken."""
    lead = _lead_width(head, look)
    room = rect.adjusted(lead, 0, 0, 0)
    side = Qt.AlignmentFlag.AlignRight if head.is_right else Qt.AlignmentFlag.AlignLeft
    flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
    metrics = QFontMetricsF(look.font(head.role, bold=head.is_bold))
    words = one_line(head.words)
    wrapped = metrics.boundingRect(room, flags, words)
    is_broken = wrapped.width() <= room.width() + 1 and wrapped.height() <= room.height() + 1
    if not words or cell_width(head, look) <= rect.width() or not is_broken:
        paint_cell(painter, rect, head, look)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_lead(painter, rect, head, look)
    painter.setFont(look.font(head.role, bold=head.is_bold))
    painter.setPen(look.colour(head.tone))
    painter.drawText(room, flags, words)
    painter.restore()


def _words(painter: QPainter, room: QRectF, words: str, *, is_right: bool, at: Qt.AlignmentFlag) -> float:
    """Paint words and give the width that they took."""
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(one_line(words), Qt.TextElideMode.ElideRight, max(room.width(), 0.0) + 0.5)
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, int(side | at | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip), shown)
    return metrics.horizontalAdvance(shown)


def _lead_width(cell: Cell, look: Look) -> float:
    """The room of the mark or icon before the words."""
    if cell.mark is None and cell.icon is None:
        return 0.0
    own = look.px(0.85) + 2 if cell.mark is not None else look.px(1.15)
    return own + (look.px(0.6) if cell.words else 0.0)


def _paint_lead(painter: QPainter, row: QRectF, cell: Cell, look: Look) -> None:
    side = look.px(0.85) if cell.mark is not None else look.px(1.15)
    middle = row.center().y()
    if cell.caption:
        metrics = QFontMetricsF(look.font(cell.role, bold=cell.is_bold))
        middle = row.bottom() - metrics.height() / 2
    left = row.right() - side - 1 if cell.is_right and not cell.words else row.left() + 1
    if cell.mark is not None:
        paint_mark(painter, QRectF(left, middle - side / 2, side, side), cell.mark, look)
    elif cell.icon is not None:
        name, token = cell.icon
        painter.drawPixmap(round(left), round(middle - side / 2), look.pixmap(name, token, 1.15))


def _tag_width(cell: Cell, look: Look) -> float:
    return look.advance(cell.tag, "small") + look.px(0.9)


def _paint_tag(painter: QPainter, left: float, row: QRectF, cell: Cell, look: Look) -> None:
    font = look.font("small")
    height = QFontMetricsF(font).height() + look.px(0.2)
    frame = QRectF(left, row.center().y() - height / 2, _tag_width(cell, look), height)
    painter.setPen(QPen(look.colour("line"), 1))
    painter.drawRoundedRect(frame, 3, 3)
    painter.setPen(look.colour("text"))
    painter.setFont(font)
    painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), cell.tag)
