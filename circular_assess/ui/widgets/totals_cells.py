"""The totals of all scenarios as a table: rank, name, bar, claimed, proven, and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from circular_assess.charts.bars import range_of_total
from circular_assess.domain.assessment import Headline
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.texts import DASH, Texts
from circular_assess.ui.widgets.beside_score import Beside, cell_beside, head_beside
from circular_assess.ui.widgets.cell_table import Column
from circular_assess.ui.widgets.cells import Cell
from circular_assess.ui.widgets.comparison_words import against_baseline, knock_out_words
from circular_assess.ui.widgets.score_bar import ScoreBar, ScoreScale

LEAST_BESIDE_EM, MOST_BESIDE_EM = 7.0, 9.0


def totals_columns(
    texts: Texts, results: Results, beside: Sequence[Beside] = (), *, has_bars: bool, has_range: bool
) -> list[Column]:
    """The columns: with a bar, with the range that else only a bar shows, or with neither.

    `beside` are the figures that stand beside the score.
    """
    figures = [figure_head(texts.tr("Claimed")), figure_head(texts.tr("Proven"))]
    if results.headline is Headline.PROVEN:
        figures.reverse()
    rank = Cell(spoken=texts.tr("Rank"))
    columns = [
        Column(rank, least=1.0),
        Column(
            head(texts.tr("Scenario")),
            least=9.0,
            most=29.0 if has_bars else 0.0,
            takes_rest=not has_bars,
            gap=0.9,
        ),
    ]
    if has_bars:
        scale = ScoreScale(texts.number(0), texts.number(50), texts.number(100))
        words = texts.tr("Bar from 0 to 100: proven, claimed, not scored yet")
        columns.append(Column(Cell(graphic=scale, spoken=words), least=6.0, takes_rest=True))
    columns += [Column(figure) for figure in figures]
    if has_range:
        columns += [
            Column(figure_head(texts.tr("If all is scored, up to")), least=7.0),
            Column(figure_head(texts.tr("Scored"))),
        ]
    columns.append(Column(figure_head(texts.tr("Against baseline")), least=5.6))
    columns += [
        Column(figure_head(head_beside(texts, each)), least=LEAST_BESIDE_EM, most=MOST_BESIDE_EM)
        for each in beside
    ]
    return columns


def totals_rows(
    texts: Texts, results: Results, beside: Sequence[Beside] = (), *, has_bars: bool, has_range: bool
) -> list[list[Cell]]:
    """One row a scenario, by rank; those that are not acceptable come last."""
    return [
        [
            *_row(texts, results, scenario, has_bars=has_bars, has_range=has_range),
            *(cell_beside(texts, results, scenario, each) for each in beside),
        ]
        for scenario in results.ranked
    ]


def head(name: str) -> Cell:
    """A column head in words."""
    return Cell(name, role="small", tone="text2", is_bold=True)


def figure_head(name: str) -> Cell:
    """A column head over figures."""
    return Cell(name, role="small", tone="text2", is_bold=True, is_right=True)


def _row(
    texts: Texts, results: Results, scenario: ScenarioResult, *, has_bars: bool, has_range: bool
) -> list[Cell]:
    tag = texts.tr("baseline") if scenario.is_baseline else ""
    total = scenario.total
    row = [
        Cell(DASH if scenario.rank is None else texts.number(scenario.rank), tone="text2"),
        Cell(
            scenario.name,
            caption=knock_out_words(texts, scenario.knock_out),
            caption_tone="error",
            tag=tag,
            is_bold=True,
            mark=scenario.mark,
        ),
    ]
    if has_bars:
        row.append(Cell(graphic=ScoreBar(total, scenario.mark), spoken=bar_words(texts, scenario)))
    is_claimed = results.headline is Headline.CLAIMED
    figures = [
        Cell(
            texts.points(total.claimed),
            role="figure" if is_claimed else "body",
            is_bold=is_claimed,
            is_right=True,
        ),
        Cell(
            texts.points(total.proven),
            role="body" if is_claimed else "figure",
            is_bold=not is_claimed,
            is_right=True,
        ),
    ]
    row += figures if is_claimed else figures[::-1]
    if has_range:
        row.append(Cell(texts.points(total.high), is_right=True))
        row.append(Cell(texts.percent(total.coverage), is_right=True))
    row.append(Cell(against_baseline(texts, scenario), is_right=True))
    return row


def bar_words(texts: Texts, scenario: ScenarioResult) -> str:
    """A score bar in words."""
    total = scenario.total
    if range_of_total(total) is not None:
        return texts.tr(
            "{claimed:points} claimed, {proven:points} proven,"
            " it may lie between {low:points} and {high:points}",
            claimed=total.claimed,
            proven=total.proven,
            low=total.low,
            high=total.high,
        )
    return texts.tr(
        "{claimed:points} claimed, {proven:points} proven, up to {high:points} if all is scored",
        claimed=total.claimed,
        proven=total.proven,
        high=total.high,
    )
