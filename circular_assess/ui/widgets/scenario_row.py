"""One scenario as it is described: sign, name, line of description, baseline, and a menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look, refresh_style
from circular_assess.ui.widgets.confidential_mark import ConfidentialMark
from circular_assess.ui.widgets.knock_out_line import KnockOutLine
from circular_assess.ui.widgets.scenario_mark import ScenarioMark, as_tooltip
from circular_assess.ui.widgets.scenario_state import ScenarioState
from circular_assess.ui.widgets.words import button, line, picture, words
from circular_assess.ui.widgets.wrapped_label import shortened

MARK, NAME, DESCRIPTION, SCORED, ROLE, MENU = range(6)
STRETCH = {NAME: 13, DESCRIPTION: 17}


class ScenarioRow(QWidget):
    """The row lives as long as its scenario, so that focus and caret stay where they are.

    Attributes: name, description, marks (locks by what they keep out), knock_out, baseline_button,
    menu_button; copy_action, up_action,
    down_action, knock_out_action, remove_action.
    Signals: named(id, name), described(id, text), left_nameless(id), baseline_wanted(id), copy_wanted(id),
    move_wanted(id, steps), removal_wanted(id), knock_out_typed(id, reason or None), knock_out_left(id),
    acceptable_again(id), marked(id, what, is confidential).
    """

    named = Signal(str, str)
    described = Signal(str, str)
    left_nameless = Signal(str)
    baseline_wanted = Signal(str)
    copy_wanted = Signal(str)
    move_wanted = Signal(str, int)
    removal_wanted = Signal(str)
    knock_out_typed = Signal(str, object)
    knock_out_left = Signal(str)
    acceptable_again = Signal(str)
    marked = Signal(str, str, bool)

    def __init__(self, look: Look, texts: Texts, state: ScenarioState) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._id = state.id
        self._stored_name = ""
        self._is_narrow: bool | None = None
        self.name, self.description = QLineEdit(), QLineEdit()
        self.name.textEdited.connect(self._on_name_typed)
        self.name.editingFinished.connect(self._on_name_left)
        self.description.textEdited.connect(lambda text: self.described.emit(self._id, text))
        self._mark = ScenarioMark(look, state.mark, 0.95)
        self._mark_box = QWidget()
        self._mark_column = QVBoxLayout(self._mark_box)
        self._mark_column.addWidget(self._mark)
        self._error = self._make_error()
        self.knock_out = KnockOutLine(look, texts)
        self.marks = {part: ConfidentialMark(look, texts, "") for part in ("name", "description")}
        self.marks["knock_out"] = self.knock_out.mark
        for part, mark in self.marks.items():
            mark.marked.connect(lambda is_on, part=part: self.marked.emit(self._id, part, is_on))
        self._name_label, self._name_box = self._boxed("name", texts.tr("Name"), self.name, self._error)
        about = texts.tr("Description")
        self._about_label, self._about_box = self._boxed("description", about, self.description)
        self._scored = words("", "small")
        self._role = self._make_role()
        self.knock_out.typed.connect(lambda reason: self.knock_out_typed.emit(self._id, reason))
        self.knock_out.left.connect(lambda: self.knock_out_left.emit(self._id))
        self.knock_out.taken_back.connect(lambda: self.acceptable_again.emit(self._id))
        self._make_menu()
        self._line = line()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space("space"))
        self._grid.setVerticalSpacing(look.px(0.5))
        for column, stretch in STRETCH.items():
            self._grid.setColumnStretch(column, stretch)
        self.arrange(is_narrow=False)

    def stops(self) -> tuple[QWidget, ...]:
        """What takes the focus, in reading order."""
        named, described = self.marks["name"], self.marks["description"]
        first = (self.name, named, self.description, described, self.baseline_button, self.menu_button)
        return (*first, *self.knock_out.stops())

    def show_state(self, state: ScenarioState) -> None:
        """Write the row; a name that is being emptied stays as typed."""
        tr = self._texts.tr
        if self._error.isHidden() or state.name != self._stored_name:
            self._show_name(state.name)
        if self.description.text() != state.description:
            self.description.setText(state.description)
            self.description.setCursorPosition(0)
        self._stored_name = state.name
        self._tag.setVisible(state.is_baseline)
        self.baseline_button.setVisible(not state.is_baseline)
        is_out = state.knock_out is not None
        self.knock_out.show_reason(state.knock_out)
        self.knock_out_action.setText(tr("Acceptable again") if is_out else tr("Not acceptable …"))
        self._scored.setText(tr("{share:percent} scored", share=state.scored))
        self.up_action.setEnabled(state.place > 1)
        self.down_action.setEnabled(state.place < state.count)
        self._show_tooltips()
        spoken = {"place": state.place, "count": state.count, "scenario": shortened(state.name)}
        self.name.setAccessibleName(tr("Name of scenario {place} of {count}", **spoken))
        self.description.setAccessibleName(tr("Description of scenario {place} of {count}", **spoken))
        self.baseline_button.setAccessibleName(tr("Make “{scenario}” the baseline", **spoken))
        self.menu_button.setAccessibleName(tr("Copy, move or remove “{scenario}”", **spoken))
        self.knock_out.reason.setAccessibleName(tr("“{scenario}” is not acceptable because", **spoken))
        self.knock_out.again.setAccessibleName(tr("“{scenario}” is acceptable again", **spoken))
        fields = {"name": self.name, "description": self.description, "knock_out": self.knock_out.reason}
        for part, mark in self.marks.items():
            mark.name(fields[part].accessibleName())
            mark.show_marked(part in state.confidential)

    def column_widths(self) -> dict[int, int]:
        """The widths of the columns that do not grow, for the heads."""
        parts = {MARK: self._mark, SCORED: self._scored, ROLE: self._role, MENU: self.menu_button}
        return {column: part.minimumWidth() for column, part in parts.items()}

    def arrange(self, *, is_narrow: bool) -> None:
        """All in one line, or one below the other with labels where there is little room."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        grid, top = self._grid, Qt.AlignmentFlag.AlignTop
        self._place_mark(is_narrow=is_narrow)
        grid.addWidget(self._line, 0, 0, 1, MENU + 1)
        for label in (self._name_label, self._about_label):
            label.setVisible(is_narrow)
        if is_narrow:
            grid.addWidget(self._mark_box, 1, MARK, top)
            grid.addWidget(self._name_box, 1, NAME, 1, MENU - NAME)
            grid.addWidget(self.menu_button, 1, MENU, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(self._about_box, 2, NAME, 1, MENU - NAME)
            grid.addWidget(self._role, 3, NAME)
            grid.addWidget(self._scored, 3, DESCRIPTION, 1, 2)
            grid.addWidget(self.knock_out, 4, NAME, 1, MENU - NAME)
        else:
            grid.addWidget(self._mark_box, 1, MARK, top)
            grid.addWidget(self._name_box, 1, NAME, top)
            grid.addWidget(self._about_box, 1, DESCRIPTION, top)
            grid.addWidget(self._scored, 1, SCORED, top)
            grid.addWidget(self._role, 1, ROLE, top)
            grid.addWidget(self.menu_button, 1, MENU, top)
            grid.addWidget(self.knock_out, 2, NAME, 1, MENU - NAME)
        self.knock_out.arrange(is_narrow=is_narrow)
        for part in (self._scored, self._role, self.menu_button):
            part.setMinimumHeight(0 if is_narrow else self.name.sizeHint().height())
        grid.setRowMinimumHeight(5, self._look.space("tight"))

    def restore_name(self) -> None:
        """Show the name that is kept instead of an empty one."""
        self._show_name(self._stored_name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A text that is longer than its field is whole in the tooltip."""
        super().resizeEvent(event)
        self._show_tooltips()

    def _show_tooltips(self) -> None:
        for field in (self.name, self.description):
            text = field.text()
            is_cut = field.fontMetrics().horizontalAdvance(text[:1000]) > field.width() - self._look.px(1.8)
            field.setToolTip(as_tooltip(text) if is_cut else "")

    def _place_mark(self, *, is_narrow: bool) -> None:
        """The sign stands in the middle of the name field, whatever is above and below it."""
        self.name.ensurePolished()
        above = (self.name.sizeHint().height() - self._mark.height()) // 2
        if is_narrow:
            above += self._name_label.sizeHint().height() + self._look.space("tight")
        self._mark_column.setContentsMargins(0, above, 0, 0)

    def _boxed(self, part: str, text: str, field: QLineEdit, *below: QWidget) -> tuple[QLabel, QWidget]:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.space("tight"))
        label = words(text, "small")
        label.setBuddy(field)
        column.addWidget(label)
        beside = QHBoxLayout()
        beside.setSpacing(self._look.space("hair"))
        beside.addWidget(field, 1)
        beside.addWidget(self.marks[part])
        column.addLayout(beside)
        for each in below:
            column.addWidget(each)
        return label, box

    def _make_error(self) -> QWidget:
        error = QWidget()
        row = QHBoxLayout(error)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.space("tight"))
        row.addWidget(picture(self._look, "circle-alert", "error", 1.1), 0, Qt.AlignmentFlag.AlignTop)
        self._error_words = words(
            self._texts.tr("Give it a name that a reader understands."), "small", wrap=True, tone="error"
        )
        row.addWidget(self._error_words, 1)
        error.hide()
        return error

    def _make_role(self) -> QWidget:
        role = QWidget()
        row = QHBoxLayout(role)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._tag = words(self._texts.tr("Baseline"), "must")
        self.baseline_button = button(self._look, self._texts.tr("Make baseline"), "quiet")
        self.baseline_button.clicked.connect(lambda: self.baseline_wanted.emit(self._id))
        for part in (self._tag, self.baseline_button):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.baseline_button.ensurePolished()
        role.setMinimumWidth(self.baseline_button.sizeHint().width())
        self._scored.ensurePolished()
        widest = self._texts.tr("{share:percent} scored", share=1.0)
        self._scored.setMinimumWidth(self._scored.fontMetrics().horizontalAdvance(widest) + 2)
        return role

    def _make_menu(self) -> None:
        tr = self._texts.tr
        self.menu_button = QToolButton()
        self.menu_button.setIcon(self._look.icon("ellipsis"))
        self.menu_button.setIconSize(self._look.icon_size(1.25))
        self.menu_button.setToolTip(tr("Copy, move or remove"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu_button.setMinimumWidth(self._look.px(2.5))
        menu = QMenu(self.menu_button)
        self.copy_action = self._action(menu, "copy", tr("Duplicate with its scores"))
        self.copy_action.triggered.connect(lambda: self.copy_wanted.emit(self._id))
        self.up_action = self._action(menu, "arrow-up", tr("Move up"), "Alt+Up")
        self.up_action.triggered.connect(lambda: self.move_wanted.emit(self._id, -1))
        self.down_action = self._action(menu, "arrow-down", tr("Move down"), "Alt+Down")
        self.down_action.triggered.connect(lambda: self.move_wanted.emit(self._id, 1))
        menu.addSeparator()
        self.knock_out_action = self._action(menu, "circle-alert", tr("Not acceptable …"))
        self.knock_out_action.triggered.connect(self._on_knock_out_wanted)
        self.remove_action = self._action(menu, "trash-2", tr("Remove"))
        self.remove_action.triggered.connect(lambda: self.removal_wanted.emit(self._id))
        self.menu_button.setMenu(menu)

    def _action(self, menu: QMenu, icon: str, text: str, key: str = "") -> QAction:
        action = QAction(self._look.icon(icon), text, self)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        menu.addAction(action)
        return action

    def _show_name(self, name: str) -> None:
        self._show_error(is_wrong=False)
        if self.name.text() != name and self.name.text().strip() != name:
            self.name.setText(name)
            self.name.setCursorPosition(0)

    def _show_error(self, *, is_wrong: bool) -> None:
        if self._error.isHidden() is is_wrong:
            self._error.setVisible(is_wrong)
            self.name.setProperty("state", "error" if is_wrong else "")
            self.name.setAccessibleDescription(self._error_words.text() if is_wrong else "")
            refresh_style(self.name)

    def _on_name_typed(self, text: str) -> None:
        name = text.strip()
        self._show_error(is_wrong=not name)
        if name:
            self.named.emit(self._id, name)

    def _on_knock_out_wanted(self) -> None:
        if self.knock_out.is_out:
            self.acceptable_again.emit(self._id)
        else:
            self.knock_out.open()

    def _on_name_left(self) -> None:
        if not self._error.isHidden():
            self.restore_name()
            self.left_nameless.emit(self._id)
