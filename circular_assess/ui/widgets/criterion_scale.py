"""The scale of a criterion: a ruler for values or five columns in words, the market, and an example."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from circular_assess.domain.catalogue import Criterion, Theme
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look, refresh_style
from circular_assess.ui.widgets.anchor_ruler import AnchorRuler
from circular_assess.ui.widgets.criterion_example import CriterionExample
from circular_assess.ui.widgets.fold_out import FoldOutButton
from circular_assess.ui.widgets.level_columns import LevelColumns
from circular_assess.ui.widgets.ruler_labels import Standing
from circular_assess.ui.widgets.score_words import breakable, market_of, market_sentence
from circular_assess.ui.widgets.words import words


class CriterionScale(QWidget):
    """Shows one of the two scales, below it the market level and, unfolded, a worked example.

    Attributes: ruler, example, example_fold.
    """

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        self.ruler = AnchorRuler(look, texts)
        self._columns = LevelColumns(look, texts)
        self._market = words(role="small", wrap=True)
        self.example = CriterionExample(look, texts)
        self.example_fold = FoldOutButton(look, texts.tr("Worked example"), self.example)
        below = QHBoxLayout()
        below.setSpacing(look.space("space"))
        below.addWidget(self._market, 1)
        below.addWidget(self.example_fold, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.ruler)
        column.addWidget(self._columns)
        column.addLayout(below)
        column.addWidget(self.example)

    @property
    def in_tab_order(self) -> tuple[QWidget, ...]:
        """All that can have the focus, in the order in which Tab goes."""
        return (self.ruler, self.example_fold, self.example.link)

    def set_stacked(self, is_stacked: bool) -> None:
        """Columns one below the other; the ruler adapts by itself."""
        self._columns.set_stacked(is_stacked)
        self.example.set_stacked(is_stacked)

    def show_scale(self, criterion: Criterion, theme: Theme, standings: Sequence[Standing]) -> None:
        """Show the scale and who stands where."""
        self.ruler.setVisible(criterion.has_value)
        self._columns.setVisible(not criterion.has_value)
        if criterion.has_value:
            self.ruler.show_scale(criterion, theme, standings)
        else:
            self._columns.show_scale(criterion, standings)
        has_example = criterion.example is not None
        self.example_fold.setVisible(has_example)
        self.example.setVisible(has_example and self.example_fold.isChecked())
        self.example.show_example(criterion, theme)
        tone = "" if market_of(criterion, theme) is None else "warning"
        sentence = breakable(market_sentence(self._texts, criterion, theme))
        if self._market.text() != sentence or self._market.property("tone") != tone:
            self._market.setText(sentence)
            self._market.setProperty("tone", tone)
            refresh_style(self._market)
