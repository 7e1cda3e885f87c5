"""The parts of the Materials page and where they stand: materials, use and effects of one, totals of all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from circular_assess.domain.assessment import Assessment, Scenario, ScenarioId
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.effect_rows import EffectRows
from circular_assess.ui.widgets.fold_out import FoldOutButton
from circular_assess.ui.widgets.material_empty import MaterialEmpty
from circular_assess.ui.widgets.material_inspector import MaterialInspector
from circular_assess.ui.widgets.material_table import MaterialTable
from circular_assess.ui.widgets.material_totals import MaterialTotals
from circular_assess.ui.widgets.material_use import MaterialUse
from circular_assess.ui.widgets.scenario_tabs import ScenarioTab, ScenarioTabs
from circular_assess.ui.widgets.words import upright_line

INSPECTOR_EM, WIDEST, AROUND_FOCUS_EM = 18.5, 16777215, 5.0
NARROW_EM, LOW_EM, ROOM_FOR_ALL_EM = 72.0, 38.0, 42.0


class MaterialView(QWidget):
    """Where materials, lifetime, use and effects are typed and seen.

    Attributes: tabs, table, inspector, use, effects, totals, first_button.
    Signals: scenario_chosen; copy_wanted(ScenarioId), whose materials are to be copied.
    """

    scenario_chosen = Signal()
    copy_wanted = Signal(object)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._assessment: Assessment | None = None
        self._results: Results | None = None
        self._begun: ScenarioId | None = None
        self._arranged: tuple[bool, bool] | None = None
        self.tabs = ScenarioTabs(look, texts)
        self.table = MaterialTable(look, texts)
        self.inspector = MaterialInspector(look, texts)
        self.use, self.effects = MaterialUse(look, texts), EffectRows(look, texts)
        self.totals = MaterialTotals(look, texts)
        self._empty = MaterialEmpty(look, texts)
        self.first_button = self._empty.first_button
        self._empty.begun.connect(self.begin)
        self._empty.copy_wanted.connect(self.copy_wanted)
        self._lay_out()
        self._make_keys()
        self.tabs.chosen.connect(self._on_scenario_chosen)
        self.table.moved.connect(self._inspect)

    @property
    def scenario_id(self) -> ScenarioId | None:
        """The scenario that is shown."""
        return self.tabs.current

    def show_materials(self, assessment: Assessment, results: Results) -> None:
        """Show everything of the scenario that is chosen, and what the materials of all come to."""
        self._assessment, self._results = assessment, results
        before = self.tabs.current
        self.tabs.show_scenarios([self._tab(scenario) for scenario in assessment.scenarios])
        if self.tabs.current != before:
            self.table.close_editor()
        scenario = self._scenario
        assert scenario is not None
        had_focus = self._empty.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]
        is_empty = not scenario.material_lines and self._begun != scenario.id
        self._empty.setVisible(is_empty)
        self.table.setVisible(not is_empty)
        self.table.show_lines(scenario.material_lines)
        if had_focus and not is_empty:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        others = [each for each in assessment.scenarios if each.id != scenario.id]
        self._empty.show_others(others)
        self.use.show_use(scenario.id, scenario.use)
        self.effects.show_effects(scenario.id, scenario.effects, assessment.tender)
        self._show_totals()
        self._inspect()
        self._arrange()

    # --- where to go ---

    def begin(self) -> None:
        """The empty row of the table, open for typing."""
        self._begun = self.tabs.current
        if self._assessment is not None and self._results is not None:
            self.show_materials(self._assessment, self._results)
        self.table.go_to(len(self.table.materials.lines), self.table.column.NAME)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.edit_cell()

    def focus_lines(self) -> None:
        """Work begins in the table, or with the first material."""
        part = self.first_button if self.table.isHidden() else self.table
        self._focus(part)

    def focus_use(self) -> None:
        """Go to lifetime and use."""
        self.use.focus_first()
        self._show_focus_soon()

    def focus_effect(self, position: int) -> None:
        """Go to an effect, or to where one is added."""
        self.effects.focus_row(position)
        self._show_focus_soon()

    def _focus(self, part: QWidget) -> None:
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_focus_soon()

    def _show_focus_soon(self) -> None:
        """Scroll to what has the focus, once parts that were just made have their places."""
        QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        focused, inner = QApplication.focusWidget(), self._area.widget()
        if focused is None or inner is None or focused is self.table or not inner.isAncestorOf(focused):
            return
        self._area.ensureWidgetVisible(focused, 0, self._look.px(AROUND_FOCUS_EM))

    # --- what is shown ---

    @property
    def _scenario(self) -> Scenario | None:
        if self._assessment is None or self.tabs.current is None:
            return None
        return self._assessment.scenario(self.tabs.current)

    def _tab(self, scenario: Scenario) -> ScenarioTab:
        count = len(scenario.material_lines)
        lines = self._texts.plural("{count} material", "{count} materials", count)
        spoken = self._texts.tr("{scenario}, {lines}", scenario=scenario.name[:200], lines=lines)
        return ScenarioTab(scenario.id, scenario.name, scenario.mark, str(count), spoken)

    def _show_totals(self) -> None:
        if self._assessment is None or self._results is None or self.tabs.current is None:
            return
        has_any = any(scenario.material_lines for scenario in self._assessment.scenarios)
        has_room = self.height() >= self._look.px(ROOM_FOR_ALL_EM)
        self.totals.show_totals(self._results, self.tabs.current, has_room=has_room)
        self.totals.setVisible(has_any)

    def _inspect(self) -> None:
        scenario = self._scenario
        if scenario is None:
            return
        row, lines = self.table.row, scenario.material_lines
        material = lines[row] if row < len(lines) else None
        self.inspector.show_line((scenario.id, row), material, self.table.column)

    def _on_scenario_chosen(self, _scenario_id: ScenarioId) -> None:
        self.table.close_editor()
        self.table.go_to(0, self.table.column.NAME)
        self.scenario_chosen.emit()

    # --- where things stand ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The inspector folds under the table, and the totals scroll along, where there is little room."""
        super().resizeEvent(event)
        self._arrange()
        self._show_totals()

    def _arrange(self) -> None:
        look = self._look
        is_narrow = self.width() < look.px(NARROW_EM)
        is_low = is_narrow or self.height() < look.px(LOW_EM)
        if (is_narrow, is_low) != self._arranged:
            self._arranged = (is_narrow, is_low)
            self._place_aside(is_narrow=is_narrow)
            if is_low:
                self._column.insertWidget(self._column.indexOf(self.use), self.totals)
            else:
                self._pinned.addWidget(self.totals)
        has_table = not self.table.isHidden()
        self._fold.setVisible(is_narrow and has_table)
        self._aside.setVisible((not is_narrow or self._fold.isChecked()) and (has_table or not is_narrow))
        inside = self._area.viewport().width() - 2 * look.space("margin")
        self.use.set_width(inside)
        self.effects.set_width(inside)

    def _place_aside(self, *, is_narrow: bool) -> None:
        """Beside the table, where it scrolls by itself, or under it, where it is seen whole."""
        inside, width = self._aside.layout(), self._look.px(INSPECTOR_EM)
        assert inside is not None
        if is_narrow:
            self._column.insertWidget(self._column.indexOf(self._fold) + 1, self._aside)
            self._aside_area.takeWidget()
            inside.addWidget(self.inspector)
            self.inspector.show()
        else:
            self._panes.addWidget(self._aside)
            inside.removeWidget(self.inspector)
            self._aside_area.setWidget(self.inspector)
        self._aside_area.setVisible(not is_narrow)
        self._aside.setMinimumWidth(0 if is_narrow else width)
        self._aside.setMaximumWidth(WIDEST if is_narrow else width)
        self._upright.setVisible(not is_narrow)

    # --- made once ---

    def _lay_out(self) -> None:
        look = self._look
        self._panes = QHBoxLayout(self)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(0)
        main = QWidget()
        self._column = QVBoxLayout(main)
        margin = look.space("margin")
        self._column.setContentsMargins(margin, 0, look.space("space"), look.space("space"))
        self._column.setSpacing(look.space("near"))
        self._fold_in_aside()
        for part in (self.tabs, self._empty, self.table):
            self._column.addWidget(part)
        self._column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        for section in (self.use, self.effects):
            self._column.addSpacing(look.space("space"))
            self._column.addWidget(section)
        self._column.addStretch(1)
        self._area = _scroll_area()
        self._area.setWidget(main)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._area, 1)
        self._pinned = QVBoxLayout()
        self._pinned.setContentsMargins(margin, 0, look.space("space"), 0)
        left.addLayout(self._pinned)
        self._upright = upright_line()
        self._panes.addLayout(left, 1)
        self._panes.addWidget(self._upright)
        self._panes.addWidget(self._aside)

    def _fold_in_aside(self) -> None:
        look = self._look
        self._aside = QWidget()
        self._aside.setProperty("ground", "rail")
        self._aside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(self._aside)
        pad = look.space("space")
        inside.setContentsMargins(pad, look.space("near"), pad, look.space("near"))
        self._aside_area = _scroll_area()
        inside.addWidget(self._aside_area)
        self._fold = FoldOutButton(look, self._texts.tr("Efficiencies, source and estimate"), self._aside)
        self._fold.toggled.connect(self._arrange)

    def _make_keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(inside)
            shortcut.activated.connect(lambda step=step: self._go_to_pane(step))

    def _go_to_pane(self, step: int) -> None:
        """From materials to their inspector, to use, to effects, to the totals."""
        focused = QApplication.focusWidget()
        parts: tuple[QWidget, ...] = (self.table, self._aside, self.use, self.effects, self.totals)
        panes = [pane for pane in parts if pane.isVisibleTo(self)]
        inside = [at for at, pane in enumerate(panes) if pane is focused or pane.isAncestorOf(focused)]  # type: ignore[arg-type]
        pane = panes[((inside[0] if inside else 0) + step) % len(panes)]
        goals: dict[QWidget, Callable[[], None]] = {
            self._aside: self.inspector.focus_first,
            self.use: self.focus_use,
            self.effects: lambda: self.focus_effect(0),
            self.totals: lambda: self._focus(self.totals.table),
        }
        goals.get(pane, self.focus_lines)()


def _scroll_area() -> QScrollArea:
    """Scrolls down and never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
