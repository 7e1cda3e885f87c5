"""Scenarios side by side: totals, cost and materials, strategies, causes, and all levels at a glance."""

from __future__ import annotations

from itertools import compress

from circular_assess.charts.bars import range_of_total
from circular_assess.charts.choice import has_radar
from circular_assess.charts.cost_against_score import cost_against_score_height, draw_cost_against_score
from circular_assess.charts.cost_figures import cost_against_score_words, has_cost_charts
from circular_assess.charts.heat_map import criteria_heat_map_height, draw_criteria_heat_map
from circular_assess.charts.parts import MOST_NAMED_COLUMNS, headline_figure
from circular_assess.charts.pictures import MM_PER_INCH, chart_pdf
from circular_assess.charts.radar import draw_radar
from circular_assess.charts.strategy_bars import draw_strategy_bars, strategy_bars_height
from circular_assess.charts.style import PAPER
from circular_assess.charts.words import heat_map_words, radar_words, strategy_bars_words
from circular_assess.domain.catalogue import Strategy
from circular_assess.domain.results import ScenarioResult
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import WIDTH, WIDTH_MM, Role
from circular_assess.report.layout.tables import Bar, Cell, Column, Name, Sign
from circular_assess.report.layout.words import Part, shortened, strong
from circular_assess.report.sections.causes import add_causes, leads_words
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.three_figures import add_three_figures, has_three_figures
from circular_assess.texts import DASH, Texts, mark_for_translation

_MM_PER_POINT = MM_PER_INCH / 72
# Width and height of the radar in millimetres, beside its table and over it.
_RADAR_BESIDE, _RADAR_OVER = (64.0, 58.0), (76.0, 70.0)
_MOST_BESIDE_RADAR = 3
_HIGHEST_PICTURE = 205.0
# On paper the rows of the bars stand a little closer than at ease.
_CLOSER = 0.92
_REASON_LENGTH = 64

_LINES = (
    mark_for_translation("dots"),
    mark_for_translation("solid line"),
    mark_for_translation("dashes"),
    mark_for_translation("dashes and dots"),
    mark_for_translation("short dashes"),
    mark_for_translation("long dashes"),
)


def comparison_section(sheet: Sheet, content: Content) -> None:
    """Everything that compares; without scenarios one sentence says so."""
    texts = content.texts
    sheet.new_page()
    sheet.heading(texts.tr("Comparison"))
    for sentence in content.verdict:
        sheet.text(sentence, Role.LEAD)
    if not content.scenarios or not content.results.criteria:
        return
    if not content.results.is_ready:
        words = texts.tr("The figures below are provisional: they show how far the scoring has come.")
        sheet.text((Part(words, is_warning=True),))
    sheet.heading(texts.tr("Totals"), 2)
    _add_totals(sheet, content)
    if has_three_figures(content):
        _add_cost_and_materials(sheet, content)
    sheet.need(90 if has_radar(content.results) else 50)
    sheet.heading(texts.tr("By strategy"), 2)
    _add_strategies(sheet, content)
    if content.results.is_ready:
        add_causes(sheet, content)
    _add_pictures(sheet, content)


def _add_totals(sheet: Sheet, content: Content) -> None:
    texts = content.texts
    columns = (
        Column("", 6, is_quiet=True),
        Column(texts.tr("Scenario"), 44),
        Column(texts.tr("Circularity score, 0 to 100")),
        Column(texts.tr("Claimed"), 16, is_right=True),
        Column(texts.tr("Proven"), 14, is_right=True),
        Column(texts.tr("Up to, if all is scored"), 17, is_right=True),
        Column(texts.tr("Against the baseline"), 17, is_right=True),
        Column(texts.tr("Weight scored"), 15, is_right=True),
    )
    sheet.table(columns, [_totals_row(content, scenario) for scenario in content.scenarios], padding=6.0)
    is_ranged = any(range_of_total(scenario.total) for scenario in content.scenarios)
    ranged = texts.tr("may lie between, by the ranges of its scores") if is_ranged else ""
    parts = texts.tr("proven"), texts.tr("claimed, proof too weak"), texts.tr("not scored yet")
    sheet.bar_key(*parts, ranged)


