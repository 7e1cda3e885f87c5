"""What is still open before the report holds."""

from __future__ import annotations

from circular_assess.domain.checks import OpenPoint, PointKind
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.tables import Cell, Column, Name
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.criteria_table import unasked_words
from circular_assess.texts import OPEN_POINT_NAMES


def open_points_section(sheet: Sheet, content: Content) -> None:
    """The open points by scenario, those of one kind on one row."""
    texts, points = content.texts, content.results.open_points
    sheet.heading(texts.tr("Open points"))
    if not points:
        words = texts.tr("Every score has a reason, and proof for all that it claims.")
        sheet.text(words if content.scenarios else texts.message("verdict_no_scenario", {}))
        _add_unasked(sheet, content)
        return
    sheet.text(
        texts.plural(
            "{count} point is open. It can change the figures.",
            "{count} points are open. They can change the figures.",
            len(points),
        )
    )
    _add_unasked(sheet, content)
    columns = (
        Column(texts.tr("Scenario"), 46, is_small=True),
        Column(texts.tr("What is open"), 42, is_small=True),
        Column(texts.tr("Criterion"), is_small=True),
    )
    sheet.table(columns, _rows(content, points), padding=3.0)


def _add_unasked(sheet: Sheet, content: Content) -> None:
    """What the tender does not ask yet: one line, for it changes no figure."""
    words = unasked_words(content)
    if words:
        sheet.text(words)


def _rows(content: Content, points: tuple[OpenPoint, ...]) -> list[list[Cell]]:
    """A row for each scenario and kind that occurs, with all criteria that it is about."""
    rows: list[list[Cell]] = []
    for scenario in content.assessment.scenarios:
        name: Cell = Name(scenario.name, scenario.mark, is_strong=False)
        for kind in PointKind:
            criteria = [
                content.named(content.results.criteria[point.criterion_id].criterion)
                for point in points
                if point.scenario_id == scenario.id and point.kind is kind
            ]
            if criteria:
                rows.append([name, content.texts.tr(OPEN_POINT_NAMES[kind]), "; ".join(criteria)])
                name = ""
    return rows
