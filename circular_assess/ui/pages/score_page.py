"""The Score page: one criterion at a time, all scenarios below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Proof, ScenarioId
from circular_assess.domain.catalogue import CriterionId, Evidence
from circular_assess.domain.edits import EditRefused
from circular_assess.ui.page import WIDEST_BODY_EM, DocumentPage, PageContext
from circular_assess.ui.widgets.criterion_choice import LIST_EM, CriterionChoice
from circular_assess.ui.widgets.criterion_list import CriterionRow
from circular_assess.ui.widgets.criterion_rows import criterion_rows, criterion_to_show
from circular_assess.ui.widgets.criterion_view import CriterionView
from circular_assess.ui.widgets.notes import EmptyState
from circular_assess.ui.widgets.quiet_announcer import QuietAnnouncer
from circular_assess.ui.widgets.score_row import ScoreRow
from circular_assess.ui.widgets.score_words import for_button, total_sentence
from circular_assess.ui.widgets.tab_order import order_tabs
from circular_assess.ui.widgets.words import button, upright_line

LIST_BESIDE_FROM_EM, TABLE_FROM_EM = 72, 56
GAP_EM = 1.6


class ScorePage(DocumentPage):
    """Guided view. Which criterion is shown, and which row is open, is not part of the assessment."""

    def __init__(self, context: PageContext, document: Document) -> None:
        super().__init__(context, document, context.texts.tr("Score"), scrolls=False)
        self._criterion_id: CriterionId | None = None
        self._visible: tuple[CriterionId, ...] = ()
        self._shown: Assessment | None = None
        self._typing: str | None = None
        self._next_page = self.texts.tr("Compare")
        self._is_narrow = self._is_stacked = False
        self.choice = CriterionChoice(self.look, self.texts)
        self.view = CriterionView(self.look, self.texts)
        self._make_body_parts()
        self._make_foot_parts()
        self._make_keys()
        self.announcer = QuietAnnouncer(self)
        self.choice.chosen.connect(self._go_to)
        self.choice.filtered.connect(self.refresh)
        self.view.rows.made.connect(self._on_row_made)
        self.look.changed.connect(self._arrange)

    @property
    def criterion_id(self) -> CriterionId | None:
        """The criterion that is shown."""
        return self._criterion_id

    def show_criterion(self, criterion_id: CriterionId, scenario_id: ScenarioId | None = None) -> None:
        """Go to a criterion, and to the field of a scenario if one is named."""
        self._shown = self.document.assessment
        self._criterion_id = criterion_id
        self.refresh()
        self.view.show_top()
        row = self.view.rows.row_of(scenario_id) if scenario_id is not None else None
        if row is not None and row.first_field is not None:
            self.view.rows.open_only(row)
            row.first_field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.show_row(row)

    def set_next(self, name: str) -> None:
        """The page that follows the last criterion."""
        self._next_page = name or self._next_page
        self._show_foot()

    def focus_first(self) -> None:
        """Work begins in the first field that can be filled in."""
        if self.view.rows.rows:
            self.view.rows.focus_first()
        else:
            super().focus_first()

    def say_refused(self, refused: EditRefused) -> None:
        """A value out of bounds is said below its field; what was typed stays there."""
        row = self.view.rows.row_of(self._typing) if self._typing is not None else None
        if row is None:
            super().say_refused(refused)
        else:
            row.say_refused(self.texts.message(refused.key, refused.values))

    # --- what is shown ---

    def refresh(self) -> None:
        """Write what is shown of the current criterion, which may be another one after undo."""
        results, assessment = self.document.results, self.document.assessment
        is_empty = not results.scenarios or not results.criteria
        self._empty.setVisible(is_empty)
        for part in (self.choice, self.view, self._upright):
            part.setVisible(not is_empty and (part is not self._upright or not self._is_narrow))
        if is_empty:
            for control in (self.previous_button, self.next_button, self._sources_link):
                control.hide()
            self._criterion_id, self._shown = None, assessment
            return
        current = criterion_to_show(results, self._criterion_id, self._shown, assessment)
        self._criterion_id, self._shown = current, assessment
        rows = criterion_rows(self.texts, assessment, results, self.choice.filter, current)
        self._visible = tuple(row.criterion_id for row in rows if isinstance(row, CriterionRow))
        coverage = self.texts.percent(results.coverage)
        self.choice.show_progress(results.finished, len(results.criteria), coverage)
        self.choice.show_criteria(rows, current)
        of_scenarios = {scenario.id: scenario.criteria[current] for scenario in results.scenarios}
        theme = assessment.tender.theme
        self.view.show_criterion(results.criteria[current], theme, assessment.scenarios, of_scenarios)
        # The foot was made first and the rows are made late: Tab goes from the top to the bottom.
        foot = (self._sources_link, self.previous_button, self.next_button)
        order_tabs((*self.choice.in_tab_order, *self.view.in_tab_order, *foot))
        self._show_foot()

    def _show_foot(self) -> None:
        if self._criterion_id is None:
            return
        following = self._neighbour(1)
        tr, criteria = self.texts.tr, self.document.results.criteria
        if following is None:
            next_words = tr("Next: {name}", name=for_button(self._next_page))
        elif self._is_stacked:
            next_words = tr("Next criterion")
        else:
            next_words = tr("Next: {name}", name=for_button(criteria[following].criterion.short_name))
        self.next_button.setText(next_words)
        self.next_button.show()
        self.previous_button.show()
        self._sources_link.setVisible(not self._is_stacked)
        self._sources_link.setText(self.view.sources_title)
        self._sources_link.setChecked(self.view.shows_sources)

    def _neighbour(self, step: int) -> CriterionId | None:
        if self._criterion_id not in self._visible:
            return None
        position = self._visible.index(self._criterion_id) + step
        return self._visible[position] if 0 <= position < len(self._visible) else None

    # --- what the buyer does ---

    def _go_to(self, criterion_id: CriterionId) -> None:
        had_focus = self.view.rows.has_focus_inside()
        self._typing = None
        self._shown = self.document.assessment
        self._criterion_id = criterion_id
        self.view.rows.open_only(None)
        self.refresh()
        self.view.show_top()
        if had_focus:
            self.view.rows.focus_first()

    def _on_next(self) -> None:
        self._step(1, self.next_wanted)

    def _on_previous(self) -> None:
        self._step(-1, self.previous_wanted)

    def _step(self, step: int, beyond: SignalInstance) -> None:
        neighbour = self._neighbour(step)
        if neighbour is None:
            beyond.emit()
        else:
            self._go_to(neighbour)

    def _on_done(self, scenario_id: str) -> None:
        """Enter in a field: the next scenario, and after the last one the next criterion."""
        if self.view.rows.focus_after(scenario_id):
            return
        following = self._neighbour(1)
        if following is not None:
            self._go_to(following)
            self.view.rows.focus_first()

    def _on_row_made(self, row: ScoreRow) -> None:
        row.value_entered.connect(self._on_value)
        row.level_chosen.connect(self._on_level)
        row.evidence_chosen.connect(self._on_evidence)
        row.reason_typed.connect(self._on_reason)
        row.proofs_changed.connect(self._on_proofs)
        row.look_again_set.connect(self._on_look_again)
        row.done.connect(self._on_done)

    def _on_value(self, scenario: ScenarioId, value: float | None) -> None:
        criterion = self._current()
        self._typing = scenario
        merge = ("value", scenario, criterion)
        is_done = self.edit_as_typed(
            self.texts.tr("value"), merge, edits.set_value, scenario, criterion, value
        )
        self._typing = None
        if is_done:
            self._announce_total(scenario)

    def _on_level(self, scenario: ScenarioId, level: float | None) -> None:
        if self.edit(self.texts.tr("level"), edits.set_level, scenario, self._current(), level):
            self._announce_total(scenario)

    def _on_evidence(self, scenario: ScenarioId, evidence: Evidence) -> None:
        if self.edit(self.texts.tr("evidence"), edits.set_evidence, scenario, self._current(), evidence):
            self._announce_total(scenario)

    def _on_reason(self, scenario: ScenarioId, reason: str) -> None:
        criterion = self._current()
        merge = ("reason", scenario, criterion)
        self.edit_as_typed(self.texts.tr("reason"), merge, edits.set_reason, scenario, criterion, reason)

    def _on_proofs(self, scenario: ScenarioId, proofs: tuple[Proof, ...], typed: int) -> None:
        criterion, label = self._current(), self.texts.tr("proof")
        if typed < 0:
            self.edit(label, edits.set_proofs, scenario, criterion, proofs)
        else:
            merge = ("proof", scenario, criterion, typed)
            self.edit_as_typed(label, merge, edits.set_proofs, scenario, criterion, proofs)

    def _on_look_again(self, scenario: ScenarioId, look_again: bool) -> None:
        label = self.texts.tr("look again")
        self.edit(label, edits.set_look_again, scenario, self._current(), look_again)

    def _current(self) -> CriterionId:
        assert self._criterion_id is not None, "rows are shown for a criterion only"
        return self._criterion_id

    def _announce_total(self, scenario: ScenarioId) -> None:
        results = self.document.results
        scored = results.scenario(scenario)
        level = scored.criteria[self._current()].level
        total = scored.headline_total(results.headline)
        self.announcer.say(total_sentence(self.texts, level, total))

    # --- made once, and where things are ---

    def _make_body_parts(self) -> None:
        tr = self.texts.tr
        back = button(self.look, tr("Add scenarios"), "main")
        back.clicked.connect(self.previous_wanted)
        words = tr("A criterion is scored for each way of buying. Add at least one first.")
        self._empty = EmptyState(self.look, "layers", tr("No scenario to score yet"), words, back)
        self.body.addWidget(self._empty)
        self._upright = upright_line()
        self._panes = QHBoxLayout()
        self._panes.setSpacing(self.look.px(GAP_EM))
        self._panes.addWidget(self.choice)
        self._panes.addWidget(self._upright)
        self._panes.addWidget(self.view, 1)
        self.body.addLayout(self._panes, 1)
        self._empty.hide()

    def _make_foot_parts(self) -> None:
        self.next_button.clicked.disconnect()
        self.previous_button.clicked.disconnect()
        self.next_button.clicked.connect(self._on_next)
        self.previous_button.clicked.connect(self._on_previous)
        self._sources_link = button(self.look, "", "link")
        self._sources_link.setCheckable(True)
        self._sources_link.clicked.connect(self.view.show_sources)
        row = self.foot_caption.parentWidget().layout().itemAt(1).layout()  # type: ignore[union-attr]
        # Under the criterion, not under the list.
        self._before_link = QSpacerItem(0, 0)
        row.insertItem(0, self._before_link)  # type: ignore[union-attr]
        row.insertWidget(1, self._sources_link)  # type: ignore[union-attr]

    def _make_keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (("Alt+Right", self._on_next), ("Alt+Left", self._on_previous)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(inside)
            shortcut.activated.connect(slot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold and unfold where the width asks for it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look = self.look
        em_wide = self.width() / look.em
        self._is_narrow, self._is_stacked = em_wide < LIST_BESIDE_FROM_EM, em_wide < TABLE_FROM_EM
        down, across = QHBoxLayout.Direction.TopToBottom, QHBoxLayout.Direction.LeftToRight
        self._panes.setDirection(down if self._is_narrow else across)
        self._panes.setSpacing(look.space("space") if self._is_narrow else look.px(GAP_EM))
        self.choice.set_narrow(self._is_narrow, has_progress=not self._is_stacked)
        self._upright.setVisible(not self._is_narrow and not self._empty.isVisibleTo(self))
        self.title_label.setVisible(not self._is_stacked)
        beside = 0 if self._is_narrow else look.px(LIST_EM) + 2 * look.px(GAP_EM) + 1
        width = min(self.width() - 2 * look.space("margin"), look.px(WIDEST_BODY_EM)) - beside
        # It gives way first, so that the page can become narrow.
        self._before_link.changeSize(beside, 0, QSizePolicy.Policy.Maximum)
        self.foot.layout().invalidate()  # type: ignore[union-attr]
        head = self.layout().itemAt(0).layout()  # type: ignore[union-attr]
        margin, top = look.space("margin"), look.space("tight" if self._is_stacked else "wide")
        head.setContentsMargins(margin, top, margin, 0 if self._is_stacked else look.space("near"))  # type: ignore[union-attr]
        self.view.arrange(width, is_stacked=self._is_stacked)
        if self._criterion_id is not None:
            self.refresh()
