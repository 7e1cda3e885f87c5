"""What the report page says: what is open before exporting, what was written, and the name of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from circular_assess.domain.assessment import Assessment, Tender
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.checks import OpenPoint, PointKind
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.widgets.check_list import Check
from circular_assess.ui.widgets.comparison_words import said
from circular_assess.ui.widgets.score_words import breakable

if TYPE_CHECKING:
    from circular_assess.report.build import ReportNotWritten, ReportWritten

# What Windows does not take in the name of a file.
NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
LONGEST_NAME = 90


@dataclass(frozen=True, slots=True)
class _Count:
    """How often a kind of point is open, and where first."""

    count: int
    first: CriterionId | None


def report_checks(texts: Texts, assessment: Assessment, results: Results) -> list[Check]:
    """What to look at before the report goes out, good news included."""
    checks = []
    if not results.is_ready:
        checks.append(Check("warning", said(texts, results.verdict[0])))
    if results.criteria and results.scenarios:
        checks += _score_checks(texts, results)
    estimated = [
        score.criterion_id
        for scenario in assessment.scenarios
        for score in scenario.scores
        if score.is_illustrative and score.is_scored and score.criterion_id in results.criteria
    ]
    if estimated:
        words = texts.plural(
            "{count} score is illustrative; the report says so",
            "{count} scores are illustrative; the report says so",
            len(estimated),
        )
        checks.append(Check("warning", words, estimated[0]))
    return checks


def _score_checks(texts: Texts, results: Results) -> list[Check]:
    """What is open about the scores; of no score at all everything is true, which is no good news."""
    entered = [
        score
        for scenario in results.scenarios
        for score in scenario.criteria.values()
        if score.level is not None and not score.is_fixed
    ]
    checks = _entry_checks(texts, results.open_points)
    if any(score.level and score.proven_level == score.level for score in entered):
        checks.insert(-1, _proof_check(texts, results.open_points))
    return [check for check in checks if entered or check.kind != "good"]


def _entry_checks(texts: Texts, points: Sequence[OpenPoint]) -> list[Check]:
    tr, plural = texts.tr, texts.plural
    criteria = _counted(points, PointKind.NOT_SCORED, by_criterion=True)
    reasons, weak = _counted(points, PointKind.NO_REASON), _counted(points, PointKind.WEAK_EVIDENCE)
    flags = _counted(points, PointKind.LOOK_AGAIN)
    unscored = plural(
        "{count} criterion is not fully scored; what is missing counts 0",
        "{count} criteria are not fully scored; what is missing counts 0",
        criteria.count,
    )
    unexplained = plural("{count} score has no reason", "{count} scores have no reason", reasons.count)
    unproven = plural("{count} score rests on weak proof", "{count} scores rest on weak proof", weak.count)
    flagged = plural(
        "{count} score is to be looked at again", "{count} scores are to be looked at again", flags.count
    )
    return [
        _check(tr("Every criterion is scored"), unscored, criteria),
        _check(tr("Every score has a reason"), unexplained, reasons),
        _check(tr("Every score rests on more than a word"), unproven, weak),
        _check(tr("Nothing is left to look at again"), flagged, flags),
    ]


def _proof_check(texts: Texts, points: Sequence[OpenPoint]) -> Check:
    proofs = _counted(points, PointKind.NO_PROOF)
    nameless = texts.plural("{count} score names no proof", "{count} scores name no proof", proofs.count)
    return _check(texts.tr("Every stronger score names its proof"), nameless, proofs)


def _counted(points: Sequence[OpenPoint], kind: PointKind, *, by_criterion: bool = False) -> _Count:
    found = [point.criterion_id for point in points if point.kind is kind]
    return _Count(len(set(found)) if by_criterion else len(found), found[0] if found else None)


def _check(good: str, open_words: str, counted: _Count) -> Check:
    return Check("warning", open_words, counted.first) if counted.count else Check("good", good)


def written_sentence(texts: Texts, written: ReportWritten, name: str) -> str:
    """What stands in the file, as it was read back."""
    plural = texts.plural
    parts = (
        plural("{count} page", "{count} pages", written.pages),
        plural("{count} score", "{count} scores", written.scores),
        plural("{count} reason", "{count} reasons", written.reasons),
        plural("{count} proof", "{count} proofs", written.proofs),
    )
    sentence = texts.tr(
        "Report written and read back: {parts:list} are in the file {file}.", parts=parts, file=name
    )
    return breakable(sentence)


def not_written_sentence(texts: Texts, name: str, failure: ReportNotWritten | None) -> str:
    """Why nothing was written, what was kept, and what to do."""
    if failure is None:
        happened = texts.tr("{file} was not written. What you entered is kept.", file=name)
        return breakable(happened)
    what_to_do = texts.tr("Close the file in other programs or choose another place, then export again.")
    return breakable(" ".join((failure.wording(texts), what_to_do)))


def proposed_name(texts: Texts, tender: Tender) -> str:
    """A name for the file from reference and title that every system takes, without its ending."""
    words = " ".join(part for part in (tender.reference.strip(), tender.title.strip()) if part)
    plain = " ".join(NOT_IN_NAMES.sub(" ", words).split())
    plain = plain[:LONGEST_NAME].strip(" .")
    if not plain or DEVICES.fullmatch(plain):
        plain = texts.tr("Circular assessment {name}", name=plain).strip(" .")
    return plain
