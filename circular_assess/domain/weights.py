"""Sharing out weights: moving one moves the others in proportion, and the last cannot become 0."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from math import fsum
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

WHOLE = 100.0


def shares(weights: Mapping[Key, float]) -> dict[Key, float]:
    """Each weight as a share 0-1 of their sum; all 0 if the sum is 0."""
    total = fsum(weights.values())
    return {key: weight / total if total > 0 else 0.0 for key, weight in weights.items()}


def move_weight(weights: Mapping[Key, float], key: Key, per_cent: float) -> dict[Key, float]:
    """The weights in per cent after one is set: the others keep their proportions and fill up 100.

    `per_cent` is clipped to 0-100. If all the others are 0 there is nobody to take the rest, so
    the weight stays 100.
    """
    others = shares({other: weight for other, weight in weights.items() if other != key})
    wanted = min(max(per_cent, 0.0), WHOLE)
    if not any(others.values()):
        wanted = WHOLE
    rest = WHOLE - wanted
    return {other: wanted if other == key else others[other] * rest for other in weights}


def rank_order_centroid_weights(count: int) -> tuple[float, ...]:
    """Weights (sum 1) of `count` ranks: w_r = (1/n) x sum of 1/i for i = r..n (Barron and Barrett 1996)."""
    return tuple(fsum(1 / i for i in range(rank, count + 1)) / count for rank in range(1, count + 1))


def rank_sum_weights(count: int) -> tuple[float, ...]:
    """Weights (sum 1) of `count` ranks: w_r = 2 (n + 1 - r) / (n (n + 1)) (Stillwell and others 1981)."""
    return tuple(2 * (count + 1 - rank) / (count * (count + 1)) for rank in range(1, count + 1))
