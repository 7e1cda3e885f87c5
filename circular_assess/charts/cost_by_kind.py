"""What the cost of each scenario is made of, as bars in greys and hatches; income lies left of zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from circular_assess.charts.axes import (
    Axis,
    Plot,
    amount_labels,
    axis_title,
    axis_within,
    draw_places,
)
from circular_assess.charts.bars import Box
from circular_assess.charts.board import POINTS_PER_INCH, Board
from circular_assess.charts.cost_figures import (
    compared_cost_eur,
    compared_cost_name,
    cost_of,
    costs_by_kind,
    is_by_year,
    priced,
)
from circular_assess.charts.cost_parts import draw_no_cost, draw_not_priced, kind_pattern, not_priced_height
from circular_assess.charts.parts import draw_scenario, remark_of
from circular_assess.charts.style import ChartStyle
from circular_assess.domain.cost_lines import CostKind
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.texts import Texts

_HEAD, _ROW, _FOOT, _KEY_LINE = 0.6, 2.1, 3.2, 1.6
_BAR, _SWATCH = 1.15, 2.0
_Key = tuple[tuple[CostKind, float, int], ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The costs of a scenario by kind, in euro; what is below zero is income."""

    scenario: ScenarioResult
    by_kind: dict[CostKind, float]
    total_eur: float

    @property
    def ends(self) -> tuple[float, float]:
        """How far the bar reaches to the left and to the right of zero."""
        return (
            sum(amount for amount in self.by_kind.values() if amount < 0),
            sum(amount for amount in self.by_kind.values() if amount > 0),
        )


def cost_by_kind_height(results: Results, texts: Texts, style: ChartStyle, width: float) -> float:
    """The height in points at which the bars stand at ease in a figure of this width in points."""
    board = Board(Figure(figsize=(width / POINTS_PER_INCH, 1.0)), style)
    bars = _bars(results)
    if not bars:
        return board.em * 2.0
    key = _key(board, bars, texts)
    lines = (key[-1][2] + 1) * _KEY_LINE if key else 0.0
    return board.em * (_HEAD + len(bars) * _ROW + _FOOT + lines + 0.4) + not_priced_height(
        board, results, texts
    )


def draw_cost_by_kind(figure: Figure, results: Results, texts: Texts, style: ChartStyle) -> None:
    """One bar a scenario: what it costs to the right of zero, what comes back to the left.

    The kinds are told apart by greys and hatches, never by the scenarios' colours; beside each bar
    stands what it comes to. The cost is the net present or, if periods differ, the equivalent annual one.
    """
    board = Board(figure, style)
    bars = _bars(results)
    if not bars:
        draw_no_cost(board, texts)
        return
    em = board.em
    key = _key(board, bars, texts)
    axis = axis_within([end for parts in bars for end in parts.ends])
    name = min(max(board.width * 0.3, em * 7.0), em * 19.0)
    total = max(board.width_of(texts.euro(parts.total_eur), is_bold=True) for parts in bars) + em
    labels, unit = amount_labels(axis, texts)
    left = name + em * 1.2
    axis = _with_fewer_ticks(board, axis, labels, board.width - left - total - em)
    labels, unit = amount_labels(axis, texts)
    box = Box(left, em * _HEAD, board.width - left - total - em, len(bars) * _ROW * em)
    plot = Plot(box, axis, Axis(0.0, 1.0, ()))
    for tick in axis.ticks:
        colour = style.border if tick == 0 else style.line
        board.upright(plot.x_at(tick), box.y, box.height, colour=colour)
    for place, parts in enumerate(bars):
        y = box.y + (place + 0.5) * _ROW * em
        draw_scenario(board, 0.0, y, name, parts.scenario, remark_of(parts.scenario, texts))
        _draw_bar(board, plot, y, parts)
        board.text(board.width, y, texts.euro(parts.total_eur), is_bold=True, align="right")
    title = axis_title(compared_cost_name(results, texts), unit, texts)
    draw_places(board, plot, labels, title)
    y = box.y + box.height + em * (_FOOT + 0.8)
    for kind, x, line in key:
        _draw_key(board, x, y + line * _KEY_LINE * em, kind, texts)
    lines = key[-1][2] + 1 if key else 0
    draw_not_priced(board, y + em * (lines * _KEY_LINE + 0.2), results, texts)


def _bars(results: Results) -> list[_Parts]:
    by_year = is_by_year(results)
    return [
        _Parts(
            scenario,
            {
                CostKind(kind): amount
                for kind, amount in costs_by_kind(cost_of(scenario), by_year=by_year).items()
            },
            compared_cost_eur(cost_of(scenario), by_year=by_year),
        )
        for scenario in priced(results)
    ]


def _with_fewer_ticks(board: Board, axis: Axis, labels: Sequence[str], width: float) -> Axis:
    """The axis with only the ticks whose labels have room beside each other; zero is always one."""
    widest = max(board.width_of(words, size=0.9) for words in labels) + board.em
    zero = axis.ticks.index(0.0)
    step = 1
    while step < len(axis.ticks) and width / (len(axis.ticks) - 1) * step < widest:
        step += 1
    ticks = tuple(tick for place, tick in enumerate(axis.ticks) if (place - zero) % step == 0)
    return Axis(axis.low, axis.high, ticks)


def _draw_bar(board: Board, plot: Plot, y: float, parts: _Parts) -> None:
    ends = {True: 0.0, False: 0.0}
    for kind, amount in parts.by_kind.items():
        start, end = ends[amount < 0], ends[amount < 0] + amount
        ends[amount < 0] = end
        left, right = sorted((plot.x_at(start), plot.x_at(end)))
        box = Box(left, y - board.em * _BAR / 2, right - left, board.em * _BAR)
        _draw_piece(board, box, kind, gid=f"{parts.scenario.id}:{kind}")


def _draw_piece(board: Board, box: Box, kind: CostKind, gid: str = "") -> None:
    """A piece of a bar in the pattern of its kind."""
    ground, hatch, ink = kind_pattern(kind, board.style)
    board.box(box, fill=ground, edge=board.style.text2, gid=gid, zorder=3)
    board.pattern(box, hatch, ink)


def _key(board: Board, bars: Sequence[_Parts], texts: Texts) -> _Key:
    """The kinds that occur, each with its place: points from the left, and line."""
    found = [kind for kind in CostKind if any(kind in parts.by_kind for parts in bars)]
    places = []
    x, line = 0.0, 0
    for kind in found:
        width = board.em * (_SWATCH + 0.5) + board.width_of(texts.cost_kind(kind), size=0.9)
        if x and x + width > board.width:
            x, line = 0.0, line + 1
        places.append((kind, x, line))
        x += width + board.em * 1.5
    return tuple(places)


def _draw_key(board: Board, x: float, y: float, kind: CostKind, texts: Texts) -> None:
    em = board.em
    _draw_piece(board, Box(x, y - em * 0.5, em * _SWATCH, em), kind)
    words = board.elided(texts.cost_kind(kind), board.width - x - em * (_SWATCH + 0.5), size=0.9)
    board.text(x + em * (_SWATCH + 0.5), y, words, size=0.9, colour=board.style.text2)
