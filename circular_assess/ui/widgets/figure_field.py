"""A number of a form whose limits the rules know: what they refuse stays as typed, with the reason below."""

from __future__ import annotations

from PySide6.QtCore import Signal

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.form import FormField
from circular_assess.ui.widgets.number_field import NumberField

WHOLE = 100


class FigureField(FormField):
    """Label, number with its unit, and the sentence for a wrong one.

    `is_share`: typed in per cent, given as a share (0.03 = 3 %). `is_whole`: no decimals.

    Signals: entered(object): the number or None; the rules may still `refuse` it.
    """

    entered = Signal(object)

    def __init__(
        self,
        look: Look,
        texts: Texts,
        text: str,
        *,
        unit: str = "",
        example: float,
        is_share: bool = False,
        is_whole: bool = False,
    ) -> None:
        self.number = NumberField(look, texts, unit)
        super().__init__(look, text, self.number, unit)
        self._texts, self._example = texts, example
        self._is_share, self._is_whole = is_share, is_whole
        self._stored: float | None = None
        self.number.entered.connect(self._on_entered)
        self.number.refused.connect(self._on_no_number)

    def show_figure(self, figure: float | None) -> None:
        """Show the stored figure; a wrong text stays until it is mended or the figure changes."""
        if self.wrong and figure == self._stored:
            return
        self._stored = figure
        shown = round(figure * WHOLE, 10) if self._is_share and figure is not None else figure
        was_blocked = self.number.blockSignals(True)
        self.number.set_error(False)
        self.number.show_number(shown)
        self.number.blockSignals(was_blocked)
        self.say_wrong("")

    def refuse(self, sentence: str) -> None:
        """Keep what is typed, and say why it does not count."""
        self.number.set_error(True)
        self.say_wrong(sentence)

    def forget_wrong(self) -> None:
        """The field is for something else now: what was wrong there is not wrong here."""
        if self.wrong:
            self.say_wrong("")
            self.number.set_error(False)
            self.number.setText("")

    def _on_entered(self, number: float | None) -> None:
        if self._is_whole and number is not None and number != int(number):
            wrong = self._texts.tr("Enter a whole number, such as {example:number}.", example=self._example)
            self.refuse(wrong)
            return
        self.number.set_error(False)
        self.say_wrong("")
        if number is not None:
            number = number / WHOLE if self._is_share else int(number) if self._is_whole else number
        self.entered.emit(number)

    def _on_no_number(self, _text: str) -> None:
        self.refuse(self._texts.tr("Enter a number only, such as {example:number}.", example=self._example))
