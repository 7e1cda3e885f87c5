"""Between what a score may lie: two small fields in the unit of the score, filled in or not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Score
from circular_assess.domain.catalogue import Criterion
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.flow import FlowLayout
from circular_assess.ui.widgets.notes import announce
from circular_assess.ui.widgets.number_field import NumberField, parse_number
from circular_assess.ui.widgets.score_summary import ScoreError
from circular_assess.ui.widgets.words import words

NUMBER_EM = 4.4
Ends = tuple[float, float]


class ScoreRange(QWidget):
    """An end that is left empty is the score itself; two empty ends, or none beside the score, are no range.

    What is refused stays as typed. It is said when the field is left: half a number is no mistake yet.

    Attributes: low, high (the fields), wrong (the sentence shown; empty if all is well).
    Signals: entered(object): both ends, or None.
    """

    entered = Signal(object)

    def __init__(self, look: Look, texts: Texts, criterion: Criterion, scenario: str) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._ends: Ends | None = None
        self._scored: float | None = None
        self._refused = self.wrong = ""
        self._typed_in: NumberField | None = None
        self._typed_last: NumberField | None = None
        unit = criterion.unit_symbol if criterion.has_value else ""
        self.low, self.high = NumberField(look, texts, unit), NumberField(look, texts, unit)
        name = scenario[:200]
        self.low.setAccessibleName(texts.tr("Least that {scenario} may reach", scenario=name))
        self.high.setAccessibleName(texts.tr("Most that {scenario} may reach", scenario=name))
        first, between = words(texts.tr("It may lie between"), "caption"), words(texts.tr("and"), "caption")
        first.setBuddy(self.low)
        between.setBuddy(self.high)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("tight"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(look.space("near"))
        self._row.addWidget(first)
        fields = QWidget()
        flow = FlowLayout(fields, look.space("near"), look.space("tight"))
        flow.addWidget(self.low)
        flow.add_pair(between, self.high, look.space("near"))
        self._row.addWidget(fields, 1)
        column.addLayout(self._row)
        self._error = ScoreError(look)
        column.addWidget(self._error)
        unit_width = look.space("near") + words(unit, "caption").sizeHint().width() if unit else 0
        for field in (self.low, self.high):
            field.setProperty("size", "small")
            field.setFixedWidth(look.px(NUMBER_EM) + unit_width)
            field.textEdited.connect(lambda _text, field=field: self._on_typed(field))
            field.installEventFilter(self)
            field.returnPressed.connect(self._on_left)

    @property
    def in_tab_order(self) -> tuple[QWidget, ...]:
        """All that can have the focus, in the order in which Tab goes."""
        return (self.low, self.high)

    def set_stacked(self, is_stacked: bool) -> None:
        """The fields below their words, or beside them."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_stacked else across)

    def show_score(self, score: Score) -> None:
        """Show the range that is stored; the field that is being typed in keeps its text."""
        low, high = score.range_low, score.range_high
        ends = None if low is None or high is None else (low, high)
        scored = score.level if score.value is None else score.value
        is_same = (ends, scored) == (self._ends, self._scored)
        self._ends, self._scored = ends, scored
        if self._refused and is_same:
            return
        self._refused = ""
        self._say("")
        self._write()

    def refuse(self, sentence: str) -> None:
        """Why what is typed is no range; what was stored before stays."""
        self._refused = sentence
        if not (self.low.hasFocus() or self.high.hasFocus()):
            self._say(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that is left says what is wrong, or what is stored."""
        if event.type() is QEvent.Type.FocusOut:
            self._on_left()
        return super().eventFilter(watched, event)

    def _on_typed(self, field: NumberField) -> None:
        self._typed_last = field
        try:
            low, high = (parse_number(end.text(), self._texts) for end in (self.low, self.high))
        except ValueError:
            self.refuse(self._texts.tr("Enter a number only, such as 72."))
            return
        self._refused = ""
        self._say("")
        self._typed_in = field
        self.entered.emit(self._ends_of(low, high))
        self._typed_in = None

    def _ends_of(self, low: float | None, high: float | None) -> Ends | None:
        if low is None and high is None:
            return None
        given = low if high is None else high
        beside = given if self._scored is None else self._scored
        assert beside is not None
        ends = (beside if low is None else low, beside if high is None else high)
        return None if ends == (self._scored, self._scored) else ends

    def _on_left(self) -> None:
        if self._refused:
            self._say(self._refused)
        else:
            self._write()

    def _write(self) -> None:
        low, high = (None, None) if self._ends is None else self._ends
        for field, end in ((self.low, low), (self.high, high)):
            if field is not self._typed_in:
                field.show_number(end)

    def _say(self, sentence: str) -> None:
        if sentence == self.wrong:
            return
        self.wrong = sentence
        self._error.say(sentence)
        for field in (self.low, self.high):
            is_wrong = field is (self._typed_last or self.low)
            field.set_error(bool(sentence) and is_wrong)
            field.setAccessibleDescription(sentence if is_wrong else "")
        if sentence:
            announce(self._typed_last or self.low, sentence)
