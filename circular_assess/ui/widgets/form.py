"""Parts of a form: a field under its label with room for what is wrong, and rows that fold."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.notes import announce
from circular_assess.ui.widgets.words import field_label, picture, words

BETWEEN_FIELDS_EM = 1.15
BETWEEN_COLUMNS_EM = 1.6


class ChoiceBox(QComboBox):
    """A combo box that the mouse wheel scrolls past, so that a value never changes unseen."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page, which scrolls."""
        event.ignore()


class FormField(QWidget):
    """Label above, field, and below it an icon and a sentence while something is wrong.

    Attributes: field, label, wrong (the sentence shown; empty if all is well).
    """

    def __init__(self, look: Look, text: str, field: QWidget, spoken_unit: str = "") -> None:
        super().__init__()
        self.field = field
        self.wrong = ""
        self._mark: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("tight"))
        self.label: QLabel = field_label(text, field)
        if spoken_unit:
            field.setAccessibleName(f"{field.accessibleName()}, {spoken_unit}")
        column.addWidget(self.label)
        column.addWidget(field)
        self._note = QWidget()
        row = QHBoxLayout(self._note)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space("tight"))
        row.addWidget(picture(look, "circle-alert", "error", 1.1), 0, Qt.AlignmentFlag.AlignTop)
        self._sentence = words("", wrap=True, tone="error")
        row.addWidget(self._sentence, 1)
        column.addWidget(self._note)
        column.addStretch(1)
        self._note.hide()

    def set_mark(self, mark: QWidget) -> None:
        """Put a small control at the right end of the label's line; it needs no room of its own."""
        self._mark = mark
        mark.setParent(self)
        self._place_mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the mark at the right."""
        super().resizeEvent(event)
        self._place_mark()

    def _place_mark(self) -> None:
        if self._mark is not None:
            below = (self.label.sizeHint().height() - self._mark.height()) // 2
            self._mark.move(self.width() - self._mark.width(), max(below, 0))
            self._mark.raise_()

    def say_wrong(self, sentence: str) -> None:
        """Show under the field what is wrong with it; an empty sentence takes it away."""
        if sentence == self.wrong:
            return
        self.wrong = sentence
        self._sentence.setText(sentence)
        self._note.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        if sentence:
            announce(self.field, sentence)


class FormRow(QWidget):
    """Fields side by side with equal widths, or one under the other where the page is narrow."""

    def __init__(self, look: Look, *fields: QWidget, stretches: tuple[int, ...] = ()) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for position, field in enumerate(fields):
            self._box.addWidget(field, stretches[position] if stretches else 1)
        self.set_folded(False)

    def set_folded(self, is_folded: bool) -> None:
        """One column instead of several."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if is_folded else across)
        self._box.setSpacing(self._look.px(BETWEEN_FIELDS_EM if is_folded else BETWEEN_COLUMNS_EM))


def show_text(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Write a text into a field only if it differs, so that the caret stays, and without a signal."""
    is_line = isinstance(field, QLineEdit)
    shown = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    if shown == text:
        return
    was_blocked = field.blockSignals(True)
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)
    field.blockSignals(was_blocked)
    if isinstance(field, QLineEdit) and is_line and not field.hasFocus():
        field.setCursorPosition(0)


def show_choice(box: QComboBox, code: str) -> None:
    """Choose the entry with this code, without a signal."""
    position = box.findData(code)
    if position != box.currentIndex():
        was_blocked = box.blockSignals(True)
        box.setCurrentIndex(position)
        box.blockSignals(was_blocked)
