"""What is entered for a score: a value in a unit, a level from 0 to 4, or nothing where it is fixed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from circular_assess.domain.assessment import Score
from circular_assess.domain.catalogue import Criterion
from circular_assess.domain.results import CriterionResult
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.number_field import NumberField
from circular_assess.ui.widgets.score_picker import ScorePicker
from circular_assess.ui.widgets.score_words import value_words
from circular_assess.ui.widgets.words import words

LONE_SIGNS = ("", "-", "\u2212")


class ScoreEntry(QObject):
    """The control of one score.

    Attributes: field (the widget), wrong (what is wrong with what is typed; empty if nothing).
    Signals: entered(object): value or level, None when emptied; refused when `wrong` has changed by itself;
    done when Enter is pressed.
    """

    entered = Signal(object)
    refused = Signal()
    done = Signal()
    field: QWidget

    def __init__(self) -> None:
        super().__init__()
        self.wrong = ""

    def show_score(self, score: Score, result: CriterionResult) -> None:
        """Show what is stored."""
        raise NotImplementedError

    def set_wrong(self, sentence: str) -> None:
        """Mark the field as wrong, or right with an empty sentence."""
        self.wrong = sentence

    def set_width(self, width: int | None) -> None:
        """Give the field this width; None for as wide as it likes."""


class ValueEntry(ScoreEntry):
    """A number with its unit. What is typed and refused stays until it is corrected or undone."""

    def __init__(self, look: Look, texts: Texts, criterion: Criterion, scenario: str) -> None:
        super().__init__()
        self._texts = texts
        self._look = look
        self._stored: float | None = None
        self.number = NumberField(look, texts, criterion.unit_symbol)
        self.field = self.number
        self.field.setAccessibleName(
            texts.tr(
                "{criterion} of {scenario}, in {unit}",
                criterion=criterion.short_name,
                scenario=scenario[:200],
                unit=criterion.unit,
            )
        )
        self.number.entered.connect(self._on_entered)
        self.number.refused.connect(self._on_refused)
        self.number.returnPressed.connect(self.done)

    def show_score(self, score: Score, _result: CriterionResult) -> None:
        """Show the stored value, unless something wrong is typed over the same one."""
        if self.wrong and score.value == self._stored:
            return
        self._stored = score.value
        self.set_wrong("")
        self.number.show_number(score.value)

    def set_wrong(self, sentence: str) -> None:
        """The edge and the spoken description follow the sentence."""
        self.wrong = sentence
        self.number.set_error(bool(sentence))
        self.field.setAccessibleDescription(sentence)

    def set_width(self, width: int | None) -> None:
        """As wide as the column; about nine letters in a card."""
        self.field.setFixedWidth(self._look.px(9) if width is None else width)

    def _on_entered(self, number: object) -> None:
        self.set_wrong("")
        self.refused.emit()
        self.entered.emit(number)

    def _on_refused(self, text: str) -> None:
        if text.strip() not in LONE_SIGNS:
            self.set_wrong(self._texts.tr("Enter a number only, such as 72."))
            self.refused.emit()


class LevelEntry(ScoreEntry):
    """Five buttons; the words of the level chosen are read with it."""

    def __init__(self, look: Look, texts: Texts, criterion: Criterion, scenario: str) -> None:
        super().__init__()
        self._criterion = criterion
        self.picker = ScorePicker(look, texts)
        self.field = self.picker
        self.field.setAccessibleName(
            texts.tr(
                "Level of {scenario}, {criterion}", scenario=scenario[:200], criterion=criterion.short_name
            )
        )
        self.picker.chosen.connect(self.entered)
        self.picker.done.connect(self.done)

    def show_score(self, score: Score, _result: CriterionResult) -> None:
        """Show the stored level and its words."""
        meaning = "" if score.level is None else self._criterion.levels[int(score.level)].text
        self.picker.show_level(score.level, meaning)


class FixedEntry(ScoreEntry):
    """The value that follows from being the baseline; it cannot be typed."""

    def __init__(self, _look: Look, texts: Texts, criterion: Criterion, _scenario: str) -> None:
        super().__init__()
        self._texts = texts
        self._criterion = criterion
        self._label = words()
        self.field = self._label

    def show_score(self, _score: Score, result: CriterionResult) -> None:
        """Show the value."""
        self._label.setText(value_words(self._texts, self._criterion, result.value or 0.0))
