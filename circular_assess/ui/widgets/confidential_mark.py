"""A small lock beside a field: closed, what stands in the field is kept out of a public edition."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QPushButton

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.words import icon_room

SIDE_EM, SMALLEST_PX, BORDER_PX = 1.65, 24, 1
RAISED_EM = 0.3
CLOSED, OPEN = "lock", "lock-open"


class ConfidentialMark(QPushButton):
    """Quiet while it is open, in the accent colour once it is closed.

    `has_words` writes its name beside it; `is_above` keeps the lock off the edge of a field right below it.

    Signals: marked(bool): the buyer closed or opened it.
    """

    marked = Signal(bool)

    def __init__(
        self, look: Look, texts: Texts, what: str, *, has_words: bool = False, is_above: bool = False
    ) -> None:
        super().__init__(texts.tr("Confidential") if has_words else "")
        self._look, self._texts = look, texts
        self._is_near = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "plain-quiet")
        self.setIconSize(icon_room(look, has_words=has_words))
        self.setAccessibleDescription(texts.tr("The public edition leaves it out."))
        if has_words:
            self.setStyleSheet("QPushButton { padding-left: 0; }")
        else:
            side = max(look.px(SIDE_EM), SMALLEST_PX)
            self.setFixedSize(side, side)
            raised = look.px(RAISED_EM) if is_above else 0
            # A style sheet's least height wins over that of the button; the border is outside of both.
            inside = side - raised - 2 * BORDER_PX
            self.setStyleSheet(f"QPushButton {{ padding: 0 0 {raised}px 0; min-height: {inside}px; }}")
        self.name(what)
        self.toggled.connect(self._show)
        self.clicked.connect(self.marked)
        self._show()

    def name(self, what: str) -> None:
        """What is kept out, for who cannot see beside what the lock stands."""
        name = self._texts.tr("Confidential: {field}", field=what.replace("&", ""))
        if self.accessibleName() != name:
            self.setAccessibleName(name)

    def show_marked(self, is_marked: bool) -> None:
        """Show what is stored, without a signal."""
        if self.isChecked() != is_marked:
            self.setChecked(is_marked)

    def enterEvent(self, event: QEnterEvent) -> None:
        """A little darker under the mouse."""
        super().enterEvent(event)
        self._set_near(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Quiet again."""
        super().leaveEvent(event)
        self._set_near(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A little darker with the focus."""
        super().focusInEvent(event)
        self._set_near(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Quiet again."""
        super().focusOutEvent(event)
        self._set_near(self.underMouse())

    def _set_near(self, is_near: bool) -> None:
        self._is_near = is_near
        self._show()

    def _show(self) -> None:
        tr, is_marked = self._texts.tr, self.isChecked()
        quiet = "text2" if self._is_near or self.text() else "border"
        self.setIcon(self._look.icon(CLOSED, "accent_ink") if is_marked else self._look.icon(OPEN, quiet))
        said = (
            tr("Confidential: it is kept out of a public edition.")
            if is_marked
            else tr("Not confidential: it goes into a public edition.")
        )
        self.setToolTip(said)


def marked_sentence(texts: Texts, is_marked: bool) -> str:
    """What has just been done to a mark."""
    tr = texts.tr
    return tr("Kept out of a public edition.") if is_marked else tr("In a public edition again.")
