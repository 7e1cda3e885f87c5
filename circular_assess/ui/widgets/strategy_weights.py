"""One row a strategy: slider, number and usual weight; and a fold-out with the reasons for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from circular_assess.domain.catalogue import Strategy
from circular_assess.texts import Texts
from circular_assess.ui.theme import STRATEGY_ICONS, Look
from circular_assess.ui.widgets.fold_out import FoldOutButton
from circular_assess.ui.widgets.percent_field import PercentField
from circular_assess.ui.widgets.weight_slider import WeightSlider
from circular_assess.ui.widgets.words import line, picture, words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

NAME, SLIDER, FIELD, REMARK = 1, 2, 3, 4
ROW_EM = 2.7
REMARK_EM = 8.2


@dataclass(frozen=True, slots=True)
class StrategyState:
    """The weight of a strategy after sharing out and the usual one, in per cent, and words beside it."""

    strategy: Strategy
    per_cent: float
    usual: float | None
    remark: str
    is_usable: bool
    reason: str


class _WeightRow:
    """The widgets of one strategy."""

    def __init__(self, look: Look, texts: Texts, strategy: Strategy) -> None:
        name = texts.strategy(strategy)
        self.icon = picture(look, STRATEGY_ICONS[strategy], str(strategy), 1.3)
        self.slider = WeightSlider(look)
        self.slider.setAccessibleName(texts.tr("Weight of {strategy} in per cent", strategy=name))
        self.field = PercentField(look, texts)
        self.field.setAccessibleName(texts.tr("Weight of {strategy} as a number, in per cent", strategy=name))
        self.name = WrappedLabel(name, "strong")
        self.name.setBuddy(self.field)
        self.remark = WrappedLabel("", "small")
        self.remark.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.remark.setFixedWidth(look.px(REMARK_EM))  # else the slider would move while it is dragged

    def show_state(self, state: StrategyState) -> None:
        """Write the weight and what is said about it."""
        self.slider.setEnabled(state.is_usable)
        self.field.setEnabled(state.is_usable)
        self.slider.show_weight(state.per_cent, state.usual if state.is_usable else None)
        self.field.show_per_cent(state.per_cent)
        self.remark.set_words(state.remark)
        self.slider.setAccessibleDescription(state.remark)
        self.field.setAccessibleDescription(state.remark)


class StrategyWeights(QWidget):
    """How much each strategy counts.

    Signals: moved(strategy, per cent) while a weight is dragged, stepped or typed; settled(strategy) when
    the handle is let go or the field is left; grasped() when the handle is taken.
    """

    moved = Signal(object, float)
    settled = Signal(object)
    grasped = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._is_narrow: bool | None = None
        self._rows = {strategy: _WeightRow(look, texts, strategy) for strategy in Strategy}
        self._lines = [line() for _ in range(len(Strategy) + 1)]
        self._total_name = words(texts.tr("Total"), "strong")
        self._total = self._make_total(texts)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space("space"))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(SLIDER, 1)
        self.arrange(is_narrow=False)
        for strategy, row in self._rows.items():
            row.slider.valueChanged.connect(lambda number, key=strategy: self._on_slid(key, number))
            row.slider.sliderPressed.connect(self.grasped)
            row.slider.sliderReleased.connect(lambda key=strategy: self.settled.emit(key))
            row.field.changed.connect(lambda number, key=strategy: self.moved.emit(key, number))
            row.field.editingFinished.connect(lambda key=strategy: self._on_left(key))

    def slider(self, strategy: Strategy) -> WeightSlider:
        """The slider of a strategy."""
        return self._rows[strategy].slider

    def field(self, strategy: Strategy) -> PercentField:
        """The number of a strategy."""
        return self._rows[strategy].field

    def show_states(self, states: Sequence[StrategyState]) -> None:
        """Write all rows."""
        for state in states:
            self._rows[state.strategy].show_state(state)

    def arrange(self, *, is_narrow: bool) -> None:
        """Side by side, or the slider under the name where there is little room."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        grid = self._grid
        centre = Qt.AlignmentFlag.AlignVCenter
        for number, row in enumerate(self._rows.values()):
            top = 3 * number
            grid.addWidget(self._lines[number], top, 0, 1, REMARK + 1)
            grid.addWidget(row.icon, top + 1, 0, centre)
            grid.addWidget(row.name, top + 1, NAME, 1, 2 if is_narrow else 1, centre)
            grid.addWidget(row.field, top + 1, FIELD, centre)
            grid.addWidget(row.remark, top + 1, REMARK)
            if is_narrow:
                grid.addWidget(row.slider, top + 2, NAME, 1, REMARK, centre)
            else:
                grid.addWidget(row.slider, top + 1, SLIDER, centre)
            grid.setRowMinimumHeight(top + 1, self._look.px(ROW_EM))
        last = 3 * len(self._rows)
        grid.addWidget(self._lines[-1], last, 0, 1, REMARK + 1)
        grid.addWidget(self._total_name, last + 1, NAME, centre)
        grid.addWidget(self._total, last + 1, FIELD, 1, 2, centre)
        grid.setRowMinimumHeight(last + 1, self._look.px(2.3))

    def _make_total(self, texts: Texts) -> QWidget:
        total = QWidget()
        row = QHBoxLayout(total)
        row.setContentsMargins(self._look.px(0.75), 0, 0, 0)
        row.setSpacing(self._look.space("near"))
        row.addWidget(words(texts.percent(1.0), "strong"))
        row.addWidget(picture(self._look, "check", "good", 1.1))
        row.addStretch(1)
        return total

    def _on_slid(self, strategy: Strategy, number: int) -> None:
        self.moved.emit(strategy, float(number))
        if not self._rows[strategy].slider.isSliderDown():
            self.settled.emit(strategy)

    def _on_left(self, strategy: Strategy) -> None:
        self.settled.emit(strategy)
        self._rows[strategy].field.show_left()


