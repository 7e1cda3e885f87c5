"""The strategies side by side: legend, radar or bars, the table they are drawn from, and a sentence."""

from __future__ import annotations

from itertools import compress
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from circular_assess.charts.choice import has_radar
from circular_assess.domain.assessment import Headline, ScenarioId
from circular_assess.domain.results import Results
from circular_assess.domain.scoring import TIE, Figures
from circular_assess.texts import Texts
from circular_assess.ui.theme import STRATEGY_ICONS, Look
from circular_assess.ui.widgets.cell_table import CellTable, Column
from circular_assess.ui.widgets.cells import Cell
from circular_assess.ui.widgets.chart_canvas import ChartCanvas, ChartKind
from circular_assess.ui.widgets.comparison_words import (
    headline_figure,
    radar_description,
    short_name,
    strategies_sentence,
)
from circular_assess.ui.widgets.copying import let_copy_table
from circular_assess.ui.widgets.flow import FlowLayout
from circular_assess.ui.widgets.scenario_mark import ScenarioMark, as_tooltip
from circular_assess.ui.widgets.score_words import percent
from circular_assess.ui.widgets.totals_cells import head
from circular_assess.ui.widgets.words import button, words

RADAR_EM, WIDEST_RADAR_EM, HIGHEST_RADAR_EM, RADAR_SHAPE = 15.0, 23.0, 16.0, 0.86
COLUMN_EM = 2.7


class StrategyPanel(QWidget):
    """A radar never stands alone: the table beside it says all that it draws.

    Signals: bars_toggled, to show the strategies as bars or hide them.
    """

    bars_toggled = Signal()

    def __init__(self, look: Look, texts: Texts, cache_folder: Path) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._legend_of: tuple[tuple[str, int, str], ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        title = QHBoxLayout()
        title.setSpacing(look.space("near"))
        title.addWidget(words(texts.tr("By strategy"), "section"))
        self._unit = words("", "small")
        title.addWidget(self._unit, 1)
        column.addLayout(title)
        self.legend = QWidget()
        self._legend = FlowLayout(self.legend, look.px(1.2), look.space("tight"))
        column.addWidget(self.legend)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(look.space("space"))
        self.radar = ChartCanvas(
            look, texts, ChartKind.RADAR, texts.tr("Radar of the strategies"), cache_folder
        )
        self._row.addWidget(self.radar, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.table = CellTable(look, texts.tr("Points by strategy"), row_em=2.55)
        let_copy_table(self.table, texts)
        self._row.addWidget(self.table, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._row)
        self.sentence = words("", "caption", wrap=True)
        column.addWidget(self.sentence)
        self.bars_button = button(look, "", "link")
        self.bars_button.clicked.connect(self.bars_toggled)
        column.addWidget(self.bars_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_results(
        self, results: Results, own: ScenarioId, other: ScenarioId, *, has_charts: bool, has_bars: bool
    ) -> None:
        """The headline figures of the strategies for all scenarios; the sentence is about the pair."""
        tr = self._texts.tr
        is_proven = results.headline is Headline.PROVEN
        self._unit.setText(tr("proven, of 100") if is_proven else tr("claimed, of 100"))
        self._show_legend(results)
        self.radar.setVisible(has_charts and has_radar(results))
        self.radar.show_results(results, radar_description(self._texts, results))
        self.table.show_cells(self._columns(results), self._rows(results, has_both=not has_charts))
        pair = (results.scenario(own), results.scenario(other))
        self.sentence.setText(strategies_sentence(self._texts, results, *pair))
        self.bars_button.setVisible(has_charts and has_radar(results))
        self.bars_button.setText(tr("Hide the bars") if has_bars else tr("Show as bars"))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The table goes under the radar where it does not fit beside it."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Beside the table the radar takes what is left, under it more."""
        room = self.width() - self.table.natural_width - self._look.space("space")
        is_beside = room >= self._look.px(RADAR_EM)
        wanted = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
        width = min(room, self._look.px(WIDEST_RADAR_EM)) if is_beside else self._look.px(WIDEST_RADAR_EM)
        height = min(self._look.px(HIGHEST_RADAR_EM), round(width * RADAR_SHAPE))
        if self.radar.size() != QSize(width, height):
            self.radar.setFixedSize(width, height)

    def _show_legend(self, results: Results) -> None:
        wanted = tuple((scenario.id, scenario.mark, scenario.name) for scenario in results.ranked)
        if wanted == self._legend_of:
            return
        self._legend_of = wanted
        while (placed := self._legend.takeAt(0)) is not None:
            widget = placed.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for _scenario_id, mark, name in wanted:
            label = words(short_name(name))
            label.setToolTip(as_tooltip(name))
            self._legend.add_pair(ScenarioMark(self._look, mark), label, self._look.space("near"))

    def _columns(self, results: Results) -> list[Column]:
        columns = [
            Column(head(self._texts.tr("Strategy")), least=13.0, takes_rest=True),
            Column(Cell(self._texts.tr("Weight"), role="small", tone="text2", is_bold=True, is_right=True)),
        ]
        for scenario in results.ranked:
            mark = Cell(mark=scenario.mark, is_right=True, spoken=scenario.name)
            columns.append(Column(mark, least=COLUMN_EM, gap=0.9))
        return columns

    def _rows(self, results: Results, *, has_both: bool) -> list[list[Cell]]:
        rows = []
        for strategy, weight in results.strategy_weights.items():
            icon = (STRATEGY_ICONS[strategy.value], strategy.value)
            row = [
                Cell(self._texts.strategy(strategy.value), icon=icon),
                Cell(percent(self._texts, weight), role="small", tone="text2", is_right=True),
            ]
            figures = [scenario.strategies[strategy].figures for scenario in results.ranked]
            rows.append(row + self._points(figures, results, has_both=has_both))
        total = [
            Cell(self._texts.tr("Total"), is_bold=True),
            Cell(self._texts.percent(1.0), role="small", tone="text2", is_bold=True, is_right=True),
        ]
        totals = [scenario.total for scenario in results.ranked]
        rows.append(total + self._points(totals, results, has_both=has_both, is_bold=True))
        return rows

    def _points(
        self, figures: list[Figures], results: Results, *, has_both: bool, is_bold: bool = False
    ) -> list[Cell]:
        """One cell a scenario; the best of the acceptable is bold, several where they tie, none if all do."""
        headline, acceptable = results.headline, [s.knock_out is None for s in results.ranked]
        all_points = [headline_figure(each, headline) for each in compress(figures, acceptable)]
        best, worst = max(all_points, default=0.0), min(all_points, default=0.0)
        cells = []
        for each, counts in zip(figures, acceptable, strict=True):
            points = headline_figure(each, headline)
            caption = self._other_figure(each, headline) if has_both else ""
            is_best = counts and points >= best - TIE and best > worst + TIE
            spoken = self._texts.points(points)
            if is_best:
                spoken = self._texts.tr("{points:points}, the best", points=points)
            if caption:
                spoken = self._texts.tr("{points}, {other}", points=spoken, other=caption)
            cell = Cell(
                self._texts.points(points),
                caption=caption,
                is_bold=is_bold or is_best,
                is_right=True,
                spoken=spoken,
            )
            cells.append(cell)
        return cells

    def _other_figure(self, figures: Figures, headline: Headline) -> str:
        if headline is Headline.PROVEN:
            return self._texts.tr("{points:points} claimed", points=figures.claimed)
        return self._texts.tr("{points:points} proven", points=figures.proven)
