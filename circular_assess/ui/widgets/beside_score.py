"""What stands beside the score and never counts in it: costs and material circularity, as cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, auto

from circular_assess.domain.cost_comparison import are_lives_unequal
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.texts import DASH, MINUS, Texts
from circular_assess.ui.widgets.cells import Cell

# Smaller amounts are shown with cents.
LEAST_WITHOUT_CENTS = 1000.0


class Beside(Enum):
    """A figure that stands beside the score."""

    NET_PRESENT = auto()
    ANNUAL = auto()
    PER_UNIT = auto()
    CIRCULARITY = auto()


COSTS = (Beside.NET_PRESENT, Beside.ANNUAL, Beside.PER_UNIT)


def figure_beside(scenario: ScenarioResult, beside: Beside) -> float | None:
    """The figure of a scenario, in euro or 0-1; None where it cannot be worked out."""
    if beside is Beside.CIRCULARITY:
        found = scenario.material_circularity
        return None if found is None else found.indicator
    if scenario.cost is None:
        return None
    return {
        Beside.NET_PRESENT: scenario.cost.net_present_cost_eur,
        Beside.ANNUAL: scenario.cost.equivalent_annual_cost_eur,
        Beside.PER_UNIT: scenario.cost.per_functional_unit_year_eur,
    }[beside]


def besides(results: Results, *, has_all: bool) -> tuple[Beside, ...]:
    """Which figures at least one scenario has; without `has_all` only the cost that compares best."""
    known = [each for each in Beside if any(figure_beside(s, each) is not None for s in results.scenarios)]
    if has_all:
        return tuple(known)
    costs = [each for each in known if each in COSTS]
    return (*costs[-1:], *(each for each in known if each not in COSTS))


def head_beside(texts: Texts, beside: Beside) -> str:
    """What a column of these figures is called."""
    return {
        Beside.NET_PRESENT: lambda: texts.tr("Net present cost"),
        Beside.ANNUAL: lambda: texts.tr("Equivalent annual cost"),
        Beside.PER_UNIT: lambda: texts.tr("Cost per unit and year"),
        Beside.CIRCULARITY: lambda: texts.tr("Material circularity"),
    }[beside]()


def cell_beside(texts: Texts, results: Results, scenario: ScenarioResult, beside: Beside) -> Cell:
    """The figure, and the difference from the baseline under it."""
    figure = figure_beside(scenario, beside)
    if figure is None:
        return Cell(DASH, is_right=True, tone="text2", spoken=texts.tr("not worked out"))
    in_words = _in_words(texts, results, beside)
    words, difference = in_words(figure), difference_beside(texts, results, scenario, beside)
    if not difference:
        return Cell(words, is_right=True)
    spoken = texts.tr("{figure}, {difference} against the baseline", figure=words, difference=difference)
    return Cell(words, caption=difference, is_right=True, spoken=spoken)


def words_beside(texts: Texts, results: Results, scenario: ScenarioResult, beside: Beside) -> str:
    """The figure in words; a dash where there is none."""
    figure = figure_beside(scenario, beside)
    return DASH if figure is None else _in_words(texts, results, beside)(figure)


def difference_beside(texts: Texts, results: Results, scenario: ScenarioResult, beside: Beside) -> str:
    """How far the figure is from that of the baseline, with its sign; empty where that says nothing.

    Present costs over unequal periods are not compared.
    """
    own = figure_beside(scenario, beside)
    baseline = next((figure_beside(s, beside) for s in results.scenarios if s.is_baseline), None)
    if own is None or baseline is None or scenario.is_baseline:
        return ""
    if beside is Beside.NET_PRESENT and are_lives_unequal(s.cost for s in results.scenarios):
        return ""
    in_words = _in_words(texts, results, beside)
    nothing, difference = in_words(0.0), in_words(abs(own - baseline))
    if difference == nothing:
        return nothing
    return ("+" if own > baseline else MINUS) + difference


def _in_words(texts: Texts, results: Results, beside: Beside) -> Callable[[float], str]:
    """How the figures of a column are worded: all with as many decimals."""
    if beside is Beside.CIRCULARITY:
        return lambda figure: texts.number(figure, decimals=2)
    has_cents = _largest(figure_beside(s, beside) for s in results.scenarios) < LEAST_WITHOUT_CENTS
    return lambda figure: texts.euro(figure, decimals=2 if has_cents else 0)


def _largest(figures: Iterable[float | None]) -> float:
    return max((abs(figure) for figure in figures if figure is not None), default=0.0)
