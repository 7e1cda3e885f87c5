"""Published worked examples of weighing, beside the repository where the studies are: all are met."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from circular_assess.domain.scoring import WeightedLevels, ranks, weighted_mean
from circular_assess.domain.sensitivity import dominated, rank_acceptability

CASES = Path(__file__).parents[3] / "shared/methods/cases"

Numbers = NDArray[np.float64]


def case(name: str) -> Mapping[str, Any]:
    """The case of this name; where the published figure is wrong, the right one is expected."""
    path = next(CASES.glob(f"{name}-*.json"), None)
    if path is None:
        pytest.skip("the published cases are not here")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found | {"expected": found["recomputed"]} if found["status"] == "disagrees" else found


def total(weights: Sequence[float], values: Sequence[float]) -> float:
    """The mean of the program, whatever the scale of the values."""
    parts = [
        WeightedLevels(weight, value, value, value, 0.0, 1.0)
        for weight, value in zip(weights, values, strict=True)
    ]
    return weighted_mean(parts, 1.0).claimed


def order(values: Any, weights: Any) -> list[int]:
    """The ranks 1, 2 ... that one weighting gives."""
    found = rank_acceptability(values, weights=weights)
    return [1 + row.index(1.0) for row in found.shares]


def scaled(matrix: Numbers, by: Numbers) -> Numbers:
    lowest, highest = by.min(axis=0), by.max(axis=0)
    found: Numbers = (matrix - lowest) / (highest - lowest)
    return found


def test_acceptability_over_ranges_of_a_municipal_plan() -> None:
    found = case("mcda-01")
    inputs = found["inputs"]
    matrix = np.array(inputs["matrix"], dtype=float)
    half = np.zeros_like(matrix)
    for column, (fixed, part) in enumerate(zip(*inputs["half_width"].values(), strict=True)):
        half[:, column] = fixed if part is None else part * np.abs(matrix[:, column])
    ends = np.stack([scaled(matrix - half, matrix), scaled(matrix + half, matrix)], axis=2)
    result = rank_acceptability(scaled(matrix, matrix), ranges=ends, samples=100_000, seed=inputs["seed"])
    percent = 100 * np.asarray(result.shares)
    tolerance = found["tolerance"]
    assert percent[:, 0] == pytest.approx(
        np.array(found["expected"]["acceptability_pct"]), abs=tolerance["acceptability_pct"]
    )
    assert percent == pytest.approx(np.array(found["recomputed"]["rank_acceptability_pct"]), abs=0.6)
    for ours, published in zip(result.confidence, found["expected"]["confidence_pct"], strict=True):
        if published is not None:
            assert ours is not None
            assert 100 * ours == pytest.approx(published, abs=tolerance["confidence_pct"])


def test_zero_acceptability_is_not_domination() -> None:
    found = case("mcda-06")
    for values, expected in (("V", "acceptability"), ("V2", "acceptability2")):
        table = found["inputs"][values]
        # Where the two leaders swap places, the weightings come in pairs: each half is met exactly.
        drawn = np.random.default_rng(0).dirichlet(np.ones(len(table[0])), 500)
        swapped = drawn[:, [1, 0, *range(2, len(table[0]))]]
        result = rank_acceptability(table, weights=np.concatenate([drawn, swapped]))
        assert [row[0] for row in result.shares] == pytest.approx(found["expected"][expected], abs=1e-9)
        assert dominated(table) == ((), (), ())


def test_a_weighted_sum_and_its_ranks() -> None:
    found = case("mcda-16")
    inputs = found["inputs"]
    matrix = np.array(inputs["matrix"], dtype=float)
    is_gain = np.array(inputs["types"]) > 0
    values = np.where(is_gain, matrix / matrix.max(axis=0), matrix.min(axis=0) / matrix)
    totals = [total(inputs["weights"], row) for row in values]
    assert totals == pytest.approx(found["expected"]["score"], abs=found["tolerance"]["score"])
    assert order(values, inputs["weights"]) == list(ranks(totals)) == found["expected"]["rank"]


def test_fixed_bounds() -> None:
    found = case("mcda-19")
    inputs = found["inputs"]
    bounds, ideal = np.array(inputs["bounds"], dtype=float), np.array(inputs["ideal"])
    values = 1 - np.abs(np.array(inputs["matrix"]) - ideal) / (bounds[:, 1] - bounds[:, 0])
    distances = [1 - total(inputs["weights"], row) for row in values]
    assert distances == pytest.approx(found["expected"]["distance"], abs=found["tolerance"])
    # Taking one away changes no order of the others.
    assert order(values[1:], inputs["weights"]) == [rank - 1 for rank in order(values, inputs["weights"])[1:]]


def test_office_totals() -> None:
    found = case("mcda-24")
    values, weights = found["inputs"]["values"], found["inputs"]["weights"]
    totals = {name: total(weights, row) for name, row in values.items()}
    assert totals == pytest.approx(found["expected"]["total"], abs=found["tolerance"])
    assert order(list(values.values()), weights) == list(ranks(list(totals.values())))


def test_a_range_of_totals() -> None:
    found = case("mcda-12")
    inputs = found["inputs"]
    best = np.array(inputs["max"]).max(axis=0)
    totals = [[total(inputs["weights"], row / best) for row in inputs[end]] for end in ("min", "ml", "max")]
    assert np.transpose(totals) == pytest.approx(np.array(found["expected"]["score"]), abs=found["tolerance"])


def test_weights_are_multiplied_down_the_branches() -> None:
    found = case("mcda-23")
    tree, leaves = found["inputs"]["tree"], found["inputs"]["leaf"]

    def of(name: str) -> Numbers:
        if name in tree:
            return np.array(
                [
                    total(list(tree[name].values()), column)
                    for column in zip(*map(of, tree[name]), strict=True)
                ]
            )
        row: Numbers = np.array(leaves[name]) / np.sum(leaves[name])
        return row

    assert of("a") == pytest.approx(list(found["expected"].values()), abs=found["tolerance"])


def test_a_hierarchy_of_cars() -> None:
    found = case("mcda-11")
    inputs, expected, tolerance = found["inputs"], found["expected"], found["tolerance"]
    weights = {group: _priorities(inputs[group]["upper"]) for group in ("criteria", "cost", "capacity")}
    leaf = {name: _priorities(upper) for name, upper in inputs["leaves"].items()}
    for group in ("criteria", "cost"):
        named = dict(zip(inputs[group]["items"], weights[group].tolist(), strict=True))
        assert named == pytest.approx(expected[group], abs=tolerance[group])
    branches = {
        "Cost": np.array([leaf[name] for name in inputs["cost"]["items"]]).T @ weights["cost"],
        "Capacity": np.array([leaf[name] for name in inputs["capacity"]["items"]]).T @ weights["capacity"],
    } | leaf
    values = np.array([branches[name] for name in inputs["criteria"]["items"]]).T
    totals = [total(weights["criteria"].tolist(), row) for row in values.tolist()]
    named = dict(zip(inputs["alternatives"], totals, strict=True))
    assert named == pytest.approx(expected["totals"], abs=tolerance["totals"])


def _priorities(upper: Sequence[float]) -> Numbers:
    """The main eigenvector of the pairwise comparisons above the diagonal; only for this example."""
    count = int((1 + (1 + 8 * len(upper)) ** 0.5) / 2)
    matrix = np.ones((count, count))
    matrix[np.triu_indices(count, 1)] = upper
    matrix = np.triu(matrix) + np.tril(1 / matrix.T, -1)
    weights = np.ones(count)
    for _ in range(200):
        weights = matrix @ weights
        weights /= weights.sum()
    return weights
