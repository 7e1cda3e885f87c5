"""Opens what a command works on: a file, a report with its data inside, or a sample."""

from __future__ import annotations

from pathlib import Path

from circular_assess.commands.outcome import WRONG_INPUT, Ended, complain
from circular_assess.domain.assessment import Assessment
from circular_assess.own_file import OwnFileRefused, open_own_file, open_sample, sample_names
from circular_assess.texts import Texts, mark_for_translation

_ = mark_for_translation

PDF_SUFFIX = ".pdf"
_PDF_BEGIN = b"%PDF-"


def open_source(source: str, texts: Texts) -> Assessment:
    """The assessment in a file or a report, or the sample of that name in the language of `texts`.

    What an accident changed in a report is said on the standard error. Ended if there is no assessment.
    """
    try:
        if source in sample_names():
            return open_sample(source, texts.language)
        path = Path(source)
        return _open_report(path, texts) if _is_pdf(path) else open_own_file(path)
    except OwnFileRefused as refused:
        reason = refused.wording(texts)
    except FileNotFoundError:
        reason = texts.tr(_("There is no such file, and no sample of that name."))
    except ValueError:  # a name that no system takes
        reason = texts.tr(_("This is no name of a file."))
    except OSError as error:
        reason = error.strerror or type(error).__name__
    raise Ended(f"{source}: {reason}", WRONG_INPUT)


def _is_pdf(path: Path) -> bool:
    """True for what begins as a PDF does, or is called one."""
    if path.suffix.lower() == PDF_SUFFIX:
        return True
    if not path.is_file():  # a pipe would wait for its other end
        return False
    with path.open("rb") as file:
        return file.read(len(_PDF_BEGIN)) == _PDF_BEGIN


def _open_report(path: Path, texts: Texts) -> Assessment:
    from circular_assess.report.data_inside import ReportNotOpened, open_report

    try:
        inside = open_report(path)
    except ReportNotOpened as error:
        raise Ended(f"{path}: {error.wording(texts)}", WRONG_INPUT) from error
    complain(inside.wording(path, texts))
    return inside.assessment


def is_same_file(one: str, other: str) -> bool:
    """True if two names lead to one file that is there."""
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):  # one of them is not there
        return False
