"""When the winner changes and how sure it is: figures worked by hand, published ones, and bounds."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike, NDArray

from circular_assess.domain.sensitivity import (
    dominated,
    rank_acceptability,
    score_switches,
    weight_interval,
    weight_stability,
)

TIE = 1e-9
TABLES = st.integers(1, 5).flatmap(
    lambda criteria: st.lists(
        st.lists(st.integers(0, 4), min_size=criteria, max_size=criteria), min_size=1, max_size=5
    )
)


def shares(values: ArrayLike, **how: object) -> NDArray[np.float64]:
    return np.asarray(rank_acceptability(values, **how).shares)  # type: ignore[arg-type]


def totals_at(weights: Sequence[float], values: ArrayLike, index: int, share: float) -> NDArray[np.float64]:
    """The totals when one weight moves and the others are scaled, the long way round."""
    moved = np.asarray(weights, dtype=float)
    rest = np.delete(moved, index).sum()
    moved = moved / rest * (1 - share) if rest > 0 else np.full(len(moved), (1 - share) / (len(moved) - 1))
    moved[index] = share
    totals: NDArray[np.float64] = np.asarray(values, dtype=float) @ moved
    return totals


def test_the_end_of_a_weight_worked_by_hand() -> None:
    values, weights = [[4, 1, 0], [0, 2, 3]], [3, 1, 1]  # 2.6 against 1.0
    # Without the first: 0.5 to 2.5; with it alone: 4 to 0. Tie at t = -2 / (-2 - 4) = 1/3.
    assert weight_stability(weights, values, 0) == pytest.approx((1 / 3, 1))
    # The third: at none 3.25 to 0.5, at all 0 to 3: tie at 2.75 / (2.75 + 3).
    assert weight_stability(weights, values, 2) == pytest.approx((0, 2.75 / 5.75))
    interval = weight_interval(np.array(weights), np.array(values), 2)
    assert (interval.leaders_below, interval.leaders_above) == ((), (1,))
    assert weight_stability([6, 2, 2], values, 0) == weight_stability([0.6, 0.2, 0.2], values, 0)


def test_the_rules_of_a_weight_at_its_limits() -> None:
    assert weight_stability([1], [[3], [2]], 0) == (0, 1)  # a criterion on its own cannot move
    assert weight_stability([1, 1], [[3, 2]], 0) == (0, 1)  # nobody to overtake
    assert weight_stability([1, 1], [[3, 2], [3, 2]], 0) == (0, 1)  # equal everywhere
    assert weight_stability([1, 1], [[1, 0], [0, 1]], 0) == (0.5, 1)  # of two leaders the first is meant
    assert weight_stability([1, 1], [[2, 0], [0, 0]], 0) == (0, 1)  # an end lies where it ties
    # The whole weight: the others share the rest equally, so 0 to 2 without it; tie at 2 / (2 + 1).
    assert weight_stability([1, 0, 0], [[1, 0, 0], [0, 1, 3]], 0) == pytest.approx((2 / 3, 1))
    with pytest.raises(IndexError):
        weight_stability([1, 1], [[3, 2]], 2)


@pytest.mark.parametrize("weights", [[0, 0], [1, -1], [1], [1, float("nan")], [[1, 1], [1, 2]]])
def test_unfit_weights_are_refused(weights: list[float]) -> None:
    with pytest.raises((ValueError, TypeError)):
        weight_stability(weights, [[3, 2], [1, 4]], 0)
    if np.ndim(weights) == 1:
        with pytest.raises(ValueError, match="weights"):
            rank_acceptability([[3, 2], [1, 4]], weights=weights)


@given(TABLES, st.data())
def test_the_leader_stays_ahead_within_the_ends_and_not_beyond(
    values: list[list[int]], data: st.DataObject
) -> None:
    count = len(values[0])
    weights = data.draw(
        st.lists(st.integers(0, 9), min_size=count, max_size=count).filter(lambda found: any(found))
    )
    index = data.draw(st.integers(0, count - 1))
    interval = weight_interval(weights, values, index)
    own = weights[index] / sum(weights)
    assert 0 <= interval.low <= own <= interval.high <= 1
    if count == 1:
        return
    now = totals_at(weights, values, index, own)
    leader = int(np.flatnonzero(now >= now.max() - TIE)[0])
    for share in np.linspace(0, 1, 101):
        found = totals_at(weights, values, index, float(share))
        is_ahead = found[leader] >= found.max() - TIE
        if interval.low + 1e-6 < share < interval.high - 1e-6:
            assert is_ahead
        if share < interval.low - 1e-6 or share > interval.high + 1e-6:
            assert not is_ahead
    for end, leaders, step in (
        (interval.low, interval.leaders_below, -1e-5),
        (interval.high, interval.leaders_above, 1e-5),
    ):
        assert leaders or end in (0, 1)
        if leaders:
            beyond = totals_at(weights, values, index, end + step)
            assert leaders == tuple(np.flatnonzero(beyond >= beyond.max() - TIE))


def test_single_scores_that_change_the_lead() -> None:
    # 3.0 against 2.5 and 1.0: 0.5 is 1 on the first and 2 on another; the last would need 4 on the first.
    found = score_switches([2, 1, 1], [[4, 3, 1], [2, 3, 3], [1, 1, 1]])
    told = {(switch.scenario, switch.criterion, switch.new_value, switch.rival) for switch in found}
    assert told == {(1, 0, 3.0, 1), (0, 0, 3.0, 1), (0, 1, 1.0, 1)}
    assert [abs(switch.change) for switch in found] == sorted(abs(switch.change) for switch in found)
    assert score_switches([1, 1], [[4, 4], [0, 0]]) == ()
    assert score_switches([1, 1], [[2, 2], [2, 2]]) == ()
    of_hundred = score_switches([1, 1], [[90, 50], [50, 80]], highest=100)
    assert sorted(switch.new_value for switch in of_hundred) == pytest.approx([40, 60, 80, 90])


@given(TABLES.filter(lambda values: len(values) > 1))
def test_a_switched_score_makes_them_draw_level(values: list[list[int]]) -> None:
    weights = [1 + place for place in range(len(values[0]))]
    for switch in score_switches(weights, values):
        changed = np.array(values, dtype=float)
        changed[switch.scenario, switch.criterion] = switch.new_value
        found = changed @ weights
        assert 0 <= switch.new_value <= 4
        assert found[switch.rival] == pytest.approx(found.max())
        assert np.argmax(np.array(values) @ weights) != switch.rival


def test_who_is_dominated() -> None:
    assert dominated([[3, 3], [3, 2], [4, 0], [3, 2]]) == ((), (0,), (), (0,))
    assert dominated(np.array([[2, 2], [2, 2]])) == ((), ())


def test_never_first_is_not_dominated() -> None:
    # Published: a scenario that is best only on a line of the weightings (mcda-06 of the studies).
    values: list[list[float]] = [[1, 0, 0], [0, 1, 0], [0.5, 0.5, 0]]
    found = rank_acceptability(values)
    assert [row[0] for row in found.shares] == pytest.approx([0.5, 0.5, 0], abs=0.01)
    assert dominated(values)[2] == ()
    assert (found.central_weights[2], found.confidence[2]) == (None, None)
    # First while w1 > w2: the means of the larger, the smaller, and the third of an even simplex.
    assert found.central_weights[0] == pytest.approx((1 / 2, 1 / 6, 1 / 3), abs=0.01)
    assert found.confidence[:2] == (1, 1)


def test_shares_of_first_places_worked_by_hand() -> None:
    # A is first while w1 > 1/4, which is 3/4 of the line from 0 to 1 and (3/4)² of a flat simplex of three.
    values = [[3, 0], [0, 1]]
    assert shares(values)[0, 0] == pytest.approx(0.75, abs=0.01)
    flat = [[3, 0, 0], [0, 1, 1]]
    assert shares(flat)[0, 0] == pytest.approx(0.75**2, abs=0.01)
    # In two groups the first weighs on its own and the two others share what is left: the line again.
    assert shares(flat, groups=[[0], [2, 1]])[0, 0] == pytest.approx(0.75, abs=0.01)
    assert shares(flat, groups=[[2, 0, 1]]) == pytest.approx(shares(flat), abs=0.01)


def test_given_weights_are_used_as_they_are() -> None:
    # Nine of ten: A beats B (mcda-04 of the studies); the weights need not add up to 1.
    weights = [[4, 1]] * 9 + [[1, 4]]
    found = rank_acceptability([[1, 0], [0, 1]], weights=weights)
    assert np.asarray(found.shares) == pytest.approx(np.array([[0.9, 0.1], [0.1, 0.9]]), abs=1e-12)
    assert np.array(found.central_weights) == pytest.approx(np.array([[0.8, 0.2], [0.2, 0.8]]))
    one = rank_acceptability([[2, 4], [3, 3], [0, 1]], weights=[1, 1])
    assert one.shares == ((0.5, 0.5, 0), (0.5, 0.5, 0), (0, 0, 1))
    assert one.confidence == (0.5, 0.5, None)


def test_scores_within_ranges() -> None:
    # With one criterion weights do not matter: 0 to 2 exceeds 1 to 3 in 1/8 of the cases.
    ranges = [[[0, 2]], [[1, 3]]]
    found = rank_acceptability([[1], [2]], ranges=ranges)
    assert np.asarray(found.shares)[:, 0] == pytest.approx([1 / 8, 7 / 8], abs=0.01)
    assert found.confidence == pytest.approx((1 / 8, 7 / 8), abs=0.01)
    assert shares([[1], [2]], ranges=ranges, weights=[5]) == pytest.approx(np.asarray(found.shares), abs=0.01)
    some = rank_acceptability([[1, 1], [2, 0]], ranges=[[None, (0, 4)], [(1, 3), None]])
    all_ends = [[(1, 1), (0, 4)], [(1, 3), (0, 0)]]
    assert some == rank_acceptability([[1, 1], [2, 0]], ranges=np.array(all_ends))
    points = [[[score, score] for score in row] for row in [[3, 1], [2, 2]]]
    assert shares([[3, 1], [2, 2]], ranges=points).tolist() == shares([[3, 1], [2, 2]]).tolist()


@given(TABLES, st.integers(0, 3), st.booleans())
def test_ranks_add_up_and_equals_share(values: list[list[int]], seed: int, has_ranges: bool) -> None:
    doubled = [*values, values[0]]
    ranges = [[[score, score + has_ranges] for score in row] for row in doubled]
    found = rank_acceptability(doubled, ranges=ranges, samples=50, seed=seed)
    table = np.asarray(found.shares)
    assert table.sum(axis=0) == pytest.approx(1)
    assert table.sum(axis=1) == pytest.approx(1)
    if not has_ranges:
        assert found.shares[0] == pytest.approx(found.shares[-1])
    for first, central, confidence in zip(table[:, 0], found.central_weights, found.confidence, strict=True):
        assert bool(first > 0) is (central is not None) is (confidence is not None)
        assert central is None or sum(central) == pytest.approx(1)
    assert rank_acceptability(doubled, ranges=ranges, samples=50, seed=seed) == found


def test_shares_do_not_depend_on_the_blocks() -> None:
    weights = np.random.default_rng(0).dirichlet(np.ones(3), 20_000)
    values = np.random.default_rng(1).random((4, 3))
    ranks = (-(weights @ values.T)).argsort(axis=1).argsort(axis=1)
    expected = [[(ranks[:, scenario] == rank).mean() for rank in range(4)] for scenario in range(4)]
    assert shares(values, weights=weights) == pytest.approx(np.array(expected), abs=1e-12)


@pytest.mark.parametrize(
    "how",
    [
        {"groups": [[0]]},
        {"groups": [[0, 1], [1]]},
        {"groups": [[0, 1], []]},
        {"ranges": [[[2, 1], [0, 0]]] * 2},
        {"ranges": [[[0, float("nan")], [0, 0]]] * 2},
        {"ranges": [[0, 1], [0, 1]]},
        {"weights": [1, 2, 3]},
        {"samples": 0},
    ],
)
def test_what_does_not_fit_is_refused(how: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        shares([[1, 2], [2, 1]], **how)


@pytest.mark.parametrize("values", [[], [[]], [1, 2], [[1, float("inf")]], [[1, 2], [1]]])
def test_unfit_values_are_refused(values: list[list[float]]) -> None:
    for refusing in (
        lambda: rank_acceptability(values),
        lambda: weight_stability([1, 1], values, 0),
        lambda: dominated(values),
    ):
        with pytest.raises((ValueError, TypeError)):
            refusing()
