"""The report as a Word document that can be edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from circular_assess.charts.fonts import prepare
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.editions import Edition
from circular_assess.domain.results import Results, evaluate
from circular_assess.report.counts import Counts
from circular_assess.report.editions import for_edition
from circular_assess.report.in_place import write_in_place
from circular_assess.report.options import ReportOptions
from circular_assess.texts import Texts

if TYPE_CHECKING:
    from circular_assess.exchange.word_pages.reading import WordRead
    from circular_assess.exchange.word_pages.sheet import WordSheet
    from circular_assess.report.layout.sheet import Sheet
    from circular_assess.report.sections.content import Content

_SECTIONS_DONE = 0.9


def write_word(
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
    """Write the report to `target` as a .docx file and count what is found in it.

    It has the sections of the PDF, and never holds data. Any thread may call it; `progress` is called with
    0 to 1, and an exception that it raises ends the work. Raises ReportNotWritten.
    """
    options = replace(options, has_data=False)
    if options.edition is Edition.PUBLIC:
        assessment = for_edition(assessment, options.edition, texts)
        results = evaluate(assessment)
    report = progress or (lambda _share: None)

    def make() -> tuple[bytes, Callable[[Path], Counts]]:
        prepare(cache_folder)
        from circular_assess.exchange.word_pages.reading import words_of
        from circular_assess.report.sections.content import Content

        content = Content(assessment, results, texts, moment, options)
        sheet = _written_sheet(content, report)
        file = sheet.finished()
        told = words_of(sheet.document)
        return file, lambda path: _read_back(path, told, content)

    counts = write_in_place(target, make)
    report(1.0)
    return counts


def _written_sheet(content: Content, report: Callable[[float], None]) -> WordSheet:
    from circular_assess.exchange.word_pages.running import set_properties, set_running
    from circular_assess.exchange.word_pages.sheet import WordSheet
    from circular_assess.report.sections import OWN_PAGE, SECTIONS
    from circular_assess.report.sections.cover import running

    options, texts = content.options, content.texts
    sheet = WordSheet(texts)
    if not options.has_cover and options.sections[0] != "summary":
        sheet.first_title(content.title)
    start = sheet.line_count
    for done, section in enumerate(options.sections, 1):
        if section in OWN_PAGE:
            sheet.new_page()
        # A section calls nothing that the sheet of Word has not: a test compares the two.
        SECTIONS[section](cast("Sheet", sheet), content)
        if section in OWN_PAGE:
            sheet.new_page()
        report(done / len(options.sections) * _SECTIONS_DONE)
    if sheet.line_count == start:
        sheet.text(texts.tr("Nothing is entered yet for the sections that were chosen."))
    told = running(content)
    set_running(sheet.document, told, texts, has_cover=options.has_cover)
    set_properties(sheet.document, told)
    return sheet


def _read_back(path: Path, told: WordRead, content: Content) -> Counts:
    """What is counted in the file, once all that was told is found in it; ValueError if anything is not."""
    from circular_assess.exchange.word_pages.reading import read_word

    found = read_word(path)
    if found != told or not any(words.strip() for words in found.paragraphs):
        raise ValueError("not what was written")
    return _counted(found, content)


def _counted(found: WordRead, content: Content) -> Counts:
    """The criteria, the scenarios and the reasons that stand in the file."""
    texts, assessment = content.texts, content.assessment
    paragraphs = Counter(_plain(words) for words in found.paragraphs)
    whole = "\n".join(paragraphs)
    criteria = [in_use.criterion for in_use in content.results.criteria.values()]
    label = texts.tr("Reason:")
    reasons = Counter(
        _plain(f"{label} {score.reason}")
        for scenario in assessment.scenarios
        for criterion_id, result in content.results.scenario(scenario.id).criteria.items()
        if (score := scenario.score_of(criterion_id)).reason.strip() and not result.is_fixed
    )
    return Counts(
        sum(
            _plain(criterion.short_name) in whole or _plain(criterion.name) in whole for criterion in criteria
        ),
        sum(_plain(scenario.name) in whole for scenario in assessment.scenarios),
        sum((paragraphs & reasons).values()),
    )


def _plain(words: str) -> str:
    from circular_assess.exchange.plain_text import as_xml_text

    return " ".join(as_xml_text(words).split())
