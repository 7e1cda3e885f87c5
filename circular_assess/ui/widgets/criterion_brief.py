"""What a criterion asks: name, place, question, why it matters, usual proof, place in the tender."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from circular_assess.domain.results import CriterionInUse
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.place_tags import PlaceTags
from circular_assess.ui.widgets.score_words import breakable, place_words
from circular_assess.ui.widgets.words import line, words

WIDEST_QUESTION_EM = 56


class CriterionHead(QWidget):
    """Name, place in the whole, and the question in the largest type."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(look.space("space"))
        self._layout.setVerticalSpacing(look.space("tight"))
        self._name = words(role="section", wrap=True)
        self._place = words(role="small")
        self._question = words(role="question", wrap=True)
        self._question.setMaximumWidth(look.px(WIDEST_QUESTION_EM))
        self._layout.setColumnStretch(0, 1)
        self.set_stacked(False)

    def set_stacked(self, is_stacked: bool) -> None:
        """The place beside the name, or below the question where there is no room."""
        for label in (self._name, self._place, self._question):
            self._layout.removeWidget(label)
        self._layout.addWidget(self._name, 0, 0)
        if is_stacked:
            self._layout.addWidget(self._question, 1, 0)
            self._layout.addWidget(self._place, 2, 0)
        else:
            self._layout.addWidget(self._place, 0, 1, Qt.AlignmentFlag.AlignBottom)
            self._layout.addWidget(self._question, 1, 0, 1, 2)

    def show_criterion(self, in_use: CriterionInUse) -> None:
        """Show another criterion, or another weight."""
        self._name.setText(breakable(in_use.criterion.name))
        self._place.setText(place_words(self._texts, in_use))
        self._question.setText(breakable(in_use.criterion.question))


class CriterionBrief(QWidget):
    """Why it matters, the usual proof, and where it may stand in the tender."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("space"))
        self._rule = line()
        column.addWidget(self._rule)
        self._row = QHBoxLayout()
        self._row.setSpacing(look.space("wide"))
        self._why, self._proof = words(role="caption", wrap=True), words(role="caption", wrap=True)
        self._tags = PlaceTags(look, texts)
        caution = words(texts.tr("Have a lawyer check the articles."), "small", wrap=True)
        self._row.addLayout(_titled(look, texts.tr("Why it matters"), self._why), 10)
        self._row.addLayout(_titled(look, texts.tr("Usual proof"), self._proof), 10)
        title = texts.tr("Where it may stand in the tender")
        self._row.addLayout(_titled(look, title, self._tags, caution), 14)
        column.addLayout(self._row)

    def set_stacked(self, is_stacked: bool) -> None:
        """Side by side, or one below the other."""
        down, across = QHBoxLayout.Direction.TopToBottom, QHBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_stacked else across)
        self._rule.setVisible(not is_stacked)

    def show_criterion(self, in_use: CriterionInUse) -> None:
        """Show another criterion."""
        self._why.setText(breakable(in_use.criterion.why))
        self._proof.setText(breakable(in_use.criterion.usual_proof))
        self._tags.show_advice(in_use.criterion.instruments)


def _titled(look: Look, title: str, *parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(look.space("tight"))
    column.addWidget(words(title, "label", wrap=True))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column
