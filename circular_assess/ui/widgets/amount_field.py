"""A number of the form with its limits: a wrong one stays as typed, is marked, and is not taken over."""

from __future__ import annotations

from PySide6.QtCore import Signal

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.form import FormField
from circular_assess.ui.widgets.number_field import NumberField


class AmountField(FormField):
    """Label, number with its unit, and the sentence for a wrong one.

    Signals: entered(object): the number or None, only if it lies within the limits;
    judged, after each keystroke: `wrong` is true to it.
    """

    entered = Signal(object)
    judged = Signal()

    def __init__(
        self, look: Look, texts: Texts, text: str, *, unit: str = "", highest: float, example: float
    ) -> None:
        self.number = NumberField(look, texts, unit)
        super().__init__(look, text, self.number, unit)
        self._texts = texts
        self._highest = highest
        self._example = example
        self._stored: float | None = None
        self.number.entered.connect(self._on_entered)
        self.number.refused.connect(self._on_refused)

    def show_number(self, number: float | None) -> None:
        """Show the stored number; a wrong text stays until it is mended or the number changes."""
        if self.wrong and number == self._stored:
            return
        self._stored = number
        was_blocked = self.number.blockSignals(True)
        self.number.show_number(number)
        self.number.blockSignals(was_blocked)
        if self.wrong:
            self.number.set_error(False)
            self.say_wrong("")

    def _on_entered(self, number: float | None) -> None:
        if number is not None and not 0 <= number <= self._highest:
            self.number.set_error(True)
            self._judge(self._texts.tr("Enter a number from 0 to {highest:number}.", highest=self._highest))
            return
        self._judge("")
        self._stored = number
        self.entered.emit(number)

    def _on_refused(self, _text: str) -> None:
        self._judge(self._texts.tr("Enter an amount only, such as {example:number}.", example=self._example))

    def _judge(self, wrong: str) -> None:
        self.say_wrong(wrong)
        self.judged.emit()
