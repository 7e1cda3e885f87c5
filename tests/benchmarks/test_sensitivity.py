"""Drawing 100,000 weightings of 12 scenarios x 24 criteria: against plain NumPy, and against pymcdm.

Run with one BLAS thread, as a second one gains nothing and loses much on a busy machine:
OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python -m pytest -n 0 tests/benchmarks/test_sensitivity.py -s
The second benchmark needs pymcdm (python -m pip install pymcdm, in an environment to throw away); it is no
dependency of the program.
"""

import time
from collections.abc import Callable
from statistics import median
from typing import TypeVar

import numpy as np
import pytest
from numpy.typing import NDArray

from circular_assess.domain.sensitivity import rank_acceptability

SCENARIOS, CRITERIA, WEIGHTINGS = 12, 24, 100_000
BLOCK = 8192
MOST_TIMES_PLAIN = 3
LEAST_TIMES_FASTER = 50
ROUNDS = 7

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]
Found = TypeVar("Found")


def plain_counts(values: Numbers, weights: Numbers) -> Counts:
    """Scenarios x ranks in the usual way: weighted sums, sorted, counted, in blocks."""
    scenarios = len(values)
    cells: Counts = np.zeros(scenarios * scenarios, dtype=np.int64)
    for start in range(0, len(weights), BLOCK):
        order = np.argsort(-(weights[start : start + BLOCK] @ values.T), axis=1)
        places = order * scenarios + np.arange(scenarios)
        cells += np.bincount(places.ravel(), minlength=scenarios * scenarios)
    return cells.reshape(scenarios, scenarios)


def counts(values: Numbers, weights: Numbers) -> Counts:
    """The same from the shares of the program."""
    shares = np.asarray(rank_acceptability(values, weights=weights).shares)
    found: Counts = np.rint(shares * len(weights)).astype(np.int64)
    return found


def seconds(work: Callable[[], Found]) -> tuple[float, Found]:
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


def drawn(rng: np.random.Generator) -> Numbers:
    weights: Numbers = rng.standard_exponential((WEIGHTINGS, CRITERIA))
    weights /= weights.sum(axis=1, keepdims=True)
    return weights


@pytest.fixture
def values() -> Numbers:
    return np.random.default_rng(1).random((SCENARIOS, CRITERIA)) * 4


@pytest.mark.parametrize("how", ["given", "drawn", "tied"])
def test_at_most_three_times_plain_numpy(values: Numbers, how: str) -> None:
    if how == "tied":
        values[3] = values[4]
    weights = drawn(np.random.default_rng(2))
    ratios = []
    for number in range(ROUNDS):  # in turns, so that a busy moment meets both
        if how == "drawn":
            rng = np.random.default_rng(number)
            ours, _ = seconds(lambda: rank_acceptability(values, samples=WEIGHTINGS))
            plain, _ = seconds(lambda rng=rng: plain_counts(values, drawn(rng)))  # type: ignore[misc]
        else:
            ours, found = seconds(lambda: counts(values, weights))
            plain, expected = seconds(lambda: plain_counts(values, weights))
            if how == "given":
                assert (found == expected).all()
        ratios.append(ours / plain)
    print(f"\n{how}: {median(ratios):.2f} times plain NumPy ({min(ratios):.2f}-{max(ratios):.2f})")
    assert median(ratios) <= MOST_TIMES_PLAIN


def test_at_least_fifty_times_faster_than_pymcdm(values: Numbers) -> None:
    """The usual loop is timed on a tenth of the weightings, and their rank counts are compared."""
    methods = pytest.importorskip("pymcdm.methods")
    weights = drawn(np.random.default_rng(2))
    few = weights[: WEIGHTINGS // 10]
    weighted_sum = methods.WSM(normalization_function=lambda column, cost: column)
    types = np.ones(CRITERIA)

    def loop() -> Counts:
        found = np.zeros((SCENARIOS, SCENARIOS), dtype=np.int64)
        for weighting in few:
            ranks = np.argsort(np.argsort(-weighted_sum(values, weighting, types)))
            found[np.arange(SCENARIOS), ranks] += 1
        return found

    theirs, expected = seconds(loop)
    ours = median(seconds(lambda: counts(values, weights))[0] for _ in range(ROUNDS))
    ratio = theirs * 10 / ours
    print(f"\npymcdm's loop takes {ratio:.0f} times as long")
    assert (counts(values, few) == expected).all()
    assert ratio >= LEAST_TIMES_FASTER
