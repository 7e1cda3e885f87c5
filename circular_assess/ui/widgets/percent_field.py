"""A field for a weight in per cent, with its unit at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.number_field import parse_number
from circular_assess.ui.widgets.words import words

WHOLE = 100.0
UNFINISHED = {"", ",", "."}


class PercentField(QDoubleSpinBox):
    """A number 0-100 with at most one decimal; the arrow keys move it by one. `unit` stands at its right.

    Signals: changed(per cent): another weight is typed or stepped to; editingFinished afterwards.
    """

    changed = Signal(float)

    def __init__(self, look: Look, texts: Texts, *, unit: str = "%", is_small: bool = False) -> None:
        super().__init__()
        self._texts = texts
        self._shown = 0.0
        self.setDecimals(1)
        self.setRange(0.0, WHOLE)
        self.setProperty("ringed", True)
        self._gap = look.px(0.55 if is_small else 0.7)
        down, high = (1, look.px(1.45)) if is_small else (look.px(0.2), look.px(1.55))
        self.setStyleSheet(
            f"QDoubleSpinBox {{ padding: {down}px 0; min-height: {high}px; }}"
            "QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }"
        )
        self.valueChanged.connect(self._on_value_changed)
        self._unit = words(unit, "caption")
        self._unit.setParent(self)
        self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._unit.adjustSize()
        # Beside a style sheet NoButtons leaves no room for the text, so the sheet makes the buttons 0 wide
        # and the room at both sides is that of the text.
        self.lineEdit().setTextMargins(self._gap - 2, 0, self._unit.width() + self._gap, 0)
        digits = self.fontMetrics().horizontalAdvance("100.0")
        self.setFixedWidth(digits + self._unit.width() + 3 * self._gap + 6)

    def show_per_cent(self, per_cent: float) -> None:
        """Show a weight unless it is typed already."""
        self._shown = per_cent
        if self.value() != round(per_cent, 1):
            self._write(per_cent)

    def show_left(self) -> None:
        """Show the weight in its usual spelling, after the field was left."""
        if self.lineEdit().text() != self.textFromValue(self._shown):
            self._write(self._shown)

    def _on_value_changed(self, per_cent: float) -> None:
        """Return says valueChanged even where nothing was changed."""
        if per_cent != round(self._shown, 1):
            self.changed.emit(per_cent)

    def _write(self, per_cent: float) -> None:
        was_blocked = self.blockSignals(True)
        self.setValue(per_cent)
        if self.lineEdit().text() != self.textFromValue(per_cent):
            self.lineEdit().setText(self.textFromValue(per_cent))
        self.blockSignals(was_blocked)

    def textFromValue(self, number: float) -> str:
        """The number as the reader's language writes it, without a needless decimal."""
        return self._texts.number(round(number, 1))

    def valueFromText(self, text: str) -> float:
        """Comma and point both mark decimals."""
        try:
            return parse_number(text, self._texts) or 0.0
        except ValueError:
            return self._shown

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Digits and one mark only, up to 100."""
        if text.strip() in UNFINISHED:
            return (QValidator.State.Intermediate, text, position)
        try:
            number = parse_number(text, self._texts)
        except ValueError:
            return (QValidator.State.Invalid, text, position)
        fits = number is not None and 0 <= number <= WHOLE
        return (QValidator.State.Acceptable if fits else QValidator.State.Invalid, text, position)

    def fixup(self, _text: str) -> str:
        """An emptied field gets its last weight back."""
        return self.textFromValue(self._shown)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page and changes no weight on the way."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the unit at the right."""
        super().resizeEvent(event)
        right = self.width() - self._unit.width() - self._gap
        self._unit.move(right, (self.height() - self._unit.height()) // 2)
