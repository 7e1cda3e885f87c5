"""Every score with its level in words, reason, evidence, proof and source."""

from __future__ import annotations

from contextlib import nullcontext

from circular_assess.domain.assessment import Proof, Scenario, Score
from circular_assess.domain.catalogue import Criterion, Strategy
from circular_assess.domain.results import CriterionInUse, CriterionResult
from circular_assess.domain.scoring import POINTS_PER_LEVEL
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import Role
from circular_assess.report.layout.tables import Cell, Column, Name
from circular_assess.report.layout.words import Part, strong
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.score_words import (
    level_words,
    market_words,
    marks_of_score,
    range_words,
)
from circular_assess.texts import DASH

_INDENT = 4.6
# A score with fewer signs behind it stays on one page.
_SHORT = 900


def scores_section(sheet: Sheet, content: Content) -> None:
    """One part a strategy, its criteria in the catalogue's order, and under each all scenarios."""
    texts, results = content.texts, content.results
    sheet.new_page()
    sheet.heading(texts.tr("Scores with reason and proof"))
    sheet.text(
        texts.tr(
            "Under each criterion stand its levels with their source, and what each scenario reaches, with "
            "reason, evidence and proof."
        )
    )
    if not results.criteria:
        sheet.text(texts.tr("No criterion counts yet."))
    before = None
    for in_use in results.criteria.values():
        strategy = in_use.criterion.strategy
        _add_criterion(sheet, content, in_use, is_first=strategy is not before)
        before = strategy


def _add_criterion(sheet: Sheet, content: Content, in_use: CriterionInUse, *, is_first: bool) -> None:
    """What is asked, then every scenario; the first one stands with the question on one page."""
    criterion, scenarios = in_use.criterion, content.assessment.scenarios
    columns = _score_columns(content, criterion)
    first = scenarios[0] if scenarios else None
    with sheet.together() if first is None or _is_short(first, criterion) else nullcontext():
        if is_first:
            _add_strategy(sheet, content, in_use.criterion.strategy)
        _add_question(sheet, content, in_use)
        if first is not None:
            sheet.table(columns, [], padding=2.0)
            _add_score(sheet, content, columns, criterion, first)
    for scenario in scenarios[1:]:
        with sheet.together() if _is_short(scenario, criterion) else nullcontext():
            sheet.rule()
            sheet.gap(0.4)
            _add_score(sheet, content, columns, criterion, scenario)
    sheet.gap(0.5)


def _is_short(scenario: Scenario, criterion: Criterion) -> bool:
    """True if what stands behind the score need not be split over pages."""
    score = scenario.score_of(criterion.id)
    proofs = sum(len(proof.title) + len(proof.link) + len(proof.page) for proof in score.proofs)
    return len(score.reason) + proofs < _SHORT


def _add_strategy(sheet: Sheet, content: Content, strategy: Strategy) -> None:
    weight = content.results.strategy_weights[strategy]
    sheet.heading(content.texts.strategy(strategy), 2)
    words = content.texts.tr("{weight:percent} of the total.", weight=weight)
    sheet.text(words, is_quiet=True, after_mm=0)


def _add_question(sheet: Sheet, content: Content, in_use: CriterionInUse) -> None:
    criterion = in_use.criterion
    sheet.heading(f"{criterion.id}  {criterion.name}", 3)
    sheet.text(_about(content, in_use), Role.SMALL, is_quiet=True)
    sheet.text(criterion.question, after_mm=0.8)
    why = " ".join(words.strip() for words in (criterion.why, criterion.theme_note) if words.strip())
    if why:
        sheet.text(why, Role.SMALL, is_quiet=True)
    sheet.gap(0.5)
    sources = _add_levels(sheet, content, criterion)
    sheet.gap(0.9)
    below = " ".join(words for words in (sources, market_words(content, criterion)) if words)
    sheet.text(below, Role.SMALL, is_quiet=True)
    sheet.gap(0.5)


def _about(content: Content, in_use: CriterionInUse) -> str:
    texts, criterion = content.texts, in_use.criterion
    unit = criterion.unit if criterion.has_value else texts.tr("level 0 to 4")
    parts = [
        texts.tr("Unit: {unit}", unit=unit),
        texts.tr(
            "{weight} of {strategy}, {share} of the total",
            weight=texts.percent(in_use.weight, decimals=1),
            strategy=texts.strategy(criterion.strategy),
            share=texts.percent(in_use.share_of_total, decimals=1),
        ),
    ]
    if criterion.is_core:
        parts.append(texts.tr("core criterion"))
    parts.append(texts.tr("version {version}", version=criterion.version))
    return " · ".join(parts)


