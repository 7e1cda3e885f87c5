"""How sure the winner of an assessment is: first places over all weightings, and what would change it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from circular_assess.domain.assessment import Assessment, Headline, ScenarioId
from circular_assess.domain.catalogue import HIGHEST_LEVEL, CriterionId, Strategy
from circular_assess.domain.lead_switches import (
    LevelSwitch,
    WeightSwitch,
    criterion_intervals,
    headline_level,
    level_switches,
    strategy_intervals,
    weight_switches,
)
from circular_assess.domain.messages import Message
from circular_assess.domain.results import CriterionResult, Results, ScenarioResult
from circular_assess.domain.scoring import TIE
from circular_assess.domain.switch_points import dominated

SAMPLES = 100_000
# From how many first places in 100 weightings the winner is called what: a policy of ours.
BANDS = ((90, "certainty_robust"), (70, "certainty_fairly"), (50, "certainty_open"), (0, "certainty_unclear"))

Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the winner is; empty if there is nothing to compare yet.

    `first_share`: how often (0-1) each ranked scenario comes first when weights, and scores within their
    ranges, are drawn. Intervals are the weights (low, high; 0-1) with which the present leader, the
    first of several, stays ahead: of a strategy, and of a criterion within its strategy. Switches are
    sorted by how little has to change. `dominated` has, for who comes before none of them whatever the
    weights, those as good everywhere and better somewhere.
    """

    leaders: tuple[ScenarioId, ...] = ()
    first_share: Mapping[ScenarioId, float] = field(default_factory=dict)
    strategy_intervals: Mapping[Strategy, Ends] = field(default_factory=dict)
    criterion_intervals: Mapping[CriterionId, Ends] = field(default_factory=dict)
    weight_switches: tuple[WeightSwitch, ...] = ()
    level_switches: tuple[LevelSwitch, ...] = ()
    dominated: Mapping[ScenarioId, tuple[ScenarioId, ...]] = field(default_factory=dict)
    has_ranges: bool = False
    has_unscored: bool = False
    messages: tuple[Message, ...] = ()


def certainty(
    assessment: Assessment, results: Results, *, samples: int = SAMPLES, seed: int = 0
) -> Certainty:
    """How sure the winner is, by the headline; takes some tenths of a second.

    Weightings are drawn evenly within each strategy and evenly over the strategies, of what weighs more
    than 0. An unscored criterion is 0, as in the total, but anything from 0 to 4 where scores are drawn;
    what is proven stays within its evidence.
    """
    ranked = [scenario for scenario in results.scenarios if scenario.rank is not None]
    if len(ranked) < 2 or not results.is_ready:
        return Certainty()
    headline = assessment.headline
    ids = [scenario.id for scenario in ranked]
    levels = [
        [headline_level(result, headline) for result in scenario.criteria.values()] for scenario in ranked
    ]
    of_strategies = strategy_intervals(results, ranked, headline)
    of_criteria = criterion_intervals(results, ranked, headline)
    cells = [result for scenario in ranked for result in scenario.criteria.values() if result.weight > 0]
    found = Certainty(
        leaders=tuple(scenario.id for scenario in ranked if scenario.rank == 1),
        first_share=_first_share(results, ranked, headline, samples, seed),
        strategy_intervals={strategy: (one.low, one.high) for strategy, one in of_strategies.items()},
        criterion_intervals={criterion: (one.low, one.high) for criterion, one in of_criteria.items()},
        weight_switches=weight_switches(results, ids, of_strategies, of_criteria),
        level_switches=level_switches(results, ranked, levels),
        dominated={
            ids[position]: tuple(ids[other] for other in others)
            for position, others in enumerate(dominated(levels))
            if others
        },
        has_ranges=any(result.range_levels is not None for result in cells),
        has_unscored=any(result.level is None for result in cells),
    )
    return replace(found, messages=tuple(_messages(found, results)))


def _ends(result: CriterionResult, headline: Headline) -> Ends:
    """Between which levels a score may lie."""
    if result.level is None or result.evidence is None:
        return 0.0, float(HIGHEST_LEVEL)
    low, high = result.range_levels or (result.level, result.level)
    if headline is Headline.PROVEN:
        cap = result.evidence.highest_level
        return min(low, cap), min(high, cap)
    return low, high


