"""The level of every scenario on every criterion in use, as numbers on a ramp of one hue."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.figure import Figure

from circular_assess.charts.bars import Box
from circular_assess.charts.board import POINTS_PER_INCH, Board
from circular_assess.charts.choice import in_order
from circular_assess.charts.parts import (
    MOST_NAMED_COLUMNS,
    draw_legend,
    draw_mark_and_letter,
    draw_nothing,
    legend_height,
    remark_of,
)
from circular_assess.charts.style import ChartStyle
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.results import CriterionResult, Results, ScenarioResult
from circular_assess.texts import DASH, Texts

_ROW, _LEAST_ROW, _GROUP, _KEY = 1.75, 1.25, 2.1, 2.1
_HEAD_LINES, _REMARK_LINES = 3, 2


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns stand, in points from the left; `has_words`: there is room for "proven"."""

    share: float
    first: float
    step: float
    swatch: float
    has_words: bool


def criteria_heat_map_height(results: Results, texts: Texts, style: ChartStyle, width: float) -> float:
    """The height in points at which the rows stand at ease in a figure of this width in points."""
    board = Board(Figure(figsize=(width / POINTS_PER_INCH, 1.0)), style)
    if not results.scenarios or not results.criteria:
        return board.em * 2.0
    return _height(board, _grid(board, len(results.scenarios), texts), results, texts, _ROW)


def draw_criteria_heat_map(figure: Figure, results: Results, texts: Texts, style: ChartStyle) -> None:
    """Criteria by strategy x scenarios: the claimed level in the field, the proven one beside it if lower.

    What is not scored is a dash. The numbers say all that the colours say.
    """
    board = Board(figure, style)
    if not results.scenarios or not results.criteria:
        draw_nothing(board, texts)
        return
    em = board.em
    scenarios = in_order(results)
    grid = _grid(board, len(scenarios), texts)
    row = _ROW
    while row > _LEAST_ROW and _height(board, grid, results, texts, row) > board.height:
        row -= 0.05
    y = _draw_head(board, grid, scenarios, texts)
    for strategy, weight in results.strategy_weights.items():
        _draw_group(board, y, texts.strategy(strategy), texts.percent(weight))
        y += em * _GROUP
        for criterion_id, in_use in results.criteria.items():
            if in_use.criterion.strategy is strategy:
                _draw_row(board, grid, (y, row * em), criterion_id, results, texts)
                y += em * row
    board.hairline(0.0, y, board.width)
    _draw_key(board, y + em * 1.3, texts)


def _height(board: Board, grid: _Grid, results: Results, texts: Texts, row: float) -> float:
    em, scenarios = board.em, results.scenarios
    if len(scenarios) > MOST_NAMED_COLUMNS:
        head = legend_height(board, len(scenarios)) + em * 1.6
    else:
        head = em * (1.9 + _depth(_heads(board, grid, scenarios, texts)) * 0.9 * 1.3)
    rows = len(results.criteria) * row + len(results.strategy_weights) * _GROUP
    return head + em * (rows + _KEY)


def _grid(board: Board, count: int, texts: Texts) -> _Grid:
    em = board.em
    names = min(max(board.width * 0.38, em * 11.0), em * 23.0)
    step = (board.width - names) / count
    swatch = min(em * 2.7, step * 0.56)
    room = step - swatch - em * 0.4
    words = texts.tr("{level} proven", level=texts.points(2.0))
    return _Grid(
        share=names - em * 0.9,
        first=names,
        step=step,
        swatch=swatch,
        has_words=board.width_of(words, size=0.9) < room,
    )


