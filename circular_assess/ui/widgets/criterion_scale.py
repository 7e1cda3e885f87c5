"""The scale of a criterion: a ruler for values or five columns in words, and what the market gives."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from circular_assess.domain.catalogue import Criterion, Theme
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look, refresh_style
from circular_assess.ui.widgets.anchor_ruler import AnchorRuler
from circular_assess.ui.widgets.level_columns import LevelColumns
from circular_assess.ui.widgets.ruler_labels import Standing
from circular_assess.ui.widgets.score_words import breakable, market_of, market_sentence
from circular_assess.ui.widgets.words import words


class CriterionScale(QWidget):
    """Shows one of the two scales, with the market level below it. Attributes: ruler."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        self.ruler = AnchorRuler(look, texts)
        self._columns = LevelColumns(look, texts)
        self._market = words(role="small", wrap=True)
        column.addWidget(self.ruler)
        column.addWidget(self._columns)
        column.addWidget(self._market)

    def set_stacked(self, is_stacked: bool) -> None:
        """Columns one below the other; the ruler adapts by itself."""
        self._columns.set_stacked(is_stacked)

    def show_scale(self, criterion: Criterion, theme: Theme, standings: Sequence[Standing]) -> None:
        """Show the scale and who stands where."""
        self.ruler.setVisible(criterion.has_value)
        self._columns.setVisible(not criterion.has_value)
        if criterion.has_value:
            self.ruler.show_scale(criterion, theme, standings)
        else:
            self._columns.show_scale(criterion, standings)
        tone = "" if market_of(criterion, theme) is None else "warning"
        sentence = breakable(market_sentence(self._texts, criterion, theme))
        if self._market.text() != sentence or self._market.property("tone") != tone:
            self._market.setText(sentence)
            self._market.setProperty("tone", tone)
            refresh_style(self._market)
