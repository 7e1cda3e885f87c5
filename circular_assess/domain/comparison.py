"""Who leads, by how much and why: the verdict, and the causes of a difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from circular_assess.domain.assessment import Headline
from circular_assess.domain.catalogue import CriterionId, Strategy
from circular_assess.domain.messages import Message
from circular_assess.domain.scoring import POINTS_PER_LEVEL, TIE, Figures, leaders


@dataclass(frozen=True, slots=True)
class Standing:
    """A scenario's name and its total figures."""

    name: str
    total: Figures


@dataclass(frozen=True, slots=True)
class Cause:
    """What one criterion adds to the difference of two scenarios, in points of the total."""

    criterion_id: CriterionId
    points: float


class Levelled(Protocol):
    """What a cause needs of a criterion's result: the share of the total and the two levels."""

    @property
    def share_of_total(self) -> float: ...
    @property
    def level(self) -> float | None: ...
    @property
    def proven_level(self) -> float | None: ...


def verdict(
    standings: Sequence[Standing], headline: Headline, ready_coverage: float, *, knocked_out: int = 0
) -> tuple[Message, ...]:
    """The result in messages: who leads, and who leads by the other total.

    `standings` are those in the ranking; `knocked_out` counts the others. Fewer than two, or a
    coverage below `ready_coverage` in any of them, is no verdict.
    """
    if not standings:
        return (Message("verdict_none_acceptable" if knocked_out else "verdict_no_scenario"),)
    if len(standings) == 1:
        key = "verdict_one_acceptable" if knocked_out else "verdict_one_scenario"
        only = standings[0]
        return (Message(key, {"name": only.name, "claimed": only.total.claimed}),)
    least = min(standings, key=lambda standing: standing.total.coverage)
    if least.total.coverage < ready_coverage - TIE:
        values = {"coverage": least.total.coverage, "name": least.name, "least": ready_coverage}
        return (Message("verdict_not_ready", values),)
    claimed = [standing.total.claimed for standing in standings]
    proven = [standing.total.proven for standing in standings]
    if headline is Headline.PROVEN:
        first, second, keys = proven, claimed, ("proven", "claimed")
    else:
        first, second, keys = claimed, proven, ("claimed", "proven")
    return (_first(standings, first, keys[0]), _other(standings, first, second, keys[1]))


def _first(standings: Sequence[Standing], totals: Sequence[float], which: str) -> Message:
    """Who leads by the headline."""
    leading = leaders(totals)
    names = tuple(standings[position].name for position in leading)
    kind = "leads" if len(leading) == 1 else "tie"
    return Message(f"verdict_{kind}_{which}", {"names": names, "points": totals[leading[0]]})


def _other(
    standings: Sequence[Standing], first: Sequence[float], second: Sequence[float], which: str
) -> Message:
    """Who leads by the other total, and whether that is another one."""
    before, leading = leaders(first), leaders(second)
    names = tuple(standings[position].name for position in leading)
    values: dict[str, object] = {"names": names, "points": second[leading[0]]}
    if leading == before:
        return Message(f"other_same_{which}", values)
    if len(leading) > 1:
        return Message(f"other_tie_{which}", values)
    values["against"] = max(second[position] for position in before if position not in leading)
    return Message(f"other_leads_{which}", values)


def causes(
    criteria: Mapping[CriterionId, Levelled],
    against: Mapping[CriterionId, Levelled],
    headline: Headline,
) -> tuple[Cause, ...]:
    """Why one scenario's total differs from another's: largest first, equal criteria left out.

    points = 25 x share of the total x (level - other level); they add up to the difference.
    """
    found = []
    for criterion_id, result in criteria.items():
        difference = _level(result, headline) - _level(against[criterion_id], headline)
        points = POINTS_PER_LEVEL * result.share_of_total * difference
        if abs(points) > TIE:
            found.append(Cause(criterion_id, points))
    return tuple(sorted(found, key=lambda cause: -abs(cause.points)))


def weak_proof(criteria: Mapping[CriterionId, Levelled]) -> tuple[Cause, ...]:
    """The points that are claimed and not proven, by criterion, largest first."""
    found = [
        Cause(criterion_id, POINTS_PER_LEVEL * result.share_of_total * (result.level - result.proven_level))
        for criterion_id, result in criteria.items()
        if result.level is not None and result.proven_level is not None and result.level > result.proven_level
    ]
    return tuple(sorted(found, key=lambda cause: -cause.points))


def strategies_led(
    own: Mapping[Strategy, float], other: Mapping[Strategy, float], almost: float = 1.0
) -> tuple[tuple[Strategy, ...], tuple[Strategy, ...], tuple[Strategy, ...]]:
    """The strategies on which one leads, on which both are within `almost` points, on which it trails."""
    leads = tuple(strategy for strategy in own if own[strategy] - other[strategy] > almost)
    trails = tuple(strategy for strategy in own if other[strategy] - own[strategy] > almost)
    level = tuple(strategy for strategy in own if strategy not in leads and strategy not in trails)
    return leads, level, trails


def _level(result: Levelled, headline: Headline) -> float:
    level = result.proven_level if headline is Headline.PROVEN else result.level
    return 0.0 if level is None else level
