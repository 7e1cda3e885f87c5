"""Figures that others reached or asked for, with source and grade: orientation, no part of a score."""

from __future__ import annotations

from circular_assess.domain.catalogue import Figure
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.tables import Cell, Column
from circular_assess.report.layout.words import Part
from circular_assess.report.sections.content import Content


def add_field_figures(sheet: Sheet, content: Content) -> None:
    """The figures of the criteria that count, if there are any."""
    texts = content.texts
    rows: list[list[Cell]] = []
    for criterion_id, in_use in content.results.criteria.items():
        for place, figure in enumerate(in_use.criterion.figures):
            rows.append(["" if place else criterion_id, _words(content, figure)])
    if not rows:
        return
    sheet.heading(texts.tr("Figures from the field"), 2)
    sheet.text(texts.tr("They help to judge a level. No score depends on them."), is_quiet=True)
    columns = (
        Column(texts.tr("Id"), 17, is_small=True),
        Column(texts.tr("Figure, source and what the source is worth"), is_small=True),
    )
    sheet.table(columns, rows, padding=2.4)


def _words(content: Content, figure: Figure) -> tuple[Part, ...]:
    source = content.source(figure.source, figure.grade)
    parts = (Part(f"{figure.text} "), Part(source, is_quiet=True))
    return (*parts, Part(f"\n{figure.link}", is_quiet=True)) if figure.link.strip() else parts
