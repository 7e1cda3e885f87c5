"""The strategies around a centre, one line a scenario; never shown without its table."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from circular_assess.charts.board import Board
from circular_assess.charts.choice import has_radar, in_order
from circular_assess.charts.parts import draw_nothing, headline_figure
from circular_assess.charts.style import ChartStyle, ScenarioStyle
from circular_assess.domain.catalogue import Strategy
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.texts import Texts, mark_for_translation

RINGS = (25.0, 50.0, 75.0, 100.0)
_LINE_WIDTH = 1.4
_LABEL_SIZE = 0.95
# A name at the side stands so far above its axis that it may reach inward without touching the net.
_ABOVE, _INWARD = 2.0, 1.3

SHORT_NAMES = {
    Strategy.REUSE: mark_for_translation("Reuse"),
    Strategy.BIO_BASED: mark_for_translation("Bio-based"),
    Strategy.SHARING: mark_for_translation("Sharing"),
    Strategy.SERVICE: mark_for_translation("Service"),
}

Point = tuple[float, float]


def draw_radar(figure: Figure, results: Results, texts: Texts, style: ChartStyle) -> None:
    """The headline figure of each strategy, 0 in the centre and 100 at the rim.

    Fewer than three strategies give no shape: ask `has_radar` and show bars instead.
    """
    board = Board(figure, style)
    if not has_radar(results):
        draw_nothing(board, texts)
        return
    strategies = tuple(results.strategy_weights)
    labels = [texts.tr(SHORT_NAMES[strategy]) for strategy in strategies]
    centre, radius = _place(board, labels)
    _draw_net(board, centre, radius, len(strategies))
    _draw_labels(board, centre, radius, labels)
    for depth, scenario in enumerate(reversed(in_order(results))):
        figures = _headline_figures(scenario, strategies, results)
        line = _points(centre, radius, figures)
        _draw_line(board, line, style.scenario_style(scenario.mark), scenario.id, depth)


def _headline_figures(
    scenario: ScenarioResult, strategies: Sequence[Strategy], results: Results
) -> tuple[float, ...]:
    return tuple(
        headline_figure(scenario.strategies[strategy].figures, results.headline) for strategy in strategies
    )


def _direction(place: int, count: int) -> Point:
    """Where an axis points: the first one up, the others clockwise."""
    angle = 2 * pi * place / count
    return sin(angle), -cos(angle)


def _points(centre: Point, radius: float, figures: Sequence[float]) -> list[Point]:
    """One corner an axis, at its figure (0-100) from the centre."""
    corners = []
    for place, points in enumerate(figures):
        x, y = _direction(place, len(figures))
        reach = radius * points / 100
        corners.append((centre[0] + x * reach, centre[1] + y * reach))
    return corners


def _is_side(direction: Point) -> bool:
    """True for an axis that points to the left or right."""
    return abs(direction[1]) < 0.1


def _place(board: Board, labels: Sequence[str]) -> tuple[Point, float]:
    """The centre and the largest radius that leaves room for the labels."""
    em = board.em
    directions = [_direction(place, len(labels)) for place in range(len(labels))]
    side = em
    for direction, words in zip(directions, labels, strict=True):
        width = board.width_of(words, size=_LABEL_SIZE)
        if _is_side(direction):
            side = max(side, width - em * _INWARD + em * 0.2)
        elif abs(direction[0]) > 0.1:
            side = max(side, width / 2)
    across = max(abs(x) for x, _ in directions)
    down = max(y for _, y in directions)
    edge = em * 1.8
    radius = min((board.width / 2 - side) / across, (board.height - 2 * edge) / (1.0 + down))
    radius = max(radius, em)
    top = edge + max(board.height - 2 * edge - radius * (1.0 + down), 0.0) / 2
    return (board.width / 2, top + radius), radius


def _draw_net(board: Board, centre: Point, radius: float, count: int) -> None:
    style = board.style
    for ring in RINGS:
        corners = _points(centre, radius, [ring] * count)
        is_rim = ring == RINGS[-1]
        colour = style.border if is_rim else style.line
        _add_line(board, [*corners, corners[0]], colour, "radar:rim" if is_rim else "")
    for corner in _points(centre, radius, [100.0] * count):
        _add_line(board, [centre, corner], style.line)


def _add_line(board: Board, points: Sequence[Point], colour: str, gid: str = "") -> None:
    xs, ys = zip(*points, strict=True)
    line = Line2D(xs, ys, color=colour, linewidth=0.7, zorder=1)
    line.set_gid(gid)
    board.axes.add_line(line)


def _draw_labels(board: Board, centre: Point, radius: float, labels: Sequence[str]) -> None:
    """The names at the ends of the axes; those at the sides stand above the end, where there is room."""
    em = board.em
    for place, words in enumerate(labels):
        direction = _direction(place, len(labels))
        x, y = centre[0] + direction[0] * radius, centre[1] + direction[1] * radius
        align = "center"
        if _is_side(direction):
            is_right = direction[0] > 0
            x += -em * _INWARD if is_right else em * _INWARD
            y -= em * _ABOVE
            align = "left" if is_right else "right"
        else:
            y += em if direction[1] > 0 else -em * 0.9
        board.text(x, y, words, size=_LABEL_SIZE, colour=board.style.text2, align=align)


def _draw_line(
    board: Board, points: Sequence[Point], scenario: ScenarioStyle, scenario_id: str, depth: int
) -> None:
    board.path(
        [*points, points[0]],
        colour=scenario.colour,
        width=_LINE_WIDTH,
        dashes=scenario.dashes,
        gid=f"radar:{scenario_id}",
        zorder=3 + depth * 0.01,
    )
    for x, y in points:
        board.mark(x, y, scenario, size=board.em * 0.75, zorder=5 + depth * 0.01)
