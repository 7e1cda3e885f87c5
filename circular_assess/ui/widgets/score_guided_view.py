"""The guided view of the scores: the list of criteria, and one of them with all scenarios below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from circular_assess.domain.assessment import Assessment, ScenarioId
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.criterion_choice import LIST_EM, CriterionChoice
from circular_assess.ui.widgets.criterion_list import CriterionRow
from circular_assess.ui.widgets.criterion_rows import criterion_rows
from circular_assess.ui.widgets.criterion_view import CriterionView
from circular_assess.ui.widgets.score_changes import ScoreChanges
from circular_assess.ui.widgets.score_row import ScoreRow
from circular_assess.ui.widgets.tab_order import order_tabs
from circular_assess.ui.widgets.words import upright_line

GAP_EM = 1.6


class ScoreGuidedView(QWidget):
    """One criterion at a time.

    Attributes: choice, view, visible (the criteria that the filter lets through).
    Signals: moved(CriterionId) when the buyer goes to another criterion; filtered.
    """

    moved = Signal(object)
    filtered = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._criterion_id: CriterionId | None = None
        self._changes: ScoreChanges | None = None
        self.visible: tuple[CriterionId, ...] = ()
        self.choice = CriterionChoice(look, texts)
        self.view = CriterionView(look, texts)
        self._upright = upright_line()
        self._panes = QHBoxLayout(self)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(look.px(GAP_EM))
        self._panes.addWidget(self.choice)
        self._panes.addWidget(self._upright)
        self._panes.addWidget(self.view, 1)
        self.choice.chosen.connect(self.moved)
        self.choice.filtered.connect(self.filtered)
        self.view.rows.made.connect(self._on_row_made)

    def connect_to(self, changes: ScoreChanges) -> None:
        """Let all rows change scores through these."""
        self._changes = changes

    @property
    def filter(self) -> str:
        """Which criteria are wanted: all, not_finished or look_again."""
        return self.choice.filter

    def set_filter(self, code: str) -> None:
        """Show these criteria only."""
        self.choice.set_filter(code)

    def show_scores(self, assessment: Assessment, results: Results, criterion_id: CriterionId) -> None:
        """Show this criterion with all its scores."""
        self._criterion_id = criterion_id
        had_focus = self.view.rows.has_focus_inside()
        rows = criterion_rows(self._texts, assessment, results, self.filter, criterion_id)
        self.visible = tuple(row.criterion_id for row in rows if isinstance(row, CriterionRow))
        coverage = self._texts.percent(results.coverage)
        self.choice.show_progress(results.finished, len(results.criteria), coverage)
        self.choice.show_criteria(rows, criterion_id)
        of_scenarios = {scenario.id: scenario.criteria[criterion_id] for scenario in results.scenarios}
        theme = assessment.tender.theme
        self.view.show_criterion(results.criteria[criterion_id], theme, assessment.scenarios, of_scenarios)
        self.view.show_ask(assessment.criterion_setting(criterion_id))
        order_tabs((*self.choice.in_tab_order, *self.view.in_tab_order))
        if had_focus and not self.view.rows.has_focus_inside():
            # Undo has led to another criterion, whose rows are others.
            self.view.rows.focus_first()

    def go_to(self, scenario_id: ScenarioId | None, _criterion_id: CriterionId) -> None:
        """To the top of the criterion shown, or to the field of a scenario if one is named."""
        self.view.show_top()
        row = self.view.rows.row_of(scenario_id) if scenario_id is not None else None
        if row is not None and row.first_field is not None:
            self.view.rows.open_only(row)
            row.first_field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.show_row(row)

    def neighbour(self, step: int) -> CriterionId | None:
        """The criterion so many steps on among those that are visible; None beyond the ends."""
        if self._criterion_id not in self.visible:
            return None
        position = self.visible.index(self._criterion_id) + step
        return self.visible[position] if 0 <= position < len(self.visible) else None

    def focus_first(self) -> None:
        """Work begins in the first field that can be filled in."""
        self.view.rows.focus_first()

    def say_refused(self, scenario_id: ScenarioId, sentence: str, *, is_range: bool) -> None:
        """Say in the row of a scenario why what is typed there does not count."""
        row = self.view.rows.row_of(scenario_id)
        if row is not None:
            row.say_refused(sentence, is_range=is_range)

    def list_width(self, *, is_narrow: bool) -> int:
        """How far from the left edge the criterion begins, in pixels."""
        return 0 if is_narrow else self._look.px(LIST_EM) + 2 * self._look.px(GAP_EM) + 1

    def arrange(self, width: int, *, is_narrow: bool, is_stacked: bool) -> None:
        """Lay out for this width in pixels; narrow, the list becomes a combo box above the criterion."""
        down, across = QHBoxLayout.Direction.TopToBottom, QHBoxLayout.Direction.LeftToRight
        self._panes.setDirection(down if is_narrow else across)
        self._panes.setSpacing(self._look.space("space") if is_narrow else self._look.px(GAP_EM))
        self.choice.set_narrow(is_narrow, has_progress=not is_stacked)
        self._upright.setVisible(not is_narrow)
        self.view.arrange(width - self.list_width(is_narrow=is_narrow), is_stacked=is_stacked)

    def _on_row_made(self, row: ScoreRow) -> None:
        changes = self._changes
        assert changes is not None, "connected before the first criterion is shown"
        row.value_entered.connect(self._on_shown(changes.set_value))
        row.level_chosen.connect(self._on_shown(changes.set_level))
        row.evidence_chosen.connect(self._on_shown(changes.set_evidence))
        row.reason_typed.connect(self._on_shown(changes.set_reason))
        row.proofs_changed.connect(self._on_shown(changes.set_proofs))
        row.range_entered.connect(self._on_shown(changes.set_range))
        row.marked.connect(self._on_shown(changes.mark))
        row.look_again_set.connect(self._on_shown(changes.set_look_again))
        row.done.connect(self._on_done)

    def _on_shown(self, change: Callable[..., bool]) -> Callable[..., None]:
        """A slot for what a row says of its scenario: it is about the criterion shown."""

        def change_shown(scenario: ScenarioId, *what: object) -> None:
            if self._criterion_id is not None:
                change(scenario, self._criterion_id, *what)

        return change_shown

    def _on_done(self, scenario_id: str) -> None:
        """Enter in a field: the next scenario, and after the last one the next criterion."""
        if self.view.rows.focus_after(scenario_id):
            return
        following = self.neighbour(1)
        if following is not None:
            self.moved.emit(following)
            self.view.rows.focus_first()