def _totals_row(content: Content, scenario: ScenarioResult) -> list[Cell]:
    texts, total = content.texts, scenario.total
    claimed: Cell = texts.points(total.claimed)
    proven: Cell = texts.points(total.proven)
    if content.is_headline_proven:
        proven = strong(texts.points(total.proven))
    else:
        claimed = strong(texts.points(total.claimed))
    difference = DASH
    if not scenario.is_baseline and scenario.difference_to_baseline is not None:
        difference = texts.signed(scenario.difference_to_baseline)
    return [
        _rank(content, scenario),
        Name(scenario.name, scenario.mark, _beside_name(content, scenario)),
        Bar(total, scenario.mark),
        claimed,
        proven,
        texts.points(total.high),
        difference,
        texts.percent(total.coverage),
    ]


def _beside_name(content: Content, scenario: ScenarioResult) -> str:
    """What there is to know of a scenario, and in words what the line below its bar shows."""
    texts, tags = content.texts, content.tags(scenario, _REASON_LENGTH)
    ends = range_of_total(scenario.total)
    if ends is None:
        return tags
    low, high = map(texts.points, ends)
    said = texts.tr("may lie between {low} and {high}", low=low, high=high)
    return texts.tr("{first} · {second}", first=tags, second=said) if tags else said


def _rank(content: Content, scenario: ScenarioResult) -> str:
    """The place in the ranking; a dash while there is none, or for one that is not acceptable."""
    is_ranked = content.results.is_ready and scenario.rank is not None
    return content.texts.number(scenario.rank or 0) if is_ranked else DASH


def _add_cost_and_materials(sheet: Sheet, content: Content) -> None:
    """Three figures side by side, and the cost against the score."""
    texts, results = content.texts, content.results
    with sheet.together():
        sheet.heading(texts.tr("Score, cost and material circularity"), 2)
        add_three_figures(sheet, content)
    if has_cost_charts(results):
        height = cost_against_score_height(results, texts, PAPER, WIDTH) * _MM_PER_POINT
        size = (WIDTH_MM, min(height, _HIGHEST_PICTURE))
        sheet.gap(3)
        chart = chart_pdf(draw_cost_against_score, results, texts, *size)
        sheet.picture(chart, *size, cost_against_score_words(results, texts))


def _add_strategies(sheet: Sheet, content: Content) -> None:
    """The radar beside its table, or over it where the columns need the width."""
    results, texts, scenarios = content.results, content.texts, content.scenarios
    is_beside = len(scenarios) <= _MOST_BESIDE_RADAR
    rows = [_strategy_row(content, strategy) for strategy in results.strategy_weights]
    rows.append(_total_row(content))
    if any(scenario.knock_out is not None for scenario in scenarios):
        rows.append([texts.tr("Rank"), "", *(_rank(content, scenario) for scenario in scenarios)])
    columns = _strategy_columns(content, is_narrow=is_beside and has_radar(results))
    if not has_radar(results):
        sheet.table(columns, rows)
    else:
        size = _RADAR_BESIDE if is_beside else _RADAR_OVER
        picture = (chart_pdf(draw_radar, results, texts, *size), *size, radar_words(results, texts))
        if is_beside:
            sheet.picture_beside(picture, columns, rows)
        else:
            legend: list[list[Cell]] = [_legend_row(content, scenario) for scenario in scenarios]
            legend_columns = (Column(), Column(width_mm=30, is_small=True, is_quiet=True))
            sheet.picture_beside(picture, legend_columns, legend, has_head=False)
            sheet.table(columns, rows)
        words = texts.tr("In the figure 0 is the centre and 100 the rim.")
        if is_beside:
            words = f"{_lines_in_words(content)} {words}"
        sheet.text(words, Role.SMALL, is_quiet=True, after_mm=2)
    if results.is_ready:
        sheet.text(leads_words(content))


