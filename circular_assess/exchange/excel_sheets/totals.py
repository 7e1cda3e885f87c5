"""The sheet of the totals: every figure of every scenario as a formula over weights and scores."""

from __future__ import annotations

from circular_assess.domain.results import ScenarioResult
from circular_assess.exchange.excel_sheets.book import (
    POINTS,
    SHARE,
    WHOLE,
    Book,
    Cell,
    Formula,
    SheetColumn,
    SheetTable,
)
from circular_assess.exchange.excel_sheets.weights import Weights
from circular_assess.report.sections.content import Content

_SIGNED = "+0.0;\N{MINUS SIGN}0.0;0.0"
# As the program does: closer than this is a tie.
_TIE = "0.000000001"


def add_totals(book: Book, content: Content, weights: Weights, scores: SheetTable) -> SheetTable:
    """One row a scenario, in the buyer's order."""
    texts, results = content.texts, content.results
    columns = [
        SheetColumn("number", texts.tr("No."), 5, WHOLE),
        SheetColumn("scenario", texts.tr("Scenario"), 30),
        SheetColumn("rank", texts.tr("Rank"), 7, WHOLE),
        SheetColumn("claimed", texts.tr("Claimed"), 10, POINTS),
        SheetColumn("proven", texts.tr("Proven"), 10, POINTS),
        SheetColumn("low", texts.tr("Lowest"), 10, POINTS),
        SheetColumn("high", texts.tr("Up to"), 10, POINTS),
        SheetColumn("coverage", texts.tr("Weight scored"), 10, SHARE),
        SheetColumn("difference", texts.tr("Against the baseline"), 11, _SIGNED),
        SheetColumn("baseline", texts.tr("Baseline"), 10),
        SheetColumn("knock_out", texts.tr("Not acceptable"), 30),
    ]
    for strategy in results.strategy_weights:
        name = texts.strategy(strategy)
        columns.append(
            SheetColumn(f"{strategy}_claimed", texts.tr("{strategy}, claimed", strategy=name), 12, POINTS)
        )
        columns.append(
            SheetColumn(f"{strategy}_proven", texts.tr("{strategy}, proven", strategy=name), 12, POINTS)
        )
    table = book.table(texts.tr("Totals"), columns, len(results.scenarios))
    for number, scenario in enumerate(results.scenarios, 1):
        table.add(
            number=number,
            scenario=scenario.name,
            baseline=texts.tr("Yes") if scenario.is_baseline else "",
            **_knock_out(content, scenario),
            **_totals(table, content, weights, scores, scenario),
            **_by_strategy(table, content, weights, scores, scenario),
        )
    table.freeze(2)
    return table


def _knock_out(content: Content, scenario: ScenarioResult) -> dict[str, Cell]:
    if scenario.knock_out is None:
        return {"knock_out": ""}
    return {"knock_out": scenario.knock_out.strip() or content.texts.tr("No reason given.")}


def _by_strategy(
    table: SheetTable, content: Content, weights: Weights, scores: SheetTable, scenario: ScenarioResult
) -> dict[str, Cell]:
    """What was claimed and proven on each strategy: the points of its criteria, added up."""
    cells: dict[str, Cell] = {}
    for strategy in content.results.strategy_weights:
        figures = scenario.strategies[strategy].figures
        for figure, found in (("claimed", figures.claimed), ("proven", figures.proven)):
            points = _added_up(table, weights, scores, f"{figure}_points", weights.strategy_rows[strategy])
            cells[f"{strategy}_{figure}"] = Formula(points, found)
    return cells


def _totals(
    table: SheetTable, content: Content, weights: Weights, scores: SheetTable, scenario: ScenarioResult
) -> dict[str, Cell]:
    if not content.results.strategy_weights:
        return {}
    total, rows = scenario.total, weights.strategy_rows.values()

    def mean(column: str, found: float) -> Formula:
        """The strategies by their weights."""
        parts = [
            f"{weights.strategies.there('weight', row)}*{_added_up(table, weights, scores, column, row)}"
            for row in rows
        ]
        return Formula("+".join(parts), found)

    headline = "proven" if content.is_headline_proven else "claimed"
    own, all_totals, out = table.at(headline), table.column(headline), table.column("knock_out")
    higher = f'SUMPRODUCT(({out}="")*({all_totals}>{own}+{_TIE}))'
    cells: dict[str, Cell] = {
        "claimed": mean("claimed_points", total.claimed),
        "proven": mean("proven_points", total.proven),
        "low": mean("low_points", total.low),
        "high": mean("high_points", total.high),
        "coverage": mean("scored", total.coverage),
        "rank": Formula(
            f'IF({table.at("knock_out")}="",1+{higher},"")', "" if scenario.rank is None else scenario.rank
        ),
    }
    place = [each.is_baseline for each in content.results.scenarios]
    if True in place and scenario.difference_to_baseline is not None:
        against = table.there(headline, place.index(True) + 2)
        cells["difference"] = Formula(f"{own}-{against}", scenario.difference_to_baseline)
    return cells


def _added_up(table: SheetTable, weights: Weights, scores: SheetTable, column: str, strategy_row: int) -> str:
    """All that a scenario has in a column of the scores on one strategy."""
    strategy = weights.strategies.there("strategy", strategy_row)
    return (
        f"SUMIFS({scores.column(column)},{scores.column('number')},{table.at('number')},"
        f"{scores.column('strategy')},{strategy})"
    )
