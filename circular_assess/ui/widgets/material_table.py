"""The table in which materials are typed: keys as in a spreadsheet, a field in the cell, copy and paste."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QWidget,
)

from circular_assess.domain.material_lines import MaterialLine
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look, refresh_style
from circular_assess.ui.widgets.cell_line_editor import CellLineEditor
from circular_assess.ui.widgets.material_block import block_as_text
from circular_assess.ui.widgets.material_cells import (
    FIELD_NAMES,
    FIELDS,
    TEXT_COLUMNS,
    MaterialColumn,
    cell_text,
)
from circular_assess.ui.widgets.material_table_model import (
    PAD_EM,
    AnyIndex,
    MaterialCells,
    MaterialHeads,
    MaterialTableModel,
    column_widths,
)

ROW_EM, HEAD_EM, MOST_ROWS = 2.35, 3.7, 11
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class MaterialTable(QTableView):
    """Changes nothing itself; as high as its rows, up to some, then it scrolls.

    Attributes: materials (the model), editor (the field in a cell, while there is one).
    Signals: typed(row, column, text): the page may call `refuse`; pasted(row, column, text);
    removal_wanted(rows); move_wanted(row, steps); moved: another cell is current.
    """

    typed = Signal(int, int, str)
    pasted = Signal(int, int, str)
    removal_wanted = Signal(object)
    move_wanted = Signal(int, int)
    moved = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self.materials = MaterialTableModel(texts)
        self.editor: CellLineEditor | None = None
        self.setModel(self.materials)
        self.setItemDelegate(MaterialCells(look, self.materials, self))
        self.setHorizontalHeader(MaterialHeads(look, self.materials))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setAccessibleName(texts.tr("Materials"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        look.changed.connect(self._lay_out)

    # --- what is shown ---

    def show_lines(self, lines: tuple[MaterialLine, ...]) -> None:
        """Show these lines; a field that is open in a cell stays."""
        if lines != self.materials.lines or not self.currentIndex().isValid():
            self.materials.show_lines(lines)
            self._lay_out()
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.materials.index(0, MaterialColumn.NAME))
        self.viewport().update()

    @property
    def row(self) -> int:
        """The current row."""
        return max(self.currentIndex().row(), 0)

    @property
    def column(self) -> MaterialColumn:
        """The current column."""
        return MaterialColumn(max(self.currentIndex().column(), 0))

    def go_to(self, row: int, column: MaterialColumn) -> None:
        """Make this cell the current one."""
        row = min(max(row, 0), self.materials.rowCount() - 1)
        self.setCurrentIndex(self.materials.index(row, column))

    def rows_selected(self) -> list[int]:
        """The rows of the selected cells, without the empty one at the end."""
        found = {index.row() for index in self.selectedIndexes()} or {self.row}
        return sorted(row for row in found if row < len(self.materials.lines))

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802 - Qt
        """Say that another cell is the current one."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.moved.emit()
            self._keep_in_sight(current)

    def _keep_in_sight(self, current: AnyIndex) -> None:
        """The page scrolls too: the current row is to be seen there."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inner = area.widget() if isinstance(area, QScrollArea) else None
        if self.hasFocus() and isinstance(area, QScrollArea) and inner is not None:
            cell = self.visualRect(current)
            middle = self.viewport().mapTo(inner, QPoint(0, cell.center().y())).y()
            area.ensureVisible(0, middle, 0, 2 * cell.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning scrolls the page, unless the table has more rows than it shows."""
        bar = self.verticalScrollBar()
        is_sideways = abs(event.angleDelta().x()) > abs(event.angleDelta().y())
        if is_sideways or bar.minimum() < bar.maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _lay_out(self) -> None:
        look = self._look
        self.verticalHeader().setDefaultSectionSize(look.px(ROW_EM))
        self.horizontalHeader().setFixedHeight(look.px(HEAD_EM))
        bar = self.verticalScrollBar().sizeHint().width() if self.materials.rowCount() > MOST_ROWS else 0
        room = self.width() - bar
        widths = column_widths(look, self.materials, room)
        for column in MaterialColumn:
            self.setColumnHidden(column, column not in widths)
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        rows = min(self.materials.rowCount(), MOST_ROWS)
        height = look.px(HEAD_EM) + rows * look.px(ROW_EM) + 2
        if sum(widths.values()) > room:
            height += self.horizontalScrollBar().sizeHint().height()
        if self.height() != height:
            self.setFixedHeight(height)
        self.viewport().update()

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing, Enter, F2, Delete, copy and paste; the rest as in any table."""
        key, text = Qt.Key(event.key()), event.text()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(*self._corner(), QApplication.clipboard().text())
        elif key in ARROWS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(self.row, 1 if key == Qt.Key.Key_Down else -1)
        elif event.modifiers() & ~HARMLESS != NO_MODIFIER:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Delete:
            self.removal_wanted.emit(self.rows_selected())
        elif key == Qt.Key.Key_F2 or key in ENTER:
            self.edit_cell()
        elif text and text.isprintable():
            self.edit_cell(text)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the empty row opens it for typing."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.row() == len(self.materials.lines) and len(self.selectedIndexes()) < 2:
            self.edit_cell()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens a cell for typing."""
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid() and self.editor is None:
            self.edit_cell()

    def _corner(self) -> tuple[int, int]:
        corner = self.selectedIndexes() or [self.currentIndex()]
        return min(index.row() for index in corner), min(index.column() for index in corner)

    def copy(self) -> None:
        """The selected block; with all cells selected the heads come along."""
        indexes = self.selectedIndexes() or [self.currentIndex()]
        rows = [row for row in sorted({index.row() for index in indexes}) if row < len(self.materials.lines)]
        columns = [MaterialColumn(column) for column in sorted({index.column() for index in indexes})]
        shown = [column for column in MaterialColumn if not self.isColumnHidden(column)]
        is_all = len(rows) == len(self.materials.lines) and columns == shown
        columns = list(MaterialColumn) if is_all else columns
        lines = [self.materials.lines[row] for row in rows]
        text = block_as_text(self._texts, lines, columns, has_heads=is_all and len(rows) > 1)
        QApplication.clipboard().setText(text)

    # --- typing in a cell ---

    def edit_cell(self, typed: str = "") -> None:
        """Open the current cell for typing."""
        index = self.currentIndex()
        if not index.isValid():
            return
        self.scrollTo(index)
        self.close_editor()
        editor = CellLineEditor(self.viewport())
        editor.setProperty("ringed", False)
        editor.setStyleSheet(f"QLineEdit {{ min-height: 0; padding: 0 {self._look.px(PAD_EM) - 1}px; }}")
        column, row = MaterialColumn(index.column()), index.row()
        editor.setAccessibleName(self._texts.tr(FIELD_NAMES[FIELDS[column]]))
        if column not in TEXT_COLUMNS:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setText(self._before(row, column))
        editor.setGeometry(self.visualRect(self.materials.index(row, column)).adjusted(0, 0, 0, -1))
        editor.done.connect(lambda where: self._on_done(row, column, where))
        editor.left.connect(lambda: self._on_done(row, column, None))
        editor.given_up.connect(self._on_given_up)
        self.editor = editor
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.selectAll()
        if typed:
            editor.insert(typed)

    def _before(self, row: int, column: MaterialColumn) -> str:
        lines = self.materials.lines
        return cell_text(self._texts, lines[row], column) if row < len(lines) else ""

    def _on_done(
        self, row: int, column: MaterialColumn, where: QAbstractItemView.CursorAction | None
    ) -> None:
        editor = self.editor
        if editor is None:
            return
        if editor.text() != self._before(row, column):
            self.typed.emit(row, column, editor.text())
            if editor.property("state") == "error" and where is not None:
                return
        self.close_editor()
        if where is None:
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        moved = self.moveCursor(where, NO_MODIFIER)
        if moved.isValid():
            self.selectionModel().setCurrentIndex(moved, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _on_given_up(self) -> None:
        self.close_editor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Mark what is typed as wrong; it stays in its field."""
        if self.editor is not None:
            self.editor.setProperty("state", "error")
            self.editor.setAccessibleDescription(sentence)
            refresh_style(self.editor)

    def close_editor(self) -> None:
        """Give up what is being typed."""
        editor, self.editor = self.editor, None
        if editor is not None:
            # What it says while it goes is not meant for the next one.
            editor.blockSignals(True)
            editor.hide()
            editor.deleteLater()
