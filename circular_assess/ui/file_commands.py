"""Opening and saving files: what a file becomes in the library, and what to say if it cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.editions import is_public_edition
from circular_assess.own_file import SUFFIX, OwnFileRefused, open_own_file, open_sample, save_own_file
from circular_assess.texts import LANGUAGES, Texts
from circular_assess.ui.messages import Answer
from circular_assess.ui.notice_files import PATTERN as NOTICE_PATTERN
from circular_assess.ui.notice_files import may_be_notice
from circular_assess.ui.page import PageContext

if TYPE_CHECKING:
    from circular_assess.document import Document
    from circular_assess.library import Library
    from circular_assess.ui.notice_opening import DocumentWindow

OWN_FILE_PATTERN, REPORT_SUFFIX = f"*{SUFFIX}", ".pdf"
PDF_BEGIN = b"%PDF-"
FORBIDDEN_IN_NAMES = '<>:"/\\|?*'
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Opened:
    """A document of the library, and what there is to say about the file it came from; may be nothing."""

    document: Document
    said: str = ""


class FileCommands:
    """Opens `.circular` files, reports and samples into the library, and saves copies."""

    def __init__(self, context: PageContext, library: Callable[[], Library]) -> None:
        self._messages = context.messages
        self._texts = context.texts
        self._library = library

    def choose(self) -> Path | None:
        """A file chosen by the buyer."""
        tr = self._texts.tr
        pattern = f"{OWN_FILE_PATTERN} *{REPORT_SUFFIX} {NOTICE_PATTERN}"
        kinds = tr("Assessments, reports and notices ({pattern})", pattern=pattern)
        return self._messages.choose_file_to_open(tr("Open an assessment"), kinds)

    def open_in(self, window: DocumentWindow, path: Path) -> None:
        """Show what a file holds; a notice is read in the background and shown on the Tender page."""
        if may_be_notice(path):
            from circular_assess.ui.notice_opening import open_notice

            open_notice(window, path)
        elif (opened := self.open(path)) is not None:
            window.show_document(opened.document, said=opened.said)

    def open(self, path: Path) -> Opened | None:
        """The assessment of a file or inside a report, in the library; None if nothing was opened.

        Same id and same content opens what is there. Other content asks: keep both, or replace. A public
        edition has an id of its own and says in its title what it is.
        """
        try:
            assessment, said = self._read_report(path) if _is_pdf(path) else (open_own_file(path), "")
        except _NotOpened as refused:
            self._tell_unreadable(path, str(refused))
            return None
        except OwnFileRefused as refused:
            self._tell_unreadable(path, refused.wording(self._texts))
            return None
        except OSError as error:
            self._tell_unreadable(path, error.strerror or str(error))
            return None
        document = self._in_library(assessment)
        return None if document is None else Opened(document, said)

    def _read_report(self, path: Path) -> tuple[Assessment, str]:
        """The assessment inside a PDF, and what an accident changed; _NotOpened or OSError."""
        from circular_assess.report.data_inside import ReportNotOpened, open_report

        try:
            inside = open_report(path)
        except ReportNotOpened as refused:
            raise _NotOpened(refused.wording(self._texts)) from refused
        return inside.assessment, inside.wording(path.name, self._texts)

    def _in_library(self, assessment: Assessment) -> Document | None:
        library = self._library()
        known = library.find(assessment.id)
        wanted = _marked(assessment, self._texts)
        if known is None:
            return library.keep(wanted)
        # It may have been kept while the window spoke another language.
        if any(library.is_same(known, _marked(assessment, Texts(language))) for language in LANGUAGES):
            return library.open(assessment.id)
        answer = self._messages.ask_keep_or_replace(known.tender.title)
        if answer is Answer.KEEP_BOTH:
            title = self._texts.tr("{title} (from the file)", title=wanted.tender.title)
            return library.keep_copy(wanted, title)
        return library.keep(wanted) if answer is Answer.REPLACE else None

    def open_sample(self, name: str) -> Document:
        """A shipped sample as a copy of the buyer's own."""
        assessment = open_sample(name, self._texts.language)
        return self._library().keep_copy(assessment, assessment.tender.title)

    def save_copy(self, assessment: Assessment) -> None:
        """Write the assessment to a file that the buyer names. Raises OSError or OwnFileRefused."""
        proposal = Path(file_name(assessment.tender.title) + SUFFIX)
        title = self._texts.tr("Save a copy")
        path = self._messages.choose_file_to_save(title, proposal, OWN_FILE_PATTERN)
        if path is not None:
            save_own_file(assessment, path)

    def _tell_unreadable(self, path: Path, why: str) -> None:
        tr = self._texts.tr
        self._messages.tell(tr("{file} could not be opened", file=path.name), why)


class _NotOpened(Exception):
    """A PDF without an assessment to be had; the message says why."""


def _is_pdf(path: Path) -> bool:
    """True for what is called a PDF, or begins as one."""
    if path.suffix.lower() == REPORT_SUFFIX:
        return True
    if not path.is_file():  # a pipe would wait for its other end
        return False
    with path.open("rb") as file:
        return file.read(len(PDF_BEGIN)) == PDF_BEGIN


def _marked(assessment: Assessment, texts: Texts) -> Assessment:
    """A public edition with words for it at the end of its title; any other assessment as it is."""
    title = assessment.tender.title.strip()
    marks = (_public_title("", Texts(language)) for language in LANGUAGES)
    if not is_public_edition(assessment) or any(title.endswith(mark) for mark in marks):
        return assessment
    return replace(assessment, tender=replace(assessment.tender, title=_public_title(title, texts)))


def _public_title(title: str, texts: Texts) -> str:
    return texts.tr("{title} (public edition)", title=title).strip()


def file_name(title: str) -> str:
    """A title as a file name that Windows accepts too."""
    kept = "".join(sign if sign.isprintable() and sign not in FORBIDDEN_IN_NAMES else " " for sign in title)
    return " ".join(kept.split())[:LONGEST_NAME].strip(". ") or "assessment"
