"""Ambition: how much each strategy counts, which criteria are in use, and which total ranks the scenarios."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Headline, ScenarioId
from circular_assess.domain.catalogue import CriterionId, Strategy
from circular_assess.ui.page import DocumentPage, PageContext
from circular_assess.ui.widgets import ambition_states
from circular_assess.ui.widgets.criteria_section import CriteriaSection
from circular_assess.ui.widgets.notes import ViewSwitch
from circular_assess.ui.widgets.strategies_section import StrategiesSection
from circular_assess.ui.widgets.strategy_weights import StrategyReasons
from circular_assess.ui.widgets.weight_changes import WeightChanges
from circular_assess.ui.widgets.weighting_states import VIEW_OF, WeightingView
from circular_assess.ui.widgets.words import button, words

NARROW_EM = 60


class AmbitionPage(DocumentPage):
    """Weights and criteria in use.

    Attributes: view_switch, strategies with its parts weights, ranking and swing, reasons, usual_button,
    criteria, headline_switch.
    """

    def __init__(self, context: PageContext, document: Document) -> None:
        super().__init__(context, document, context.texts.tr("Ambition"))
        self.changes = WeightChanges(self.texts, self)
        self._heads: list[QBoxLayout] = []
        self._is_view_chosen = False
        self._make_switch()
        self.body.setSpacing(self.look.space("near"))
        self._make_weights()
        self._make_criteria()
        self._make_headline()
        self.body.addStretch(1)

    def focus_first(self) -> None:
        """To the first weight; "Back to usual" stands before it and must not be pressed by accident."""
        self.strategies.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_criterion(self, criterion_id: CriterionId, _scenario_id: ScenarioId | None = None) -> None:
        """Go to the weight of a criterion."""
        weight = self.criteria.row(criterion_id).weight
        weight.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_area.ensureWidgetVisible(weight, 0, self.look.px(4))

    def refresh(self) -> None:
        """Write weights, counts, rows and the headline."""
        assessment, results, catalogue = (
            self.document.assessment,
            self.document.results,
            self.context.catalogue(),
        )
        states = ambition_states.strategy_states(assessment, results, catalogue, self.texts)
        usual_reason = catalogue.weight_reasons[assessment.tender.theme]
        if not self._is_view_chosen:
            self.show_weighting(VIEW_OF[assessment.weighting])
        self.strategies.show_assessment(assessment, results, states)
        hint = self.texts.tr("The weights differ from the usual ones. Say why: the report gives the reason.")
        is_missing = ambition_states.reasons_are_missing(states, usual_reason)
        self.reasons.show_states(states, hint if is_missing else "")
        self._usual_words.setText(
            ambition_states.usual_sentence(self.texts, assessment.tender.theme, usual_reason)
        )
        self.criteria.show_assessment(assessment, results, catalogue)
        self.headline_switch.choose(assessment.headline)
        self._headline_words.setText(ambition_states.headline_sentence(self.texts, assessment.headline))
        self.foot_caption.setText(
            self.texts.tr("{used} of {known} criteria in use.", **self._numbers_in_use())
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where there is little room."""
        super().resizeEvent(event)
        is_narrow = self.width() < self.look.px(NARROW_EM)
        self._switch_label.setVisible(not is_narrow)
        self.strategies.arrange(is_narrow=is_narrow)
        self.criteria.arrange(is_narrow=is_narrow)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        for head in self._heads:
            head.setDirection(direction)

    def show_weighting(self, view: WeightingView) -> None:
        """Show another way to set the weights; nothing changes by it."""
        self._is_view_chosen = True
        self.strategies.show_view(view)
        self.view_switch.choose(view)

    def _make_switch(self) -> None:
        tr = self.texts.tr
        choices = (
            (WeightingView.DIRECT, tr("Direct")),
            (WeightingView.RANKING, tr("Ranking")),
            (WeightingView.SWING, tr("Swing")),
        )
        self._switch_label = words(tr("Set weights by"), "caption")
        self.view_switch = ViewSwitch(self.look, choices, self._on_view_chosen)
        self.view_switch.setAccessibleName(tr("Set weights by"))
        self.head_actions.addWidget(self._switch_label)
        self.head_actions.addWidget(self.view_switch)

    def _make_weights(self) -> None:
        tr = self.texts.tr
        self.usual_button = button(self.look, tr("Back to usual"), icon="rotate-ccw")
        self.usual_button.clicked.connect(self._on_usual_wanted)
        self._usual_words = words("", "caption", wrap=True)
        self._add_head(tr("How much each strategy counts"), self._usual_words, self.usual_button)
        self.strategies = StrategiesSection(self.look, self.texts)
        self.weights, swing = self.strategies.weights, self.strategies.swing
        changes = self.changes
        self.weights.moved.connect(changes.move_strategy)
        self.weights.settled.connect(changes.settle_strategy)
        self.weights.grasped.connect(changes.begin_step)
        swing.settled.connect(changes.settle_points)
        swing.grasped.connect(changes.begin_step)
        self.strategies.order_wanted.connect(changes.rank)
        self.strategies.points_wanted.connect(changes.swing)
        self.strategies.rule_looked_at.connect(self.refresh)
        self.body.addWidget(self.strategies)
        self.reasons = StrategyReasons(self.look, self.texts)
        self.reasons.typed.connect(self._on_strategy_reason)
        self.body.addWidget(self.reasons)

    def _make_criteria(self) -> None:
        tr = self.texts.tr
        self.body.addSpacing(self.look.space("space"))
        sentence = tr(
            "A criterion switched off is left out for all scenarios alike."
            " Its weight goes to the others of the strategy."
        )
        self._add_head(tr("Criteria that count"), words(sentence, "caption", wrap=True))
        self.criteria = CriteriaSection(self.look, self.texts)
        self.criteria.switched.connect(self._on_switched)
        self.criteria.weighed.connect(self.changes.move_criterion)
        self.criteria.settled.connect(self.changes.settle_criterion)
        self.criteria.reason_typed.connect(self._on_left_out_reason)
        self.criteria.newer_wanted.connect(self._on_newer_wanted)
        self.body.addWidget(self.criteria)

    def _make_headline(self) -> None:
        tr = self.texts.tr
        self.body.addSpacing(self.look.space("wide"))
        choices = ((Headline.CLAIMED, tr("What is claimed")), (Headline.PROVEN, tr("What is proven")))
        self.headline_switch = ViewSwitch(self.look, choices, self._on_headline_chosen)
        self.headline_switch.setAccessibleName(tr("Rank scenarios by"))
        self._headline_words = words("", "caption", wrap=True)
        self._add_head(tr("Rank scenarios by"), self._headline_words, self.headline_switch)

    def _add_head(self, title: str, sentence: QWidget, side: QWidget | None = None) -> None:
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(self.look.space("near"))
        column = QVBoxLayout()
        column.setSpacing(self.look.space("hair"))
        column.addWidget(words(title, "section"))
        column.addWidget(sentence)
        head.addLayout(column, 1)
        if side is not None:
            head.addWidget(side, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self._heads.append(head)
        self.body.addLayout(head)

    def _numbers_in_use(self) -> dict[str, int]:
        assessment = self.document.assessment
        return {"used": len(assessment.criteria_in_use), "known": len(assessment.criteria)}

    def _on_view_chosen(self, view: str) -> None:
        self.show_weighting(WeightingView(view))
        self.refresh()

    def _on_strategy_reason(self, strategy: Strategy, reason: str) -> None:
        label, merge = self.texts.tr("reason"), ("strategy reason", strategy)
        self.edit_as_typed(label, merge, edits.set_strategy_reason, strategy, reason)

    def _on_usual_wanted(self) -> None:
        before = self.document.assessment
        if not self.edit(self.texts.tr("usual weights"), edits.use_usual_weights, self.context.catalogue()):
            return
        if self.document.assessment is before:
            self.announcement.say(self.texts.tr("The weights are the usual ones."), can_undo=False)
        else:
            self.announcement.say(self.texts.tr("Strategies and criteria have their usual weights again."))

    def _on_switched(self, criterion_id: CriterionId, is_on: bool) -> None:
        tr, criterion = self.texts.tr, self.document.assessment.criterion_setting(criterion_id).criterion
        if is_on:
            if self.edit(tr("criterion in use"), edits.use_criterion, criterion_id):
                sentence = tr(
                    "Criterion in use for all scenarios. {used} of {known} in use.", **self._numbers_in_use()
                )
                self.announcement.say(sentence)
            return
        reason = criterion.why_not_usual
        if not self.edit(tr("criterion left out"), edits.leave_out_criterion, criterion_id, reason):
            return
        used, _known = ambition_states.counts(self.document.assessment)[criterion.strategy]
        self.announcement.say(
            tr("Criterion left out for all scenarios. {used} of {known} in use.", **self._numbers_in_use())
            if used
            else tr(
                "Criterion left out for all scenarios. {strategy} has none in use and leaves the total.",
                strategy=self.texts.strategy(criterion.strategy),
            )
        )

    def _on_left_out_reason(self, criterion_id: CriterionId, reason: str) -> None:
        label, merge = self.texts.tr("reason"), ("left out reason", criterion_id)
        self.edit_as_typed(label, merge, edits.set_left_out_reason, criterion_id, reason)

    def _on_newer_wanted(self, criterion_id: CriterionId) -> None:
        known = ambition_states.newest(self.context.catalogue(), self.document.assessment.tender.theme)
        if self.edit(self.texts.tr("criterion"), edits.take_newer_criterion, known[criterion_id]):
            self.announcement.say(
                self.texts.tr(
                    "The newer version is in use. A score that no longer fits it is marked “look again”."
                )
            )

    def _on_headline_chosen(self, headline: str) -> None:
        self.edit(self.texts.tr("ranking"), edits.set_headline, Headline(headline))
