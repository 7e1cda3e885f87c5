"""A small made-up assessment with round numbers, for figures worked by hand."""

from circular_assess.domain import edits
from circular_assess.domain.assessment import (
    Assessment,
    AssessmentId,
    CriterionSetting,
    ScenarioId,
    StrategySetting,
    Tender,
)
from circular_assess.domain.catalogue import (
    Criterion,
    CriterionId,
    Grade,
    Level,
    MarketBaseline,
    Strategy,
    Theme,
)

A, B = ScenarioId("a"), ScenarioId("b")
LEVEL_ONE, LEVEL_TWO = CriterionId("REU-02"), CriterionId("REU-04")
VALUE, SHARED = CriterionId("REU-01"), CriterionId("SHA-03")


def made_up_assessment(market: float | None = None) -> Assessment:
    """Furniture, two scenarios: reuse 75 % (60, 20 and 20 of it), sharing 25 % (one difference criterion)."""
    baseline = None
    if market is not None:
        baseline = MarketBaseline(
            market, "% of pieces", Theme.FURNITURE, "2024", "made up", Grade.PROPOSAL, is_law=False
        )
    values = tuple(Level(value=value) for value in (0.0, 10.0, 20.0, 40.0, 80.0))
    words = tuple(Level(text=f"level {level}") for level in range(5))
    criteria = (
        _criterion(LEVEL_ONE, Strategy.REUSE, 60.0, words),
        _criterion(LEVEL_TWO, Strategy.REUSE, 20.0, words),
        _criterion(VALUE, Strategy.REUSE, 20.0, values, baseline),
        _criterion(SHARED, Strategy.SHARING, 100.0, values, is_difference=True),
    )
    weights = {Strategy.REUSE: 75.0, Strategy.BIO_BASED: 0.0, Strategy.SHARING: 25.0, Strategy.SERVICE: 0.0}
    assessment = Assessment(
        id=AssessmentId("made-up"),
        tender=Tender(title="Chairs", theme=Theme.FURNITURE),
        strategies=tuple(StrategySetting(strategy, weights[strategy]) for strategy in Strategy),
        criteria=tuple(CriterionSetting(criterion, criterion.weight) for criterion in criteria),
    )
    return edits.add_scenario(edits.add_scenario(assessment, A, "Buy new"), B, "Refurbish")


def _criterion(
    criterion_id: CriterionId,
    strategy: Strategy,
    weight: float,
    levels: tuple[Level, ...],
    baseline: MarketBaseline | None = None,
    *,
    is_difference: bool = False,
) -> Criterion:
    return Criterion(
        id=criterion_id,
        version=1,
        strategy=strategy,
        name=f"Name of {criterion_id}",
        short_name=f"Short {criterion_id}",
        question=f"How much of {criterion_id}?",
        why="Because.",
        weight=weight,
        levels=levels,
        unit="% of pieces" if levels[0].value is not None else "",
        unit_symbol="%" if levels[0].value is not None else "",
        is_difference_to_baseline=is_difference,
        market_baseline=baseline,
    )
