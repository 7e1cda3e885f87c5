"""What the ambition page shows of an assessment: weights after sharing out, counts, usual and newer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from circular_assess.domain.assessment import Assessment, CriterionSetting, Headline
from circular_assess.domain.catalogue import Catalogue, Criterion, CriterionId, Strategy, Theme
from circular_assess.domain.results import Results
from circular_assess.domain.weights import WHOLE, shares
from circular_assess.texts import Texts
from circular_assess.ui.widgets.criterion_difference import criterion_difference
from circular_assess.ui.widgets.criterion_row import CriterionState
from circular_assess.ui.widgets.strategy_weights import StrategyState

SAME_PER_CENT = 0.05


def settings_of(assessment: Assessment, strategy: Strategy) -> tuple[CriterionSetting, ...]:
    """The criteria of a strategy, in use or not."""
    return tuple(setting for setting in assessment.criteria if setting.criterion.strategy is strategy)


def counts(assessment: Assessment) -> dict[Strategy, tuple[int, int]]:
    """For each strategy how many of its criteria are in use, and how many there are."""
    return {
        strategy: (sum(s.is_in_use for s in settings), len(settings))
        for strategy in Strategy
        for settings in (settings_of(assessment, strategy),)
    }


def strategy_states(
    assessment: Assessment, results: Results, catalogue: Catalogue, texts: Texts
) -> list[StrategyState]:
    """The weights of the strategies as they count, with the usual ones, in per cent."""
    usable = {setting.strategy for setting in assessment.strategies_with_criteria}
    usual_weights = catalogue.strategy_weights[assessment.tender.theme]
    usual = shares({strategy: weight for strategy, weight in usual_weights.items() if strategy in usable})
    states = []
    for setting in assessment.strategies:
        strategy = setting.strategy
        is_usable = strategy in usable
        per_cent = results.strategy_weights.get(strategy, 0.0) * WHOLE
        usual_per_cent = usual[strategy] * WHOLE if is_usable else None
        remark = _remark(assessment, strategy, per_cent, usual_per_cent, texts)
        states.append(StrategyState(strategy, per_cent, usual_per_cent, remark, is_usable, setting.reason))
    return states


def reasons_are_missing(states: Sequence[StrategyState], usual_reason: str) -> bool:
    """True if a weight is not the usual one and its reason is still the one of the usual weight, or none."""
    return any(
        state.usual is not None
        and abs(state.per_cent - state.usual) > SAME_PER_CENT
        and state.reason.strip() in ("", usual_reason)
        for state in states
    )


def criterion_states(
    assessment: Assessment, results: Results, catalogue: Catalogue, strategy: Strategy, texts: Texts
) -> list[CriterionState]:
    """The criteria of a strategy with their weights in per cent of it and their share of the total."""
    settings = settings_of(assessment, strategy)
    weights = shares({s.criterion.id: s.weight for s in settings if s.is_in_use})
    known = newest(catalogue, assessment.tender.theme)
    states = []
    for setting in settings:
        criterion = setting.criterion
        counting = results.criteria.get(criterion.id)
        found = known.get(criterion.id)
        is_newer = found is not None and found.version > criterion.version
        states.append(
            CriterionState(
                id=criterion.id,
                name=criterion.name,
                is_core=criterion.is_core,
                is_in_use=setting.is_in_use,
                per_cent=weights.get(criterion.id, 0.0) * WHOLE,
                share_of_total=counting.share_of_total if counting is not None else None,
                reason=setting.reason,
                newer=criterion_difference(texts, criterion, found) if found is not None and is_newer else (),
            )
        )
    return states


def newest(catalogue: Catalogue, theme: Theme) -> Mapping[CriterionId, Criterion]:
    """The criteria of the catalogue for a theme, by id."""
    return {criterion.id: criterion for criterion in catalogue.criteria[theme]}


def weight_in_strategy(assessment: Assessment, criterion_id: CriterionId) -> float:
    """The weight (0-1) of a criterion within its strategy, after sharing out."""
    strategy = assessment.criterion_setting(criterion_id).criterion.strategy
    settings = settings_of(assessment, strategy)
    return shares({s.criterion.id: s.weight for s in settings if s.is_in_use}).get(criterion_id, 0.0)


def usual_sentence(texts: Texts, theme: Theme, reason: str) -> str:
    """Why the usual weights of a theme are what they are."""
    if theme is Theme.GENERAL:
        return reason
    return texts.tr("Usual for “{theme}”: {reason}", theme=texts.theme(theme), reason=reason)


def headline_sentence(texts: Texts, headline: Headline) -> str:
    """What it means to rank by what is claimed or by what is proven."""
    if headline is Headline.PROVEN:
        return texts.tr(
            "A score counts only as far as its evidence proves it: an own statement proves level 2 at most."
        )
    return texts.tr("A score counts as it is claimed. What is proven always stands beside it.")


def moved_sentence(texts: Texts, strategy: Strategy, weight: float) -> str:
    """What came of moving the weight (0-1) of a strategy."""
    if weight == 0:
        return texts.tr("{strategy} is hidden, not scored zero.", strategy=texts.strategy(strategy))
    return texts.tr(
        "{strategy} now counts {weight:percent}. The others share the rest in proportion.",
        strategy=texts.strategy(strategy),
        weight=weight,
    )


def _remark(
    assessment: Assessment, strategy: Strategy, per_cent: float, usual: float | None, texts: Texts
) -> str:
    if usual is None:
        is_empty = not any(setting.is_in_use for setting in settings_of(assessment, strategy))
        if is_empty:
            return texts.tr("no criterion in use")
        return texts.tr("no criterion has a weight")
    if per_cent == 0:
        return texts.tr("hidden, not scored zero")
    return texts.tr("usual {per_cent:number}", per_cent=round(usual, 1))
