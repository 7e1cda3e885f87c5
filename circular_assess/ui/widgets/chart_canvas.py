"""A chart on a page: drawn by matplotlib in the background, in the look of the window, named in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontInfo, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid

from circular_assess.charts.style import DARK, LIGHT, PAPER, ChartStyle
from circular_assess.domain.results import Results
from circular_assess.tasks import run_in_background
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.copying import let_copy_chart

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from circular_assess.charts.total_bars import TotalBars

POINTS_PER_INCH = 72.0
# While a window is being drawn larger the old picture stays; only the last size is drawn.
RESIZE_PAUSE_MS = 60
# While figures keep changing, what must be drawn anew waits until they rest; what can follow does not.
CHANGE_PAUSE_MS = 120
WAITING_EM = 9.0
RADAR_TEXT = 0.9
# A chart that is copied: 170 mm wide, the radar 90 by 83 mm.
PAPER_WIDTH_PX, PAPER_RADAR_PX = 643, (340, 313)
PAPER_DPI, PAPER_PIXEL_RATIO = 96.0, 2.5

_drawing = Lock()


class ChartKind(Enum):
    """The charts that a page can show."""

    RADAR = auto()
    STRATEGY_BARS = auto()
    HEAT_MAP = auto()
    TOTAL_BARS = auto()
    COST_AGAINST_SCORE = auto()
    CUMULATIVE_COST = auto()
    COST_BY_KIND = auto()


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that a picture depends on; a height of 0 is left to the chart. Lengths are in pixels."""

    kind: ChartKind
    results: Results
    style: ChartStyle
    width: int
    height: int
    pixel_ratio: float
    dpi: float


class KeptBars:
    """The figure of the total bars from one picture to the next, so that its artists can follow.

    Attributes: drawings, how often it was drawn anew.
    """

    def __init__(self) -> None:
        self.drawings = 0
        self._bars: TotalBars | None = None
        self._frame: Wanted | None = None

    def figure(self, wanted: Wanted, texts: Texts) -> Figure:
        """The figure with these totals: the one that is there if only they differ, else a new one."""
        from circular_assess.charts.total_bars import draw_total_bars

        is_same = self._frame is not None and replace(wanted, results=self._frame.results) == self._frame
        if self._bars is None or not is_same or not self._bars.follow(wanted.results):
            figure = _empty_figure(wanted, texts)
            self._bars = draw_total_bars(figure, wanted.results, texts, wanted.style)
            self._frame = wanted
            self.drawings += 1
        return self._bars.figure


