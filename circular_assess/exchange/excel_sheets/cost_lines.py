"""The sheet of the cost lines: what was entered, and what each line comes to over its years."""

from __future__ import annotations

from math import fsum

from circular_assess.domain.cost_lines import CostKind, CostLine, Paid, ResidualRule, Rhythm
from circular_assess.domain.cost_results import BOUGHT, CostLineResult, CostResult, counted_years
from circular_assess.domain.life_cycle_cost import MONTHS
from circular_assess.exchange.excel_sheets.book import (
    EURO_CENT,
    NUMBER,
    WHOLE,
    Book,
    Cell,
    Formula,
    SheetColumn,
    SheetTable,
)
from circular_assess.report.sections.content import Content
from circular_assess.texts import PAID_NAMES, Texts

_AT_END = "{" + ",".join(str(month) for month in range(1, MONTHS + 1)) + "}"
_AT_START = "{" + ",".join(str(month) for month in range(MONTHS)) + "}"


def add_cost_lines(book: Book, content: Content, years: SheetTable | None) -> SheetTable:
    """A row a line; `years` are the sheet with the factors, None where nothing can be discounted."""
    scenarios, texts = content.assessment.scenarios, content.texts
    count = sum(len(scenario.cost_lines) for scenario in scenarios)
    table = book.table(texts.tr("Cost lines"), _columns(texts), count)
    for number, scenario in enumerate(scenarios, 1):
        cost = content.results.scenario(scenario.id).cost
        results = [None] * len(scenario.cost_lines) if cost is None else list(cost.lines)
        for line, result in zip(scenario.cost_lines, results, strict=True):
            table.add(
                number=number,
                scenario=scenario.name,
                **_entered(content, line, result),
                **_worked_out(table, content, years, line, result, cost),
            )
    table.freeze(4)
    return table


def _columns(texts: Texts) -> tuple[SheetColumn, ...]:
    tr = texts.tr
    return (
        SheetColumn("number", tr("No."), 5, WHOLE),
        SheetColumn("scenario", tr("Scenario"), 24),
        SheetColumn("name", tr("Cost"), 28),
        SheetColumn("kind", tr("Kind"), 18),
        SheetColumn("amount", tr("Amount, euro"), 14, EURO_CENT, is_entered=True),
        SheetColumn("rhythm", tr("How often"), 12),
        SheetColumn("first", tr("First year"), 8, WHOLE),
        SheetColumn("last", tr("Last year"), 8, WHOLE),
        SheetColumn("uses", tr("Uses a year"), 10, NUMBER, is_entered=True),
        SheetColumn("rise", tr("Price change a year"), 10, "0.0##%", is_entered=True),
        SheetColumn("paid_when", tr("Paid"), 12),
        SheetColumn("life", tr("Lasts, years"), 9, NUMBER, is_entered=True),
        SheetColumn("from_year", tr("Counted from year"), 9, WHOLE),
        SheetColumn("to_year", tr("Counted to year"), 9, WHOLE),
        SheetColumn("paid", tr("Paid over the period"), 15, EURO_CENT),
        SheetColumn("present", tr("Present cost"), 15, EURO_CENT),
        SheetColumn("left", tr("Residual value, straight line"), 15, EURO_CENT),
        SheetColumn("source", tr("Source"), 30),
        SheetColumn("remarks", tr("Remarks"), 36),
    )


def _entered(content: Content, line: CostLine, result: CostLineResult | None) -> dict[str, Cell]:
    texts = content.texts
    remarks = [texts.left_out(result.reason)] if result is not None and result.reason is not None else []
    remarks += [texts.tr("quoted: {amount}", amount=line.quoted.strip())] if line.quoted.strip() else []
    remarks += [texts.tr("estimate")] if line.is_illustrative else []
    is_per_use = line.rhythm is Rhythm.PER_USE
    return {
        "name": line.name,
        "kind": texts.cost_kind(line.kind),
        "amount": line.amount_eur,
        "rhythm": texts.rhythm(line.rhythm),
        "first": line.first_year,
        "last": line.first_year if line.rhythm is Rhythm.ONCE else line.last_year,
        "uses": line.uses_per_year if is_per_use else "",
        "rise": line.escalation,
        "paid_when": texts.tr(PAID_NAMES[line.paid]),
        "life": line.life_years if line.kind in BOUGHT else "",
        "source": line.source,
        "remarks": "\n".join(remarks),
    }


def _worked_out(
    table: SheetTable,
    content: Content,
    years: SheetTable | None,
    line: CostLine,
    result: CostLineResult | None,
    cost: CostResult | None,
) -> dict[str, Cell]:
    """What the line comes to; nothing where it is not counted or no number is large enough."""
    if years is None or result is None or cost is None or cost.is_too_large or not result.is_counted:
        return {}
    rule = content.assessment.cost.residual_rule
    counted, _reason = counted_years(line, cost.period_years, rule)
    cells: dict[str, Cell] = {"from_year": counted.start, "to_year": counted.stop - 1}
    if not counted:
        return {**cells, "paid": 0.0, "present": 0.0}
    amount = table.at("amount")
    if line.kind is CostKind.RESIDUAL_VALUE:
        amount = f"-{amount}"
    if line.rhythm is Rhythm.PER_USE:
        amount = f"{amount}*{table.at('uses')}"
    growth, at_start = f"(1+{table.at('rise')})", line.paid is Paid.ADVANCE or line.rhythm is Rhythm.MONTHLY
    time, factor = ("start", "at_start") if at_start else ("year", "at_end")
    year = years.column("year")
    in_years = f"({year}>={table.at('from_year')})*({year}<={table.at('to_year')})"
    risen = f"{in_years}*{growth}^{years.column(time)}"
    months = _AT_START if line.paid is Paid.ADVANCE else _AT_END
    paid_months = f"*{growth}^({months}/{MONTHS})" if line.rhythm is Rhythm.MONTHLY else ""
    rate = f"({growth}/(1+{years.column('rate')}))"
    present_months = f"*{rate}^({months}/{MONTHS})" if line.rhythm is Rhythm.MONTHLY else ""
    cells["paid"] = Formula(f"{amount}*SUMPRODUCT({risen}{paid_months})", result.paid_eur)
    present = f"{amount}*SUMPRODUCT({risen}*{years.column(factor)}{present_months})"
    cells["present"] = Formula(present, result.present_eur or 0.0)
    if rule is ResidualRule.LINEAR and line.kind in BOUGHT and line.life_years:
        share = f"(1-({cost.period_years}-{year})/{table.at('life')})"
        left = f"{amount}*SUMPRODUCT({risen}{paid_months}*({share}>0)*{share})"
        cells["left"] = Formula(left, _left_at_end(line, counted, cost.period_years))
    return cells


def _left_at_end(line: CostLine, counted: range, period: int) -> float:
    """What the straight line leaves of a purchase: each payment by the part of its life that is to come."""
    life, growth = line.life_years or 1.0, 1 + line.escalation
    at_start = line.paid is Paid.ADVANCE or line.rhythm is Rhythm.MONTHLY
    months = range(MONTHS) if line.paid is Paid.ADVANCE else range(1, MONTHS + 1)
    in_year = fsum(growth ** (month / MONTHS) for month in months) if line.rhythm is Rhythm.MONTHLY else 1.0
    uses = (line.uses_per_year or 0.0) if line.rhythm is Rhythm.PER_USE else 1.0
    return fsum(
        (line.amount_eur or 0.0)
        * uses
        * growth ** (max(year - 1, 0) if at_start else year)
        * in_year
        * max(0.0, 1 - (period - year) / life)
        for year in counted
    )
