"""One way of buying against another: break-even year and fee, and unequal lives, worked by hand."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from circular_assess.domain.assessment import Assessment, AssessmentId, Scenario, ScenarioId, Tender
from circular_assess.domain.cost_comparison import (
    are_lives_unequal,
    break_even_year,
    cost_notes,
    fee_to_break_even,
)
from circular_assess.domain.cost_lines import CostKind, CostLine, CostSettings, Paid, Rhythm
from circular_assess.domain.cost_results import CostResult, cost_results
from circular_assess.domain.life_cycle_cost import annuity_factor

FIVE_PERCENT = CostSettings(discount_rate=0.05, period_years=5)
FREE = CostSettings(discount_rate=0.0, period_years=5)
PRICE = CostLine(CostKind.PURCHASE, "Chairs", 1000.0, Rhythm.ONCE)
FEE = CostLine(CostKind.SERVICE_FEE, "Fee", 300.0, Rhythm.YEARLY, 1, 5, paid=Paid.ADVANCE)
TRAINING = CostLine(CostKind.TRAINING, "Training", 100.0, Rhythm.ONCE)


def purchase(settings: CostSettings, *ways: Sequence[CostLine]) -> Assessment:
    scenarios = tuple(
        Scenario(ScenarioId(str(mark)), f"Way {mark}", mark, cost_lines=tuple(lines))
        for mark, lines in enumerate(ways)
    )
    return Assessment(AssessmentId("made-up"), Tender(), scenarios=scenarios, cost=settings)


def results(settings: CostSettings, *ways: Sequence[CostLine]) -> list[CostResult | None]:
    return list(cost_results(purchase(settings, *ways)).values())


def test_break_even_year_by_hand() -> None:
    # Bought: 1,000 at once. Fees: 300, 600, 900, 1,200 ... by the end of year 1, 2, 3, 4.
    bought, fees = results(FREE, [PRICE], [FEE])
    assert break_even_year(bought, fees) == break_even_year(fees, bought) == 4
    assert break_even_year(bought, bought) is None
    # Equal at the end counts, a change that is undone does not.
    bought, fees = results(FREE, [PRICE], [replace(FEE, amount_eur=200.0)])
    assert break_even_year(bought, fees) == 5
    end = CostLine(CostKind.END_OF_LIFE, "Collection", 600.0, Rhythm.ONCE, 5)
    bought, fees = results(FREE, [PRICE, end], [FEE])
    assert break_even_year(bought, fees) is None
    assert break_even_year(bought, None) is None


def test_fee_to_break_even_by_hand() -> None:
    # Way 0 costs 1,000; way 1 has 100 of its own besides the fee: 900 are left for the fee.
    bought, service = results(FIVE_PERCENT, [PRICE], [FEE, TRAINING])
    fee = fee_to_break_even(service, bought)
    assert fee is not None
    assert fee.in_arrears_eur == pytest.approx(900 / annuity_factor(0.05, 5))
    assert fee.in_advance_eur == pytest.approx(900 / annuity_factor(0.05, 5) / 1.05)
    assert not fee.by_annual_cost
    assert fee_to_break_even(bought, service) is None
    at_that_fee = results(FIVE_PERCENT, [TRAINING, replace(FEE, amount_eur=fee.in_advance_eur)])[0]
    assert at_that_fee is not None
    assert at_that_fee.net_present_cost_eur == pytest.approx(1000)
    # The fee may be unknown still.
    unknown = results(FIVE_PERCENT, [replace(FEE, amount_eur=None)])[0]
    fee = fee_to_break_even(unknown, bought)
    assert fee is not None
    assert fee.in_arrears_eur == pytest.approx(1000 / annuity_factor(0.05, 5))


def test_unequal_lives_are_compared_by_the_year() -> None:
    assessment = purchase(FIVE_PERCENT, [PRICE], [FEE])
    longer = replace(assessment.scenarios[0], period_years=9)
    assessment = replace(assessment, scenarios=(longer, assessment.scenarios[1]))
    found = cost_results(assessment)
    bought, service = found.values()
    assert are_lives_unequal(found.values())
    assert not are_lives_unequal([bought, None])
    assert [(note.key, note.values) for note in cost_notes(assessment, found)] == [
        ("cost_unequal_periods", {"shortest": 5, "longest": 9})
    ]
    assert break_even_year(bought, service) is None
    fee = fee_to_break_even(service, bought)
    assert fee is not None
    assert fee.by_annual_cost
    assert fee.in_arrears_eur == pytest.approx(1000 / annuity_factor(0.05, 9))
