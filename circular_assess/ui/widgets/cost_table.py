"""The table in which cost lines are typed: keys as in a spreadsheet, a field in the cell, copy and paste."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QMenu, QTableView

from circular_assess.domain.cost_lines import CostLine
from circular_assess.domain.cost_results import CostLineResult
from circular_assess.texts import COST_KIND_NAMES, RHYTHM_NAMES, Texts
from circular_assess.ui.theme import Look, refresh_style
from circular_assess.ui.widgets.cell_line_editor import CellLineEditor
from circular_assess.ui.widgets.cells import cell_width, head_width
from circular_assess.ui.widgets.cost_block import block_as_text
from circular_assess.ui.widgets.cost_cells import CHOSEN_COLUMNS, CostColumn, cell_text
from circular_assess.ui.widgets.cost_table_model import PAD_EM, AnyIndex, CostCells, CostHeads, CostTableModel
from circular_assess.ui.widgets.scenario_mark import as_tooltip

ROW_EM, HEAD_EM, NAME_EM, LEAST_ROWS, MOST_ROWS = 2.35, 3.2, 12.0, 6, 12
WIDTHS_EM = {
    CostColumn.KIND: (7.0, 13.0),
    CostColumn.AMOUNT: (6.5, 12.0),
    CostColumn.RHYTHM: (6.5, 9.0),
    CostColumn.FIRST: (4.0, 6.0),
    CostColumn.LAST: (4.0, 6.0),
    CostColumn.RISE: (4.6, 7.0),
    CostColumn.TOTAL: (7.0, 13.0),
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class CostTable(QTableView):
    """Changes nothing itself.

    Attributes: costs (the model), editor (the field in a cell, while there is one), menu (the choices of a
    cell, while they are shown).
    Signals: typed(row, column, text): the page calls `accept` or `refuse`; chosen(row, column, code);
    pasted(row, column, text); removal_wanted(rows); move_wanted(row, steps); moved: another row is current.
    """

    typed = Signal(int, int, str)
    chosen = Signal(int, int, str)
    pasted = Signal(int, int, str)
    removal_wanted = Signal(object)
    move_wanted = Signal(int, int)
    moved = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self.costs = CostTableModel(texts)
        self.editor: CellLineEditor | None = None
        self.menu: QMenu | None = None
        self.setModel(self.costs)
        self.setItemDelegate(CostCells(look, self.costs, self))
        self.setHorizontalHeader(CostHeads(look, self.costs))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setAccessibleName(texts.tr("Cost lines"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        look.changed.connect(self._lay_out)

    # --- what is shown ---

    def show_lines(
        self, lines: tuple[CostLine, ...], results: tuple[CostLineResult, ...], *, is_discounted: bool
    ) -> None:
        """Show these lines; a field that is open in a cell stays."""
        if (lines, results, is_discounted) != (
            self.costs.lines,
            self.costs.results,
            self.costs.is_discounted,
        ) or not self.costs.lines:
            self.costs.show_lines(lines, results, is_discounted=is_discounted)
            self._lay_out()
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.costs.index(0, CostColumn.NAME))
        self.viewport().update()

    @property
    def row(self) -> int:
        """The current row."""
        return max(self.currentIndex().row(), 0)

    def go_to(self, row: int, column: CostColumn) -> None:
        """Make this cell the current one."""
        row = min(max(row, 0), self.costs.rowCount() - 1)
        self._make_current(self.costs.index(row, column))

    def _make_current(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def rows_selected(self) -> list[int]:
        """The rows of the selected cells, without the empty one at the end."""
        found = {index.row() for index in self.selectedIndexes()} or {self.row}
        return sorted(row for row in found if row < len(self.costs.lines))

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802 - Qt
        """Say that another row is the current one."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.moved.emit()

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
        self._lay_out()

    def _lay_out(self) -> None:
        look, model = self._look, self.costs
        self.verticalHeader().setDefaultSectionSize(look.px(ROW_EM))
        self.horizontalHeader().setFixedHeight(look.px(HEAD_EM))
        rows = min(max(model.rowCount(), LEAST_ROWS), MOST_ROWS)
        self.setMinimumHeight(look.px(HEAD_EM + rows * ROW_EM))
        taken = 0
        for column, (least, most) in WIDTHS_EM.items():
            cells = (cell_width(model.cell_at(row, column), look) for row in range(len(model.lines)))
            wanted = max(cells, default=0.0) + look.px(2 * PAD_EM)
            head = head_width(model.head_at(column), look) + look.px(2 * PAD_EM) + 1
            width = round(max(min(max(wanted, look.px(least)), look.px(most)), head))
            self.setColumnWidth(column, width)
            taken += width
        rest = self.width() - taken - self.verticalScrollBar().sizeHint().width()
        self.setColumnWidth(CostColumn.NAME, max(rest, look.px(NAME_EM)))
        self.viewport().update()

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing, Enter, F2, Delete, copy and paste; the rest as in any table."""
        key, text = Qt.Key(event.key()), event.text()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
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

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens a cell for typing."""
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.edit_cell()

    def _corner(self) -> tuple[int, int]:
        corner = self.selectedIndexes() or [self.currentIndex()]
        return min(index.row() for index in corner), min(index.column() for index in corner)

    def copy(self) -> None:
        """The selected block; with all cells selected the heads come along."""
        indexes = self.selectedIndexes() or [self.currentIndex()]
        rows = [row for row in sorted({index.row() for index in indexes}) if row < len(self.costs.lines)]
        columns = [CostColumn(column) for column in sorted({index.column() for index in indexes})]
        results = [self.costs.result_at(row) for row in rows]
        totals = [None if each is None else each.present_eur or each.paid_eur for each in results]
        is_all = len(rows) == len(self.costs.lines) and len(columns) == len(CostColumn)
        lines = [self.costs.lines[row] for row in rows]
        text = block_as_text(self._texts, lines, totals, columns, has_heads=is_all and len(rows) > 1)
        QApplication.clipboard().setText(text)

    def paste(self) -> None:
        """The clipboard from the first selected cell on; from the first of all while there is no line."""
        corner = self._corner() if self.costs.lines else (0, CostColumn.KIND)
        self.pasted.emit(*corner, QApplication.clipboard().text())

    # --- typing in a cell ---

    def edit_cell(self, typed: str = "") -> None:
        """Open the current cell: a field, or the choices where there are some."""
        index = self.currentIndex()
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self.scrollTo(index)
        if CostColumn(index.column()) in CHOSEN_COLUMNS:
            self._open_menu(index.row(), CostColumn(index.column()), typed)
        else:
            self._open_editor(index, typed)

    def _open_menu(self, row: int, column: CostColumn, typed: str) -> None:
        names = COST_KIND_NAMES if column is CostColumn.KIND else RHYTHM_NAMES
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actions = {code: menu.addAction(self._texts.tr(name)) for code, name in names.items()}
        for code, action in actions.items():
            action.triggered.connect(lambda _on=False, code=code: self.chosen.emit(row, column, code))
        begun = [each for each in actions.values() if each.text().casefold().startswith(typed.casefold())]
        present = actions[next(iter(names))]
        if row < len(self.costs.lines):
            line = self.costs.lines[row]
            present = actions[str(line.kind if column is CostColumn.KIND else line.rhythm)]
        current: QAction = begun[0] if typed and begun else present
        self.menu = menu
        menu.aboutToHide.connect(self._on_menu_closed)
        menu.setActiveAction(current)
        rect = self.visualRect(self.costs.index(row, column))
        menu.popup(self.viewport().mapToGlobal(QPoint(rect.left(), rect.bottom())))
        menu.setActiveAction(current)

    def _on_menu_closed(self) -> None:
        self.menu = None

    def _open_editor(self, index: AnyIndex, typed: str) -> None:
        self.close_editor()
        editor = CellLineEditor(self.viewport())
        editor.setProperty("ringed", False)
        editor.setStyleSheet(f"QLineEdit {{ min-height: 0; padding: 0 {self._look.px(PAD_EM) - 1}px; }}")
        column, row = CostColumn(index.column()), index.row()
        editor.setAccessibleName(self.costs.head_at(column).words)
        if row < len(self.costs.lines):
            editor.setText(cell_text(self._texts, self.costs.lines[row], column))
        editor.setGeometry(self.visualRect(self.costs.index(row, column)).adjusted(0, 0, 0, -1))
        editor.done.connect(lambda where: self._on_done(row, column, where))
        editor.left.connect(lambda: self._on_done(row, column, None))
        editor.given_up.connect(self._on_given_up)
        self.editor = editor
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.selectAll()
        if typed:
            editor.insert(typed)

    def _on_done(self, row: int, column: CostColumn, where: QAbstractItemView.CursorAction | None) -> None:
        editor = self.editor
        if editor is None:
            return
        line = self.costs.lines[row] if row < len(self.costs.lines) else None
        before = "" if line is None else cell_text(self._texts, line, column)
        if editor.text() != before:
            self.typed.emit(row, column, editor.text())
            if editor.property("state") == "error" and where is not None:
                return
        self.close_editor()
        if where is None:
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        moved = self.moveCursor(where, NO_MODIFIER)
        if moved.isValid():
            self._make_current(moved)

    def _on_given_up(self) -> None:
        self.close_editor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Mark what is typed as wrong; it stays in its field."""
        if self.editor is not None:
            self.editor.setProperty("state", "error")
            self.editor.setAccessibleDescription(sentence)
            self.editor.setToolTip(as_tooltip(sentence))
            refresh_style(self.editor)

    def close_editor(self) -> None:
        """Give up what is being typed."""
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
