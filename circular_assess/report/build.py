"""Builds the PDF beside its target, reads it back and moves it into place."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
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
from circular_assess.report.editions import for_edition
from circular_assess.texts import Texts, mark_for_translation

if TYPE_CHECKING:
    from circular_assess.report.sections.content import Content

DATA_NAME = "assessment.circular"
_SECTIONS_DONE, _PAGES_DONE = 0.4, 0.9

REASONS = {
    "folder_missing": mark_for_translation("The folder is not there."),
    "not_allowed": mark_for_translation(
        "The folder or the file may not be written, or it is open elsewhere."
    ),
    "disk_full": mark_for_translation("The disk is full."),
    "is_folder": mark_for_translation("There is a folder of this name."),
    "is_device": mark_for_translation("It is no file but a device or a pipe."),
    "not_readable": mark_for_translation("The new file could not be read back."),
    "system": mark_for_translation("The system refused to write it."),
}
_REASONS_BY_NUMBER = {
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "not_allowed",
    errno.EBUSY: "not_allowed",
    errno.ENOSPC: "disk_full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "disk_full",
    errno.EISDIR: "is_folder",
}


@dataclass(frozen=True, slots=True)
class ReportWritten:
    """What stands in a finished report: its pages, and the scores, reasons and proofs that are printed."""

    pages: int
    scores: int
    reasons: int
    proofs: int


class ReportNotWritten(Exception):
    """The report could not be written; a file that stood at `path` before is untouched.

    `reason` is a key of `REASONS`; `error` is what the system said, if it said anything.
    """

    def __init__(self, path: Path, reason: str, error: OSError | None = None) -> None:
        super().__init__(f"{path}: {REASONS[reason]}")
        self.path = path
        self.reason = reason
        self.error = error

    def wording(self, texts: Texts) -> str:
        """What happened and what was kept, in the reader's language."""
        return texts.tr(
            "{file} was not written. {reason} A file that was there before is unchanged.",
            file=self.path.name or self.path,
            reason=texts.tr(REASONS[self.reason]),
        )


def build_pdf(
    assessment: Assessment,
    results: Results,
    texts: Texts,
    target: Path,
    *,
    moment: datetime,
    cache_folder: Path,
    edition: Edition = Edition.INTERNAL,
    has_data: bool = True,
    progress: Callable[[float], None] | None = None,
) -> ReportWritten:
    """Write the report of an assessment to `target` and tell what stands in it.

    The file is PDF/UA-1 and PDF/A-3a, with the assessment inside (`has_data`), or PDF/A-2a without.
    In the public edition neither the pages nor the data hold what is marked confidential.

    Any thread may call it. `progress` is called with 0 to 1; an exception that it raises ends the
    work. The same assessment and moment give the same file. Raises ReportNotWritten.
    """
    if edition is Edition.PUBLIC:
        assessment = for_edition(assessment, edition, texts)
        results = evaluate(assessment)
    place = _place(target)
    report = progress or (lambda _share: None)
    with _beside(place) as unfinished:
        prepare(cache_folder)
        from circular_assess.report.sections.content import Content

        content = Content(assessment, results, texts, moment, edition)
        file, title = _lay_out(content, report, has_data=has_data)
        try:
            _write(unfinished, file)
            pages = _check(unfinished, title, place)
            _move(unfinished, place)
        except OSError as error:
            raise _not_written(place, error) from error
    report(1.0)
    return ReportWritten(pages, *_counts(assessment, results))


def _place(target: Path) -> Path:
    """Where the file goes: a link is followed, so that what it leads to is replaced and not the link."""
    place = Path(os.path.realpath(target))
    try:
        mode = place.stat().st_mode
    except FileNotFoundError:
        return place
    except OSError as error:
        raise _not_written(target, error) from error
    if stat.S_ISDIR(mode):
        raise ReportNotWritten(target, "is_folder")
    if not stat.S_ISREG(mode):
        raise ReportNotWritten(target, "is_device")
    return place


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """An empty file of another name in the same folder; gone afterwards, whatever happens."""
    unfinished = target.parent / f".circular-assess-{secrets.token_hex(6)}.part"
    try:
        unfinished.touch(exist_ok=False)
    except OSError as error:
        raise _not_written(target, error) from error
    try:
        yield unfinished
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _lay_out(content: Content, report: Callable[[float], None], *, has_data: bool) -> tuple[bytes, str]:
    """The file as bytes, and the title as it stands on the first page."""
    from circular_assess.report.finishing import Attachment, finished
    from circular_assess.report.layout.sheet import Sheet
    from circular_assess.report.sections import SECTIONS
    from circular_assess.report.sections.cover import about, running

    texts = content.texts
    sheet = Sheet()
    for done, section in enumerate(SECTIONS.values(), 1):
        section(sheet, content)
        report(done / len(SECTIONS) * _SECTIONS_DONE)
    file = BytesIO()

    def number(page: int, pages: int) -> str:
        return texts.tr("{page} of {pages}", page=page, pages=pages)

    def report_pages(share: float) -> None:
        report(_SECTIONS_DONE + share * (_PAGES_DONE - _SECTIONS_DONE))

    painted = sheet.write(file, running(content), number, report_pages)
    attachment = None
    if has_data:
        words = texts.tr("The assessment that this report was made from")
        attachment = Attachment(DATA_NAME, write_own_file(content.assessment), words)
    return finished(file.getvalue(), painted, about(content), attachment), sheet.printed_title


def _write(unfinished: Path, content: bytes) -> None:
    """Write all bytes and have the disk confirm them before the old file is touched."""
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _check(unfinished: Path, title: str, target: Path) -> int:
    """Read the file as its reader will; the number of pages."""
    from circular_assess.report.reading import read_back

    try:
        found = read_back(unfinished)
    except ValueError as error:
        raise ReportNotWritten(target, "not_readable") from error
    if not found.pages or not found.holds(title):
        raise ReportNotWritten(target, "not_readable")
    return found.pages


def _move(unfinished: Path, target: Path) -> None:
    """Put the finished file in the place of the old one, in one step."""
    unfinished.replace(target)
    if os.name == "posix":
        with suppress(OSError):
            folder = os.open(target.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _not_written(target: Path, error: OSError) -> ReportNotWritten:
    return ReportNotWritten(target, _REASONS_BY_NUMBER.get(error.errno or 0, "system"), error)


def _counts(assessment: Assessment, results: Results) -> tuple[int, int, int]:
    """How many scores, reasons and proofs are printed."""
    scores = reasons = proofs = 0
    for scenario in assessment.scenarios:
        for criterion_id, result in results.scenario(scenario.id).criteria.items():
            scores += result.level is not None
            if not result.is_fixed:
                score = scenario.score_of(criterion_id)
                reasons += bool(score.reason.strip())
                proofs += len(score.proofs)
    return scores, reasons, proofs