def _first_share(
    results: Results, ranked: Sequence[ScenarioResult], headline: Headline, samples: int, seed: int
) -> dict[ScenarioId, float]:
    from circular_assess.domain.sensitivity import rank_acceptability

    weighed = [criterion for criterion, in_use in results.criteria.items() if in_use.weight > 0]
    groups = [
        [
            place
            for place, criterion in enumerate(weighed)
            if results.criteria[criterion].criterion.strategy is strategy
        ]
        for strategy in results.strategy_weights
    ]
    found = rank_acceptability(
        [
            [headline_level(scenario.criteria[criterion], headline) for criterion in weighed]
            for scenario in ranked
        ],
        ranges=[
            [_ends(scenario.criteria[criterion], headline) for criterion in weighed] for scenario in ranked
        ],
        groups=groups,
        samples=samples,
        seed=seed,
    )
    return {scenario.id: shares[0] for scenario, shares in zip(ranked, found.shares, strict=True)}


def _messages(found: Certainty, results: Results) -> Iterator[Message]:
    """What is found in sentences, the most important first."""
    names = {scenario.id: scenario.name for scenario in results.scenarios}
    firsts = {scenario: of_hundred(share) for scenario, share in found.first_share.items()}
    for leader in found.leaders:
        key = next(key for least, key in BANDS if firsts[leader] >= least)
        yield Message(key, {"name": names[leader], "first": firsts[leader]})
    yield Message("certainty_rule")
    most = max(firsts, key=lambda scenario: found.first_share[scenario])
    if firsts[most] > max(firsts[leader] for leader in found.leaders):
        yield Message("certainty_more_often", {"name": names[most], "first": firsts[most]})
    if found.has_ranges:
        yield Message("certainty_ranges")
    if found.has_unscored:
        yield Message("certainty_unscored")
    yield from _weight_messages(found, results, names)
    if len(found.leaders) == 1:
        yield _level_message(found, results, names)
    for scenario, others in found.dominated.items():
        values = {"name": names[scenario], "names": tuple(names[other] for other in others)}
        yield Message("certainty_dominated", values)


def of_hundred(share: float) -> int:
    """How many of 100, rounded down, so that no band is reached by rounding; 1 for what is not quite 0."""
    return max(int(share * 100 + TIE), int(share > 0))


def _weight_messages(
    found: Certainty, results: Results, names: Mapping[ScenarioId, str]
) -> Iterator[Message]:
    """Who leads beyond the ends of the strategies' weights; if nobody does, of the nearest criterion's."""
    switches = [switch for switch in found.weight_switches if switch.criterion_id is None]
    for switch in switches or found.weight_switches[:1]:
        what = "certainty" if switch.criterion_id is None else "criterion"
        values: dict[str, object] = {"strategy": switch.strategy.value, "share": printed_share(switch)}
        if switch.criterion_id is not None:
            values["criterion"] = results.criteria[switch.criterion_id].criterion.short_name
        for leader in switch.leaders:
            key = f"{what}_above" if switch.is_above else f"{what}_below"
            yield Message(key, {"name": names[leader], **values})
    if not found.weight_switches:
        yield Message("certainty_no_weight")


def _level_message(found: Certainty, results: Results, names: Mapping[ScenarioId, str]) -> Message:
    """The least change of a single level that changes the lead; rounded so that it is enough."""
    if not found.level_switches:
        return Message("certainty_no_score")
    switch = found.level_switches[0]
    values: dict[str, object] = {
        "name": names[switch.rival],
        "criterion": results.criteria[switch.criterion_id].criterion.short_name,
    }
    values["present"], values["level"] = printed_levels(switch)
    if switch.scenario_id == switch.rival:
        return Message("certainty_rises", values)
    return Message("certainty_falls", {"leader": names[switch.scenario_id], **values})


def printed_share(switch: WeightSwitch) -> float:
    """The weight needed (0-1) in whole per cent, rounded so that what is said is enough."""
    if switch.is_above:
        return min(math.ceil(switch.share * 100 - TIE) / 100, 0.999)
    return max(math.floor(switch.share * 100 + TIE) / 100, 0.001)


def printed_levels(switch: LevelSwitch) -> tuple[float, float]:
    """The level now and the one needed, rounded apart: what is said is enough, and differs from now."""
    present, level = switch.present * 100, switch.level * 100
    if switch.scenario_id == switch.rival:
        return math.floor(present + TIE) / 100, math.ceil(level - TIE) / 100
    return math.ceil(present - TIE) / 100, math.floor(level + TIE) / 100
