"""The totals as bars that follow while a weight moves: the same artists, nothing drawn or laid out anew."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.collections import Collection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox, TransformedBbox

from circular_assess.charts.bars import FULL, Box, PartKind, bar_parts, range_of_total
from circular_assess.charts.board import Board
from circular_assess.charts.parts import draw_nothing, draw_scenario, remark_of
from circular_assess.charts.style import ChartStyle
from circular_assess.domain.assessment import Headline
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.texts import DASH, Texts

# A longer name is cut anyway.
MOST_SIGNS = 60
_HEAD, _ROW, _BAR, _RANGE = 2.0, 1.9, 1.05, 0.2


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand, in points from the left; the figures by their right edge."""

    name: float
    name_width: float
    bar: float
    bar_width: float
    first: float
    second: float


@dataclass(frozen=True, slots=True)
class _Row:
    """The artists of one scenario that change; `reach` is the part of its hatch that is seen.

    `around` is the line between what its total may lie, `y` where its bar stands.
    """

    rank: Text
    parts: dict[PartKind, Rectangle]
    reach: Bbox
    claimed: Text
    proven: Text
    around: Line2D
    y: float


def total_bars_height(results: Results, style: ChartStyle) -> float:
    """The height in points at which the bars stand at ease."""
    return style.font_size * (_HEAD + _ROW * max(len(results.scenarios), 1) + 0.2)


class TotalBars:
    """One bar a scenario on an axis of 0-100, in the buyer's order, so that no bar changes its place.

    Attributes: figure, on which they stand.
    """

    def __init__(self, figure: Figure, results: Results, texts: Texts, style: ChartStyle) -> None:
        self.figure = figure
        self._texts = texts
        self._board = Board(figure, style)
        self._drawn_of = _what_stays(results)
        self._rows: list[_Row] = []
        if not results.scenarios or not results.strategy_weights:
            draw_nothing(self._board, texts)
            return
        self._columns = _columns(self._board, results, texts)
        _draw_head(self._board, self._columns, results, texts)
        em = self._board.em
        for place, scenario in enumerate(results.scenarios):
            y = em * (_HEAD + _ROW * (place + 0.5))
            self._board.hairline(0.0, y - em * _ROW / 2, self._board.width)
            self._rows.append(self._make_row(scenario, y, results.headline))
        self.follow(results)

    def follow(self, results: Results) -> bool:
        """Show other totals of the same scenarios; False if these need a figure of their own.

        Only widths, places and words of the artists that are there change.
        """
        if _what_stays(results) != self._drawn_of:
            return False
        for scenario, row in zip(results.scenarios, self._rows, strict=False):
            row.rank.set_text(DASH if scenario.rank is None else self._texts.number(scenario.rank, 0))
            row.claimed.set_text(self._texts.points(scenario.total.claimed))
            row.proven.set_text(self._texts.points(scenario.total.proven))
            seen = {part.kind: part for part in bar_parts(scenario.total)}
            for kind, rectangle in row.parts.items():
                rectangle.set_visible(kind in seen)
                if kind in seen:
                    start, end = self._x_at(seen[kind].start), self._x_at(seen[kind].end)
                    rectangle.set_x(start)
                    rectangle.set_width(end - start)
            row.reach.x1 = self._x_at(scenario.total.proven)
            self._show_range(row, range_of_total(scenario.total))
        return True

    def _show_range(self, row: _Row, ends: tuple[float, float] | None) -> None:
        """A thin line with two ends below the bar."""
        row.around.set_visible(ends is not None)
        if ends is not None:
            left, right = map(self._x_at, ends)
            em = self._board.em
            y, up = row.y + em * (_BAR / 2 + _RANGE), em * _RANGE * 0.7
            row.around.set_data(
                (left, left, left, right, right, right), (y - up, y + up, y, y, y - up, y + up)
            )

    def _x_at(self, points: float) -> float:
        return self._columns.bar + self._columns.bar_width * points / FULL

    def _make_row(self, scenario: ScenarioResult, y: float, headline: Headline) -> _Row:
        board, columns, em = self._board, self._columns, self._board.em
        rank = board.text(0.0, y, "", colour=board.style.text2)
        draw_scenario(board, columns.name, y, columns.name_width, scenario, remark_of(scenario, self._texts))
        board.hairline(columns.bar, y, columns.bar_width)
        whole = Box(columns.bar, y - em * _BAR / 2, columns.bar_width, em * _BAR)
        style = board.style.scenario_style(scenario.mark)
        parts = {
            PartKind.OPEN: self._make_part(
                whole, f"{scenario.id}:open", board.style.page, board.style.text2, 2
            ),
            PartKind.CLAIMED: self._make_part(whole, f"{scenario.id}:claimed", style.tint, style.colour, 3),
            PartKind.PROVEN: self._make_part(whole, f"{scenario.id}:proven", style.colour, "none", 3),
        }
        reach = Bbox.from_extents(whole.x, whole.y, whole.x, whole.y + whole.height)
        is_claimed = headline is Headline.CLAIMED
        claimed_x, proven_x = (columns.first, columns.second)[:: 1 if is_claimed else -1]
        row = _Row(
            rank=rank,
            parts=parts,
            reach=reach,
            claimed=board.text(claimed_x, y, "", is_bold=is_claimed, align="right"),
            proven=board.text(proven_x, y, "", is_bold=not is_claimed, align="right"),
            around=Line2D((), (), color=board.style.text2, linewidth=0.8, gid=f"{scenario.id}:range"),
            y=y,
        )
        board.axes.add_line(row.around)
        # The pattern is drawn once over the whole axis and seen as far as the proven part reaches.
        for artist in self._make_hatch(whole, scenario.mark):
            artist.set_clip_box(TransformedBbox(reach, board.axes.transData))
        return row

    def _make_part(self, whole: Box, gid: str, fill: str, edge: str, zorder: float) -> Rectangle:
        is_dashed = gid.endswith(PartKind.OPEN)
        self._board.box(whole, fill=fill, edge=edge, is_dashed=is_dashed, gid=gid, zorder=zorder)
        rectangle = self._board.axes.patches[-1]
        assert isinstance(rectangle, Rectangle)
        return rectangle

    def _make_hatch(self, whole: Box, mark: int) -> list[Collection]:
        before = len(self._board.axes.collections)
        style = self._board.style.scenario_style(mark)
        self._board.pattern(whole, style.hatch, style.tint)
        return list(self._board.axes.collections)[before:]


