"""What the figures share: names, heads and keys."""

from __future__ import annotations

from circular_assess.charts.bars import Box
from circular_assess.charts.board import Board
from circular_assess.domain.assessment import Headline
from circular_assess.domain.marks import letters
from circular_assess.domain.results import ScenarioResult
from circular_assess.domain.scoring import Figures
from circular_assess.texts import Texts

# With more columns than this a name does not fit above its column, so a letter stands there.
MOST_NAMED_COLUMNS = 4
# So much of the width of a name may go to the word after it.
MOST_OF_REMARK = 0.62
# From one row of a key to the next, by the height of the text.
KEY_STEP = 1.5


def headline_figure(figures: Figures, headline: Headline) -> float:
    """The one of the figures by which scenarios are ranked."""
    return figures.proven if headline is Headline.PROVEN else figures.claimed


def draw_nothing(board: Board, texts: Texts) -> None:
    """Say that there is nothing to draw yet."""
    words = texts.message("verdict_no_scenario", {})
    board.text(0.0, board.em, words, colour=board.style.text2)


def remark_of(scenario: ScenarioResult, texts: Texts) -> str:
    """The word beside the name of a scenario that is out of the ranking; empty for the others."""
    return "" if scenario.knock_out is None else texts.tr("not acceptable")


def draw_name(board: Board, x: float, y: float, width: float, scenario: ScenarioResult, remark: str) -> None:
    """A scenario's name, elided to fit, and a remark after it; grey if it is not acceptable."""
    grey, gap = board.style.text2, board.em * 0.5
    colour = board.style.text if scenario.knock_out is None else grey
    if not remark:
        board.text(x, y, board.elided(scenario.name, width), colour=colour)
        return
    remark = board.elided(remark, width * MOST_OF_REMARK, size=0.9)
    name = board.elided(scenario.name, width - gap - board.width_of(remark, size=0.9))
    board.text(x, y, name, colour=colour)
    board.text(x + board.width_of(name) + gap, y, remark, size=0.9, colour=grey)


def draw_scenario(
    board: Board, x: float, y: float, width: float, scenario: ScenarioResult, remark: str
) -> None:
    """A scenario's mark and its name, with a remark after it."""
    style = board.style.scenario_style(scenario.mark)
    board.mark(x + board.em * 0.5, y, style)
    gap = board.em * 1.3
    draw_name(board, x + gap, y, width - gap, scenario, remark)


def bar_key_places(board: Board, texts: Texts) -> list[tuple[str, float, int]]:
    """What the three parts of a bar say, each with where it begins and its row, in which all of it fits."""
    places, x, row = [], 0.0, 0
    for words in (texts.tr("proven"), texts.tr("claimed, proof too weak"), texts.tr("not scored yet")):
        width = board.em * 2.5 + board.width_of(words, size=0.9)
        if x and x + width > board.width:
            x, row = 0.0, row + 1
        places.append((words, x, row))
        x += width + board.em * 1.5
    return places


def draw_bar_key(board: Board, y: float, texts: Texts) -> None:
    """What the three parts of a bar say, in as few rows as possible."""
    style, em = board.style, board.em
    solid, tint = style.text2, style.ramp[0]
    looks = ((solid, False), (tint, False), (style.page, True))
    for (words, x, row), (fill, is_dashed) in zip(bar_key_places(board, texts), looks, strict=True):
        y_row = y + row * em * KEY_STEP
        board.box(Box(x, y_row - em * 0.5, em * 2.0, em), fill=fill, edge=solid, is_dashed=is_dashed)
        board.text(x + em * 2.5, y_row, words, size=0.9, colour=style.text2)


def draw_mark_and_letter(board: Board, x: float, y: float, mark: int) -> None:
    """A scenario's sign with its letter beside it, unless the sign carries it already."""
    style = board.style.scenario_style(mark)
    board.mark(x + board.em * 0.5, y, style)
    if not style.letter:
        board.text(x + board.em * 1.25, y, letters(mark), is_bold=True)


def legend_height(board: Board, count: int) -> float:
    """The height that `draw_legend` takes for so many scenarios, in points."""
    return -(-count // 2) * board.em * 1.6 + board.em * 0.6


def draw_legend(board: Board, y: float, scenarios: tuple[ScenarioResult, ...], texts: Texts) -> None:
    """Mark, letter and name of each scenario, in two columns from `y` down."""
    em, half = board.em, board.width / 2
    rows = -(-len(scenarios) // 2)
    for place, scenario in enumerate(scenarios):
        x = (place // rows) * half
        y_row = y + em * 0.8 + (place % rows) * em * 1.6
        draw_mark_and_letter(board, x, y_row, scenario.mark)
        draw_name(board, x + em * 2.6, y_row, half - em * 4.0, scenario, remark_of(scenario, texts))
