"""What a score comes to: the level, or claimed and proven where the evidence is too weak."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from circular_assess.domain.results import CriterionResult
from circular_assess.domain.scoring import POINTS_PER_LEVEL
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.score_words import is_capped
from circular_assess.ui.widgets.words import picture, words


class LevelFigure(QWidget):
    """Two short lines: "3.5 / 87 of 100", or "2.3 claimed / 2.0 proven" in the colour of a warning."""

    def __init__(self, look: Look, texts: Texts, *, has_value: bool) -> None:
        super().__init__()
        self._texts = texts
        self._has_value = has_value
        self._is_stacked = False
        self._result: CriterionResult | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space("tight"))
        self._grid.setVerticalSpacing(0)
        self._before = words(texts.tr("level"), "small")
        self._figure, self._caption = words(role="question"), words(role="small")
        self._proven, self._proven_words = words(role="", tone="warning"), words(role="small", tone="warning")
        for label in (self._figure, self._proven):
            font = QFont(label.font())
            font.setWeight(QFont.Weight.DemiBold)
            label.setFont(font)
        self._mark = picture(look, "info", "warning", 1.0)
        bottom = Qt.AlignmentFlag.AlignBottom
        for column, label in enumerate((self._before, self._figure, self._caption)):
            self._grid.addWidget(label, 0, column, bottom)
        for column, label in enumerate((self._proven, self._proven_words, self._mark)):
            self._grid.addWidget(label, 1, column + 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.setColumnStretch(4, 1)

    def set_stacked(self, is_stacked: bool) -> None:
        """In a card no head of a column says what the figure is."""
        self._is_stacked = is_stacked
        if self._result is not None:
            self.show_result(self._result)

    def show_result(self, result: CriterionResult) -> None:
        """Show the level of a result, or that there is none."""
        tr, texts = self._texts.tr, self._texts
        self._result = result
        claimed, beside, proven = "", tr("not scored"), ""
        if result.level is not None and result.proven_level is not None:
            claimed, beside = texts.points(result.level), tr("claimed")
            is_shown_by_picker = not self._has_value and result.level == round(result.level)
            if is_capped(result):
                proven = texts.points(result.proven_level)
                if is_shown_by_picker:
                    claimed = beside = ""
            elif self._has_value:
                beside = tr("{points} of 100", points=texts.number(result.level * POINTS_PER_LEVEL, 0))
            else:
                # In the table the head of the column says it.
                beside = tr("proven") if self._is_stacked else ""
        needs_words = self._is_stacked or bool(claimed)
        _say(self._figure, claimed)
        _say(self._caption, beside)
        _say(self._proven, proven)
        _say(self._proven_words, tr("proven") if proven and needs_words else "")
        self._mark.setVisible(bool(proven))
        self._before.setVisible(self._is_stacked and bool(claimed))


def _say(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
    label.setVisible(bool(text))
