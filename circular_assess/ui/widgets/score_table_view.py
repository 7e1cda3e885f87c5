"""The table view of the scores: what is shown, the table with its totals, and the inspector of one cell."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Assessment, ScenarioId
from circular_assess.domain.catalogue import CriterionId, Theme
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.criterion_choice import criterion_filter
from circular_assess.ui.widgets.criterion_rows import criterion_rows, differing_rows
from circular_assess.ui.widgets.flow import FlowLayout
from circular_assess.ui.widgets.fold_out import FoldOutButton
from circular_assess.ui.widgets.scenario_mark import as_tooltip
from circular_assess.ui.widgets.score_changes import ScoreChanges, Scores
from circular_assess.ui.widgets.score_grid import ScoreTotals
from circular_assess.ui.widgets.score_inspector import ScoreInspector
from circular_assess.ui.widgets.score_table import ScoreTable
from circular_assess.ui.widgets.words import field_label, line, upright_line, words

INSPECTOR_EM, LEAST_TABLE_EM, LEAST_SHORT_EM, SHORT_EM, WIDEST = 18.5, 9.0, 5.9, 30.0, 16777215
# A cell that is only passed over with the arrow keys needs no form.
PASSING_MS = 60


class ScoreTableView(QWidget):
    """Where all scores are seen at once.

    Attributes: table, totals, inspector, filter_box, differ_box, letters_box.
    Signals: moved(CriterionId) when a cell of another criterion is the current one; filtered;
    letter_keys_set(bool); pasted(str): the sentence that says so; refused(str): why not, or empty.
    """

    moved = Signal(object)
    pasted = Signal(str)
    refused = Signal(str)
    filtered = Signal()
    letter_keys_set = Signal(bool)

    def __init__(self, look: Look, texts: Texts, *, has_letter_keys: bool) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._is_narrow = self._is_arranging = False
        self._theme = Theme.GENERAL
        self._criterion_id: CriterionId | None = None
        self.table = ScoreTable(look, texts)
        self.table.has_letter_keys = has_letter_keys
        self.totals = ScoreTotals(look, texts, self.table)
        self.inspector = ScoreInspector(look, texts)
        self._passing = QTimer(self, singleShot=True, interval=PASSING_MS)
        self._passing.timeout.connect(self._inspect)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head(has_letter_keys))
        column.addSpacing(look.space("near"))
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(0)
        column.addLayout(self._panes, 1)
        self._make_panes()
        self._make_keys()
        self.table.moved.connect(self._on_moved)
        self.table.reason_wanted.connect(self._on_reason_wanted)

    def connect_to(self, changes: ScoreChanges) -> None:
        """Let table and inspector change scores through these."""
        tr, table, inspector = self._texts.tr, self.table, self.inspector
        inspector.value_entered.connect(changes.set_value)
        inspector.reason_typed.connect(changes.set_reason)
        inspector.proofs_changed.connect(changes.set_proofs)
        inspector.level_chosen.connect(changes.set_level)
        inspector.evidence_chosen.connect(changes.set_evidence)
        inspector.range_entered.connect(changes.set_range)
        inspector.marked.connect(changes.mark)
        inspector.look_again_set.connect(changes.set_look_again)
        table.level_chosen.connect(changes.set_level)
        table.evidence_chosen.connect(changes.set_evidence)
        table.look_again_set.connect(changes.set_look_again)
        table.entered.connect(lambda scores: changes.set_scores(tr("value"), scores))
        table.cleared.connect(lambda scores: changes.set_scores(tr("clear"), scores))
        table.pasted.connect(lambda scores: self._on_pasted(changes, scores))
        table.refused.connect(self.refused)

    # --- what is shown ---

    def show_scores(self, assessment: Assessment, results: Results, criterion_id: CriterionId) -> None:
        """Show all scores, with the current cell at this criterion."""
        self._criterion_id, self._theme = criterion_id, assessment.tender.theme
        rows = criterion_rows(self._texts, assessment, results, self.filter, criterion_id)
        self.differ_box.setEnabled(len(results.scenarios) > 1)
        if self.differ_box.isChecked() and self.differ_box.isEnabled():
            rows = differing_rows(rows, results, criterion_id)
        before = self.table.place
        self.table.show_scores(assessment, results, rows, criterion_id)
        self.totals.show_totals(results)
        if self.table.place == before:
            self._inspect()

    @property
    def filter(self) -> str:
        """Which criteria are wanted: all, not_finished or look_again."""
        return str(self.filter_box.currentData())

    def set_filter(self, code: str) -> None:
        """Show these criteria only."""
        was_blocked = self.filter_box.blockSignals(True)
        self.filter_box.setCurrentIndex(self.filter_box.findData(code))
        self.filter_box.blockSignals(was_blocked)

    def go_to(self, scenario_id: ScenarioId | None, criterion_id: CriterionId) -> None:
        """To this cell."""
        self.table.go_to(scenario_id, criterion_id)
        self.focus_first()

    def focus_first(self) -> None:
        """Work begins in the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_refused(self, _scenario_id: ScenarioId, sentence: str, *, is_range: bool) -> None:
        """Say in the inspector why what is typed there does not count."""
        if self.inspector.form is not None:
            self.inspector.form.say_refused(sentence, is_range=is_range)

    def set_narrow(self, is_narrow: bool) -> None:
        """The inspector folds under the table where there is no room beside it."""
        self._is_narrow = is_narrow
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the inspector room where there is little height."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        # To hide a part may resize this at once, and a layout must not be changed while it is at work.
        if not self._is_arranging:
            self._is_arranging = True
            self._arrange_parts()
            self._is_arranging = False
            self._inspect()

    def _arrange_parts(self) -> None:
        is_narrow, look = self._is_narrow, self._look
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._panes.setDirection(down if is_narrow else across)
        self._fold.setVisible(is_narrow)
        self._upright.setVisible(not is_narrow)
        self._codes.setVisible(not is_narrow)
        self._aside.setVisible(not is_narrow or self._fold.isChecked())
        self._aside.setMinimumWidth(0 if is_narrow else look.px(INSPECTOR_EM))
        self._aside.setMaximumWidth(WIDEST if is_narrow else look.px(INSPECTOR_EM))
        self._panes.setStretch(self._panes.indexOf(self._aside), 1 if is_narrow else 0)
        is_short = self.height() < look.px(SHORT_EM) and is_narrow and self._fold.isChecked()
        self._panes.setStretch(0, 0 if is_short else 2)
        self._head.setVisible(not is_short)
        least = LEAST_SHORT_EM if is_short or self._is_low() else LEAST_TABLE_EM
        self.totals.setVisible(least == LEAST_TABLE_EM)
        self.table.setMinimumHeight(look.px(least))
        self.table.setMaximumHeight(look.px(LEAST_SHORT_EM) if is_short else WIDEST)

    def _is_low(self) -> bool:
        """True if there is no room for the totals below the table."""
        flow = self._head.layout()
        head = 0 if flow is None else flow.heightForWidth(self.width()) + self._look.space("near")
        fold = self._fold.sizeHint().height() if self._is_narrow else 0
        least = self._look.px(LEAST_TABLE_EM) + self.totals.sizeHint().height()
        return self.height() < head + fold + least

    # --- what the buyer does ---

    def _on_moved(self) -> None:
        place = self.table.place
        if place is None:
            return
        self._passing.start()
        if place[1] != self._criterion_id:
            self._criterion_id = place[1]
            self.moved.emit(place[1])

    def _on_reason_wanted(self) -> None:
        if self._is_narrow and not self._fold.isChecked():
            self._fold.setChecked(True)
        self._inspect()
        self.inspector.focus_reason()

    def _on_pasted(self, changes: ScoreChanges, scores: Scores) -> None:
        if changes.set_scores(self._texts.tr("paste"), scores):
            said = self._texts.plural("{count} score pasted.", "{count} scores pasted.", len(scores))
            self.pasted.emit(said)

    def _on_folded(self) -> None:
        self._arrange()

    def _inspect(self) -> None:
        self._passing.stop()
        place, in_use = self.table.place, self.table.in_use
        if place is None or in_use is None or self._aside.isHidden():
            return
        score, result = self.table.scores.score_at(place)
        scenario = self.table.scores.scenarios[self.table.currentIndex().column()]
        self.inspector.show_score(in_use.criterion, scenario, score, result, self._theme)

    def _on_letter_keys(self, is_on: bool) -> None:
        self.table.has_letter_keys = is_on
        self.letter_keys_set.emit(is_on)

    def _go_to_pane(self, step: int) -> None:
        focused = QApplication.focusWidget()
        parts = (self._head, self.table, self.inspector)
        panes: list[QWidget] = [part for part in parts if part.isVisibleTo(self)]
        inside = [at for at, pane in enumerate(panes) if pane is focused or pane.isAncestorOf(focused)]  # type: ignore[arg-type]
        pane = panes[((inside[0] if inside else 0) + step) % len(panes)]
        if pane is self.inspector:
            self._inspect()
            self.inspector.focus_entry()
        else:
            (self.filter_box if pane is self._head else self.table).setFocus(Qt.FocusReason.TabFocusReason)

    # --- made once ---

    def _make_head(self, has_letter_keys: bool) -> QWidget:
        tr, look = self._texts.tr, self._look
        self._head = QWidget()
        flow = FlowLayout(self._head, look.space("wide"), look.space("tight"))
        self.filter_box = criterion_filter(self._texts)
        self.filter_box.currentIndexChanged.connect(self.filtered)
        flow.add_pair(field_label(tr("Show"), self.filter_box), self.filter_box, look.space("near"))
        self.differ_box = QCheckBox(tr("Only where scenarios differ"))
        self.differ_box.toggled.connect(self.filtered)
        self.letters_box = QCheckBox(tr("Keys E and L"))
        self.letters_box.setChecked(has_letter_keys)
        what = tr("E, then 0 to 4, sets the evidence; L marks a score to look at again.")
        self.letters_box.setToolTip(as_tooltip(what))
        self.letters_box.setAccessibleDescription(what)
        self.letters_box.toggled.connect(self._on_letter_keys)
        for box in (self.differ_box, self.letters_box):
            box.setMinimumHeight(self.filter_box.sizeHint().height())
            flow.addWidget(box)
        self._codes = words(tr("E0 none … E4 certified"), "caption")
        self._codes.setMinimumHeight(self.filter_box.sizeHint().height())
        flow.addWidget(self._codes)
        return self._head

    def _make_panes(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addWidget(self.table, 1)
        column.addWidget(self.totals)
        self._aside = QWidget()
        self._aside.setProperty("ground", "rail")
        self._aside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(self._aside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.inspector)
        self._fold = FoldOutButton(self._look, self._texts.tr("Evidence, reason and proof"), self._aside)
        self._fold.toggled.connect(self._on_folded)
        self._upright = upright_line()
        self._panes.addWidget(body, 2)
        self._panes.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._panes.addWidget(self._upright)
        self._panes.addWidget(self._aside)

    def _make_keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(inside)
            shortcut.activated.connect(lambda step=step: self._go_to_pane(step))
        back = QShortcut(QKeySequence("Escape"), self._aside)
        back.setContext(inside)
        back.activated.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
