"""The cost lines of one scenario as a table, with an empty row at the end, and how it is painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from circular_assess.domain.cost_lines import CostLine
from circular_assess.domain.cost_results import CostLineResult
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cells import Cell, paint_cell, paint_head
from circular_assess.ui.widgets.cost_cells import FIGURES, HEADS, CostColumn, shown_cell
from circular_assess.ui.widgets.scenario_mark import as_tooltip

AnyIndex = QModelIndex | QPersistentModelIndex
PAD_EM = 0.5
SHOWN_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


class CostTableModel(QAbstractTableModel):
    """Reads lines and what they come to; what is typed goes through the signals of the table.

    Attributes: lines, results (one a line, or none while nothing can be counted), is_discounted.
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.lines: tuple[CostLine, ...] = ()
        self.results: tuple[CostLineResult, ...] = ()
        self.is_discounted = True

    def show_lines(
        self, lines: Sequence[CostLine], results: Sequence[CostLineResult], *, is_discounted: bool
    ) -> None:
        """Show these lines; rows come and go at the end, so that the current cell stays.

        The empty row becomes that of a new line, and another empty one follows.
        """
        before, after = len(self.lines), len(lines)
        if after > before:
            self.beginInsertRows(QModelIndex(), before + 1, after)
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after + 1, before)
        self.lines, self.results, self.is_discounted = tuple(lines), tuple(results), is_discounted
        if after > before:
            self.endInsertRows()
        elif after < before:
            self.endRemoveRows()
        self.dataChanged.emit(self.index(0, 0), self.index(after, CostColumn.TOTAL))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, CostColumn.TOTAL)

    def cell_at(self, row: int, column: int) -> Cell:
        """What is painted."""
        if row >= len(self.lines):
            return Cell(self._texts.tr("New line"), tone="text2") if column == CostColumn.NAME else Cell()
        return shown_cell(self._texts, self.lines[row], self.result_at(row), CostColumn(column))

    def result_at(self, row: int) -> CostLineResult | None:
        """What a line comes to; None while nothing can be counted."""
        return self.results[row] if 0 <= row < len(self.results) else None

    def head_at(self, column: int) -> Cell:
        """The head of a column."""
        words = self._texts.tr(HEADS[CostColumn(column)])
        if column == CostColumn.TOTAL and not self.is_discounted:
            words = self._texts.tr("Paid in all")
        return Cell(words, role="small", tone="text2", is_bold=True, is_right=column in FIGURES)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """The lines and an empty row."""
        return 0 if parent is not None and parent.isValid() else len(self.lines) + 1

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """What a line consists of, and what it comes to."""
        return 0 if parent is not None and parent.isValid() else len(CostColumn)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """All but what is worked out can be typed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags if index.column() == CostColumn.TOTAL else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell in words; for a screen reader with the head of its column."""
        if not index.isValid() or role not in SHOWN_ROLES:
            return None
        cell = self.cell_at(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(cell.said) if cell.said else None
        empty = cell.said or self._texts.tr("empty")
        return self._texts.tr("{column}: {cell}", column=self.head_at(index.column()).words, cell=empty)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What the columns are called, and the number of a line."""
        if role not in SHOWN_ROLES:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        words = self.head_at(section).words
        return as_tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else words


class CostHeads(QHeaderView):
    """Column heads over a hairline; a long one breaks into two lines."""

    def __init__(self, look: Look, model: CostTableModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look, self._model = look, model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt
        """One head."""
        painter.fillRect(rect, self._look.colour("page"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._look.colour("line"))
        paint_head(painter, _inner(QRectF(rect), self._look), self._model.head_at(logicalIndex), self._look)


class CostCells(QStyledItemDelegate):
    """Paints cells over hairlines; the current one has a tint, and a ring while the table has the focus."""

    def __init__(self, look: Look, model: CostTableModel, table: QTableView) -> None:
        super().__init__(table)
        self._look, self._model, self._table = look, model, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One cell."""
        rect, look = QRectF(option.rect), self._look
        is_current = self._table.currentIndex() == index
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_row = self._table.currentIndex().row() == index.row()
        ground = "tint" if is_current or is_selected else "rail" if is_row else "page"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look.colour(ground))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.colour("line"))
        paint_cell(painter, _inner(rect, look), self._model.cell_at(index.row(), index.column()), look)
        if is_current and self._table.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()


def _inner(rect: QRectF, look: Look) -> QRectF:
    """Where the words of a cell stand."""
    return rect.adjusted(look.px(PAD_EM), 0, -look.px(PAD_EM), -1)
