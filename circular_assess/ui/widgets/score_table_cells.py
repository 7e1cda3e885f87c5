"""How the table of scores is painted: level in its colour, evidence, value or what is proven, flag; heads."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from circular_assess.texts import Texts
from circular_assess.ui.theme import STRATEGY_ICONS, Look
from circular_assess.ui.widgets.cells import Cell, paint_cell, paint_head
from circular_assess.ui.widgets.criterion_list import StrategyRow
from circular_assess.ui.widgets.score_table_model import AnyIndex, PointsCell, ScoreCell, ScoreTableModel

PAD_EM, GAP_EM, SWATCH_EM, SWATCH_HEIGHT_EM, WEIGHT_EM = 0.65, 0.5, 2.6, 1.65, 4.2
ICON_EM = 1.05
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class _Pen:
    """Puts parts of a cell side by side; what does not fit any more is left out or cut."""

    def __init__(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        self._painter, self._look = painter, look
        self._room = QRectF(rect)

    def room(self) -> float:
        """The width that is left."""
        return self._room.width()

    def width_of(self, text: str, kind: str = "body", *, bold: bool = False) -> float:
        """The width of some words with the gap before what follows."""
        metrics = QFontMetricsF(self._look.font(kind, bold=bold))
        return metrics.horizontalAdvance(text) + self._look.px(GAP_EM)

    def write(self, text: str, token: str = "text", kind: str = "body", *, bold: bool = False) -> None:
        """Some words."""
        font = self._look.font(kind, bold=bold)
        self._painter.setFont(font)
        self._painter.setPen(self._look.colour(token))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(self.room(), 0.0))
        self._painter.drawText(self._room, int(MIDDLE | Qt.TextFlag.TextSingleLine), shown)
        self.skip(self.width_of(shown, kind, bold=bold))

    def draw(self, icon: str, token: str) -> None:
        """An icon."""
        side = self._look.px(ICON_EM)
        top = self._room.center().y() - side / 2
        box = QRect(round(self._room.left()), round(top), side, side)
        self._look.icon(icon, token).paint(self._painter, box)
        self.skip(side + self._look.px(GAP_EM) / 2)

    def swatch(self, figure: str, ramp: int) -> None:
        """A level in its colour with the number inside."""
        look = self._look
        height = look.px(SWATCH_HEIGHT_EM)
        box = QRectF(self._room.left(), self._room.center().y() - height / 2, look.px(SWATCH_EM), height)
        self._painter.setPen(QPen(look.colour("line"), 1) if ramp == 0 else Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(look.tokens.ramp[ramp]))
        self._painter.drawRoundedRect(box, 3, 3)
        self._painter.setFont(look.font(bold=True))
        self._painter.setPen(QColor(look.tokens.on_ramp[ramp]))
        self._painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), figure)
        self.skip(box.width() + look.px(GAP_EM))

    def skip(self, width: float) -> None:
        """Leave some room."""
        self._room.setLeft(self._room.left() + width)


def paint_points(painter: QPainter, rect: QRectF, cell: PointsCell, look: Look, kind: str = "body") -> None:
    """A figure in points and the small words after it, in two lines where one is too short."""
    pen = _Pen(painter, inner(rect, look), look)
    pen.write(cell.figure, kind=kind, bold=True)
    pen.skip(-look.px(GAP_EM / 3))
    parts = cell.words.split(" · ")
    if len(parts) == 1 or pen.width_of(cell.words, "small") <= pen.room() + look.px(GAP_EM):
        pen.write(cell.words, "text2", "small")
        return
    left = rect.right() - pen.room() - look.px(PAD_EM) / 2
    for part, top in zip(parts, (rect.top() + 2, rect.center().y()), strict=False):
        line = _Pen(painter, QRectF(left, top, pen.room(), rect.height() / 2 - 2), look)
        line.write(part, "text2", "small")


def paint_score(
    painter: QPainter, rect: QRectF, cell: ScoreCell, look: Look, texts: Texts, *, awaited: bool = False
) -> None:
    """One score; `awaited`: the next digit is the strength of the evidence."""
    pen = _Pen(painter, inner(rect, look), look)
    flag = look.px(ICON_EM + GAP_EM) if cell.is_flagged else 0
    if not cell.figure:
        pen.draw("circle", "text2")
        if awaited or cell.evidence:
            _write_evidence(pen, cell.evidence, is_awaited=awaited)
        waiting = texts.tr("not scored yet")
        is_long = pen.width_of(waiting, "small") + pen.width_of(cell.takes, "small") > pen.room() - flag
        pen.write("–" if is_long else waiting, "text2", "small")
        pen.write(cell.takes, "text2", "small")
    else:
        pen.swatch(cell.figure, cell.ramp)
        _write_evidence(pen, cell.evidence, is_awaited=awaited)
        if cell.value:
            pen.write(cell.value, "text2" if cell.is_fixed else "text", "small")
        if cell.proven:
            _write_proven(pen, texts, cell.proven, pen.room() - flag)
    if cell.is_fixed:
        pen.draw("lock", "text2")
    if cell.is_flagged:
        pen.draw("flag", "warning")


def _write_evidence(pen: _Pen, evidence: str, *, is_awaited: bool) -> None:
    if is_awaited:
        pen.write("E…", "accent_ink", "small", bold=True)
    else:
        pen.write(evidence, "text2", "small")


def _write_proven(pen: _Pen, texts: Texts, proven: str, room: float) -> None:
    """In words where they fit, else a sign and the figure, else the sign."""
    words = texts.tr("{level} proven", level=proven)
    sign = pen.width_of("", "small") * 1.5 + pen.width_of("M", "small")
    if pen.width_of(words, "small") <= room + 4:
        pen.write(words, "warning", "small")
        return
    pen.draw("triangle-alert", "warning")
    if sign + pen.width_of(proven, "small") <= room + 4:
        pen.write(proven, "warning", "small")


def inner(rect: QRectF, look: Look) -> QRectF:
    """Where the words of a cell stand."""
    return rect.adjusted(look.px(PAD_EM), 0, -look.px(PAD_EM) / 2, -1)


class ScoreCells(QStyledItemDelegate):
    """Paints cells over hairlines; the current one has a tint, and a ring while the table has the focus.

    Attributes: is_evidence_awaited, for the current cell.
    """

    def __init__(self, look: Look, texts: Texts, model: ScoreTableModel, table: QTableView) -> None:
        super().__init__(table)
        self._look, self._texts, self._model, self._table = look, texts, model, table
        self.is_evidence_awaited = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One cell."""
        rect = QRectF(option.rect)
        cell = self._model.cell_at(index)
        is_current = self._table.currentIndex() == index
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "sunk" if isinstance(cell, PointsCell) else "tint" if is_current or is_selected else "page"
        paint_ground(painter, rect, self._look, ground, is_first=index.column() == 0)
        if isinstance(cell, PointsCell):
            paint_points(painter, rect, cell, self._look)
        else:
            awaited = is_current and self.is_evidence_awaited
            paint_score(painter, rect, cell, self._look, self._texts, awaited=awaited)
        if is_current and self._table.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.colour("accent"), 2))
            painter.drawRect(rect.adjusted(2, 1, -1, -2))
        painter.restore()


