"""What the ambition page shows of the ways to find weights: an order, swing points, which one is in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from circular_assess.domain.assessment import Assessment, Weighting
from circular_assess.domain.catalogue import Strategy
from circular_assess.domain.weights import WHOLE, rank_order_centroid_weights, rank_sum_weights
from circular_assess.texts import Texts
from circular_assess.texts import mark_for_translation as _

SAME_SHARE = 1e-9


class WeightingView(StrEnum):
    """The ways to set weights that the page offers."""

    DIRECT = "direct"
    RANKING = "ranking"
    SWING = "swing"


VIEW_OF: Mapping[Weighting, WeightingView] = {
    Weighting.DIRECT: WeightingView.DIRECT,
    Weighting.RANK_ORDER_CENTROID: WeightingView.RANKING,
    Weighting.RANK_SUM: WeightingView.RANKING,
    Weighting.SWING: WeightingView.SWING,
}
METHODS: Mapping[Weighting, str] = {
    Weighting.DIRECT: _("weights given directly"),
    Weighting.RANK_ORDER_CENTROID: _("the order of the strategies, by rank order centroid"),
    Weighting.RANK_SUM: _("the order of the strategies, by rank sum"),
    Weighting.SWING: _("swing points"),
}
UNTIL: Mapping[WeightingView, str] = {
    WeightingView.DIRECT: _("In force: {method}. Moving a slider gives the weights directly."),
    WeightingView.RANKING: _("In force: {method}. The order counts once it is changed or used."),
    WeightingView.SWING: _("In force: {method}. The points count once they are changed or used."),
}


def strategies_in_order(assessment: Assessment) -> tuple[Strategy, ...]:
    """The strategies that count, the one with the largest weight first."""
    counting = sorted(assessment.strategies_that_count, key=lambda setting: -setting.weight)
    return tuple(setting.strategy for setting in counting)


def weights_of_order(order: Sequence[Strategy], rule: Weighting) -> dict[Strategy, float]:
    """The weights (0-1) that a rule gives to an order."""
    find = rank_sum_weights if rule is Weighting.RANK_SUM else rank_order_centroid_weights
    return dict(zip(order, find(len(order)), strict=True))


def swing_points(weights: Mapping[Strategy, float]) -> dict[Strategy, float]:
    """The points that say the same as the weights: 100 for the largest."""
    largest = max(weights.values(), default=0.0)
    return {
        strategy: WHOLE * weights.get(strategy, 0.0) / largest if largest > 0 else 0.0
        for strategy in Strategy
    }


def are_same(some: Mapping[Strategy, float], others: Mapping[Strategy, float]) -> bool:
    """True if two weightings (0-1) do not differ; a strategy that is not named has 0."""
    return all(abs(some.get(strategy, 0.0) - others.get(strategy, 0.0)) < SAME_SHARE for strategy in Strategy)


def in_force_sentence(texts: Texts, weighting: Weighting, view: WeightingView) -> str:
    """Which method gave the weights, where it is not the one that is shown."""
    return texts.tr(UNTIL[view], method=texts.tr(METHODS[weighting]))
