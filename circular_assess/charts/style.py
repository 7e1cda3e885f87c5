"""Colours, marks, hatches and lines of the figures; widgets may use them too."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from circular_assess.domain.marks import letters


class Hatch(StrEnum):
    """The pattern on the proven part of a bar."""

    NONE = "none"
    DIAGONAL = "diagonal"
    DOTS = "dots"
    HORIZONTAL = "horizontal"
    CROSS = "cross"
    VERTICAL = "vertical"


class Marker(StrEnum):
    """The sign of a scenario; the values are matplotlib's names. A letter stands on a disc."""

    DISC = "o"
    SQUARE = "s"
    TRIANGLE_UP = "^"
    DIAMOND = "D"
    TRIANGLE_DOWN = "v"
    PLUS = "P"


@dataclass(frozen=True, slots=True)
class ScenarioStyle:
    """How one scenario is told from the others, with and without colour.

    `dashes` are lengths on and off for a line two wide, empty for a solid line. `letter` is written on
    the mark where six signs do not suffice. `has_outline`: the mark needs an edge to be seen.
    """

    colour: str
    tint: str
    marker: Marker
    hatch: Hatch
    dashes: tuple[float, ...]
    letter: str = ""
    on_colour: str = "#FFFFFF"
    has_outline: bool = False


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """All that a figure needs to look like the window or the page it stands on.

    `family` is the first choice of face and `font_size` the body size in points; figures are
    drawn in ratios of it. `ramp` colours the levels 0-4 and `on_ramp` the numbers on them.
    """

    page: str
    text: str
    text2: str
    accent: str
    line: str
    border: str
    warning: str
    ramp: tuple[str, str, str, str, str]
    on_ramp: tuple[str, str, str, str, str]
    scenarios: tuple[ScenarioStyle, ...]
    spare: ScenarioStyle
    family: str = ""
    font_size: float = 10.0

    def scenario_style(self, mark: int) -> ScenarioStyle:
        """Colour, sign, hatch and line of the scenario with this mark (0, 1, 2 ...)."""
        if mark < len(self.scenarios):
            return self.scenarios[mark]
        spare = self.spare
        hatches = list(Hatch)
        dashes = [style.dashes for style in self.scenarios]
        return ScenarioStyle(
            colour=spare.colour,
            tint=spare.tint,
            marker=spare.marker,
            hatch=hatches[mark % len(hatches)],
            dashes=dashes[mark % len(dashes)],
            letter=letters(mark),
            on_colour=spare.on_colour,
        )

    def level_colours(self, level: float) -> tuple[str, str]:
        """The ground and the ink of a level 0-4; a level in between takes the lower colour."""
        step = min(max(int(level + 1e-9), 0), len(self.ramp) - 1)
        return self.ramp[step], self.on_ramp[step]


_SIGNS = (
    (Marker.DISC, Hatch.NONE, (2.0, 3.0)),
    (Marker.SQUARE, Hatch.DIAGONAL, ()),
    (Marker.TRIANGLE_UP, Hatch.DOTS, (7.0, 3.0)),
    (Marker.DIAMOND, Hatch.HORIZONTAL, (7.0, 3.0, 1.5, 3.0)),
    (Marker.TRIANGLE_DOWN, Hatch.CROSS, (3.0, 3.0)),
    (Marker.PLUS, Hatch.VERTICAL, (12.0, 4.0)),
)


def _scenarios(
    colours: tuple[str, ...], tints: tuple[str, ...], on_colour: str, outlined: frozenset[int]
) -> tuple[ScenarioStyle, ...]:
    return tuple(
        ScenarioStyle(
            colours[place], tints[place], marker, hatch, dashes, "", on_colour, has_outline=place in outlined
        )
        for place, (marker, hatch, dashes) in enumerate(_SIGNS)
    )


# Okabe-Ito. D, E and F are under 3 : 1 on white or close to it, so their marks get an edge there.
_LIGHT_SCENARIOS = _scenarios(
    ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"),
    ("#E6F2F9", "#FDEFE5", "#E6F7F1", "#FAF0F5", "#FDF5E3", "#EBF6FD"),
    "#FFFFFF",
    frozenset({3, 4, 5}),
)
_DARK_SCENARIOS = _scenarios(
    ("#4FA8DE", "#F08A45", "#2CC495", "#E39CC3", "#F0B33C", "#86CBF2"),
    ("#1F3A4B", "#472D1C", "#17402F", "#44303C", "#453618", "#263E4C"),
    "#1D2025",
    frozenset(),
)

LIGHT = ChartStyle(
    page="#FFFFFF",
    text="#1B1E24",
    text2="#555B66",
    accent="#37439B",
    line="#DDDFE3",
    border="#868C97",
    warning="#7A4D00",
    ramp=("#F1F2F8", "#D6DAF1", "#ABB3E2", "#5F6BBB", "#37439B"),
    on_ramp=("#1B1E24", "#1B1E24", "#1B1E24", "#FFFFFF", "#FFFFFF"),
    scenarios=_LIGHT_SCENARIOS,
    spare=ScenarioStyle("#1B1E24", "#E9EAED", Marker.DISC, Hatch.NONE, ()),
)
DARK = ChartStyle(
    page="#1D2025",
    text="#ECEDEF",
    text2="#AEB4BF",
    accent="#AEB8FF",
    line="#353A43",
    border="#7C838F",
    warning="#F2C063",
    ramp=("#2A2D36", "#363C63", "#525CA0", "#8C97E6", "#C3CAFF"),
    on_ramp=("#ECEDEF", "#ECEDEF", "#ECEDEF", "#14172E", "#14172E"),
    scenarios=_DARK_SCENARIOS,
    spare=ScenarioStyle("#ECEDEF", "#3A3F49", Marker.DISC, Hatch.NONE, (), "", "#1D2025"),
)
PAPER = ChartStyle(
    page=LIGHT.page,
    text=LIGHT.text,
    text2=LIGHT.text2,
    accent=LIGHT.accent,
    line=LIGHT.line,
    border=LIGHT.border,
    warning=LIGHT.warning,
    ramp=LIGHT.ramp,
    on_ramp=LIGHT.on_ramp,
    scenarios=_LIGHT_SCENARIOS,
    spare=LIGHT.spare,
    family="Atkinson Hyperlegible",
    font_size=9.5,
)
