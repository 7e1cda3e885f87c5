"""What the checks found: what is open before the report holds, and what the buyer answered."""

from __future__ import annotations

from collections.abc import Iterable

from circular_assess.domain.assessment import ScenarioId
from circular_assess.domain.checks import Check, CheckId, Severity
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.tables import Cell, Column, Name
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.criteria_table import unasked_words

_OF_REASON_AND_PROOF = {
    CheckId.NOT_SCORED,
    CheckId.EXTREME_WITHOUT_REASON,
    CheckId.NO_REASON,
    CheckId.WEAK_EVIDENCE,
    CheckId.NO_PROOF,
}


def checks_section(sheet: Sheet, content: Content) -> None:
    """How much is open, a table for each severity, and the answers."""
    texts, checks = content.texts, content.results.checks
    sheet.heading(texts.tr("Checks and answers"))
    open_checks = [check for check in checks if not check.is_answered]
    answered = [check for check in checks if check.is_answered]
    sheet.text(_how_many(content, len(open_checks), len(answered)))
    if content.scenarios and not any(check.id in _OF_REASON_AND_PROOF for check in checks):
        sheet.text(texts.tr("Every score has a reason, and proof for all that it claims."))
    _add_unasked(sheet, content)
    for severity in Severity:
        found = [check for check in open_checks if check.severity is severity]
        if found:
            sheet.heading(texts.severity(severity), 2)
            sheet.table(_columns(content), _open_rows(content, found), padding=3.0)
    if answered:
        sheet.heading(texts.tr("Answered"), 2)
        columns = (
            Column(texts.tr("Check"), 40, is_small=True),
            Column(texts.tr("What was found"), is_small=True),
            Column(texts.tr("Answer of the buyer"), is_small=True),
        )
        rows: list[list[Cell]] = [
            [texts.check(check.id), content.sentence(check.message), check.answer] for check in answered
        ]
        sheet.table(columns, rows, padding=3.0)


def _how_many(content: Content, open_count: int, answered_count: int) -> str:
    texts = content.texts
    if not open_count and not answered_count:
        return texts.tr("The checks found nothing that is open.")
    sentences = [
        texts.plural("{count} point is open.", "{count} points are open.", open_count),
        texts.plural("{count} point is answered.", "{count} points are answered.", answered_count),
    ]
    proposals = texts.tr("A limit that is called our proposal is for orientation, and no rule of law.")
    return " ".join([*sentences[: 2 if answered_count else 1], proposals])


def _columns(content: Content) -> tuple[Column, ...]:
    texts = content.texts
    return (
        Column(texts.tr("Check"), 40, is_small=True),
        Column(texts.tr("Scenario"), 40, is_small=True),
        Column(texts.tr("What was found"), is_small=True),
    )


def _add_unasked(sheet: Sheet, content: Content) -> None:
    """What the tender does not ask yet: one line, for it changes no figure."""
    words = unasked_words(content)
    if words:
        sheet.text(words)


def _open_rows(content: Content, checks: Iterable[Check]) -> list[list[Cell]]:
    """A row for each check and scenario, with all criteria or sentences that it is about."""
    by_row: dict[tuple[CheckId, ScenarioId | None], list[Check]] = {}
    for check in checks:
        by_row.setdefault((check.id, check.scenario_id), []).append(check)
    rows: list[list[Cell]] = []
    last: CheckId | None = None
    for (check_id, scenario_id), found in sorted(
        by_row.items(), key=lambda row: list(CheckId).index(row[0][0])
    ):
        name = "" if check_id is last else content.texts.check(check_id)
        rows.append([name, _scenario(content, scenario_id), _found(content, found)])
        last = check_id
    return rows


def _scenario(content: Content, scenario_id: ScenarioId | None) -> Cell:
    if scenario_id is None:
        return ""
    scenario = content.results.scenario(scenario_id)
    return Name(scenario.name, scenario.mark, is_strong=False)


def _found(content: Content, checks: list[Check]) -> str:
    """The criteria where the check says no more than where it is, else its sentences."""
    criteria = content.results.criteria
    if all(check.names_places_only and check.criterion_id is not None for check in checks):
        return "; ".join(
            content.named(criteria[check.criterion_id].criterion)
            for check in checks
            if check.criterion_id is not None
        )
    return "\n".join(content.sentence(check.message) for check in checks)
