"""The first sheet of a workbook: what is bought, the verdict, and how to read the others."""

from __future__ import annotations

from circular_assess.domain.editions import Edition
from circular_assess.exchange.excel_sheets.book import NUMBER, Book, Cell, SheetColumn, SheetTable
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.cover import edition_words, illustrative_words, notice_words
from circular_assess.texts import TENDER_STATUS_NAMES


def add_overview(book: Book, content: Content) -> str:
    """Gives the cell that holds the quantity of the tender."""
    texts, tender = content.texts, content.assessment.tender
    columns = (SheetColumn("label", "", 34), SheetColumn("words", "", 80, NUMBER))
    table = book.table(texts.tr("Overview"), columns, 40, has_head=False)
    table.enlarge(table.add(label=content.title))
    wide = [table.next_row - 1]
    for sentence in content.verdict:
        wide.append(table.add(label=sentence))
    table.embolden(wide[1]) if len(wide) > 1 else None
    table.add()
    facts: list[tuple[str, str]] = [
        (texts.tr("Buyer"), tender.buyer),
        (texts.tr("Reference"), tender.reference),
        (texts.tr("Subject code (CPV)"), tender.cpv),
        (texts.tr("Theme"), texts.theme(tender.theme)),
        (texts.tr("Description"), tender.description),
        (texts.tr("Functional unit"), tender.functional_unit),
        (texts.tr("Unit of the quantity"), tender.quantity_unit),
        (texts.tr("Status"), texts.tr(TENDER_STATUS_NAMES[tender.status])),
        (texts.tr("Edition"), edition_words(content)),
        (texts.tr("Prepared"), texts.day(content.moment.date())),
    ]
    _add_facts(table, [(label, words) for label, words in facts if words.strip()])
    row = table.next_row
    numbers = (
        (texts.tr("Quantity"), tender.quantity),
        (texts.tr("Term in years"), tender.term_years),
        (texts.tr("Estimated value in euro, without VAT"), tender.estimated_value_eur),
    )
    _add_facts(table, [(label, number) for label, number in numbers])
    table.add()
    wide += [table.add(label=sentence) for sentence in _how_to_read(content)]
    table.merge_across(wide)
    return table.there("words", row)


def _add_facts(table: SheetTable, facts: list[tuple[str, str]] | list[tuple[str, float | None]]) -> None:
    for label, content in facts:
        cell: Cell = content
        table.add(label=label, words=cell)


def _how_to_read(content: Content) -> list[str]:
    """What the cells hold, and what a workbook is not."""
    texts = content.texts
    sentences = [
        texts.tr(
            "Shaded cells hold what was entered. Totals, costs and materials follow from them by formulas."
        ),
        texts.tr("What is changed here changes these sheets only, and no assessment in the program."),
    ]
    if content.options.edition is Edition.PUBLIC:
        sentences.append(edition_words(content))
    if content.is_illustrative:
        sentences.append(illustrative_words(texts))
    return [*sentences, *notice_words(texts).split("\n")]
