"""evaluate() of 8 scenarios, 25 criteria, 20 cost lines and 20 materials must fit into one frame of 16 ms."""

from dataclasses import replace

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.cost_lines import CostKind, CostLine, CostSettings, Rhythm
from circular_assess.domain.material_lines import Effect, EffectUnit, MaterialLine
from circular_assess.domain.results import evaluate
from tests.examples import eight_scenarios

FRAME_S = 0.016


def _full() -> Assessment:
    """Each scenario with 20 cost lines over 30 years, 20 materials, 5 effects and many checks."""
    kinds = list(CostKind)
    costs = tuple(
        CostLine(
            kinds[number % len(kinds)],
            f"Line {number}",
            1_000.0 + number,
            Rhythm.YEARLY if number % 2 else Rhythm.MONTHLY,
            1,
            30 + number % 3,
            escalation=0.01 * (number % 4),
        )
        for number in range(20)
    )
    materials = tuple(MaterialLine(f"Material {number}", 10.0 + number, 0.3, 0.2) for number in range(20))
    effects = tuple(Effect(unit, 1e9) for unit in EffectUnit)
    assessment = eight_scenarios()
    scenarios = tuple(
        replace(scenario, cost_lines=costs, material_lines=materials, effects=effects)
        for scenario in assessment.scenarios
    )
    return replace(assessment, scenarios=scenarios, cost=CostSettings(discount_rate=0.03, period_years=30))


@pytest.mark.parametrize("assessment", [eight_scenarios(), _full()], ids=["scores", "all"])
def test_evaluate_fits_into_one_frame(benchmark: BenchmarkFixture, assessment: Assessment) -> None:
    results = benchmark(evaluate, assessment)
    assert len(results.scenarios) == 8
    assert benchmark.stats is not None
    median_s = benchmark.stats.stats.median
    print(f"\nevaluate: {median_s * 1000:.2f} ms of {FRAME_S * 1000:.0f} ms, {len(results.checks)} checks")
    assert median_s <= FRAME_S
