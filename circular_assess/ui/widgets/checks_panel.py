"""The checks in the window: what may not hold, by how much it matters, and what the buyer answered."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from circular_assess.domain.checks import Check, CheckId, Severity
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.check_group import CheckGroup
from circular_assess.ui.widgets.check_row import SIGN_EM, CheckRow
from circular_assess.ui.widgets.fold_out import FoldOutButton
from circular_assess.ui.widgets.notes import announce
from circular_assess.ui.widgets.words import line, picture, words

SIGNS = {
    Severity.ERROR: ("circle-alert", "error"),
    Severity.WARNING: ("triangle-alert", "warning"),
    Severity.NOTE: ("info", "text2"),
}
MOUSE_PAUSE_MS = 40
ANSWERED_SIGN, GOOD_SIGN = ("check", "text2"), ("circle-check", "good")


class ChecksPanel(QWidget):
    """Groups by severity and kind; then what is answered, folded; then what is in order.

    An answered check stays where it is until its field is left.

    Attributes: groups, by severity and kind; answered (a group), answered_button; good, the sentences.
    Signals: place_wanted(Place); answer_typed(Check, str); answer_marked(Check, bool); rearranged, when
    other controls are there; focus_moved(QWidget), when it gave the focus to one of them.
    """

    place_wanted = Signal(object)
    answer_typed = Signal(object, str)
    answer_marked = Signal(object, bool)
    rearranged = Signal()
    focus_moved = Signal(object)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._checks: tuple[Check, ...] = ()
        self.good: tuple[str, ...] = ()
        self._answering: Hashable = None
        self.groups: dict[tuple[Severity, CheckId], CheckGroup] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("space"))
        self._titles: dict[Severity, QLabel] = {}
        self._columns: dict[Severity, QVBoxLayout] = {}
        self._parts: dict[Severity, QWidget] = {}
        for severity in Severity:
            column.addWidget(self._make_part(severity))
        self._make_answered(column)
        self._good_part = QWidget()
        self._good_column = _bare_column(self._good_part)
        column.addWidget(self._good_part)
        self._close_later = QTimer(self, singleShot=True)
        self._close_later.timeout.connect(self._close_answer)

    def show_checks(self, checks: Sequence[Check], good: Sequence[str] = ()) -> None:
        """Write these checks, and sentences on what is in order; the focus stays as near as it can."""
        before, focused = self.stops(), QApplication.focusWidget()
        place = before.index(focused) if focused in before else None
        self._checks = tuple(checks)
        if self._answering not in {check.key for check in checks}:
            self._answering = None
        open_checks = [c for c in checks if not c.is_answered or c.key == self._answering]
        for severity in Severity:
            self._write_part(severity, [check for check in open_checks if check.severity is severity])
        answered = [check for check in checks if check not in open_checks]
        self.answered_button.setText(self._texts.tr("Answered: {count}", count=len(answered)))
        self.answered_button.setVisible(bool(answered))
        self.answered.setVisible(bool(answered) and self.answered_button.isChecked())
        self.answered.show_checks(answered if self.answered_button.isChecked() else (), self._answering)
        self._show_good(tuple(good))
        self.rearranged.emit()
        if place is not None and focused not in self.stops():
            self._focus_near(place)

    def stops(self) -> list[QWidget]:
        """What takes the focus, from the top to the bottom."""
        found = [stop for group in self._shown_groups() for stop in group.stops()]
        if not self.answered_button.isHidden():
            found.append(self.answered_button)
            found += self.answered.stops() if self.answered_button.isChecked() else []
        return found

    def row(self, key: Hashable) -> CheckRow | None:
        """The row of a check, if it is shown."""
        for group in (*self.groups.values(), self.answered):
            if key in group.rows:
                return group.rows[key]
        return None

    def _shown_groups(self) -> list[CheckGroup]:
        return [
            self.groups[severity, check_id]
            for severity in Severity
            for check_id in CheckId
            if (severity, check_id) in self.groups
        ]

    def _write_part(self, severity: Severity, checks: Sequence[Check]) -> None:
        by_id: dict[CheckId, list[Check]] = {}
        for check in checks:
            by_id.setdefault(check.id, []).append(check)
        for check_id in CheckId:
            group = self.groups.get((severity, check_id))
            if check_id not in by_id:
                if group is not None:
                    del self.groups[severity, check_id]
                    self._columns[severity].removeWidget(group)
                    group.hide()
                    group.deleteLater()
                continue
            if group is None:
                group = self._make_group(self._texts.check(check_id), SIGNS[severity])
                self.groups[severity, check_id] = group
                ids = [each for each in CheckId if (severity, each) in self.groups]
                self._columns[severity].insertWidget(ids.index(check_id), group)
            group.show_checks(by_id[check_id], self._answering)
        self._parts[severity].setVisible(bool(checks))
        title = self._texts.tr("{name}: {count}", name=self._texts.severity(severity), count=len(checks))
        self._titles[severity].setText(title)

    def _make_part(self, severity: Severity) -> QWidget:
        part = QWidget()
        column = _bare_column(part)
        self._titles[severity] = words("", "head", wrap=True)
        column.addWidget(self._titles[severity])
        column.addSpacing(self._look.space("tight"))
        inside = QWidget()
        self._columns[severity] = _bare_column(inside)
        column.addWidget(inside)
        self._parts[severity] = part
        return part

    def _make_answered(self, column: QVBoxLayout) -> None:
        self.answered = self._make_group("", ANSWERED_SIGN)
        self.answered_button = FoldOutButton(self._look, "", self.answered)
        self.answered_button.toggled.connect(self._show_again)
        column.addWidget(self.answered_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.answered)

    def _make_group(self, name: str, sign: tuple[str, str]) -> CheckGroup:
        group = CheckGroup(self._look, self._texts, name, sign)
        group.place_wanted.connect(self.place_wanted)
        group.answer_wanted.connect(self._on_answer_wanted)
        group.answer_typed.connect(self.answer_typed)
        group.answer_marked.connect(self.answer_marked)
        group.answer_left.connect(lambda: self._close_later.start(0))
        group.unfolded.connect(self.rearranged)
        return group

    def _show_good(self, good: tuple[str, ...]) -> None:
        if good == self.good:
            return
        self.good = good
        while (placed := self._good_column.takeAt(0)) is not None:
            if (widget := placed.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if good:
            self._good_column.addWidget(words(self._texts.tr("In order"), "head", wrap=True))
            self._good_column.addSpacing(self._look.space("tight"))
        for sentence in good:
            self._good_column.addWidget(line())
            self._good_column.addWidget(self._make_good_row(sentence))
        self._good_part.setVisible(bool(good))

    def _make_good_row(self, sentence: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        pad = self._look.space("near")
        row.setContentsMargins(0, pad, 0, pad)
        row.setSpacing(pad)
        row.addWidget(picture(self._look, *GOOD_SIGN, SIGN_EM), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words(sentence, wrap=True), 1)
        return made

    def _show_again(self) -> None:
        self.show_checks(self._checks, self.good)

    def _on_answer_wanted(self, check: Check) -> None:
        self._answering = check.key
        self._show_again()
        row = self.row(check.key)
        if row is not None and row.field is not None:
            self._focus(row.field)
            row.field.selectAll()

    def _close_answer(self) -> None:
        """Put the check where it belongs once its field is left; not while another window is used."""
        row = self.row(self._answering)
        is_used = row is not None and row.field is not None and row.field.hasFocus()
        if self._answering is None or is_used or not self.isActiveWindow():
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._close_later.start(MOUSE_PAUSE_MS)  # what is being clicked must not move away
            return
        is_answered = any(check.is_answered for check in self._checks if check.key == self._answering)
        self._answering = None
        self._show_again()
        if is_answered:
            open_count = sum(not check.is_answered for check in self._checks)
            spoken = self._texts.plural(
                "Answered. {count} check is left.", "Answered. {count} checks are left.", open_count
            )
            announce(self, spoken)

    def _focus_near(self, place: int) -> None:
        stops = self.stops()
        if stops:
            self._focus(stops[min(place, len(stops) - 1)])

    def _focus(self, control: QWidget) -> None:
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.focus_moved.emit(control)


def _bare_column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
