"""Compare: verdict, totals with cost and materials, causes, strategies, costs, certainty and criteria."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from circular_assess.charts.choice import has_radar
from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, ScenarioId
from circular_assess.domain.catalogue import Strategy
from circular_assess.domain.results import Results
from circular_assess.ui.page import DocumentPage, PageContext
from circular_assess.ui.widgets import ambition_states
from circular_assess.ui.widgets.certainty_panel import CertaintyPanel
from circular_assess.ui.widgets.certainty_work import CertaintyWork
from circular_assess.ui.widgets.compared_costs import ComparedCosts
from circular_assess.ui.widgets.comparison_words import progress_words, totals_as_text
from circular_assess.ui.widgets.criteria_panel import CriteriaPanel
from circular_assess.ui.widgets.not_compared import NotCompared
from circular_assess.ui.widgets.notes import announce
from circular_assess.ui.widgets.strategy_panel import StrategyPanel
from circular_assess.ui.widgets.totals_panel import TotalsPanel
from circular_assess.ui.widgets.verdict_panel import VerdictPanel
from circular_assess.ui.widgets.weight_run import WeightRun
from circular_assess.ui.widgets.weights_panel import WeightsPanel
from circular_assess.ui.widgets.why_panel import WhyPanel
from circular_assess.ui.widgets.words import button, line, words

TWO_COLUMNS_EM = 74
MOST_IN_TWO_COLUMNS = 4
WIDE_HEAD_EM = 64
ROOM_FOR_TOTALS_EM = 6
MISSED_PER_CENT = 0.06
MOVING_PAUSE_MS = 150


class ComparePage(DocumentPage):
    """Shows how circular each way of buying is, why, and how sure; only the weights can be moved here.

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
        self._run = WeightRun()
        self._is_moving = False
        self._catch_up = QTimer(self, singleShot=True, interval=MOVING_PAUSE_MS)
        self._catch_up.timeout.connect(self.refresh)
        self._certainty = CertaintyWork(self)
        self._certainty.changed.connect(self._show_certainty)
        self._fill_head()
        self.missing = NotCompared(self.look, self.texts)
        self.missing.criterion_wanted.connect(self.criterion_wanted)
        self.missing.scenarios_wanted.connect(self.scenarios_wanted)
        self.missing.anyway_wanted.connect(self._on_anyway_wanted)
        self.body.addWidget(self.missing)
        self._content = QWidget()
        self.body.addWidget(self._content)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.space("near"))
        self._fill_totals(column)
        self._fill_reasons(column)
        self._fill_figures(column)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Write verdict, tables and charts of the present results; while a weight moves, a few of them."""
        results = self.document.results
        if self._is_moving:
            self._show_moving(results)
            return
        self._catch_up.stop()
        if results.is_ready:
            self._is_anyway = False
        is_shown = self.missing.show_results(results, is_anyway=self._is_anyway)
        self._content.setVisible(is_shown)
        for widget in (self.tables_button, self.copy_button):
            widget.setVisible(is_shown)
        self._progress.setText(progress_words(self.texts, results) if len(results.scenarios) > 1 else "")
        self._low_progress.setText(self._progress.text())
        if is_shown:
            self._show_content(results)
        if is_shown and results.is_ready:
            self._certainty.ask(self.document.assessment, results)
        else:
            self._certainty.stop()
        self._show_certainty()
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

    def _fill_totals(self, column: QVBoxLayout) -> None:
        self.verdict = VerdictPanel(self.look, self.texts)
        column.addWidget(self.verdict)
        column.addWidget(self.missing.doubt)
        column.addSpacing(self.look.space("tight"))
        self.totals_panel = TotalsPanel(self.look, self.texts)
        self.totals = self.totals_panel.table
        column.addWidget(self.totals_panel)
        self.what_if = WeightsPanel(self.look, self.texts, self.context.data_folder)
        self.what_if.weights.moved.connect(self._on_weight_moved)
        self.what_if.weights.settled.connect(self._on_weight_settled)
        self.what_if.weights.grasped.connect(self._run.begin_step)
        column.addWidget(self.what_if)

    def _fill_reasons(self, column: QVBoxLayout) -> None:
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

    def _fill_figures(self, column: QVBoxLayout) -> None:
        """Costs, certainty and criteria, one under another."""
        self.costs = ComparedCosts(self.look, self.texts, self.context.data_folder)
        self.certainty = CertaintyPanel(self.look, self.texts)
        self.criteria = CriteriaPanel(self.look, self.texts, self.context.data_folder)
        for panel in (self.certainty, self.costs, self.criteria):
            column.addSpacing(self.look.space("space"))
            column.addWidget(panel)

    def _show_moving(self, results: Results) -> None:
        """What is seen beside a moving weight follows at once, all else when the weight rests."""
        self._show_totals(results)
        self._certainty.ask(self.document.assessment, results)
        self._show_certainty()
        self._catch_up.start()

    def _show_totals(self, results: Results) -> None:
        has_charts, assessment = not self._is_tables, self.document.assessment
        self.verdict.show_results(results)
        self.totals_panel.show_results(assessment, results, has_charts=has_charts)
        states = ambition_states.strategy_states(assessment, results, self.context.catalogue(), self.texts)
        self.what_if.show_results(states, results, has_bars=has_charts)

    def _show_content(self, results: Results) -> None:
        self._show_totals(results)
        has_charts = not self._is_tables
        own, other = self._shown_pair(results)
        self.why.show_results(results, own, other, has_bars=has_charts)
        has_bars = has_charts and (self._is_bars or not has_radar(results))
        self.strategies.show_results(results, own, other, has_charts=has_charts, has_bars=has_bars)
        self.costs.show_results(results, has_charts=has_charts)
        self.criteria.show_results(results, has_charts=has_charts, has_bars=has_bars)

    def _show_certainty(self) -> None:
        """What was found for this very assessment; an answer for another value is not shown."""
        results = self.document.results
        found = self._certainty.answer(self.document.assessment)
        for panel in (self.verdict, self.certainty):
            panel.show_certainty(results, found, is_slow=self._certainty.is_slow)
        self.certainty.setVisible(results.is_ready)

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

    def _on_anyway_wanted(self) -> None:
        self._is_anyway = True
        self.refresh()
        self.tables_button.setFocus()

    def _on_weight_moved(self, strategy: Strategy, wanted: float) -> None:
        """A row of movements is one step of undo, counted from where it began."""

        def moved(origin: Assessment) -> Assessment:
            return edits.set_strategy_weight(origin, strategy, wanted)

        edit = self._run.from_origin(strategy, self.document.assessment, moved)
        self._is_moving = self.what_if.weights.slider(strategy).isSliderDown()
        self.edit_as_typed(self.texts.tr("weight"), self._run.merge, edit)
        self._is_moving = False
        is_missed = abs(self._weight_of(strategy) * 100 - wanted) > MISSED_PER_CENT
        self._run.moved(self.document.assessment, is_missed=is_missed)

    def _on_weight_settled(self, strategy: Strategy) -> None:
        """The end of a movement: say once what came of it, or that nothing could."""
        if self._catch_up.isActive():
            self.refresh()
        if self._run.take_miss(strategy):
            self.refresh()
            text = self.texts.tr("What counts alone keeps the whole weight. Raise another one instead.")
            self.announcement.say(text, can_undo=False)
        elif self._run.has_news(strategy, self.document.assessment):
            weight = self._weight_of(strategy)
            self.announcement.say(ambition_states.moved_sentence(self.texts, strategy, weight))

    def _weight_of(self, strategy: Strategy) -> float:
        return self.document.results.strategy_weights.get(strategy, 0.0)
