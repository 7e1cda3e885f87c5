"""Reports made for the tests, with what a reader finds in them."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.results import Results, evaluate
from circular_assess.report.build import ReportWritten, build_pdf
from circular_assess.report.layout.styles import BODY_BOTTOM, BODY_TOP, PAGE_HEIGHT, PAGE_WIDTH
from circular_assess.report.reading import PDFIUM
from circular_assess.texts import Texts

TEXTS = Texts()
MOMENT = datetime(2026, 11, 24, 16, 20, tzinfo=UTC)


@dataclass(frozen=True)
class Built:
    """A report, what went into it, and what a reader finds in it."""

    path: Path
    assessment: Assessment
    results: Results
    written: ReportWritten
    pages: list[str]
    bodies: str
    outline: list[tuple[int, str]]


def build(assessment: Assessment, folder: Path) -> Built:
    """The report of an assessment, written into a folder and read back."""
    path = folder / "report.pdf"
    results = evaluate(assessment)
    written = build_pdf(assessment, results, TEXTS, path, moment=MOMENT, cache_folder=folder)
    with PDFIUM:
        document = pypdfium2.PdfDocument(path)
        pages, bodies = [], []
        for page in document:
            words = page.get_textpage()
            pages.append(words.get_text_range())
            box = (0, BODY_BOTTOM - 4, PAGE_WIDTH, PAGE_HEIGHT - BODY_TOP + 8)
            bodies.append(words.get_text_bounded(*box))
        outline = [(entry.level, entry.get_title()) for entry in document.get_toc()]
        document.close()
    return Built(path, assessment, results, written, pages, bare("".join(bodies)), outline)


def bare(words: str) -> str:
    """The words without spaces and line ends: where a line breaks is not asked."""
    # PDFium writes a mark of its own for a hyphen at the end of a line.
    return re.sub(r"\s", "", words.replace("\ufffe", "-").replace("\x02", "-"))
