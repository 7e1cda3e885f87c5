"""The sheets of costs: all lines, the rates by year with their factors, and what follows from both."""

from __future__ import annotations

from circular_assess.domain.cost_lines import ResidualRule
from circular_assess.domain.cost_results import CostResult, discounting
from circular_assess.domain.life_cycle_cost import RatePath
from circular_assess.exchange.excel_sheets.book import (
    EURO,
    EURO_CENT,
    WHOLE,
    Book,
    Cell,
    Formula,
    SheetColumn,
    SheetTable,
)
from circular_assess.exchange.excel_sheets.cost_lines import add_cost_lines
from circular_assess.report.sections.content import Content

_RATE, _FACTOR, _NUMBER_OF_YEARS = "0.00##%", "0.000000", "0.0000"


def add_costs(book: Book, content: Content, quantity: str) -> None:
    """Nothing where no scenario has costs; `quantity` is the cell with the quantity of the tender."""
    assessment = content.assessment
    if not any(scenario.cost_lines for scenario in assessment.scenarios):
        return
    costs = [content.results.scenario(scenario.id).cost for scenario in assessment.scenarios]
    path = discounting(assessment.cost)
    longest = max((cost.period_years for cost in costs if cost is not None), default=0)
    years = None if path is None or not longest else _add_years(book, content, path, longest)
    lines = add_cost_lines(book, content, years)
    results = _add_results(book, content, lines, years, quantity)
    book.bring_forward(results, before=lines if years is None else years)


def _add_years(book: Book, content: Content, path: RatePath, longest: int) -> SheetTable:
    """The rate of each year, and what one euro at its end or its start is worth now."""
    texts = content.texts
    columns = (
        SheetColumn("year", texts.tr("Year"), 8, WHOLE),
        SheetColumn("start", texts.tr("Years before its start"), 12, WHOLE),
        SheetColumn("rate", texts.tr("Discount rate"), 12, _RATE, is_entered=True),
        SheetColumn("at_end", texts.tr("Worth now, paid at the end"), 16, _FACTOR),
        SheetColumn("at_start", texts.tr("Worth now, paid at the start"), 16, _FACTOR),
    )
    table = book.table(texts.tr("Discounting"), columns, longest + 1)
    before = table.add(year=0, start=0, rate=0, at_end=1, at_start=1)
    for year in range(1, longest + 1):
        rate: Cell = path.rate_in(year)
        if year > 1 and path.rate_in(year - 1) == rate:
            # A rate that goes on is changed in the first of its years.
            rate = Formula(table.at("rate", before), path.rate_in(year))
        last = table.at("at_end", before)
        at_end = Formula(f"{last}/(1+{table.at('rate')})", path.factor(year))
        at_start = Formula(last, path.factor(year - 1))
        before = table.add(year=year, start=year - 1, rate=rate, at_end=at_end, at_start=at_start)
    table.freeze()
    return table


def _add_results(
    book: Book, content: Content, lines: SheetTable, years: SheetTable | None, quantity: str
) -> SheetTable:
    texts = content.texts
    columns = (
        SheetColumn("number", texts.tr("No."), 5, WHOLE),
        SheetColumn("scenario", texts.tr("Scenario"), 30),
        SheetColumn("years", texts.tr("Years counted"), 10, WHOLE),
        SheetColumn("residual", texts.tr("Residual value, straight line"), 15, EURO_CENT),
        SheetColumn("present", texts.tr("Net present cost"), 16, EURO),
        SheetColumn("annuity", texts.tr("One euro a year, worth now"), 14, _NUMBER_OF_YEARS),
        SheetColumn("annual", texts.tr("Equivalent annual cost"), 16, EURO),
        SheetColumn("per_unit", texts.tr("Per unit and year"), 14, EURO_CENT),
    )
    table = book.table(texts.tr("Cost"), columns, len(content.assessment.scenarios))
    for number, scenario in enumerate(content.assessment.scenarios, 1):
        cost = content.results.scenario(scenario.id).cost
        table.add(
            number=number,
            scenario=scenario.name,
            years=None if cost is None else cost.period_years,
            **_figures(table, content, lines, years, quantity, cost),
        )
    table.freeze(2)
    return table


def _figures(
    table: SheetTable,
    content: Content,
    lines: SheetTable,
    years: SheetTable | None,
    quantity: str,
    cost: CostResult | None,
) -> dict[str, Cell]:
    """What a scenario costs; words in place of what is not known."""
    if years is None or cost is None or cost.net_present_cost_eur is None:
        return {"present": content.texts.tr("not known")}
    period, present, annuity = table.at("years"), table.at("present"), table.at("annuity")
    total = f"SUMIFS({lines.column('present')},{lines.column('number')},{table.at('number')})"
    cells: dict[str, Cell] = {}
    if content.assessment.cost.residual_rule is ResidualRule.LINEAR:
        left = f"SUMIFS({lines.column('left')},{lines.column('number')},{table.at('number')})"
        cells["residual"] = Formula(left, cost.residual_value_eur)
        at_end = f"SUMIFS({years.column('at_end')},{years.column('year')},{period})"
        total = f"{total}-{table.at('residual')}*{at_end}"
    cells["present"] = Formula(total, cost.net_present_cost_eur)
    if cost.equivalent_annual_cost_eur is not None and cost.annuity_in_arrears is not None:
        in_period = f'{years.column("year")},">=1",{years.column("year")},"<="&{period}'
        cells["annuity"] = Formula(f"SUMIFS({years.column('at_end')},{in_period})", cost.annuity_in_arrears)
        cells["annual"] = Formula(f"{present}/{annuity}", cost.equivalent_annual_cost_eur)
    if cost.per_functional_unit_year_eur is not None:
        cells["per_unit"] = Formula(f"{table.at('annual')}/{quantity}", cost.per_functional_unit_year_eur)
    return cells
