"""Notes, announcements and empty states: how the window says what happened and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.elided_button import ElidedButton
from circular_assess.ui.widgets.words import picture, words

WIDEST_ANNOUNCEMENT_EM = 34
NOTE_ICONS = {
    "info": ("info", "accent"),
    "warning": ("triangle-alert", "warning"),
    "error": ("circle-alert", "error"),
}


class Note(QFrame):
    """A coloured box with an icon, a sentence and, where it helps, what to do."""

    def __init__(self, look: Look, kind: str, text: str, *, actions: tuple[QPushButton, ...] = ()) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        layout = QHBoxLayout(self)
        pad = look.space("near")
        layout.setContentsMargins(pad, pad, pad, pad)
        layout.setSpacing(pad)
        icon, token = NOTE_ICONS[kind]
        layout.addWidget(picture(look, icon, token), 0, Qt.AlignmentFlag.AlignTop)
        self.label = words(text, wrap=True)
        layout.addWidget(self.label, 1)
        for action in actions:
            layout.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)

    def set_words(self, text: str) -> None:
        """Another sentence."""
        self.label.setText(text)


class Announcement(QFrame):
    """What has just happened, with a way to take it back; it stays until the next change."""

    def __init__(self, look: Look, undo_words: str, on_undo: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("kind", "announcement")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(
            look.space("space"), look.space("tight"), look.space("near"), look.space("tight")
        )
        self._label = words(wrap=True)
        self._widest = look.px(WIDEST_ANNOUNCEMENT_EM)
        layout.addWidget(self._label, 1)
        self._undo = QPushButton(undo_words)
        self._undo.clicked.connect(on_undo)
        layout.addWidget(self._undo)
        self.hide()

    def say(self, text: str, *, can_undo: bool = True) -> None:
        """Show the sentence and have it read aloud."""
        self._label.setText(text)
        # A wrapped label asks for little width; without this it would break long before the page ends.
        width = min(self._label.fontMetrics().horizontalAdvance(text) + 2, self._widest)
        self._label.setMinimumWidth(width)
        self._undo.setVisible(can_undo)
        self.show()
        announce(self, text)


class EmptyState(QFrame):
    """In place of an empty list: what this is, and the one thing to do."""

    def __init__(
        self, look: Look, icon: str, title: str, text: str, *actions: QPushButton, tone: str = "text2"
    ) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, look.space("near"), 0, look.space("near"))
        layout.setSpacing(look.space("space"))
        layout.addWidget(picture(look, icon, tone, 1.6), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(look.space("tight"))
        self._title = words(title, "section", wrap=True)
        self._text = words(text, "caption", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(look.space("near"))
        for action in actions:
            row.addWidget(action)
        row.addStretch(1)
        column.addSpacing(look.space("tight"))
        column.addLayout(row)
        column.addStretch(1)
        layout.addLayout(column, 1)

    def set_words(self, title: str, text: str) -> None:
        """Another title and text."""
        self._title.setText(title)
        self._text.setText(text)


class _Choice(ElidedButton):
    """One of the words."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self._padding = look.px(1.8)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        """The chosen one is bold, which Qt does not reckon with."""
        room = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(round(room * 1.15) + self._padding, super().sizeHint().height())


class ViewSwitch(QWidget):
    """Two or three words of which one is chosen, such as Guided and Table."""

    def __init__(
        self, look: Look, choices: tuple[tuple[str, str], ...], on_chosen: Callable[[str], None]
    ) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._buttons: dict[str, QPushButton] = {}
        for position, (key, text) in enumerate(choices):
            kind = "first" if position == 0 else "last" if position == len(choices) - 1 else "middle"
            choice = _Choice(look, text)
            choice.setProperty("kind", kind)
            choice.setCheckable(True)
            choice.setAutoExclusive(True)
            choice.clicked.connect(lambda _checked=False, key=key: on_chosen(key))
            layout.addWidget(choice)
            self._buttons[key] = choice

    def choose(self, key: str) -> None:
        """Show this one as chosen, without saying so."""
        self._buttons[key].setChecked(True)


def announce(widget: QWidget, text: str) -> None:
    """Have a sentence read aloud by a screen reader."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
