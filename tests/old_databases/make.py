"""Makes the library that is kept for this version of the tables: `python -m tests.old_databases.make`.

Run it once, when a version is new and before it is released; what is kept never changes afterwards.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from circular_assess.domain.assessment import (
    Assessment,
    AssessmentId,
    CheckAnswer,
    CriterionSetting,
    Headline,
    Proof,
    Scenario,
    ScenarioId,
    Score,
    StrategySetting,
    Tender,
    TenderAsk,
    TenderStatus,
    Weighting,
)
from circular_assess.domain.catalogue import (
    Criterion,
    CriterionId,
    Evidence,
    Figure,
    Grade,
    Instrument,
    InstrumentAdvice,
    InstrumentUse,
    Level,
    MarketBaseline,
    Strategy,
    Theme,
)
from circular_assess.domain.cost_lines import (
    CostKind,
    CostLine,
    CostSettings,
    Paid,
    RateKind,
    RateStep,
    ResidualRule,
    Rhythm,
    Vat,
)
from circular_assess.domain.material_lines import Effect, EffectUnit, MaterialLine, ProductUse
from circular_assess.storage import migrations
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Place, Progress

FOLDER = Path(__file__).resolve().parent
CHANGED_AT = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
PROGRESS = Progress(finished=1, in_use=2, is_ready=True)
OTHER = AssessmentId("in-the-bin")


def kept_assessment(version: str = migrations.HEAD) -> Assessment:
    """What the kept library of a version holds: something in every table and every field that it has."""
    assessment = _newest_assessment()
    if version < "0002":
        criteria = tuple(replace(setting, ask=TenderAsk()) for setting in assessment.criteria)
        scenarios = tuple(replace(scenario, knock_out=None) for scenario in assessment.scenarios)
        assessment = replace(assessment, criteria=criteria, scenarios=scenarios)
    return _before_costs(assessment) if version < "0003" else assessment


def _before_costs(assessment: Assessment) -> Assessment:
    """The assessment with what the tables of version 0002 could hold."""
    unset = Assessment(assessment.id)
    return replace(
        assessment,
        tender=replace(
            assessment.tender,
            term_note="",
            price_share=None,
            circular_share=None,
            is_value_confidential=False,
            is_description_confidential=False,
            is_term_note_confidential=False,
            procedure_id="",
            notice_id="",
        ),
        cost=unset.cost,
        weighting=unset.weighting,
        check_answers=(),
        scenarios=tuple(
            replace(
                scenario,
                scores=tuple(
                    replace(
                        score,
                        range_low=None,
                        range_high=None,
                        is_reason_confidential=False,
                        proofs=tuple(replace(proof, is_confidential=False) for proof in score.proofs),
                    )
                    for score in scenario.scores
                ),
                cost_lines=tuple(
                    CostLine(
                        line.kind,
                        line.name,
                        line.amount_eur,
                        first_year=line.first_year,
                        last_year=line.last_year,
                        source=line.source,
                    )
                    for line in scenario.cost_lines[:2]
                ),
                material_lines=tuple(
                    MaterialLine(line.name, line.mass_kg, source=line.source)
                    for line in scenario.material_lines
                ),
                period_years=None,
                use=ProductUse(),
                effects=(),
                is_name_confidential=False,
                is_description_confidential=False,
                is_knock_out_confidential=False,
            )
            for scenario in assessment.scenarios
        ),
    )


def _newest_assessment() -> Assessment:
    ask = TenderAsk(
        Instrument.AWARD, "30 % of pieces\nor more", "pieces a year", "facility office", "1/3/2027"
    )
    criteria = (
        CriterionSetting(_value_criterion(), 60.0, True, "ours", ask),
        CriterionSetting(_level_criterion(), 40.0),
        CriterionSetting(_level_criterion("SHA-02"), 10.0, False, "no neighbours"),
    )
    return Assessment(
        id=AssessmentId("kept"),
        tender=_tender(),
        headline=Headline.PROVEN,
        strategies=tuple(StrategySetting(strategy, 25.0, f"why {strategy}") for strategy in Strategy),
        criteria=criteria,
        scenarios=(
            _scenario("buy", 1, 20.0),
            replace(_scenario("refurbish", 0, 72.5), knock_out="no guarantee"),
        ),
        baseline_id=ScenarioId("buy"),
        next_mark=2,
        weighting=Weighting.SWING,
        cost=CostSettings(
            vat=Vat.INCLUDED,
            rate_kind=RateKind.NOMINAL,
            discount_rate=0.03,
            rate_steps=(RateStep(5, 0.035), RateStep(30, 0.03)),
            period_years=9,
            residual_rule=ResidualRule.LINEAR,
        ),
        check_answers=(
            CheckAnswer("no_vat_choice", None, None, "", "asked for both"),
            CheckAnswer("outside_term", ScenarioId("buy"), None, "Sold on", "agreed =1+1", True),
        ),
    )


def _tender() -> Tender:
    return Tender(
        title="400 chairs, =1+1 \N{CHAIR}",
        theme=Theme.FURNITURE,
        buyer="City of Example",
        reference="2026-7",
        cpv="39112000",
        description="Two\nlines\x00and half an emoji \ud83d",
        functional_unit="a seat for a year",
        quantity=400.0,
        quantity_unit="chairs",
        term_years=8.5,
        term_note="the wood lasts",
        price_share=0.3,
        circular_share=0.25,
        is_value_confidential=True,
        is_description_confidential=True,
        is_term_note_confidential=True,
        procedure_id="2026-S-117",
        notice_id="notice-7",
        estimated_value_eur=80_000.0,
        status=TenderStatus.PUBLISHED,
    )


def _value_criterion() -> Criterion:
    return Criterion(
        id=CriterionId("REU-01"),
        version=2,
        strategy=Strategy.REUSE,
        name="Reused content",
        short_name="Reused",
        question="How much is reused?",
        why="What exists need not be made.",
        weight=30.0,
        levels=tuple(Level(value=value, source="a study", grade=Grade.SEEN) for value in (0, 10, 25, 50, 75)),
        unit="% of pieces",
        unit_symbol="%",
        is_core=True,
        is_difference_to_baseline=True,
        figures=(Figure("40 % in one case", "a report", Grade.CONFIDENT, "https://example.org/report"),),
        instruments=(InstrumentAdvice(Instrument.AWARD, InstrumentUse.LIMITED, "with care"),),
        market_baseline=MarketBaseline(
            10.0, "%", Theme.FURNITURE, "2025", "a survey", Grade.TO_CHECK, is_law=False
        ),
    )


def _level_criterion(criterion_id: str = "SHA-01") -> Criterion:
    return Criterion(
        id=CriterionId(criterion_id),
        version=1,
        strategy=Strategy.SHARING,
        name="Pooling",
        short_name="Pooling",
        question="Who else uses it?",
        why="Fewer are needed.",
        weight=50.0,
        levels=tuple(Level(f"level {level}") for level in range(5)),
        is_usual=False,
        why_not_usual="rare",
        is_buyers_decision=True,
        theme_note="Chairs travel.",
        usual_proof="an agreement",
        contract_kpi="seats used a day",
        ambition_goals="fewer seats",
    )


def _scenario(name: str, mark: int, value: float) -> Scenario:
    return Scenario(
        id=ScenarioId(name),
        name=name.capitalize(),
        mark=mark,
        description=f"to {name}",
        scores=(
            Score(
                CriterionId("REU-01"),
                value=value,
                range_low=value - 10,
                range_high=value + 2.5,
                evidence=Evidence.THIRD_PARTY,
                reason="counted",
                proofs=(
                    Proof("Count", "https://example.org/count", "p. 3", is_confidential=True),
                    Proof("Photo"),
                ),
                is_illustrative=True,
                is_reason_confidential=True,
            ),
            Score(CriterionId("SHA-01"), level=1.5, evidence=Evidence.DOCUMENTED, look_again=True),
        ),
        cost_lines=(
            CostLine(CostKind.PURCHASE, "Chairs", 60_000.0, source="offer"),
            CostLine(CostKind.RESIDUAL_VALUE, "Sold on", -5_000.25, first_year=8, last_year=8),
            CostLine(
                CostKind.SERVICE_FEE,
                "Cleaning",
                None,
                Rhythm.PER_USE,
                first_year=1,
                last_year=8,
                uses_per_year=200.0,
                escalation=0.02,
                paid=Paid.ADVANCE,
                life_years=12.5,
                quoted="CHF 12 000",
                source="letter",
                is_illustrative=True,
                is_confidential=True,
            ),
        ),
        period_years=12,
        material_lines=(
            MaterialLine("Steel", 2_400.5, 0.1, 0.2, 0.3, 0.4, 0.1, 0.2, 0.3, 0.8, 0.9, "data sheet", True),
            MaterialLine("Beech", 800.0),
        ),
        use=ProductUse(12.0, 8.0, 6.5, 5.0, "survey"),
        is_name_confidential=True,
        is_description_confidential=True,
        is_knock_out_confidential=True,
        effects=(Effect(EffectUnit.TONNE_CO2E, -308.329, "a chair", 2125.0, "press", True),),
    )


def make(library: Path) -> None:
    """Make the library of this version of the program."""
    store = Store.open(library, clock=lambda: CHANGED_AT)
    assessment = kept_assessment()
    store.save(assessment, 0, PROGRESS)
    store.save(assessment, 1, PROGRESS)
    store.save(Assessment(OTHER), 0, Progress(0, 0, False))
    store.move(OTHER, Place.BIN)
    store.close()


if __name__ == "__main__":
    make(FOLDER / f"{migrations.HEAD}.db")
