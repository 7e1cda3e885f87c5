"""The sheets of words: the criteria table for the tender file, the sources, and the checks with answers."""

from __future__ import annotations

from circular_assess.domain.catalogue import Criterion
from circular_assess.exchange.excel_sheets.book import Book, SheetColumn, SheetTable
from circular_assess.exchange.excel_sheets.weights import level_head
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.criteria_table import cautions
from circular_assess.report.sections.score_words import market_amount, market_level
from circular_assess.texts import GRADE_NAMES, INSTRUMENT_NAMES


def add_criteria_table(book: Book, content: Content) -> SheetTable:
    """Where each criterion is asked, the least that is asked, and what follows; empty where it is not yet."""
    texts, criteria = content.texts, content.results.criteria
    columns = (
        SheetColumn("strategy", texts.tr("Strategy"), 20),
        SheetColumn("id", texts.tr("Id"), 9),
        SheetColumn("criterion", texts.tr("Criterion"), 34),
        SheetColumn("where", texts.tr("Where"), 16, is_entered=True),
        SheetColumn("minimum", texts.tr("Minimum asked"), 40, is_entered=True),
        SheetColumn("kpi", texts.tr("KPI in the contract"), 40, is_entered=True),
        SheetColumn("owner", texts.tr("Owner"), 20, is_entered=True),
        SheetColumn("due", texts.tr("Date"), 16, is_entered=True),
        SheetColumn("care", texts.tr("Remarks"), 44),
    )
    table = book.table(texts.tr("Criteria table"), columns, len(criteria))
    for criterion_id, in_use in criteria.items():
        criterion, ask = in_use.criterion, content.asked(criterion_id)
        place = None if ask.instrument is None else texts.tr(INSTRUMENT_NAMES[ask.instrument])
        noted = {
            "minimum": ask.minimum,
            "kpi": ask.kpi,
            "owner": ask.owner,
            "due": ask.due,
        }
        table.add(
            strategy=texts.strategy(criterion.strategy),
            id=criterion_id,
            criterion=criterion.name,
            where=place,
            care="\n".join(cautions(criterion, ask)),
            **{key: words.strip() or None for key, words in noted.items()},
        )
    table.freeze(3)
    return table


def add_sources(book: Book, content: Content) -> None:
    """Where each level, market level and figure comes from, and what its source is worth."""
    texts, criteria = content.texts, content.results.criteria
    columns = (
        SheetColumn("id", texts.tr("Id"), 9),
        SheetColumn("criterion", texts.tr("Criterion"), 28),
        SheetColumn("what", texts.tr("Figure"), 16),
        SheetColumn("words", texts.tr("What it means"), 60),
        SheetColumn("source", texts.tr("Source"), 40),
        SheetColumn("grade", texts.tr("What a source is worth"), 26),
        SheetColumn("link", texts.tr("Link"), 36),
    )
    rows = sum(
        len(each.criterion.levels)
        + len(each.criterion.figures)
        + (market_level(content, each.criterion) is not None)
        for each in criteria.values()
    )
    table = book.table(texts.tr("Sources"), columns, rows)
    for in_use in criteria.values():
        _add_sources_of(table, content, in_use.criterion)
    table.freeze(2)


def _add_sources_of(table: SheetTable, content: Content, criterion: Criterion) -> None:
    texts = content.texts
    about = {"id": criterion.id, "criterion": criterion.short_name}
    for step, level in enumerate(criterion.levels):
        words = level.text if level.value is None else content.quantity(level.value, criterion)
        worth = texts.tr(GRADE_NAMES[level.grade])
        table.add(**about, what=level_head(content, step), words=words, source=level.source, grade=worth)
    market = market_level(content, criterion)
    if market is not None:
        dated = ", ".join(words for words in (market.source, market.date) if words.strip())
        amount = market_amount(content, criterion, market)
        if market.is_law:
            amount = texts.tr("{amount}, required by law", amount=amount)
        worth = texts.tr(GRADE_NAMES[market.grade])
        table.add(**about, what=texts.tr("market level"), words=amount, source=dated, grade=worth)
    for figure in criterion.figures:
        table.add(
            **about,
            what=texts.tr("from the field"),
            words=figure.text,
            source=figure.source,
            grade=texts.tr(GRADE_NAMES[figure.grade]),
            link=figure.link,
        )


def add_checks(book: Book, content: Content) -> None:
    """What may not hold, with the answers of the buyer."""
    texts, results = content.texts, content.results
    columns = (
        SheetColumn("severity", texts.tr("How much it matters"), 18),
        SheetColumn("check", texts.tr("Check"), 28),
        SheetColumn("scenario", texts.tr("Scenario"), 26),
        SheetColumn("criterion", texts.tr("Criterion"), 30),
        SheetColumn("found", texts.tr("What was found"), 70),
        SheetColumn("answer", texts.tr("Answer of the buyer"), 50, is_entered=True),
    )
    table = book.table(texts.tr("Checks"), columns, len(results.checks))
    for check in results.checks:
        criterion = None if check.criterion_id is None else results.criteria.get(check.criterion_id)
        table.add(
            severity=texts.severity(check.severity),
            check=texts.check(check.id),
            scenario=None if check.scenario_id is None else results.scenario(check.scenario_id).name,
            criterion=None if criterion is None else content.named(criterion.criterion),
            found=texts.message(check.message.key, dict(check.message.values)),
            answer=check.answer.strip() or None,
        )
    table.freeze(2)
