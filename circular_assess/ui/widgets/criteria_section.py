"""The criteria of all strategies: tabs above, the rows of the chosen strategy below."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.catalogue import Catalogue, CriterionId, Strategy
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.ambition_states import counts, criterion_states, settings_of
from circular_assess.ui.widgets.criteria_table import CriteriaTable
from circular_assess.ui.widgets.criterion_row import CriterionRow
from circular_assess.ui.widgets.strategy_tabs import StrategyTabs


class CriteriaSection(QWidget):
    """Which criteria are in use; the rows of a strategy are made when it is first chosen.

    Attributes: tabs, table (the rows that are shown; None before the first show).
    Signals: those of CriteriaTable.
    """

    switched = Signal(str, bool)
    weighed = Signal(str, float)
    settled = Signal(str)
    reason_typed = Signal(str, str)
    newer_wanted = Signal(str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._is_narrow = False
        self._tables: dict[Strategy, CriteriaTable] = {}
        self._source: tuple[Assessment, Results, Catalogue] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.table: CriteriaTable | None = None
        self.tabs = StrategyTabs(look, texts)
        self.tabs.chosen.connect(self._show_chosen)
        self._column.addWidget(self.tabs)

    def show_assessment(self, assessment: Assessment, results: Results, catalogue: Catalogue) -> None:
        """Write the counts and the rows of the chosen strategy."""
        self._source = (assessment, results, catalogue)
        self.tabs.show_counts(counts(assessment))
        self._show_chosen()

    def row(self, criterion_id: CriterionId) -> CriterionRow:
        """The row of a criterion, which is shown with those of its strategy; KeyError if there is none."""
        assert self._source is not None
        self.tabs.choose(self._source[0].criterion_setting(criterion_id).criterion.strategy)
        self._show_chosen()
        assert self.table is not None
        return self.table.row(criterion_id)

    def arrange(self, *, is_narrow: bool) -> None:
        """Columns, or folded rows where there is little room."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show_chosen()

    def _show_chosen(self, _strategy: Strategy | None = None) -> None:
        if self._source is None:
            return
        assessment, results, catalogue = self._source
        table = self._table_of(assessment, self.tabs.current)
        table.arrange(is_narrow=self._is_narrow)
        table.show_states(criterion_states(assessment, results, catalogue, self.tabs.current, self._texts))
        for other in self._tables.values():
            other.setVisible(other is table)
        self.table = table

    def _table_of(self, assessment: Assessment, strategy: Strategy) -> CriteriaTable:
        ids = tuple(setting.criterion.id for setting in settings_of(assessment, strategy))
        known = self._tables.get(strategy)
        if known is not None and known.criterion_ids == ids:
            return known
        if known is not None:
            self._column.removeWidget(known)
            known.hide()
            known.deleteLater()
        table = CriteriaTable(self._look, self._texts, ids)
        table.switched.connect(self.switched)
        table.weighed.connect(self.weighed)
        table.settled.connect(self.settled)
        table.reason_typed.connect(self.reason_typed)
        table.newer_wanted.connect(self.newer_wanted)
        self._column.addWidget(table)
        self._tables[strategy] = table
        for before, stop in pairwise([self.tabs.tab_bar, self.tabs.combo, *table.stops()]):
            QWidget.setTabOrder(before, stop)
        return table
