"""Who leads, by how much and why: the verdict, and the causes of a difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import floor, fsum
from typing import Protocol

from circular_assess.domain.assessment import Headline
from circular_assess.domain.catalogue import CriterionId, Strategy
from circular_assess.domain.messages import Message
from circular_assess.domain.scoring import POINTS_PER_LEVEL, TIE, Figures, leaders

# A difference of so few points is one of floating point; a hundred of them stay under a tie.
NO_POINTS = TIE / 1000
# So many causes of each direction are named in a sentence.
MOST_NAMED = 2


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

    points = 25 x share of the total x (level - other level); they add up to the difference of the
    totals within 1e-9.
    """
    found = []
    for criterion_id, result in criteria.items():
        difference = _level(result, headline) - _level(against[criterion_id], headline)
        points = POINTS_PER_LEVEL * result.share_of_total * difference
        if abs(points) > NO_POINTS:
            found.append(Cause(criterion_id, points))
    return tuple(sorted(found, key=lambda cause: -abs(cause.points)))


def printed_points(causes: Sequence[Cause], decimals: int = 1) -> tuple[float, ...]:
    """The points of all causes as they are printed: rounded so that they add up to the rounded difference.

    Largest remainder: each is rounded down, and those that lose most are raised by one step until the
    sum is right. No figure is a whole step off, and none changes sign.
    """
    steps = [round(cause.points * 10**decimals, 9) for cause in causes]
    printed = [floor(step) for step in steps]
    together = Decimal(repr(round(fsum(cause.points for cause in causes), 10)))
    wanted = int(together.scaleb(decimals).to_integral_value(ROUND_HALF_UP))
    by_loss = sorted(range(len(steps)), key=lambda place: round(printed[place] - steps[place], 9))
    for place in by_loss[: max(wanted - sum(printed), 0)]:
        printed[place] += 1
    return tuple(step / 10**decimals for step in printed)


def difference(
    name: str, other: str, found: Sequence[Cause], criterion_names: Mapping[CriterionId, str]
) -> Message:
    """How far one scenario is ahead of another or behind it, and mostly by what, in one message.

    `found` are all `causes`; a cause in the message is the criterion's name and its printed points.
    """
    printed = printed_points(found)
    points = round(fsum(printed), 1)
    direction = -1 if points < 0 else 1
    for_it, against_it = (
        tuple(
            (criterion_names[cause.criterion_id], shown)
            for cause, shown in zip(found, printed, strict=True)
            if shown * sign > 0
        )[:MOST_NAMED]
        for sign in (direction, -direction)
    )
    if not for_it:
        return Message("difference_none", {"name": name, "other": other})
    kind = "ahead" if points > 0 else "behind" if points else "equal"
    key = f"difference_{kind}" + ("_against" if points and against_it else "")
    values = {"name": name, "other": other, "points": abs(points), "causes": for_it, "opposite": against_it}
    return Message(key, values)


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
