"""Why a scenario is not acceptable, in the row of the scenario; emptied, it is acceptable again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.confidential_mark import ConfidentialMark
from circular_assess.ui.widgets.growing_field import GrowingField
from circular_assess.ui.widgets.words import button, field_label, picture, words


class KnockOutLine(QWidget):
    """Seen while there is a reason, or while one is about to be typed.

    Attributes: reason (the field), mark (its lock), again (takes it back),
    is_out (True while a reason is kept).
    Signals: typed(reason or None); taken_back; left, when the focus leaves the field.
    """

    typed = Signal(object)
    taken_back = Signal()
    left = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self.is_out = False
        self._is_narrow: bool | None = None
        self._sign = picture(look, "circle-alert", "error", 1.15)
        self.reason = GrowingField()
        self.reason.typed.connect(lambda text: self.typed.emit(text if text.strip() else None))
        self.reason.left.connect(self._on_left)
        self.mark = ConfidentialMark(look, texts, "")
        self._label = field_label(texts.tr("Not acceptable because"), self.reason)
        self._hint = words(
            texts.tr("It leaves the ranking, stays visible and keeps its scores."), "small", wrap=True
        )
        self.again = button(look, texts.tr("Acceptable again"), "quiet")
        self.again.clicked.connect(self.taken_back)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space("near"))
        self._grid.setVerticalSpacing(look.space("tight"))
        self._grid.setColumnStretch(2, 1)
        self.arrange(is_narrow=False)
        self.hide()

    def stops(self) -> tuple[QWidget, ...]:
        """What takes the focus, in reading order."""
        return self.reason, self.mark, self.again

    def show_reason(self, reason: str | None) -> None:
        """Show what is kept; a field that is still empty stays open while it has the focus."""
        self.is_out = reason is not None
        if reason is not None or self.reason.words().strip():
            self.reason.show_words(reason or "")
        for part in (self.mark, self.again):
            part.setVisible(self.is_out)
        self._hint.setVisible(self.reason.hasFocus() or not self.is_out)
        self.setVisible(self.is_out or self.reason.hasFocus())

    def open(self) -> None:
        """Let a reason be typed."""
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self, *, is_narrow: bool) -> None:
        """All beside each other, or the label above the field."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        grid, top = self._grid, Qt.AlignmentFlag.AlignTop
        for part in (self._sign, self._label, self.reason, self.mark, self._hint, self.again):
            grid.removeWidget(part)
        self.reason.ensurePolished()
        height = 0 if is_narrow else self.again.sizeHint().height()
        for part in (self._sign, self._label):
            part.setMinimumHeight(height)
        grid.addWidget(self._sign, 0, 0, top)
        grid.addWidget(self.mark, 1 if is_narrow else 0, 3, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._label, 0, 1, 1, 2 if is_narrow else 1, top)
        if is_narrow:
            grid.addWidget(self.reason, 1, 1, 1, 2)
            grid.addWidget(self._hint, 2, 1, 1, 2)
            grid.addWidget(self.again, 3, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        else:
            grid.addWidget(self.reason, 0, 2, top)
            grid.addWidget(self.again, 0, 4, top)
            grid.addWidget(self._hint, 1, 2)

    def _on_left(self) -> None:
        if not self.is_out:
            self.reason.show_words("")
            self.hide()
        self._hint.setVisible(not self.is_out)
        self.left.emit()