def _strategy_columns(content: Content, *, is_narrow: bool) -> list[Column]:
    texts, scenarios = content.texts, content.scenarios
    what = texts.tr("Strategy, proven") if content.is_headline_proven else texts.tr("Strategy, claimed")
    left = 98.0 if is_narrow else WIDTH_MM
    first, weight = (33.0, 14.0) if is_narrow else (44.0, 16.0)
    room = min((left - first - weight) / len(scenarios), 30.0)
    columns = [Column(what), Column(texts.tr("Weight"), weight, is_right=True, is_quiet=True)]
    for scenario in scenarios:
        is_named = len(scenarios) <= MOST_NAMED_COLUMNS
        head: Cell = scenario.name if is_named else Sign(scenario.mark, shortened(scenario.name))
        columns.append(Column(head, room, is_right=True))
    return columns


def _strategy_row(content: Content, strategy: Strategy) -> list[Cell]:
    texts, results = content.texts, content.results
    figures = [
        headline_figure(scenario.strategies[strategy].figures, results.headline)
        for scenario in content.scenarios
    ]
    weight = texts.percent(results.strategy_weights[strategy])
    return [texts.strategy(strategy), weight, *_best_in_bold(content, figures)]


def _total_row(content: Content) -> list[Cell]:
    texts, results = content.texts, content.results
    figures = [headline_figure(scenario.total, results.headline) for scenario in content.scenarios]
    return [strong(texts.tr("Total")), texts.percent(1.0), *_best_in_bold(content, figures)]


def _best_in_bold(content: Content, figures: list[float]) -> list[Cell]:
    """The figures of all scenarios, the best of those in the ranking in bold."""
    texts = content.texts
    ranked = [scenario.knock_out is None for scenario in content.scenarios]
    best = max(compress(figures, ranked), default=0.0)
    return [
        strong(texts.points(points))
        if is_ranked and best - points <= 1e-9 and sum(ranked) > 1
        else texts.points(points)
        for points, is_ranked in zip(figures, ranked, strict=True)
    ]


def _legend_row(content: Content, scenario: ScenarioResult) -> list[Cell]:
    name = Name(scenario.name, scenario.mark, content.tags(scenario), is_strong=False)
    return [name, content.texts.tr(_line(scenario))]


def _lines_in_words(content: Content) -> str:
    texts = content.texts
    named = [
        texts.tr("{name}: {line}", name=shortened(scenario.name, 50), line=texts.tr(_line(scenario)))
        for scenario in content.scenarios
    ]
    return "; ".join(named) + "."


def _line(scenario: ScenarioResult) -> str:
    return _LINES[scenario.mark % len(_LINES)]


def _add_pictures(sheet: Sheet, content: Content) -> None:
    """Bars of all strategies and the heat map, each with a sentence on how to read it."""
    texts, results = content.texts, content.results
    bars_height = strategy_bars_height(results, PAPER) * _CLOSER
    map_height = criteria_heat_map_height(results, texts, PAPER, WIDTH)
    bars = (texts.tr("Claimed and proven by strategy"), _bars_words(texts), strategy_bars_words)
    levels = (texts.tr("Levels of all criteria"), _map_words(content), heat_map_words)
    for (heading, words, tell), draw, height in (
        (bars, draw_strategy_bars, bars_height),
        (levels, draw_criteria_heat_map, map_height),
    ):
        size = (WIDTH_MM, min(height * _MM_PER_POINT, _HIGHEST_PICTURE))
        with sheet.together():
            sheet.heading(heading, 2)
            sheet.text(words, is_quiet=True)
            sheet.gap(2)
            sheet.picture(chart_pdf(draw, results, texts, *size), *size, tell(results, texts))


def _bars_words(texts: Texts) -> str:
    return texts.tr(
        "What is proven is solid; what is claimed beyond that has proof that is too weak; the dashed part is "
        "what the criteria not scored yet could still add."
    )


def _map_words(content: Content) -> str:
    """How to read the heat map; the section on the scores is named only where it is there."""
    if "scores" not in content.options.sections:
        return content.texts.tr(
            "The level claimed, 0 to 4, of each scenario; the grey figure is the criterion's share of the "
            "total."
        )
    return content.texts.tr(
        "The level claimed, 0 to 4, of each scenario; the grey figure is the criterion's share of the total. "
        "The same levels stand in words, with reason and proof, in the section on the scores."
    )
