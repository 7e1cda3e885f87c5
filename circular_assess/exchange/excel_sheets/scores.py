"""The sheet of the scores: one row a scenario and criterion, from which levels and points follow."""

from __future__ import annotations

from itertools import pairwise

from circular_assess.domain.assessment import Proof, Scenario, Score
from circular_assess.domain.catalogue import HIGHEST_LEVEL, Criterion, CriterionId, Evidence
from circular_assess.domain.results import CriterionResult
from circular_assess.domain.scoring import POINTS_PER_LEVEL, levels_of_score
from circular_assess.exchange.excel_sheets.book import (
    NUMBER,
    POINTS,
    SHARE,
    Book,
    Cell,
    Formula,
    SheetColumn,
    SheetTable,
)
from circular_assess.exchange.excel_sheets.weights import Weights
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.score_words import marks_of_score
from circular_assess.texts import Texts

_LEVEL = "0.##"
_PER_LEVEL = f"{POINTS_PER_LEVEL:g}"


def add_scores(book: Book, content: Content, weights: Weights) -> SheetTable:
    """All scores; the columns at the right work out what the totals add up."""
    assessment, criteria = content.assessment, content.results.criteria
    table = book.table(
        content.texts.tr("Scores"), _columns(content.texts), len(assessment.scenarios) * len(criteria)
    )
    for number, scenario in enumerate(assessment.scenarios, 1):
        for criterion_id, result in content.results.scenario(scenario.id).criteria.items():
            _add_row(table, content, weights, (number, scenario), criterion_id, result)
    table.allow("level", between=(0.0, float(HIGHEST_LEVEL)))
    table.allow("evidence", choices=[evidence.value for evidence in Evidence])
    table.freeze(4)
    return table


def _columns(texts: Texts) -> tuple[SheetColumn, ...]:
    tr = texts.tr
    return (
        SheetColumn("number", tr("No."), 5, "0"),
        SheetColumn("scenario", tr("Scenario"), 24),
        SheetColumn("id", tr("Id"), 9),
        SheetColumn("criterion", tr("Criterion"), 28),
        SheetColumn("strategy", tr("Strategy"), 18),
        SheetColumn("value", tr("Value"), 10, NUMBER, is_entered=True),
        SheetColumn("unit", tr("Unit"), 16),
        SheetColumn("level", tr("Level"), 8, _LEVEL, is_entered=True),
        SheetColumn("evidence", tr("Evidence"), 10, is_entered=True),
        SheetColumn("proven", tr("Proven level"), 9, _LEVEL),
        SheetColumn("reason", tr("Reason"), 48),
        SheetColumn("proofs", tr("Proof"), 36),
        SheetColumn("remarks", tr("Remarks"), 36),
        SheetColumn("range_low", tr("Range from"), 9, NUMBER, is_entered=True),
        SheetColumn("range_high", tr("Range to"), 9, NUMBER, is_entered=True),
        SheetColumn("weight", tr("Share of the strategy"), 11, SHARE),
        SheetColumn("claimed_points", tr("Points, claimed"), 10, POINTS),
        SheetColumn("proven_points", tr("Points, proven"), 10, POINTS),
        SheetColumn("low_points", tr("Points, lowest"), 10, POINTS),
        SheetColumn("high_points", tr("Points, up to"), 10, POINTS),
        SheetColumn("scored", tr("Weight scored"), 10, SHARE),
    )


def _add_row(
    table: SheetTable,
    content: Content,
    weights: Weights,
    scenario: tuple[int, Scenario],
    criterion_id: CriterionId,
    result: CriterionResult,
) -> None:
    number, entered = scenario
    criterion = content.results.criteria[criterion_id].criterion
    score = Score(criterion_id) if result.is_fixed else entered.score_of(criterion_id)
    anchors = [
        weights.criteria.there(f"level_{step}", weights.criterion_rows[criterion_id]) for step in range(5)
    ]
    level: Cell = result.level
    if criterion.has_value:
        reached = _level_formula(table.at("value"), anchors)
        level = Formula(
            f'IF({table.at("value")}="","",{reached})', "" if result.level is None else result.level
        )
    cap = f'IF({table.at("evidence")}="E0",1,IF({table.at("evidence")}="E1",2,4))'
    proven = "" if result.proven_level is None else result.proven_level
    marks = marks_of_score(content, criterion, score, result)
    if result.is_fixed:
        marks = [content.texts.tr("0 by definition: the baseline is compared with itself."), *marks]
    table.add(
        number=number,
        scenario=entered.name,
        id=criterion_id,
        criterion=criterion.name,
        strategy=content.texts.strategy(criterion.strategy),
        value=result.value if criterion.has_value else "",
        unit=criterion.unit if criterion.has_value else content.texts.tr("level 0 to 4"),
        level=level,
        evidence=None if result.evidence is None else result.evidence.value,
        proven=Formula(f'IF({table.at("level")}="","",MIN({table.at("level")},{cap}))', proven),
        reason=score.reason.strip(),
        proofs="\n".join(_proof_words(content.texts, proof) for proof in score.proofs),
        remarks=" ".join(marks),
        range_low=score.range_low,
        range_high=score.range_high,
        **_points(table, weights, criterion, score, result, anchors, cap),
    )


def _points(
    table: SheetTable,
    weights: Weights,
    criterion: Criterion,
    score: Score,
    result: CriterionResult,
    anchors: list[str],
    cap: str,
) -> dict[str, Cell]:
    """What the score brings into its strategy; what is not scored brings 0, and 4 levels at best."""
    weight = weights.criteria.there("weight", weights.criterion_rows[criterion.id])
    levels = levels_of_score(result.weight, result.level, result.evidence, result.range_levels)
    level, proven, own = table.at("level"), table.at("proven"), table.at("weight")
    low, high = table.at("range_low"), table.at("range_high")
    ends = [low, high]
    if criterion.has_value:
        ends = [f"({_level_formula(end, anchors)})" for end in ends]
    has_range = f'AND({low}<>"",{high}<>"")'
    lowest = f"MIN(IF({has_range},MIN({ends[0]},{ends[1]}),{level}),{cap})"
    highest = f"IF({has_range},MAX({ends[0]},{ends[1]}),{level})"

    def points(of: str, unscored: str, level_found: float) -> Formula:
        return Formula(
            f'{_PER_LEVEL}*{own}*IF({level}="",{unscored},{of})',
            POINTS_PER_LEVEL * result.weight * level_found,
        )

    return {
        "weight": Formula(weight, result.weight),
        "claimed_points": points(level, "0", levels.claimed),
        "proven_points": points(proven, "0", levels.proven),
        "low_points": points(lowest, "0", levels.low),
        "high_points": points(highest, f"{HIGHEST_LEVEL}", levels.high),
        "scored": Formula(f'IF({level}="",0,{own})', result.weight * levels.coverage),
    }


def _level_formula(value: str, anchors: list[str]) -> str:
    """The level of a value by straight lines between the anchors, rising or falling: one part a step."""
    steps = pairwise(anchors)
    return "+".join(f"MAX(0,MIN(1,({value}-{start})/({end}-{start})))" for start, end in steps)


def _proof_words(texts: Texts, proof: Proof) -> str:
    """Title, place and link of a proof, as typed."""
    parts = [proof.title.strip() or texts.tr("without a title")]
    if proof.page.strip():
        parts.append(texts.tr("page or place {page}", page=proof.page.strip()))
    return " · ".join([", ".join(parts), *filter(None, [proof.link.strip()])])
