"""A table of painted cells that is as high as its rows and is read cell by cell with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cells import Cell, cell_width, head_width, paint_cell, paint_head
from circular_assess.ui.widgets.scenario_mark import as_tooltip

AnyIndex = QModelIndex | QPersistentModelIndex
GAP_EM, EDGE_EM, HEAD_EM, SECOND_LINE_EM = 1.1, 0.25, 2.1, 1.1
TWO_LINES_EM = 3.3
Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its head; widths are in em.

    It is as wide as its widest cell, at least `least`, at most `most` unless 0; its head is never cut. One
    with `takes_rest` gets the room that is left. Where room is short it shrinks first, then the others
    from right to left, down to `least`; 0 means that it keeps its width. `gap` is the space before it.
    """

    head: Cell
    least: float = 0.0
    most: float = 0.0
    takes_rest: bool = False
    gap: float = GAP_EM


class _Cells(QAbstractTableModel):
    """The cells of a table; equal cells are not told anew."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[Column, ...] = ()
        self.rows: Rows = ()

    def show_cells(self, columns: tuple[Column, ...], rows: Rows) -> None:
        if len(columns) != len(self.columns) or len(rows) != len(self.rows):
            self.beginResetModel()
            self.columns, self.rows = columns, rows
            self.endResetModel()
            return
        self.columns, self.rows = columns, rows
        if rows and columns:
            last = self.index(len(rows) - 1, len(columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return _role_of(self.rows[index.row()][index.column()], role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        return _role_of(self.columns[section].head, role)


def _role_of(cell: Cell, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return cell.words
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return cell.said
    if role == Qt.ItemDataRole.ToolTipRole and cell.said and not cell.words.isdigit():
        return as_tooltip(cell.said)
    return None


class _Head(QHeaderView):
    """Column heads painted as cells, over one hairline."""

    def __init__(self, look: Look, cells: _Cells) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self._cells = cells
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt
        painter.fillRect(rect, self._look.colour("page"))
        column = self._cells.columns[logicalIndex]
        paint_head(painter, inner_rect(rect, logicalIndex, column, self._look), column.head, self._look)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._look.colour("line"))


class _Painter(QStyledItemDelegate):
    """Paints a cell over its hairline, with the focus ring inside."""

    def __init__(self, look: Look, cells: _Cells, table: QTableView) -> None:
        super().__init__(table)
        self._look = look
        self._cells = cells
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        cell = self._cells.rows[index.row()][index.column()]
        column = self._cells.columns[index.column()]
        paint_cell(painter, inner_rect(rect, index.column(), column, self._look), cell, self._look)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._look.colour("line"))
        if self._table.hasFocus() and self._table.currentIndex() == index:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.colour("accent"), 2))
            left = self._look.px(column.gap / 2) if index.column() else 0
            painter.drawRoundedRect(QRectF(rect).adjusted(left + 1, 2, -1, -2), 4, 4)
            painter.restore()


class CellTable(QTableView):
    """Shows cells; nothing in it can be changed. Its rows are all visible, the page scrolls."""

    def __init__(self, look: Look, name: str, row_em: float = 2.35) -> None:
        super().__init__()
        self._look = look
        self._row_em = row_em
        self._cells = _Cells()
        self.setModel(self._cells)
        self.setHorizontalHeader(_Head(look, self._cells))
        self.setItemDelegate(_Painter(look, self._cells, self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        look.changed.connect(self._lay_out)

    @property
    def rows(self) -> Rows:
        """The cells shown."""
        return self._cells.rows

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown, with their heads."""
        return self._cells.columns

    def show_cells(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        """Show these cells, if they are others than those shown."""
        wanted = (tuple(columns), tuple(tuple(row) for row in rows))
        if wanted != (self._cells.columns, self._cells.rows):
            self._cells.show_cells(*wanted)
            self._lay_out()

    def sizeHint(self) -> QSize:
        """As high as the head and all rows."""
        height = self._head_height() + len(self._cells.rows) * self._row_height()
        if sum(self._widths()) > self.viewport().width() + 1:
            height += self.horizontalScrollBar().sizeHint().height()
        return QSize(self._look.px(10), height)

    def minimumSizeHint(self) -> QSize:
        """All rows, and a few letters of width."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning scrolls the page; sideways it moves the table."""
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._cells.rows:
            self.setCurrentIndex(self._cells.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802 - Qt
        """Keep the cell in sight: the page scrolls, not the table."""
        super().currentChanged(current, previous)
        self.viewport().update()
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inner = area.widget() if isinstance(area, QScrollArea) else None
        if self.hasFocus() and isinstance(area, QScrollArea) and inner is not None:
            cell = self.visualRect(current)
            middle = self.viewport().mapTo(inner, QPoint(0, cell.center().y()))
            area.ensureVisible(0, middle.y(), 0, cell.height())

    @property
    def natural_width(self) -> int:
        """The width in pixels at which nothing is cut and nothing is left over."""
        return sum(self._wished_width(number, column) for number, column in enumerate(self._cells.columns))

    def _lay_out(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        for number, width in enumerate(self._widths()):
            self.setColumnWidth(number, width)
        if not self.horizontalHeader().isHidden():
            self.horizontalHeader().setFixedHeight(self._head_height())
        self.updateGeometry()
        self.viewport().update()

    def _row_height(self) -> int:
        """Two lines need more room than one."""
        has_two = any(cell.caption for row in self._cells.rows for cell in row)
        return self._look.px(max(self._row_em, TWO_LINES_EM) if has_two else self._row_em)

    def _head_height(self) -> int:
        """One line, or two where a head does not fit; nothing if the heads are hidden."""
        if self.horizontalHeader().isHidden():
            return 0
        is_cut = any(
            column.head.words
            and cell_width(column.head, self._look) > width - self._look.px(_gap(number, column))
            for number, (column, width) in enumerate(zip(self._cells.columns, self._widths(), strict=True))
        )
        return self._look.px(HEAD_EM + (SECOND_LINE_EM if is_cut else 0.0))

    def _widths(self) -> list[int]:
        """The widths of the columns in pixels for the present room."""
        columns = self._cells.columns
        widths = [self._wished_width(number, column) for number, column in enumerate(columns)]
        rest = self.viewport().width() - sum(widths)
        takers = [number for number, column in enumerate(columns) if column.takes_rest]
        if rest >= 0 and takers:
            widths[takers[0]] += rest
        for number in [*takers, *reversed(range(len(columns)))]:
            if rest < 0 and columns[number].least:
                taken = min(max(widths[number] - self._least_width(number, columns[number]), 0), -rest)
                widths[number] -= taken
                rest += taken
        return widths

    def _wished_width(self, number: int, column: Column) -> int:
        cells = [column.head, *(row[number] for row in self._cells.rows)]
        width = max(cell_width(cell, self._look) for cell in cells)
        width = max(width, column.least * self._look.em)
        if column.most:
            width = min(width, max(column.most * self._look.em, head_width(column.head, self._look)))
        return round(width + self._look.px(_gap(number, column)) + 1)

    def _least_width(self, number: int, column: Column) -> int:
        width = max(head_width(column.head, self._look), column.least * self._look.em)
        return round(width + self._look.px(_gap(number, column)) + 1)


def _gap(number: int, column: Column) -> float:
    """What a column needs beside its words, in em."""
    return column.gap + EDGE_EM if number else EDGE_EM * 2


def inner_rect(rect: QRect, number: int, column: Column, look: Look) -> QRectF:
    """Where the words of a cell stand: a gap before all columns but the first."""
    left = look.px(column.gap) if number else look.px(EDGE_EM)
    return QRectF(rect).adjusted(left, 0, -look.px(EDGE_EM), -1)
