"""Effects on people and planet: information only."""

from __future__ import annotations

from circular_assess.domain.material_lines import Effect
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.tables import Cell, Column, Name
from circular_assess.report.layout.words import Part, Words
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.cost_line_tables import source_words


def effects_section(sheet: Sheet, content: Content) -> None:
    """All effects of all scenarios with unit and source; nothing if there are none."""
    texts = content.texts
    if not any(scenario.effects for scenario in content.assessment.scenarios):
        return
    sheet.heading(texts.tr("Effects on people and planet"))
    sheet.text(texts.tr("Information only: effects are no part of any score. What is saved is negative."))
    columns = (
        Column(texts.tr("Scenario"), 36),
        Column(texts.tr("Amount"), 26, is_right=True),
        Column(texts.tr("What is counted"), 28, is_small=True),
        Column(texts.tr("For"), 32, is_small=True),
        Column(texts.tr("Source"), is_small=True),
    )
    rows: list[list[Cell]] = []
    for scenario in content.assessment.scenarios:
        for effect in scenario.effects:
            rows.append(
                [
                    Name(scenario.name, scenario.mark, is_strong=False),
                    texts.number(effect.amount),
                    texts.effect_unit(effect.unit),
                    _for_what(content, effect),
                    source_words(content, effect),
                ]
            )
    sheet.table(columns, rows, padding=3.4)


def _for_what(content: Content, effect: Effect) -> Words:
    """For how many of which unit an amount is; the quantity of the tender where nothing else is said."""
    texts, tender = content.texts, content.assessment.tender
    units = tender.quantity if effect.units is None else effect.units
    unit = effect.functional_unit.strip() or tender.functional_unit.strip()
    if units is None and not unit:
        return (Part(texts.tr("not given"), is_quiet=True),)
    if units is None:
        return unit
    return texts.tr("{units:number} × {unit}", units=units, unit=unit or texts.tr("unit"))
