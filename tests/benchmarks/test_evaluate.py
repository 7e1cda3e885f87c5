"""evaluate() of 8 scenarios and 25 criteria must fit into one frame of 16 ms."""

from pytest_benchmark.fixture import BenchmarkFixture

from circular_assess.domain.results import evaluate
from tests.examples import eight_scenarios

FRAME_S = 0.016


def test_evaluate_fits_into_one_frame(benchmark: BenchmarkFixture) -> None:
    assessment = eight_scenarios()
    results = benchmark(evaluate, assessment)
    assert len(results.scenarios) == 8
    assert benchmark.stats is not None
    median_s = benchmark.stats.stats.median
    print(f"\nevaluate: {median_s * 1000:.2f} ms of {FRAME_S * 1000:.0f} ms")
    assert median_s <= FRAME_S
