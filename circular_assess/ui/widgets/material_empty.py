"""What stands in place of the table while a scenario has no material: what it is for, and how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Scenario
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.notes import EmptyState
from circular_assess.ui.widgets.score_words import for_button
from circular_assess.ui.widgets.words import button

NO_INDICATOR = "QPushButton::menu-indicator { image: none; width: 0; }"


class MaterialEmpty(QWidget):
    """To type, or to copy from another scenario; a file is read from the head of the page.

    Attributes: first_button, copy_button.
    Signals: begun; copy_wanted(ScenarioId), whose materials are to be copied.
    """

    begun = Signal()
    copy_wanted = Signal(object)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        tr = texts.tr
        self._others: Sequence[Scenario] = ()
        self.first_button = button(look, tr("Add a material"), "main", "plus")
        self.first_button.clicked.connect(self.begun)
        self.copy_button = button(look, tr("Copy the materials of …"), "quiet", "copy")
        self.copy_button.setStyleSheet(NO_INDICATOR)
        menu = QMenu(self.copy_button)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.copy_button.setMenu(menu)
        sentence = tr(
            "Optional. Masses and shares give the material circularity indicator: how much is virgin, how "
            "much is lost as waste, and how long it serves."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            EmptyState(look, "package", tr("No material yet"), sentence, self.first_button, self.copy_button)
        )

    def show_others(self, others: Sequence[Scenario]) -> None:
        """The other scenarios, of which one may be copied."""
        self._others = others
        self.copy_button.setVisible(any(each.material_lines for each in others))

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for scenario in self._others:
            action = menu.addAction(for_button(scenario.name))
            action.setEnabled(bool(scenario.material_lines))
            action.triggered.connect(lambda _on=False, from_id=scenario.id: self.copy_wanted.emit(from_id))
