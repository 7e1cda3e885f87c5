"""A figure's whole area in points from its top left, with text that comes out as typed."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.collections import EllipseCollection, LineCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from circular_assess.charts.bars import FULL, Box, PartKind, bar_parts, hatch_dots, hatch_lines
from circular_assess.charts.fonts import as_printable, faces
from circular_assess.charts.style import ChartStyle, Hatch, Marker, ScenarioStyle
from circular_assess.domain.scoring import Figures

POINTS_PER_INCH = 72.0
# Half the height of a capital in em: so far below the middle of a line stands its foot.
HALF_CAPITAL = 0.35
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
# More signs than any figure has room for: what is longer is cut before it is measured.
LONGEST = 400
_MARK_SIZES = {
    Marker.DISC: 0.86,
    Marker.SQUARE: 0.76,
    Marker.TRIANGLE_UP: 0.92,
    Marker.TRIANGLE_DOWN: 0.92,
    Marker.DIAMOND: 0.72,
    Marker.PLUS: 0.92,
}


class Board:
    """Draws on a cleared figure; places and sizes are points, y runs down, `em` is the body size.

    It lays out for the figure's present size: draw again when that has changed.
    """

    def __init__(self, figure: Figure, style: ChartStyle) -> None:
        figure.clear()
        figure.set_layout_engine("none")
        figure.set_facecolor(style.page)
        self.style = style
        self.em = style.font_size
        self.width, self.height = (float(inches) * POINTS_PER_INCH for inches in figure.get_size_inches())
        self.axes: Axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_axis_off()
        self.axes.set_xlim(0.0, self.width)
        self.axes.set_ylim(self.height, 0.0)
        self._dpi = figure.dpi
        self._renderer = RendererAgg(1, 1, self._dpi)  # type: ignore[no-untyped-call]

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 1.0,
        is_bold: bool = False,
        colour: str = "",
        align: str = "left",
    ) -> Text:
        """Words on one line, their capitals centred on `y`; `size` is in em. Nothing in them is a command."""
        return self.axes.text(
            x,
            y + size * self.em * HALF_CAPITAL,
            as_printable(words, self.style.family),
            fontproperties=self._face(size, is_bold=is_bold),
            color=colour or self.style.text,
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
            usetex=False,
        )

    def width_of(self, words: str, *, size: float = 1.0, is_bold: bool = False) -> float:
        """How wide the words will stand, in points."""
        if not words:
            return 0.0
        printable = as_printable(words, self.style.family)
        face = self._face(size, is_bold=is_bold)
        measure = self._renderer.get_text_width_height_descent
        width, _, _ = measure(printable, face, ismath=False)  # type: ignore[no-untyped-call]
        return float(width) * POINTS_PER_INCH / self._dpi

    def elided(self, words: str, width: float, *, size: float = 1.0, is_bold: bool = False) -> str:
        """The words, cut with an ellipsis where they would be wider than `width`."""
        words = " ".join(words[:LONGEST].split()) + (ELLIPSIS if len(words) > LONGEST else "")
        if self.width_of(words, size=size, is_bold=is_bold) <= width:
            return words
        fits, too_long = 0, len(words)
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            tried = words[:middle].rstrip() + ELLIPSIS
            if self.width_of(tried, size=size, is_bold=is_bold) <= width:
                fits = middle
            else:
                too_long = middle
        return words[:fits].rstrip() + ELLIPSIS

    def wrapped(
        self, words: str, width: float, most_lines: int, *, size: float = 1.0, is_bold: bool = False
    ) -> list[str]:
        """The words on up to `most_lines` lines of this width; the last one is cut if need be."""
        lines: list[str] = []
        rest = words[:LONGEST].split()
        while rest and len(lines) < most_lines - 1:
            count = 1
            while count < len(rest):
                if self.width_of(" ".join(rest[: count + 1]), size=size, is_bold=is_bold) > width:
                    break
                count += 1
            lines.append(self.elided(" ".join(rest[:count]), width, size=size, is_bold=is_bold))
            rest = rest[count:]
            if lines[-1].endswith(ELLIPSIS):
                return lines
        if rest:
            last = " ".join(rest) + (ELLIPSIS if len(words) > LONGEST else "")
            lines.append(self.elided(last, width, size=size, is_bold=is_bold))
        return lines

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        *,
        size: float = 1.0,
        is_bold: bool = False,
        colour: str = "",
        align: str = "left",
    ) -> None:
        """Lines of text under each other, the middle of the first at `y`."""
        for number, words in enumerate(lines):
            y_line = y + number * size * self.em * 1.3
            self.text(x, y_line, words, size=size, is_bold=is_bold, colour=colour, align=align)

    def hairline(self, x: float, y: float, width: float, *, colour: str = "") -> None:
        """A thin level line."""
        line = Line2D((x, x + width), (y, y), color=colour or self.style.line, linewidth=0.7, zorder=1)
        self.axes.add_line(line)

    def upright(self, x: float, y: float, height: float, *, colour: str = "") -> None:
        """A thin line from a point down."""
        line = Line2D((x, x), (y, y + height), color=colour or self.style.border, linewidth=0.7, zorder=1)
        self.axes.add_line(line)

    def path(
        self,
        points: Sequence[tuple[float, float]],
        *,
        colour: str,
        width: float,
        dashes: tuple[float, ...] = (),
        gid: str = "",
        zorder: float = 3,
    ) -> None:
        """A line through points; dashes as in a scenario's style, for a line two wide."""
        xs, ys = zip(*points, strict=True)
        # matplotlib counts dashes in line widths.
        pattern = tuple(length / 2 for length in dashes)
        line = Line2D(
            xs,
            ys,
            color=colour,
            linewidth=width,
            linestyle=(0, pattern) if pattern else "-",
            solid_joinstyle="round",
            zorder=zorder,
        )
        line.set_gid(gid)
        self.axes.add_line(line)

    def box(
        self,
        box: Box,
        *,
        fill: str = "none",
        edge: str = "none",
        is_dashed: bool = False,
        gid: str = "",
        zorder: float = 2,
    ) -> None:
        """A rectangle; `gid` names it for who looks for it."""
        dashes = (0, (3.0, 2.2)) if is_dashed else "-"
        shape = Rectangle(
            (box.x, box.y),
            box.width,
            box.height,
            facecolor=fill,
            edgecolor=edge,
            linewidth=0.0 if edge == "none" else 0.8,
            linestyle=dashes,
            joinstyle="miter",
            zorder=zorder,
        )
        shape.set_gid(gid)
        self.axes.add_patch(shape)

    def ring(self, x: float, y: float, size: float) -> None:
        """A circle of the colour of text around a point, over lines and marks."""
        self.axes.plot(
            (x,),
            (y,),
            marker="o",
            markersize=size,
            markerfacecolor="none",
            markeredgecolor=self.style.text,
            markeredgewidth=1.2,
            linestyle="none",
            zorder=7,
        )

    def mark(
        self,
        x: float,
        y: float,
        scenario: ScenarioStyle,
        size: float = 0.0,
        zorder: float = 5.0,
        gid: str = "",
    ) -> None:
        """A scenario's sign with its middle at a point; `size` in points, 0 for the usual one."""
        size = size or self.em * 0.9
        edge = self.style.text2 if scenario.has_outline else "none"
        self.axes.plot(
            (x,),
            (y,),
            marker=scenario.marker.value,
            markersize=size * (1.15 if scenario.letter else _MARK_SIZES[scenario.marker]),
            markerfacecolor=scenario.colour,
            markeredgecolor=edge,
            markeredgewidth=0.9 if scenario.has_outline else 0.0,
            linestyle="none",
            zorder=zorder,
            gid=gid or None,
        )
        if scenario.letter:
            share = size * 0.78 / self.em / max(len(scenario.letter), 1) ** 0.5
            text = self.text(
                x, y, scenario.letter, size=share, is_bold=True, colour=scenario.on_colour, align="center"
            )
            text.set_zorder(zorder + 0.001)

    def bar(self, box: Box, figures: Figures, scenario: ScenarioStyle, gid: str = "") -> None:
        """A score bar on an axis of 0-100 as wide as the box: proven, claimed, open."""
        self.hairline(box.x, box.y + box.height / 2, box.width)
        for part in bar_parts(figures):
            start, end = (box.x + box.width * place / FULL for place in (part.start, part.end))
            shape = Box(start, box.y, end - start, box.height)
            name = f"{gid}:{part.kind}" if gid else ""
            if part.kind is PartKind.PROVEN:
                self.box(shape, fill=scenario.colour, gid=name, zorder=3)
                self.pattern(shape, scenario.hatch, scenario.tint)
            elif part.kind is PartKind.CLAIMED:
                self.box(shape, fill=scenario.tint, edge=scenario.colour, gid=name, zorder=3)
            else:
                self.box(shape, fill=self.style.page, edge=self.style.text2, is_dashed=True, gid=name)

    def pattern(self, box: Box, hatch: Hatch, ink: str) -> None:
        """The lines or dots of a hatch over a box."""
        step = self.em * 0.42
        lines = hatch_lines(box, hatch, step)
        if lines:
            self.axes.add_collection(
                LineCollection(lines, colors=ink, linewidths=self.em * 0.1, zorder=4),
                autolim=False,
            )
        dots = hatch_dots(box, hatch, step)
        if dots:
            wide = [self.em * 0.13] * len(dots)
            self.axes.add_collection(
                EllipseCollection(
                    wide,
                    wide,
                    [0.0] * len(dots),
                    units="xy",
                    offsets=dots,
                    offset_transform=self.axes.transData,
                    facecolors=ink,
                    edgecolors="none",
                    zorder=4,
                ),
                autolim=False,
            )

    def _face(self, size: float, *, is_bold: bool) -> FontProperties:
        return FontProperties(
            family=list(faces(self.style.family)), weight="bold" if is_bold else "normal", size=size * self.em
        )
