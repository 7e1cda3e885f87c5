"""A field for a number with its unit at the right, and what a typed number means in each language."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from circular_assess.texts import MINUS, NON_BREAKING_SPACE, Texts
from circular_assess.ui.theme import Look, refresh_style
from circular_assess.ui.widgets.words import words

SPACES = re.compile(r"[\s\u00a0\u202f']")
GROUPED = re.compile(r"^[-\u2212]?\d{1,3}([.,]\d{3}){2,}$")
# A group of thousands never begins with 0, so that 0.125 stays what it is.
IN_LANGUAGE = {
    sign: re.compile(rf"^[-\u2212]?[1-9]\d{{0,2}}([{sign}]\d{{3}})+([{decimal}]\d*)?$")
    for sign, decimal in ((".", ","), (",", "."))
}
NUMBER = re.compile(r"^[-\u2212]?(\d+([.,]\d*)?|[.,]\d+)$")


def typed_number(texts: Texts, number: float) -> str:
    """A number as it stands in a field: spaces part thousands, the only sign that never marks decimals."""
    words = texts.number(number)
    sign = _grouping(texts)
    return words.replace(sign, NON_BREAKING_SPACE) if sign in IN_LANGUAGE else words


def plain_number(texts: Texts, number: float) -> str:
    """A number as a spreadsheet reads it: the decimal sign of the language and digits."""
    return typed_number(texts, number).replace(NON_BREAKING_SPACE, "").replace(MINUS, "-")


def parse_number(text: str, texts: Texts | None = None) -> float | None:
    """The number in the text; None if it is empty. Raises ValueError if it is not one.

    Spaces part thousands. One comma or point marks decimals; two or more alike part thousands. The sign
    with which the language of `texts` writes thousands parts them where three digits follow it each time;
    where there are both, the last one marks decimals in any language.
    """
    plain = SPACES.sub("", text)
    if not plain:
        return None
    own = "" if texts is None else _grouping(texts)
    for sign, grouped in IN_LANGUAGE.items():
        if (sign == own or {".", ","} <= set(plain)) and grouped.match(plain):
            plain = plain.replace(sign, "")
            break
    if GROUPED.match(plain) and not ("," in plain and "." in plain):
        plain = plain.replace(",", "").replace(".", "")
    if not NUMBER.match(plain):
        raise ValueError(text)
    return float(plain.replace("\u2212", "-").replace(",", "."))


def _grouping(texts: Texts) -> str:
    """The sign that the language writes between thousands."""
    return texts.number(1111)[1]


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
            typed = parse_number(self.text(), self._texts)
        except ValueError:
            typed = None
        if typed == number and (number is not None or not self.text()) and not self.property("state"):
            return
        if self.hasFocus() and self.property("state") == "error" and number == self._number:
            return
        self._number = number
        self.setText("" if number is None else typed_number(self._texts, number))
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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A number that is left is shown as it was understood."""
        super().focusOutEvent(event)
        try:
            number = parse_number(self.text(), self._texts)
        except ValueError:
            return
        if number is not None and not self.property("state"):
            spelled = typed_number(self._texts, number)
            if spelled != self.text() and parse_number(spelled, self._texts) == number:
                self.setText(spelled)

    def _place(self) -> None:
        self._unit.move(
            self.width() - self._unit.width() - self._gap, (self.height() - self._unit.height()) // 2
        )

    def _on_edited(self, text: str) -> None:
        try:
            number = parse_number(text, self._texts)
        except ValueError:
            self.set_error(True)
            self.refused.emit(text)
            return
        self.set_error(False)
        self._number = number
        self.entered.emit(number)
