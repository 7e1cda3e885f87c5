"""What ways of buying cost: figures worked by hand, what is left out, and sums that agree."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circular_assess.domain.assessment import Assessment, AssessmentId, Scenario, ScenarioId, Tender
from circular_assess.domain.cost_comparison import break_even_year, cost_notes, fee_to_break_even
from circular_assess.domain.cost_lines import (
    CostKind,
    CostLine,
    CostSettings,
    Paid,
    RateStep,
    ResidualRule,
    Rhythm,
)
from circular_assess.domain.cost_results import CostResult, LeftOut, cost_results
from circular_assess.domain.life_cycle_cost import present_value
from tests.lines import cost_lines, cost_settings

FIVE_PERCENT = CostSettings(discount_rate=0.05, period_years=5)
FREE = CostSettings(discount_rate=0.0, period_years=5)
PRICE = CostLine(CostKind.PURCHASE, "Chairs", 1000.0, Rhythm.ONCE)
UPKEEP = CostLine(CostKind.UPKEEP, "Cleaning", 100.0, Rhythm.YEARLY, 1, 5)


def purchase(settings: CostSettings, *ways: Sequence[CostLine], quantity: float | None = 10) -> Assessment:
    scenarios = tuple(
        Scenario(ScenarioId(str(mark)), f"Way {mark}", mark, cost_lines=tuple(lines))
        for mark, lines in enumerate(ways)
    )
    tender = Tender(quantity=quantity, term_years=3.5)
    return Assessment(AssessmentId("made-up"), tender, scenarios=scenarios, cost=settings)


def costs(settings: CostSettings, *lines: CostLine) -> CostResult:
    result = cost_results(purchase(settings, lines))[ScenarioId("0")]
    assert result is not None
    return result


def net(settings: CostSettings, *lines: CostLine) -> float:
    cost = costs(settings, *lines).net_present_cost_eur
    assert cost is not None
    return cost


def test_a_purchase_by_hand() -> None:
    end = CostLine(CostKind.END_OF_LIFE, "Collection", 50.0, Rhythm.ONCE, 5)
    back = CostLine(CostKind.RESIDUAL_VALUE, "Sold", 150.0, Rhythm.ONCE, 5)
    found = costs(FIVE_PERCENT, PRICE, UPKEEP, end, back)
    # 100 a year: 432.95; -100 at the end: 78.35.
    present = 1000 + 100 * (1 / 1.05 + 1 / 1.05**2 + 1 / 1.05**3 + 1 / 1.05**4 + 1 / 1.05**5)
    present -= 100 / 1.05**5
    assert present == pytest.approx(1354.595, abs=0.001)
    assert found.net_present_cost_eur == pytest.approx(present)
    assert found.equivalent_annual_cost_eur == pytest.approx(present / 4.329476671)
    assert found.per_functional_unit_year_eur == pytest.approx(present / 4.329476671 / 10)
    assert [year.paid_eur for year in found.years] == [1000, 100, 100, 100, 100, 0]
    assert [line.paid_eur for line in found.lines] == [1000, 500, 50, -150]
    assert found.by_kind[CostKind.RESIDUAL_VALUE] == pytest.approx(-150 / 1.05**5)
    assert sum(found.by_kind.values()) == pytest.approx(present)
    assert found.cumulative_present_eur[1] == pytest.approx(1000 + 100 / 1.05)
    assert found.cumulative_present_eur[-1] == pytest.approx(present)


def test_when_a_payment_falls() -> None:
    assert net(FIVE_PERCENT, replace(UPKEEP, paid=Paid.ADVANCE)) == pytest.approx(
        present_value([0, 100, 100, 100, 100, 100], 0.05, "begin")
    )
    # Year 0 is paid at once, in advance or not; with year 0 there are six payments.
    six = replace(UPKEEP, first_year=0)
    assert net(FREE, six) == net(FREE, replace(six, paid=Paid.ADVANCE)) == 600
    monthly = CostLine(CostKind.SERVICE_FEE, "Fee", 10.0, Rhythm.MONTHLY, 0, 2)
    ends = sum(10 / 1.05 ** (month / 12) for month in range(1, 25))
    starts = sum(10 / 1.05 ** (month / 12) for month in range(24))
    assert net(FIVE_PERCENT, monthly) == pytest.approx(ends)
    assert net(FIVE_PERCENT, replace(monthly, paid=Paid.ADVANCE)) == pytest.approx(starts)
    assert [year.paid_eur for year in costs(FIVE_PERCENT, monthly).years] == [0, 120, 120, 0, 0, 0]
    per_use = CostLine(CostKind.ENERGY, "Wash", 2.0, Rhythm.PER_USE, 1, 5, uses_per_year=50)
    assert net(FIVE_PERCENT, per_use) == pytest.approx(net(FIVE_PERCENT, UPKEEP))
    # A one-off payment in a later year, with a last year that does not count.
    once = CostLine(CostKind.OTHER, "Move", 100.0, Rhythm.ONCE, 2, 5)
    assert net(FIVE_PERCENT, once) == pytest.approx(100 / 1.05**2)


def test_prices_rise_from_year_0_on() -> None:
    rising = replace(UPKEEP, escalation=0.02)
    ratio = 1.02 / 1.05
    assert net(FIVE_PERCENT, rising) == pytest.approx(100 * sum(ratio**year for year in range(1, 6)))
    assert costs(FIVE_PERCENT, rising).years[2].paid_eur == pytest.approx(100 * 1.02**2)
    months = CostLine(CostKind.SERVICE_FEE, "Fee", 10.0, Rhythm.MONTHLY, 2, 2, escalation=0.02)
    assert net(FIVE_PERCENT, months) == pytest.approx(
        sum(10 * ratio ** (1 + month / 12) for month in range(1, 13))
    )


@given(st.floats(-0.5, 1), st.integers(1, 5))
def test_a_rise_as_high_as_the_rate_gives_the_bare_sum(rate: float, last: int) -> None:
    settings = CostSettings(discount_rate=rate, period_years=5)
    for rhythm, times in ((Rhythm.YEARLY, 1), (Rhythm.MONTHLY, 12)):
        line = replace(UPKEEP, escalation=rate, last_year=last, rhythm=rhythm)
        assert net(settings, line) == pytest.approx(100 * last * times)


def test_a_schedule_wins_over_the_rate() -> None:
    steps = (RateStep(2, 0.1), RateStep(3, 0.2))
    settings = CostSettings(discount_rate=0.05, rate_steps=steps, period_years=4)
    found = costs(settings, replace(UPKEEP, last_year=4))
    assert found.net_present_cost_eur == pytest.approx(100 * (1 / 1.1 + 1 / 1.21 + 1 / 1.452 + 1 / 1.7424))
    assert found.equivalent_annual_cost_eur == pytest.approx(100)
    months = CostLine(CostKind.SERVICE_FEE, "Fee", 12.0, Rhythm.MONTHLY, 3, 3)
    assert net(settings, months) == pytest.approx(
        sum(12 / 1.21 / 1.2 ** (month / 12) for month in range(1, 13))
    )


@pytest.mark.parametrize(
    ("line", "reason", "counted_eur"),
    [
        (replace(UPKEEP, first_year=6, last_year=9), LeftOut.OUTSIDE_PERIOD, None),
        (replace(UPKEEP, first_year=4, last_year=9), LeftOut.OUTSIDE_PERIOD, 200),
        (replace(PRICE, first_year=6), LeftOut.OUTSIDE_PERIOD, None),
        (replace(PRICE, kind=CostKind.REPLACEMENT, first_year=5), LeftOut.REPLACEMENT_AT_END, None),
        (replace(PRICE, kind=CostKind.REPLACEMENT, first_year=6), LeftOut.OUTSIDE_PERIOD, None),
        (replace(UPKEEP, kind=CostKind.REPLACEMENT, first_year=3), LeftOut.REPLACEMENT_AT_END, 200),
        (replace(PRICE, kind=CostKind.REPLACEMENT, first_year=4), None, 1000),
        (replace(PRICE, amount_eur=None), LeftOut.NO_AMOUNT, None),
        (replace(UPKEEP, rhythm=Rhythm.PER_USE), LeftOut.NO_USES, None),
        (replace(UPKEEP, rhythm=Rhythm.MONTHLY, first_year=0, last_year=0), LeftOut.NO_PAYMENT, None),
        (replace(PRICE, amount_eur=0.0), None, 0),
    ],
)
def test_what_is_left_out(line: CostLine, reason: LeftOut | None, counted_eur: float | None) -> None:
    found = costs(FREE, line)
    assert (found.lines[0].reason, found.lines[0].is_counted) == (reason, counted_eur is not None)
    assert found.net_present_cost_eur == counted_eur
    assert found.equivalent_annual_cost_eur == (None if counted_eur is None else counted_eur / 5)


def test_what_goods_are_worth_at_the_end() -> None:
    typed = CostLine(CostKind.RESIDUAL_VALUE, "Sold", 50.0, Rhythm.ONCE, 5)
    bought = replace(PRICE, life_years=8)
    again = CostLine(CostKind.REPLACEMENT, "Again", 100.0, Rhythm.ONCE, 4, escalation=0.1, life_years=2)
    lines = bought, again, typed
    as_paid = 100 * 1.1**4
    assert net(FREE, *lines) == pytest.approx(1000 + as_paid - 50)
    nothing = replace(FIVE_PERCENT, residual_rule=ResidualRule.NONE)
    assert net(nothing, *lines) == pytest.approx(1000 + as_paid / 1.05**4)
    straight = costs(replace(FIVE_PERCENT, residual_rule=ResidualRule.LINEAR), *lines)
    left = 1000 * 3 / 8 + as_paid / 2
    assert straight.residual_value_eur == pytest.approx(left)
    assert straight.net_present_cost_eur == pytest.approx(1000 + as_paid / 1.05**4 - left / 1.05**5)
    assert straight.years[5].paid_eur == pytest.approx(-left)
    assert straight.by_kind[CostKind.RESIDUAL_VALUE] == pytest.approx(-left / 1.05**5)
    assert straight.lines[2].reason is LeftOut.RESIDUAL_RULE
    # Worn out before the end: nothing is left. Disposal: a negative residual value costs.
    linear = replace(FREE, residual_rule=ResidualRule.LINEAR)
    assert net(linear, replace(PRICE, life_years=4)) == net(linear, PRICE) == 1000
    assert net(FREE, PRICE, replace(typed, amount_eur=-50.0)) == 1050


def test_the_period_is_the_scenarios_own_the_assessments_or_the_term() -> None:
    rate = CostSettings(discount_rate=0.05)
    assert costs(rate, UPKEEP).period_years == 4
    assert costs(FIVE_PERCENT, UPKEEP).period_years == 5
    assessment = purchase(FIVE_PERCENT, [UPKEEP])
    longer = replace(assessment.scenarios[0], period_years=7)
    assessment = replace(assessment, scenarios=(longer,))
    found = cost_results(assessment)[longer.id]
    assert found is not None
    assert (found.period_years, len(found.years)) == (7, 8)
    for term in (None, 0.0, 1001.0):
        assessment = replace(purchase(rate, [UPKEEP]), tender=Tender(term_years=term))
        assert cost_results(assessment) == {ScenarioId("0"): None}
        assert [note.key for note in cost_notes(assessment, cost_results(assessment))] == ["cost_no_period"]


def test_without_a_rate_there_is_a_cash_profile_and_no_present_cost() -> None:
    assessment = purchase(CostSettings(period_years=2), [PRICE, UPKEEP], [])
    found = cost_results(assessment)
    first = found[ScenarioId("0")]
    assert first is not None
    assert [year.paid_eur for year in first.years] == [1000, 100, 100]
    assert (first.net_present_cost_eur, first.equivalent_annual_cost_eur) == (None, None)
    assert (first.years[0].present_eur, first.lines[0].present_eur, first.by_kind) == (None, None, {})
    assert first.cumulative_present_eur == ()
    assert found[ScenarioId("1")] is None
    assert [note.key for note in cost_notes(assessment, found)] == ["cost_no_rate"]
    assert break_even_year(first, first) is None
    assert fee_to_break_even(first, first) is None


def test_a_confidential_line_without_an_amount_leaves_no_figure_and_says_so() -> None:
    assessment = purchase(
        FIVE_PERCENT, [PRICE, replace(UPKEEP, amount_eur=None, is_confidential=True)], [PRICE]
    )
    found = cost_results(assessment)
    assert [each is None for each in found.values()] == [True, False]
    assert [note.key for note in cost_notes(assessment, found)] == ["cost_withheld"]


@pytest.mark.parametrize("quantity", [None, 0.0, 5e-324])
def test_without_a_quantity_there_is_no_cost_per_unit(quantity: float | None) -> None:
    found = cost_results(purchase(FIVE_PERCENT, [UPKEEP], quantity=quantity))[ScenarioId("0")]
    assert found is not None
    assert found.equivalent_annual_cost_eur == pytest.approx(100)
    assert found.per_functional_unit_year_eur is None


def test_a_cost_beyond_the_machine_has_no_figures() -> None:
    settings = CostSettings(discount_rate=0.05, period_years=1000)
    assessment = purchase(settings, [replace(UPKEEP, escalation=10.0, last_year=1000)], [PRICE])
    found = cost_results(assessment)
    first = found[ScenarioId("0")]
    assert first is not None
    assert first.is_too_large
    assert (first.net_present_cost_eur, first.years, first.by_kind) == (None, (), {})
    assert [note.key for note in cost_notes(assessment, found)] == ["cost_too_large"]
    lowest = CostSettings(discount_rate=-0.99, period_years=1000)
    assert costs(lowest, UPKEEP).is_too_large


@given(
    st.lists(cost_lines(st.just("x")), max_size=6),
    cost_settings(),
    st.none() | st.integers(1, 40),
)
def test_the_figures_of_any_lines_agree(
    lines: list[CostLine], settings: CostSettings, period: int | None
) -> None:
    assessment = purchase(replace(settings, period_years=period), lines)
    found = cost_results(assessment)[ScenarioId("0")]
    if not lines or any(line.is_withheld for line in lines):
        assert found is None
        return
    assert found is not None
    assert len(found.lines) == len(lines)
    if found.is_too_large:
        return
    assert len(found.years) == found.period_years + 1
    largest = 1 + sum(abs(line.paid_eur) for line in found.lines)
    paid = sum(line.paid_eur for line in found.lines) - found.residual_value_eur
    assert sum(year.paid_eur for year in found.years) == pytest.approx(paid, abs=1e-9 * largest)
    net_cost = found.net_present_cost_eur
    if net_cost is None or found.annuity_in_arrears is None:
        return
    largest = 1 + sum(abs(line.present_eur or 0) for line in found.lines) + found.residual_value_eur
    assert found.cumulative_present_eur[-1] == pytest.approx(net_cost, abs=1e-9 * largest)
    assert sum(found.by_kind.values()) == pytest.approx(net_cost, abs=1e-9 * largest)
    assert found.equivalent_annual_cost_eur is not None
    assert found.equivalent_annual_cost_eur * found.annuity_in_arrears == pytest.approx(net_cost)


@given(st.lists(st.floats(1, 1e6), min_size=1, max_size=4), st.floats(-0.2, 0.5), st.floats(0, 0.3))
def test_a_higher_rate_never_costs_more(amounts: list[float], rate: float, more: float) -> None:
    lines = [replace(UPKEEP, amount_eur=amount) for amount in amounts]
    low, high = (CostSettings(discount_rate=share, period_years=5) for share in (rate, rate + more))
    assert net(high, *lines) <= net(low, *lines) * (1 + 1e-9)
