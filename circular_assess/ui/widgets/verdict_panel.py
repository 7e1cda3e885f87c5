"""The result in words: who leads, who leads if only the proven counts, and what rests on weak proof."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.comparison_words import said, weak_proof_sentence
from circular_assess.ui.widgets.words import picture, words


class VerdictPanel(QWidget):
    """Three sentences, the first one large."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.space("near"))
        grid.setVerticalSpacing(look.space("tight"))
        grid.setColumnStretch(1, 1)
        self.verdict = words("", "verdict", wrap=True)
        grid.addWidget(self.verdict, 0, 0, 1, 2)
        self._scale = picture(look, "scale", "warning", 1.25)
        grid.addWidget(self._scale, 1, 0, Qt.AlignmentFlag.AlignTop)
        self.other = words("", "strong", wrap=True)
        grid.addWidget(self.other, 1, 1)
        self.weak = words("", wrap=True)
        grid.addWidget(self.weak, 2, 1)

    def show_results(self, results: Results) -> None:
        """Word the verdict of these results."""
        sentences = [said(self._texts, message) for message in results.verdict]
        weak = weak_proof_sentence(self._texts, results) if results.is_ready else ""
        other = sentences[1] if len(sentences) > 1 else ""
        for label, text in ((self.verdict, sentences[0]), (self.other, other), (self.weak, weak)):
            label.setVisible(bool(text))
            if label.text() != text:
                label.setText(text)
        self._scale.setVisible(bool(other))
