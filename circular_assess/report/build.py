"""Builds the PDF beside its target, reads it back and moves it into place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from circular_assess.charts.fonts import prepare
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.editions import Edition
from circular_assess.domain.results import Results, evaluate
from circular_assess.own_file import write_own_file
from circular_assess.report.counts import Counts, counts_of
from circular_assess.report.editions import for_edition
from circular_assess.report.in_place import REASONS, ReportNotWritten, write_in_place
from circular_assess.report.options import FIXED_FIRST, USUAL, ReportOptions
from circular_assess.texts import Texts

if TYPE_CHECKING:
    from circular_assess.report.layout.sheet import Sheet
    from circular_assess.report.sections.content import Content

__all__ = ["REASONS", "ReportNotWritten", "ReportWritten", "SectionPages", "build_pdf"]

DATA_NAME = "assessment.circular"
_SECTIONS_DONE, _PAGES_DONE = 0.4, 0.9


@dataclass(frozen=True, slots=True)
class SectionPages:
    """Where a section begins (0 = first page), and how many pages it has."""

    section: str
    first_page: int
    pages: int


@dataclass(frozen=True, slots=True)
class ReportWritten:
    """What was found in the finished file when it was read back; `counts` of the data, None without it."""

    pages: int
    counts: Counts | None = None
    sections: tuple[SectionPages, ...] = ()


def build_pdf(
    assessment: Assessment,
    results: Results,
    texts: Texts,
    target: Path,
    *,
    moment: datetime,
    cache_folder: Path,
    options: ReportOptions = USUAL,
    progress: Callable[[float], None] | None = None,
) -> ReportWritten:
    """Write the report of an assessment to `target` and tell what stands in it.

    The file is PDF/UA-1 and PDF/A-3a, with the assessment inside, or PDF/A-2a without. In the public
    edition neither the pages nor the data hold what is marked confidential.

    Any thread may call it. `progress` is called with 0 to 1; an exception that it raises ends the
    work. The same assessment and moment give the same file. Raises ReportNotWritten.
    """
    if options.edition is Edition.PUBLIC:
        assessment = for_edition(assessment, options.edition, texts)
        results = evaluate(assessment)
    report = progress or (lambda _share: None)

    def make() -> tuple[bytes, Callable[[Path], ReportWritten]]:
        prepare(cache_folder)
        from circular_assess.report.sections.content import Content

        content = Content(assessment, results, texts, moment, options)
        laid_out = _lay_out(content, report)
        return laid_out.file, lambda file: _read_back(file, laid_out, content)

    written = write_in_place(target, make)
    report(1.0)
    return written


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """The file as bytes, the title as it stands on the first page, and the first page of each section."""

    file: bytes
    title: str
    first_pages: Mapping[str, int]


def _lay_out(content: Content, report: Callable[[float], None]) -> _LaidOut:
    from circular_assess.report.finishing import Attachment, finished
    from circular_assess.report.fonts import as_printable
    from circular_assess.report.sections.cover import about, running

    texts, options = content.texts, content.options
    sheet = _written_sheet(content, report)
    file = BytesIO()

    def number(page: int, pages: int) -> str:
        return texts.tr("{page} of {pages}", page=page, pages=pages)

    def report_pages(share: float) -> None:
        report(_SECTIONS_DONE + share * (_PAGES_DONE - _SECTIONS_DONE))

    around = running(content)
    painted = sheet.write(file, around, number, report_pages, has_cover=_has_first_page(options))
    attachment = None
    if options.has_data:
        words = texts.tr("The assessment that this report was made from")
        attachment = Attachment(DATA_NAME, write_own_file(content.assessment), words)
    pages = {section: painted.pages_by_key[key] - 1 for section, key in sheet.headings.first_keys.items()}
    for place, section in enumerate(each for each in FIXED_FIRST if each in options.sections):
        pages[section] = place
    whole = finished(file.getvalue(), painted, about(content), attachment)
    return _LaidOut(whole, sheet.printed_title or as_printable(around.head_left), pages)


def _written_sheet(content: Content, report: Callable[[float], None]) -> Sheet:
    """All sections in their order; a sentence where none of them has anything to say."""
    from circular_assess.charts.style import PAPER
    from circular_assess.report.layout.sheet import Sheet
    from circular_assess.report.sections import OWN_PAGE, SECTIONS

    options = content.options
    sheet = Sheet(options.branding.accent or PAPER.accent)
    for done, section in enumerate(options.sections, 1):
        if section in OWN_PAGE:
            sheet.new_page()
        sheet.headings.begin(section)
        SECTIONS[section](sheet, content)
        if section in OWN_PAGE:
            sheet.new_page()
        report(done / len(options.sections) * _SECTIONS_DONE)
    if sheet.is_empty:
        sheet.text(content.texts.tr("Nothing is entered yet for the sections that were chosen."))
    return sheet


def _has_first_page(options: ReportOptions) -> bool:
    """True if the first page says by itself what the report is about, and needs no running head."""
    return options.has_cover or options.sections[0] == "summary"


def _read_back(unfinished: Path, laid_out: _LaidOut, content: Content) -> ReportWritten:
    """Pages and counts of the file, read as its readers will; ValueError if anything is missing."""
    from circular_assess.report.data_inside import ReportNotOpened, open_report
    from circular_assess.report.reading import read_back

    counts = None
    found = read_back(unfinished)
    if content.options.has_data:
        try:
            counts = counts_of(open_report(unfinished).assessment)
        except ReportNotOpened as error:
            raise ValueError("no data inside") from error
    is_whole = counts is None or counts == counts_of(content.assessment)
    if not found.pages or not found.holds(laid_out.title) or not is_whole:
        raise ValueError("not what was written")
    return ReportWritten(found.pages, counts, tuple(_section_pages(laid_out, content, found.pages)))


def _section_pages(laid_out: _LaidOut, content: Content, pages: int) -> Iterator[SectionPages]:
    """The sections that are in the file; two may share a page."""
    pages_of = laid_out.first_pages
    starts = [(key, pages_of[key]) for key in content.options.sections if key in pages_of]
    for place, (section, first) in enumerate(starts):
        following = starts[place + 1][1] if place + 1 < len(starts) else pages
        yield SectionPages(section, first, max(following - first, 1))
