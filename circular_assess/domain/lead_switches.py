"""Which weights and which single levels would give an assessment another leader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from circular_assess.domain.assessment import Headline, ScenarioId
from circular_assess.domain.catalogue import HIGHEST_LEVEL, CriterionId, Strategy
from circular_assess.domain.results import CriterionResult, Results, ScenarioResult
from circular_assess.domain.scoring import POINTS_PER_LEVEL
from circular_assess.domain.switch_points import WeightInterval, score_switches, weight_interval

Levels = list[list[float]]


@dataclass(frozen=True, slots=True)
class WeightSwitch:
    """A weight (0-1) beyond which others lead: of a strategy, or of a criterion within its strategy.

    `present` is the weight now, `leaders` who leads just above (`is_above`) or just below `share`.
    """

    strategy: Strategy
    criterion_id: CriterionId | None
    present: float
    share: float
    is_above: bool
    leaders: tuple[ScenarioId, ...]


@dataclass(frozen=True, slots=True)
class LevelSwitch:
    """A single level (0-4) with which `rival` draws level with the leader.

    `scenario_id` is whose level it is: the rival's, which rises, or the leader's, which falls.
    """

    scenario_id: ScenarioId
    criterion_id: CriterionId
    present: float
    level: float
    rival: ScenarioId


def headline_level(result: CriterionResult, headline: Headline) -> float:
    """The level (0-4) that counts in the headline; 0 where nothing was scored."""
    level = result.proven_level if headline is Headline.PROVEN else result.level
    return 0.0 if level is None else level


def _points(scenario: ScenarioResult, strategy: Strategy, headline: Headline) -> float:
    figures = scenario.strategies[strategy].figures
    return figures.proven if headline is Headline.PROVEN else figures.claimed


def strategy_intervals(
    results: Results, ranked: Sequence[ScenarioResult], headline: Headline
) -> dict[Strategy, WeightInterval]:
    """With which weight (0-1) of each strategy the leader stays ahead; the others are scaled."""
    weights = results.strategy_weights
    points = [[_points(scenario, strategy, headline) for strategy in weights] for scenario in ranked]
    return {
        strategy: weight_interval(weights.values(), points, place) for place, strategy in enumerate(weights)
    }


def criterion_intervals(
    results: Results, ranked: Sequence[ScenarioResult], headline: Headline
) -> dict[CriterionId, WeightInterval]:
    """The same for each criterion and its weight (0-1) within its strategy; only its siblings are scaled."""
    intervals = {}
    for strategy, weight in results.strategy_weights.items():
        siblings = {
            criterion: in_use.weight
            for criterion, in_use in results.criteria.items()
            if in_use.criterion.strategy is strategy
        }
        points = []
        for scenario in ranked:
            from_others = scenario.headline_total(headline) - weight * _points(scenario, strategy, headline)
            # What the other strategies bring in is the same at every weight, so it may be in each value.
            levels = [headline_level(scenario.criteria[criterion], headline) for criterion in siblings]
            points.append([from_others + weight * POINTS_PER_LEVEL * level for level in levels])
        for place, criterion in enumerate(siblings):
            intervals[criterion] = weight_interval(siblings.values(), points, place)
    return intervals


def weight_switches(
    results: Results,
    ids: Sequence[ScenarioId],
    of_strategies: Mapping[Strategy, WeightInterval],
    of_criteria: Mapping[CriterionId, WeightInterval],
) -> tuple[WeightSwitch, ...]:
    """The ends of the intervals beyond which others lead, those that need the least change first."""
    found: list[WeightSwitch] = []
    for strategy, interval in of_strategies.items():
        found += _ends(strategy, None, results.strategy_weights[strategy], interval, ids)
    for criterion, interval in of_criteria.items():
        in_use = results.criteria[criterion]
        found += _ends(in_use.criterion.strategy, criterion, in_use.weight, interval, ids)
    return tuple(sorted(found, key=lambda switch: abs(switch.share - switch.present)))


def _ends(
    strategy: Strategy,
    criterion: CriterionId | None,
    present: float,
    interval: WeightInterval,
    ids: Sequence[ScenarioId],
) -> Iterator[WeightSwitch]:
    for share, positions, is_above in (
        (interval.low, interval.leaders_below, False),
        (interval.high, interval.leaders_above, True),
    ):
        if positions:
            leaders = tuple(ids[position] for position in positions)
            yield WeightSwitch(strategy, criterion, present, share, is_above, leaders)


def level_switches(
    results: Results, ranked: Sequence[ScenarioResult], levels: Levels
) -> tuple[LevelSwitch, ...]:
    """The single levels that could change the lead, without those that nobody can type."""
    criteria = list(results.criteria)
    weights = [in_use.share_of_total for in_use in results.criteria.values()]
    return tuple(
        LevelSwitch(
            scenario_id=ranked[switch.scenario].id,
            criterion_id=criteria[switch.criterion],
            present=levels[switch.scenario][switch.criterion],
            level=switch.new_value,
            rival=ranked[switch.rival].id,
        )
        for switch in score_switches(weights, levels, lowest=0.0, highest=float(HIGHEST_LEVEL))
        if not ranked[switch.scenario].criteria[criteria[switch.criterion]].is_fixed
    )
