"""All scenarios under heads; a row stays the same widget while its scenario lives, wherever it moves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from circular_assess.domain.assessment import ScenarioId
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.scenario_row import (
    DESCRIPTION,
    MARK,
    MENU,
    NAME,
    ROLE,
    SCORED,
    STRETCH,
    ScenarioRow,
)
from circular_assess.ui.widgets.scenario_state import ScenarioState
from circular_assess.ui.widgets.words import line, words


class ScenarioList(QWidget):
    """The scenarios in the order that all pages use.

    Signals: those of ScenarioRow.
    """

    named = Signal(str, str)
    described = Signal(str, str)
    left_nameless = Signal(str)
    baseline_wanted = Signal(str)
    copy_wanted = Signal(str)
    move_wanted = Signal(str, int)
    removal_wanted = Signal(str)
    knock_out_typed = Signal(str, object)
    knock_out_left = Signal(str)
    acceptable_again = Signal(str)
    marked = Signal(str, str, bool)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._is_narrow = False
        self._rows: dict[ScenarioId, ScenarioRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._heads = QWidget()
        self._head_grid = QGridLayout(self._heads)
        self._head_grid.setContentsMargins(0, 0, 0, look.space("tight"))
        self._head_grid.setHorizontalSpacing(look.space("space"))
        for column, text in (
            (NAME, texts.tr("Name")),
            (DESCRIPTION, texts.tr("Description")),
            (ROLE, texts.tr("Compared with")),
        ):
            self._head_grid.addWidget(words(text, "head"), 0, column)
        for column in (MARK, SCORED, MENU):
            self._head_grid.addWidget(QWidget(), 0, column)  # a column without widgets would get no gap
        for column, stretch in STRETCH.items():
            self._head_grid.setColumnStretch(column, stretch)
        self._column.addWidget(self._heads)
        self._line = line()
        self._column.addWidget(self._line)

    def row(self, scenario_id: ScenarioId) -> ScenarioRow:
        """The row of a scenario; KeyError if it is not shown."""
        return self._rows[scenario_id]

    def rows(self) -> list[ScenarioRow]:
        """The rows from top to bottom."""
        return list(self._rows.values())

    def show_states(self, states: Sequence[ScenarioState]) -> None:
        """Write all rows, drop those that are gone and bring the others into order."""
        order = [state.id for state in states]
        for gone in self._rows.keys() - set(order):
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for state in states:
            if state.id not in self._rows:
                self._rows[state.id] = self._make_row(state)
            self._rows[state.id].show_state(state)
        if list(self._rows) != order or self._column.count() != len(order) + 2:
            self._rows = {scenario_id: self._rows[scenario_id] for scenario_id in order}
            self._bring_into_order()
        self._show_heads()

    def arrange(self, *, is_narrow: bool) -> None:
        """One line a scenario, or folded rows where there is little room."""
        self._is_narrow = is_narrow
        for row in self._rows.values():
            row.arrange(is_narrow=is_narrow)
        self._show_heads()

    def _make_row(self, state: ScenarioState) -> ScenarioRow:
        row = ScenarioRow(self._look, self._texts, state)
        row.setParent(self)
        row.arrange(is_narrow=self._is_narrow)
        row.named.connect(self.named)
        row.described.connect(self.described)
        row.left_nameless.connect(self.left_nameless)
        row.baseline_wanted.connect(self.baseline_wanted)
        row.copy_wanted.connect(self.copy_wanted)
        row.move_wanted.connect(self.move_wanted)
        row.removal_wanted.connect(self.removal_wanted)
        row.knock_out_typed.connect(self.knock_out_typed)
        row.knock_out_left.connect(self.knock_out_left)
        row.acceptable_again.connect(self.acceptable_again)
        row.marked.connect(self.marked)
        return row

    def _bring_into_order(self) -> None:
        self._column.removeWidget(self._line)
        for row in self._rows.values():
            self._column.removeWidget(row)
            self._column.addWidget(row)
            row.show()
        self._column.addWidget(self._line)

    def _show_heads(self) -> None:
        self._heads.setVisible(bool(self._rows) and not self._is_narrow)
        self._line.setVisible(bool(self._rows))
        if self._rows:
            for column, width in next(iter(self._rows.values())).column_widths().items():
                self._head_grid.setColumnMinimumWidth(column, width)
