"""The Materials page: materials, lifetime, use and effects of each scenario, typed, pasted or from a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from circular_assess.document import Document
from circular_assess.domain.assessment import Scenario, ScenarioId
from circular_assess.domain.checks import Part, Place
from circular_assess.domain.edits import EditRefused
from circular_assess.domain.material_lines import MaterialLine
from circular_assess.exchange import Sheet
from circular_assess.ui.page import DocumentPage, PageContext
from circular_assess.ui.widgets.material_block import BlockMisfit, pasted_lines
from circular_assess.ui.widgets.material_cells import CellMisfit, MaterialColumn, changed_line
from circular_assess.ui.widgets.material_changes import MaterialChanges
from circular_assess.ui.widgets.material_files import MaterialFiles
from circular_assess.ui.widgets.material_import import MaterialImport
from circular_assess.ui.widgets.material_view import MaterialView
from circular_assess.ui.widgets.notes import EmptyState
from circular_assess.ui.widgets.words import button
from circular_assess.ui.widgets.wrapped_label import shortened


class MaterialsPage(DocumentPage):
    """One scenario at a time, an inspector, the totals of all; a file takes the place of it until it is read.

    Attributes: view (with its parts tabs, table, inspector, use, effects, totals), importing (None before
    the first file), file_button, changes.
    Signals: scenarios_wanted, from the page while there is no scenario.
    """

    scenarios_wanted = Signal()

    def __init__(self, context: PageContext, document: Document) -> None:
        super().__init__(context, document, context.texts.tr("Materials"), scrolls=False, fills=True)
        tr = self.texts.tr
        self.setAcceptDrops(True)
        self.changes = MaterialChanges(self.texts, self)
        self._files = MaterialFiles(self.texts, self)
        self._for: ScenarioId | None = None
        self.importing: MaterialImport | None = None
        to_scenarios = button(self.look, tr("Add scenarios"), "main")
        to_scenarios.clicked.connect(self.scenarios_wanted)
        sentence = tr("Materials belong to a way of buying. Add at least one first.")
        self._empty = EmptyState(self.look, "layers", tr("No scenario yet"), sentence, to_scenarios)
        self._empty.setContentsMargins(self.look.space("margin"), 0, self.look.space("margin"), 0)
        self.body.addWidget(self._empty)
        self.view = MaterialView(self.look, self.texts)
        self.body.addWidget(self.view, 1)
        self.body.addStretch(0)
        self.file_button = button(self.look, tr("Read from a file"), icon="file-up")
        self.file_button.clicked.connect(self.choose_file)
        self.head_actions.addWidget(self.file_button)
        self.foot_caption.setText(tr("Optional. Masses in kilograms, shares in per cent of the mass."))
        self._connect()

    @property
    def scenario_id(self) -> ScenarioId | None:
        """The scenario that is shown."""
        return self.view.scenario_id

    # --- where to go ---

    def show_line(self, scenario_id: ScenarioId, position: int | None = None) -> None:
        """Go to the materials of a scenario, to the one at a place if it is named."""
        self._go_to(scenario_id)
        if position is not None:
            self.view.table.go_to(position, MaterialColumn.MASS)
        self.view.focus_lines()

    def show_use(self, scenario_id: ScenarioId) -> None:
        """Go to the lifetime of a scenario."""
        self._go_to(scenario_id)
        self.view.focus_use()

    def show_effect(self, scenario_id: ScenarioId, position: int) -> None:
        """Go to an effect of a scenario."""
        self._go_to(scenario_id)
        self.view.focus_effect(position)

    def show_place(self, place: Place) -> None:
        """Go to the material or the effect that a check is about."""
        if place.scenario_id is not None:
            show = self.show_effect if place.part is Part.EFFECT else self.show_line
            show(place.scenario_id, place.position)

    def focus_first(self) -> None:
        """Work begins in the table."""
        if self._for is not None and self.importing is not None:
            self.importing.focus_first()
        elif self.scenario_id is None:
            super().focus_first()
        else:
            self.view.focus_lines()

    def _go_to(self, scenario_id: ScenarioId) -> None:
        self._for = None
        self.catch_up()
        self.view.tabs.choose(scenario_id)
        self.refresh()

    # --- what is shown ---

    def refresh(self) -> None:
        """Write everything of the scenario shown, or what the file is read for."""
        assessment, results = self.document.assessment, self.document.results
        has_scenarios = bool(assessment.scenarios)
        if self._for is not None and all(each.id != self._for for each in assessment.scenarios):
            self._for = None
        if self.importing is not None:
            self.importing.setVisible(self._for is not None)
            if self._for is not None:
                self.importing.show_there(assessment.scenario(self._for).material_lines)
        self._empty.setVisible(not has_scenarios)
        self.view.setVisible(has_scenarios and self._for is None)
        self.file_button.setVisible(has_scenarios and self._for is None)
        self.foot.setVisible(self._for is None)
        if has_scenarios:
            self.view.show_materials(assessment, results)

    def say_refused(self, refused: EditRefused) -> None:
        """Say where it was typed why it is refused; what was typed stays there."""
        sentence = self.texts.message(refused.key, refused.values)
        if self.changes.refuse is not None:
            self.changes.refuse(sentence)
            return
        if "position" in refused.values:
            row = int(str(refused.values["position"])) + 1
            sentence = self.texts.tr("Row {row}: {reason}", row=row, reason=sentence)
        self.announcement.say(sentence, can_undo=False)

    # --- materials ---

    def _connect(self) -> None:
        view, effects = self.view, self.view.effects
        view.scenario_chosen.connect(self.refresh)
        view.copy_wanted.connect(self._on_copy_wanted)
        view.table.typed.connect(self._on_typed)
        view.table.pasted.connect(self._on_pasted)
        view.table.removal_wanted.connect(self._on_removal_wanted)
        view.table.move_wanted.connect(self._on_move_wanted)
        view.inspector.entered.connect(self._on_detail)
        view.use.entered.connect(self._on_use)
        effects.entered.connect(self._on_effect)
        effects.addition_wanted.connect(self._on_effect_added)
        effects.removal_wanted.connect(self._on_effect_removed)
        self._files.read.connect(self._on_read)
        self._files.failed.connect(self._on_failed)

    @property
    def _scenario(self) -> Scenario:
        assert self.scenario_id is not None
        return self.document.assessment.scenario(self.scenario_id)

    def _on_typed(self, row: int, column: int, typed: str) -> None:
        """A cell; in the empty row it begins a new material."""
        scenario, at = self._scenario, MaterialColumn(column)
        lines = scenario.material_lines
        is_new = row >= len(lines)
        if is_new and not typed.strip():
            return
        line = MaterialLine("", 0.0) if is_new else lines[row]
        try:
            changed = changed_line(self.texts, line, at, typed)
        except CellMisfit as misfit:
            self._refuse_cell(str(misfit))
            return
        if is_new:
            self.changes.add_line(self._refuse_cell, scenario, changed)
        elif changed != line:
            self.changes.set_line(self._refuse_cell, scenario.id, row, at, changed)

    def _refuse_cell(self, sentence: str) -> None:
        self.view.table.refuse(sentence)
        self.announcement.say(sentence, can_undo=False)

    def _on_pasted(self, row: int, column: int, text: str) -> None:
        lines, texts = self._scenario.material_lines, self.texts
        if not text.strip():
            return
        try:
            changed, count = pasted_lines(texts, lines, text, row, MaterialColumn(column))
        except BlockMisfit as misfit:
            self.announcement.say(str(misfit), can_undo=False)
            return
        if self.changes.set_lines(texts.tr("paste"), self._scenario.id, changed):
            said = texts.plural("{count} material pasted.", "{count} materials pasted.", count)
            self.announcement.say(said)

    def _on_removal_wanted(self, rows: list[int]) -> None:
        lines, table = self._scenario.material_lines, self.view.table
        left = [line for row, line in enumerate(lines) if row not in rows]
        label = self.texts.tr("removed material")
        if rows and self.changes.set_lines(label, self._scenario.id, left):
            table.go_to(rows[0], table.column)
            said = self.texts.plural("{count} material removed.", "{count} materials removed.", len(rows))
            self.announcement.say(said)

    def _on_move_wanted(self, row: int, steps: int) -> None:
        count, target, table = len(self._scenario.material_lines), row + steps, self.view.table
        if row < count and 0 <= target < count and self.changes.move_line(self._scenario.id, row, target):
            table.go_to(target, table.column)

    def _on_copy_wanted(self, from_id: ScenarioId) -> None:
        source = self.document.assessment.scenario(from_id)
        label = self.texts.tr("copied materials")
        if self.changes.set_lines(label, self._scenario.id, source.material_lines):
            said = self.texts.plural(
                "{count} material of “{scenario}” copied.",
                "{count} materials of “{scenario}” copied.",
                len(source.material_lines),
                scenario=shortened(source.name),
            )
            self.announcement.say(said)

    # --- details, use and effects ---

    def _on_detail(self, name: str, entered: object) -> None:
        row, scenario = self.view.table.row, self._scenario
        if row < len(scenario.material_lines):
            refuse = partial(self.view.inspector.refuse, name)
            self.changes.set_detail(refuse, scenario, row, name, entered)

    def _on_use(self, name: str, entered: object) -> None:
        self.changes.set_use(partial(self.view.use.refuse, name), self._scenario, name, entered)

    def _on_effect(self, position: int, name: str, entered: object) -> None:
        refuse = partial(self.view.effects.rows[position].refuse, name)
        self.changes.set_effect(refuse, self._scenario, position, name, entered)

    def _on_effect_added(self) -> None:
        if self.changes.add_effect(self._scenario.id):
            self.view.focus_effect(len(self._scenario.effects) - 1)

    def _on_effect_removed(self, position: int) -> None:
        if self.changes.remove_effect(self._scenario.id, position):
            self.view.focus_effect(position)
            self.announcement.say(self.texts.tr("Effect removed."))

    # --- from a file ---

    def choose_file(self) -> None:
        """Materials from a file that the buyer chooses."""
        path = self.context.messages.choose_file_to_open(self._files.title, self._files.kinds)
        if path is not None:
            self._read_file(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A spreadsheet is for this page; any other file for the window."""
        if self.scenario_id is None or self._files.dropped(event) is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        path = self._files.dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self._read_file(path)

    def _read_file(self, path: Path) -> None:
        self.announcement.say(self.texts.tr("Reading {file} …", file=path.name), can_undo=False)
        self._files.start(path)

    def _on_read(self, path: Path, sheets: tuple[Sheet, ...]) -> None:
        if self.scenario_id is None:
            return
        if self.importing is None:
            self.importing = MaterialImport(self.look, self.texts)
            self.importing.confirmed.connect(self._on_confirmed)
            self.importing.cancelled.connect(self._close_file)
            self.body.insertWidget(0, self.importing, 1)
        self._for = self.scenario_id
        self.importing.show_file(path.name, sheets, self._scenario)
        self.announcement.hide()
        self.refresh()
        self.importing.focus_first()

    def _on_failed(self, what: str, why: str) -> None:
        self.announcement.hide()
        self.context.messages.tell(what, why)

    def _on_confirmed(self, lines: tuple[MaterialLine, ...], count: int) -> None:
        scenario_id = self._for
        assert scenario_id is not None
        if self.changes.set_lines(self.texts.tr("materials from a file"), scenario_id, lines):
            self._close_file()
            said = self.texts.plural("{count} material taken over.", "{count} materials taken over.", count)
            self.announcement.say(said)

    def _close_file(self) -> None:
        self._for = None
        self.refresh()
        self.view.focus_lines()
