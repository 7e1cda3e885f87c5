"""What the figures of costs show: the results, nothing on top of something else, and no colour alone."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from circular_assess.charts.axes import axis_over, axis_within
from circular_assess.charts.cost_against_score import cost_against_score_height, draw_cost_against_score
from circular_assess.charts.cost_by_kind import cost_by_kind_height, draw_cost_by_kind
from circular_assess.charts.cost_figures import (
    break_evens,
    cost_against_score_words,
    cost_by_kind_words,
    cost_of,
    cumulative_cost_words,
    has_cost_charts,
    is_by_year,
    not_priced,
    priced,
)
from circular_assess.charts.cost_parts import kind_pattern
from circular_assess.charts.cumulative_cost import cumulative_cost_height, draw_cumulative_cost
from circular_assess.charts.style import DARK, LIGHT, PAPER, ChartStyle
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.cost_lines import CostKind, CostLine, CostSettings
from circular_assess.domain.edits import set_knock_out
from circular_assess.domain.results import Results, evaluate
from circular_assess.texts import Texts
from tests.examples import BUY_NEW, HOSTILE_NAME, REFURBISH, SERVICE, eight_scenarios, furniture_example
from tests.priced import COST_LINES, priced_example

Draw = Callable[[Figure, Results, Texts, ChartStyle], None]
TEXTS = Texts()
HEIGHTS = {
    draw_cost_against_score: cost_against_score_height,
    draw_cumulative_cost: cumulative_cost_height,
    draw_cost_by_kind: cost_by_kind_height,
}
DRAWS = pytest.mark.parametrize("draw", HEIGHTS)


def eight_priced() -> Assessment:
    """Eight scenarios of which one has no cost, one a hostile name, and some cost the same."""
    assessment = eight_scenarios()
    lines = list(COST_LINES.values())
    scenarios = [
        replace(
            scenario,
            name=HOSTILE_NAME if place == 2 else scenario.name,
            cost_lines=()
            if place == 5
            else (
                *lines[place % 3],
                *(CostLine(kind, kind, 900.0, last_year=8) for kind in list(CostKind)[: place * 2]),
            ),
        )
        for place, scenario in enumerate(assessment.scenarios)
    ]
    return replace(
        assessment, cost=CostSettings(discount_rate=0.03, period_years=8), scenarios=tuple(scenarios)
    )


def _unequal() -> Assessment:
    assessment = priced_example()
    first = replace(assessment.scenarios[0], period_years=15)
    return replace(assessment, scenarios=(first, *assessment.scenarios[1:]))


def _free() -> Assessment:
    """Every amount 0, all marks on one place, and nothing to compare by."""
    assessment = priced_example()
    line = CostLine(CostKind.OTHER, "Nothing", 0.0)
    scenarios = tuple(replace(scenario, cost_lines=(line,), scores=()) for scenario in assessment.scenarios)
    return replace(assessment, scenarios=scenarios)


def _drawn(draw: Draw, assessment: Assessment, style: ChartStyle = PAPER, width: float = 482.0) -> Figure:
    results = evaluate(assessment)
    height = HEIGHTS[draw](results, TEXTS, style, width)  # type: ignore[index]
    figure = Figure(figsize=(width / 72, height / 72), dpi=100)
    FigureCanvasAgg(figure)
    draw(figure, results, TEXTS, style)
    return figure


def _texts(figure: Figure) -> list[Text]:
    found: list[Any] = figure.findobj(Text)
    return [text for text in found if text.get_text()]


@DRAWS
@pytest.mark.parametrize(
    ("style", "width"),
    [(PAPER, 482.0), (replace(DARK, family="no such face"), 700.0), (replace(LIGHT, font_size=13.0), 540.0)],
    ids=["paper", "dark, face missing", "large text"],
)
@pytest.mark.parametrize("example", [eight_priced, priced_example, _unequal, _free])
def test_words_are_as_typed_and_lie_on_no_others(
    draw: Draw, style: ChartStyle, width: float, example: Callable[[], Assessment]
) -> None:
    figure = _drawn(draw, example(), style, width)
    figure.canvas.draw()
    found = _texts(figure)
    assert not any(text.get_parse_math() or text.get_usetex() for text in found)
    # Marks may lie on each other, and with them their letters.
    boxes = [(text.get_text(), text.get_window_extent()) for text in found if len(text.get_text()) > 1]
    for words, box in boxes:
        assert box.x0 >= -0.5, words
        assert box.x1 <= figure.bbox.width + 0.5, words
        assert box.y0 >= 0, words
        assert box.y1 <= figure.bbox.height, words
    for (words, one), (others, other) in combinations(boxes, 2):
        is_over = min(one.x1, other.x1) - max(one.x0, other.x0) > 0.5
        is_over &= min(one.y1, other.y1) - max(one.y0, other.y0) > 1.0
        assert not is_over, (words, others)


def test_marks_stand_at_score_and_cost() -> None:
    results = evaluate(priced_example())
    figure = _drawn(draw_cost_against_score, priced_example())
    lines: list[Any] = figure.findobj(Line2D)
    places = {str(line.get_gid()): (line.get_xdata()[0], line.get_ydata()[0]) for line in lines}
    (x0, y0), (x1, y1), (x2, y2) = (places[f"cost:{scenario.id}"] for scenario in results.scenarios)
    scores = [scenario.total.claimed for scenario in results.scenarios]
    costs = [cost_of(scenario).net_present_cost_eur or 0.0 for scenario in results.scenarios]
    assert (x1 - x0) / (x2 - x0) == pytest.approx((scores[1] - scores[0]) / (scores[2] - scores[0]))
    assert (y1 - y0) / (y2 - y0) == pytest.approx((costs[1] - costs[0]) / (costs[2] - costs[0]))
    assert x2 > x0
    assert y1 > y0  # y runs down and refurbishing costs less than buying


def test_lines_follow_what_was_paid_and_a_ring_stands_where_they_cross() -> None:
    results = evaluate(priced_example())
    figure = _drawn(draw_cumulative_cost, priced_example())
    lines: list[Any] = figure.findobj(Line2D)
    named = {str(line.get_gid()): line for line in lines if line.get_gid()}
    for scenario in results.scenarios:
        xs, ys = named[f"cumulative:{scenario.id}"].get_data()
        assert scenario.cost is not None
        amounts = scenario.cost.cumulative_present_eur
        assert len(xs) == len(amounts) == 9
        for year in range(1, 8):
            assert (ys[year] - ys[0]) / (ys[8] - ys[0]) == pytest.approx(
                (amounts[year] - amounts[0]) / (amounts[8] - amounts[0])
            )
    styles = {line.get_linestyle() for gid, line in named.items() if gid.startswith("cumulative:")}
    dashes = {str(line._unscaled_dash_pattern) for gid, line in named.items() if "cumulative" in gid}
    assert len(styles) + len(dashes) > 3
    found = break_evens(results)
    assert [(one.year, one.cheaper.id, one.dearer.id) for one in found] == [(7, REFURBISH, SERVICE)]
    rings = [line for line in lines if line.get_marker() == "o" and line.get_markerfacecolor() == "none"]
    assert len(rings) == 2  # one in the plot and one before its sentence
    (x, y), own = (rings[0].get_xdata()[0], rings[0].get_ydata()[0]), named[f"cumulative:{REFURBISH}"]
    xs, ys = own.get_data()
    assert xs[6] < x <= xs[7]
    assert min(ys[6], ys[7]) <= y <= max(ys[6], ys[7])
    words = [text.get_text() for text in _texts(figure)]
    assert "From year 7 on, Refurbish own stock has cost no more than Furniture as a service." in words


def test_pieces_are_as_long_as_the_costs_and_income_lies_left() -> None:
    results = evaluate(priced_example())
    shapes: list[Any] = _drawn(draw_cost_by_kind, priced_example()).findobj(Rectangle)
    pieces = {shape.get_gid(): (shape.get_x(), shape.get_width()) for shape in shapes if shape.get_gid()}
    zero = pieces[f"{BUY_NEW}:purchase"][0]
    unit = pieces[f"{BUY_NEW}:purchase"][1] / 96_000
    expected = {}
    for scenario in results.scenarios:
        right, left = zero, zero
        assert scenario.cost is not None
        for kind, amount in scenario.cost.by_kind.items():
            width = abs(amount) * unit
            left -= width if amount < 0 else 0.0
            expected[f"{scenario.id}:{kind}"] = (
                pytest.approx(left if amount < 0 else right),
                pytest.approx(width),
            )
            right += width if amount > 0 else 0.0
    assert pieces == expected
    assert pieces[f"{BUY_NEW}:residual_value"][0] < zero


@pytest.mark.parametrize("style", [LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])
def test_no_two_kinds_of_cost_look_alike_and_none_has_a_scenarios_colour(style: ChartStyle) -> None:
    patterns = [kind_pattern(kind, style) for kind in CostKind]
    assert len(set(patterns)) == len(CostKind)
    greys = {ground for ground, _, _ in patterns}
    assert not greys & {scenario.colour for scenario in style.scenarios}
    assert all(ground != ink for ground, _, ink in patterns)


def test_unequal_lives_are_shown_by_annual_cost_and_the_axis_says_so() -> None:
    assert not is_by_year(evaluate(priced_example()))
    for draw in (draw_cost_against_score, draw_cost_by_kind):
        equal, unequal = (
            [text.get_text() for text in _texts(_drawn(draw, example()))]
            for example in (priced_example, _unequal)
        )
        assert "Net present cost, euro" in equal
        assert "Equivalent annual cost, euro" in unequal


def test_what_has_no_cost_is_named_and_what_is_not_acceptable_says_so() -> None:
    results = evaluate(eight_priced())
    assert len(priced(results)) == 7
    for draw in HEIGHTS:
        words = " ".join(text.get_text() for text in _texts(_drawn(draw, eight_priced())))
        assert f"Not shown, because the cost is not known: {not_priced(results)[0].name}." in words
        out = set_knock_out(priced_example(), SERVICE, "too far")
        assert "not acceptable" in " ".join(text.get_text() for text in _texts(_drawn(draw, out)))
        bare = [text.get_text() for text in _texts(_drawn(draw, furniture_example()))]
        assert bare == ["No cost is known yet."]
    assert not has_cost_charts(evaluate(furniture_example()))


def test_amounts_without_end_are_named_instead_of_drawn() -> None:
    assessment = priced_example()
    line = CostLine(CostKind.OTHER, "Rising", 1e13, last_year=8, escalation=20.0)
    first = replace(assessment.scenarios[0], cost_lines=(line,))
    assessment = replace(assessment, scenarios=(first, *assessment.scenarios[1:]))
    assert [scenario.id for scenario in not_priced(evaluate(assessment))] == [BUY_NEW]
    for draw in HEIGHTS:
        assert "Not shown, because the cost is not known: Buy new." in [
            text.get_text() for text in _texts(_drawn(draw, assessment))
        ]


def test_the_figures_can_be_read_aloud() -> None:
    results = evaluate(priced_example())
    spoken = TEXTS.euro(73_096)
    assert f"Refurbish own stock: 51.9 points, {spoken}." in cost_against_score_words(results, TEXTS)
    assert f"{TEXTS.euro(52_000)} in year 0, {spoken} by year 8." in cumulative_cost_words(results, TEXTS)
    assert f"Buy new: Purchase {TEXTS.euro(96_000)}, Delivery" in cost_by_kind_words(results, TEXTS)


@given(st.lists(st.floats(-1e16, 1e16), min_size=1, max_size=8), st.booleans())
def test_an_axis_holds_all_numbers_and_zero_in_few_round_steps(numbers: list[float], is_whole: bool) -> None:
    axis = axis_over(numbers, is_whole=is_whole)
    assert axis.low <= min(0.0, *numbers) + 1e-6 * (axis.high - axis.low)
    assert axis.high >= max(0.0, *numbers) - 1e-6 * (axis.high - axis.low)
    assert axis.low < axis.high
    assert 2 <= len(axis.ticks) <= 7
    assert 0.0 in axis.ticks
    within = axis_within(numbers)
    assert 0.0 in within.ticks
    assert all(0 <= within.share(tick) <= 1 for tick in within.ticks)
