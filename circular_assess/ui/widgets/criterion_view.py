"""One criterion from question to scores, in a column that scrolls."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from circular_assess.domain.assessment import CriterionSetting, Scenario, ScenarioId
from circular_assess.domain.catalogue import Theme
from circular_assess.domain.results import CriterionInUse, CriterionResult
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.ask_fields import AskFields, AskForm
from circular_assess.ui.widgets.ask_words import state_words
from circular_assess.ui.widgets.criterion_brief import CriterionBrief, CriterionHead
from circular_assess.ui.widgets.criterion_scale import CriterionScale
from circular_assess.ui.widgets.criterion_sources import CriterionSources, sources_title
from circular_assess.ui.widgets.flow import FlowLayout
from circular_assess.ui.widgets.fold_out import FoldOutButton
from circular_assess.ui.widgets.ruler_labels import Standing
from circular_assess.ui.widgets.score_row import ScoreRow
from circular_assess.ui.widgets.score_rows import ScoreRows
from circular_assess.ui.widgets.words import words

BESIDE_FROM_EM = 44
ASK_BESIDE_FROM_EM = 36
LAID_OUT_MS = 30
RING = 4


class CriterionView(QScrollArea):
    """Head, brief, scale, rows and sources of a criterion. Narrow, all but head and rows fold.

    Attributes: rows, ask (how the criterion gets into the tender), shows_sources.
    """

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._is_stacked = False
        self.shows_sources = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head = CriterionHead(look, texts)
        self._brief = CriterionBrief(look, texts)
        self._scale = CriterionScale(look, texts)
        self.rows = ScoreRows(look, texts)
        self._sources = CriterionSources(look, texts)
        self._sources.hide()
        self.ask = AskFields(look, texts)
        self._ask_fold = FoldOutButton(look, texts.tr("In the tender"), self.ask)
        self._ask_state = words(role="small")
        self._folds = self._make_folds()
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        # Room for the focus ring, which a scroll area would cut.
        column.setContentsMargins(RING, 0, look.space("space"), look.space("space"))
        column.setSpacing(look.space("space"))
        for part in (self._head, self._folds, self._brief, self._scale):
            column.addWidget(part)
        column.addSpacing(look.space("near"))
        column.addWidget(self.rows)
        column.addLayout(self._make_ask_line())
        column.addWidget(self.ask)
        column.addWidget(self._sources)
        column.addStretch(1)
        self.setWidget(self._inner)
        self.rows.opened.connect(self.show_row)
        self._reveal = QTimer(self, singleShot=True, interval=2 * LAID_OUT_MS)
        self._reveal.timeout.connect(self._show_focused)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def show_criterion(
        self,
        in_use: CriterionInUse,
        theme: Theme,
        scenarios: tuple[Scenario, ...],
        results: Mapping[ScenarioId, CriterionResult],
    ) -> None:
        """Show a criterion with all scores."""
        criterion = in_use.criterion
        self._head.show_criterion(in_use)
        self._brief.show_criterion(in_use)
        standings = []
        for scenario in scenarios:
            result = results[scenario.id]
            figure = result.value if criterion.has_value else result.level
            if figure is not None:
                score = scenario.score_of(criterion.id)
                low, high = score.range_low, score.range_high
                ends = None if low is None or high is None else (low, high)
                standings.append(Standing(scenario.mark, scenario.name, figure, ends))
        self._scale.show_scale(criterion, theme, standings)
        self.rows.show_scores(criterion, theme, scenarios, results)
        if self.shows_sources:
            self._sources.show_sources(criterion, theme)
        self._source_of = (criterion, theme)

    def show_ask(self, setting: CriterionSetting) -> None:
        """Show how the criterion gets into the tender: in a few words, and in fields once unfolded."""
        self._ask_state.setText(state_words(self._texts, setting.ask))
        self.ask.show_ask(setting.criterion, setting.ask)

    @property
    def sources_title(self) -> str:
        """What the sources of the criterion shown are called."""
        return sources_title(self._texts, self._source_of[0])

    def show_top(self) -> None:
        """Scroll back to the question."""
        self.verticalScrollBar().setValue(0)

    def show_sources(self, is_shown: bool) -> None:
        """Open or close the table of sources below the rows, and go there."""
        self.shows_sources = is_shown
        self._sources_fold.setChecked(is_shown)
        self._sources.setVisible(is_shown)
        if is_shown:
            self._sources.show_sources(*self._source_of)
            self._sources.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._show_sources_top)

    def arrange(self, width: int, *, is_stacked: bool) -> None:
        """Lay out for this width in pixels; stacked, rows become cards and the rest folds."""
        self._is_stacked = is_stacked
        inner = width - self._look.space("space") - RING - self.verticalScrollBar().sizeHint().width()
        is_beside = inner >= self._look.px(BESIDE_FROM_EM)
        self._head.set_stacked(not is_beside)
        self._brief.set_stacked(not is_beside)
        self._scale.set_stacked(not is_beside)
        self._folds.setVisible(is_stacked)
        for fold, part in ((self._brief_fold, self._brief), (self._scale_fold, self._scale)):
            part.setVisible(not is_stacked or fold.isChecked())
        self.rows.arrange(inner, is_stacked=is_stacked)
        self.ask.arrange(AskForm.BESIDE if inner >= self._look.px(ASK_BESIDE_FROM_EM) else AskForm.STACKED)

    def _make_folds(self) -> QWidget:
        tr = self._texts.tr
        folds = QWidget()
        flow = FlowLayout(folds, self._look.space("space"), self._look.space("tight"))
        self._brief_fold = FoldOutButton(self._look, tr("Why, proof and law"), self._brief)
        self._scale_fold = FoldOutButton(self._look, tr("The five levels"), self._scale)
        self._sources_fold = FoldOutButton(self._look, tr("Sources"), self._sources)
        self._sources_fold.clicked.connect(self.show_sources)
        for fold in (self._brief_fold, self._scale_fold, self._sources_fold):
            flow.addWidget(fold)
        folds.hide()
        return folds

    def _make_ask_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.space("near"))
        row.addWidget(self._ask_fold)
        row.addWidget(self._ask_state, 1)
        return row

    @property
    def in_tab_order(self) -> tuple[QWidget, ...]:
        """All that can have the focus, in the order in which Tab goes."""
        folds = (self._brief_fold, self._scale_fold, self._sources_fold)
        asks = (self._ask_fold, *self.ask.in_tab_order)
        return (
            *folds,
            *self._scale.in_tab_order,
            *self.rows.in_tab_order,
            *asks,
            *self._sources.in_tab_order,
        )

    def _show_sources_top(self) -> None:
        self.verticalScrollBar().setValue(self._sources.pos().y() - self._look.space("near"))

    def show_row(self, row: ScoreRow) -> None:
        """Keep a row that has opened in sight, once it has its height."""
        QTimer.singleShot(LAID_OUT_MS, row, lambda: self._show_row(row))

    def _show_row(self, row: ScoreRow) -> None:
        margin = self._look.space("space")
        bottom = row.mapTo(self._inner, row.rect().bottomLeft()).y() + margin
        top = row.mapTo(self._inner, row.rect().topLeft()).y() - margin
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if bottom > bar.value() + height:
            bar.setValue(min(bottom - height, top))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._inner.isAncestorOf(new):
            self._reveal.start()

    def _show_focused(self) -> None:
        """A form that has just opened lies below the edge at first."""
        focused = self._inner.focusWidget()
        if focused is QApplication.focusWidget():
            self.ensureWidgetVisible(focused, 0, self._look.space("space"))
