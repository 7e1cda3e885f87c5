"""The table of the library: keys, hover, column widths by room, and the ring around the current row."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from circular_assess.domain.assessment import AssessmentId
from circular_assess.storage.summary import AssessmentSummary
from circular_assess.texts import THEME_NAMES, Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.library_rows import BAR_EM, ROW_EM, LibraryRows
from circular_assess.ui.widgets.library_table_model import Column, LibraryTableModel, theme_words

NARROW_EM = 66
WIDEST_THEME_EM = 12.5
HIDDEN_WHEN_NARROW = (Column.THEME, Column.STATUS, Column.CHANGED)


class LibraryTable(QTableView):
    """Rows of assessments. The page answers its wishes; the table changes nothing itself.

    Signals: open_wanted, rename_wanted, bin_wanted; menu_wanted(QPoint on the screen).
    """

    open_wanted = Signal()
    rename_wanted = Signal()
    bin_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self.rows = LibraryTableModel(texts)
        self._delegate = LibraryRows(look)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(texts.tr("Assessments"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(1)
        self._lay_out()
        look.changed.connect(self._lay_out)

    @property
    def is_narrow(self) -> bool:
        """True if theme, status and change stand in the second lines."""
        return self.width() < NARROW_EM * self._look.em

    def chosen(self) -> list[AssessmentSummary]:
        """The selected assessments from top to bottom; without a selection the current one."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return [self.rows.summary(row) for row in rows]

    def current(self) -> AssessmentSummary | None:
        """The assessment that Enter opens."""
        index = self.currentIndex()
        return self.rows.summary(index.row()) if index.isValid() else None

    def show_rows(self, summaries: list[AssessmentSummary]) -> None:
        """Show these; the current row and the selection stay on what they were on, or close to it."""
        current, row = self.current(), self.currentIndex().row()
        selected = {summary.id for summary in self.chosen()}
        position = self.verticalScrollBar().value()
        self.rows.show(summaries)
        if not summaries or (self.current() is not None and self.current() == current):
            return
        wanted = self.rows.row_of(current.id) if current is not None else None
        self.select(wanted if wanted is not None else min(max(row, 0), len(summaries) - 1))
        again = QItemSelection()
        for row_again, summary in enumerate(summaries):
            if summary.id in selected:
                index = self.rows.index(row_again, 0)
                again.select(index, index)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(again, flags)
        self.verticalScrollBar().setValue(position)
        self.scrollTo(self.currentIndex())

    def select(self, row: int) -> None:
        """Make a row the current and only selected one."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.rows.index(row, Column.NAME), flags)

    def select_assessment(self, assessment_id: AssessmentId) -> None:
        """Make an assessment the current one, if it is shown."""
        if (row := self.rows.row_of(assessment_id)) is not None:
            self.select(row)
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 renames, Delete bins; the rest as in any table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.open_wanted.emit()
        elif event.key() == Qt.Key.Key_F2 and self.current() is not None:
            self.rename_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and self.chosen():
            self.bin_wanted.emit()
        elif self._is_menu_chord(event) and self.current() is not None:
            self.menu_wanted.emit(self._menu_place(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The current row is selected too, so that what is ringed is what a key acts on."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.rows.rowCount():
            self.select(max(self.currentIndex().row(), 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row: at the mouse, or by key under the current row."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            if self.indexAt(event.pos()).isValid():
                self.menu_wanted.emit(event.globalPos())
        elif self.current() is not None:
            self.menu_wanted.emit(self._menu_place(self.currentIndex()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens, but not on the sign of the menu."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != Column.MENU:
            self.open_wanted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the sign of the menu opens it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index.column() == Column.MENU:
            self.menu_wanted.emit(self._menu_place(index))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse is tinted."""
        super().mouseMoveEvent(event)
        self._set_hovered_row(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse."""
        super().leaveEvent(event)
        self._set_hovered_row(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, then the ring inside the current row."""
        super().paintEvent(event)
        index = self.currentIndex()
        if not self.hasFocus() or not index.isValid():
            return
        rect = self.visualRect(index)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("accent"), 2))
        ring = QRectF(0, rect.top(), self.viewport().width(), rect.height())
        painter.drawRoundedRect(ring.adjusted(1, 1, -1, -1), 4, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns anew."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        is_narrow, px = self.is_narrow, self._look.px
        self.rows.set_narrow(is_narrow)
        self._delegate.set_narrow(is_narrow)
        self.verticalHeader().setDefaultSectionSize(px(ROW_EM))
        # Two columns explain themselves, and a row more is worth more than their heads.
        self.horizontalHeader().setVisible(not is_narrow)
        for column in HIDDEN_WHEN_NARROW:
            self.setColumnHidden(column, is_narrow)
        tr, gaps = self._texts.tr, px(1.0) + px(0.4)
        counted = px(BAR_EM) + px(0.75) + self._widest([tr("{finished} of {total}", finished=25, total=25)])
        status = px(1.6) + self._widest([tr("Ready to report"), tr("Draft")])
        theme = min(
            self._widest([theme_words(self._texts, code) for code in THEME_NAMES]), px(WIDEST_THEME_EM)
        )
        widths = {
            Column.ICON: px(3.4),
            Column.THEME: theme + gaps,
            Column.SCORED: (max(counted, status) if is_narrow else counted) + gaps,
            Column.STATUS: status + gaps,
            Column.CHANGED: self._widest([tr("Yesterday"), "28 Nov 2026", tr("Today {time}", time="23:58")])
            + gaps,
            Column.MENU: px(3.2),
        }
        shown = sum(width for column, width in widths.items() if not self.isColumnHidden(column))
        widths[Column.NAME] = max(self.viewport().width() - shown, px(12))
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self.viewport().update()

    def _widest(self, samples: list[str]) -> int:
        metrics = QFontMetrics(self._look.font())
        return max(metrics.horizontalAdvance(sample) for sample in samples)

    def _menu_place(self, index: QModelIndex) -> QPoint:
        cell = self.visualRect(index.siblingAtColumn(Column.MENU))
        return self.viewport().mapToGlobal(QPoint(cell.left(), cell.bottom() - self._look.px(0.6)))

    def _is_menu_chord(self, event: QKeyEvent) -> bool:
        """Shift+F10, which only some systems turn into a wish for the menu; the menu key they all do."""
        return event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier

    def _set_hovered_row(self, row: int) -> None:
        self._delegate.set_hovered_row(row)
        self.viewport().update()
