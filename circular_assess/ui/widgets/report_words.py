"""What the report page says: what is in order, what was written, and the name of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from circular_assess.domain.assessment import Tender
from circular_assess.domain.checks import CheckId
from circular_assess.domain.editions import Edition
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.widgets.score_words import breakable

if TYPE_CHECKING:
    from circular_assess.report.build import ReportNotWritten, ReportWritten

# What Windows does not take in the name of a file.
NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
LONGEST_NAME = 90


def good_news(texts: Texts, results: Results) -> list[str]:
    """What is in order about the scores; of no score at all everything is true, which is no good news."""
    entered = [
        score
        for scenario in results.scenarios
        for score in scenario.criteria.values()
        if score.level is not None and not score.is_fixed
    ]
    if not entered:
        return []
    found = {check.id for check in results.checks}
    tr = texts.tr
    sentences = (
        ({CheckId.NOT_SCORED}, tr("Every criterion is scored")),
        ({CheckId.NO_REASON, CheckId.EXTREME_WITHOUT_REASON}, tr("Every score has a reason")),
        ({CheckId.WEAK_EVIDENCE}, tr("Every score rests on more than a word")),
        ({CheckId.NO_PROOF}, tr("Every score names its proof")),
        ({CheckId.LOOK_AGAIN}, tr("Nothing is left to look at again")),
    )
    return [sentence for against, sentence in sentences if not against & found]


def written_sentence(texts: Texts, written: ReportWritten, name: str) -> str:
    """What stands in the file, as it was read back; only a PDF has a known number of pages."""
    if not written.pages and written.counts is not None:
        return breakable(f"{written.counts.wording(texts)} {texts.tr('The file is {file}.', file=name)}")
    pages = texts.plural(
        "The file {file} has {count} page.", "The file {file} has {count} pages.", written.pages, file=name
    )
    if written.counts is None:
        alone = texts.tr("Written and read back, without the assessment inside.")
        return breakable(f"{alone} {pages}")
    return breakable(f"{written.counts.wording(texts)} {pages}")


def not_written_sentence(texts: Texts, name: str, failure: ReportNotWritten | None) -> str:
    """Why nothing was written, what was kept, and what to do."""
    if failure is None:
        happened = texts.tr("{file} was not written. What you entered is kept.", file=name)
        return breakable(happened)
    what_to_do = texts.tr("Close the file in other programs or choose another place, then export again.")
    return breakable(" ".join((failure.wording(texts), what_to_do)))


def proposed_name(texts: Texts, tender: Tender, edition: Edition = Edition.INTERNAL) -> str:
    """A name for the file from reference and title that every system takes, without its ending.

    The public edition has another one, so that it does not replace the internal one.
    """
    words = " ".join(part for part in (tender.reference.strip(), tender.title.strip()) if part)
    plain = " ".join(NOT_IN_NAMES.sub(" ", words).split())
    plain = plain[:LONGEST_NAME].strip(" .")
    if not plain or DEVICES.fullmatch(plain):
        plain = texts.tr("Circular assessment {name}", name=plain).strip(" .")
    return texts.tr("{name} (public)", name=plain) if edition is Edition.PUBLIC else plain
