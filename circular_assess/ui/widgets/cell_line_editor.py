"""The field in which the words or the number of one cell of a table are typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

ENDING = {
    Qt.Key.Key_Return: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_Enter: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
}


class CellLineEditor(QLineEdit):
    """The field in a cell: Enter goes down, Tab to the right, Escape leaves all as it was.

    Signals: done(where to go on or None), left (the focus went elsewhere), given_up.
    """

    done = Signal(object)
    left = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that end typing; the rest as in any field."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif key in ENDING:
            self.done.emit(ENDING[key])
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes to the next cell."""
        actions = QAbstractItemView.CursorAction
        self.done.emit(actions.MoveRight if is_next else actions.MoveLeft)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A click elsewhere ends typing; another window or a menu does not."""
        super().focusOutEvent(event)
        still = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in still:
            self.left.emit()
