"""Which chart says something for given results; asked before matplotlib is there."""

from __future__ import annotations

from circular_assess.domain.results import Results

LEAST_STRATEGIES = 3


def has_radar(results: Results) -> bool:
    """True if a radar says something: at least three strategies count and there is a scenario."""
    return len(results.strategy_weights) >= LEAST_STRATEGIES and bool(results.scenarios)
