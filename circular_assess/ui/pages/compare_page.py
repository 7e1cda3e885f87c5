"""Compare: the verdict, the totals, why two scenarios differ, strategies and criteria side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from circular_assess.charts.choice import has_radar
from circular_assess.document import Document
from circular_assess.domain.assessment import ScenarioId
from circular_assess.domain.results import READY_COVERAGE, Results
from circular_assess.ui.page import DocumentPage, PageContext
from circular_assess.ui.widgets.cell_table import CellTable
from circular_assess.ui.widgets.comparison_words import (
    has_illustrative,
    in_ranking,
    not_ready_sentence,
    progress_words,
    quickest,
    quickest_sentence,
    totals_as_text,
)
from circular_assess.ui.widgets.criteria_panel import CriteriaPanel
from circular_assess.ui.widgets.notes import EmptyState, Note, announce
from circular_assess.ui.widgets.score_bar import BarKey
from circular_assess.ui.widgets.strategy_panel import StrategyPanel
from circular_assess.ui.widgets.totals_cells import totals_columns, totals_rows
from circular_assess.ui.widgets.verdict_panel import VerdictPanel
from circular_assess.ui.widgets.why_panel import WhyPanel
from circular_assess.ui.widgets.words import button, line, words

TWO_COLUMNS_EM = 74
MOST_IN_TWO_COLUMNS = 4
WIDE_HEAD_EM = 64
ROOM_FOR_TOTALS_EM = 6


class ComparePage(DocumentPage):
    """Shows how circular each way of buying is, and why; nothing is entered here.

    Signals: criterion_wanted(criterion id) to score it, scenarios_wanted to add one.
    """

    criterion_wanted = Signal(str)
    scenarios_wanted = Signal()

    def __init__(self, context: PageContext, document: Document) -> None:
        super().__init__(context, document, context.texts.tr("Compare"))
        self._is_tables = False
        self._is_anyway = False
        self._is_bars = False
        self._pair: tuple[ScenarioId, ScenarioId] | None = None
        self._fill_head()
        self._fill_states()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.space("near"))
        self._fill_totals(column)
        self._fill_reasons(column)
        self.criteria = CriteriaPanel(self.look, self.texts, context.data_folder)
        column.addSpacing(self.look.space("space"))
        column.addWidget(self.criteria)
        self.body.addWidget(self._content)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Write verdict, tables and charts of the present results."""
        results = self.document.results
        if results.is_ready:
            self._is_anyway = False
        has_two = len(results.scenarios) > 1
        # With fewer than two that are acceptable the verdict is known, however much is scored.
        is_settled = len(in_ranking(results)) < 2 and bool(results.criteria)
        is_shown = has_two and (results.is_ready or self._is_anyway or is_settled)
        self.second_needed.setVisible(not has_two)
        self.not_ready.setVisible(has_two and not is_shown)
        self._content.setVisible(is_shown)
        for widget in (self.tables_button, self.copy_button):
            widget.setVisible(is_shown)
        self._progress.setText(progress_words(self.texts, results) if has_two else "")
        self._low_progress.setText(self._progress.text())
        self._show_states(results)
        if is_shown:
            self._show_content(results)
        self._fold()

    def focus_first(self) -> None:
        """To the totals, if verdict and first row are seen together; else to what stands above both."""
        if not self._content.isVisibleTo(self):
            super().focus_first()
            return
        self.layout().activate()  # type: ignore[union-attr]
        top = self.totals.mapTo(self, self.totals.rect().topLeft()).y()
        has_room = top + self.look.px(ROOM_FOR_TOTALS_EM) < self.foot.y()
        (self.totals if has_room else self.tables_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two do not fit."""
        super().resizeEvent(event)
        self._fold()

    def _fill_head(self) -> None:
        tr = self.texts.tr
        self._progress = words("", "small")
        self.head_actions.addWidget(self._progress)
        self.tables_button = button(self.look, tr("Show as tables"), icon="eye")
        self.tables_button.clicked.connect(self._on_tables_clicked)
        self.head_actions.addWidget(self.tables_button)
        self.copy_button = button(self.look, tr("Copy"), icon="copy")
        self.copy_button.setToolTip(tr("Copy the table of totals as text"))
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.head_actions.addWidget(self.copy_button)
        self._low_progress = words("", "small", wrap=True)
        self.body.addWidget(self._low_progress)

    def _fill_states(self) -> None:
        tr = self.texts.tr
        self.add_button = button(self.look, tr("Add a scenario"), "main", "plus")
        self.add_button.clicked.connect(self.scenarios_wanted)
        self.second_needed = EmptyState(self.look, "layers", "", "", self.add_button)
        self.score_button = button(self.look, "", "main")
        self.score_button.clicked.connect(self._on_score_clicked)
        self.anyway_button = button(self.look, tr("Compare anyway"))
        self.anyway_button.clicked.connect(self._on_anyway_clicked)
        self.not_ready = EmptyState(self.look, "scale", "", "", self.score_button, self.anyway_button)
        for state in (self.second_needed, self.not_ready):
            state.setMaximumWidth(self.look.px(60))
            self.body.addWidget(state)

    def _fill_totals(self, column: QVBoxLayout) -> None:
        self.verdict = VerdictPanel(self.look, self.texts)
        column.addWidget(self.verdict)
        self.score_link = button(self.look, "", "link")
        self.score_link.clicked.connect(self._on_score_clicked)
        self.doubt = Note(self.look, "warning", "", actions=(self.score_link,))
        column.addWidget(self.doubt)
        column.addSpacing(self.look.space("tight"))
        self.totals = CellTable(self.look, self.texts.tr("Totals by rank"), row_em=2.9)
        column.addWidget(self.totals)
        under = QHBoxLayout()
        under.setSpacing(self.look.space("space"))
        self._key = BarKey(self.look, self.texts)
        under.addWidget(self._key, 1)
        self.illustrative = words(
            self.texts.tr("Illustrative: some scores are estimates, not published figures."),
            "small",
            wrap=True,
        )
        self.illustrative.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        under.addWidget(self.illustrative, 1)
        column.addLayout(under)

    def _fill_reasons(self, column: QVBoxLayout) -> None:
        column.addSpacing(self.look.space("tight"))
        column.addWidget(line())
        column.addSpacing(self.look.space("tight"))
        self.why = WhyPanel(self.look, self.texts)
        self.why.pair_chosen.connect(self._on_pair_chosen)
        self.strategies = StrategyPanel(self.look, self.texts, self.context.data_folder)
        self.strategies.bars_toggled.connect(self._on_bars_toggled)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(self.look.px(2.4))
        self._columns.addWidget(self.why, 9)
        self._columns.addWidget(self.strategies, 16)
        column.addLayout(self._columns)

    def _show_states(self, results: Results) -> None:
        tr = self.texts.tr
        if results.scenarios:
            self.second_needed.set_words(
                tr("Add a second way of buying"),
                tr(
                    "One scenario cannot be compared. Usual next: refurbish own stock, buy second-hand, "
                    "buy the use as a service."
                ),
            )
        else:
            self.second_needed.set_words(
                tr("Add ways of buying"), tr("There is no scenario yet. Two are needed to compare.")
            )
        if not results.is_ready:
            self.not_ready.set_words(tr("Not ready to compare"), not_ready_sentence(self.texts, results))
            self.doubt.set_words(quickest_sentence(self.texts, results))
        count = len(quickest(results))
        for asking in (self.score_button, self.score_link):
            asking.setVisible(count > 0)
            asking.setText(tr("Score these two") if count > 1 else tr("Score this one"))
        self.anyway_button.setVisible(bool(results.criteria))
        self.doubt.setVisible(count > 0 and results.coverage < READY_COVERAGE and not results.is_ready)

    def _show_content(self, results: Results) -> None:
        has_charts = not self._is_tables
        self.verdict.show_results(results)
        self.totals.show_cells(
            totals_columns(self.texts, results, has_bars=has_charts),
            totals_rows(self.texts, results, has_bars=has_charts),
        )
        self._key.setVisible(has_charts)
        self.illustrative.setVisible(has_illustrative(self.document.assessment, results))
        own, other = self._shown_pair(results)
        self.why.show_results(results, own, other, has_bars=has_charts)
        has_bars = has_charts and (self._is_bars or not has_radar(results))
        self.strategies.show_results(results, own, other, has_charts=has_charts, has_bars=has_bars)
        self.criteria.show_results(results, has_charts=has_charts, has_bars=has_bars)

    def _shown_pair(self, results: Results) -> tuple[ScenarioId, ScenarioId]:
        """The pair that was chosen while both are there, else the first two by rank."""
        known = {scenario.id for scenario in results.scenarios}
        if self._pair is not None and set(self._pair) <= known:
            return self._pair
        first, second, *_others = results.ranked
        return first.id, second.id

    def _fold(self) -> None:
        width = self.width() / self.look.em
        is_wide = width >= TWO_COLUMNS_EM and len(self.document.results.scenarios) <= MOST_IN_TWO_COLUMNS
        wanted = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != wanted:
            self._columns.setDirection(wanted)
        has_room = width >= WIDE_HEAD_EM
        self._progress.setVisible(has_room)
        self._low_progress.setVisible(not has_room and bool(self._low_progress.text()))

    def _on_pair_chosen(self, own: str, other: str) -> None:
        self._pair = (ScenarioId(own), ScenarioId(other))
        self.refresh()
        announce(self, self.strategies.sentence.text())

    def _on_tables_clicked(self) -> None:
        self._is_tables = not self._is_tables
        tr = self.texts.tr
        self.tables_button.setText(tr("Show as charts") if self._is_tables else tr("Show as tables"))
        self.refresh()
        announce(self, tr("Shown as tables") if self._is_tables else tr("Shown as charts"))

    def _on_bars_toggled(self) -> None:
        self._is_bars = not self._is_bars
        self.refresh()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(totals_as_text(self.texts, self.document.results))
        self.announcement.say(self.texts.tr("The table of totals is on the clipboard."), can_undo=False)

    def _on_anyway_clicked(self) -> None:
        self._is_anyway = True
        self.refresh()
        self.tables_button.setFocus()

    def _on_score_clicked(self) -> None:
        found = quickest(self.document.results)
        if found:
            self.criterion_wanted.emit(found[0][0])
