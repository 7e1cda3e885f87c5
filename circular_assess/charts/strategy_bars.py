"""Bars of the total and of each strategy: claimed and proven, with the range still open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from matplotlib.figure import Figure

from circular_assess.charts.bars import Box
from circular_assess.charts.board import Board
from circular_assess.charts.choice import in_order
from circular_assess.charts.parts import (
    KEY_STEP,
    bar_key_places,
    draw_bar_key,
    draw_nothing,
    draw_scenario,
    remark_of,
)
from circular_assess.charts.style import ChartStyle
from circular_assess.domain.assessment import Headline
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.domain.scoring import Figures
from circular_assess.texts import Texts

TOTAL = "total"
_HEAD, _GAP, _KEY = 2.0, 1.1, 2.4
_ROW, _LEAST_ROW, _LEAST_GROUP = 1.75, 1.15, 2.9
_LEAST_WITH_MIDDLE = 5.5


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand, in points from the left."""

    name: float
    name_width: float
    bar: float
    bar_width: float
    claimed: float
    proven: float


def strategy_bars_height(results: Results, style: ChartStyle) -> float:
    """The height in points at which the bars stand at ease."""
    return _height(results, style.font_size, _ROW)


def draw_strategy_bars(figure: Figure, results: Results, texts: Texts, style: ChartStyle) -> None:
    """One bar a scenario for the total and for each strategy that counts, on an axis of 0-100.

    Proven is solid, claimed beyond it is a tint, and what is not scored yet is dashed; the figures
    stand beside the bars.
    """
    board = Board(figure, style)
    if not results.scenarios or not results.strategy_weights:
        draw_nothing(board, texts)
        return
    em = board.em
    row = _ROW
    key_height = em * KEY_STEP * bar_key_places(board, texts)[-1][2]
    while row > _LEAST_ROW and _height(results, em, row) + key_height > board.height:
        row -= 0.05
    columns = _columns(board, results, texts)
    _draw_head(board, columns, results, texts)
    y = em * _HEAD
    for name, weight, key, figures in _groups(results, texts):
        board.hairline(0.0, y, board.width)
        y += em * _GAP / 2
        _draw_group_name(board, columns, y, name, weight)
        for place, (scenario, scenario_figures) in enumerate(figures):
            y_row = y + (place + 0.5) * row * em
            _draw_row(board, columns, y_row, (scenario, scenario_figures), key, results.headline, texts)
        y += max(len(figures) * row, _LEAST_GROUP) * em + em * _GAP / 2
    board.hairline(0.0, y, board.width)
    draw_bar_key(board, y + em * 1.3, texts)


def _height(results: Results, em: float, row: float) -> float:
    group = max(len(results.scenarios) * row, _LEAST_GROUP) + _GAP
    return em * (_HEAD + group * (len(results.strategy_weights) + 1) + _KEY)


def _groups(
    results: Results, texts: Texts
) -> Iterator[tuple[str, str, str, list[tuple[ScenarioResult, Figures]]]]:
    """The name, weight in words and key of each group, with the figures of its scenarios."""
    scenarios = in_order(results)
    yield texts.tr("Total"), "", TOTAL, [(scenario, scenario.total) for scenario in scenarios]
    for strategy, weight in results.strategy_weights.items():
        figures = [(scenario, scenario.strategies[strategy].figures) for scenario in scenarios]
        yield texts.strategy(strategy), texts.percent(weight), strategy.value, figures


def _columns(board: Board, results: Results, texts: Texts) -> _Columns:
    em, width = board.em, board.width
    claimed, proven = (
        max(board.width_of(words, size=0.9, is_bold=True), em * 2.6)
        for words in (texts.tr("Claimed"), texts.tr("Proven"))
    )
    group = min(max(width * 0.18, em * 6.0), em * 11.0)
    for strategy, weight in results.strategy_weights.items():
        # The weight stands after the second line of the name.
        lines = board.wrapped(texts.strategy(strategy), group - em, 2, is_bold=True)
        weight_width = board.width_of(texts.percent(weight), size=0.9)
        if len(lines) > 1:
            taken = board.width_of(lines[-1] + " ", is_bold=True) + weight_width + em
            group = max(group, min(taken, em * 14.0, width * 0.22))
    name = min(max(width * 0.28, em * 7.0), em * 19.0)
    bar = group + name + em * 0.6
    claimed_right = width - proven - em
    return _Columns(
        name=group,
        name_width=name,
        bar=bar,
        bar_width=max(claimed_right - claimed - em * 1.2 - bar, em * 3.0),
        claimed=claimed_right,
        proven=width,
    )


def _draw_head(board: Board, columns: _Columns, results: Results, texts: Texts) -> None:
    em, grey = board.em, board.style.text2
    y = em * 0.9
    middle = ((50, "center"),) if columns.bar_width >= em * _LEAST_WITH_MIDDLE else ()
    for place, align in ((0, "left"), *middle, (100, "right")):
        x = columns.bar + columns.bar_width * place / 100
        board.text(x, y, texts.number(place), size=0.9, colour=grey, align=align)
    for x, words, headline in (
        (columns.claimed, texts.tr("Claimed"), Headline.CLAIMED),
        (columns.proven, texts.tr("Proven"), Headline.PROVEN),
    ):
        is_bold = results.headline is headline
        board.text(x, y, words, size=0.9, is_bold=is_bold, colour=grey, align="right")


def _draw_group_name(board: Board, columns: _Columns, y: float, name: str, weight: str) -> None:
    em = board.em
    words = board.wrapped(name, columns.name - em, 2, is_bold=True)
    if len(words) > 1:
        beside = board.width_of(" ", is_bold=True) + em * 0.6 + board.width_of(weight, size=0.9)
        words[-1] = board.elided(words[-1], columns.name - beside, is_bold=True)
    board.lines(0.0, y + em * 0.85, words, is_bold=True)
    if weight:
        y_weight = y + em * 0.85 + len(words) * em * 1.3
        if len(words) < 2:
            board.text(0.0, y_weight, weight, size=0.9, colour=board.style.text2)
        else:
            x = board.width_of(words[-1] + " ", is_bold=True) + em * 0.4
            board.text(x, y_weight - em * 1.3, weight, size=0.9, colour=board.style.text2)


def _draw_row(
    board: Board,
    columns: _Columns,
    y: float,
    entry: tuple[ScenarioResult, Figures],
    key: str,
    headline: Headline,
    texts: Texts,
) -> None:
    scenario, figures = entry
    em = board.em
    # Said once, so that there is room for the whole name in the other groups.
    remark = remark_of(scenario, texts) if key == TOTAL else ""
    draw_scenario(board, columns.name, y, columns.name_width, scenario, remark)
    box = Box(columns.bar, y - em * 0.5, columns.bar_width, em)
    board.bar(box, figures, board.style.scenario_style(scenario.mark), gid=f"{scenario.id}:{key}")
    is_claimed = headline is Headline.CLAIMED
    board.text(columns.claimed, y, texts.points(figures.claimed), is_bold=is_claimed, align="right")
    board.text(columns.proven, y, texts.points(figures.proven), is_bold=not is_claimed, align="right")
