"""How sure the winner is: how often each scenario has each rank when weights and scores are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import index as whole_number
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from circular_assess.domain.scoring import TIE
from circular_assess.domain.switch_points import (
    ScoreSwitch,
    WeightInterval,
    dominated,
    score_switches,
    weight_interval,
    weight_stability,
)

__all__ = [
    "RankAcceptability",
    "ScoreSwitch",
    "WeightInterval",
    "dominated",
    "rank_acceptability",
    "score_switches",
    "weight_interval",
    "weight_stability",
]

Numbers: TypeAlias = NDArray[np.float64]
Counts: TypeAlias = NDArray[np.unsignedinteger]
Ranges: TypeAlias = NDArray[np.floating] | Sequence[Sequence[Sequence[float] | None]]

BLOCK_WEIGHTINGS = 8192
BLOCK_NUMBERS = 1 << 19  # totals or drawn scores held at a time: 4 MB


@dataclass(frozen=True, slots=True)
class RankAcceptability:
    """How often each scenario has each rank.

    `shares`: scenarios x ranks, 0-1; rows and columns add up to 1. `central_weights`: the mean of the
    weights that make a scenario first, None for one that never is. `confidence`: how often (0-1) it is
    first with just those weights, None where there are none.
    """

    shares: tuple[tuple[float, ...], ...]
    central_weights: tuple[tuple[float, ...] | None, ...]
    confidence: tuple[float | None, ...]


def rank_acceptability(
    values: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    ranges: Ranges | None = None,
    groups: Sequence[Sequence[int]] | None = None,
    samples: int = 100_000,
    seed: int = 0,
) -> RankAcceptability:
    """How often each scenario has each rank over all weightings: SMAA-2 (Lahdelma and Salminen 2001).

    `values` are scenarios x criteria. Weightings are drawn evenly from the simplex of all criteria; with
    `groups` (positions of criteria, each in exactly one) evenly within each group and evenly over the
    groups, multiplied, which is not the same. `weights` are used instead of drawn ones: one vector, or
    weightings x criteria; they are normalised. With `ranges`, scenarios x criteria x (low, high), each
    score varies evenly between its ends, whatever its value; with None there it stays as it is. Within
    1e-9 is a tie, whose ranks are shared out evenly. The standard error of a share b is
    sqrt(b (1 - b) / samples).
    Raises ValueError for anything that does not fit.
    """
    table = _table(values)
    scores = _score_ranges(table, ranges)
    members = None if groups is None else _groups(groups, table.shape[1])
    given = None if weights is None else _weightings(weights, table.shape[1])
    if samples < 1:
        raise ValueError("at least one sample is needed")
    varies = bool(scores.widths.any())
    if given is not None and len(given) == 1 and varies:
        given = np.broadcast_to(given, (samples, given.shape[1]))
    count = samples if given is None else len(given)
    of_weights, of_scores, of_confidence = map(np.random.default_rng, np.random.SeedSequence(seed).spawn(3))
    tally = _RankTally(*table.shape)
    block = min(BLOCK_WEIGHTINGS, max(1, BLOCK_NUMBERS // max(table.shape)))
    for start in range(0, count, block):
        stop = min(start + block, count)
        if given is None:
            drawn = _drawn_weights(of_weights, table.shape[1], stop - start, members)
        else:
            drawn = given[start:stop].T / given[start:stop].sum(axis=1)
        tally.add(scores.totals(drawn, of_scores), drawn)
    central = tally.central_weights()
    return RankAcceptability(
        shares=tuple(map(tuple, (tally.ranks() / count).tolist())),
        central_weights=tuple(None if mean is None else tuple(mean.tolist()) for mean in central),
        confidence=_confidence(scores, central, samples if varies else 1, of_confidence),
    )


@dataclass(frozen=True, slots=True)
class _ScoreRanges:
    """Scores that are drawn evenly from their low end over their width: scenarios x criteria."""

    lows: Numbers
    widths: Numbers

    def totals(self, weights: Numbers, rng: np.random.Generator) -> Numbers:
        """Scenarios x weightings: each weighting (a column) meets scores of its own."""
        totals: Numbers = self.lows @ weights
        for scenario, widths in enumerate(self.widths):
            moving = np.flatnonzero(widths)
            if moving.size:
                drawn = rng.random((moving.size, weights.shape[1]))
                drawn *= weights[moving]
                totals[scenario] += widths[moving] @ drawn
        return totals

    def totals_of_each(self, weightings: Numbers, draws: int, rng: np.random.Generator) -> Numbers:
        """Weightings x scenarios x draws: all weightings (rows) meet the same scores."""
        totals = np.repeat((weightings @ self.lows.T)[:, :, None], draws, axis=2)
        for scenario, widths in enumerate(self.widths):
            moving = np.flatnonzero(widths)
            if moving.size:
                totals[:, scenario] += (weightings[:, moving] * widths[moving]) @ rng.random(
                    (moving.size, draws)
                )
        return totals


class _RankTally:
    """Adds up places and first places block by block."""

    def __init__(self, scenarios: int, criteria: int) -> None:
        # scenario x first rank of its tie x how many tie; most ties are of one.
        self._places = np.zeros((scenarios, scenarios, scenarios + 1))
        self._weights_when_first = np.zeros((scenarios, criteria))

    def add(self, totals: Numbers, weights: Numbers) -> None:
        """Count a block: scenarios x weightings, and criteria x weightings."""
        scenarios = len(totals)
        better = _better_ones(totals)
        firsts = (better == 0).astype(np.float64)
        # Without a tie each pair has one winner, so the ranks of a weighting add up to the same sum.
        is_clear = better.sum(axis=0, dtype=np.int64) == scenarios * (scenarios - 1) // 2
        if is_clear.all():
            self._places[:, :, 1] += [np.bincount(places, minlength=scenarios) for places in better]
        else:
            firsts /= self._add_ties(better)
        self._weights_when_first += firsts @ weights.T

    def _add_ties(self, better: Counts) -> Counts:
        """Count a block with ties; gives how many tie with each scenario, itself included.

        Those with equally many better ones tie: unlike being within 1e-9, that is the same for all of them.
        """
        scenarios = len(better)
        begin, size = np.zeros_like(better), np.zeros_like(better)
        for own in better:
            begin += (own < better).view(np.uint8)
            size += (own == better).view(np.uint8)
        for of_scenario, first, tied in zip(self._places, begin, size, strict=True):
            cells = first * np.int64(scenarios + 1) + tied
            of_scenario += np.bincount(cells, minlength=of_scenario.size).reshape(of_scenario.shape)
        return size

    def ranks(self) -> Numbers:
        """How often each scenario has each rank: scenarios x ranks; those who tie share their ranks."""
        scenarios = len(self._places)
        ranks = np.zeros((scenarios, scenarios))
        for first in range(scenarios):
            for tied in range(1, scenarios - first + 1):
                ranks[:, first : first + tied] += self._places[:, first, tied, None] / tied
        return ranks

    def central_weights(self) -> list[Numbers | None]:
        """The mean of the weights that made each scenario first; None for one that never was."""
        return [sums / sums.sum() if sums.any() else None for sums in self._weights_when_first]


def _better_ones(totals: Numbers) -> Counts:
    """How many are higher by more than a tie: scenarios x weightings, pair by pair (faster than sorting)."""
    better = np.zeros(totals.shape, dtype=np.uint8 if len(totals) < 256 else np.uint32)
    within_tie = totals + TIE
    is_better = np.empty(totals.shape, dtype=bool)
    for own in totals:
        better += np.greater(own, within_tie, out=is_better).view(np.uint8)
    return better


def _drawn_weights(
    rng: np.random.Generator, criteria: int, weightings: int, groups: Sequence[Sequence[int]] | None
) -> Numbers:
    """Criteria x weightings; exponential numbers divided by their sum are even on the simplex."""
    drawn = rng.standard_exponential((criteria, weightings))
    if groups is None:
        drawn /= drawn.sum(axis=0)
        return drawn
    of_groups = rng.standard_exponential((len(groups), weightings))
    of_groups /= of_groups.sum(axis=0)
    for group, share in zip(groups, of_groups, strict=True):
        within = drawn[group]
        drawn[group] = within * (share / within.sum(axis=0))
    return drawn


def _confidence(
    scores: _ScoreRanges, central: Sequence[Numbers | None], draws: int, rng: np.random.Generator
) -> tuple[float | None, ...]:
    """How often each scenario is first with its own central weights, over the same drawn scores."""
    known = [position for position, mean in enumerate(central) if mean is not None]
    weightings = np.array([mean for mean in central if mean is not None])
    firsts = dict.fromkeys(known, 0.0)
    scenarios, criteria = scores.lows.shape
    block = max(1, BLOCK_NUMBERS // max(scenarios * scenarios, criteria))
    for start in range(0, draws, block):
        totals = scores.totals_of_each(weightings, min(block, draws - start), rng)
        for position, of_scenarios in zip(known, totals, strict=True):
            is_first = ~(of_scenarios > of_scenarios[position] + TIE).any(axis=0)
            ties = (of_scenarios >= of_scenarios[position] - TIE).sum(axis=0)
            firsts[position] += float((is_first / ties).sum())
    return tuple(firsts[place] / draws if place in firsts else None for place in range(len(central)))


def _table(values: ArrayLike) -> Numbers:
    table = np.array(values, dtype=np.float64)
    if table.ndim != 2 or not table.size or not np.isfinite(table).all():
        raise ValueError("values must be finite numbers, scenarios x criteria, at least one of each")
    return table


def _weightings(weights: ArrayLike, criteria: int) -> Numbers:
    """Weightings x criteria, as given."""
    table = np.atleast_2d(np.asarray(weights, dtype=np.float64))
    if table.ndim != 2 or not len(table) or table.shape[1] != criteria:
        raise ValueError(f"weights must be for {criteria} criteria")
    if not np.isfinite(table).all() or table.min() < 0 or table.sum(axis=1).min() <= 0:
        raise ValueError("weights must be 0 or more, finite, and not all 0")
    return table


def _score_ranges(table: Numbers, ranges: Ranges | None) -> _ScoreRanges:
    if ranges is None:
        return _ScoreRanges(table, np.zeros_like(table))
    if not isinstance(ranges, np.ndarray):
        ranges = [
            [(value, value) if ends is None else ends for value, ends in zip(*rows, strict=True)]
            for rows in zip(table, ranges, strict=True)
        ]
    ends = np.asarray(ranges, dtype=np.float64)
    if ends.shape != (*table.shape, 2) or not np.isfinite(ends).all():
        raise ValueError("ranges must be finite numbers, scenarios x criteria x (low, high)")
    lows, highs = np.moveaxis(ends, 2, 0).copy()
    if (lows > highs).any():
        raise ValueError("a low end must not exceed its high end")
    return _ScoreRanges(lows, highs - lows)


def _groups(groups: Sequence[Sequence[int]], criteria: int) -> list[list[int]]:
    members = [[whole_number(position) for position in group] for group in groups]
    grouped = sorted(position for group in members for position in group)
    if not all(members) or grouped != list(range(criteria)):
        raise ValueError("each criterion must be in exactly one group, and no group may be empty")
    return members
