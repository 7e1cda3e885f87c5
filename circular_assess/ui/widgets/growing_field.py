"""A field for a sentence or two: it begins as one line and grows with what is typed or proposed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

MOST_LINES = 6
# Room above and below the text, by its height, so that one line is as high as other fields.
MARGIN_SHARE = 0.125
LINE_ENDS = ("\N{PARAGRAPH SEPARATOR}", "\N{LINE SEPARATOR}")


class GrowingField(QPlainTextEdit):
    """Tab and Enter leave it, Shift+Enter begins a new line; a proposal stands in grey while it is empty.

    Signals: typed(str), the whole text; left, when the focus goes elsewhere.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(self._bar)
        self._margin = round(MARGIN_SHARE * self.fontMetrics().height())
        self.document().setDocumentMargin(self._margin)
        self.textChanged.connect(lambda: self.typed.emit(self.words()))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def words(self) -> str:
        """The text as typed; `toPlainText` would turn non-breaking spaces into plain ones."""
        text = self.document().toRawText()
        for end in LINE_ENDS:
            text = text.replace(end, "\n")
        return text

    def show_words(self, words: str) -> None:
        """Show a text if it differs from the one typed, so that the caret stays; no signal."""
        if self.words() != words.replace("\r\n", "\n"):
            was_blocked = self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(was_blocked)

    def show_proposal(self, proposal: str) -> None:
        """What stands in the empty field."""
        if self.placeholderText() != proposal:
            self.setPlaceholderText(proposal)
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field, as in a table."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that it is left; a menu of the field itself does not count."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        lines = self.document().documentLayout().documentSize().height()
        if self.placeholderText() and self.document().isEmpty():
            lines = self._lines_of(self.placeholderText())
        bars = Qt.ScrollBarPolicy
        self._bar = bars.ScrollBarAlwaysOff if lines <= MOST_LINES else bars.ScrollBarAlwaysOn
        if self.verticalScrollBarPolicy() != self._bar:
            # Lines are not broken anew for the width beside the bar while Qt is breaking them.
            QTimer.singleShot(0, self, self._show_bar)
        edges = 2 * self.contentsMargins().top() + 2 * self._margin
        wanted = round(min(max(lines, 1), MOST_LINES) * self.fontMetrics().lineSpacing()) + edges
        if self.minimumHeight() != wanted or self.maximumHeight() != wanted:
            self.setFixedHeight(wanted)

    def _show_bar(self) -> None:
        self.setVerticalScrollBarPolicy(self._bar)

    def _lines_of(self, text: str) -> float:
        metrics = self.fontMetrics()
        room = QRect(0, 0, max(self.viewport().width() - 2 * self._margin, 1), 10_000)
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() / metrics.lineSpacing()
