"""How sure the winner is: what was found in sentences, and the figures behind them in a fold-out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from circular_assess.domain.certainty import Certainty
from circular_assess.domain.messages import Message
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cell_table import CellTable
from circular_assess.ui.widgets.certainty_cells import (
    Cells,
    criterion_weight_cells,
    first_place_cells,
    level_cells,
    strategy_weight_cells,
)
from circular_assess.ui.widgets.comparison_words import said
from circular_assess.ui.widgets.copying import let_copy_table
from circular_assess.ui.widgets.fold_out import FoldOutButton
from circular_assess.ui.widgets.words import line, words

FIRSTS_EM = 40.0
# How it was worked out, in small words after what was found.
NOTES = ("certainty_ranges", "certainty_unscored", "certainty_rule")


class _Titled(QWidget):
    """A table under its title; both go where there is no row."""

    def __init__(self, look: Look, texts: Texts, title: str, most_em: float = 90.0) -> None:
        super().__init__()
        self.setMaximumWidth(look.px(most_em))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.space("near"))
        column.setSpacing(look.space("tight"))
        column.addWidget(words(title, "strong", wrap=True))
        self.table = CellTable(look, title)
        let_copy_table(self.table, texts)
        column.addWidget(self.table)

    def show_cells(self, cells: Cells) -> None:
        """Show these rows."""
        self.table.show_cells(*cells)
        self.setVisible(bool(cells[1]))


class CertaintyPanel(QWidget):
    """Empty until an answer is there; it keeps its height while a new one is awaited.

    Attributes: working, lead, sentences, notes, fold; firsts, strategies, criteria, levels.
    """

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        tr = texts.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        column.addWidget(line())
        column.addSpacing(look.space("tight"))
        column.addWidget(words(tr("How sure this is"), "section"))
        self.working = words(tr("Working out how sure this is"), "caption", wrap=True)
        column.addWidget(self.working)
        self.lead, self.sentences, self.notes = (
            words("", role, wrap=True) for role in ("strong", "", "small")
        )
        for label in (self.lead, self.sentences, self.notes):
            column.addWidget(label)
        detail = QWidget()
        self.fold = FoldOutButton(look, tr("What would change it"), detail)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        inner = QVBoxLayout(detail)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.space("tight"))
        self.firsts = _Titled(look, texts, tr("First places over all weightings"), FIRSTS_EM)
        self.strategies = _Titled(
            look, texts, tr("Weights of the strategies with which the leader stays ahead")
        )
        self.criteria = _Titled(look, texts, tr("Weights of criteria that would change who leads"))
        self.levels = _Titled(look, texts, tr("Single scores that would change who leads"))
        self._parts = (self.firsts, self.strategies, self.criteria, self.levels)
        for part in self._parts:
            inner.addWidget(part)
        column.addWidget(detail)
        column.addStretch(1)

    def show_certainty(self, results: Results, found: Certainty | None, *, is_slow: bool) -> None:
        """What was found for these results, or that it is being worked out, if that takes long."""
        self.setMinimumHeight(self.height() if found is None and self.lead.text() else 0)
        self.working.setVisible(found is None and is_slow)
        messages = () if found is None else found.messages
        count = 0 if found is None else len(found.leaders)
        self._say(self.lead, messages[:count])
        self._say(self.sentences, [each for each in messages[count:] if each.key not in NOTES])
        self._say(self.notes, [each for each in messages[count:] if each.key in NOTES])
        self.fold.setVisible(bool(messages))
        if found is None:
            for part in self._parts:
                part.table.show_cells(part.table.columns, ())
            return
        self.firsts.show_cells(first_place_cells(self._texts, results, found))
        self.strategies.show_cells(strategy_weight_cells(self._texts, results, found))
        self.criteria.show_cells(criterion_weight_cells(self._texts, results, found))
        self.levels.show_cells(level_cells(self._texts, results, found))

    def _say(self, label: QLabel, messages: Sequence[Message]) -> None:
        label.setText("\n".join(said(self._texts, message) for message in messages))
        label.setVisible(bool(messages))
