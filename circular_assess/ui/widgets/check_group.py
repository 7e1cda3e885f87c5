"""All checks of one kind: a line with their number that unfolds, or the only one at once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from circular_assess.domain.checks import Check
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.check_row import SIGN_EM, CheckRow
from circular_assess.ui.widgets.fold_out import FoldOutButton
from circular_assess.ui.widgets.words import button, line, picture, words

MOST_ROWS = 20


class CheckGroup(QWidget):
    """Rows are made when they are shown, a score at a time, and keep the focus while others come and go.

    `name` stands in the line above the rows; without one every row stands for itself.

    Signals: place_wanted(Place), answer_wanted(Check), answer_typed(Check, str),
    answer_marked(Check, bool), answer_left, unfolded.
    """

    place_wanted = Signal(object)
    answer_wanted = Signal(object)
    answer_typed = Signal(object, str)
    answer_marked = Signal(object, bool)
    answer_left = Signal()
    unfolded = Signal()

    def __init__(self, look: Look, texts: Texts, name: str, sign: tuple[str, str]) -> None:
        super().__init__()
        self._look, self._texts, self._name, self._sign = look, texts, name, sign
        self._checks: tuple[Check, ...] = ()
        self._answering: Hashable = None
        self._most = MOST_ROWS
        self.rows: dict[Hashable, CheckRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._head = self._make_head()
        column.addWidget(self._head)
        column.addWidget(self._inside)
        self.more_button = button(look, "", "link")
        self.more_button.clicked.connect(self._on_more_wanted)
        self._column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_checks(self, checks: Sequence[Check], answering: Hashable) -> None:
        """Write these checks; the one with the key `answering` has its field open."""
        self._checks, self._answering = tuple(checks), answering
        is_group = bool(self._name) and len(self._checks) > 1
        self._head.setVisible(is_group)
        if is_group:
            self.fold_button.setText(self._texts.number(len(self._checks), decimals=0))
            self.fold_button.setAccessibleName(f"{self._name}, {self.fold_button.text()}")
        is_shown = not is_group or self.fold_button.isChecked()
        self._inside.setVisible(is_shown)
        self._write_rows(self._checks[: self._most] if is_shown else ())
        left = len(self._checks) - self._most if is_shown else 0
        self.more_button.setVisible(left > 0)
        if left > 0:
            wording = self._texts.plural("{count} more", "{count} more", left)
            self.more_button.setText(wording)
            self.more_button.setAccessibleName(f"{self._name}, {wording}")

    def unfold(self) -> None:
        """Show the rows."""
        self.fold_button.setChecked(True)

    def stops(self) -> list[QWidget]:
        """What takes the focus, from the top to the bottom."""
        found: list[QWidget] = []
        if not self._head.isHidden():
            found += [self.show_button, self.fold_button]
        if not self._inside.isHidden():
            for check in self._checks[: self._most]:
                found += self.rows[check.key].stops()
            found += [] if self.more_button.isHidden() else [self.more_button]
        return found

    def _write_rows(self, checks: Sequence[Check]) -> None:
        wanted = {check.key for check in checks}
        for key in [key for key in self.rows if key not in wanted]:
            row = self.rows.pop(key)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        is_alone = not self._name or len(self._checks) == 1
        for place, check in enumerate(checks):
            row_or_none = self.rows.get(check.key)
            row = self._make_row(check) if row_or_none is None else row_or_none
            row.show_check(check, is_alone=is_alone, is_open=check.key == self._answering)
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
                row.show()

    def _make_row(self, check: Check) -> CheckRow:
        row = CheckRow(self._look, self._texts, check, self._sign)
        row.place_wanted.connect(self.place_wanted)
        row.answer_wanted.connect(lambda: self.answer_wanted.emit(row.check))
        row.answer_typed.connect(lambda text: self.answer_typed.emit(row.check, text))
        row.answer_marked.connect(lambda is_marked: self.answer_marked.emit(row.check, is_marked))
        row.answer_left.connect(self.answer_left)
        self.rows[check.key] = row
        return row

    def _make_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        pad = self._look.space("near")
        row.setContentsMargins(0, self._look.space("tight"), 0, self._look.space("tight"))
        row.setSpacing(pad)
        row.addWidget(picture(self._look, *self._sign, SIGN_EM))
        row.addWidget(words(self._name, wrap=True), 1)
        self.show_button = button(self._look, self._texts.tr("Show"), "link")
        self.show_button.setAccessibleName(self._texts.tr("Show: {sentence}", sentence=self._name))
        self.show_button.clicked.connect(lambda: self.place_wanted.emit(self._checks[0].place))
        row.addWidget(self.show_button)
        self.fold_button = FoldOutButton(self._look, "", self._inside)
        self.fold_button.toggled.connect(self._on_toggled)
        row.addWidget(self.fold_button)
        return head

    def _on_toggled(self, _is_open: bool) -> None:
        self._most = MOST_ROWS
        self.show_checks(self._checks, self._answering)
        self.unfolded.emit()

    def _on_more_wanted(self) -> None:
        self._most += MOST_ROWS
        self.show_checks(self._checks, self._answering)
        self.unfolded.emit()
