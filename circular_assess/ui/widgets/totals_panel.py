"""The totals of all scenarios with what stands beside them, the key of the bars, and what to know of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from circular_assess.charts.bars import range_of_total
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.cost_comparison import cost_notes
from circular_assess.domain.cost_lines import Vat
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.beside_score import COSTS, Beside, besides
from circular_assess.ui.widgets.cell_table import CellTable
from circular_assess.ui.widgets.comparison_words import has_illustrative, said
from circular_assess.ui.widgets.copying import let_copy_table
from circular_assess.ui.widgets.score_bar import BarKey
from circular_assess.ui.widgets.totals_cells import totals_columns, totals_rows
from circular_assess.ui.widgets.words import words

# Room for all costs beside the bars; with less only the one that compares best stands there.
ALL_COSTS_EM = 96
# With less room there are figures beside the score in place of bars.
BARS_EM = 54


class TotalsPanel(QWidget):
    """Score, cost and material circularity side by side, never melted into one.

    Attributes: table, key, illustrative, apart, notes.
    """

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._shown_room: tuple[bool, bool] | None = None
        self._shown: tuple[Results, bool] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        self.table = CellTable(look, texts.tr("Totals by rank"), row_em=2.9)
        let_copy_table(self.table, texts)
        column.addWidget(self.table)
        under = QHBoxLayout()
        under.setSpacing(look.space("space"))
        self.key = BarKey(look, texts)
        under.addWidget(self.key, 1)
        said_apart = QVBoxLayout()
        said_apart.setSpacing(look.space("hair"))
        self.illustrative = words(
            texts.tr("Illustrative: some scores are estimates, not published figures."), "small", wrap=True
        )
        self.apart = words("", "small", wrap=True)
        for remark in (self.illustrative, self.apart):
            remark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            said_apart.addWidget(remark)
        said_apart.addStretch(1)
        under.addLayout(said_apart, 1)
        column.addLayout(under)
        self.notes = words("", "small", wrap=True)
        column.addWidget(self.notes)

    def show_results(self, assessment: Assessment, results: Results, *, has_charts: bool) -> None:
        """One row a scenario; without charts there are more figures."""
        self._shown = (results, has_charts)
        self._show_table()
        self.illustrative.setVisible(has_illustrative(assessment, results))
        self._show_apart(assessment, besides(results, has_all=True))
        costs = {scenario.id: scenario.cost for scenario in results.scenarios}
        notes = [said(self._texts, note) for note in cost_notes(assessment, costs)]
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More costs where there is room."""
        super().resizeEvent(event)
        if self._room() != self._shown_room:
            self._show_table()

    def _show_apart(self, assessment: Assessment, shown: Sequence[Beside]) -> None:
        """That nothing is melted, and whether the costs are with VAT."""
        tr, vat = self._texts.tr, assessment.cost.vat
        sentences = [tr("Score, cost and material circularity are never added up.")]
        if vat is not None and any(each in COSTS for each in shown):
            is_without = vat is Vat.EXCLUDED
            sentences.append(tr("Costs are without VAT.") if is_without else tr("Costs are with VAT."))
        self.apart.setText(" ".join(sentences))
        self.apart.setVisible(bool(shown))

    def _room(self) -> tuple[bool, bool]:
        """Whether all costs fit beside the bars, and whether bars fit beside any."""
        em = self.width() / self._look.em
        return em >= ALL_COSTS_EM, em >= BARS_EM

    def _show_table(self) -> None:
        has_room_for_all, has_room_for_bars = self._shown_room = self._room()
        if self._shown is None:
            return
        results, has_charts = self._shown
        beside = besides(results, has_all=has_room_for_all or not has_charts)
        has_bars = has_charts and (has_room_for_bars or not beside)
        self.key.setVisible(has_bars)
        self.key.show_range(any(range_of_total(each.total) is not None for each in results.scenarios))
        how = {"has_bars": has_bars, "has_range": not has_charts}
        self.table.show_cells(
            totals_columns(self._texts, results, beside, **how),
            totals_rows(self._texts, results, beside, **how),
        )
