"""How much each strategy counts: set directly, by an order, or by swing points."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Assessment, Weighting
from circular_assess.domain.catalogue import Strategy
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.strategy_ranking import StrategyRanking
from circular_assess.ui.widgets.strategy_swing import StrategySwing
from circular_assess.ui.widgets.strategy_weights import StrategyState, StrategyWeights
from circular_assess.ui.widgets.weighting_states import (
    VIEW_OF,
    WeightingView,
    are_same,
    in_force_sentence,
    strategies_in_order,
    weights_of_order,
)
from circular_assess.ui.widgets.words import button, words


class StrategiesSection(QWidget):
    """Three views of the same weights; which one is shown changes nothing.

    Attributes: weights, ranking, swing (the views), view, use_button.
    Signals: order_wanted(order, rule, the strategy that moved or None); points_wanted(points, the strategy
    whose points were changed or None); rule_looked_at when the page has to write the view anew.
    The views' own signals are theirs.
    """

    order_wanted = Signal(object, object, object)
    points_wanted = Signal(object, object)
    rule_looked_at = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.view = WeightingView.DIRECT
        self._order: tuple[Strategy, ...] = ()
        self._rule = Weighting.RANK_ORDER_CENTROID
        self._is_ranked = False
        self.weights = StrategyWeights(look, texts)
        self.ranking = StrategyRanking(look, texts)
        self.ranking.move_wanted.connect(self._on_move_wanted)
        self.ranking.rule_chosen.connect(self._on_rule_chosen)
        self.swing = StrategySwing(look, texts)
        self.swing.moved.connect(lambda strategy: self.points_wanted.emit(self.swing.points, strategy))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("tight"))
        for view in (self.weights, self.ranking, self.swing):
            column.addWidget(view)
        column.addWidget(self._make_state(look))
        self.show_view(WeightingView.DIRECT)

    def show_view(self, view: WeightingView) -> None:
        """Show one of the three; the page writes it afterwards."""
        self.view = view
        self.weights.setVisible(view is WeightingView.DIRECT)
        self.ranking.setVisible(view is WeightingView.RANKING)
        self.swing.setVisible(view is WeightingView.SWING)

    def first_stop(self) -> QWidget:
        """Where work begins in the view that is shown."""
        if self.view is WeightingView.RANKING:
            return self.ranking.first_stop()
        shown = self.swing if self.view is WeightingView.SWING else self.weights
        return shown.slider(Strategy.REUSE)

    def show_assessment(
        self, assessment: Assessment, results: Results, states: Sequence[StrategyState]
    ) -> None:
        """Write the view that is shown, and which method is in force if it is another one."""
        weighting, weights = assessment.weighting, results.strategy_weights
        self._is_ranked = VIEW_OF[weighting] is WeightingView.RANKING
        if self._is_ranked:
            self._rule = weighting
        self._order = strategies_in_order(assessment)
        is_in_force = VIEW_OF[weighting] is self.view
        if self.view is WeightingView.DIRECT:
            self.weights.show_states(states)
        elif self.view is WeightingView.SWING:
            self.swing.show_states(states, weights)
            self.use_button.setText(self._texts.tr("Use these points"))
        else:
            following = weights_of_order(self._order, self._rule)
            self.ranking.show_ranking(states, self._order, self._rule, following)
            self.use_button.setText(self._texts.tr("Use this order"))
            is_in_force = is_in_force and are_same(following, weights)
        if not is_in_force:
            self._in_force.setText(in_force_sentence(self._texts, weighting, self.view))
        self.use_button.setVisible(self.view is not WeightingView.DIRECT)
        self._state.setVisible(not is_in_force)

    def arrange(self, *, is_narrow: bool) -> None:
        """Side by side, or folded where there is little room."""
        for view in (self.weights, self.ranking, self.swing):
            view.arrange(is_narrow=is_narrow)

    def _make_state(self, look: Look) -> QWidget:
        self._state = QWidget()
        row = QHBoxLayout(self._state)
        row.setContentsMargins(0, look.space("tight"), 0, 0)
        row.setSpacing(look.space("space"))
        self._in_force = words("", "caption", wrap=True)
        row.addWidget(self._in_force, 1)
        self.use_button = button(look, "")
        self.use_button.clicked.connect(self._on_use_wanted)
        row.addWidget(self.use_button, 0, Qt.AlignmentFlag.AlignTop)
        return self._state

    def _on_move_wanted(self, strategy: Strategy, steps: int) -> None:
        """One place up or down; one that does not count comes in as the last."""
        order = list(self._order)
        if strategy not in order:
            if steps > 0:
                return
            order.append(strategy)
        else:
            place = order.index(strategy) + steps
            if not 0 <= place < len(order):
                return
            order.remove(strategy)
            order.insert(place, strategy)
        self.order_wanted.emit(tuple(order), self._rule, strategy)

    def _on_rule_chosen(self, rule: Weighting) -> None:
        """Another rule counts at once where an order is in force; else it is only looked at."""
        if self._is_ranked:
            self.order_wanted.emit(self._order, rule, None)
        else:
            self._rule = rule
            self.rule_looked_at.emit()

    def _on_use_wanted(self) -> None:
        if self.view is WeightingView.RANKING:
            self.order_wanted.emit(self._order, self._rule, None)
        else:
            self.points_wanted.emit(self.swing.points, None)
