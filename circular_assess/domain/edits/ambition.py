"""Edits of the ambition: how much strategies and criteria count, and which are in use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from circular_assess.domain.assessment import Assessment, TenderAsk, Weighting
from circular_assess.domain.catalogue import Catalogue, Criterion, CriterionId, Strategy
from circular_assess.domain.edits.parts import (
    EditRefused,
    finite,
    with_criteria,
    with_setting,
    with_strategy_weights,
    with_weight,
    within,
)
from circular_assess.domain.weights import (
    WHOLE,
    move_weight,
    rank_order_centroid_weights,
    rank_sum_weights,
    shares,
)


def set_strategy_weight(assessment: Assessment, strategy: Strategy, per_cent: float) -> Assessment:
    """One strategy's weight in per cent of those that count; the others share the rest in proportion.

    A strategy without a criterion in use does not count; it keeps its weight for when it has one again.
    """
    counted = {setting.strategy for setting in assessment.strategies_with_criteria} | {strategy}
    weights = {s.strategy: s.weight for s in assessment.strategies if s.strategy in counted}
    moved = move_weight(weights, strategy, finite(per_cent))
    return _weighted(assessment, moved, Weighting.DIRECT)


def rank_strategies(
    assessment: Assessment, order: Sequence[Strategy], weighting: Weighting = Weighting.RANK_ORDER_CENTROID
) -> Assessment:
    """Weights from an order of the strategies, the most important first; those left out get 0."""
    find = rank_sum_weights if weighting is Weighting.RANK_SUM else rank_order_centroid_weights
    ranked = dict(zip(order, (share * WHOLE for share in find(len(order))), strict=True))
    return _weighted(assessment, {strategy: ranked.get(strategy, 0.0) for strategy in Strategy}, weighting)


def swing_strategies(assessment: Assessment, points: Mapping[Strategy, float]) -> Assessment:
    """Weights from swing points: 100 for the step from worst to best that matters most, the others less."""
    for given in points.values():
        within(given, 0, WHOLE)
    parts = shares({strategy: points.get(strategy, 0.0) for strategy in Strategy})
    weights = {strategy: share * WHOLE for strategy, share in parts.items()}
    return _weighted(assessment, weights, Weighting.SWING)


def set_strategy_reason(assessment: Assessment, strategy: Strategy, reason: str) -> Assessment:
    """Why a strategy weighs what it weighs."""
    strategies = (
        replace(setting, reason=reason) if setting.strategy is strategy else setting
        for setting in assessment.strategies
    )
    return replace(assessment, strategies=tuple(strategies))


def use_usual_weights(assessment: Assessment, catalogue: Catalogue) -> Assessment:
    """The usual weights of strategies and criteria for the theme; what is in use and why stays."""
    theme = assessment.tender.theme
    usual = {criterion.id: criterion.weight for criterion in catalogue.criteria[theme]}
    criteria = (
        replace(setting, weight=usual.get(setting.criterion.id, setting.weight))
        for setting in assessment.criteria
    )
    changed = with_strategy_weights(assessment, catalogue.strategy_weights[theme])
    return with_weight(replace(changed, criteria=tuple(criteria), weighting=Weighting.DIRECT))


def set_criterion_weight(assessment: Assessment, criterion_id: CriterionId, per_cent: float) -> Assessment:
    """A criterion's weight in per cent of its strategy; the others in use share the rest."""
    strategy = assessment.criterion_setting(criterion_id).criterion.strategy
    weights = {
        setting.criterion.id: setting.weight
        for setting in assessment.criteria_in_use
        if setting.criterion.strategy is strategy
    }
    if criterion_id not in weights:
        raise EditRefused("refused_weight_of_unused")
    moved = move_weight(weights, criterion_id, finite(per_cent))
    criteria = (
        replace(setting, weight=moved.get(setting.criterion.id, setting.weight))
        for setting in assessment.criteria
    )
    return with_weight(replace(assessment, criteria=tuple(criteria)))


def leave_out_criterion(assessment: Assessment, criterion_id: CriterionId, reason: str) -> Assessment:
    """Take a criterion out for all scenarios alike; the last one that counts cannot leave."""
    setting = replace(assessment.criterion_setting(criterion_id), is_in_use=False, reason=reason)
    return with_weight(with_setting(assessment, setting))


def use_criterion(assessment: Assessment, criterion_id: CriterionId) -> Assessment:
    """Take a criterion in again, with its weight."""
    setting = assessment.criterion_setting(criterion_id)
    return with_setting(assessment, replace(setting, is_in_use=True, reason=""))


def set_left_out_reason(assessment: Assessment, criterion_id: CriterionId, reason: str) -> Assessment:
    """Why a criterion is left out."""
    return with_setting(assessment, replace(assessment.criterion_setting(criterion_id), reason=reason))


def set_ask(assessment: Assessment, criterion_id: CriterionId, ask: TenderAsk) -> Assessment:
    """Where a criterion is asked in the tender, the least that is asked, and what follows in the contract."""
    return with_setting(assessment, replace(assessment.criterion_setting(criterion_id), ask=ask))


def take_newer_criterion(assessment: Assessment, criterion: Criterion) -> Assessment:
    """Replace the assessment's copy of a criterion by another version; weight and fitting scores stay."""
    newer = replace(assessment.criterion_setting(criterion.id), criterion=criterion)
    criteria = [newer if known.criterion.id == criterion.id else known for known in assessment.criteria]
    return with_criteria(assessment, criteria)


def _weighted(assessment: Assessment, weights: Mapping[Strategy, float], weighting: Weighting) -> Assessment:
    kept = {setting.strategy: setting.weight for setting in assessment.strategies}
    changed = with_strategy_weights(assessment, {**kept, **weights})
    return with_weight(replace(changed, weighting=weighting))
