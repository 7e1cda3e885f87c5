"""Weights from swing points: how much the step from worst to best of each strategy matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from circular_assess.domain.catalogue import Strategy
from circular_assess.domain.weights import WHOLE, shares
from circular_assess.texts import Texts
from circular_assess.ui.theme import STRATEGY_ICONS, Look
from circular_assess.ui.widgets.percent_field import PercentField
from circular_assess.ui.widgets.score_words import percent
from circular_assess.ui.widgets.strategy_ranking import WEIGHT_EM
from circular_assess.ui.widgets.strategy_weights import REMARK_EM, ROW_EM, StrategyState
from circular_assess.ui.widgets.weight_slider import WeightSlider
from circular_assess.ui.widgets.weighting_states import are_same, swing_points
from circular_assess.ui.widgets.words import line, picture, words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

ICON, NAME, SLIDER, POINTS, WEIGHT, REMARK = range(6)
LINES_A_ROW = 3


class _SwingRow:
    """The widgets of one strategy."""

    def __init__(self, look: Look, texts: Texts, strategy: Strategy) -> None:
        self._texts = texts
        name = texts.strategy(strategy)
        self.icon = picture(look, STRATEGY_ICONS[strategy], str(strategy), 1.3)
        self.slider = WeightSlider(look)
        self.slider.setAccessibleName(texts.tr("Points of {strategy}, 0 to 100", strategy=name))
        self.field = PercentField(look, texts, unit=texts.tr("points"))
        self.field.setAccessibleName(texts.tr("Points of {strategy} as a number", strategy=name))
        self.name = WrappedLabel(name, "strong")
        self.name.setBuddy(self.field)
        self.weight = words("", "strong")
        self.weight.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.weight.setMinimumWidth(look.px(WEIGHT_EM))
        self.remark = WrappedLabel("", "small")
        self.remark.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.remark.setFixedWidth(look.px(REMARK_EM))

    def show_state(self, state: StrategyState, points: float) -> None:
        """Write points, the weight that they come to, and what is said about it."""
        self.slider.setEnabled(state.is_usable)
        self.field.setEnabled(state.is_usable)
        self.slider.show_weight(points, None)
        self.field.show_per_cent(points)
        weight = percent(self._texts, state.per_cent / WHOLE)
        self.weight.setText(weight)
        self.remark.set_words(state.remark)
        spoken = self._texts.tr("Weight {weight}, {remark}", weight=weight, remark=state.remark)
        for control in (self.slider, self.field):
            control.setAccessibleDescription(spoken)


class StrategySwing(QWidget):
    """Points for each strategy; what they come to stands beside.

    Points are not kept in the assessment, only the weights: those typed stay as long as they fit them.

    Attributes: points.
    Signals: moved(strategy) while points are dragged, stepped or typed; settled(strategy); grasped().
    """

    moved = Signal(object)
    settled = Signal(object)
    grasped = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._is_narrow: bool | None = None
        self.points: dict[Strategy, float] = {}
        self._rows = {strategy: _SwingRow(look, texts, strategy) for strategy in Strategy}
        self._lines = [line() for _ in range(len(Strategy) + 1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        sentence = texts.tr(
            "The strategy whose step from worst to best, level 0 to 4, matters most gets 100 points;"
            " the others get 0 to 100 against it."
        )
        column.addWidget(words(sentence, "caption", wrap=True))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.space("space"))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(SLIDER, 1)
        column.addLayout(self._grid)
        self._hint = words(texts.tr("No strategy has 100 points: give them to the one that matters most."),
                           "small", wrap=True, tone="warning")  # fmt: skip
        column.addWidget(self._hint)
        self._hint.hide()
        self.arrange(is_narrow=False)
        for strategy, row in self._rows.items():
            row.slider.valueChanged.connect(lambda number, key=strategy: self._on_slid(key, number))
            row.slider.sliderPressed.connect(self.grasped)
            row.slider.sliderReleased.connect(lambda key=strategy: self.settled.emit(key))
            row.field.changed.connect(lambda number, key=strategy: self._on_moved(key, number))
            row.field.editingFinished.connect(lambda key=strategy: self._on_left(key))

    def slider(self, strategy: Strategy) -> WeightSlider:
        """The slider of a strategy."""
        return self._rows[strategy].slider

    def field(self, strategy: Strategy) -> PercentField:
        """The number of a strategy."""
        return self._rows[strategy].field

    def weight(self, strategy: Strategy) -> str:
        """The weight that is shown for a strategy."""
        return self._rows[strategy].weight.text()

    def show_states(self, states: Sequence[StrategyState], weights: Mapping[Strategy, float]) -> None:
        """Write all rows; `weights` (0-1) are those that count."""
        counting = {s.strategy: self.points.get(s.strategy, 0.0) for s in states if s.is_usable}
        if not self.points or not are_same(shares(counting), weights):
            self.points = swing_points(weights)
        for state in states:
            self._rows[state.strategy].show_state(state, self.points[state.strategy])
        self._hint.setVisible(max(self.points.values()) < WHOLE - 0.05)

    def arrange(self, *, is_narrow: bool) -> None:
        """Side by side, or the slider under the name where there is little room."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        grid, centre = self._grid, Qt.AlignmentFlag.AlignVCenter
        for number, row in enumerate(self._rows.values()):
            top = LINES_A_ROW * number
            grid.addWidget(self._lines[number], top, 0, 1, REMARK + 1)
            grid.addWidget(row.icon, top + 1, ICON, centre)
            grid.addWidget(row.name, top + 1, NAME, 1, 2 if is_narrow else 1, centre)
            grid.addWidget(row.field, top + 1, POINTS, centre)
            grid.addWidget(row.weight, top + 1, WEIGHT, centre)
            grid.addWidget(row.remark, top + 1, REMARK)
            if is_narrow:
                grid.addWidget(row.slider, top + 2, NAME, 1, REMARK, centre)
            else:
                grid.addWidget(row.slider, top + 1, SLIDER, centre)
            grid.setRowMinimumHeight(top + 1, self._look.px(ROW_EM))
        grid.addWidget(self._lines[-1], LINES_A_ROW * len(self._rows), 0, 1, REMARK + 1)

    def _on_slid(self, strategy: Strategy, number: int) -> None:
        self._on_moved(strategy, float(number))
        if not self._rows[strategy].slider.isSliderDown():
            self.settled.emit(strategy)

    def _on_moved(self, strategy: Strategy, points: float) -> None:
        self.points = {**self.points, strategy: points}
        self.moved.emit(strategy)

    def _on_left(self, strategy: Strategy) -> None:
        self.settled.emit(strategy)
        self._rows[strategy].field.show_left()
