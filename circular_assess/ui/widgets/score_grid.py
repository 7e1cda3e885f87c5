"""The table of scores as it is seen: heads and names that stay, widths by room, totals pinned below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTableView, QWidget

from circular_assess.domain.assessment import Assessment, Headline
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.results import CriterionInUse, Results, ScenarioResult
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cells import Cell
from circular_assess.ui.widgets.scenario_mark import as_tooltip
from circular_assess.ui.widgets.score_table_cells import (
    PAD_EM,
    WEIGHT_EM,
    CriterionHeads,
    ScenarioHeads,
    ScoreCells,
    paint_points,
    paint_row_head,
)
from circular_assess.ui.widgets.score_table_model import (
    AnyIndex,
    Place,
    PointsCell,
    ScoreTableModel,
    TableRow,
)

ROW_EM, HEAD_EM, TOTAL_EM = 2.35, 2.7, 2.9
LEAST_COLUMN_EM, MOST_COLUMN_EM = 11.5, 24.0
LEAST_NAME_EM, MOST_NAME_EM, MOST_NAME_SHARE, WEIGHTS_FROM_EM = 10.0, 17.5, 0.36, 44.0
ICON_ROOM_EM = 1.8


class ScoreGrid(QTableView):
    """Shows scores by criterion and scenario; strategies are passed over by the keys.

    Attributes: scores (the model), names (the column that stays).
    Signals: moved when another cell is the current one; arranged when widths have changed.
    """

    moved = Signal()
    arranged = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self.scores = ScoreTableModel(texts)
        self._cells = ScoreCells(look, texts, self.scores, self)
        self._heads = ScenarioHeads(look, self.scores)
        self.names = CriterionHeads(look, self.scores)
        self._corner = _Corner(self, look, texts)
        self.setCornerWidget(QWidget())
        self.setModel(self.scores)
        self.setItemDelegate(self._cells)
        self.setHorizontalHeader(self._heads)
        self.setVerticalHeader(self.names)
        self.setAccessibleName(texts.tr("Scores"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        look.changed.connect(self._lay_out)

    @property
    def place(self) -> Place | None:
        """Scenario and criterion of the current cell."""
        return self.scores.place_at(self.currentIndex())

    @property
    def in_use(self) -> CriterionInUse | None:
        """The criterion of the current cell."""
        return self.scores.criterion_at(self.currentIndex().row())

    def show_scores(
        self, assessment: Assessment, results: Results, rows: tuple[TableRow, ...], criterion_id: CriterionId
    ) -> None:
        """Show these rows; the current cell stays in its column and goes to this criterion."""
        before = self.place
        if self.scores.show_scores(assessment, results, rows):
            self._lay_out()
        self.go_to(None if before is None else before[0], criterion_id)
        self.viewport().update()

    def go_to(self, scenario_id: str | None, criterion_id: CriterionId) -> None:
        """Make this cell the current one, if it is shown; without a scenario that of the first."""
        index = self.scores.index_of(scenario_id, criterion_id)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)

    def selected(self) -> list[Place]:
        """The selected cells; without a selection the current one."""
        indexes = self.selectedIndexes() or [self.currentIndex()]
        return [place for index in indexes if (place := self.scores.place_at(index)) is not None]

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802 - Qt
        """Say that another cell is the current one."""
        super().currentChanged(current, previous)
        self._cells.is_evidence_awaited = False
        self.viewport().update()
        if current.isValid():
            self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first cell."""
        super().focusInEvent(event)
        if self.place is None and self.scores.criteria:
            self.go_to(None, self.scores.criteria[0].id)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        super().focusOutEvent(event)
        self._cells.is_evidence_awaited = False
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._lay_out()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def updateGeometries(self) -> None:  # noqa: N802 - Qt
        """Keep the head of the names in its corner."""
        super().updateGeometries()
        self._corner.setGeometry(0, 0, self.names.width(), self._heads.height())

    def _lay_out(self) -> None:
        look, count = self._look, max(len(self.scores.scenarios), 1)
        self.names.setFixedWidth(self._names_width())
        self.names.setDefaultSectionSize(look.px(ROW_EM))
        self._heads.setFixedHeight(look.px(HEAD_EM))
        rest = self.width() - self.names.width() - self.verticalScrollBar().sizeHint().width()
        column = min(max(rest // count, look.px(LEAST_COLUMN_EM)), look.px(MOST_COLUMN_EM))
        self._heads.setDefaultSectionSize(column)
        self.updateGeometries()
        self.viewport().update()
        self.arranged.emit()

    def _names_width(self) -> int:
        """As wide as the longest name, within reason; without the weights where room is scarce."""
        look = self._look
        plain, bold = QFontMetrics(look.font()), QFontMetrics(look.font(bold=True))
        wanted = look.px(LEAST_NAME_EM)
        for number in range(len(self.scores.rows)):
            name = str(self.scores.headerData(number, Qt.Orientation.Vertical))[:60]
            if self.scores.criterion_at(number) is None:
                wanted = max(wanted, bold.horizontalAdvance(name) + look.px(ICON_ROOM_EM))
            else:
                wanted = max(wanted, plain.horizontalAdvance(name))
        self.names.has_weights = self.width() >= look.px(WEIGHTS_FROM_EM)
        self.names.weight_width = max(
            look.px(WEIGHT_EM), bold.horizontalAdvance(self._texts.tr("Weight")) + 1
        )
        weights = self.names.weight_width if self.names.has_weights else 0
        wanted = min(wanted, look.px(MOST_NAME_EM)) + look.px(2 * PAD_EM) + weights
        return min(wanted, round(max(self.width(), look.px(30)) * MOST_NAME_SHARE))


class _Corner(QWidget):
    """The heads of the names and of their weights, which stay where they are."""

    def __init__(self, grid: ScoreGrid, look: Look, texts: Texts) -> None:
        super().__init__(grid)
        self._grid, self._look, self._texts = grid, look, texts

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words over a hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("page"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._look.colour("line"))
        weight = self._texts.tr("Weight") if self._grid.names.has_weights else ""
        head = Cell(self._texts.tr("Criterion"), is_bold=True)
        paint_row_head(painter, QRectF(self.rect()), head, weight, self._grid.names.weight_width, self._look)


class ScoreTotals(QWidget):
    """Claimed and proven of each scenario, pinned below the grid; one sentence for a screen reader."""

    def __init__(self, look: Look, texts: Texts, grid: ScoreGrid) -> None:
        super().__init__()
        self._look, self._texts, self._grid = look, texts, grid
        self._cells: list[PointsCell] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ringed", True)
        self.setAccessibleName(texts.tr("Totals"))
        grid.arranged.connect(self.update)
        grid.horizontalScrollBar().valueChanged.connect(self.update)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(self._look.px(20), self._look.px(TOTAL_EM))

    def show_totals(self, results: Results) -> None:
        """Show what all scenarios come to."""
        self._cells = [self._cell(scenario, results.headline) for scenario in results.scenarios]
        said = self._texts.tr("Total: {totals}", totals="; ".join(cell.said for cell in self._cells))
        if self.accessibleDescription() != said:
            self.setAccessibleDescription(said)
            self.setToolTip(as_tooltip(said))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The same columns as the grid."""
        painter, grid, height = QPainter(self), self._grid, float(self.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = grid.names.width()
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("border"))
        whole = self._texts.percent(1) if grid.names.has_weights else ""
        head = Cell(self._texts.tr("Total"), is_bold=True)
        room = QRectF(0, 0, names, height)
        paint_row_head(painter, room, head, whole, grid.names.weight_width, self._look)
        painter.setClipRect(names, 0, grid.viewport().width(), self.height())
        for column, cell in enumerate(self._cells):
            left, width = names + grid.columnViewportPosition(column), grid.columnWidth(column)
            painter.fillRect(QRectF(left, 1, 1, height), self._look.colour("line"))
            paint_points(painter, QRectF(left, 0, width, height), cell, self._look, "figure")

    def _cell(self, scenario: ScenarioResult, headline: Headline) -> PointsCell:
        tr, total = self._texts.tr, scenario.total
        values = {"claimed": total.claimed, "proven": total.proven}
        if headline is Headline.PROVEN:
            words = tr("proven · {claimed:points} claimed", **values)
        else:
            words = tr("claimed · {proven:points} proven", **values)
        said = tr(
            "{scenario} {claimed:points} claimed, {proven:points} proven",
            scenario=scenario.name[:200],
            **values,
        )
        return PointsCell(self._texts.points(scenario.headline_total(headline)), words, said)
