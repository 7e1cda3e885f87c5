"""Scenarios: the ways of buying that are compared, with name, description, order and baseline."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Scenario, ScenarioId
from circular_assess.domain.checks import Place
from circular_assess.library import new_scenario_id
from circular_assess.ui.page import DocumentPage, PageContext
from circular_assess.ui.widgets.add_scenario import AddScenario
from circular_assess.ui.widgets.confidential_mark import marked_sentence
from circular_assess.ui.widgets.scenario_list import ScenarioList
from circular_assess.ui.widgets.scenario_proposals import PROPOSALS, ScenarioProposal
from circular_assess.ui.widgets.scenario_state import ScenarioState
from circular_assess.ui.widgets.words import words
from circular_assess.ui.widgets.wrapped_label import shortened

NARROW_EM = 66


class ScenariosPage(DocumentPage):
    """The scenarios of the assessment.

    Attributes: scenarios (the rows), add (proposals and a field for another one).
    """

    def __init__(self, context: PageContext, document: Document) -> None:
        super().__init__(context, document, context.texts.tr("Scenarios"))
        self._stops: list[QWidget] = []
        self._newly_out: ScenarioId | None = None
        sentence = self.texts.tr(
            "Each scenario is a way of buying. All are scored on the same criteria and compared with one of"
            " them, the baseline: what you would do today."
        )
        self.body.addWidget(words(sentence, "caption", wrap=True))
        self.scenarios = ScenarioList(self.look, self.texts)
        self.scenarios.named.connect(self._on_named)
        self.scenarios.described.connect(self._on_described)
        self.scenarios.left_nameless.connect(self._on_left_nameless)
        self.scenarios.baseline_wanted.connect(self._on_baseline_wanted)
        self.scenarios.copy_wanted.connect(self._on_copy_wanted)
        self.scenarios.move_wanted.connect(self._on_move_wanted)
        self.scenarios.removal_wanted.connect(self._on_removal_wanted)
        self.scenarios.knock_out_typed.connect(self._on_knock_out_typed)
        self.scenarios.knock_out_left.connect(self._on_knock_out_left)
        self.scenarios.acceptable_again.connect(self._on_acceptable_again)
        self.scenarios.marked.connect(self._on_marked)
        self.body.addWidget(self.scenarios)
        self.body.addSpacing(self.look.space("near"))
        self.add = AddScenario(self.look, self.texts)
        self.add.chosen.connect(self._on_proposal_chosen)
        self.add.named.connect(self._on_new_named)
        self.body.addWidget(self.add)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Write the rows, and what can still be added."""
        assessment = self.document.assessment
        self.scenarios.show_states(self._states(assessment))
        self._show_choice(assessment)
        self._order_focus()
        count = len(assessment.scenarios)
        self.foot_caption.setText(self.texts.plural("{count} scenario", "{count} scenarios", count))

    def show_place(self, place: Place) -> None:
        """Go to the name of a scenario."""
        if place.scenario_id is not None:
            self._go_to_name(place.scenario_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rows where there is little room."""
        super().resizeEvent(event)
        self.scenarios.arrange(is_narrow=self.width() < self.look.px(NARROW_EM))

    def _states(self, assessment: Assessment) -> list[ScenarioState]:
        return [
            ScenarioState(
                id=scenario.id,
                name=scenario.name,
                description=scenario.description,
                mark=scenario.mark,
                is_baseline=scenario.id == assessment.baseline_id,
                scored=self.document.results.scenario(scenario.id).total.coverage,
                place=place,
                count=len(assessment.scenarios),
                knock_out=scenario.knock_out,
                confidential=tuple(part for part, is_on in _marks(scenario).items() if is_on),
            )
            for place, scenario in enumerate(assessment.scenarios, start=1)
        ]

    def _show_choice(self, assessment: Assessment) -> None:
        tr, count = self.texts.tr, len(assessment.scenarios)
        if count == 0:
            title = tr("Add the first way of buying")
            sentence = tr("The first one becomes the baseline: what you would do today.")
        elif count == 1:
            title = tr("Add a second way of buying")
            sentence = tr("One scenario cannot be compared. Choose a usual one, or name another.")
        else:
            title = tr("Add a scenario")
            sentence = tr("Choose a usual one, or name another.")
        taken = {scenario.name.strip().casefold() for scenario in assessment.scenarios}
        proposals = PROPOSALS[assessment.tender.theme]
        left = [proposal for proposal in proposals if tr(proposal.name).casefold() not in taken]
        self.add.show_choice(title, sentence, left)

    def _order_focus(self) -> None:
        """Tab goes through the rows as they stand, then to what can be added, then to the foot."""
        stops: list[QWidget] = [stop for row in self.scenarios.rows() for stop in row.stops()]
        stops += [*self.add.stops(), *self.announcement.findChildren(QPushButton)]
        stops += [self.previous_button, self.next_button]
        if stops != self._stops:
            self._stops = stops
            for before, stop in pairwise(stops):
                QWidget.setTabOrder(before, stop)

    def _scenario(self, scenario_id: ScenarioId) -> Scenario:
        return self.document.assessment.scenario(scenario_id)

    def _on_named(self, scenario_id: ScenarioId, name: str) -> None:
        self.edit_as_typed(
            self.texts.tr("scenario name"),
            ("scenario name", scenario_id),
            edits.describe_scenario,
            scenario_id,
            name,
            self._scenario(scenario_id).description,
        )

    def _on_described(self, scenario_id: ScenarioId, description: str) -> None:
        self.edit_as_typed(
            self.texts.tr("description"),
            ("scenario description", scenario_id),
            edits.describe_scenario,
            scenario_id,
            self._scenario(scenario_id).name,
            description,
        )

    def _on_left_nameless(self, scenario_id: ScenarioId) -> None:
        name = shortened(self._scenario(scenario_id).name)
        text = self.texts.tr("A scenario needs a name. “{scenario}” is kept.", scenario=name)
        self.announcement.say(text, can_undo=False)

    def _on_baseline_wanted(self, scenario_id: ScenarioId) -> None:
        if self.edit(self.texts.tr("baseline"), edits.set_baseline, scenario_id):
            self.scenarios.row(scenario_id).menu_button.setFocus()
            name = shortened(self._scenario(scenario_id).name)
            self.announcement.say(
                self.texts.tr("The others are now compared with “{scenario}”.", scenario=name)
            )

    def _on_knock_out_typed(self, scenario_id: ScenarioId, reason: str | None) -> None:
        was_out = self._scenario(scenario_id).knock_out is not None
        label, merge = self.texts.tr("not acceptable"), ("not acceptable", scenario_id)
        self.edit_as_typed(label, merge, edits.set_knock_out, scenario_id, reason)
        if reason is None:
            self._say_acceptable(scenario_id)
        elif not was_out:
            self._newly_out = scenario_id

    def _on_acceptable_again(self, scenario_id: ScenarioId) -> None:
        if self.edit(self.texts.tr("not acceptable"), edits.set_knock_out, scenario_id, None):
            self.scenarios.row(scenario_id).menu_button.setFocus()
            self._say_acceptable(scenario_id)

    def _say_acceptable(self, scenario_id: ScenarioId) -> None:
        name = shortened(self._scenario(scenario_id).name)
        self.announcement.say(self.texts.tr("“{scenario}” is in the ranking again.", scenario=name))

    def _on_knock_out_left(self, scenario_id: ScenarioId) -> None:
        """Said once the reason is typed, and not with its first letter."""
        is_new, self._newly_out = self._newly_out == scenario_id, None
        known = {scenario.id: scenario for scenario in self.document.assessment.scenarios}
        if is_new and scenario_id in known and known[scenario_id].knock_out is not None:
            name = shortened(known[scenario_id].name)
            text = self.texts.tr("“{scenario}” leaves the ranking and keeps its scores.", scenario=name)
            self.announcement.say(text)

    def _on_marked(self, scenario_id: ScenarioId, part: str, is_marked: bool) -> None:
        marks = _marks(self._scenario(scenario_id)) | {part: is_marked}
        if self.edit(self.texts.tr("confidential"), edits.mark_scenario, scenario_id, **marks):
            self.announcement.say(marked_sentence(self.texts, is_marked))

    def _on_proposal_chosen(self, proposal: ScenarioProposal) -> None:
        new_id, tr = new_scenario_id(), self.texts.tr
        if self._add(new_id, tr(proposal.name), tr(proposal.description)):
            self._go_to_name(new_id)

    def _on_new_named(self, name: str) -> None:
        if self._add(new_scenario_id(), name):
            self.scroll_area.ensureWidgetVisible(self.add)

    def _add(self, new_id: ScenarioId, name: str, description: str = "") -> bool:
        label = self.texts.tr("new scenario")
        is_added = self.edit(label, edits.add_scenario, new_id, name, description)
        if is_added:
            self.announcement.say(self.texts.tr("“{scenario}” is added.", scenario=shortened(name)))
        return is_added

    def _on_copy_wanted(self, scenario_id: ScenarioId) -> None:
        original, new_id = self._scenario(scenario_id), new_scenario_id()
        name = self.texts.tr("{scenario} (copy)", scenario=original.name)
        if self.edit(self.texts.tr("duplicate"), edits.duplicate_scenario, scenario_id, new_id, name):
            self._go_to_name(new_id)
            self.announcement.say(
                self.texts.tr(
                    "“{scenario}” is duplicated with its scores.", scenario=shortened(original.name)
                )
            )

    def _on_move_wanted(self, scenario_id: ScenarioId, steps: int) -> None:
        order = [scenario.id for scenario in self.document.assessment.scenarios]
        place = order.index(scenario_id) + steps
        if not 0 <= place < len(order):
            return
        if self.edit(self.texts.tr("order"), edits.move_scenario, scenario_id, place):
            self.scroll_area.ensureWidgetVisible(self.scenarios.row(scenario_id))
            text = self.texts.tr(
                "“{scenario}” is now {place} of {count}.",
                scenario=shortened(self._scenario(scenario_id).name),
                place=place + 1,
                count=len(order),
            )
            self.announcement.say(text)

    def _on_removal_wanted(self, scenario_id: ScenarioId) -> None:
        before = self.document.assessment
        place = [scenario.id for scenario in before.scenarios].index(scenario_id)
        if not self.edit(self.texts.tr("removed scenario"), edits.remove_scenario, scenario_id):
            return
        after, name = self.document.assessment, shortened(before.scenario(scenario_id).name)
        if after.scenarios:
            near = after.scenarios[min(place, len(after.scenarios) - 1)]
            self.scenarios.row(near.id).menu_button.setFocus()
        else:
            self.add.name.setFocus()
        text = self.texts.tr("“{scenario}” is removed with its scores.", scenario=name)
        if after.baseline_id is not None and after.baseline_id != before.baseline_id:
            text = self.texts.tr(
                "“{scenario}” is removed with its scores. The baseline is now “{baseline}”.",
                scenario=name,
                baseline=shortened(after.scenario(after.baseline_id).name),
            )
        self.announcement.say(text)

    def _go_to_name(self, scenario_id: ScenarioId) -> None:
        row = self.scenarios.row(scenario_id)
        row.name.setFocus()
        row.name.selectAll()
        self.scroll_area.ensureWidgetVisible(row)


def _marks(scenario: Scenario) -> dict[str, bool]:
    """What of a scenario is confidential, by the names that `edits.mark_scenario` has for it."""
    return {
        "name": scenario.is_name_confidential,
        "description": scenario.is_description_confidential,
        "knock_out": scenario.is_knock_out_confidential,
    }
