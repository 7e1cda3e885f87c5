"""Cost against the headline score, one mark a scenario; neither is turned into the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from circular_assess.charts.axes import (
    Axis,
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
from circular_assess.charts.cost_figures import (
    compared_cost_eur,
    compared_cost_name,
    cost_of,
    is_by_year,
    priced,
    score_axis_words,
)
from circular_assess.charts.cost_parts import draw_no_cost, draw_not_priced, not_priced_height
from circular_assess.charts.parts import remark_of
from circular_assess.charts.style import ChartStyle
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.texts import Texts

_SCORES = Axis(0.0, 100.0, (0.0, 25.0, 50.0, 75.0, 100.0))
_HEAD, _FOOT, _PLOT = 2.2, 3.2, 17.0
_LINE, _HALF_LINE, _HALF_MARK = 1.35, 0.64, 0.62
_WIDEST_NAME, _APART, _STEPS_OF_LINE = 17.0, 0.5, 24

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name may stand, how it is cut there, and where a line to its mark would end."""

    box: Box
    words: str
    has_leader: bool = False
    end: Point = (0.0, 0.0)


def cost_against_score_height(results: Results, texts: Texts, style: ChartStyle, width: float) -> float:
    """The height in points at which the marks stand at ease in a figure of this width in points."""
    board = Board(Figure(figsize=(width / POINTS_PER_INCH, 1.0)), style)
    count = len(priced(results))
    if not count:
        return board.em * 2.0
    plot = max(_PLOT, count * _LINE + 2.0)
    return board.em * (_HEAD + plot + _FOOT) + not_priced_height(board, results, texts)


def draw_cost_against_score(figure: Figure, results: Results, texts: Texts, style: ChartStyle) -> None:
    """The net present cost, upwards, against the headline total of each scenario.

    Where periods differ the cost is the equivalent annual one; the axis says which. Scenarios whose
    cost is not known are named below.
    """
    board = Board(figure, style)
    scenarios = priced(results)
    if not scenarios:
        draw_no_cost(board, texts)
        return
    em, by_year = board.em, is_by_year(results)
    costs = [compared_cost_eur(cost_of(scenario), by_year=by_year) for scenario in scenarios]
    up = axis_over(costs)
    labels, unit = amount_labels(up, texts)
    left = label_room(board, labels)
    foot = em * _FOOT + not_priced_height(board, results, texts)
    box = Box(left, em * _HEAD, board.width - left - em, board.height - em * _HEAD - foot)
    plot = Plot(box, _SCORES, up)
    title = board.elided(axis_title(compared_cost_name(results, texts), unit, texts), board.width, size=0.9)
    board.text(0.0, em * 0.8, title, size=0.9, colour=style.text2)
    draw_levels(board, plot, labels)
    places = [texts.number(tick) for tick in _SCORES.ticks]
    draw_places(board, plot, places, score_axis_words(results, texts))
    points = [
        (plot.x_at(scenario.headline_total(results.headline)), plot.y_at(cost))
        for scenario, cost in zip(scenarios, costs, strict=True)
    ]
    _draw_names(board, plot, scenarios, points, texts)
    for (x, y), scenario in zip(points, scenarios, strict=True):
        board.mark(x, y, style.scenario_style(scenario.mark), gid=f"cost:{scenario.id}")
    draw_not_priced(board, box.y + box.height + em * (_FOOT + 0.4), results, texts)


def _draw_names(
    board: Board,
    plot: Plot,
    scenarios: Sequence[ScenarioResult],
    points: Sequence[Point],
    texts: Texts,
) -> None:
    """Each name beside its mark, or as near as there is room, with a line that leads to the mark."""
    em, size = board.em, board.em * _HALF_MARK
    marks = [Box(x - size, y - size, 2 * size, 2 * size) for x, y in points]
    taken: list[Box] = []
    for scenario, point in zip(scenarios, points, strict=True):
        name = scenario.name
        if remark := remark_of(scenario, texts):
            name = f"{board.elided(name, em * _WIDEST_NAME * 0.7)} ({remark})"
        place = _free_place(board, plot, point, name, (taken, marks))
        if place is None:
            continue
        box, apart = place.box, em * _APART
        taken.append(Box(box.x - apart, box.y, box.width + 2 * apart, box.height))
        middle = box.y + box.height / 2
        if place.has_leader:
            board.path([point, place.end], colour=board.style.border, width=0.7, zorder=2)
        colour = board.style.text if scenario.knock_out is None else board.style.text2
        board.text(box.x, middle, place.words, colour=colour)


def _free_place(
    board: Board,
    plot: Plot,
    point: Point,
    name: str,
    taken: tuple[Sequence[Box], Sequence[Box]],
) -> _Place | None:
    """The nearest place for a name that lies on no other name and, if it can be, on no mark."""
    names, marks = taken
    places = [place for place in _places(board, plot, point, name) if _is_inside(board, plot, place.box)]
    for obstacles in ([*names, *marks], names):
        for place in places:
            leads_over = place.has_leader and any(_leads_over(point, place.end, box) for box in names)
            if not leads_over and not any(_is_over(place.box, box) for box in obstacles):
                return place
    return None


def _places(board: Board, plot: Plot, point: Point, name: str) -> Iterator[_Place]:
    """Right and left of a point, cut shorter if need be, over and under it, then ever further away."""
    em = board.em
    x, y = point
    height = 2 * em * _HALF_LINE
    widest = min(em * _WIDEST_NAME, plot.box.width * 0.45)
    for share in (1.0, 0.75, 0.5):
        words = board.elided(name, widest * share)
        width = board.width_of(words)
        for left in (x + em * 0.75, x - em * 0.75 - width):
            yield _Place(Box(left, y - height / 2, width, height), words)
        for top in (y - em * _LINE - height / 2, y + em * _LINE - height / 2):
            yield _Place(Box(x - width / 2, top, width, height), words)
    words = board.elided(name, widest * 0.75)
    width = board.width_of(words)
    for number in range(2, 2 * int(plot.box.height / (em * _LINE)) + 3):
        middle = y + number // 2 * (-1 if number % 2 else 1) * em * _LINE
        for left, end in ((x + em * 1.3, x + em * 1.1), (x - em * 1.3 - width, x - em * 1.1)):
            yield _Place(Box(left, middle - height / 2, width, height), words, True, (end, middle))


def _is_inside(board: Board, plot: Plot, place: Box) -> bool:
    box = plot.box
    return (
        place.x >= box.x
        and place.x + place.width <= board.width
        and place.y >= box.y - board.em * 0.5
        and place.y + place.height <= box.y + box.height + board.em * 0.4
    )


def _is_over(one: Box, other: Box) -> bool:
    is_across = min(one.x + one.width, other.x + other.width) > max(one.x, other.x)
    return is_across and min(one.y + one.height, other.y + other.height) > max(one.y, other.y)


def _leads_over(start: Point, end: Point, box: Box) -> bool:
    """True if a line from start to end crosses the box, looked at in short steps."""
    for number in range(_STEPS_OF_LINE + 1):
        part = number / _STEPS_OF_LINE
        x, y = start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
        if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height:
            return True
    return False
