"""Money over the years: published cases, figures worked by hand, properties and refusals."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from circular_assess.domain.life_cycle_cost import (
    CostRefused,
    annuity_factor,
    break_even_fee,
    discount_factor,
    equivalent_annual_cost,
    present_value,
    worth_of_months,
)

CASES = Path(__file__).parents[3] / "shared/methods/cases"
DECLINING = [(30, 0.035), (75, 0.03), (125, 0.025), (200, 0.02), (300, 0.015), (None, 0.01)]


def case(name: str) -> dict[str, Any]:
    file = CASES / f"{name}.json"
    if not file.is_file():
        pytest.skip("the cases are not beside the repository")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def test_declining_table_of_the_studies() -> None:
    table = case("lcc-03-declining-discount-table")
    schedule = [tuple(step) for step in table["inputs"]["schedule"]]
    for year, published, ours in zip(
        table["inputs"]["years"], table["expected"]["df"], table["recomputed"]["df"], strict=True
    ):
        factor = discount_factor(schedule, year)
        assert factor == pytest.approx(published, abs=table["tolerance"])
        assert factor == pytest.approx(ours, rel=1e-8)
        assert present_value([0.0] * year + [1.0], schedule) == pytest.approx(factor)


def test_a_deferred_annuity_of_the_studies() -> None:
    # The published factor is wrong; ours is the recomputed one.
    wanted = case("lcc-02-deferred-annuity")["recomputed"]
    assert annuity_factor(0.035, 15) == pytest.approx(wanted["factor"], rel=1e-8)
    assert present_value([0.0] * 7 + [75.0] * 15, 0.035) == pytest.approx(wanted["pv"], rel=1e-8)
    assert 75 * annuity_factor(0.035, 15) * discount_factor(0.035, 6) == pytest.approx(wanted["pv"])


def test_npv_and_timing_of_the_studies() -> None:
    flows = case("lcc-10-npf-npv")
    assert present_value(flows["inputs"]["flows"], 0.05) == pytest.approx(122.89, abs=0.005)
    wanted = case("lcc-14-timing-conventions")["recomputed"]
    amounts = [-10000, 5000, 5000, 5000]
    assert present_value(amounts, 0.05, "end") == pytest.approx(wanted["end"], abs=1e-6)
    assert present_value(amounts, 0.05, "mid") == pytest.approx(wanted["mid"], abs=1e-6)
    assert present_value(amounts, 0.05, "begin") == pytest.approx(wanted["begin"], abs=1e-6)


def test_boilers_of_unequal_lives() -> None:
    # NIGEAE, appendix 4: EUR 2,000 for 7 years costs 327 a year, EUR 2,500 for 10 years 301.
    assert equivalent_annual_cost(2000, 0.035, 7) == pytest.approx(327, abs=0.5)
    assert equivalent_annual_cost(2500, 0.035, 10) == pytest.approx(301, abs=0.5)


def test_buy_or_lease() -> None:
    # 10,000 now, upkeep rising by 500 a year, 2,000 back after 5 years, at 8 %.
    cost = present_value([10000, 1000, 1500, 2000, 2500, 3000 - 2000], 0.08)
    assert cost == pytest.approx(16317.76, abs=0.02)
    assert break_even_fee(cost, 0.08, 5) == pytest.approx(4086.89, abs=0.01)
    assert break_even_fee(cost, 0.08, 5, "advance") == pytest.approx(4086.887431 / 1.08, abs=1e-5)


def test_by_hand() -> None:
    assert annuity_factor(0, 7) == 7
    assert annuity_factor(0.1, 2) == pytest.approx(1 / 1.1 + 1 / 1.21)
    assert annuity_factor(-0.5, 3) == pytest.approx(2 + 4 + 8)
    assert annuity_factor([(1, 0.1), (2, 0.2)], 3) == pytest.approx(1 / 1.1 + 1 / 1.32 + 1 / 1.584)
    assert present_value([5, 11, 13.2], [(1, 0.1), (2, 0.2)]) == pytest.approx(5 + 10 + 10)
    # Paid in advance: 1, then at the rate of the year that is over.
    assert break_even_fee(1 + 1 / 1.1 + 1 / 1.32, [(1, 0.1), (2, 0.2)], 3, "advance") == pytest.approx(1)
    assert present_value([0, 1, 1], [(1, 0.1), (2, 0.2)], "mid") == pytest.approx(
        1.1**-0.5 + 1 / 1.1 / 1.2**0.5
    )
    assert present_value([], 0.03) == 0
    # A year of months at 1.01 to the power of 12: the ends, and the starts.
    growth = -12 * 0.00995033085316808
    ends = sum(1.01**-month for month in range(1, 13))
    assert worth_of_months(growth) == pytest.approx(ends)
    assert worth_of_months(growth, in_advance=True) == pytest.approx(1.01 * ends)


def test_schedules_and_amounts_as_others_hold_them() -> None:
    wanted = annuity_factor(DECLINING, 400)
    for last in (None, float("inf"), 400):
        steps = [*DECLINING[:-1], (last, 0.01)]
        for schedule in (steps, tuple(steps), np.array(steps, dtype=float if last else object)):
            assert annuity_factor(schedule, np.int64(400)) == pytest.approx(wanted)  # type: ignore[arg-type]
    assert present_value(np.array([1, 2]), np.float32(0.5)) == pytest.approx(1 + 2 / 1.5)  # type: ignore[arg-type]


rates = st.floats(-0.5, 2)
counts = st.integers(1, 60)


@given(rates, counts, st.floats(0, 1))
def test_a_closed_form_is_the_sum_of_the_factors(rate: float, years: int, part: float) -> None:
    total = sum(discount_factor(rate, year) for year in range(1, years + 1))
    assert annuity_factor(rate, years) == pytest.approx(total, rel=1e-9)
    schedule = [(3, rate), (None, rate)]
    assert annuity_factor(schedule, years + part) == pytest.approx(annuity_factor(rate, years + part))


@given(st.lists(st.floats(0, 1e6), max_size=30), st.floats(-0.5, 1), st.floats(0, 0.5))
def test_a_higher_rate_never_costs_more(amounts: list[float], rate: float, more: float) -> None:
    assert present_value(amounts, rate + more) <= present_value(amounts, rate) * (1 + 1e-9)
    end, mid, begin = (present_value(amounts, abs(rate), timing) for timing in ("end", "mid", "begin"))
    assert end <= mid * (1 + 1e-9)
    assert mid <= begin * (1 + 1e-9)


@given(st.lists(st.tuples(st.integers(1, 40), st.floats(-0.3, 0.5)), min_size=1, max_size=5), counts)
def test_steps_are_compounded_year_by_year(parts: list[tuple[int, float]], years: int) -> None:
    schedule = [(sum(length for length, _ in parts[: n + 1]), rate) for n, (_, rate) in enumerate(parts)]
    by_year = [rate for length, rate in parts for _ in range(length)]
    worth, total, in_advance = 1.0, 0.0, 0.0
    for year in range(years):
        in_advance += worth
        worth /= 1 + (by_year[year] if year < len(by_year) else by_year[-1])
        total += worth
    assert discount_factor(schedule, years) == pytest.approx(worth, rel=1e-9)
    assert annuity_factor(schedule, years) == pytest.approx(total, rel=1e-9)
    assert equivalent_annual_cost(total, schedule, years) == pytest.approx(1)
    assert break_even_fee(in_advance, schedule, years, "advance") == pytest.approx(1)


@pytest.mark.parametrize("rate", [1e-300, 5e-324, 1e-18, -1e-18, 1e-12, -1e-12])
def test_a_tiny_rate_is_as_good_as_none(rate: float) -> None:
    assert annuity_factor(rate, 20) == pytest.approx(20, rel=1e-10)
    assert annuity_factor(rate, 20.5) == pytest.approx(20.5, rel=1e-10)
    assert worth_of_months(rate) == pytest.approx(12)


def test_a_million_years() -> None:
    assert annuity_factor(0.04, 1_000_000) == pytest.approx(25)
    assert annuity_factor(DECLINING, 1_000_000) == pytest.approx(annuity_factor(DECLINING, 3000))
    assert annuity_factor(0, 1_000_000) == 1_000_000
    with pytest.raises(CostRefused, match="too_many_years"):
        present_value([1.0] * 1_000_000, 0.03)
    assert present_value([0.0] * 1000 + [1.0], 0.0) == 1


NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("key", "refused"),
    [
        ("rate_too_low", lambda: annuity_factor(-1, 5)),
        ("rate_too_low", lambda: present_value([1, 2], [(3, 0.03), (None, -1.5)])),
        ("rate", lambda: annuity_factor(True, 5)),
        ("rate", lambda: annuity_factor(NAN, 5)),
        ("rate", lambda: present_value([1], INF)),
        ("rate", lambda: annuity_factor("3", 5)),  # type: ignore[arg-type]
        ("rate", lambda: annuity_factor([], 5)),
        ("rate", lambda: annuity_factor((30, 0.035), 5)),  # type: ignore[arg-type]
        ("rate", lambda: annuity_factor([(30, 0.035, 1)], 5)),  # type: ignore[list-item]
        ("rate_steps", lambda: annuity_factor([(INF, 0.03), (5, 0.02)], 5)),  # type: ignore[list-item]
        ("missing_amount", lambda: present_value([10**400], 0.03)),
        ("years", lambda: annuity_factor(0.03, 10**400)),
        ("rate", lambda: annuity_factor(None, 5)),  # type: ignore[arg-type]
        ("rate_steps", lambda: annuity_factor([(5, 0.03), (5, 0.02)], 5)),
        ("rate_steps", lambda: annuity_factor([(None, 0.03), (5, 0.02)], 5)),
        ("rate_steps", lambda: annuity_factor([(NAN, 0.03)], 5)),  # type: ignore[list-item]
        ("years", lambda: annuity_factor(0.03, 0)),
        ("years", lambda: equivalent_annual_cost(1, 0.03, -1)),
        ("years", lambda: break_even_fee(1, 0.03, NAN)),
        ("years", lambda: break_even_fee(1, 0.03, True)),
        ("years", lambda: discount_factor(0.03, -1)),
        ("missing_amount", lambda: present_value([1, None], 0.03)),  # type: ignore[list-item]
        ("missing_amount", lambda: present_value([1, True], 0.03)),
        ("missing_amount", lambda: equivalent_annual_cost(INF, 0.03, 5)),
        ("timing", lambda: present_value([1], 0.03, "monthly")),  # type: ignore[arg-type]
        ("timing", lambda: break_even_fee(1, 0.03, 5, "later")),  # type: ignore[arg-type]
        ("cost_too_large", lambda: annuity_factor(-0.99, 1e6)),
        ("cost_too_large", lambda: present_value([1e308, 1e308, 1e308], 0)),
        ("cost_too_large", lambda: discount_factor(-0.999, 1000)),
    ],
)
def test_what_cannot_be_calculated(key: str, refused: Callable[[], float]) -> None:
    with pytest.raises(CostRefused) as found:
        refused()
    assert isinstance(found.value, ValueError)
    assert found.value.key == f"refused_{key}"
    assert found.value.message.values == found.value.values
