"""The empty window: menu bar with its corner, a rail at the left, one page; wide or narrow."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from circular_assess.texts import Texts
from circular_assess.ui.menus import Corner, menus_width
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.focus_frame import FocusFrame
from circular_assess.ui.widgets.words import line, upright_line

RAIL_EM = 15.6
NARROW_EM = 64
SMALLEST_EM = (40, 26)
# What is opened wherever it is dropped; other files may mean something to the page below.
OPENED_ANYWHERE = (".circular", ".pdf")
DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class WindowFrame(QMainWindow):
    """Frames whatever page it is given.

    Attributes: saved_corner, pages (all pages made so far, one shown), page_key (names the one shown).
    Signals: file_dropped(path); first_painted, once, when the window has been seen.
    """

    file_dropped = Signal(object)
    first_painted = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self.look = look
        self.texts = texts
        self.page_key = ""
        self._rail: QWidget | None = None
        self._bar: QWidget | None = None
        self._is_painted = False
        self._focus_frame = FocusFrame(look, self)
        self.setAcceptDrops(True)
        self.build_frame()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        # Only what has the focus is filtered: a filter on everything would see each event of the program.
        app.focusChanged.connect(self._on_focus_changed)

    def build_frame(self) -> None:
        """Make the empty frame, in the present look; what was shown before is dropped."""
        self.menuBar().clear()
        self.setMinimumSize(self.look.px(SMALLEST_EM[0]), self.look.px(SMALLEST_EM[1]))
        self.saved_corner = Corner(self.look, self.texts)
        self.menuBar().setCornerWidget(self.saved_corner, Qt.Corner.TopRightCorner)
        self.saved_corner.show()
        centre = QWidget()
        self._row = QHBoxLayout(centre)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.pages = QStackedWidget()
        self._column.addWidget(self.pages, 1)
        self._row.addLayout(self._column, 1)
        self._rail = self._bar = None
        self.setCentralWidget(centre)

    @property
    def is_narrow(self) -> bool:
        """True if the rail would leave the page too little room."""
        return self.width() < NARROW_EM * self.look.em

    def set_rail(self, rail: QWidget, bar: QWidget | None) -> None:
        """The rail at the left, and what stands above the page instead where the window is narrow."""
        for old in (self._rail, self._bar):
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(rail)
        holder = QWidget()
        holder.setProperty("ground", "rail")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(area, 1)
        row.addWidget(upright_line())
        holder.setFixedWidth(self.look.px(RAIL_EM))
        self._rail = holder
        self._row.insertWidget(0, holder)
        self._bar = None
        if bar is not None:
            self._bar = QWidget()
            column = QVBoxLayout(self._bar)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(bar)
            column.addWidget(line())
            self._column.insertWidget(0, self._bar)
        self._fit()

    def show_page(self, page: QWidget, key: str) -> None:
        """Show this page; it is kept until the frame is built anew. `key` names its chapter of the manual."""
        self.page_key = key
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def drop_pages(self) -> None:
        """Forget all pages."""
        while self.pages.count():
            page = self.pages.currentWidget()
            assert page is not None
            self.pages.removeWidget(page)
            page.deleteLater()

    def open_manual(self) -> None:
        """The manual in a window of its own, at the chapter of the page that is shown."""
        from circular_assess.ui.manual_window import show_manual

        show_manual(self, self.look, lambda: self.texts, self.page_key)

    def undo(self) -> None:
        """Take the last step back."""
        raise NotImplementedError

    def redo(self) -> None:
        """Bring the undone step again."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between wide and narrow."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Tell when the window has been painted for the first time."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.first_painted.emit)
        return is_done

    def showEvent(self, event: QShowEvent) -> None:
        """Look at what is dragged before a text field does, which would take the name of a file as text."""
        super().showEvent(event)
        if (handle := self.windowHandle()) is not None:
            handle.installEventFilter(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the first file dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.file_dropped.emit(Path(url.toLocalFile()))
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo and redo belong to the focused text field first, and to the assessment after that.

        Return presses the focused button, as in dialogs and on web pages.
        """
        if event.type() in DRAGS and isinstance(event, QDropEvent) and watched is self.windowHandle():
            return self._take_drag(event)
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QPushButton)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            watched.click()
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) and not _can_undo(watched):
                return _leave_to_window(watched)
            if event.matches(QKeySequence.StandardKey.Redo) and not _can_redo(watched):
                return _leave_to_window(watched)
        return super().eventFilter(watched, event)

    def _take_drag(self, event: QDropEvent) -> bool:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not files or files[0].suffix.lower() not in OPENED_ANYWHERE:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.file_dropped.emit(files[0])
        return True

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def _fit(self) -> None:
        is_narrow = self.is_narrow
        self.saved_corner.set_room(self.width() - menus_width(self.menuBar(), self.look))
        if self._rail is not None:
            self._rail.setVisible(not is_narrow)
        if self._bar is not None:
            self._bar.setVisible(is_narrow)


def _can_undo(widget: QObject) -> bool:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable()
    return isinstance(widget, QPlainTextEdit) and widget.document().isUndoAvailable()


def _can_redo(widget: QObject) -> bool:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    if isinstance(widget, QLineEdit):
        return widget.isRedoAvailable()
    return isinstance(widget, QPlainTextEdit) and widget.document().isRedoAvailable()


def _leave_to_window(widget: QObject) -> bool:
    """A text field claims the keys of undo for itself even if it has nothing to undo: keep it from that."""
    return widget.inherits("QLineEdit") or widget.inherits("QPlainTextEdit")
