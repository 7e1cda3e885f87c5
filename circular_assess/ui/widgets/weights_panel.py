"""What if the weights were different: the weights of the strategies, and the totals that follow at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.chart_canvas import ChartCanvas, ChartKind
from circular_assess.ui.widgets.fold_out import FoldOutButton
from circular_assess.ui.widgets.strategy_weights import StrategyState, StrategyWeights
from circular_assess.ui.widgets.totals_cells import bar_words
from circular_assess.ui.widgets.words import words

BESIDE_EM, NARROW_EM = 66, 46


class WeightsPanel(QWidget):
    """Folded away until wanted. The weights are those of the assessment: undo takes a movement back.

    Attributes: fold, weights, bars.
    """

    def __init__(self, look: Look, texts: Texts, cache_folder: Path) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("tight"))
        content = QWidget()
        self.fold = FoldOutButton(look, texts.tr("What if the weights were different?"), content)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, look.space("near"))
        inside.setSpacing(look.space("near"))
        hint = texts.tr("These are the weights of the assessment: what you move here counts everywhere.")
        inside.addWidget(words(hint, "caption", wrap=True))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(look.px(2.4))
        self.weights = StrategyWeights(look, texts)
        self._row.addWidget(self.weights, 1, Qt.AlignmentFlag.AlignTop)
        name = texts.tr("Totals with these weights")
        self.bars = ChartCanvas(look, texts, ChartKind.TOTAL_BARS, name, cache_folder)
        self._row.addWidget(self.bars, 1, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(self._row)

    def show_results(self, states: Sequence[StrategyState], results: Results, *, has_bars: bool) -> None:
        """Write the weights and have the bars follow; without bars the table of totals says it."""
        self.weights.show_states(states)
        self.bars.setVisible(has_bars)
        figures = (f"{each.name}: {bar_words(self._texts, each)}." for each in results.scenarios)
        self.bars.show_results(results, " ".join(figures))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bars go under the weights where they do not fit beside them."""
        super().resizeEvent(event)
        is_beside = self.width() >= self._look.px(BESIDE_EM)
        wanted = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
        room = self.width() / 2 if is_beside else self.width()
        self.weights.arrange(is_narrow=room < self._look.px(NARROW_EM))