def _add_levels(sheet: Sheet, content: Content, criterion: Criterion) -> str:
    """The five levels, values in a row and words under each other; gives their source if all share it."""
    texts = content.texts
    sources = [content.source(level.source, level.grade) for level in criterion.levels]
    has_one_source = len(set(sources)) == 1
    numbers = [texts.number(number) for number in range(len(criterion.levels))]
    rows: list[list[Cell]]
    if criterion.has_value:
        columns = [Column(texts.tr("Level"), 22, is_small=True, is_quiet=True)]
        columns += [Column(number, is_small=True) for number in numbers]
        anchors = [content.quantity(anchor, criterion) for anchor in criterion.anchors]
        rows = [[texts.tr("reached at"), *anchors]]
        if not has_one_source:
            rows.append([texts.tr("source"), *((Part(source, is_quiet=True),) for source in sources)])
    else:
        columns = [
            Column(texts.tr("Level"), 15, is_small=True),
            Column(texts.tr("What it means"), is_small=True),
        ]
        rows = [[number, level.text] for number, level in zip(numbers, criterion.levels, strict=True)]
        if not has_one_source:
            columns.append(Column(texts.tr("Source"), 44, is_small=True, is_quiet=True))
            rows = [[*row, source] for row, source in zip(rows, sources, strict=True)]
    sheet.table(columns, rows, padding=1.5)
    return texts.tr("Source of the levels: {source}.", source=sources[0]) if has_one_source else ""


def _score_columns(content: Content, criterion: Criterion) -> list[Column]:
    texts = content.texts
    columns = [
        Column(texts.tr("Scenario"), 50 if criterion.has_value else 76),
        Column(texts.tr("Level"), 15, is_right=True),
        Column(texts.tr("Points"), 14, is_right=True),
        Column(texts.tr("Proven level"), 15, is_right=True),
        Column(texts.tr("Evidence"), is_small=True),
    ]
    if criterion.has_value:
        columns.insert(1, Column(texts.tr("Value"), 26, is_right=True))
    return columns


def _add_score(
    sheet: Sheet, content: Content, columns: list[Column], criterion: Criterion, scenario: Scenario
) -> None:
    """The figures of a score in line with the columns, and what stands behind it."""
    score = scenario.score_of(criterion.id)
    result = content.results.scenario(scenario.id).criteria[criterion.id]
    sheet.row(columns, _figures(content, criterion, scenario, result))
    with sheet.under_row(columns):
        _add_remarks(sheet, content, criterion, score, result)


def _add_remarks(
    sheet: Sheet, content: Content, criterion: Criterion, score: Score, result: CriterionResult
) -> None:
    texts = content.texts
    remarks = [Part(level_words(content, criterion, result), is_quiet=True)]
    around = range_words(content, criterion, score)
    if around:
        remarks.append(Part(f" {around}", is_quiet=True))
    marks = marks_of_score(content, criterion, score, result)
    remarks += [Part(f" {mark}", is_warning=True) for mark in marks]
    sheet.text(tuple(remarks), Role.SMALL, indent_mm=_INDENT)
    if result.is_fixed:
        return
    reason = score.reason.strip()
    if reason:
        label = Part(texts.tr("Reason:") + " ", is_quiet=True)
        sheet.text((label, Part(reason)), Role.SMALL, indent_mm=_INDENT)
    elif score.is_scored:
        sheet.text(texts.tr("No reason given."), Role.SMALL, is_quiet=True, indent_mm=_INDENT)
    for proof in score.proofs:
        label = Part(texts.tr("Proof:") + " ", is_quiet=True)
        sheet.text((label, *_proof_words(content, proof)), Role.SMALL, indent_mm=_INDENT)
    if score.is_scored and not score.proofs:
        sheet.text(texts.tr("No proof named."), Role.SMALL, is_quiet=True, indent_mm=_INDENT)


def _figures(
    content: Content, criterion: Criterion, scenario: Scenario, result: CriterionResult
) -> list[Cell]:
    texts = content.texts
    name = Name(scenario.name, scenario.mark, content.tags(content.results.scenario(scenario.id)))
    if result.level is None or result.proven_level is None or result.evidence is None:
        dashes = [DASH] * (4 if criterion.has_value else 3)
        return [name, *dashes, (Part(texts.tr("not scored yet"), is_quiet=True),)]
    evidence = texts.evidence(result.evidence, is_buyers_decision=criterion.is_buyers_decision)
    is_weak = result.proven_level < result.level
    figures: list[Cell] = [
        name,
        strong(texts.points(result.level)),
        texts.points(result.level * POINTS_PER_LEVEL),
        (Part(texts.points(result.proven_level), is_strong=is_weak, is_warning=is_weak),),
        f"{result.evidence}  {evidence}",
    ]
    if criterion.has_value:
        figures.insert(1, DASH if result.value is None else content.quantity(result.value, criterion))
    return figures


def _proof_words(content: Content, proof: Proof) -> list[Part]:
    """Title, link and place of a proof, as typed."""
    parts = [Part(proof.title.strip() or content.texts.tr("without a title"))]
    if proof.page.strip():
        parts.append(Part(", " + content.texts.tr("page or place {page}", page=proof.page.strip())))
    if proof.link.strip():
        parts.append(Part(f" · {proof.link.strip()}", is_quiet=True))
    return parts
