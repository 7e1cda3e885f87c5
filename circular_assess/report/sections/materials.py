"""What each way of buying is made of, how long it serves, and how circular its materials are."""

from __future__ import annotations

from circular_assess.charts.cost_figures import short
from circular_assess.domain.assessment import Scenario
from circular_assess.domain.material_lines import MaterialLine
from circular_assess.domain.results import ScenarioResult
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import Role
from circular_assess.report.layout.tables import Cell, Column, Name
from circular_assess.report.layout.words import Part, shortened, strong
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.cost_line_tables import LONGEST_NAME, source_words
from circular_assess.report.sections.three_figures import has_indicator
from circular_assess.texts import DASH, NON_BREAKING_SPACE, mark_for_translation

_SAME = 0.005
_COMES_IN = (
    ("recycled_in", mark_for_translation("{share} recycled")),
    ("reused_in", mark_for_translation("{share} reused")),
    ("renewable_in", mark_for_translation("{share} renewable")),
)
_GOES_OUT = (
    ("recycled_out", mark_for_translation("{share} recycled")),
    ("reused_out", mark_for_translation("{share} reused")),
    ("composted_out", mark_for_translation("{share} composted")),
    ("energy_out", mark_for_translation("{share} to energy")),
)


def materials_section(sheet: Sheet, content: Content) -> None:
    """Results, use against the market, and all lines; nothing if no scenario has materials."""
    texts = content.texts
    with_lines = [scenario for scenario in content.assessment.scenarios if scenario.material_lines]
    if not with_lines:
        return
    sheet.heading(texts.tr("Materials"))
    if lead := _lead(content):
        sheet.text(lead, Role.LEAD)
    sheet.text(
        texts.tr(
            "Material circularity is a figure of its own, from 0 for all virgin and all lost to 1: it is no "
            "part of the circularity score and no certificate."
        )
    )
    sheet.heading(texts.tr("Material circularity"), 2)
    _add_results(sheet, content)
    sheet.heading(texts.tr("Use against the market"), 2)
    _add_use(sheet, content, with_lines)
    sheet.heading(texts.tr("Material lines"), 2)
    sheet.text(texts.tr("Masses are for the whole purchase."), is_quiet=True)
    for scenario in with_lines:
        sheet.need(30)
        sheet.gap(2)
        sheet.name(strong(shortened(scenario.name, LONGEST_NAME)), scenario.mark, Role.BODY)
        _add_lines(sheet, content, scenario)


def _lead(content: Content) -> str:
    """Whose materials are most circular."""
    known = [scenario for scenario in content.scenarios if has_indicator(scenario)]
    known = [scenario for scenario in known if scenario.knock_out is None] or known
    if len(known) < 2:
        return ""
    indicators = [_indicator(scenario) for scenario in known]
    best = max(indicators)
    names = [
        short(scenario.name)
        for scenario, indicator in zip(known, indicators, strict=True)
        if best - indicator < _SAME
    ]
    if len(names) == len(known):
        return ""
    number = content.texts.number(best, decimals=2)
    return content.texts.tr(
        "Highest material circularity: {names:list}, {number}.", names=names, number=number
    )


def _indicator(scenario: ScenarioResult) -> float:
    materials = scenario.material_circularity
    return 0.0 if materials is None else materials.indicator or 0.0


def _add_results(sheet: Sheet, content: Content) -> None:
    texts = content.texts
    columns = (
        Column(texts.tr("Scenario"), 46),
        Column(texts.tr("Mass, kg"), 21, is_right=True),
        Column(texts.tr("Virgin, kg"), 20, is_right=True),
        Column(texts.tr("Lost, kg"), 20, is_right=True),
        Column(texts.tr("Linear flow index"), 26, is_right=True),
        Column(texts.tr("Utility"), 12, is_right=True),
        Column(texts.tr("Indicator, 0 to 1"), is_right=True),
    )
    sheet.table(columns, [_result_row(content, scenario) for scenario in content.scenarios], padding=4.0)
    sheet.gap(1)
    sheet.text(
        texts.tr("Lost: what is not recovered at the end or in recycling. Utility: use against the market."),
        Role.SMALL,
        is_quiet=True,
    )


