"""The sheets of the strategies and of the weights: what was entered, and shares that follow from it."""

from __future__ import annotations

from dataclasses import dataclass

from circular_assess.domain.catalogue import CriterionId, Strategy
from circular_assess.exchange.excel_sheets.book import (
    NUMBER,
    SHARE,
    Book,
    Cell,
    Formula,
    SheetColumn,
    SheetTable,
)
from circular_assess.report.sections.content import Content


@dataclass(frozen=True, slots=True)
class Weights:
    """The two sheets, and in which of their rows each strategy and each criterion stands."""

    strategies: SheetTable
    strategy_rows: dict[Strategy, int]
    criteria: SheetTable
    criterion_rows: dict[CriterionId, int]


def add_weights(book: Book, content: Content) -> Weights:
    """First the strategies, then all criteria, those in use with their shares."""
    strategies, strategy_rows = _add_strategies(book, content)
    texts, assessment = content.texts, content.assessment
    columns = (
        SheetColumn("id", texts.tr("Id"), 9),
        SheetColumn("criterion", texts.tr("Criterion"), 34),
        SheetColumn("strategy", texts.tr("Strategy"), 22),
        SheetColumn("in_use", texts.tr("In use"), 9),
        SheetColumn("entered", texts.tr("Weight entered"), 11, NUMBER, is_entered=True),
        SheetColumn("weight", texts.tr("Share of the strategy"), 12, SHARE),
        SheetColumn("share", texts.tr("Share of the total"), 12, SHARE),
        SheetColumn("unit", texts.tr("Unit"), 20),
        *(SheetColumn(f"level_{step}", level_head(content, step), 12, NUMBER) for step in range(5)),
        SheetColumn("why", texts.tr("Why left out"), 44),
    )
    table = book.table(texts.tr("Weights"), columns, len(assessment.criteria))
    rows = {}
    for setting in assessment.criteria:
        criterion = setting.criterion
        in_use = content.results.criteria.get(criterion.id)
        cells: dict[str, Cell] = {
            "id": criterion.id,
            "criterion": criterion.name,
            "strategy": texts.strategy(criterion.strategy),
            "in_use": texts.tr("No") if in_use is None else texts.tr("Yes"),
            "unit": criterion.unit if criterion.has_value else texts.tr("level 0 to 4"),
            **{f"level_{step}": anchor for step, anchor in enumerate(criterion.anchors)},
        }
        if in_use is None:
            why = setting.reason.strip()
            if setting.is_in_use:
                why = texts.tr("{strategy} does not count.", strategy=texts.strategy(criterion.strategy))
            table.add(**cells, entered="", why=why)
            continue
        alike = f"SUMIFS({table.column('entered')},{table.column('strategy')},{table.at('strategy')})"
        weight = strategies.there("weight", strategy_rows[criterion.strategy])
        rows[criterion.id] = table.add(
            **cells,
            entered=setting.weight,
            weight=Formula(f"{table.at('entered')}/{alike}", in_use.weight),
            share=Formula(f"{table.at('weight')}*{weight}", in_use.share_of_total),
        )
    table.freeze(2)
    return Weights(strategies, strategy_rows, table, rows)


def level_head(content: Content, step: int) -> str:
    """What the column of the value at which a level begins is called."""
    return content.texts.tr("level {level}", level=content.texts.number(step))


def _add_strategies(book: Book, content: Content) -> tuple[SheetTable, dict[Strategy, int]]:
    texts, assessment = content.texts, content.assessment
    columns = (
        SheetColumn("strategy", texts.tr("Strategy"), 26),
        SheetColumn("entered", texts.tr("Weight entered"), 11, NUMBER, is_entered=True),
        SheetColumn("weight", texts.tr("Share of the total"), 12, SHARE),
        SheetColumn("why", texts.tr("Why"), 70),
    )
    table = book.table(texts.tr("Strategies"), columns, len(assessment.strategies))
    rows = {}
    for setting in assessment.strategies:
        name, why = texts.strategy(setting.strategy), setting.reason
        share = content.results.strategy_weights.get(setting.strategy)
        if share is None:
            # Without a criterion in use a strategy does not count, whatever its weight.
            table.add(strategy=name, entered="", weight=texts.tr("does not count"), why=why)
            continue
        formula = Formula(f"{table.at('entered')}/SUM({table.column('entered')})", share)
        rows[setting.strategy] = table.add(strategy=name, entered=setting.weight, weight=formula, why=why)
    table.freeze(1)
    return table, rows
