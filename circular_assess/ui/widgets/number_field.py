"""A field for a number with its unit at the right; comma and point both mark decimals."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look, refresh_style
from circular_assess.ui.widgets.words import words

SPACES = re.compile(r"[\s\u00a0\u202f']")
GROUPED = re.compile(r"^[-\u2212]?\d{1,3}([.,]\d{3}){2,}$")
NUMBER = re.compile(r"^[-\u2212]?(\d+([.,]\d*)?|[.,]\d+)$")


def parse_number(text: str) -> float | None:
    """The number in the text; None if it is empty. Raises ValueError if it is not one.

    Spaces part thousands. One comma or point marks decimals; two or more alike part thousands.
    """
    plain = SPACES.sub("", text)
    if not plain:
        return None
    if GROUPED.match(plain) and not ("," in plain and "." in plain):
        plain = plain.replace(",", "").replace(".", "")
    if not NUMBER.match(plain):
        raise ValueError(text)
    return float(plain.replace("\u2212", "-").replace(",", "."))


class NumberField(QLineEdit):
    """Emits `entered(number or None)` while a number is typed; a text that is no number is kept and marked.

    Signals: entered(object): the number, or None when emptied. refused(str): the text that is no number.
    """

    entered = Signal(object)
    refused = Signal(str)

    def __init__(self, look: Look, texts: Texts, unit: str = "") -> None:
        super().__init__()
        self._texts = texts
        self._number: float | None = None
        self._unit = words(unit, "caption")
        self._unit.setParent(self)
        self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._gap = look.px(0.75)
        self.set_unit(unit)
        self.textEdited.connect(self._on_edited)

    def set_unit(self, unit: str) -> None:
        """The words at the right of the number."""
        self._unit.setText(unit)
        self._unit.adjustSize()
        self.setTextMargins(0, 0, self._unit.width() + self._gap // 2 if unit else 0, 0)
        self._place()

    def show_number(self, number: float | None) -> None:
        """Show a number unless the same one is typed already, so that the caret stays."""
        try:
            typed = parse_number(self.text())
        except ValueError:
            typed = None
        if typed == number and (number is not None or not self.text()) and not self.property("state"):
            return
        if self.hasFocus() and self.property("state") == "error" and number == self._number:
            return
        self._number = number
        self.setText("" if number is None else self._texts.number(number))
        self.set_error(False)

    def set_error(self, is_wrong: bool) -> None:
        """Mark the field as wrong, or right."""
        state = "error" if is_wrong else ""
        if (self.property("state") or "") != state:
            self.setProperty("state", state)
            refresh_style(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the unit at the right."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._unit.move(
            self.width() - self._unit.width() - self._gap, (self.height() - self._unit.height()) // 2
        )

    def _on_edited(self, text: str) -> None:
        try:
            number = parse_number(text)
        except ValueError:
            self.set_error(True)
            self.refused.emit(text)
            return
        self.set_error(False)
        self._number = number
        self.entered.emit(number)