def _result_row(content: Content, scenario: ScenarioResult) -> list[Cell]:
    texts, materials = content.texts, scenario.material_circularity
    name = Name(scenario.name, scenario.mark, content.tags(scenario))
    if materials is None:
        return [name, (Part(texts.tr("not known"), is_quiet=True),), DASH, DASH, DASH, DASH, DASH]
    entered = content.assessment.scenario(scenario.id)
    index, indicator = (
        DASH if number is None else texts.number(number, decimals=2)
        for number in (materials.linear_flow_index, materials.indicator)
    )
    masses = (
        sum(line.mass_kg for line in entered.material_lines),
        materials.virgin_kg,
        materials.unrecoverable_waste_kg,
    )
    return [
        name,
        *(_mass(content, mass) for mass in masses),
        index,
        texts.number(materials.utility, decimals=2),
        strong(indicator),
    ]


def _mass(content: Content, mass_kg: float) -> str:
    """Kilograms: whole ones from 100 on, else with up to three decimals."""
    is_large = abs(mass_kg) >= 100
    return content.texts.number(mass_kg if is_large else round(mass_kg, 3), decimals=0 if is_large else None)


def _add_use(sheet: Sheet, content: Content, scenarios: list[Scenario]) -> None:
    texts = content.texts
    columns = (
        Column(texts.tr("Scenario"), 52),
        Column(texts.tr("Lifetime against the market"), 40, is_small=True),
        Column(texts.tr("Use against the market"), 40, is_small=True),
        Column(texts.tr("Source"), is_small=True),
    )
    rows: list[list[Cell]] = []
    for scenario in scenarios:
        use = scenario.use
        lifetime = _against(content, use.lifetime_years, use.market_lifetime_years, has_years=True)
        intensity = _against(content, use.intensity, use.market_intensity, has_years=False)
        is_known = use.lifetime_ratio is not None or use.intensity_ratio is not None
        source: Cell = source_words(content, use) if is_known or use.source.strip() else DASH
        rows.append([Name(scenario.name, scenario.mark), lifetime, intensity, source])
    sheet.table(columns, rows, padding=3.4)


def _against(content: Content, own: float | None, market: float | None, *, has_years: bool) -> Cell:
    """Such as: 12 years against 8 (1.5 times)."""
    texts = content.texts
    if own is None or not market:
        return (Part(texts.tr("not known: counts as average"), is_quiet=True),)
    values = {"own": own, "market": market, "ratio": texts.number(own / market, decimals=2)}
    if has_years:
        return texts.tr("{own:number} years against {market:number} ({ratio} times)", **values)
    return texts.tr("{own:number} against {market:number} ({ratio} times)", **values)


def _add_lines(sheet: Sheet, content: Content, scenario: Scenario) -> None:
    texts = content.texts
    columns = (
        Column(texts.tr("Material"), 42, is_small=True),
        Column(texts.tr("Comes in"), 36, is_small=True),
        Column(texts.tr("Goes out"), 36, is_small=True),
        Column(texts.tr("Source"), is_small=True),
        Column(texts.tr("Mass, kg"), 24, is_small=True, is_right=True),
    )
    rows: list[list[Cell]] = []
    for line in scenario.material_lines:
        rows.append(
            [
                line.name.strip() or (Part(texts.tr("without a name"), is_quiet=True),),
                _comes_in(content, line),
                _goes_out(content, line),
                source_words(content, line),
                _mass(content, line.mass_kg),
            ]
        )
    sheet.table(columns, rows, padding=2.6)


def _comes_in(content: Content, line: MaterialLine) -> str:
    texts = content.texts
    parts = _shares(content, line, _COMES_IN) or [texts.tr("all virgin")]
    if line.recycled_in and line.feedstock_recycling_efficiency < 1:
        efficiency = _share(content, line.feedstock_recycling_efficiency)
        parts.append(texts.tr("recycling yields {share}", share=efficiency))
    return ", ".join(parts)


def _goes_out(content: Content, line: MaterialLine) -> str:
    texts = content.texts
    parts = _shares(content, line, _GOES_OUT) or [texts.tr("all lost")]
    if line.recycled_out and line.end_of_life_recycling_efficiency < 1:
        efficiency = _share(content, line.end_of_life_recycling_efficiency)
        parts.append(texts.tr("recycling yields {share}", share=efficiency))
    return ", ".join(parts)


def _shares(content: Content, line: MaterialLine, words: tuple[tuple[str, str], ...]) -> list[str]:
    shares = [(getattr(line, field), sentence) for field, sentence in words]
    return [
        content.texts.tr(sentence, share=_share(content, share)) for share, sentence in shares if share > 0
    ]


def _share(content: Content, share: float) -> str:
    return f"{content.texts.number(round(share * 100, 2))}{NON_BREAKING_SPACE}%"
