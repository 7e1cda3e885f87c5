"""The assessment as an Excel workbook whose totals, costs and materials are formulas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.editions import Edition
from circular_assess.domain.results import Results, evaluate
from circular_assess.report.counts import Counts
from circular_assess.report.editions import for_edition
from circular_assess.report.in_place import write_in_place
from circular_assess.report.options import ReportOptions
from circular_assess.texts import Texts

if TYPE_CHECKING:
    from circular_assess.exchange.excel_sheets.book import Book, SheetTable
    from circular_assess.exchange.excel_sheets.reading import Row
    from circular_assess.report.sections.content import Content

_TABLE_ALONE = ("criteria_table",)


def write_excel(
    assessment: Assessment,
    results: Results,
    texts: Texts,
    target: Path,
    *,
    moment: datetime,
    cache_folder: Path,
    options: ReportOptions,
    progress: Callable[[float], None] | None = None,
) -> Counts:
    """Write the assessment to `target` as an .xlsx file and count what is found in it.

    All sheets, or the criteria table alone if that is the only section. Any thread may call it; `progress`
    is called with 0 to 1, and an exception that it raises ends the work. Raises ReportNotWritten.
    """
    from circular_assess.charts.fonts import prepare

    options = replace(options, has_data=False)
    if options.edition is Edition.PUBLIC:
        assessment = for_edition(assessment, options.edition, texts)
        results = evaluate(assessment)
    report = progress or (lambda _share: None)

    def make() -> tuple[bytes, Callable[[Path], Counts]]:
        prepare(cache_folder)
        from circular_assess.report.sections.content import Content

        content = Content(assessment, results, texts, moment, options)
        book, sheets = _written_book(content, report)
        file = book.finished()
        return file, lambda path: _read_back(path, book, sheets)

    counts = write_in_place(target, make)
    report(1.0)
    return counts


@dataclass(frozen=True, slots=True)
class _Counted:
    """The sheets in which criteria, scenarios and reasons are counted."""

    criteria_table: SheetTable
    totals: SheetTable | None = None
    scores: SheetTable | None = None


def _written_book(content: Content, report: Callable[[float], None]) -> tuple[Book, _Counted]:
    from circular_assess.exchange.excel_sheets.book import Book
    from circular_assess.exchange.excel_sheets.costs import add_costs
    from circular_assess.exchange.excel_sheets.materials import add_materials
    from circular_assess.exchange.excel_sheets.overview import add_overview
    from circular_assess.exchange.excel_sheets.scores import add_scores
    from circular_assess.exchange.excel_sheets.totals import add_totals
    from circular_assess.exchange.excel_sheets.weights import add_weights
    from circular_assess.exchange.excel_sheets.words import add_checks, add_criteria_table, add_sources
    from circular_assess.report.sections.cover import PROGRAM

    texts = content.texts
    book = Book(
        content.title, content.assessment.tender.buyer.strip() or PROGRAM, texts.tr("Circular assessment")
    )
    if content.options.sections == _TABLE_ALONE:
        return book, _Counted(add_criteria_table(book, content))
    quantity = add_overview(book, content)
    weights = add_weights(book, content)
    scores = add_scores(book, content, weights)
    report(0.3)
    totals = add_totals(book, content, weights, scores)
    book.bring_forward(scores, before=weights.strategies)
    book.bring_forward(totals, before=scores)
    add_costs(book, content, quantity)
    add_materials(book, content)
    report(0.5)
    criteria_table = add_criteria_table(book, content)
    add_sources(book, content)
    add_checks(book, content)
    report(0.7)
    return book, _Counted(criteria_table, totals, scores)


def _read_back(path: Path, book: Book, sheets: _Counted) -> Counts:
    """What is counted in the file, once every cell is found as it was told; ValueError if one is not."""
    from circular_assess.exchange.excel_sheets.reading import is_same, read_excel

    found = read_excel(path)
    if [*found] != [table.name for table in book.tables]:
        raise ValueError("not the sheets that were written")
    if not all(is_same(table.told, found[table.name]) for table in book.tables):
        raise ValueError("not the cells that were written")
    return Counts(
        _filled(found, sheets.criteria_table, "id"),
        _filled(found, sheets.totals, "number"),
        _filled(found, sheets.scores, "reason"),
    )


def _filled(found: dict[str, list[Row]], table: SheetTable | None, key: str) -> int:
    """In how many rows of a sheet something stands in a column; 0 if the sheet is not there."""
    if table is None:
        return 0
    return sum(
        row[table.place(key)] is not None for row in found[table.name][1:] if len(row) > table.place(key)
    )
