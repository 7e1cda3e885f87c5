"""The Cost page: how costs are counted, the cost lines of each scenario, and what all come to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Scenario, ScenarioId
from circular_assess.domain.checks import Part, Place
from circular_assess.domain.cost_lines import CostKind, CostLine
from circular_assess.domain.cost_results import period_of
from circular_assess.domain.edits import EditRefused
from circular_assess.ui.page import DocumentPage, PageContext
from circular_assess.ui.widgets.confidential_mark import marked_sentence
from circular_assess.ui.widgets.cost_block import BlockMisfit, pasted_lines
from circular_assess.ui.widgets.cost_cells import CellMisfit, CostColumn, changed_line, usual_line
from circular_assess.ui.widgets.cost_changes import CostChanges
from circular_assess.ui.widgets.cost_view import CostView
from circular_assess.ui.widgets.notes import EmptyState
from circular_assess.ui.widgets.words import button
from circular_assess.ui.widgets.wrapped_label import shortened


class CostPage(DocumentPage):
    """Settings, one scenario at a time, an inspector, and the totals of all.

    Attributes: view (with its parts settings, tabs, table, inspector, totals), changes.
    Signals: scenarios_wanted, from the page while there is no scenario.
    """

    scenarios_wanted = Signal()

    def __init__(self, context: PageContext, document: Document) -> None:
        super().__init__(context, document, context.texts.tr("Cost"), scrolls=False, fills=True)
        tr = self.texts.tr
        self.changes = CostChanges(self.texts, self)
        to_scenarios = button(self.look, tr("Add scenarios"), "main")
        to_scenarios.clicked.connect(self.scenarios_wanted)
        sentence = tr("Costs belong to a way of buying. Add at least one first.")
        self._empty = EmptyState(self.look, "layers", tr("No scenario yet"), sentence, to_scenarios)
        self._empty.setContentsMargins(self.look.space("margin"), 0, self.look.space("margin"), 0)
        self.body.addWidget(self._empty)
        self.view = CostView(self.look, self.texts)
        self._connect()
        self.body.addWidget(self.view, 1)
        self.body.addStretch(0)
        self.foot_caption.setText(tr("In euro, for the whole purchase. Year 0 is the start."))

    @property
    def scenario_id(self) -> ScenarioId | None:
        """The scenario whose lines are shown."""
        return self.view.tabs.current

    def show_line(self, scenario_id: ScenarioId, position: int | None = None) -> None:
        """Go to the lines of a scenario, to the one at a place if it is named."""
        self.catch_up()
        self.view.tabs.choose(scenario_id)
        self.refresh()
        if position is not None:
            self.view.table.go_to(position, CostColumn.AMOUNT)
        self.view.focus_lines()

    def show_setting(self, name: str) -> None:
        """Go to how costs are counted: vat, discount_rate or period."""
        self.catch_up()
        self.view.settings.focus_setting(name)

    def show_place(self, place: Place) -> None:
        """Go to the setting or the line that a check is about."""
        if place.part is Part.SETTING:
            self.show_setting(place.field)
        elif place.scenario_id is not None:
            self.show_line(place.scenario_id, place.position)

    def focus_first(self) -> None:
        """Work begins in the table."""
        if self.scenario_id is None:
            super().focus_first()
        else:
            self.view.focus_lines()

    def refresh(self) -> None:
        """Write settings, lines and totals."""
        assessment, results = self.document.assessment, self.document.results
        has_scenarios = bool(assessment.scenarios)
        self._empty.setVisible(not has_scenarios)
        self.view.setVisible(has_scenarios)
        self.next_button.setVisible(has_scenarios and bool(self.next_button.text()))
        if has_scenarios:
            self.view.show_costs(assessment, results)

    def say_refused(self, refused: EditRefused) -> None:
        """Say below the field why it is refused; what was typed stays there."""
        sentence = self.texts.message(refused.key, refused.values)
        typing = self.changes.typing
        if typing is None or not self.view.refuse(*typing, sentence):
            self.announcement.say(sentence, can_undo=False)

    # --- what the buyer does ---

    def _connect(self) -> None:
        view = self.view
        view.settings.changed.connect(self.changes.set_setting)
        view.line_actions.period_entered.connect(self._on_period)
        view.line_actions.line_wanted.connect(self._on_line_wanted)
        view.line_actions.copy_wanted.connect(self._on_copy_wanted)
        view.inspector.form.changed.connect(self._on_field)
        view.table.typed.connect(self._on_typed)
        view.table.chosen.connect(self._on_typed)
        view.table.pasted.connect(self._on_pasted)
        view.table.removal_wanted.connect(self._on_removal_wanted)
        view.table.move_wanted.connect(self._on_move_wanted)
        view.scenario_chosen.connect(self.refresh)

    @property
    def _scenario(self) -> Scenario:
        assert self.scenario_id is not None
        return self.document.assessment.scenario(self.scenario_id)

    @property
    def _period(self) -> int | None:
        return period_of(self.document.assessment, self._scenario)

    def _on_period(self, years: int | None) -> None:
        self.changes.set_scenario_period(self._scenario.id, years)

    def _on_field(self, name: str, value: Any) -> None:
        row, lines = self.view.table.row, self._scenario.cost_lines
        if row >= len(lines):
            return
        if value is None and name in ("first_year", "last_year"):
            self.view.refuse("line", name, self.texts.tr("Enter 0 for the start, then 1, 2, 3."))
            return
        is_done = self.changes.set_field(self._scenario.id, row, lines[row], name, value, self._period)
        if is_done and name == "is_confidential":
            self.announcement.say(marked_sentence(self.texts, value))

    def _on_typed(self, row: int, column: int, typed: str) -> None:
        """A cell; in the empty row it begins a new line."""
        scenario, at = self._scenario, CostColumn(column)
        is_new = row >= len(scenario.cost_lines)
        if is_new and not typed.strip():
            return
        line = usual_line(CostKind.OTHER, self._period) if is_new else scenario.cost_lines[row]
        try:
            changed = changed_line(self.texts, line, at, typed, self._period)
            if is_new and at is CostColumn.KIND:
                changed = usual_line(changed.kind, self._period)
            self._refuse_if_wrong(scenario.id, changed)
        except CellMisfit as misfit:
            self._say_cell_wrong(str(misfit))
        except EditRefused as refused:
            self._say_cell_wrong(self.texts.message(refused.key, refused.values))
        else:
            if is_new:
                self.changes.add_line(scenario.id, changed)
            elif changed != line:
                self.changes.set_line(scenario.id, row, changed)

    def _refuse_if_wrong(self, scenario_id: ScenarioId, *lines: CostLine) -> None:
        edits.set_cost_lines(self.document.assessment, scenario_id, lines)

    def _say_cell_wrong(self, sentence: str) -> None:
        self.view.table.refuse(sentence)
        self.announcement.say(sentence, can_undo=False)

    def _on_pasted(self, row: int, column: int, text: str) -> None:
        scenario = self._scenario
        if not text.strip():
            self.announcement.say(self.texts.tr("There is nothing to paste."), can_undo=False)
            return
        try:
            lines, count = pasted_lines(
                self.texts, scenario.cost_lines, text, row, CostColumn(column), self._period
            )
            for number, line in enumerate(lines[row : row + count], start=1):
                self._refuse_pasted(scenario.id, number, line)
        except BlockMisfit as misfit:
            self.announcement.say(str(misfit), can_undo=False)
            return
        if self.changes.set_lines(self.texts.tr("paste"), scenario.id, lines):
            said = self.texts.plural("{count} cost line pasted.", "{count} cost lines pasted.", count)
            self.announcement.say(said)

    def _refuse_pasted(self, scenario_id: ScenarioId, row: int, line: CostLine) -> None:
        try:
            self._refuse_if_wrong(scenario_id, line)
        except EditRefused as refused:
            reason = self.texts.message(refused.key, refused.values)
            raise BlockMisfit(self.texts.tr("Row {row}: {reason}", row=row, reason=reason)) from None

    def _on_line_wanted(self, kind: str) -> None:
        line = usual_line(CostKind(kind), self._period)
        if self.changes.add_line(self._scenario.id, line):
            self.view.table.go_to(len(self._scenario.cost_lines) - 1, CostColumn.NAME)
            self.view.focus_lines()

    def _on_removal_wanted(self, rows: list[int]) -> None:
        scenario = self._scenario
        if not rows:
            return
        left = [line for row, line in enumerate(scenario.cost_lines) if row not in rows]
        if self.changes.set_lines(self.texts.tr("removed cost line"), scenario.id, left):
            self.view.table.go_to(rows[0], CostColumn(self.view.table.currentIndex().column()))
            self.announcement.say(
                self.texts.plural("{count} cost line removed.", "{count} cost lines removed.", len(rows))
            )

    def _on_move_wanted(self, row: int, steps: int) -> None:
        count, target = len(self._scenario.cost_lines), row + steps
        if row < count and 0 <= target < count and self.changes.move_line(self._scenario.id, row, target):
            self.view.table.go_to(target, CostColumn(self.view.table.currentIndex().column()))

    def _on_copy_wanted(self, from_id: ScenarioId) -> None:
        """The lines of another scenario behind those that are there."""
        source, scenario = self.document.assessment.scenario(from_id), self._scenario
        copied = [replace(line) for line in source.cost_lines]
        lines = (*scenario.cost_lines, *copied)
        if self.changes.set_lines(self.texts.tr("copied cost lines"), scenario.id, lines):
            count, name = len(copied), shortened(source.name)
            self.announcement.say(
                self.texts.plural(
                    "{count} cost line of “{scenario}” copied.",
                    "{count} cost lines of “{scenario}” copied.",
                    count,
                    scenario=name,
                )
            )
