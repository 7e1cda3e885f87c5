"""When the winner changes: exact bounds of one weight and of one score, and who is dominated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, isfinite
from operator import index as whole_number

from circular_assess.domain.scoring import TIE, leaders


@dataclass(frozen=True, slots=True)
class WeightInterval:
    """The weights 0-1 of one criterion with which the present leader stays ahead.

    `leaders_below` and `leaders_above` are the positions of who leads just beyond each end; empty
    where nothing flips.
    """

    low: float
    high: float
    leaders_below: tuple[int, ...] = ()
    leaders_above: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreSwitch:
    """One score that, moved by `change` to `new_value`, makes `rival` draw level with the leader.

    `scenario` is the rival itself, whose score rises, or the leader, whose score falls. All are
    positions.
    """

    scenario: int
    criterion: int
    new_value: float
    change: float
    rival: int


def weight_stability(
    weights: Iterable[float], values: Iterable[Iterable[float]], index: int
) -> tuple[float, float]:
    """The lowest and highest weight (0-1) of criterion `index` with which the present leader stays ahead.

    `weights` are normalised, `values` are scenarios x criteria; `weight_interval` has the rules.
    """
    interval = weight_interval(weights, values, index)
    return interval.low, interval.high


def weight_interval(
    weights: Iterable[float], values: Iterable[Iterable[float]], index: int
) -> WeightInterval:
    """`weight_stability` with who leads beyond each end.

    The weight w of criterion `index` moves to t, the others are scaled by (1 - t) / (1 - w). Totals are
    straight lines in t, so leader and rival tie at t = d0 / (d0 - d1), with d0 and d1 the leader's lead
    at t = 0 and at t = 1: exact. If the others weigh nothing they share the rest equally; a criterion
    on its own cannot move. Less than 1e-9 apart is a tie: of several leaders the first is meant, and an
    end lies where it ties. Where nothing flips the end is 0 or 1. Strategies work the same: give their
    weights and the scenarios' scores on them.
    Raises ValueError for unfit weights or values, IndexError for a criterion that is not there.
    """
    table = _table(values)
    shares = _shares(weights, len(table[0]))
    moved = whole_number(index)
    if not 0 <= moved < len(shares):
        raise IndexError(f"criterion {index} of {len(shares)}")
    if len(shares) == 1:
        return WeightInterval(0.0, 1.0)
    own = shares[moved]
    rest = fsum(share for place, share in enumerate(shares) if place != moved)
    others = [share / rest if rest > 0 else 1 / (len(shares) - 1) for share in shares]
    others[moved] = 0.0
    at_none, at_all = _totals(table, others), [row[moved] for row in table]
    ahead = leaders(_totals(table, shares))[0]
    lead_at_none = [at_none[ahead] - total for total in at_none]
    lead_at_all = [at_all[ahead] - total for total in at_all]
    up, above = _first_tie(lead_at_none, lead_at_all)
    down, below = _first_tie(lead_at_all, lead_at_none)
    return WeightInterval(min(1 - down, own), max(up, own), below, above)


def score_switches(
    weights: Iterable[float],
    values: Iterable[Iterable[float]],
    *,
    lowest: float = 0.0,
    highest: float = 4.0,
) -> tuple[ScoreSwitch, ...]:
    """The single scores with which another scenario draws level with the leader, smallest change first.

    A rival's score must rise, or the leader's fall, by (V_leader - V_rival) / W_criterion; what would
    leave `lowest` to `highest` is left out. Of the leader's score on a criterion only the smallest fall
    is given. Who ties with the leader already needs no change and is left out.
    """
    table = _table(values)
    shares = _shares(weights, len(table[0]))
    totals = _totals(table, shares)
    ahead, *tied = leaders(totals)
    rivals = [rival for rival in range(len(totals)) if rival != ahead and rival not in tied]
    nearest = min(rivals, key=lambda rival: totals[ahead] - totals[rival], default=None)
    found = []
    for criterion, share in enumerate(shares):
        if share <= 0:
            continue
        moves = [(rival, (totals[ahead] - totals[rival]) / share, rival) for rival in rivals]
        if nearest is not None and not tied:
            moves.append((ahead, (totals[nearest] - totals[ahead]) / share, nearest))
        for scenario, change, rival in moves:
            wanted = table[scenario][criterion] + change
            new_value = min(max(wanted, lowest), highest)
            if abs(wanted - new_value) <= TIE:
                found.append(ScoreSwitch(scenario, criterion, new_value, change, rival))
    return tuple(sorted(found, key=lambda switch: abs(switch.change)))


def dominated(values: Iterable[Iterable[float]]) -> tuple[tuple[int, ...], ...]:
    """For each scenario the positions of those as good on every criterion and better on at least one."""
    table = _table(values)
    return tuple(
        tuple(
            position
            for position, other in enumerate(table)
            if all(theirs >= mine - TIE for theirs, mine in zip(other, own, strict=True))
            and any(theirs > mine + TIE for theirs, mine in zip(other, own, strict=True))
        )
        for own in table
    )


def _first_tie(lead_from: Sequence[float], lead_to: Sequence[float]) -> tuple[float, tuple[int, ...]]:
    """How far (0-1) on their way all leads stay at 0 or more, and which rivals lead from there on."""
    losses = {rival: max(lead_from[rival], 0.0) - end for rival, end in enumerate(lead_to) if end < -TIE}
    if not losses:
        return 1.0, ()
    ties = {rival: max(lead_from[rival], 0.0) / loss for rival, loss in losses.items()}
    first = min(ties.values())
    there = [rival for rival, tie in ties.items() if tie <= first + TIE]
    steepest = max(losses[rival] for rival in there)
    return first, tuple(rival for rival in there if losses[rival] >= steepest - TIE)


def _totals(table: Sequence[Sequence[float]], shares: Sequence[float]) -> list[float]:
    return [fsum(share * value for share, value in zip(shares, row, strict=True)) for row in table]


def _table(values: Iterable[Iterable[float]]) -> list[list[float]]:
    table = [[float(value) for value in row] for row in values]
    if not table or not table[0] or any(len(row) != len(table[0]) for row in table):
        raise ValueError("values must be scenarios x criteria, at least one of each")
    if not all(isfinite(value) for row in table for value in row):
        raise ValueError("values must be finite")
    return table


def _shares(weights: Iterable[float], criteria: int) -> list[float]:
    given = [float(weight) for weight in weights]
    if len(given) != criteria:
        raise ValueError(f"{len(given)} weights for {criteria} criteria")
    if not all(isfinite(weight) and weight >= 0 for weight in given) or not any(given):
        raise ValueError("weights must be 0 or more, finite, and not all 0")
    total = fsum(given)
    return [weight / total for weight in given]
