"""The command `report`: the PDF of an assessment."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from circular_assess import settings
from circular_assess.commands.outcome import COULD_NOT, WRONG_INPUT, Ended, print_text
from circular_assess.commands.sources import is_same_file, open_source
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.editions import Edition
from circular_assess.domain.results import evaluate
from circular_assess.domain.wording import in_language
from circular_assess.texts import LANGUAGES, Texts, mark_for_translation

_ = mark_for_translation


def write_report(source: str, output: str, texts: Texts, edition: Edition, *, has_data: bool) -> None:
    """Write the report of a file or a sample to a PDF, and say so; Ended where that fails."""
    from circular_assess.report.build import ReportNotWritten, build_pdf
    from circular_assess.report.options import ReportOptions

    assessment = _in_language(open_source(source, texts), texts.language)
    target = Path(output)
    if is_same_file(source, output):
        raise Ended(texts.tr(_("{file}: the report would replace its own source."), file=source), WRONG_INPUT)
    try:
        written = build_pdf(
            assessment,
            evaluate(assessment),
            texts,
            target,
            moment=datetime.now().astimezone(),
            cache_folder=settings.data_folder(),
            options=ReportOptions(edition, has_data),
        )
    except ReportNotWritten as error:
        raise Ended(error.wording(texts), COULD_NOT) from error
    except OSError as error:  # the folder for the fonts
        raise Ended(f"{error.filename}: {error.strerror}", COULD_NOT) from error
    if sys.stdout is not None:  # what was asked for is written already
        pages = texts.plural(_("{file}: {count} page"), "{file}: {count} pages", written.pages, file=target)
        print_text(f"{pages}\n")


def _in_language(assessment: Assessment, language: str) -> Assessment:
    """The assessment with its criteria in a language; what the buyer typed stays as it is."""
    from circular_assess.catalogue_files import read_catalogue

    return in_language(assessment, language, LANGUAGES, read_catalogue)
