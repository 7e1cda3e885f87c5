"""What was paid up to and with each year, worth now, one line a scenario, and where two lines meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from circular_assess.charts.axes import (
    Plot,
    amount_labels,
    axis_over,
    axis_title,
    draw_levels,
    draw_places,
    label_room,
)
from circular_assess.charts.bars import Box
from circular_assess.charts.board import POINTS_PER_INCH, Board
from circular_assess.charts.cost_figures import BreakEven, break_even_words, break_evens, cost_of, priced
from circular_assess.charts.cost_parts import draw_no_cost, draw_not_priced, not_priced_height
from circular_assess.charts.parts import draw_name, remark_of
from circular_assess.charts.style import ChartStyle
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.texts import Texts

_HEAD, _FOOT, _PLOT, _LINE = 2.2, 3.2, 16.0, 1.5
_NOTE, _NOTE_LINES = 1.25, 2
_SAMPLE, _LINE_WIDTH = 2.6, 1.5
_MOST_YEARS_NAMED = 10


@dataclass(frozen=True, slots=True)
class _Note:
    """A break-even year in words, on as many lines as it takes."""

    break_even: BreakEven
    lines: Sequence[str]


def cumulative_cost_height(results: Results, texts: Texts, style: ChartStyle, width: float) -> float:
    """The height in points at which the lines stand at ease in a figure of this width in points."""
    board = Board(Figure(figsize=(width / POINTS_PER_INCH, 1.0)), style)
    count = len(priced(results))
    if not count:
        return board.em * 2.0
    plot = max(_PLOT, count * _LINE)
    return board.em * (_HEAD + plot + _FOOT) + _below(board, results, texts, _notes(board, results, texts))


def draw_cumulative_cost(figure: Figure, results: Results, texts: Texts, style: ChartStyle) -> None:
    """The cumulative present cost by year of each scenario, in its colour, dashes and mark.

    A ring stands where two lines change places; the year from which one costs no more stands below.
    """
    board = Board(figure, style)
    scenarios = priced(results)
    if not scenarios:
        draw_no_cost(board, texts)
        return
    em, notes = board.em, _notes(board, results, texts)
    up = axis_over([amount for s in scenarios for amount in cost_of(s).cumulative_present_eur])
    across = axis_over(
        [cost_of(scenario).period_years for scenario in scenarios], _MOST_YEARS_NAMED, is_whole=True
    )
    labels, unit = amount_labels(up, texts)
    left = label_room(board, labels)
    names = _names_width(board, scenarios, texts)
    foot = em * _FOOT + _below(board, results, texts, notes)
    box = Box(left, em * _HEAD, board.width - left - names, board.height - em * _HEAD - foot)
    plot = Plot(box, across, up)
    title = axis_title(texts.tr("Cumulative present cost"), unit, texts)
    board.text(0.0, em * 0.8, board.elided(title, board.width, size=0.9), size=0.9, colour=style.text2)
    draw_levels(board, plot, labels)
    draw_places(board, plot, [texts.number(tick) for tick in across.ticks], texts.tr("Year"))
    for depth, scenario in enumerate(reversed(scenarios)):
        _draw_line(board, plot, scenario, depth)
    _draw_names(board, plot, scenarios, texts)
    y = box.y + box.height + em * (_FOOT + 0.4)
    for note in notes:
        _draw_ring(board, plot, note.break_even)
        _draw_note(board, y, note)
        y += em * _NOTE * len(note.lines)
    draw_not_priced(board, y + (em * 0.2 if notes else 0.0), results, texts)


def _notes(board: Board, results: Results, texts: Texts) -> list[_Note]:
    room = board.width - board.em * 1.4
    return [
        _Note(found, board.wrapped(break_even_words(found, texts), room, _NOTE_LINES, size=0.9))
        for found in break_evens(results)
    ]


def _below(board: Board, results: Results, texts: Texts, notes: Sequence[_Note]) -> float:
    """The height of what stands under the plot, in points."""
    lines = sum(len(note.lines) for note in notes)
    noted = board.em * (lines * _NOTE + 0.4) if lines else 0.0
    return noted + not_priced_height(board, results, texts)


def _names_width(board: Board, scenarios: Sequence[ScenarioResult], texts: Texts) -> float:
    """The width of the column at the right with the sign and the name of each line."""
    em = board.em
    widest = max(
        board.width_of(scenario.name[:80]) + board.width_of(remark_of(scenario, texts))
        for scenario in scenarios
    )
    return min(widest + em * (_SAMPLE + 2.2), board.width * 0.36)


def _corners(plot: Plot, scenario: ScenarioResult) -> list[tuple[float, float]]:
    amounts = cost_of(scenario).cumulative_present_eur
    return [(plot.x_at(year), plot.y_at(amount)) for year, amount in enumerate(amounts)]


def _draw_line(board: Board, plot: Plot, scenario: ScenarioResult, depth: int) -> None:
    look = board.style.scenario_style(scenario.mark)
    corners = _corners(plot, scenario)
    board.path(
        corners,
        colour=look.colour,
        width=_LINE_WIDTH,
        dashes=look.dashes,
        gid=f"cumulative:{scenario.id}",
        zorder=3 + depth * 0.001,
    )
    board.mark(*corners[-1], look, size=board.em * 0.8, zorder=5 + depth * 0.001)


def _draw_names(board: Board, plot: Plot, scenarios: Sequence[ScenarioResult], texts: Texts) -> None:
    """Line, sign and name of each scenario at the right, as near to the end of its line as there is room."""
    em, style = board.em, board.style
    x = plot.box.x + plot.box.width + em * 0.9
    ordered = sorted(scenarios, key=lambda scenario: _corners(plot, scenario)[-1][1])
    wanted = [_corners(plot, scenario)[-1][1] for scenario in ordered]
    places = _spread(wanted, em * _LINE, plot.box.y, plot.box.y + plot.box.height)
    for scenario, y in zip(ordered, places, strict=True):
        look = style.scenario_style(scenario.mark)
        board.path([(x, y), (x + em * _SAMPLE, y)], colour=look.colour, width=_LINE_WIDTH, dashes=look.dashes)
        board.mark(x + em * _SAMPLE / 2, y, look, size=em * 0.8)
        left = x + em * (_SAMPLE + 0.5)
        draw_name(board, left, y, board.width - left, scenario, remark_of(scenario, texts))


def _spread(wanted: Sequence[float], step: float, top: float, bottom: float) -> list[float]:
    """Places from the top down, at least `step` apart and as near to the wanted ones as that allows."""
    if len(wanted) > 1:
        step = min(step, (bottom - top) / (len(wanted) - 1))
    places: list[float] = []
    for place in wanted:
        places.append(max(place, places[-1] + step if places else top))
    limit = bottom
    for number in range(len(places) - 1, -1, -1):
        places[number] = min(places[number], limit)
        limit = places[number] - step
    return places


def _draw_ring(board: Board, plot: Plot, found: BreakEven) -> None:
    """A ring where the lines cross, in the year before the cheaper one costs no more."""
    own = cost_of(found.cheaper).cumulative_present_eur
    its = cost_of(found.dearer).cumulative_present_eur
    before, after = (own[year] - its[year] for year in (found.year - 1, found.year))
    part = before / (before - after) if before > after else 1.0
    amount = own[found.year - 1] + (own[found.year] - own[found.year - 1]) * part
    board.ring(plot.x_at(found.year - 1 + part), plot.y_at(amount), board.em * 1.0)


def _draw_note(board: Board, y: float, note: _Note) -> None:
    board.ring(board.em * 0.5, y, board.em * 0.7)
    board.lines(board.em * 1.4, y, note.lines, size=0.9)
