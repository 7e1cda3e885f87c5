"""The Score page: one criterion at a time with all scenarios below it, or all scores in a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QSpacerItem

from circular_assess.document import Document
from circular_assess.domain.assessment import Assessment, ScenarioId
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.edits import EditRefused
from circular_assess.ui.page import WIDEST_BODY_EM, DocumentPage, PageContext
from circular_assess.ui.widgets.ask_changes import AskChanges
from circular_assess.ui.widgets.confidential_mark import marked_sentence
from circular_assess.ui.widgets.criterion_rows import criterion_to_show
from circular_assess.ui.widgets.notes import EmptyState, ViewSwitch
from circular_assess.ui.widgets.quiet_announcer import QuietAnnouncer
from circular_assess.ui.widgets.score_changes import ScoreChanges
from circular_assess.ui.widgets.score_guided_view import ScoreGuidedView
from circular_assess.ui.widgets.score_table_view import ScoreTableView
from circular_assess.ui.widgets.score_words import for_button, total_sentence
from circular_assess.ui.widgets.words import button, words

LIST_BESIDE_FROM_EM, TABLE_FROM_EM = 72, 56
GUIDED, TABLE = "guided", "table"


class ScorePage(DocumentPage):
    """Guided view and table view; which one and which criterion is shown is not part of the assessment.

    Attributes: guided, with its parts choice and view; table_view, None until first shown; changes.
    Signals: view_chosen("guided" or "table").
    """

    view_chosen = Signal(str)

    def __init__(self, context: PageContext, document: Document) -> None:
        super().__init__(context, document, context.texts.tr("Score"), scrolls=False)
        self._criterion_id: CriterionId | None = None
        self._shown: Assessment | None = None
        self._next_page = self.texts.tr("Compare")
        self._is_narrow = self._is_stacked = False
        self.changes = ScoreChanges(self.texts, self)
        self.asks = AskChanges(self.texts, self)
        self.guided = ScoreGuidedView(self.look, self.texts)
        self.choice, self.view = self.guided.choice, self.guided.view
        self.table_view: ScoreTableView | None = None
        self._make_switch()
        self._make_body_parts()
        self._make_foot_parts()
        self._make_keys()
        self.announcer = QuietAnnouncer(self)
        self.look.changed.connect(self._arrange)
        self.show_table(context.settled.settings.has_score_table)

    @property
    def criterion_id(self) -> CriterionId | None:
        """The criterion that is shown."""
        return self._criterion_id

    def show_criterion(self, criterion_id: CriterionId, scenario_id: ScenarioId | None = None) -> None:
        """Go to a criterion, and to the field of a scenario if one is named."""
        self._shown = self.document.assessment
        self._criterion_id = criterion_id
        self.refresh()
        self._view_shown.go_to(scenario_id, criterion_id)

    def set_next(self, name: str) -> None:
        """The page that follows the last criterion."""
        self._next_page = name or self._next_page
        self._show_foot()

    def focus_first(self) -> None:
        """Work begins in the first field that can be filled in."""
        if self._criterion_id is not None:
            self._view_shown.focus_first()
        else:
            super().focus_first()

    def say_refused(self, refused: EditRefused) -> None:
        """A value out of bounds is said below its field; what was typed stays there."""
        typing = self.changes.typing
        if typing is None:
            super().say_refused(refused)
        else:
            sentence = self.texts.message(refused.key, refused.values)
            self._view_shown.say_refused(typing, sentence, is_range=self.changes.is_range)

    # --- what is shown ---

    def refresh(self) -> None:
        """Write what is shown of the current criterion, which may be another one after undo."""
        results, assessment = self.document.results, self.document.assessment
        is_empty = not results.scenarios or not results.criteria
        self._empty.setVisible(is_empty)
        self._show_parts(is_empty=is_empty)
        if is_empty:
            for control in (self.previous_button, self.next_button, self._sources_link):
                control.hide()
            self._criterion_id, self._shown = None, assessment
            return
        current = criterion_to_show(results, self._criterion_id, self._shown, assessment)
        self._criterion_id, self._shown = current, assessment
        values = {"finished": results.finished, "count": len(results.criteria)}
        self._progress.setText(self.texts.tr("{finished} of {count} finished", **values))
        self._view_shown.show_scores(assessment, results, current)
        self._show_foot()

    def _show_foot(self) -> None:
        if self._criterion_id is None or self.is_table:
            return
        following = self.guided.neighbour(1)
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

    # --- what the buyer does ---

    def _go_to(self, criterion_id: CriterionId) -> None:
        had_focus = self.view.rows.has_focus_inside()
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
        neighbour = self.guided.neighbour(step)
        if self.is_table:
            return
        if neighbour is None:
            beyond.emit()
        else:
            self._go_to(neighbour)

    def announce_total(self, scenario: ScenarioId, criterion: CriterionId) -> None:
        """Have it read aloud what a score has come to, and the total of its scenario."""
        results = self.document.results
        scored = results.scenario(scenario)
        total = scored.headline_total(results.headline)
        self.announcer.say(total_sentence(self.texts, scored.criteria[criterion].level, total))

    def announce_marked(self, is_marked: bool) -> None:
        """Say that a reason or a proof stays out of a public edition, or comes back into it."""
        self.announcement.say(marked_sentence(self.texts, is_marked))

    # --- which view ---

    @property
    def is_table(self) -> bool:
        """True if all scores are shown in a table."""
        return self._is_table and self.table_view is not None

    @property
    def _view_shown(self) -> ScoreGuidedView | ScoreTableView:
        return self.table_view if self._is_table and self.table_view is not None else self.guided

    def show_table(self, is_table: bool) -> None:
        """Show all scores in a table, or one criterion at a time; the criterion stays."""
        self._is_table = is_table
        self._switch.choose(TABLE if is_table else GUIDED)
        if is_table and self.table_view is None:
            self.table_view = self._make_table_view()
        if self.table_view is not None:
            chosen = self.guided.filter if is_table else self.table_view.filter
            self._view_shown.set_filter(chosen)
        self._arrange()
        self.mark_changed()

    def _on_view_chosen(self, key: str) -> None:
        if (key == TABLE) != self.is_table:
            self.show_table(key == TABLE)
            self.context.settled.keep_settings(has_score_table=self.is_table)

    def _on_cell_moved(self, criterion_id: CriterionId) -> None:
        self._shown = self.document.assessment
        self._criterion_id = criterion_id

    def _on_table_refused(self, sentence: str) -> None:
        if sentence:
            self.announcement.say(sentence, can_undo=False)
        else:
            self.announcement.hide()

    def _show_parts(self, *, is_empty: bool) -> None:
        """Only what belongs to the view that is chosen."""
        self.guided.setVisible(not is_empty and not self.is_table)
        if self.table_view is not None:
            self.table_view.setVisible(self.is_table and not is_empty)
        self._switch.setVisible(not is_empty)
        self._switch_label.setVisible(not is_empty and not self._is_stacked)
        self._progress.setVisible(not is_empty and self.is_table and not self._is_stacked)
        self.foot.setVisible(not self.is_table)

    # --- made once, and where things are ---

    def _make_body_parts(self) -> None:
        tr = self.texts.tr
        back = button(self.look, tr("Add scenarios"), "main")
        back.clicked.connect(self.previous_wanted)
        words = tr("A criterion is scored for each way of buying. Add at least one first.")
        self._empty = EmptyState(self.look, "layers", tr("No scenario to score yet"), words, back)
        self.body.addWidget(self._empty)
        self._empty.hide()
        self.guided.connect_to(self.changes)
        self.view.ask.changed.connect(self.asks.set_ask)
        self.guided.moved.connect(self._go_to)
        self.guided.filtered.connect(self.refresh)
        self.body.addWidget(self.guided, 1)

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

    def _make_switch(self) -> None:
        tr = self.texts.tr
        self._progress, self._switch_label = words(role="caption"), words(tr("View"), "caption")
        choices = ((GUIDED, tr("Guided")), (TABLE, tr("Table")))
        self._switch = ViewSwitch(self.look, choices, self.view_chosen.emit)
        self.view_chosen.connect(self._on_view_chosen)
        for part in (self._progress, self._switch_label, self._switch):
            self.head_actions.addWidget(part)

    def _make_table_view(self) -> ScoreTableView:
        settled = self.context.settled
        made = ScoreTableView(self.look, self.texts, has_letter_keys=settled.settings.has_letter_keys)
        made.connect_to(self.changes)
        made.moved.connect(self._on_cell_moved)
        made.filtered.connect(self.refresh)
        made.refused.connect(self._on_table_refused)
        made.pasted.connect(self.announcement.say)
        made.letter_keys_set.connect(lambda is_on: settled.keep_settings(has_letter_keys=is_on))
        self.body.addWidget(made, 1)
        return made

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
        self.title_label.setVisible(not self._is_stacked)
        width = min(self.width() - 2 * look.space("margin"), look.px(WIDEST_BODY_EM))
        beside = self.guided.list_width(is_narrow=self._is_narrow)
        # It gives way first, so that the page can become narrow.
        self._before_link.changeSize(beside, 0, QSizePolicy.Policy.Maximum)
        self.foot.layout().invalidate()  # type: ignore[union-attr]
        head = self.layout().itemAt(0).layout()  # type: ignore[union-attr]
        margin, top = look.space("margin"), look.space("tight" if self._is_stacked else "wide")
        head.setContentsMargins(margin, top, margin, 0 if self._is_stacked else look.space("near"))  # type: ignore[union-attr]
        inside = self._body_widget.layout()
        assert inside is not None
        if self.is_table and self.table_view is not None:
            # The inspector reaches to the edges of the window.
            inside.setContentsMargins(margin, look.space("tight"), margin if self._is_narrow else 0, 0)
            self.table_view.set_narrow(self._is_narrow)
        else:
            inside.setContentsMargins(margin, look.space("tight"), margin, look.space("space"))
            self.guided.arrange(width, is_narrow=self._is_narrow, is_stacked=self._is_stacked)
        if self._criterion_id is not None:
            self.refresh()
