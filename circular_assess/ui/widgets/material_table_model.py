"""The materials of one scenario as a table, with an empty row at the end, and how it is painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from circular_assess.domain.material_lines import MaterialLine
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cells import Cell, cell_width, paint_cell, paint_head
from circular_assess.ui.widgets.material_cells import (
    COLUMNS_IN,
    COLUMNS_OUT,
    FIELD_NAMES,
    FIELDS,
    MEANINGS,
    SHORT_HEADS,
    TEXT_COLUMNS,
    MaterialColumn,
    shown_cell,
)
from circular_assess.ui.widgets.scenario_mark import as_tooltip

AnyIndex = QModelIndex | QPersistentModelIndex
PAD_EM, GROUP_EM = 0.35, 1.6
LEAST_NAME_EM, MOST_NAME_EM, LEAST_FIGURE_EM, MOST_FIGURE_EM = 11.0, 18.0, 3.6, 11.0
LEAST_SOURCE_EM, MOST_SOURCE_EM = 7.0, 20.0
SHOWN_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


class MaterialTableModel(QAbstractTableModel):
    """Reads lines; what is typed goes through the signals of the table.

    Attributes: lines.
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.lines: tuple[MaterialLine, ...] = ()

    def show_lines(self, lines: Sequence[MaterialLine]) -> None:
        """Show these lines; rows come and go at the end, so that the current cell stays.

        The empty row becomes that of a new line, and another empty one follows.
        """
        before, after = len(self.lines), len(lines)
        if after > before:
            self.beginInsertRows(QModelIndex(), before + 1, after)
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after + 1, before)
        self.lines = tuple(lines)
        if after > before:
            self.endInsertRows()
        elif after < before:
            self.endRemoveRows()
        self.dataChanged.emit(self.index(0, 0), self.index(after, MaterialColumn.SOURCE))

    def cell_at(self, row: int, column: int) -> Cell:
        """What is painted."""
        if row < len(self.lines):
            return shown_cell(self._texts, self.lines[row], MaterialColumn(column))
        if column == MaterialColumn.NAME:
            return Cell(self._texts.tr("Add a material"), icon=("plus", "accent_ink"), tone="accent_ink")
        return Cell()

    def head_at(self, column: int) -> Cell:
        """The head of a column."""
        words = self._texts.tr(SHORT_HEADS[MaterialColumn(column)])
        is_right = MaterialColumn(column) not in TEXT_COLUMNS
        is_grouped = column in (*COLUMNS_IN, *COLUMNS_OUT)  # its group has a head of its own
        return Cell(words, role="small", tone="text2", is_bold=not is_grouped, is_right=is_right)

    def group_heads(self) -> tuple[tuple[int, int, Cell], ...]:
        """First and last column of each group, and its head."""
        tr = self._texts.tr
        names = ((COLUMNS_IN, tr("Comes in, % of the mass")), (COLUMNS_OUT, tr("Ends in, % of the mass")))
        return tuple(
            (columns[0], columns[-1], Cell(name, role="small", tone="text2", is_bold=True))
            for columns, name in names
        )

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """The lines and an empty row."""
        return 0 if parent is not None and parent.isValid() else len(self.lines) + 1

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """What a material consists of."""
        return 0 if parent is not None and parent.isValid() else len(MaterialColumn)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """All cells can be typed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell in words; for a screen reader with material and column."""
        if not index.isValid() or role not in SHOWN_ROLES:
            return None
        cell = self.cell_at(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(cell.said) if cell.said else None
        return self._said(index, cell)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What the columns are called and mean, and the number of a line."""
        if role not in SHOWN_ROLES:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        column = MaterialColumn(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self._texts.tr(MEANINGS[column]))
        return self._texts.tr(FIELD_NAMES[FIELDS[column]])

    def _said(self, index: AnyIndex, cell: Cell) -> str:
        tr = self._texts.tr
        column = MaterialColumn(index.column())
        if column is MaterialColumn.NAME or index.row() >= len(self.lines):
            return cell.said or tr("empty")
        return tr(
            "{material}, {column}: {cell}",
            material=self.cell_at(index.row(), MaterialColumn.NAME).words[:200],
            column=tr(FIELD_NAMES[FIELDS[column]]),
            cell=cell.said or tr("empty"),
        )


class MaterialHeads(QHeaderView):
    """Column heads over a hairline; those of shares stand under the head of their group."""

    def __init__(self, look: Look, model: MaterialTableModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look, self._model = look, model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt
        """One head, and its part of the head above it."""
        look = self._look
        painter.fillRect(rect, look.colour("page"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("line"))
        room = QRectF(rect)
        for first, last, head in self._model.group_heads():
            if first <= logicalIndex <= last:
                left = self.sectionViewportPosition(first)
                right = self.sectionViewportPosition(last) + self.sectionSize(last)
                group = QRectF(left, rect.top(), right - left, look.px(GROUP_EM))
                painter.save()
                painter.setClipRect(rect)
                paint_cell(painter, inner(group, look), head, look)
                line = QRectF(left + look.px(PAD_EM), group.bottom(), right - left - look.px(PAD_EM), 1)
                painter.fillRect(line, look.colour("line"))
                painter.restore()
                room.setTop(group.bottom())
        paint_head(painter, inner(room, look), self._model.head_at(logicalIndex), look)


class MaterialCells(QStyledItemDelegate):
    """Paints cells over hairlines; the current one has a tint, and a ring while the table has the focus."""

    def __init__(self, look: Look, model: MaterialTableModel, table: QTableView) -> None:
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
        if index.column() in (COLUMNS_IN[0], COLUMNS_OUT[0]):
            painter.fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), look.colour("line"))
        paint_cell(painter, inner(rect, look), self._model.cell_at(index.row(), index.column()), look)
        if is_current and self._table.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()


def inner(rect: QRectF, look: Look) -> QRectF:
    """Where the words of a cell stand."""
    return rect.adjusted(look.px(PAD_EM), 0, -look.px(PAD_EM), -1)


def column_widths(look: Look, model: MaterialTableModel, room: int) -> dict[MaterialColumn, int]:
    """The widths in pixels of the columns that are shown in this room.

    The source is left to the inspector where it would push the figures out of sight.
    """
    widths = {column: _wanted(look, model, column) for column in MaterialColumn}
    names, sources = widths[MaterialColumn.NAME], widths.pop(MaterialColumn.SOURCE)
    rest = room - sum(widths.values())
    least = look.px(LEAST_SOURCE_EM)
    if rest >= least:
        widths[MaterialColumn.SOURCE] = min(max(sources, rest // 2), rest, look.px(MOST_SOURCE_EM))
        rest -= widths[MaterialColumn.SOURCE]
    empty_row = model.cell_at(len(model.lines), MaterialColumn.NAME)
    least = max(look.px(LEAST_NAME_EM), round(cell_width(empty_row, look) + look.px(2 * PAD_EM) + 1))
    widths[MaterialColumn.NAME] = max(names + rest, min(names, least))
    return widths


def _wanted(look: Look, model: MaterialTableModel, column: MaterialColumn) -> int:
    """The width at which nothing is cut, within reason."""
    cells = [model.head_at(column), *(model.cell_at(row, column) for row in range(model.rowCount()))]
    width = round(max(cell_width(cell, look) for cell in cells) + look.px(2 * PAD_EM) + 1)
    if column is MaterialColumn.NAME:
        return min(max(width, look.px(LEAST_NAME_EM)), look.px(MOST_NAME_EM))
    if column is MaterialColumn.SOURCE:
        return min(max(width, look.px(LEAST_SOURCE_EM)), look.px(MOST_SOURCE_EM))
    return min(max(width, look.px(LEAST_FIGURE_EM)), look.px(MOST_FIGURE_EM))
