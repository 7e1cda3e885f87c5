"""The parts of the Cost page and where they stand: settings, one scenario's lines, inspector, totals."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from circular_assess.domain.assessment import Assessment, Scenario, ScenarioId
from circular_assess.domain.cost_comparison import cost_notes
from circular_assess.domain.cost_results import discounting
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cell_table import CellTable
from circular_assess.ui.widgets.copying import let_copy_table
from circular_assess.ui.widgets.cost_actions import CostActions
from circular_assess.ui.widgets.cost_cells import CostColumn
from circular_assess.ui.widgets.cost_inspector import CostInspector
from circular_assess.ui.widgets.cost_settings import CostSettingsForm
from circular_assess.ui.widgets.cost_table import CostTable
from circular_assess.ui.widgets.cost_totals import fee_sentences, totals_columns, totals_rows
from circular_assess.ui.widgets.fold_out import FoldOutButton
from circular_assess.ui.widgets.notes import Note
from circular_assess.ui.widgets.scenario_tabs import ScenarioTab, ScenarioTabs
from circular_assess.ui.widgets.tab_order import order_tabs
from circular_assess.ui.widgets.words import upright_line, words

INSPECTOR_EM, WIDEST = 18.5, 16777215
NARROW_EM, LOW_EM = 72.0, 38.0
MOST_FEES = 3


class CostView(QWidget):
    """Where costs are typed and seen.

    Attributes: settings, tabs, line_actions, table, inspector, totals.
    Signals: scenario_chosen.
    """

    scenario_chosen = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._assessment: Assessment | None = None
        self._results: Results | None = None
        self._has_shown = False
        self._shown_id: ScenarioId | None = None
        self._arranged: tuple[bool, bool] | None = None
        self.settings = CostSettingsForm(look, texts)
        self._notes = QVBoxLayout()
        self._shown_notes: list[str] = []
        self.tabs = ScenarioTabs(look, texts)
        self.table = CostTable(look, texts)
        self.inspector = CostInspector(look, texts)
        self.totals = CellTable(look, texts.tr("Costs of all scenarios"), row_em=2.05)
        let_copy_table(self.totals, texts)
        self._fee = words("", "caption", wrap=True)
        self.line_actions = CostActions(look, texts)
        self._lay_out()
        self._make_keys()
        self.tabs.chosen.connect(self.scenario_chosen)
        self.table.moved.connect(self._on_moved)
        self.line_actions.paste_wanted.connect(self.table.paste)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def show_costs(self, assessment: Assessment, results: Results) -> None:
        """Show the settings, the lines of the scenario that is chosen, and what all come to."""
        self._assessment, self._results = assessment, results
        self.tabs.show_scenarios([self._tab(scenario) for scenario in assessment.scenarios])
        scenario = self._scenario
        assert scenario is not None
        self.settings.show_settings(assessment.cost, assessment.tender.term_years)
        if not self._has_shown:
            self._has_shown = True
            is_open = assessment.cost.vat is None or discounting(assessment.cost) is None
            self.settings.fold.setChecked(is_open)
        self._show_notes(assessment, results)
        self.line_actions.show_scenario(assessment, scenario)
        self._show_lines(scenario, results)
        self.totals.show_cells(
            totals_columns(self._texts, results), totals_rows(self._texts, assessment, results)
        )
        fees = fee_sentences(self._texts, assessment, results, scenario.id)
        self._fee.setText(" ".join(fees[:MOST_FEES]))
        self._fee.setVisible(bool(fees))
        self._inspect()

    def focus_lines(self) -> None:
        """Work begins in the table, or with the first line."""
        part = self.line_actions.first_button if self.table.isHidden() else self.table
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, where: str, name: str, sentence: str) -> bool:
        """Say at the field that is typed into why it does not count; False if it is none of these."""
        if where == "scenario":
            self.line_actions.period.refuse(sentence)
            return True
        if where == "setting":
            return self.settings.refuse(name, sentence)
        return self.inspector.form.refuse(name, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The inspector folds under the table, and the totals scroll along, where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look = self._look
        is_narrow = self.width() < look.px(NARROW_EM)
        is_low = is_narrow or self.height() < look.px(LOW_EM)
        if (is_narrow, is_low) != self._arranged:
            self._arranged = (is_narrow, is_low)
            (self._column if is_narrow else self._panes).addWidget(self._aside)
            self._aside.setMinimumWidth(0 if is_narrow else look.px(INSPECTOR_EM))
            self._aside.setMaximumWidth(WIDEST if is_narrow else look.px(INSPECTOR_EM))
            if is_low:
                self._column.insertWidget(self._column.indexOf(self._fold), self._pinned)
            else:
                self._left.addWidget(self._pinned)
            margin = 0 if is_low else look.space("margin")
            self._pinned.layout().setContentsMargins(margin, 0, 0, look.space("near"))  # type: ignore[union-attr]
            self._fold.setVisible(is_narrow)
            self._upright.setVisible(not is_narrow)
            self.settings.set_folded(is_narrow)
            order_tabs((self.table, self.totals, self._fold))
        self._aside.setVisible(not is_narrow or self._fold.isChecked())
        self.inspector.fit(is_whole=is_narrow)

    # --- what is shown ---

    @property
    def _scenario(self) -> Scenario | None:
        if self._assessment is None or self.tabs.current is None:
            return None
        return self._assessment.scenario(self.tabs.current)

    def _tab(self, scenario: Scenario) -> ScenarioTab:
        count = len(scenario.cost_lines)
        lines = self._texts.plural("{count} cost line", "{count} cost lines", count)
        spoken = self._texts.tr("{scenario}, {lines}", scenario=scenario.name[:200], lines=lines)
        return ScenarioTab(scenario.id, scenario.name, scenario.mark, str(count), spoken)

    def _show_notes(self, assessment: Assessment, results: Results) -> None:
        costs = {each.id: each.cost for each in results.scenarios}
        found = [self._texts.message(note.key, note.values) for note in cost_notes(assessment, costs)]
        if found == self._shown_notes:
            return
        self._shown_notes = found
        while self._notes.count():
            old = self._notes.takeAt(0).widget()  # type: ignore[union-attr]
            old.hide()  # type: ignore[union-attr]
            old.deleteLater()  # type: ignore[union-attr]
        for sentence in found:
            self._notes.addWidget(Note(self._look, "info", sentence))

    def _show_lines(self, scenario: Scenario, results: Results) -> None:
        is_other, self._shown_id = scenario.id != self._shown_id, scenario.id
        if is_other:
            self.table.close_editor()
        cost = results.scenario(scenario.id).cost
        is_discounted = cost is None or cost.annuity_in_arrears is not None
        self.table.show_lines(
            scenario.cost_lines, () if cost is None else cost.lines, is_discounted=is_discounted
        )
        if is_other:
            self.table.go_to(0, CostColumn.NAME)
        has_lines, first = bool(scenario.cost_lines), self.line_actions.first_button
        had_focus = first.hasFocus()
        self.table.setVisible(has_lines)
        self._pinned.setVisible(any(each.cost is not None for each in results.scenarios))
        if had_focus and has_lines:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_moved(self) -> None:
        self._inspect()
        if self.table.hasFocus():
            self._keep_in_sight(self.table.viewport(), self.table.visualRect(self.table.currentIndex()))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Qt keeps the focus in sight in the innermost part that scrolls only."""
        if new is None or QApplication.mouseButtons() or not self.isVisible():
            return
        if not isinstance(new, QAbstractItemView):
            self._keep_in_sight(new, new.rect())

    def _keep_in_sight(self, part: QWidget, rect: QRect) -> None:
        inner, area = self._area.widget(), self._area
        if inner is not None and inner.isAncestorOf(part):
            half = min(rect.height() // 2 + self._look.space("space"), area.viewport().height() // 2)
            area.ensureVisible(0, part.mapTo(inner, rect.center()).y(), 0, half)

    def _inspect(self) -> None:
        scenario = self._scenario
        if scenario is None or self._assessment is None or self._results is None:
            return
        row, lines = self.table.row, scenario.cost_lines
        line = lines[row] if row < len(lines) else None
        cost = self._results.scenario(scenario.id).cost
        result = cost.lines[row] if cost is not None and row < len(cost.lines) else None
        self.inspector.show_line((scenario.id, row), line, result, self._assessment.cost)
        if self._arranged is not None:
            self.inspector.fit(is_whole=self._arranged[0])

    # --- made once ---

    def _lay_out(self) -> None:
        look = self._look
        self._panes = QHBoxLayout(self)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(0)
        main = QWidget()
        self._column = QVBoxLayout(main)
        self._column.setContentsMargins(look.space("margin"), 0, look.space("space"), look.space("near"))
        self._column.setSpacing(look.space("near"))
        self._column.addWidget(self.settings)
        self._notes.setSpacing(look.space("tight"))
        self._column.addLayout(self._notes)
        self._column.addWidget(self.tabs)
        self._column.addWidget(self.line_actions)
        self._column.addWidget(self.line_actions.empty)
        self._column.addWidget(self.table, 1)
        self._aside = QWidget()
        self._aside.setProperty("ground", "rail")
        self._aside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(self._aside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.inspector)
        self._fold = FoldOutButton(look, self._texts.tr("All about the line"), self._aside)
        self._fold.toggled.connect(self._arrange)
        self._column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(main)
        self._pinned = QWidget()
        below = QVBoxLayout(self._pinned)
        below.setSpacing(look.space("near"))
        below.addWidget(self.totals)
        below.addWidget(self._fee)
        self._left = QVBoxLayout()
        self._left.setSpacing(0)
        self._left.addWidget(area, 1)
        self._left.addWidget(self._pinned)
        self._upright = upright_line()
        self._panes.addLayout(self._left, 1)
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
        back.activated.connect(self.focus_lines)

    def _go_to_pane(self, step: int) -> None:
        """From settings to lines, to their inspector, to the totals."""
        focused = QApplication.focusWidget()
        panes: list[QWidget] = [self.settings, self.table, self._aside, self.totals]
        panes = [pane for pane in panes if pane.isVisibleTo(self)]
        inside = [at for at, pane in enumerate(panes) if pane is focused or pane.isAncestorOf(focused)]  # type: ignore[arg-type]
        pane = panes[((inside[0] if inside else 0) + step) % len(panes)]
        if pane is self._aside:
            self.inspector.focus_field()
        else:
            (self.settings.fold if pane is self.settings else pane).setFocus(Qt.FocusReason.TabFocusReason)
