"""Why one scenario leads another: all causes, which add up to the difference as printed."""

from __future__ import annotations

from math import fsum

from circular_assess.charts.parts import headline_figure
from circular_assess.domain.catalogue import CriterionId, Strategy
from circular_assess.domain.comparison import Cause, causes, printed_points, strategies_led
from circular_assess.domain.results import CriterionResult, ScenarioResult
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.tables import Cell, Column
from circular_assess.report.layout.words import shortened, strong
from circular_assess.report.sections.content import Content

NAME_LENGTH = 44


def add_causes(sheet: Sheet, content: Content) -> None:
    """The causes between the first and the second, and between the first and the baseline."""
    first, second = content.scenarios[0], content.scenarios[1]
    _add_difference(sheet, content, first, second)
    for scenario in content.scenarios:
        if scenario.is_baseline and scenario.id not in (first.id, second.id):
            _add_difference(sheet, content, first, scenario)


def _add_difference(sheet: Sheet, content: Content, scenario: ScenarioResult, other: ScenarioResult) -> None:
    texts, results = content.texts, content.results
    names = {"name": shortened(scenario.name, NAME_LENGTH), "other": shortened(other.name, NAME_LENGTH)}
    if other.rank is None or scenario.rank == other.rank:
        heading = texts.tr("Where {name} and {other} differ", **names)
    else:
        heading = texts.tr("Why {name} leads {other}", **names)
    found = causes(scenario.criteria, other.criteria, results.headline)
    sheet.heading(heading, 2)
    _add_causes(sheet, content, found, (scenario, other), names)


def _add_causes(
    sheet: Sheet,
    content: Content,
    found: tuple[Cause, ...],
    pair: tuple[ScenarioResult, ScenarioResult],
    names: dict[str, str],
) -> None:
    texts, results = content.texts, content.results
    if not found:
        sheet.text(texts.tr("They reach the same level on every criterion."))
        return
    columns = (
        Column("", 8, is_quiet=True, is_small=True),
        Column(texts.tr("Criterion"), 66),
        Column(texts.tr("{name} against {other}", **names), is_small=True, is_quiet=True),
        Column(texts.tr("Points"), 20, is_right=True),
    )
    rows: list[list[Cell]] = []
    points = printed_points(found)
    for place, (cause, printed) in enumerate(zip(found, points, strict=True), 1):
        name = results.criteria[cause.criterion_id].criterion.short_name
        against = _against(content, cause.criterion_id, *pair)
        rows.append([texts.number(place), name, against, strong(texts.signed(printed))])
    together = texts.signed(round(fsum(points), 1))
    rows.append(["", strong(texts.tr("Together")), "", strong(together)])
    sheet.text(
        texts.tr("All causes are listed. They are rounded so that they add up to the difference."),
        is_quiet=True,
    )
    sheet.table(columns, rows, padding=2.6)


def _against(
    content: Content, criterion_id: CriterionId, scenario: ScenarioResult, other: ScenarioResult
) -> str:
    """Such as "45 % (proven 2) against 72 %", or "level 4 against 0"."""
    own, against = scenario.criteria[criterion_id], other.criteria[criterion_id]
    return content.texts.tr(
        "{reached} against {other}",
        reached=_reached(content, criterion_id, own, is_first=True),
        other=_reached(content, criterion_id, against, is_first=False),
    )


def _reached(content: Content, criterion_id: CriterionId, result: CriterionResult, *, is_first: bool) -> str:
    texts, criterion = content.texts, content.results.criteria[criterion_id].criterion
    if result.level is None or result.proven_level is None:
        return texts.tr("not scored")
    if result.value is not None:
        words = content.quantity(result.value, criterion)
    elif is_first:
        words = texts.tr("level {level}", level=content.level(result.level))
    else:
        words = content.level(result.level)
    if result.proven_level < result.level:
        proven = content.level(result.proven_level)
        words = texts.tr("{reached} (proven: level {level})", reached=words, level=proven)
    return words


def leads_words(content: Content) -> str:
    """On which strategies the first leads the second, is almost equal, and trails."""
    texts, results = content.texts, content.results
    first, second = content.scenarios[0], content.scenarios[1]
    own, other = (
        {
            strategy: headline_figure(result.figures, results.headline)
            for strategy, result in scenario.strategies.items()
        }
        for scenario in (first, second)
    )
    leads, level, trails = strategies_led(own, other)
    names = {"name": shortened(first.name, NAME_LENGTH), "other": shortened(second.name, NAME_LENGTH)}

    def named(strategies: tuple[Strategy, ...]) -> list[str]:
        return [texts.strategy(strategy) for strategy in strategies]

    sentences = []
    if leads:
        words = texts.tr("{name} leads {other} on {strategies:list}.", **names, strategies=named(leads))
        sentences.append(words)
    if level:
        words = texts.tr("They are within one point on {strategies:list}.", strategies=named(level))
        sentences.append(words)
    if trails:
        sentences.append(texts.tr("{name} trails on {strategies:list}.", **names, strategies=named(trails)))
    return " ".join(sentences)
