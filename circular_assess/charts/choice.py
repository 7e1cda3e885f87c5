"""Which chart says something for given results, and in which order; asked before matplotlib is there."""

from __future__ import annotations

from circular_assess.domain.results import Results, ScenarioResult

LEAST_STRATEGIES = 3


def in_order(results: Results) -> tuple[ScenarioResult, ...]:
    """The scenarios by rank, or in the buyer's order while there is no verdict; those knocked out last."""
    if results.is_ready:
        return results.ranked
    return tuple(sorted(results.scenarios, key=lambda scenario: scenario.knock_out is not None))


def has_radar(results: Results) -> bool:
    """True if a radar says something: at least three strategies count and there is a scenario."""
    return len(results.strategy_weights) >= LEAST_STRATEGIES and bool(results.scenarios)
