"""What can be done with the cost lines of a scenario as a whole: add, copy, count over an own period."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from circular_assess.domain.assessment import Assessment, Scenario
from circular_assess.domain.cost_results import period_of
from circular_assess.texts import COST_KIND_NAMES, Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.elided_button import ElidedButton
from circular_assess.ui.widgets.figure_field import FigureField
from circular_assess.ui.widgets.notes import EmptyState
from circular_assess.ui.widgets.score_words import for_button
from circular_assess.ui.widgets.words import button, icon_room

PERIOD_EM, LEAST_PERIOD_EM, WIDE_EM = 15.5, 13.0, 46.0
NO_INDICATOR = "QPushButton::menu-indicator { image: none; width: 0; }"


class CostActions(QWidget):
    """Buttons above the table, and what stands in place of a table without lines.

    Attributes: add_button, copy_button, period, empty, first_button (the first one in `empty`).
    Signals: line_wanted(kind); copy_wanted(ScenarioId), whose lines are to be copied; period_entered(years
    or None); paste_wanted.
    """

    line_wanted = Signal(str)
    copy_wanted = Signal(object)
    period_entered = Signal(object)
    paste_wanted = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        tr = texts.tr
        self._look, self._texts = look, texts
        self._others: tuple[Scenario, ...] = ()
        self.add_button = self._kind_button()
        self.copy_button = self._copy_button()
        self.period = FigureField(look, texts, tr("Own period"), unit=tr("years"), example=8, is_whole=True)
        self.period.entered.connect(self.period_entered)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space("near"))
        for part in (self.add_button, self.copy_button):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.period.setFixedWidth(look.px(PERIOD_EM))
        row.addWidget(self.period)
        self.first_button = self._kind_button()
        self._first_copy = self._copy_button()
        sentence = tr(
            "What this way of buying costs over its years: purchase or fee, energy, upkeep, and what is left"
            " at the end. Rows of a spreadsheet can be pasted: kind, name, amount, how often, from year,"
            " to year, rise a year."
        )
        paste = button(look, tr("Paste rows"), "quiet", "table")
        paste.clicked.connect(self.paste_wanted)
        parts = (self.first_button, paste, self._first_copy)
        self.empty = EmptyState(look, "list", tr("No cost line yet"), sentence, *parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the buttons keep their words, and the proposal in the field is cut."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._look.px(WIDE_EM)
        self.period.setFixedWidth(self._look.px(PERIOD_EM if is_wide else LEAST_PERIOD_EM))

    def show_scenario(self, assessment: Assessment, scenario: Scenario) -> None:
        """Show what can be done with the lines of this scenario."""
        has_lines = bool(scenario.cost_lines)
        self.setVisible(has_lines)
        self.empty.setVisible(not has_lines)
        self._others = tuple(each for each in assessment.scenarios if each.id != scenario.id)
        for part in (self.copy_button, self._first_copy):
            part.setVisible(any(each.cost_lines for each in self._others))
        self.period.show_figure(scenario.period_years)
        usual = period_of(assessment, replace(scenario, period_years=None))
        proposal = "" if usual is None else self._texts.tr("as for all: {years}", years=usual)
        if self.period.number.placeholderText() != proposal:
            self.period.number.setPlaceholderText(proposal)

    def _kind_button(self) -> QPushButton:
        made = self._menu_button(self._texts.tr("Add a cost line"), "", "plus", "text")
        kinds = QMenu(made)
        for code, name in COST_KIND_NAMES.items():
            action = kinds.addAction(self._texts.tr(name))
            action.triggered.connect(lambda _on=False, code=code: self.line_wanted.emit(code))
        made.setMenu(kinds)
        return made

    def _menu_button(self, text: str, kind: str, icon: str, token: str) -> ElidedButton:
        made = ElidedButton(text)
        made.setProperty("kind", kind)
        made.setAutoDefault(False)
        made.setIcon(self._look.icon(icon, token))
        made.setIconSize(icon_room(self._look))
        made.setStyleSheet(NO_INDICATOR)
        return made

    def _copy_button(self) -> QPushButton:
        made = self._menu_button(self._texts.tr("Copy the lines of …"), "quiet", "copy", "accent_ink")
        menu = QMenu(made)
        menu.aboutToShow.connect(lambda: self._fill_copy_menu(menu))
        made.setMenu(menu)
        return made

    def _fill_copy_menu(self, menu: QMenu) -> None:
        menu.clear()
        for scenario in self._others:
            action = menu.addAction(for_button(scenario.name))
            action.setEnabled(bool(scenario.cost_lines))
            action.triggered.connect(lambda _on=False, from_id=scenario.id: self.copy_wanted.emit(from_id))
