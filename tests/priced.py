"""The furniture example with costs, materials and effects; all figures are made up for the tests."""

from dataclasses import replace

from circular_assess.domain.assessment import Assessment, Scenario, ScenarioId
from circular_assess.domain.cost_lines import CostKind, CostLine, CostSettings, Paid, Rhythm, Vat
from circular_assess.domain.material_lines import Effect, EffectUnit, MaterialLine, ProductUse
from tests.examples import BUY_NEW, REFURBISH, SERVICE, furniture_example


def _yearly(kind: CostKind, name: str, amount_eur: float) -> CostLine:
    return CostLine(kind, name, amount_eur, first_year=1, last_year=8, escalation=0.02, source="own estimate")


def _once(kind: CostKind, name: str, amount_eur: float, year: int = 0) -> CostLine:
    return CostLine(kind, name, amount_eur, Rhythm.ONCE, year, year, source="own estimate")


COST_LINES = {
    BUY_NEW: (
        _once(CostKind.PURCHASE, "Chairs and desks", 96_000.0),
        _once(CostKind.DELIVERY, "Delivery", 2_400.0),
        _yearly(CostKind.UPKEEP, "Repairs", 1_200.0),
        _once(CostKind.RESIDUAL_VALUE, "Sold on", 4_000.0, 8),
    ),
    REFURBISH: (
        _once(CostKind.PURCHASE, "Refurbishing", 52_000.0),
        _yearly(CostKind.UPKEEP, "Repairs", 2_600.0),
        _once(CostKind.END_OF_LIFE, "Taken away", 1_500.0, 8),
    ),
    SERVICE: (
        CostLine(
            CostKind.SERVICE_FEE,
            "Fee",
            950.0,
            Rhythm.MONTHLY,
            first_year=1,
            last_year=8,
            escalation=0.02,
            paid=Paid.ADVANCE,
        ),
        CostLine(CostKind.BUY_OUT, "Take-over", None, Rhythm.ONCE, 8, 8, quoted="CHF 3 000"),
    ),
}
MATERIAL_LINES = {
    BUY_NEW: (
        MaterialLine("Steel", 3_200.0, recycled_in=0.2, recycled_out=0.8),
        MaterialLine("Particle board", 5_400.0, renewable_in=0.7, energy_out=0.5),
    ),
    REFURBISH: (
        MaterialLine("Steel", 3_200.0, reused_in=0.9, reused_out=0.3, recycled_out=0.5),
        MaterialLine("Particle board", 5_400.0, reused_in=0.6, renewable_in=0.2, reused_out=0.2),
        MaterialLine("Foam", 300.0),
    ),
    SERVICE: (),
}


def priced_example() -> Assessment:
    """Three scenarios over 8 years at 3 %: all have costs, two have materials and effects."""
    return with_prices(furniture_example())


def with_prices(assessment: Assessment) -> Assessment:
    """The furniture of an example with costs, materials and effects."""
    return replace(
        assessment,
        tender=replace(assessment.tender, term_years=8.0, term_note="The furniture lasts."),
        cost=CostSettings(vat=Vat.EXCLUDED, discount_rate=0.03),
        scenarios=tuple(_priced(scenario) for scenario in assessment.scenarios),
    )


def _priced(scenario: Scenario) -> Scenario:
    known = ScenarioId(scenario.id)
    use = ProductUse(12.0, 8.0) if known == REFURBISH else ProductUse()
    kilograms = {BUY_NEW: 28_800.0, REFURBISH: 9_200.0}
    effects = (
        (Effect(EffectUnit.KG_CO2E, kilograms[known], "a workplace", source="own estimate"),)
        if known in kilograms
        else ()
    )
    return replace(
        scenario,
        cost_lines=COST_LINES[known],
        material_lines=MATERIAL_LINES[known],
        use=use,
        effects=effects,
    )
