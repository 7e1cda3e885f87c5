"""One scenario on one criterion: what is entered, what it comes to, evidence, and what stands behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Scenario, Score
from circular_assess.domain.catalogue import Criterion, Theme
from circular_assess.domain.results import CriterionResult
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look, refresh_style
from circular_assess.ui.widgets.comparison_words import knock_out_words
from circular_assess.ui.widgets.evidence_picker import EvidencePicker
from circular_assess.ui.widgets.level_figure import LevelFigure
from circular_assess.ui.widgets.notes import announce
from circular_assess.ui.widgets.scenario_mark import ScenarioMark
from circular_assess.ui.widgets.score_details import ScoreDetails
from circular_assess.ui.widgets.score_entry import FixedEntry, LevelEntry, ScoreEntry, ValueEntry
from circular_assess.ui.widgets.score_summary import ScoreError, ScoreRemarks, ScoreSummary
from circular_assess.ui.widgets.score_words import lift_sentence, no_effect_sentence, range_words
from circular_assess.ui.widgets.tab_order import order_tabs
from circular_assess.ui.widgets.words import field_label, line, words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

ANY_WIDTH = 16777215


@dataclass(frozen=True, slots=True)
class ColumnWidths:
    """The columns of the rows in pixels; the last one takes what is left."""

    name: int
    entry: int
    figure: int
    evidence: int


class ScoreRow(QFrame):
    """A row of the table, or a card where there is no room; it opens when the focus comes in.

    Attributes: scenario_id, entry (field or level picker), evidence, details (None until first opened).
    Signals, each with the scenario's id: value_entered, level_chosen, evidence_chosen, reason_typed,
    proofs_changed (proofs, position), range_entered, marked (as in ScoreDetails), look_again_set,
    done (Enter in the field).
    """

    value_entered = Signal(str, object)
    level_chosen = Signal(str, object)
    evidence_chosen = Signal(str, object)
    reason_typed = Signal(str, str)
    proofs_changed = Signal(str, object, int)
    range_entered = Signal(str, object)
    marked = Signal(str, object, bool)
    look_again_set = Signal(str, bool)
    done = Signal(str)

    def __init__(self, look: Look, texts: Texts, criterion: Criterion, scenario: Scenario, is_fixed: bool):
        super().__init__()
        self._look, self._texts = look, texts
        self._criterion = criterion
        self.scenario_id = scenario.id
        self._scenario = scenario
        self.details: ScoreDetails | None = None
        self._score = Score(criterion.id)
        self._lift = ""
        self._is_stacked = False
        self.is_open = False
        self.is_fixed = is_fixed
        self._make_name(scenario)
        self._make_entry(is_fixed)
        self._figure = LevelFigure(look, texts, has_value=criterion.has_value)
        self._make_evidence()
        self._summary = ScoreSummary(look, texts, scenario.name, is_fixed=is_fixed)
        self._summary.look_again_set.connect(lambda on: self.look_again_set.emit(self.scenario_id, on))
        self._remarks, self._error = ScoreRemarks(look, texts), ScoreError(look)
        self._grid = QGridLayout(self)
        self._grid.setVerticalSpacing(look.space("tight"))
        self._rule = line()
        for part in self._parts():
            part.setParent(self)
        self.evidence.setVisible(not is_fixed)

    @property
    def first_field(self) -> QWidget | None:
        """Where the focus goes when the row is meant; None where nothing can be entered."""
        return None if self.is_fixed else self.entry.field

    @property
    def least_behind(self) -> int:
        """How wide in pixels what stands behind the evidence must be."""
        return self._summary.least_width

    @property
    def in_tab_order(self) -> tuple[QWidget, ...]:
        """All that can have the focus, in the order in which Tab goes."""
        if self.is_fixed:
            return ()
        behind = () if self.details is None else self.details.in_tab_order
        return (self.entry.field, self.evidence, self._summary.look_again, *behind)

    def show_score(self, scenario: Scenario, score: Score, result: CriterionResult, theme: Theme) -> None:
        """Show what is stored and what it comes to; what is being typed keeps its caret."""
        self._scenario = scenario
        self._name.set_words(scenario.name)
        self.entry.show_score(score, result)
        self._figure.show_result(result)
        self.evidence.show_evidence(score.evidence)
        self._lift = lift_sentence(self._texts, self._criterion, result)
        self._summary.show_score(score)
        texts, no_effect = self._texts, ""
        if result.no_effect_expected:
            no_effect = no_effect_sentence(texts, self._criterion, theme)
        around = range_words(texts, self._criterion, score)
        self._remarks.show_score(score, no_effect, knock_out_words(texts, scenario.knock_out), around)
        self._show_error()
        self._score = score
        if self.details is not None:
            self.details.show_score(score, self._lift)
            order_tabs(self.in_tab_order)

    def say_refused(self, sentence: str, *, is_range: bool = False) -> None:
        """Say below the field why what was typed does not count; what was stored before stays."""
        if is_range and self.details is not None:
            self.details.range.refuse(sentence)
            return
        self.entry.set_wrong(sentence)
        self._show_error()

    def set_open(self, is_open: bool) -> None:
        """Show reason, proofs and "look again", or one line of them."""
        is_open = is_open and not self.is_fixed
        if is_open and self.details is None:
            self._make_details()
        if self.details is not None:
            self.details.setVisible(is_open)
        self.is_open = is_open
        self._summary.set_open(is_open)
        self._remarks.set_open(is_open)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the fields opens the row."""
        super().mousePressEvent(event)
        if self.first_field is not None and not self.is_open:
            self.first_field.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- made once ---

    def _make_name(self, scenario: Scenario) -> None:
        self._name_block = QWidget()
        row = QHBoxLayout(self._name_block)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.space("near"))
        mark = ScenarioMark(self._look, scenario.mark)
        self._name = WrappedLabel(scenario.name, "strong", lines=2)
        # The mark stands in the middle of the first line, also where there are two.
        line_height = QFontMetrics(self._look.font(bold=True)).lineSpacing()
        sign = QVBoxLayout()
        sign.addSpacing(max(0, line_height - mark.height()) // 2)
        sign.addWidget(mark)
        sign.addStretch(1)
        row.addLayout(sign)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._name, 1)

    def _make_entry(self, is_fixed: bool) -> None:
        kind: Callable[[Look, Texts, Criterion, str], ScoreEntry]
        kind = FixedEntry if is_fixed else ValueEntry if self._criterion.has_value else LevelEntry
        self.entry = kind(self._look, self._texts, self._criterion, self._scenario.name)
        self.entry.entered.connect(self._on_entered)
        self.entry.refused.connect(self._show_error)
        self.entry.done.connect(lambda: self.done.emit(self.scenario_id))
        text = self._criterion.unit if self._criterion.has_value else self._texts.tr("Level")
        self._entry_label = words(text, "label", wrap=True)
        self._entry_label.setBuddy(self.entry.field)

    def _make_evidence(self) -> None:
        decides = self._criterion.is_buyers_decision
        self.evidence = EvidencePicker(self._look, self._texts, is_buyers_decision=decides)
        self._evidence_label = field_label(self._texts.tr("Evidence"), self.evidence)
        name = self._texts.tr("Evidence for {scenario}", scenario=self._scenario.name[:200])
        self.evidence.setAccessibleName(name)
        self.evidence.chosen.connect(lambda chosen: self.evidence_chosen.emit(self.scenario_id, chosen))

    def _make_details(self) -> None:
        details = ScoreDetails(self._look, self._texts, self._criterion, self._scenario.name)
        details.reason_typed.connect(lambda reason: self.reason_typed.emit(self.scenario_id, reason))
        details.proofs_changed.connect(lambda all_, at: self.proofs_changed.emit(self.scenario_id, all_, at))
        details.range_entered.connect(lambda ends: self.range_entered.emit(self.scenario_id, ends))
        details.marked.connect(lambda which, is_on: self.marked.emit(self.scenario_id, which, is_on))
        details.set_stacked(self._is_stacked)
        details.show_score(self._score, self._lift)
        self.details = details
        self._place_details(details)
        order_tabs(self.in_tab_order)

    # --- shown ---

    def _show_error(self) -> None:
        sentence = self.entry.wrong
        if self._error.sentence != sentence:
            self._error.say(sentence)
            if sentence:
                announce(self.entry.field, sentence)

    def _on_entered(self, entered: object) -> None:
        signal = self.value_entered if self._criterion.has_value else self.level_chosen
        signal.emit(self.scenario_id, entered)

    # --- where things are ---

    def arrange(self, widths: ColumnWidths | None) -> None:
        """Lay the parts out in columns of these widths, or as a card."""
        self._is_stacked = widths is None
        self._figure.set_stacked(self._is_stacked)
        for part in self._parts():
            self._grid.removeWidget(part)
        kind = "card" if self._is_stacked else ""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            refresh_style(self)
        self._rule.setVisible(not self._is_stacked)
        self._entry_label.setVisible(self._is_stacked)
        self._evidence_label.setVisible(self._is_stacked and not self.is_fixed)
        if widths is None:
            self._arrange_card()
        else:
            self._arrange_row(widths)
        if self.details is not None:
            self.details.set_stacked(self._is_stacked)
            self._place_details(self.details)

    def _parts(self) -> tuple[QWidget, ...]:
        return (self._rule, self._name_block, self._entry_label, self.entry.field, self._figure,
                self._evidence_label, self.evidence, self._summary, self._remarks, self._error)  # fmt: skip

    def _arrange_row(self, widths: ColumnWidths) -> None:
        grid, middle = self._grid, Qt.AlignmentFlag.AlignVCenter
        grid.setContentsMargins(0, 0, 0, self._look.space("tight"))
        grid.setHorizontalSpacing(self._look.space("space"))
        self._name_block.setFixedWidth(widths.name)
        self._figure.setFixedWidth(widths.figure)
        self.evidence.setFixedWidth(widths.evidence)
        self.entry.set_width(widths.entry)
        grid.addWidget(self._rule, 0, 0, 1, 5)
        grid.setRowMinimumHeight(1, self._look.px(2.9))
        for column, part in enumerate((self._name_block, self.entry.field, self._figure)):
            grid.addWidget(part, 1, column, middle)
        for column, width in enumerate((widths.name, widths.entry, widths.figure, widths.evidence)):
            grid.setColumnMinimumWidth(column, width)
        if self.is_fixed:
            grid.addWidget(self._summary, 1, 3, 1, 2, middle)
        else:
            grid.addWidget(self.evidence, 1, 3, middle)
            grid.addWidget(self._summary, 1, 4, middle)
        for column in range(5):
            grid.setColumnStretch(column, 1 if column == 4 else 0)
        grid.addWidget(self._error, 2, 1, 1, 4)
        grid.addWidget(self._remarks, 3, 1, 1, 4)

    def _arrange_card(self) -> None:
        grid, pad = self._grid, self._look.space("space")
        grid.setContentsMargins(pad, pad, pad, pad)
        grid.setHorizontalSpacing(pad)
        for part in (self._name_block, self._figure, self.evidence):
            part.setMinimumWidth(0)
            part.setMaximumWidth(ANY_WIDTH)
        self.entry.set_width(None)
        grid.setRowMinimumHeight(1, 0)
        for column in range(5):
            grid.setColumnMinimumWidth(column, 0)
            grid.setColumnStretch(column, 1 if column == 1 else 0)
        grid.addWidget(self._name_block, 0, 0, 1, 2)
        grid.addWidget(self._figure, 0, 2, Qt.AlignmentFlag.AlignRight)
        bottom = Qt.AlignmentFlag.AlignBottom
        grid.addWidget(self._entry_label, 1, 0, bottom)
        grid.addWidget(self._evidence_label, 1, 1, 1, 2, bottom)
        grid.addWidget(self.entry.field, 2, 0, Qt.AlignmentFlag.AlignLeft)
        if not self.is_fixed:
            grid.addWidget(self.evidence, 2, 1, 1, 2)
        grid.addWidget(self._error, 3, 0, 1, 3)
        grid.addWidget(self._remarks, 4, 0, 1, 3)
        grid.addWidget(self._summary, 5, 0, 1, 3)

    def _place_details(self, details: ScoreDetails) -> None:
        self._grid.removeWidget(details)
        if self._is_stacked:
            self._grid.addWidget(details, 6, 0, 1, 3)
        else:
            self._grid.addWidget(details, 4, 0, 1, 5)
        indent = 0 if self._is_stacked else self._look.px(1.6)
        details.setContentsMargins(indent, 0, 0, 0)
