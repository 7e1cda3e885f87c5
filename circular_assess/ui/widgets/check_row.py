"""One check in the window: what was found, the way to the field, and the buyer's answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from circular_assess.domain.checks import Check
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.comparison_words import said, short_name
from circular_assess.ui.widgets.confidential_mark import ConfidentialMark
from circular_assess.ui.widgets.growing_field import GrowingField
from circular_assess.ui.widgets.score_words import breakable
from circular_assess.ui.widgets.words import button, field_label, picture, words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

SIGN_EM = 1.2
ANSWER_LINES = 4


class CheckRow(QWidget):
    """A sentence with "Show" and "Answer" below it; the field for the answer is made when it is wanted.

    Attributes: check, show_button, answer_button, mark, field (None until first opened).
    Signals: place_wanted(Place), answer_wanted, answer_typed(str), answer_marked(bool), answer_left.
    """

    place_wanted = Signal(object)
    answer_wanted = Signal()
    answer_typed = Signal(str)
    answer_marked = Signal(bool)
    answer_left = Signal()

    def __init__(self, look: Look, texts: Texts, check: Check, sign: tuple[str, str]) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self.check = check
        self.field: GrowingField | None = None
        row = QHBoxLayout(self)
        pad = look.space("near")
        row.setContentsMargins(0, pad, 0, pad)
        row.setSpacing(pad)
        self._sign = picture(look, *sign, SIGN_EM)
        keeps_room = self._sign.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self._sign.setSizePolicy(keeps_room)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(look.space("tight"))
        self._sentence = words("", wrap=True)
        self._answer = WrappedLabel("", "caption", lines=ANSWER_LINES)
        self._column.addWidget(self._sentence)
        self._column.addWidget(self._answer)
        self._column.addLayout(self._make_links())
        row.addLayout(self._column, 1)

    def show_check(self, check: Check, *, is_alone: bool, is_open: bool) -> None:
        """Write the row: the whole sentence where it stands alone, and the field where it is open."""
        self.check = check
        whole = said(self._texts, check.message)
        shown = whole if is_alone else place_words(check) or whole
        if self._sentence.text() != shown:
            self._sentence.setText(shown)
        self._sign.setVisible(is_alone)
        self._answer.set_words(check.answer)
        self._answer.setVisible(check.is_answered and not is_open)
        tr = self._texts.tr
        self.show_button.setAccessibleName(tr("Show: {sentence}", sentence=whole))
        if check.is_answered:
            self.answer_button.setText(tr("Change answer"))
            self.answer_button.setAccessibleName(tr("Change answer: {sentence}", sentence=whole))
        else:
            self.answer_button.setText(tr("Answer"))
            self.answer_button.setAccessibleName(tr("Answer: {sentence}", sentence=whole))
        self.answer_button.setVisible(not is_open)
        self.mark.name(tr("Answer: {sentence}", sentence=whole))
        self.mark.show_marked(check.is_answer_confidential)
        self.mark.setVisible(check.is_answered)
        if is_open and self.field is None:
            self.field = self._make_field()
        if self.field is not None:
            self.field.show_words(check.answer)
            self._answering.setVisible(is_open)

    def stops(self) -> list[QWidget]:
        """What takes the focus, from the left to the right."""
        found: list[QWidget] = [self.show_button]
        if not self.answer_button.isHidden():
            found.append(self.answer_button)
        if not self.mark.isHidden():
            found.append(self.mark)
        if self.field is not None and not self._answering.isHidden():
            found.append(self.field)
        return found

    def _make_links(self) -> QHBoxLayout:
        links = QHBoxLayout()
        links.setSpacing(self._look.space("space"))
        self.show_button = button(self._look, self._texts.tr("Show"), "link")
        self.show_button.clicked.connect(lambda: self.place_wanted.emit(self.check.place))
        self.answer_button = button(self._look, self._texts.tr("Answer"), "link")
        self.answer_button.clicked.connect(self.answer_wanted)
        links.addWidget(self.show_button)
        links.addWidget(self.answer_button)
        self.mark = ConfidentialMark(self._look, self._texts, "")
        self.mark.marked.connect(self.answer_marked)
        links.addWidget(self.mark)
        links.addStretch(1)
        return links

    def _make_field(self) -> GrowingField:
        self._answering = QWidget()
        column = QVBoxLayout(self._answering)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.space("tight"))
        field = GrowingField()
        column.addWidget(field_label(self._texts.tr("Why it may stay as it is"), field))
        column.addWidget(field)
        field.typed.connect(self.answer_typed)
        field.left.connect(self.answer_left)
        escape = QShortcut(QKeySequence("Escape"), field)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(lambda: self.show_button.setFocus(Qt.FocusReason.OtherFocusReason))
        self._column.addWidget(self._answering)
        return field


def place_words(check: Check) -> str:
    """Scenario and criterion, if the check says no more than where it is; else empty."""
    values = check.message.values
    if not values or not check.names_places_only:
        return ""
    return breakable(
        " · ".join(short_name(str(values[key])) for key in ("name", "criterion") if key in values)
    )