def _draw_head(board: Board, grid: _Grid, scenarios: tuple[ScenarioResult, ...], texts: Texts) -> float:
    """The names above the columns, or letters with a legend; gives where the rows begin."""
    em = board.em
    if len(scenarios) > MOST_NAMED_COLUMNS:
        draw_legend(board, 0.0, scenarios, texts)
        y = legend_height(board, len(scenarios)) + em * 0.6
        for place, scenario in enumerate(scenarios):
            draw_mark_and_letter(board, grid.first + place * grid.step, y, scenario.mark)
        return y + em * 1.0
    heads = _heads(board, grid, scenarios, texts)
    depth, step = _depth(heads), em * 0.9 * 1.3
    for place, (scenario, (name, remark)) in enumerate(zip(scenarios, heads, strict=True)):
        x = grid.first + place * grid.step
        y = em * 0.6 + (depth - len(name) - len(remark)) * step
        board.mark(x + em * 0.5, y, board.style.scenario_style(scenario.mark))
        board.lines(x, y + em * 1.3, name, size=0.9, is_bold=True)
        y_remark = y + em * 1.3 + len(name) * step
        board.lines(x, y_remark, remark, size=0.9, colour=board.style.text2)
    return em * (0.6 + 1.3) + depth * step


def _heads(
    board: Board, grid: _Grid, scenarios: tuple[ScenarioResult, ...], texts: Texts
) -> list[tuple[list[str], list[str]]]:
    """The lines of each name, and those that say that a scenario is not acceptable."""
    room = grid.step - board.em * 0.8
    return [
        (
            board.wrapped(scenario.name, room, _HEAD_LINES, size=0.9, is_bold=True),
            board.wrapped(remark_of(scenario, texts), room, _REMARK_LINES, size=0.9),
        )
        for scenario in scenarios
    ]


def _depth(heads: list[tuple[list[str], list[str]]]) -> int:
    """The lines of the highest head."""
    return max(len(name) + len(remark) for name, remark in heads)


def _draw_group(board: Board, y: float, name: str, weight: str) -> None:
    em = board.em
    board.hairline(0.0, y, board.width, colour=board.style.border)
    board.text(0.0, y + em * 1.2, name, is_bold=True)
    x = board.width_of(name, is_bold=True) + em * 0.7
    board.text(x, y + em * 1.2, weight, size=0.9, colour=board.style.text2)


def _draw_row(
    board: Board,
    grid: _Grid,
    place: tuple[float, float],
    criterion_id: CriterionId,
    results: Results,
    texts: Texts,
) -> None:
    em, (top, height) = board.em, place
    y = top + height / 2
    in_use = results.criteria[criterion_id]
    share = texts.percent(in_use.share_of_total)
    room = grid.share - board.width_of(share, size=0.9) - em * 0.8
    board.hairline(0.0, top, board.width)
    board.text(0.0, y, board.elided(in_use.criterion.short_name, room))
    board.text(grid.share, y, share, size=0.9, colour=board.style.text2, align="right")
    for column, scenario in enumerate(in_order(results)):
        x = grid.first + column * grid.step
        box = Box(x, top + height * 0.1, grid.swatch, height * 0.8)
        _draw_cell(board, grid, box, scenario.criteria[criterion_id], texts)


def _draw_cell(board: Board, grid: _Grid, box: Box, result: CriterionResult, texts: Texts) -> None:
    middle = box.x + box.width / 2
    y = box.y + box.height / 2
    if result.level is None or result.proven_level is None:
        board.text(middle, y, DASH, colour=board.style.text2, align="center")
        return
    ground, ink = board.style.level_colours(result.level)
    board.box(box, fill=ground)
    board.text(middle, y, texts.points(result.level), is_bold=True, colour=ink, align="center")
    if result.proven_level < result.level:
        words = texts.points(result.proven_level)
        if grid.has_words:
            words = texts.tr("{level} proven", level=words)
        x = box.x + box.width + board.em * 0.3
        board.text(x, y, words, size=0.9 if grid.has_words else 0.82, colour=board.style.warning)


def _draw_key(board: Board, y: float, texts: Texts) -> None:
    """The ramp in numbers, and what a second number and a dash mean."""
    em, grey = board.em, board.style.text2
    x = 0.0
    for level in range(len(board.style.ramp)):
        ground, ink = board.style.level_colours(level)
        board.box(Box(x, y - em * 0.6, em * 1.7, em * 1.2), fill=ground)
        words = texts.number(level)
        board.text(x + em * 0.85, y, words, size=0.9, is_bold=True, colour=ink, align="center")
        x += em * 1.9
    words = texts.tr("level claimed; beside it the level proven, where lower; {dash} not scored", dash=DASH)
    board.text(x + em * 0.5, y, board.elided(words, board.width - x - em, size=0.9), size=0.9, colour=grey)
