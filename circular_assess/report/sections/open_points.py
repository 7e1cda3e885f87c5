"""What is still open before the report holds."""

from __future__ import annotations

from circular_assess.domain.assessment import ScenarioId
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.checks import OpenPoint
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.tables import Cell, Column, Name
from circular_assess.report.sections.content import Content
from circular_assess.texts import OPEN_POINT_NAMES


def open_points_section(sheet: Sheet, content: Content) -> None:
    """The open points by criterion and scenario, the points of one score on one row."""
    texts, points = content.texts, content.results.open_points
    sheet.heading(texts.tr("Open points"))
    if not points:
        words = texts.tr("Every score has a reason, a proof, and evidence that proves it in full.")
        sheet.text(words if content.scenarios else texts.message("verdict_no_scenario", {}))
        return
    sheet.text(
        texts.plural(
            "{count} point is open. It can change the figures.",
            "{count} points are open. They can change the figures.",
            len(points),
        )
    )
    columns = (
        Column(texts.tr("Criterion"), 62, is_small=True),
        Column(texts.tr("Scenario"), 52, is_small=True),
        Column(texts.tr("What is open"), is_small=True),
    )
    sheet.table(columns, _rows(content, points), padding=3.0)


def _rows(content: Content, points: tuple[OpenPoint, ...]) -> list[list[Cell]]:
    texts = content.texts
    kinds: dict[tuple[CriterionId, ScenarioId], list[str]] = {}
    for point in points:
        key = (point.criterion_id, point.scenario_id)
        kinds.setdefault(key, []).append(texts.tr(OPEN_POINT_NAMES[point.kind]))
    rows: list[list[Cell]] = []
    before = ""
    for (criterion_id, scenario_id), words in kinds.items():
        name = content.results.criteria[criterion_id].criterion.short_name
        scenario = content.assessment.scenario(scenario_id)
        first: Cell = f"{criterion_id}  {name}" if criterion_id != before else ""
        rows.append([first, Name(scenario.name, scenario.mark, is_strong=False), "; ".join(words)])
        before = criterion_id
    return rows
