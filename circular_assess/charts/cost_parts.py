"""What the figures of costs share: what is not shown, and the pattern of each kind of cost."""

from __future__ import annotations

from circular_assess.charts.board import Board
from circular_assess.charts.cost_figures import not_priced, short
from circular_assess.charts.style import ChartStyle, Hatch
from circular_assess.domain.cost_lines import CostKind
from circular_assess.domain.results import Results
from circular_assess.texts import Texts

_MOST_LINES = 3

# Each kind by a grey (dark, middle, light, or the page) and a hatch, so that no two look alike.
_PATTERNS = {
    CostKind.PURCHASE: ("text2", Hatch.NONE),
    CostKind.DELIVERY: ("line", Hatch.VERTICAL),
    CostKind.SERVICE_FEE: ("border", Hatch.DIAGONAL),
    CostKind.ENERGY: ("line", Hatch.DOTS),
    CostKind.UPKEEP: ("text2", Hatch.HORIZONTAL),
    CostKind.REPLACEMENT: ("border", Hatch.NONE),
    CostKind.TRAINING: ("line", Hatch.CROSS),
    CostKind.END_OF_LIFE: ("text2", Hatch.DIAGONAL),
    CostKind.RESIDUAL_VALUE: ("page", Hatch.NONE),
    CostKind.BUY_OUT: ("border", Hatch.DOTS),
    CostKind.EXTERNAL: ("line", Hatch.DIAGONAL),
    CostKind.OTHER: ("line", Hatch.NONE),
}


def kind_pattern(kind: CostKind, style: ChartStyle) -> tuple[str, Hatch, str]:
    """The ground, the hatch and the ink of a kind of cost."""
    ground, hatch = _PATTERNS[kind]
    ink = style.text2 if ground in ("line", "page") else style.page
    return str(getattr(style, ground)), hatch, ink


def draw_no_cost(board: Board, texts: Texts) -> None:
    """Say that no cost can be drawn yet."""
    words = texts.tr("No cost is known yet.")
    board.text(0.0, board.em, words, colour=board.style.text2)


def not_priced_height(board: Board, results: Results, texts: Texts) -> float:
    """The height in points that the names of the scenarios without a cost take below a figure."""
    lines = len(_not_priced_lines(board, results, texts))
    return board.em * (lines * 1.25 + 0.4) if lines else 0.0


def draw_not_priced(board: Board, y: float, results: Results, texts: Texts) -> None:
    """Name the scenarios that a figure does not show, the middle of the first line at `y`."""
    lines = _not_priced_lines(board, results, texts)
    board.lines(0.0, y, lines, size=0.9, colour=board.style.text2)


def _not_priced_lines(board: Board, results: Results, texts: Texts) -> list[str]:
    names = [short(scenario.name) for scenario in not_priced(results)]
    if not names:
        return []
    words = texts.tr("Not shown, because the cost is not known: {names:list}.", names=names)
    return board.wrapped(words, board.width, _MOST_LINES, size=0.9)
