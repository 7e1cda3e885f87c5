"""What the scenarios cost, compared: against the score, over the years, and by kind, drawn or in tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from circular_assess.charts.cost_figures import (
    break_even_words,
    break_evens,
    cost_against_score_words,
    cost_by_kind_words,
    cumulative_cost_words,
    has_cost_charts,
)
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cell_table import CellTable
from circular_assess.ui.widgets.chart_canvas import ChartCanvas, ChartKind
from circular_assess.ui.widgets.compared_cost_cells import (
    Cells,
    against_score_cells,
    cumulative_cells,
    kind_cells,
)
from circular_assess.ui.widgets.copying import let_copy_table
from circular_assess.ui.widgets.notes import ViewSwitch, announce
from circular_assess.ui.widgets.score_words import breakable
from circular_assess.ui.widgets.words import line, words

ONE_ROW_EM = 52
WIDEST_CHART_EM = 76


class _View(QWidget):
    """One way to compare costs: a chart, or the table that it is drawn from under its name."""

    def __init__(
        self,
        canvas: ChartCanvas,
        table: CellTable,
        words_of: Callable[[Results, Texts], str],
        cells_of: Callable[[Texts, Results], Cells],
        look: Look,
    ) -> None:
        super().__init__()
        self.canvas, self.table = canvas, table
        self._words_of, self._cells_of = words_of, cells_of
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("tight"))
        self._title = words(table.accessibleName(), "strong", wrap=True)
        canvas.setMaximumWidth(look.px(WIDEST_CHART_EM))
        for part in (self._title, canvas, table):
            column.addWidget(part)

    def show_results(self, results: Results, texts: Texts, *, has_chart: bool) -> None:
        """The chart, or the table in its place."""
        self.canvas.setVisible(has_chart)
        self.table.setVisible(not has_chart)
        self._title.setVisible(not has_chart)
        if has_chart:
            self.canvas.show_results(results, self._words_of(results, texts))
        else:
            self.table.show_cells(*self._cells_of(texts, results))


class ComparedCosts(QWidget):
    """Hidden while no cost can be worked out.

    Attributes: switch, views (by key: score, years, kinds), break_even.
    """

    def __init__(self, look: Look, texts: Texts, cache_folder: Path) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._chosen = "score"
        self._shown: tuple[Results, bool] | None = None
        tr = texts.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        column.addWidget(line())
        column.addSpacing(look.space("tight"))
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(look.space("near"))
        self._heading = words(tr("Cost compared"), "section")
        self._head.addWidget(self._heading, 1)
        choices = (("score", tr("Against score")), ("years", tr("Over the years")), ("kinds", tr("By kind")))
        self.switch = ViewSwitch(look, choices, self._on_chosen)
        self.switch.setAccessibleName(tr("Chart of the costs"))
        self.switch.choose(self._chosen)
        self._head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._head)
        made = (
            ("score", tr("Cost against score"), ChartKind.COST_AGAINST_SCORE),
            ("years", tr("What was paid up to each year, worth now"), ChartKind.CUMULATIVE_COST),
            ("kinds", tr("Cost by kind"), ChartKind.COST_BY_KIND),
        )
        words_of = (cost_against_score_words, cumulative_cost_words, cost_by_kind_words)
        cells_of = (against_score_cells, cumulative_cells, kind_cells)
        self.views: dict[str, _View] = {}
        for (key, name, kind), in_words, in_cells in zip(made, words_of, cells_of, strict=True):
            canvas = ChartCanvas(look, texts, kind, name, cache_folder)
            table = CellTable(look, name)
            let_copy_table(table, texts)
            self.views[key] = _View(canvas, table, in_words, in_cells, look)
            column.addWidget(self.views[key])
        self.break_even = words("", "caption", wrap=True)
        column.addWidget(self.break_even)

    def show_results(self, results: Results, *, has_charts: bool) -> None:
        """One chart by choice, or all tables; in words which year breaks even."""
        self._shown = (results, has_charts)
        is_shown = has_cost_charts(results)
        self.setVisible(is_shown)
        if not is_shown:
            return
        self.switch.setVisible(has_charts)
        for key, view in self.views.items():
            is_seen = key == self._chosen or not has_charts
            view.setVisible(is_seen)
            if is_seen:
                view.show_results(results, self._texts, has_chart=has_charts)
        # The chart over the years says it itself.
        sentences = [break_even_words(found, self._texts) for found in break_evens(results)]
        self.break_even.setText(breakable("\n".join(sentences)))
        self.break_even.setVisible(bool(sentences) and not (has_charts and self._chosen == "years"))

    def minimumSizeHint(self) -> QSize:
        """The width of the switch: a row that is wider must not keep itself from being folded."""
        return QSize(self.switch.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The switch goes under the heading where there is little room."""
        super().resizeEvent(event)
        needed = self._heading.sizeHint().width() + self.switch.sizeHint().width() + self._head.spacing()
        is_wide = self.width() >= max(self._look.px(ONE_ROW_EM), needed)
        wanted = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._head.direction() != wanted:
            self._head.setDirection(wanted)

    def _on_chosen(self, key: str) -> None:
        self._chosen = key
        if self._shown is not None:
            results, has_charts = self._shown
            self.show_results(results, has_charts=has_charts)
        announce(self, self.views[key].canvas.accessibleName())
