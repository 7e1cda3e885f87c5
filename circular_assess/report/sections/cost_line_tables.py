"""All cost lines of each scenario with rhythm, amount, present cost, source and what was left out."""

from __future__ import annotations

from circular_assess.domain.assessment import Scenario
from circular_assess.domain.cost_lines import CostKind, CostLine, Paid, Rhythm
from circular_assess.domain.cost_results import CostLineResult
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import Role
from circular_assess.report.layout.tables import Cell, Column
from circular_assess.report.layout.words import Part, shortened, strong
from circular_assess.report.sections.content import Content
from circular_assess.texts import DASH, NON_BREAKING_SPACE, Texts

# The whole name stands in the section on the tender.
LONGEST_NAME = 140


def add_cost_lines(sheet: Sheet, content: Content) -> None:
    """One table a scenario that has lines."""
    texts = content.texts
    sheet.heading(texts.tr("Cost lines"), 2)
    sheet.text(texts.tr("Amounts are for the whole purchase, at the prices of year 0."), is_quiet=True)
    for scenario in content.assessment.scenarios:
        if scenario.cost_lines:
            sheet.need(30)
            sheet.gap(2)
            sheet.name(strong(shortened(scenario.name, LONGEST_NAME)), scenario.mark, Role.BODY)
            _add_lines(sheet, content, scenario)


def rate_words(texts: Texts, rate: float) -> str:
    """A rate a year in per cent, with as many decimals as it has, up to 4."""
    return f"{texts.number(round(rate * 100, 4))}{NON_BREAKING_SPACE}%"


def _add_lines(sheet: Sheet, content: Content, scenario: Scenario) -> None:
    texts = content.texts
    cost = content.results.scenario(scenario.id).cost
    results: list[CostLineResult | None] = [None] * len(scenario.cost_lines)
    if cost is not None:
        results = list(cost.lines)
    columns = (
        Column(texts.tr("Cost"), 44, is_small=True),
        Column(texts.tr("When"), 37, is_small=True),
        Column(texts.tr("Source"), is_small=True),
        Column(texts.tr("Amount"), 29, is_small=True, is_right=True),
        Column(texts.tr("Present cost"), 27, is_small=True, is_right=True),
    )
    rows = [_row(content, line, result) for line, result in zip(scenario.cost_lines, results, strict=True)]
    sheet.table(columns, rows, padding=2.6)


def _row(content: Content, line: CostLine, result: CostLineResult | None) -> list[Cell]:
    texts = content.texts
    kind = texts.cost_kind(line.kind)
    name = line.name.strip()
    cost: tuple[Part, ...] = (Part(kind),) if not name else (Part(name), Part(f"\n{kind}", is_quiet=True))
    if result is not None and result.reason is not None:
        cost = (*cost, Part(f"\n{texts.left_out(result.reason)}", is_warning=True))
    present = DASH
    if result is not None and result.present_eur is not None and result.is_counted:
        present = texts.euro(result.present_eur)
    return [cost, when_words(content, line), source_words(content, line), _amount(content, line), present]


def when_words(content: Content, line: CostLine) -> str:
    """In which years, how often and when in the year a line is paid, and how its price rises."""
    texts = content.texts
    values = {"first": line.first_year, "last": line.last_year}
    if line.rhythm is Rhythm.ONCE:
        parts = [texts.tr("once, in year {first:number}", **values)]
    elif line.rhythm is Rhythm.YEARLY:
        parts = [texts.tr("each year, {first:number} to {last:number}", **values)]
    elif line.rhythm is Rhythm.MONTHLY:
        parts = [texts.tr("each month of years {first:number} to {last:number}", **values)]
    else:
        parts = [texts.tr("per use, in years {first:number} to {last:number}", **values)]
        if line.uses_per_year is not None:
            parts.append(texts.tr("{uses:number} uses a year", uses=line.uses_per_year))
    if line.paid is Paid.ADVANCE:
        parts.append(texts.tr("in advance"))
    if line.escalation:
        rate = rate_words(texts, line.escalation)
        parts.append(texts.tr("price change {rate} a year", rate=rate))
    if line.life_years is not None and line.kind in (CostKind.PURCHASE, CostKind.REPLACEMENT):
        parts.append(texts.tr("lasts {years:number} years", years=line.life_years))
    return ", ".join(parts)


def source_words(content: Content, line: object) -> tuple[Part, ...]:
    """Where a figure comes from, and that it is an estimate if it is one."""
    texts = content.texts
    source = str(getattr(line, "source", "")).strip()
    words = Part(source) if source else Part(texts.tr("no source named"), is_quiet=True)
    if getattr(line, "is_illustrative", False):
        return (words, Part(f"\n{texts.tr('estimate')}", is_warning=True))
    return (words,)


def _amount(content: Content, line: CostLine) -> tuple[Part, ...]:
    texts = content.texts
    known = Part(texts.tr("not known"), is_quiet=True)
    if line.amount_eur is not None:
        amount = -line.amount_eur if line.kind is CostKind.RESIDUAL_VALUE else line.amount_eur
        known = Part(content.amount(amount))
    if not line.quoted.strip():
        return (known,)
    quoted = texts.tr("quoted: {amount}", amount=line.quoted.strip())
    return (known, Part(f"\n{quoted}", is_quiet=True))
