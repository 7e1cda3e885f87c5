"""The score of the current cell with all that stands behind it, beside the table or folded under it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Score
from circular_assess.domain.catalogue import Criterion, Theme
from circular_assess.domain.results import CriterionResult, ScenarioResult
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.evidence_picker import EvidencePicker
from circular_assess.ui.widgets.level_figure import LevelFigure
from circular_assess.ui.widgets.notes import announce
from circular_assess.ui.widgets.scenario_mark import ScenarioMark
from circular_assess.ui.widgets.score_details import ScoreDetails
from circular_assess.ui.widgets.score_entry import FixedEntry, LevelEntry, ScoreEntry, ValueEntry
from circular_assess.ui.widgets.score_summary import ScoreError, ScoreRemarks, ScoreSummary
from circular_assess.ui.widgets.score_words import lift_sentence, no_effect_sentence
from circular_assess.ui.widgets.tab_order import order_tabs
from circular_assess.ui.widgets.words import field_label, words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel


class ScoreForm(QWidget):
    """The fields of one score, made for one scenario and one criterion, with the parts of the guided view.

    Attributes: entry, evidence, details, look_again.
    """

    def __init__(
        self, look: Look, texts: Texts, criterion: Criterion, scenario: ScenarioResult, *, is_fixed: bool
    ) -> None:
        super().__init__()
        self._look, self._texts, self._criterion = look, texts, criterion
        kind: Callable[[Look, Texts, Criterion, str], ScoreEntry]
        kind = FixedEntry if is_fixed else ValueEntry if criterion.has_value else LevelEntry
        self.entry = kind(look, texts, criterion, scenario.name)
        self.entry.refused.connect(self._show_error)
        self._figure = LevelFigure(look, texts, has_value=criterion.has_value)
        self._figure.set_stacked(True)
        self._meaning = words("", "small", wrap=True)
        self.evidence = EvidencePicker(look, texts, is_buyers_decision=criterion.is_buyers_decision)
        self._remarks, self._error = ScoreRemarks(look, texts), ScoreError(look)
        self._summary = ScoreSummary(look, texts, scenario.name, is_fixed=is_fixed)
        self._summary.set_open(True)
        self.look_again = self._summary.look_again
        self.look_again_set = self._summary.look_again_set
        self.details = ScoreDetails(look, texts, criterion, scenario.name)
        self.details.set_stacked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("tight"))
        self._fill(column, scenario)
        evidence_label = field_label(texts.tr("Evidence"), self.evidence)
        self.evidence.setAccessibleName(texts.tr("Evidence for {scenario}", scenario=scenario.name[:200]))
        for part in (evidence_label, self.evidence, self.details):
            column.addWidget(part)
            part.setVisible(not is_fixed)
        column.insertSpacing(column.indexOf(evidence_label), look.space("near"))
        column.insertSpacing(column.indexOf(self.details), look.space("near"))
        column.addWidget(self._summary)

    @property
    def in_tab_order(self) -> tuple[QWidget, ...]:
        """All that can have the focus, in the order in which Tab goes."""
        return (self.entry.field, self.evidence, *self.details.in_tab_order, self.look_again)

    def show_score(self, score: Score, result: CriterionResult, theme: Theme) -> None:
        """Show what is stored and what it comes to; what is being typed keeps its caret."""
        self.entry.show_score(score, result)
        self._figure.show_result(result)
        self.evidence.show_evidence(score.evidence)
        is_level = not self._criterion.has_value and result.level is not None
        meaning = self._criterion.levels[int(result.level or 0)].text if is_level else ""
        if self._meaning.text() != meaning:
            self._meaning.setText(meaning)
        self._meaning.setVisible(bool(meaning))
        no_effect = no_effect_sentence(self._texts, self._criterion, theme)
        self._remarks.show_score(score, no_effect if result.no_effect_expected else "")
        self._summary.show_score(score)
        lift = lift_sentence(self._texts, self._criterion, result)
        self.details.show_score(score, lift)
        self._show_error()
        order_tabs(self.in_tab_order)

    def say_refused(self, sentence: str, *, is_range: bool) -> None:
        """Say below the field why what was typed does not count; what was stored before stays."""
        if is_range:
            self.details.range.refuse(sentence)
            return
        self.entry.set_wrong(sentence)
        self._show_error()

    def _fill(self, column: QVBoxLayout, scenario: ScenarioResult) -> None:
        look, texts, criterion = self._look, self._texts, self._criterion
        head = QHBoxLayout()
        head.setSpacing(look.space("near"))
        head.addWidget(ScenarioMark(look, scenario.mark), 0, Qt.AlignmentFlag.AlignTop)
        name = WrappedLabel(scenario.name, "strong", lines=2)
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(name, 1)
        column.addLayout(head)
        column.addWidget(words(criterion.name, "section", wrap=True))
        column.addSpacing(look.space("tight"))
        label = words(criterion.unit if criterion.has_value else texts.tr("Level"), "label", wrap=True)
        label.setBuddy(self.entry.field)
        column.addWidget(label)
        self.entry.set_width(None)
        column.addWidget(self.entry.field, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._error, self._figure, self._meaning, self._remarks):
            column.addWidget(part)

    def _show_error(self) -> None:
        sentence = self.entry.wrong
        if self._error.sentence != sentence:
            self._error.say(sentence)
            if sentence:
                announce(self.entry.field, sentence)


class ScoreInspector(QScrollArea):
    """Makes its form anew for each cell, so that nothing of one score is taken for that of another.

    Attributes: form, None while there is no cell.
    Signals, each with scenario and criterion: value_entered, level_chosen, evidence_chosen, reason_typed,
    proofs_changed (proofs, position), range_entered, marked (as in ScoreDetails), look_again_set.
    """

    value_entered = Signal(str, str, object)
    level_chosen = Signal(str, str, object)
    evidence_chosen = Signal(str, str, object)
    reason_typed = Signal(str, str, str)
    proofs_changed = Signal(str, str, object, int)
    range_entered = Signal(str, str, object)
    marked = Signal(str, str, object, bool)
    look_again_set = Signal(str, str, bool)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._made_for: object = None
        self.form: ScoreForm | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        pad = look.space("space")
        self._column.setContentsMargins(pad, look.space("near"), pad, look.space("near"))
        self._column.addStretch(1)
        self._column.addWidget(_Keys(look, texts))
        self.setWidget(inner)

    def show_score(
        self,
        criterion: Criterion,
        scenario: ScenarioResult,
        score: Score,
        result: CriterionResult,
        theme: Theme,
    ) -> None:
        """Show the score of a scenario on a criterion."""
        wanted = (criterion, scenario.id, scenario.name, scenario.mark, result.is_fixed)
        if wanted != self._made_for or self.form is None:
            self._made_for = wanted
            self._make_form(criterion, scenario, is_fixed=result.is_fixed)
        assert self.form is not None
        self.form.show_score(score, result, theme)

    def focus_entry(self) -> None:
        """Go to what is entered first."""
        self._focus(lambda form: form.entry.field)

    def focus_reason(self) -> None:
        """Go to the reason."""
        self._focus(lambda form: form.details.reason_field)

    def _focus(self, part_of: Callable[[ScoreForm], QWidget]) -> None:
        if self.form is not None:
            part = part_of(self.form)
            part.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(part, 0, self._look.space("space"))

    def _make_form(self, criterion: Criterion, scenario: ScenarioResult, *, is_fixed: bool) -> None:
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        form = ScoreForm(self._look, self._texts, criterion, scenario, is_fixed=is_fixed)
        place = (scenario.id, criterion.id)
        entered = self.value_entered if criterion.has_value else self.level_chosen
        form.entry.entered.connect(lambda figure: entered.emit(*place, figure))
        form.evidence.chosen.connect(lambda evidence: self.evidence_chosen.emit(*place, evidence))
        form.details.reason_typed.connect(lambda reason: self.reason_typed.emit(*place, reason))
        form.details.proofs_changed.connect(lambda all_, at: self.proofs_changed.emit(*place, all_, at))
        form.details.range_entered.connect(lambda ends: self.range_entered.emit(*place, ends))
        form.details.marked.connect(lambda which, is_on: self.marked.emit(*place, which, is_on))
        form.look_again_set.connect(lambda is_set: self.look_again_set.emit(*place, is_set))
        self._column.insertWidget(0, form)
        self.form = form
        form.show()
        self.verticalScrollBar().setValue(0)


class _Keys(QWidget):
    """Which keys do what in the table."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        tr = texts.tr
        grid = QGridLayout(self)
        grid.setContentsMargins(0, look.space("wide"), 0, 0)
        grid.setHorizontalSpacing(look.space("tight"))
        grid.setVerticalSpacing(look.space("tight"))
        keys = (
            (tr("0–4"), tr("level")),
            (tr("E 0–4"), tr("evidence")),
            (tr("Enter"), tr("reason")),
            (tr("L"), tr("look again")),
            (tr("F6"), tr("next pane")),
        )
        for row, (key, meaning) in enumerate(keys):
            grid.addWidget(words(key, "tag"), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(words(meaning, "small"), row, 1)
        grid.setColumnStretch(1, 1)