def draw_total_bars(figure: Figure, results: Results, texts: Texts, style: ChartStyle) -> TotalBars:
    """One bar a scenario with its rank, claimed and proven total; what is given can follow other weights."""
    return TotalBars(figure, results, texts, style)


def _what_stays(results: Results) -> tuple[object, ...]:
    """All that is drawn once: with anything else than this the bars can follow."""
    scenarios = tuple((each.id, each.mark, each.name, each.knock_out is None) for each in results.scenarios)
    return results.headline, bool(results.strategy_weights), scenarios


def _columns(board: Board, results: Results, texts: Texts) -> _Columns:
    em, width = board.em, board.width
    first, second = (
        max(board.width_of(words, size=0.9, is_bold=True), em * 2.6)
        for words in (texts.tr("Claimed"), texts.tr("Proven"))
    )
    rank = em * 1.4
    widest = max(board.width_of(each.name[:MOST_SIGNS]) for each in results.scenarios)
    name = min(max(widest + em * 1.6, em * 8.0), width * 0.4, em * 22.0)
    bar = rank + name + em * 0.6
    first_right = width - second - em
    return _Columns(
        name=rank,
        name_width=name,
        bar=bar,
        bar_width=max(first_right - first - em * 1.2 - bar, em * 3.0),
        first=first_right,
        second=width,
    )


def _draw_head(board: Board, columns: _Columns, results: Results, texts: Texts) -> None:
    em, grey = board.em, board.style.text2
    y = em * 0.9
    for place, align in ((0, "left"), (50, "center"), (100, "right")):
        x = columns.bar + columns.bar_width * place / FULL
        board.text(x, y, texts.number(place), size=0.9, colour=grey, align=align)
    heads = [texts.tr("Claimed"), texts.tr("Proven")]
    if results.headline is Headline.PROVEN:
        heads.reverse()
    for x, words, is_bold in ((columns.first, heads[0], True), (columns.second, heads[1], False)):
        board.text(x, y, words, size=0.9, is_bold=is_bold, colour=grey, align="right")
