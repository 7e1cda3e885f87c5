"""The field in which a value is typed right in its cell."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from circular_assess.domain.catalogue import Criterion
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.number_field import NumberField, parse_number
from circular_assess.ui.widgets.score_block import bounds

ENDING = {
    Qt.Key.Key_Return: Qt.Key.Key_Down,
    Qt.Key.Key_Enter: Qt.Key.Key_Down,
    Qt.Key.Key_Down: Qt.Key.Key_Down,
    Qt.Key.Key_Up: Qt.Key.Key_Up,
    Qt.Key.Key_Escape: Qt.Key.Key_Escape,
}
PAD_EM = 0.5
ELSEWHERE = Qt.Key.Key_unknown


class ScoreCellEditor(NumberField):
    """Enter goes down, Tab to the right, Escape leaves all as it was.

    Signals: done(Qt.Key): where to go on; Escape to give up, unknown where the focus went elsewhere.
    """

    done = Signal(object)

    def __init__(self, look: Look, texts: Texts, criterion: Criterion, parent: QWidget) -> None:
        super().__init__(look, texts, criterion.unit_symbol)
        self._criterion = criterion
        self.setParent(parent)
        # A ring around it would cover its neighbours.
        self.setProperty("ringed", False)
        # No higher than its row.
        self.setStyleSheet(f"QLineEdit {{ min-height: 0; padding: 0 {look.px(PAD_EM)}px; }}")

    def number(self) -> float | None:
        """What is typed; None if nothing is. Raises ValueError with the sentence for a wrong one."""
        lowest, highest = bounds(self._criterion)
        try:
            number = parse_number(self.text(), self._texts)
        except ValueError:
            raise ValueError(self._texts.tr("Enter a number only, such as 72.")) from None
        if number is not None and not lowest <= number <= highest:
            values = {"lowest": lowest, "highest": highest}
            raise ValueError(self._texts.message("refused_value", values))
        return number

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that end typing; the rest as in any field."""
        ending = ENDING.get(Qt.Key(event.key()))
        if ending is None:
            super().keyPressEvent(event)
        else:
            self.done.emit(ending)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes to the next cell."""
        self.done.emit(Qt.Key.Key_Right if is_next else Qt.Key.Key_Left)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A click elsewhere ends typing; another window or a menu does not."""
        super().focusOutEvent(event)
        still = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in still:
            self.done.emit(ELSEWHERE)
