"""A field to search in: a glass at the left, the key that leads here at the right, Escape empties it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.words import picture, words


class SearchField(QLineEdit):
    """Emits what is searched with each keystroke.

    Signals: searched(str); left_downwards, when the arrow down leads to what was found.
    """

    searched = Signal(str)
    left_downwards = Signal()

    def __init__(self, look: Look, placeholder: str, key_words: str, clear_words: str) -> None:
        super().__init__()
        self._look = look
        self.setPlaceholderText(placeholder)
        self.setToolTip(placeholder)
        self._glass: QLabel = picture(look, "search", "text2", 1.1)
        self._key = words(key_words, "small")
        self._clear = QToolButton()
        self._clear.setIcon(look.icon("x", "text2"))
        self._clear.setIconSize(look.icon_size(1.0))
        self._clear.setAccessibleName(clear_words)
        self._clear.setToolTip(clear_words)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does the same by key
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.empty)
        for part in (self._glass, self._key, self._clear):
            part.setParent(self)
        for part in (self._glass, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._on_text_changed)
        self._show_parts()

    def empty(self) -> None:
        """Search nothing."""
        self.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties, the arrow down leaves."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.empty()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the parts at the ends."""
        super().resizeEvent(event)
        self._show_parts()

    def _on_text_changed(self, text: str) -> None:
        self._show_parts()
        self.searched.emit(text)

    def _show_parts(self) -> None:
        px = self._look.px
        has_text = bool(self.text())
        self._key.adjustSize()
        self._clear.resize(px(1.9), px(1.9))
        room = self.width() - px(4.5) - self._key.width()
        is_wide = room > self.fontMetrics().horizontalAdvance(self.placeholderText())
        self._clear.setVisible(has_text)
        self._key.setVisible(not has_text and is_wide)
        right = self._clear if has_text else self._key
        shown_width = right.width() if has_text or is_wide else 0
        self.setTextMargins(px(1.6), 0, shown_width, 0)
        self._place(self._glass, px(0.8))
        self._place(right, self.width() - right.width() - px(0.35 if has_text else 0.75))

    def _place(self, part: QWidget, left: int) -> None:
        part.move(left, (self.height() - part.height()) // 2)
