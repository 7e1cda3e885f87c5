"""The figures of costs, each with the table that says the same in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from circular_assess.charts.cost_by_kind import cost_by_kind_height, draw_cost_by_kind
from circular_assess.charts.cost_figures import (
    compared_cost_name,
    cost_by_kind_words,
    cost_of,
    costs_by_kind,
    cumulative_cost_words,
    is_by_year,
    priced,
)
from circular_assess.charts.cumulative_cost import cumulative_cost_height, draw_cumulative_cost
from circular_assess.charts.parts import MOST_NAMED_COLUMNS
from circular_assess.charts.pictures import MM_PER_INCH, chart_pdf
from circular_assess.charts.style import PAPER
from circular_assess.domain.cost_lines import CostKind
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import WIDTH, WIDTH_MM
from circular_assess.report.layout.tables import Cell, Column, Sign
from circular_assess.report.layout.words import shortened, strong
from circular_assess.report.sections.content import Content
from circular_assess.texts import DASH, mark_for_translation

MM_PER_POINT = MM_PER_INCH / 72
HIGHEST_PICTURE = 205.0
_MOST_YEARS = 12
_FIRST_COLUMN, _WIDEST_COLUMN = 40.0, 32.0
# From so many euro on a table with many columns is written in a larger unit.
_UNITS = (
    (1e10, 1e6, mark_for_translation("million euro")),
    (1e7, 1e3, mark_for_translation("thousand euro")),
    (0.0, 1.0, mark_for_translation("euro")),
)


def add_cost_pictures(sheet: Sheet, content: Content) -> None:
    """What the costs are made of, and what was paid through the years."""
    texts, results = content.texts, content.results
    by_kind = cost_by_kind_height(results, texts, PAPER, WIDTH) * MM_PER_POINT
    cumulative = cumulative_cost_height(results, texts, PAPER, WIDTH) * MM_PER_POINT
    with sheet.together():
        sheet.heading(texts.tr("What the cost is made of"), 2)
        sheet.text(texts.tr("What comes back lies to the left of zero."), is_quiet=True)
        sheet.gap(2)
        size = (WIDTH_MM, min(by_kind, HIGHEST_PICTURE))
        chart = chart_pdf(draw_cost_by_kind, results, texts, *size)
        sheet.picture(chart, *size, cost_by_kind_words(results, texts))
    with sheet.together():
        _add_by_kind(sheet, content)
    with sheet.together():
        sheet.heading(texts.tr("Paid through the years"), 2)
        sheet.text(texts.tr("What was paid up to and with each year, worth now."), is_quiet=True)
        sheet.gap(2)
        size = (WIDTH_MM, min(cumulative, HIGHEST_PICTURE))
        chart = chart_pdf(draw_cumulative_cost, results, texts, *size)
        sheet.picture(chart, *size, cumulative_cost_words(results, texts))
    _add_by_year(sheet, content)


def _add_by_kind(sheet: Sheet, content: Content) -> None:
    texts, scenarios = content.texts, priced(content.results)
    by_year = is_by_year(content.results)
    costs = [costs_by_kind(cost_of(scenario), by_year=by_year) for scenario in scenarios]
    totals = [sum(parts.values()) for parts in costs]
    amounts = [*totals, *(amount for parts in costs for amount in parts.values())]
    size, columns = _columns(content, compared_cost_name(content.results, texts), amounts)
    rows: list[list[Cell]] = []
    for kind in CostKind:
        if any(kind in parts for parts in costs):
            row = [_amount(content, parts.get(kind), size) for parts in costs]
            rows.append([texts.cost_kind(kind), *row])
    total: list[Cell] = [strong(_amount(content, amount, size)) for amount in totals]
    sheet.table(columns, [*rows, [strong(texts.tr("Together")), *total]], padding=2.8)


def _add_by_year(sheet: Sheet, content: Content) -> None:
    texts, scenarios = content.texts, priced(content.results)
    paid = [cost_of(scenario).cumulative_present_eur for scenario in scenarios]
    size, columns = _columns(content, texts.tr("Year"), [amount for parts in paid for amount in parts])
    rows: list[list[Cell]] = []
    for year in _years(max(len(parts) for parts in paid) - 1):
        known = [parts[year] if year < len(parts) else None for parts in paid]
        rows.append([texts.number(year), *(_amount(content, amount, size) for amount in known)])
    sheet.table(columns, rows, padding=2.4)


def _years(last: int) -> list[int]:
    """All years, or some at equal steps and the last one where there are many."""
    step = max(ceil(last / _MOST_YEARS), 1)
    years = list(range(0, last + 1, step))
    return years if years[-1] == last else [*years, last]


def _columns(content: Content, what: str, amounts: Sequence[float]) -> tuple[float, list[Column]]:
    """By how much the amounts are divided, and the columns: one a scenario."""
    texts, scenarios = content.texts, priced(content.results)
    has_names = len(scenarios) <= MOST_NAMED_COLUMNS
    largest = max((abs(amount) for amount in amounts), default=0.0)
    _, size, unit = next(entry for entry in _UNITS if has_names or largest >= entry[0])
    if has_names:
        _, size, unit = _UNITS[-1]
    head = texts.tr("{what}, {unit}", what=what, unit=texts.tr(unit))
    room = min((WIDTH_MM - _FIRST_COLUMN) / len(scenarios), _WIDEST_COLUMN)
    columns = [Column(head)]
    for scenario in scenarios:
        name: Cell = scenario.name if has_names else Sign(scenario.mark, shortened(scenario.name))
        columns.append(Column(name, room, is_right=True, is_small=not has_names))
    return size, columns


def _amount(content: Content, amount: float | None, size: float) -> str:
    return DASH if amount is None else content.texts.number(amount / size, decimals=0)