def paint_ground(painter: QPainter, rect: QRectF, look: Look, ground: str, *, is_first: bool) -> None:
    """The ground of a cell with a hairline below it and, but for the first column, one at its left."""
    painter.fillRect(rect, look.colour(ground))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.colour("line"))
    if not is_first:
        painter.fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), look.colour("line"))


class ScenarioHeads(QHeaderView):
    """Mark and name of each scenario; one that is not acceptable has a sign after its name."""

    def __init__(self, look: Look, model: ScoreTableModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look, self._model = look, model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt
        """One head."""
        look, scenario = self._look, self._model.scenarios[logicalIndex]
        paint_ground(painter, QRectF(rect), look, "page", is_first=logicalIndex == 0)
        room = inner(QRectF(rect), look)
        if scenario.knock_out is not None:
            side = look.px(ICON_EM)
            left, top = round(room.right() - side), round(room.center().y() - side / 2)
            painter.drawPixmap(left, top, look.pixmap("circle-alert", "error", ICON_EM))
            room.setRight(room.right() - side - look.px(GAP_EM))
        paint_head(painter, room, Cell(scenario.name, is_bold=True, mark=scenario.mark), look)


class CriterionHeads(QHeaderView):
    """Strategies with their sign and criteria, each with its weight where there is room.

    Attributes: has_weights, weight_width (in pixels).
    """

    def __init__(self, look: Look, model: ScoreTableModel) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._look, self._model = look, model
        self.has_weights, self.weight_width = True, look.px(WEIGHT_EM)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt
        """One head."""
        look, row = self._look, self._model.rows[logicalIndex]
        is_strategy = isinstance(row, StrategyRow)
        painter.fillRect(rect, look.colour("sunk" if is_strategy else "page"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("line"))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), look.colour("line"))
        name = str(self._model.headerData(logicalIndex, Qt.Orientation.Vertical))
        icon = (STRATEGY_ICONS[row.strategy], row.strategy.value) if isinstance(row, StrategyRow) else None
        paint_row_head(
            painter,
            QRectF(rect),
            Cell(name, is_bold=is_strategy, icon=icon),
            self._model.weight_words(logicalIndex) if self.has_weights else "",
            self.weight_width,
            look,
        )


def paint_row_head(
    painter: QPainter, rect: QRectF, name: Cell, weight: str, weight_width: int, look: Look
) -> None:
    """A name, and a weight at the right if there is one."""
    room = inner(rect, look).adjusted(0, 0, -look.px(PAD_EM) / 2, 0)
    if weight:
        at_right = QRectF(room.right() - weight_width, room.top(), weight_width, room.height())
        tone = "text" if name.is_bold else "text2"
        role = "body" if name.is_bold else "small"
        cell = Cell(weight, role=role, tone=tone, is_bold=name.is_bold, is_right=True)
        paint_cell(painter, at_right, cell, look)
        room.setRight(at_right.left() - look.px(GAP_EM) / 2)
    paint_cell(painter, room, name, look)
