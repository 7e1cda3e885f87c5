"""Works out everything that is shown of an assessment: `evaluate`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from circular_assess.domain.assessment import Assessment, Headline, Scenario, ScenarioId, Score
from circular_assess.domain.catalogue import Criterion, CriterionId, Evidence, Strategy, Theme
from circular_assess.domain.checks import Check, found_checks
from circular_assess.domain.comparison import Standing, verdict
from circular_assess.domain.cost_results import CostResult, cost_results
from circular_assess.domain.material_circularity import MaterialCircularity
from circular_assess.domain.material_results import circularity_of_scenario
from circular_assess.domain.messages import Message
from circular_assess.domain.scoring import (
    TIE,
    Figures,
    WeightedLevels,
    asks_no_more,
    figures_of,
    level_of_score,
    levels_of_score,
    proven_level,
    range_of_score,
    ranks,
    weighted_mean,
)
from circular_assess.domain.weights import shares

READY_COVERAGE = 0.6


@dataclass(frozen=True, slots=True)
class CriterionInUse:
    """A criterion that counts: its weight within its strategy and of the total, both 0-1."""

    criterion: Criterion
    weight: float
    share_of_total: float


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """What a scenario reaches on a criterion. Levels are 0-4; None where nothing was scored.

    `is_fixed`: the value follows from being the baseline and cannot be typed. `range_levels` are the
    levels between which the score may lie, where the buyer said so.
    `no_effect_expected`: None where the market level is unknown or nothing is scored.
    """

    weight: float
    share_of_total: float
    level: float | None
    proven_level: float | None
    value: float | None
    evidence: Evidence | None
    no_effect_expected: bool | None
    is_fixed: bool
    range_levels: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class StrategyResult:
    """What a scenario reaches on a strategy; the weight (0-1) is after sharing out."""

    weight: float
    figures: Figures


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """All figures of a scenario; `difference_to_baseline` is in points of the headline.

    `rank` is None for a scenario that is knocked out, and for no other. `cost` and
    `material_circularity` are None where nothing was entered to work them out from; they never count
    in the score.
    """

    id: ScenarioId
    name: str
    mark: int
    is_baseline: bool
    rank: int | None
    total: Figures
    strategies: Mapping[Strategy, StrategyResult]
    criteria: Mapping[CriterionId, CriterionResult]
    difference_to_baseline: float | None
    knock_out: str | None
    cost: CostResult | None
    material_circularity: MaterialCircularity | None

    def headline_total(self, headline: Headline) -> float:
        """The total (0-100) by which scenarios are ranked."""
        return self.total.proven if headline is Headline.PROVEN else self.total.claimed


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that is shown of an assessment.

    `strategy_weights` and `criteria` hold only what counts. `coverage` (0-1) is that of the least
    scored scenario in the ranking; below 0.6 `is_ready` is False. `finished` counts the criteria that
    are scored for every scenario. `checks` are what may not hold, the worst first.
    """

    headline: Headline
    strategy_weights: Mapping[Strategy, float]
    criteria: Mapping[CriterionId, CriterionInUse]
    scenarios: tuple[ScenarioResult, ...]
    coverage: float
    finished: int
    is_ready: bool
    verdict: tuple[Message, ...]
    checks: tuple[Check, ...]

    @property
    def ranked(self) -> tuple[ScenarioResult, ...]:
        """The scenarios by rank, then those knocked out; ties keep the buyer's order."""
        last = len(self.scenarios) + 1
        return tuple(sorted(self.scenarios, key=lambda scenario: scenario.rank or last))

    def scenario(self, scenario_id: ScenarioId) -> ScenarioResult:
        """The results of this scenario; KeyError if there is none."""
        for scenario in self.scenarios:
            if scenario.id == scenario_id:
                return scenario
        raise KeyError(scenario_id)


def evaluate(assessment: Assessment) -> Results:
    """All figures and findings of an assessment.

    A strategy is 25 times the mean level of its criteria in use, by their weights; the total is the
    mean of the strategies in use, by theirs. Weights are the same for all scenarios.
    """
    strategy_weights = shares({s.strategy: s.weight for s in assessment.strategies_that_count})
    criteria = _criteria_in_use(assessment, strategy_weights)
    costs = cost_results(assessment)
    scored = [
        _score_scenario(assessment, scenario, strategy_weights, criteria, costs[scenario.id])
        for scenario in assessment.scenarios
    ]
    scenarios = _rank(scored, assessment.headline)
    ranked = [scenario for scenario in scenarios if scenario.knock_out is None]
    coverage = min((scenario.total.coverage for scenario in ranked), default=0.0)
    standings = [Standing(scenario.name, scenario.total) for scenario in ranked]
    found_verdict = verdict(
        standings, assessment.headline, READY_COVERAGE, knocked_out=len(scenarios) - len(ranked)
    )
    scores = {scenario.id: scenario.criteria for scenario in scenarios}
    return Results(
        headline=assessment.headline,
        strategy_weights=strategy_weights,
        criteria=criteria,
        scenarios=scenarios,
        coverage=coverage,
        finished=sum(_is_finished(criterion_id, scenarios) for criterion_id in criteria),
        is_ready=coverage >= READY_COVERAGE - TIE and len(ranked) > 1,
        verdict=found_verdict,
        checks=found_checks(assessment, criteria, scores, costs, found_verdict[0]),
    )