class ChartCanvas(QWidget):
    """Shows one chart; it takes the focus, so that its name and description can be read.

    Attributes: drawings, how often the chart was drawn; kept, the figure whose artists follow.
    """

    def __init__(self, look: Look, texts: Texts, kind: ChartKind, name: str, cache_folder: Path) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._kind = kind
        self._cache_folder = cache_folder
        self._results: Results | None = None
        self._picture = QImage()
        self._drawn: Wanted | None = None
        self._underway: Wanted | None = None
        self.drawings = 0
        self.kept = KeptBars() if kind is ChartKind.TOTAL_BARS else None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ringed", True)
        self.setAccessibleName(name)
        self.setMinimumHeight(look.px(WAITING_EM))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        let_copy_chart(self, texts, self._drawing_on_paper)

    @property
    def is_drawn(self) -> bool:
        """True if the picture shows what is wanted."""
        return self._drawn is not None and self._drawn == self._wanted()

    def show_results(self, results: Results, description: str) -> None:
        """Draw these results as soon as they are seen; `description` says them in words."""
        self.setAccessibleDescription(description)
        if self._timer.isActive() and results is not self._results:
            self._timer.start(self._pause_ms(CHANGE_PAUSE_MS))
        self._results = results
        self.update()

    def sizeHint(self) -> QSize:
        """The size of the picture, or room to say that it is being drawn."""
        return QSize(self._look.px(20), self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture; while there is none, that it is being drawn. Being seen is what starts drawing."""
        painter = QPainter(self)
        if not self._picture.isNull():
            painter.drawImage(0, 0, self._picture)
        else:
            painter.setPen(self._look.colour("text2"))
            at = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            room = QRect(0, self._look.px(0.6), self.width(), self.height())
            painter.drawText(room, int(at), self._texts.tr("Drawing …"))
        painter.end()
        if self._underway is None and not self.is_drawn and not self._timer.isActive():
            has_changed = self._drawn is not None and self._drawn.results is not self._results
            self._timer.start(self._pause_ms(CHANGE_PAUSE_MS if has_changed else RESIZE_PAUSE_MS))

    def _pause_ms(self, pause_ms: int) -> int:
        """Nothing to wait for where there is no picture yet, or where the artists follow."""
        return 0 if self._picture.isNull() or self.kept is not None else pause_ms

    def _wanted(self) -> Wanted | None:
        if self._results is None:
            return None
        height = self.height() if self._kind is ChartKind.RADAR else 0
        ratio = self.devicePixelRatioF()
        dpi = float(self.logicalDpiY())
        return Wanted(self._kind, self._results, self._style(), self.width(), height, ratio, dpi)

    def _drawing_on_paper(self) -> Callable[[], QImage] | None:
        """Draws the chart as it stands in a report: as wide as paper, and sharp when printed."""
        wanted = self._wanted()
        if wanted is None:
            return None
        width, height = PAPER_RADAR_PX if wanted.height else (PAPER_WIDTH_PX, 0)
        on_paper = Wanted(wanted.kind, wanted.results, PAPER, width, height, PAPER_PIXEL_RATIO, PAPER_DPI)
        return lambda: draw_picture(on_paper, self._texts, self._cache_folder)

    def _style(self) -> ChartStyle:
        """The style of the window: its colours, its face and its size of text."""
        font = self._look.font()
        size = font.pointSizeF() * (RADAR_TEXT if self._kind is ChartKind.RADAR else 1.0)
        style, tokens = DARK if self._look.is_dark else LIGHT, self._look.tokens
        return replace(
            style,
            family=QFontInfo(font).family(),
            font_size=size,
            page=tokens.page,
            text=tokens.text,
            text2=tokens.text2,
            line=tokens.line,
            border=tokens.border,
            ramp=tokens.ramp,
            on_ramp=tokens.on_ramp,
        )

    def _draw(self) -> None:
        wanted = self._wanted()
        if wanted is None or self._underway is not None or wanted == self._drawn:
            return
        self._underway = wanted
        texts, folder, kept = self._texts, self._cache_folder, self.kept

        def work(_progress: Callable[[float], None]) -> QImage:
            return draw_picture(wanted, texts, folder, kept)

        run_in_background(work, self._on_drawn, self._on_failed)

    def _on_drawn(self, picture: QImage) -> None:
        if not isValid(self):
            return
        done, self._underway = self._underway, None
        # What follows shows each step on the way; another chart only what is wanted in the end.
        if done == self._wanted() or self.kept is not None:
            self._drawn = done
            self._picture = picture
            self.drawings += 1
            if self._kind is not ChartKind.RADAR:
                self.setFixedHeight(round(picture.height() / picture.devicePixelRatio()))
        self.update()

    def _on_failed(self, error: Exception) -> None:
        """Nothing is drawn again and again; what went wrong goes where all surprises go."""
        if isValid(self):
            self._drawn, self._underway = self._underway, None
        raise error


def draw_picture(wanted: Wanted, texts: Texts, cache_folder: Path, kept: KeptBars | None = None) -> QImage:
    """The chart as a picture; called on another thread, because importing and drawing take a while."""
    with _drawing:
        from circular_assess.charts import fonts

        fonts.warm_up(cache_folder)
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        figure = _drawn_figure(wanted, texts, kept)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # type: ignore[no-untyped-call]
        width, height = canvas.get_width_height()
        pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    picture = QImage(pixels, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
    picture.setDevicePixelRatio(wanted.pixel_ratio)
    return picture


def _drawn_figure(wanted: Wanted, texts: Texts, kept: KeptBars | None) -> Figure:
    from circular_assess.charts.cost_against_score import draw_cost_against_score
    from circular_assess.charts.cost_by_kind import draw_cost_by_kind
    from circular_assess.charts.cumulative_cost import draw_cumulative_cost
    from circular_assess.charts.heat_map import draw_criteria_heat_map
    from circular_assess.charts.radar import draw_radar
    from circular_assess.charts.strategy_bars import draw_strategy_bars

    if wanted.kind is ChartKind.TOTAL_BARS:
        return (kept or KeptBars()).figure(wanted, texts)
    draw = {
        ChartKind.RADAR: draw_radar,
        ChartKind.STRATEGY_BARS: draw_strategy_bars,
        ChartKind.HEAT_MAP: draw_criteria_heat_map,
        ChartKind.COST_AGAINST_SCORE: draw_cost_against_score,
        ChartKind.CUMULATIVE_COST: draw_cumulative_cost,
        ChartKind.COST_BY_KIND: draw_cost_by_kind,
    }[wanted.kind]
    figure = _empty_figure(wanted, texts)
    draw(figure, wanted.results, texts, wanted.style)
    return figure


def _empty_figure(wanted: Wanted, texts: Texts) -> Figure:
    from matplotlib.figure import Figure

    inches = (max(wanted.width, 1) / wanted.dpi, _height_in_inches(wanted, texts))
    return Figure(figsize=inches, dpi=wanted.dpi * wanted.pixel_ratio)


def _height_in_inches(wanted: Wanted, texts: Texts) -> float:
    """As high as the page says, or as the chart stands at ease."""
    from circular_assess.charts.cost_against_score import cost_against_score_height
    from circular_assess.charts.cost_by_kind import cost_by_kind_height
    from circular_assess.charts.cumulative_cost import cumulative_cost_height
    from circular_assess.charts.heat_map import criteria_heat_map_height
    from circular_assess.charts.strategy_bars import strategy_bars_height
    from circular_assess.charts.total_bars import total_bars_height

    if wanted.height:
        return wanted.height / wanted.dpi
    results, style = wanted.results, wanted.style
    if wanted.kind is ChartKind.STRATEGY_BARS:
        points = strategy_bars_height(results, style)
    elif wanted.kind is ChartKind.TOTAL_BARS:
        points = total_bars_height(results, style)
    else:
        height = {
            ChartKind.HEAT_MAP: criteria_heat_map_height,
            ChartKind.COST_AGAINST_SCORE: cost_against_score_height,
            ChartKind.CUMULATIVE_COST: cumulative_cost_height,
            ChartKind.COST_BY_KIND: cost_by_kind_height,
        }[wanted.kind]
        points = height(results, texts, style, wanted.width * POINTS_PER_INCH / wanted.dpi)
    return points / POINTS_PER_INCH
