"""The result in words: who leads, who leads if only the proven counts, and how sure that is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from circular_assess.domain.certainty import Certainty
from circular_assess.domain.results import Results
from circular_assess.texts import NON_BREAKING_SPACE, Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.comparison_words import said, weak_proof_sentence
from circular_assess.ui.widgets.words import picture, words


class VerdictPanel(QWidget):
    """Four sentences, the first one large; how sure it is comes when it is worked out."""

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
        self.sure = words("", wrap=True)
        grid.addWidget(self.sure, 3, 1)

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

    def show_certainty(self, results: Results, found: Certainty | None, *, is_slow: bool) -> None:
        """How often the leader comes first; its line is kept free while that is worked out."""
        sentence = ""
        if found is None:
            sentence = self._texts.tr("Working out how sure this is") if is_slow else NON_BREAKING_SPACE
        elif found.messages:
            sentence = "\n".join(said(self._texts, each) for each in found.messages[: len(found.leaders)])
        self.sure.setText(sentence)
        self.sure.setVisible(results.is_ready and bool(sentence))
