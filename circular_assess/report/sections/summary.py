"""The report on one page: what is bought, who leads, three figures side by side, how sure, and the notice."""

from __future__ import annotations

from dataclasses import dataclass

from circular_assess.charts.cost_figures import compared_cost_eur, compared_cost_name, is_by_year
from circular_assess.domain.editions import Edition
from circular_assess.domain.messages import Message
from circular_assess.domain.results import ScenarioResult
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import WIDTH, Role
from circular_assess.report.layout.tables import Bar, Cell, Column, Name
from circular_assess.report.layout.words import fitted, shortened, strong
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.cover import edition_words, illustrative_words, notice_words
from circular_assess.report.sections.house import add_house
from circular_assess.report.sections.three_figures import has_three_figures
from circular_assess.texts import DASH

PAGE_MM = 236.0


@dataclass(frozen=True, slots=True)
class _Tightness:
    """How much is cut: signs of a name in a sentence and in a cell, lines of the title and of a sentence."""

    name: int
    cell: int
    title_lines: int
    sentence_lines: int
    padding: float


_TIGHTER = (
    _Tightness(70, 90, 4, 8, 6.0),
    _Tightness(40, 60, 3, 6, 4.0),
    _Tightness(24, 40, 2, 4, 3.0),
    _Tightness(14, 22, 2, 3, 1.6),
)


def summary_section(sheet: Sheet, content: Content) -> None:
    """One page, whatever was typed: names and sentences are cut until it fits."""
    for tightness in _TIGHTER:
        trial = Sheet()
        _fill(trial, content, tightness)
        if trial.height_mm() <= PAGE_MM:
            break
    _fill(sheet, content, tightness)


def _fill(sheet: Sheet, content: Content, tightness: _Tightness) -> None:
    texts = content.texts
    if content.options.has_cover:
        sheet.heading(texts.tr("Summary"))
    else:
        add_house(sheet, content, most_lines=1)
        title = fitted(shortened(content.title, 400), WIDTH, tightness.title_lines, Role.HEADING_1)
        sheet.first_title(title)
        sheet.text(_what_this_is(content), is_quiet=True)
        sheet.gap(3)
    lines = tightness.sentence_lines
    verdict = [_sentence(content, message, tightness) for message in content.results.verdict]
    sheet.verdict([fitted(words, WIDTH * 0.94, lines, Role.VERDICT) for words in verdict])
    sheet.gap(5)
    if content.scenarios and content.results.criteria:
        _add_figures(sheet, content, tightness)
        _add_certainty(sheet, content, tightness)
    notes = [edition_words(content)] if content.options.edition is Edition.PUBLIC else []
    notes += [illustrative_words(texts)] if content.is_illustrative else []
    for words in (*notes, notice_words(texts)):
        sheet.text(words, Role.SMALL, is_quiet=True)


def _what_this_is(content: Content) -> str:
    """The kind of document, the reference and the day, on one line."""
    texts = content.texts
    parts = (
        texts.tr("Circular assessment"),
        shortened(content.assessment.tender.reference, 40),
        texts.tr("prepared {day}", day=texts.day(content.moment.date())),
    )
    return " · ".join(part for part in parts if part)


def _add_figures(sheet: Sheet, content: Content, tightness: _Tightness) -> None:
    """Score, cost and material circularity; only the scores where there is nothing else."""
    texts = content.texts
    has_three = has_three_figures(content)
    columns = [
        Column(texts.tr("Scenario"), 62),
        Column(texts.tr("Score, claimed"), 21, is_right=True),
        Column(texts.tr("Score, proven"), 21, is_right=True),
    ]
    if has_three:
        columns.append(Column(compared_cost_name(content.results, texts), is_right=True))
        columns.append(Column(texts.tr("Material circularity, 0 to 1"), 25, is_right=True))
    else:
        columns.append(Column(texts.tr("Circularity score, 0 to 100")))
    rows = [_row(content, scenario, tightness, has_three=has_three) for scenario in content.scenarios]
    sheet.table(columns, rows, padding=tightness.padding)
    if has_three:
        sheet.gap(1)
        words = texts.tr("These are three figures: they are never added up.")
        sheet.text(words, Role.SMALL, is_quiet=True)
    sheet.gap(4)


def _row(content: Content, scenario: ScenarioResult, tightness: _Tightness, *, has_three: bool) -> list[Cell]:
    texts, cost, materials = content.texts, scenario.cost, scenario.material_circularity
    claimed, proven = texts.points(scenario.total.claimed), texts.points(scenario.total.proven)
    compared = indicator = DASH
    if cost is not None and cost.net_present_cost_eur is not None:
        compared = texts.euro(compared_cost_eur(cost, by_year=is_by_year(content.results)))
    if materials is not None and materials.indicator is not None:
        indicator = texts.number(materials.indicator, decimals=2)
    is_proven = content.is_headline_proven
    cells: list[Cell] = [
        Name(shortened(scenario.name, tightness.cell), scenario.mark, content.tags(scenario)),
        claimed if is_proven else strong(claimed),
        strong(proven) if is_proven else proven,
    ]
    return [*cells, compared, indicator] if has_three else [*cells, Bar(scenario.total, scenario.mark)]


def _add_certainty(sheet: Sheet, content: Content, tightness: _Tightness) -> None:
    """How sure the first place is, in a sentence."""
    found = content.certainty.messages
    if found:
        words = _sentence(content, found[0], tightness)
        sheet.text(fitted(words, WIDTH, tightness.sentence_lines, Role.LEAD), Role.LEAD)
        sheet.gap(4)


def _sentence(content: Content, message: Message, tightness: _Tightness) -> str:
    return content.sentence(message, tightness.name)
