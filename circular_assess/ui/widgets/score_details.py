"""What stands behind a score: the buyer's reason, the proofs, its range, and what would lift it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Score
from circular_assess.domain.catalogue import Criterion
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.confidential_mark import ConfidentialMark
from circular_assess.ui.widgets.notes import Note
from circular_assess.ui.widgets.proofs_editor import ProofsEditor
from circular_assess.ui.widgets.score_range import ScoreRange
from circular_assess.ui.widgets.words import field_label, words

FEWEST_LINES, MOST_LINES = 3, 9
PARAGRAPH = "\N{PARAGRAPH SEPARATOR}"


class ReasonField(QPlainTextEdit):
    """Several lines of text that Tab leaves; it grows with what is typed.

    Signals: typed(str): the whole text.
    """

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.textChanged.connect(lambda: self.typed.emit(self.reason()))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def reason(self) -> str:
        """The text as typed; `toPlainText` would turn non-breaking spaces into plain ones."""
        return self.document().toRawText().replace(PARAGRAPH, "\n")

    def show_reason(self, reason: str) -> None:
        """Show a text if it differs from the one typed, so that the caret stays."""
        if self.reason() != reason.replace("\r\n", "\n"):
            self.blockSignals(True)
            self.setPlainText(reason)
            self.blockSignals(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the edges are known."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(self.document().documentLayout().documentSize().height(), FEWEST_LINES), MOST_LINES)
        edges = self.height() - self.viewport().height() if self.isVisible() else self.fontMetrics().height()
        # Each line takes whole pixels.
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        wanted = round(lines * line) + max(edges, 0) + 2 * round(self.document().documentMargin()) + 1
        if self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)


class ScoreDetails(QWidget):
    """Note, reason, proofs and range of the score that is open.

    Attributes: reason_field, reason_mark, proofs, range.
    Signals: reason_typed(str); proofs_changed(object, int) as in ProofsEditor; range_entered(ends or None);
    marked(position of a proof or None for the reason, is confidential).
    """

    reason_typed = Signal(str)
    proofs_changed = Signal(object, int)
    range_entered = Signal(object)
    marked = Signal(object, bool)

    def __init__(self, look: Look, texts: Texts, criterion: Criterion, scenario: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        self._note = Note(look, "warning", "")
        column.addWidget(self._note)
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space("space"))
        self._grid.setVerticalSpacing(look.space("tight"))
        column.addWidget(self._holder)
        self.reason_field = ReasonField()
        self.reason_field.typed.connect(self.reason_typed)
        self._reason_label = field_label(texts.tr("Reason"), self.reason_field)
        self.reason_field.setAccessibleName(texts.tr("Reason for {scenario}", scenario=scenario[:200]))
        self.reason_mark = ConfidentialMark(look, texts, self.reason_field.accessibleName())
        self.reason_mark.marked.connect(lambda is_marked: self.marked.emit(None, is_marked))
        self._reason_line = QHBoxLayout()
        self._reason_line.addWidget(self._reason_label, 1)
        self._reason_line.addWidget(self.reason_mark)
        self._proof_label = words(texts.tr("Proof"), "label")
        self.proofs = ProofsEditor(look, texts)
        self.proofs.changed.connect(self.proofs_changed)
        self.proofs.marked.connect(lambda at, is_marked: self.marked.emit(at, is_marked))
        self.range = ScoreRange(look, texts, criterion, scenario)
        self.range.entered.connect(self.range_entered)
        column.addWidget(self.range)
        self.set_stacked(False)

    @property
    def in_tab_order(self) -> tuple[QWidget, ...]:
        """All that can have the focus, in the order in which Tab goes."""
        return (self.reason_field, self.reason_mark, *self.proofs.in_tab_order, *self.range.in_tab_order)

    def set_stacked(self, is_stacked: bool) -> None:
        """Reason above the proofs, or beside them."""
        grid, top = self._grid, Qt.AlignmentFlag.AlignTop
        parts = (self.reason_field, self._proof_label, self.proofs, self.proofs.form)
        for part in parts:
            grid.removeWidget(part)
        grid.removeItem(self._reason_line)
        grid.addLayout(self._reason_line, 0, 0)
        if is_stacked:
            for row, each in enumerate(parts, start=1):
                grid.addWidget(each, row, 0)
        else:
            grid.addWidget(self.reason_field, 1, 0, top)
            grid.addWidget(self._proof_label, 0, 1)
            grid.addWidget(self.proofs, 1, 1)
            grid.addWidget(self.proofs.form, 2, 0, 1, 2)
        grid.setColumnStretch(0, 19)
        grid.setColumnStretch(1, 0 if is_stacked else 12)
        self.proofs.form.set_stacked(is_stacked)
        self.range.set_stacked(is_stacked)

    def show_score(self, score: Score, lift: str) -> None:
        """Show what is stored; `lift` is the sentence for weak evidence, or empty."""
        self.reason_field.show_reason(score.reason)
        self.reason_mark.show_marked(score.is_reason_confidential)
        self.proofs.show_proofs(score.proofs)
        self.range.show_score(score)
        if self._note.label.text() != lift:
            self._note.set_words(lift)
        self._note.setVisible(bool(lift))