def _criteria_in_use(
    assessment: Assessment, strategy_weights: Mapping[Strategy, float]
) -> dict[CriterionId, CriterionInUse]:
    criteria = {}
    for strategy, strategy_weight in strategy_weights.items():
        settings = [s for s in assessment.criteria_in_use if s.criterion.strategy is strategy]
        weights = shares({setting.criterion.id: setting.weight for setting in settings})
        for setting in settings:
            weight = weights[setting.criterion.id]
            criteria[setting.criterion.id] = CriterionInUse(
                setting.criterion, weight, weight * strategy_weight
            )
    return criteria


def _score_scenario(
    assessment: Assessment,
    scenario: Scenario,
    strategy_weights: Mapping[Strategy, float],
    criteria: Mapping[CriterionId, CriterionInUse],
    cost: CostResult | None,
) -> ScenarioResult:
    is_baseline = scenario.id == assessment.baseline_id
    scores = {score.criterion_id: score for score in scenario.scores}
    results = {
        criterion_id: _score_criterion(
            in_use, scores.get(criterion_id), is_baseline=is_baseline, theme=assessment.tender.theme
        )
        for criterion_id, in_use in criteria.items()
    }
    means = {}
    for strategy, weight in strategy_weights.items():
        parts = [
            levels_of_score(result.weight, result.level, result.evidence, result.range_levels)
            for criterion_id, result in results.items()
            if criteria[criterion_id].criterion.strategy is strategy
        ]
        means[strategy] = weighted_mean(parts, weight)
    nothing = WeightedLevels(1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    total = weighted_mean(means.values(), 1.0) if means else nothing
    return ScenarioResult(
        id=scenario.id,
        name=scenario.name,
        mark=scenario.mark,
        is_baseline=is_baseline,
        rank=None,
        total=figures_of(total),
        strategies={key: StrategyResult(mean.weight, figures_of(mean)) for key, mean in means.items()},
        criteria=results,
        difference_to_baseline=None,
        knock_out=scenario.knock_out,
        cost=cost,
        material_circularity=circularity_of_scenario(scenario),
    )


def _score_criterion(
    in_use: CriterionInUse, score: Score | None, *, is_baseline: bool, theme: Theme
) -> CriterionResult:
    criterion = in_use.criterion
    is_fixed = is_baseline and criterion.is_difference_to_baseline
    if is_fixed:
        score = _no_difference(criterion)
    level = None if score is None else level_of_score(score, criterion)
    if score is None or level is None:
        return CriterionResult(
            in_use.weight, in_use.share_of_total, None, None, None, None, None, is_fixed=False
        )
    market = criterion.market_baseline
    no_effect = None
    if market is not None and market.theme is theme:
        asked = level if score.value is None else score.value
        no_effect = not is_baseline and asks_no_more(asked, market.value, is_falling=criterion.is_falling)
    return CriterionResult(
        weight=in_use.weight,
        share_of_total=in_use.share_of_total,
        level=level,
        proven_level=proven_level(level, score.evidence),
        value=score.value,
        evidence=score.evidence,
        no_effect_expected=no_effect,
        is_fixed=is_fixed,
        range_levels=range_of_score(score, criterion),
    )


def _no_difference(criterion: Criterion) -> Score:
    """The score of the baseline on a difference to itself."""
    if criterion.has_value:
        return Score(criterion.id, value=0.0, evidence=Evidence.DOCUMENTED)
    return Score(criterion.id, level=0.0, evidence=Evidence.DOCUMENTED)


def _rank(scored: list[ScenarioResult], headline: Headline) -> tuple[ScenarioResult, ...]:
    baseline = next((s.headline_total(headline) for s in scored if s.is_baseline), None)
    ranked = [scenario for scenario in scored if scenario.knock_out is None]
    places = ranks([scenario.headline_total(headline) for scenario in ranked])
    rank_of = {scenario.id: rank for scenario, rank in zip(ranked, places, strict=True)}
    return tuple(
        replace(
            scenario,
            rank=rank_of.get(scenario.id),
            difference_to_baseline=None if baseline is None else scenario.headline_total(headline) - baseline,
        )
        for scenario in scored
    )


def _is_finished(criterion_id: CriterionId, scenarios: tuple[ScenarioResult, ...]) -> bool:
    return bool(scenarios) and all(s.criteria[criterion_id].level is not None for s in scenarios)
