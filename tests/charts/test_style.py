"""Tells scenarios apart with and without colour, and keeps every number readable."""

import subprocess
import sys
from pathlib import Path

import pytest

from circular_assess.charts.bars import Box, PartKind, bar_parts, hatch_dots, hatch_lines
from circular_assess.charts.style import DARK, LIGHT, PAPER, ChartStyle, Hatch
from circular_assess.domain.marks import letters
from circular_assess.domain.scoring import Figures

STYLES = pytest.mark.parametrize("style", [LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@STYLES
def test_numbers_and_words_can_be_read(style: ChartStyle) -> None:
    for level in range(5):
        assert _contrast(*style.level_colours(level)) >= 4.5
    for colour in (style.text, style.text2, style.warning):
        assert _contrast(colour, style.page) >= 4.5


@STYLES
def test_marks_can_be_seen(style: ChartStyle) -> None:
    for mark in range(8):
        scenario = style.scenario_style(mark)
        assert scenario.has_outline or _contrast(scenario.colour, style.page) >= 3


@STYLES
def test_no_two_scenarios_look_alike_without_colour(style: ChartStyle) -> None:
    scenarios = [style.scenario_style(mark) for mark in range(30)]
    assert len({(scenario.marker, scenario.letter) for scenario in scenarios}) == 30
    assert len({(scenario.hatch, scenario.marker) for scenario in scenarios[:6]}) == 6
    assert len({scenario.dashes for scenario in scenarios[:6]}) == 6


def test_letters_go_on_after_z() -> None:
    assert [letters(mark) for mark in (0, 6, 25, 26, 27, 701, 702)] == [
        "A", "G", "Z", "AA", "AB", "ZZ", "AAA",
    ]  # fmt: skip


def test_level_in_between_takes_the_lower_colour() -> None:
    assert LIGHT.level_colours(2.5) == LIGHT.level_colours(2)
    assert LIGHT.level_colours(2.9999999999) == LIGHT.level_colours(3)
    assert LIGHT.level_colours(4) == (LIGHT.ramp[4], LIGHT.on_ramp[4])


def test_parts_of_a_bar_follow_each_other_and_empty_ones_are_left_out() -> None:
    parts = bar_parts(Figures(claimed=60, proven=40, low=40, high=75, coverage=0.8))
    assert [(part.kind, part.start, part.end) for part in parts] == [
        (PartKind.PROVEN, 0, 40),
        (PartKind.CLAIMED, 40, 60),
        (PartKind.OPEN, 60, 75),
    ]
    assert bar_parts(Figures(0, 0, 0, 0, 1)) == ()


@pytest.mark.parametrize("hatch", list(Hatch))
def test_pattern_stays_inside_its_box(hatch: Hatch) -> None:
    box = Box(10, 20, 33, 9)
    points = [point for line in hatch_lines(box, hatch, 4) for point in line]
    points += hatch_dots(box, hatch, 4)
    assert bool(points) is (hatch is not Hatch.NONE)
    for x, y in points:
        assert 10 - 1e-9 <= x <= 43 + 1e-9
        assert 20 - 1e-9 <= y <= 29 + 1e-9


def test_colours_come_without_matplotlib() -> None:
    code = "import sys; import circular_assess.charts.bars; assert 'matplotlib' not in sys.modules"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_font_cache_is_built_where_the_program_may_write(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from circular_assess.charts.fonts import warm_up;"
        "warm_up(Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code, str(tmp_path / "é data")], check=True)
    assert list((tmp_path / "é data" / "matplotlib").glob("fontlist*.json"))
