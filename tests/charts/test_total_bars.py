"""Bars that follow a moving weight: the artists stay, only their widths, places and words change."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from circular_assess.charts.bars import range_of_total
from circular_assess.charts.board import Board
from circular_assess.charts.style import LIGHT
from circular_assess.charts.total_bars import draw_total_bars, total_bars_height
from circular_assess.domain.assessment import Headline
from circular_assess.domain.catalogue import CriterionId, Strategy
from circular_assess.domain.edits import (
    describe_scenario,
    remove_scenario,
    set_headline,
    set_knock_out,
    set_range,
    set_strategy_weight,
)
from circular_assess.domain.results import Results, evaluate
from circular_assess.texts import DASH, Texts
from tests.examples import BUY_NEW, SERVICE, eight_scenarios, empty_example, furniture_example

TEXTS = Texts()


def _figure(results: Results) -> Figure:
    figure = Figure(figsize=(7.0, total_bars_height(results, LIGHT) / 72), dpi=100)
    FigureCanvasAgg(figure)
    return figure


def _widths(figure: Figure) -> dict[str, float]:
    """The width of each part in points of the page, 0 where it is not seen."""
    return {
        str(patch.get_gid()): patch.get_width() if patch.get_visible() else 0.0
        for patch in figure.axes[0].patches
        if isinstance(patch, Rectangle)
    }


def test_bars_follow_with_the_same_artists_and_without_a_new_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = eight_scenarios()
    figure = _figure(evaluate(assessment))
    bars = draw_total_bars(figure, evaluate(assessment), TEXTS, LIGHT)
    artists = figure.findobj()
    places = [text.get_position() for text in figure.findobj(Text)]
    laid_out: list[str] = []
    for name in ("clear", "set_layout_engine", "add_axes", "tight_layout"):
        monkeypatch.setattr(Figure, name, lambda *_given, called=name, **_named: laid_out.append(called))
    monkeypatch.setattr(Board, "width_of", lambda *_given, **_named: laid_out.append("measured"))
    for per_cent in (90.0, 5.0, 100.0):
        results = evaluate(set_strategy_weight(assessment, Strategy.SERVICE, per_cent))
        assert bars.follow(results)
        widths = _widths(figure)
        scale = widths[f"{SERVICE}:proven"] / results.scenario(SERVICE).total.proven
        for scenario in results.scenarios:
            total = scenario.total
            expected = (total.proven, total.claimed - total.proven, total.high - total.claimed)
            found = [widths[f"{scenario.id}:{part}"] / scale for part in ("proven", "claimed", "open")]
            assert found == pytest.approx(expected, abs=1e-6)
        said = [text.get_text() for text in figure.findobj(Text)]
        for scenario in results.scenarios:
            assert TEXTS.points(scenario.total.claimed) in said
    assert [id(artist) for artist in figure.findobj()] == [id(artist) for artist in artists]
    assert [text.get_position() for text in figure.findobj(Text)] == places
    assert laid_out == []
    figure.canvas.draw()


def test_a_pattern_ends_where_the_proven_part_ends() -> None:
    assessment = furniture_example()
    figure = _figure(evaluate(assessment))
    bars = draw_total_bars(figure, evaluate(assessment), TEXTS, LIGHT)
    bars.follow(evaluate(set_strategy_weight(assessment, Strategy.SERVICE, 80.0)))
    proven = {
        round(patch.get_window_extent().x1, 3)
        for patch in figure.axes[0].patches
        if str(patch.get_gid()).endswith("proven")
    }
    patterns = figure.axes[0].collections
    assert patterns
    for pattern in patterns:
        clip = pattern.get_clip_box()
        assert clip is not None
        assert round(clip.x1, 3) in proven


def test_the_line_of_a_range_follows_below_its_bar() -> None:
    assessment = set_range(furniture_example(), SERVICE, CriterionId("REU-06"), (1, 4))
    figure = _figure(evaluate(assessment))
    bars = draw_total_bars(figure, evaluate(assessment), TEXTS, LIGHT)
    lines = {line.get_gid(): line for line in figure.axes[0].lines}
    assert not lines[f"{BUY_NEW}:range"].get_visible()
    for per_cent in (10.0, 80.0):
        results = evaluate(set_strategy_weight(assessment, Strategy.REUSE, per_cent))
        assert bars.follow(results)
        patches = [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]
        bar = next(patch for patch in patches if patch.get_gid() == f"{SERVICE}:proven")
        scale = bar.get_width() / results.scenario(SERVICE).total.proven
        corners = np.asarray(lines[f"{SERVICE}:range"].get_xydata())
        places = [(float(x) - bar.get_x()) / scale for x, _y in corners]
        ends = range_of_total(results.scenario(SERVICE).total)
        assert ends is not None
        assert (min(places), max(places)) == pytest.approx(ends)
        assert min(float(y) for _x, y in corners) > bar.get_y() + bar.get_height()


def test_what_cannot_follow_says_so() -> None:
    assessment = furniture_example()
    bars = draw_total_bars(_figure(evaluate(assessment)), evaluate(assessment), TEXTS, LIGHT)
    others = (
        remove_scenario(assessment, BUY_NEW),
        describe_scenario(assessment, BUY_NEW, "Another name", ""),
        set_headline(assessment, Headline.PROVEN),
        set_knock_out(assessment, BUY_NEW, "Too late"),
    )
    assert [bars.follow(evaluate(other)) for other in others] == [False] * len(others)
    assert bars.follow(evaluate(assessment))
    out = evaluate(set_knock_out(assessment, BUY_NEW, "Too late"))
    figure = _figure(out)
    draw_total_bars(figure, out, TEXTS, LIGHT)
    said = [text.get_text() for text in figure.findobj(Text)]
    assert DASH in said
    assert "not acceptable" in said
    nothing = evaluate(empty_example())
    assert draw_total_bars(_figure(nothing), nothing, TEXTS, LIGHT).follow(nothing)
