"""Levels from values, claimed and proven levels, and weighted means with their certainty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from circular_assess.domain.assessment import Score
from circular_assess.domain.catalogue import HIGHEST_LEVEL, Criterion, Evidence

POINTS_PER_LEVEL = 25.0
TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Figures:
    """Five figures of a strategy or a total: four scores 0-100 and the coverage 0-1.

    Always 0 <= low <= proven <= claimed <= high <= 100.
    """

    claimed: float
    proven: float
    low: float
    high: float
    coverage: float


@dataclass(frozen=True, slots=True)
class WeightedLevels:
    """A weight with the levels (0-4) that it carries, and which part of it (0-1) is scored."""

    weight: float
    claimed: float
    proven: float
    low: float
    high: float
    coverage: float


def level_of_value(value: float, anchors: Sequence[float]) -> float:
    """The level 0-4 of a value: straight lines between the anchors, clipped at both ends.

    The anchors rise or fall strictly. On an anchor the level is exact.
    """
    rising = anchors[0] < anchors[-1]
    points = list(anchors) if rising else [-anchor for anchor in anchors]
    position = value if rising else -value
    if position <= points[0]:
        return 0.0
    for index in range(1, len(points)):
        if position <= points[index]:
            step = points[index] - points[index - 1]
            return index - (points[index] - position) / step
    return float(HIGHEST_LEVEL)


def level_of_score(score: Score, criterion: Criterion) -> float | None:
    """The level 0-4 that was chosen, or that the value reaches; None if nothing was entered."""
    return score.level if score.value is None else level_of_value(score.value, criterion.anchors)


def proven_level(level: float, evidence: Evidence) -> float:
    """The part of a level (0-4) that its evidence proves."""
    return min(level, evidence.highest_level)


def range_of_score(score: Score, criterion: Criterion) -> tuple[float, float] | None:
    """Between which levels 0-4 a score may lie, the lower first; None without a range."""
    ends = [
        end if score.value is None else level_of_value(end, criterion.anchors)
        for end in (score.range_low, score.range_high)
        if end is not None
    ]
    return (min(ends), max(ends)) if len(ends) > 1 else None


def levels_of_score(
    weight: float,
    level: float | None,
    evidence: Evidence | None,
    range_levels: tuple[float, float] | None = None,
) -> WeightedLevels:
    """The levels that one criterion brings in; an unscored one counts 0, and 4 at its best.

    A range gives *low* = min(its lower end, what the evidence proves) and *high* = its upper end.
    """
    if level is None or evidence is None:
        return WeightedLevels(weight, 0.0, 0.0, 0.0, float(HIGHEST_LEVEL), 0.0)
    low, high = (level, level) if range_levels is None else range_levels
    proven = proven_level(level, evidence)
    return WeightedLevels(weight, level, proven, proven_level(low, evidence), high, 1.0)


def weighted_mean(parts: Iterable[WeightedLevels], weight: float) -> WeightedLevels:
    """The mean of the parts by their weights, to be carried on with `weight`.

    S = sum(weight x level) / sum(weight). The sums are correctly rounded (`fsum`), so the order
    low <= proven <= claimed <= high of the parts holds for the mean too.
    """
    parts = tuple(parts)
    total = fsum(part.weight for part in parts)

    def mean(figures: Iterable[float]) -> float:
        return fsum(part.weight * figure for part, figure in zip(parts, figures, strict=True)) / total

    return WeightedLevels(
        weight,
        claimed=mean(part.claimed for part in parts),
        proven=mean(part.proven for part in parts),
        low=mean(part.low for part in parts),
        high=min(mean(part.high for part in parts), float(HIGHEST_LEVEL)),
        coverage=min(mean(part.coverage for part in parts), 1.0),
    )


def figures_of(mean: WeightedLevels) -> Figures:
    """The five figures of a mean: levels 0-4 become points 0-100."""
    return Figures(
        claimed=min(mean.claimed, mean.high) * POINTS_PER_LEVEL,
        proven=min(mean.proven, mean.high) * POINTS_PER_LEVEL,
        low=min(mean.low, mean.high) * POINTS_PER_LEVEL,
        high=mean.high * POINTS_PER_LEVEL,
        coverage=mean.coverage,
    )


def ranks(totals: Sequence[float]) -> tuple[int, ...]:
    """The rank of each total: 1 + how many are higher by more than 1e-9; closer is a tie."""
    return tuple(1 + sum(other > total + TIE for other in totals) for total in totals)


def leaders(totals: Sequence[float]) -> tuple[int, ...]:
    """The positions of all totals that share the first place."""
    return tuple(position for position, rank in enumerate(ranks(totals)) if rank == 1)


def asks_no_more(value: float, market_value: float, *, is_falling: bool) -> bool:
    """True if a value goes no further than the market level, in the criterion's direction."""
    return value >= market_value if is_falling else value <= market_value
