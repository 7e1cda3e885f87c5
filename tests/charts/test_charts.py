"""What the figures show: the results, as typed, without two words on one place."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import combinations
from math import cos, hypot, pi, sin
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from circular_assess.charts.choice import has_radar, in_order
from circular_assess.charts.fonts import FALLBACK_FAMILY, PLACEHOLDER, as_printable, faces
from circular_assess.charts.heat_map import criteria_heat_map_height, draw_criteria_heat_map
from circular_assess.charts.pictures import chart_png
from circular_assess.charts.radar import draw_radar
from circular_assess.charts.strategy_bars import draw_strategy_bars, strategy_bars_height
from circular_assess.charts.style import DARK, LIGHT, PAPER, ChartStyle
from circular_assess.domain.assessment import Assessment, Headline
from circular_assess.domain.edits import set_headline, set_knock_out
from circular_assess.domain.results import Results, evaluate
from circular_assess.texts import Texts
from tests.examples import (
    BUY_NEW,
    HOSTILE_NAME,
    SERVICE,
    eight_scenarios,
    empty_example,
    furniture_example,
    hostile_example,
    tender_file_example,
    two_strategies,
    unfinished_example,
)

Draw = Callable[[Figure, Results, Texts, ChartStyle], None]
TEXTS = Texts()
DRAWS = pytest.mark.parametrize("draw", [draw_strategy_bars, draw_criteria_heat_map, draw_radar])


def _drawn(draw: Draw, results: Results, style: ChartStyle, width: float, height: float) -> Figure:
    figure = Figure(figsize=(width / 72, height / 72), dpi=100)
    FigureCanvasAgg(figure)
    draw(figure, results, TEXTS, style)
    return figure


def _texts(figure: Figure) -> list[Text]:
    found: list[Any] = figure.findobj(Text)
    return [text for text in found if text.get_text()]


def _corners(figure: Figure, gid: str) -> list[tuple[float, float]]:
    """The corners of the line of this name."""
    lines: list[Any] = figure.findobj(Line2D)
    line = next(line for line in lines if line.get_gid() == gid)
    return [(float(x), float(y)) for x, y in line.get_xydata()]


def _height(draw: Draw, results: Results, style: ChartStyle, width: float) -> float:
    if draw is draw_strategy_bars:
        return strategy_bars_height(results, style)
    if draw is draw_criteria_heat_map:
        return criteria_heat_map_height(results, TEXTS, style, width)
    return width * 0.8


@DRAWS
def test_words_come_out_as_typed(draw: Draw) -> None:
    figure = _drawn(draw, evaluate(hostile_example()), PAPER, 900, 600)
    found = _texts(figure)
    assert not any(text.get_parse_math() or text.get_usetex() for text in found)
    figure.canvas.draw()
    if draw is draw_strategy_bars:
        words = {text.get_text() for text in found}
        assert "Lease $x_1$ & <b>bold</b>" in " ".join(words)
        assert any(word.startswith("Ελληνικά") and PLACEHOLDER in word for word in words)
        assert all(len(word) < len(HOSTILE_NAME) + 5 for word in words)


@DRAWS
def test_drawn_twice_is_the_same_to_the_pixel(draw: Draw) -> None:
    results = evaluate(furniture_example())
    with ThreadPoolExecutor(2) as threads:
        pictures = list(threads.map(lambda _: chart_png(draw, results, TEXTS, 120, 100), range(4)))
    assert pictures[0].startswith(b"\x89PNG")
    assert len(set(pictures)) == 1
    assert chart_png(draw, evaluate(two_strategies()), TEXTS, 120, 100) != pictures[0]


@DRAWS
@pytest.mark.parametrize(
    ("style", "width"),
    [(PAPER, 482.0), (replace(DARK, family="no such face"), 700.0), (replace(LIGHT, font_size=13.0), 640.0)],
    ids=["paper", "dark, face missing", "large text"],
)
@pytest.mark.parametrize("example", [eight_scenarios, furniture_example, tender_file_example])
def test_no_words_on_other_words_or_outside(
    draw: Draw, style: ChartStyle, width: float, example: Callable[[], Assessment]
) -> None:
    results = evaluate(example())
    figure = _drawn(draw, results, style, width, _height(draw, results, style, width))
    figure.canvas.draw()
    boxes = [(text.get_text(), text.get_window_extent()) for text in _texts(figure)]
    if draw is draw_radar:  # marks may lie on each other there, and with them their letters
        boxes = [(words, box) for words, box in boxes if len(words) > 1]
    for words, box in boxes:
        assert box.x0 >= -0.5, words
        assert box.x1 <= figure.bbox.width + 0.5, words
        assert box.y0 >= 0, words
        assert box.y1 <= figure.bbox.height, words
    for (words, one), (others, other) in combinations(boxes, 2):
        is_over = min(one.x1, other.x1) - max(one.x0, other.x0) > 0.5
        is_over &= min(one.y1, other.y1) - max(one.y0, other.y0) > 1.0
        assert not is_over, (words, others)


@pytest.mark.parametrize("headline", list(Headline))
def test_radar_has_its_corners_at_the_results(headline: Headline) -> None:
    results = evaluate(set_headline(furniture_example(), headline))
    figure = _drawn(draw_radar, results, PAPER, 300, 260)
    rim = _corners(figure, "radar:rim")
    middle = (rim[0][0], rim[1][1])
    radius = middle[1] - rim[0][1]
    for scenario in results.scenarios:
        corners = _corners(figure, f"radar:{scenario.id}")
        assert len(corners) == len(results.strategy_weights) + 1
        for place, strategy in enumerate(results.strategy_weights):
            figures = scenario.strategies[strategy].figures
            points = figures.proven if headline is Headline.PROVEN else figures.claimed
            x, y = corners[place][0] - middle[0], corners[place][1] - middle[1]
            assert hypot(x, y) / radius * 100 == pytest.approx(points)
            angle = 2 * pi * place / 4
            assert (x, y) == pytest.approx((sin(angle) * hypot(x, y), -cos(angle) * hypot(x, y)), abs=1e-6)


def test_bars_are_as_long_as_the_figures() -> None:
    results = evaluate(furniture_example())
    figure = _drawn(draw_strategy_bars, results, PAPER, 482, 400)
    shapes: list[Any] = figure.findobj(Rectangle)
    parts = {shape.get_gid(): (shape.get_x(), shape.get_width()) for shape in shapes if shape.get_gid()}
    start = parts[f"{SERVICE}:total:proven"][0]
    unit = parts[f"{SERVICE}:total:proven"][1] / results.scenario(SERVICE).total.proven
    expected = {}
    for scenario in results.scenarios:
        groups = {"total": scenario.total}
        groups |= {key.value: result.figures for key, result in scenario.strategies.items()}
        for key, figures in groups.items():
            for kind, low, high in (
                ("proven", 0.0, figures.proven),
                ("claimed", figures.proven, figures.claimed),
                ("open", figures.claimed, figures.high),
            ):
                if high - low > 1e-9:
                    place = (start + low * unit, (high - low) * unit)
                    expected[f"{scenario.id}:{key}:{kind}"] = pytest.approx(place)
    assert parts == expected


def test_heat_map_says_every_level_in_numbers() -> None:
    results = evaluate(furniture_example())
    found = [text.get_text() for text in _texts(_drawn(draw_criteria_heat_map, results, PAPER, 482, 520))]
    for scenario in results.scenarios:
        for result in scenario.criteria.values():
            words = TEXTS.points(result.level) if result.level is not None else "–"
            assert words in found
            found.remove(words)
    weak = sum((r.level or 0) > (r.proven_level or 0) for s in results.scenarios for r in s.criteria.values())
    assert sum(words.endswith(" proven") for words in found) == weak > 0


@pytest.mark.parametrize("draw", [draw_strategy_bars, draw_criteria_heat_map])
@pytest.mark.parametrize("is_large", [False, True])
def test_what_is_not_acceptable_comes_last_and_says_so_once(draw: Draw, is_large: bool) -> None:
    assessment = set_knock_out(eight_scenarios() if is_large else furniture_example(), SERVICE, "too far")
    found = [text.get_text() for text in _texts(_drawn(draw, evaluate(assessment), PAPER, 482, 700))]
    assert found.count("not acceptable") == 1
    names = [next(text for text in found if text.startswith(name)) for name in ("Buy new", "Furniture")]
    assert found.index(names[0]) < found.index(names[1])
    unfinished = set_knock_out(unfinished_example(), BUY_NEW, "too far")
    assert [scenario.knock_out for scenario in in_order(evaluate(unfinished))] == [None, "too far"]


def test_radar_needs_three_strategies_and_a_scenario() -> None:
    assert has_radar(evaluate(furniture_example()))
    assert not has_radar(evaluate(two_strategies()))
    assert not has_radar(evaluate(empty_example()))


@DRAWS
def test_without_scenarios_a_sentence_says_so(draw: Draw) -> None:
    figure = _drawn(draw, evaluate(empty_example()), PAPER, 300, 60)
    assert [text.get_text() for text in _texts(figure)] == ["There is no scenario yet."]


def test_missing_face_and_signs_are_replaced() -> None:
    assert faces("no such face") == (FALLBACK_FAMILY,)
    assert faces(PAPER.family) == (PAPER.family, FALLBACK_FAMILY)
    lone = "a\N{CJK UNIFIED IDEOGRAPH-4E2D}b\ud800\tc\n d"
    assert as_printable(lone, PAPER.family) == f"a{PLACEHOLDER}b{PLACEHOLDER} c d"
