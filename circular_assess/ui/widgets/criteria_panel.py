"""Criteria side by side: the heat map or the same as a table, and the strategies as bars on demand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cell_table import CellTable
from circular_assess.ui.widgets.chart_canvas import ChartCanvas, ChartKind
from circular_assess.ui.widgets.comparison_words import progress_words, radar_description
from circular_assess.ui.widgets.copying import let_copy_table
from circular_assess.ui.widgets.criteria_cells import criteria_columns, criteria_rows
from circular_assess.ui.widgets.words import line, words


class CriteriaPanel(QWidget):
    """Full width under the rest: bars of the strategies when asked for, then all criteria."""

    def __init__(self, look: Look, texts: Texts, cache_folder: Path) -> None:
        super().__init__()
        self._texts = texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        self.bars_line = line()
        column.addWidget(self.bars_line)
        self.bars_title = words(texts.tr("Strategies as bars"), "section")
        column.addWidget(self.bars_title)
        name = texts.tr("Bars of the strategies")
        self.bars = ChartCanvas(look, texts, ChartKind.STRATEGY_BARS, name, cache_folder)
        column.addWidget(self.bars)
        column.addSpacing(look.space("tight"))
        column.addWidget(line())
        column.addSpacing(look.space("tight"))
        title = QHBoxLayout()
        title.setSpacing(look.space("near"))
        title.addWidget(words(texts.tr("By criterion"), "section"))
        title.addWidget(words(texts.tr("level 0 to 4"), "small"), 1)
        column.addLayout(title)
        name = texts.tr("Levels of all criteria")
        self.heat_map = ChartCanvas(look, texts, ChartKind.HEAT_MAP, name, cache_folder)
        column.addWidget(self.heat_map)
        self.table = CellTable(look, name)
        let_copy_table(self.table, texts)
        column.addWidget(self.table)

    def show_results(self, results: Results, *, has_charts: bool, has_bars: bool) -> None:
        """Show these results: the heat map with or without bars, or a table."""
        self.bars_line.setVisible(has_bars)
        self.bars_title.setVisible(has_bars)
        self.bars.setVisible(has_bars)
        self.bars.show_results(results, radar_description(self._texts, results))
        self.heat_map.setVisible(has_charts)
        hint = self._texts.tr(
            "{progress}. “Show as tables” has the same figures as a table.",
            progress=progress_words(self._texts, results),
        )
        self.heat_map.show_results(results, hint)
        self.table.setVisible(not has_charts)
        if not has_charts:
            scenarios = results.ranked
            columns = criteria_columns(self._texts, scenarios)
            self.table.show_cells(columns, criteria_rows(self._texts, results, scenarios))
