"""What the materials of the scenarios come to, as a small table that stays in sight, and what it is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from circular_assess.domain.assessment import ScenarioId
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.texts import DASH, Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cell_table import CellTable, Column
from circular_assess.ui.widgets.cells import Cell, one_line
from circular_assess.ui.widgets.copying import let_copy_table
from circular_assess.ui.widgets.material_words import (
    DECIMALS,
    has_zeros,
    indicator_words,
    kilograms,
    spoken_total,
)
from circular_assess.ui.widgets.words import words

MOST_ROWS = 4
LEAST_NAME_EM, LEAST_INDICATOR_EM, LEAST_FIGURE_EM, ROW_EM = 13.0, 8.0, 4.0, 2.1


class MaterialTotals(QWidget):
    """One row a scenario where there is room, else one for the scenario shown.

    Attributes: table.
    """

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self.table = CellTable(look, texts.tr("Material circularity"), row_em=ROW_EM)
        let_copy_table(self.table, texts)
        self._caption = words("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 1, 0, look.space("near"))
        column.addWidget(self.table)
        column.addSpacing(look.space("tight"))
        column.addWidget(self._caption)

    def show_totals(self, results: Results, scenario_id: ScenarioId, *, has_room: bool) -> None:
        """Show what the materials of all scenarios come to, or those of one where room is scarce."""
        is_all = has_room and len(results.scenarios) <= MOST_ROWS
        shown = results.scenarios if is_all else (results.scenario(scenario_id),)
        self.table.show_cells(self._columns(), [self._row(each, scenario_id) for each in shown])
        tr = self._texts.tr
        sentence = tr("This figure stands beside the score and is never part of it. It is no certification.")
        if has_zeros(results):
            sentence = tr(
                "{sentence} Where it is 0, the linear flow index tells scenarios apart: lower is better.",
                sentence=sentence,
            )
        if self._caption.text() != sentence:
            self._caption.setText(sentence)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line above what is pinned."""
        QPainter(self).fillRect(0, 0, self.width(), 1, self._look.colour("border"))

    def _columns(self) -> Sequence[Column]:
        tr = self._texts.tr

        def figure(head: str, least: float = LEAST_FIGURE_EM) -> Column:
            return Column(Cell(head, role="small", tone="text2", is_bold=True, is_right=True), least=least)

        name = Cell(tr("Material circularity"), role="small", tone="text2", is_bold=True)
        return (
            Column(name, least=LEAST_NAME_EM, takes_rest=True),
            figure(tr("Indicator, 0 to 1"), LEAST_INDICATOR_EM),
            figure(tr("Linear flow index")),
            figure(tr("Utility")),
            figure(tr("Virgin, kg")),
            figure(tr("Lost as waste, kg")),
        )

    def _row(self, scenario: ScenarioResult, scenario_id: ScenarioId) -> Sequence[Cell]:
        texts, found = self._texts, scenario.material_circularity
        is_shown = scenario.id == scenario_id
        name = Cell(
            one_line(scenario.name),
            mark=scenario.mark,
            is_bold=is_shown,
            spoken=spoken_total(texts, scenario),
        )
        indicator = indicator_words(texts, found)
        has_figure = found is not None and found.indicator is not None
        first = Cell(
            indicator,
            role="question" if has_figure else "small",
            tone="text" if has_figure else "text2",
            is_bold=has_figure,
            is_right=True,
        )
        if found is None:
            return (name, first, *(Cell(DASH, tone="text2", is_right=True) for _each in range(4)))
        index = found.linear_flow_index
        figures = (
            DASH if index is None else texts.number(index, decimals=DECIMALS),
            texts.number(found.utility, decimals=DECIMALS),
            kilograms(texts, found.virgin_kg),
            kilograms(texts, found.unrecoverable_waste_kg),
        )
        return (name, first, *(Cell(words, is_right=True) for words in figures))