class StrategyReasons(QWidget):
    """Why each strategy weighs what it weighs: one line a strategy, folded away until wanted.

    Signals: typed(strategy, reason).
    """

    typed = Signal(object, str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("tight"))
        self._fields: dict[Strategy, QLineEdit] = {}
        self._lines = QWidget()
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(look.px(1.5), 0, 0, 0)
        grid.setHorizontalSpacing(look.space("space"))
        grid.setVerticalSpacing(look.space("tight"))
        for number, strategy in enumerate(Strategy):
            field, label = self._make_field(texts, strategy)
            grid.addWidget(label, number, 0)
            grid.addWidget(field, number, 1)
        grid.setColumnStretch(1, 1)
        self.fold = FoldOutButton(look, texts.tr("Why these weights"), self._lines)
        head = QHBoxLayout()
        head.setSpacing(look.space("near"))
        head.addWidget(self.fold)
        self._hint = words("", "small", wrap=True)
        head.addWidget(self._hint, 1)
        column.addLayout(head)
        column.addWidget(self._lines)

    def field(self, strategy: Strategy) -> QLineEdit:
        """The line of a strategy."""
        return self._fields[strategy]

    def show_states(self, states: Sequence[StrategyState], hint: str) -> None:
        """Write the reasons, and what should be done about them."""
        self._hint.setText(hint)
        for state in states:
            field = self._fields[state.strategy]
            if field.text() != state.reason:
                field.setText(state.reason)
                field.setCursorPosition(0)

    def _make_field(self, texts: Texts, strategy: Strategy) -> tuple[QLineEdit, QLabel]:
        name = texts.strategy(strategy)
        field = QLineEdit()
        field.setProperty("size", "small")
        label = words(name)
        label.setBuddy(field)
        field.setAccessibleName(texts.tr("Reason for the weight of {strategy}", strategy=name))
        field.textEdited.connect(lambda text: self.typed.emit(strategy, text))
        self._fields[strategy] = field
        return field, label
