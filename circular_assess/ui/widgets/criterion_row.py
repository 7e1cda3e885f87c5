"""The widgets of one criterion among those that count: switch, name, weight, share, reason, newer version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from circular_assess.domain.catalogue import CriterionId
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look, refresh_style
from circular_assess.ui.widgets.percent_field import PercentField
from circular_assess.ui.widgets.words import button, words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel


@dataclass(frozen=True, slots=True)
class CriterionState:
    """What is shown of a criterion. Weight in per cent of its strategy, share (0-1) of the total.

    `newer` says what a newer version in the catalogue changes; it is empty if there is none.
    """

    id: CriterionId
    name: str
    is_core: bool
    is_in_use: bool
    per_cent: float
    share_of_total: float | None
    reason: str
    newer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionActions:
    """What is called when the buyer changes something of a criterion."""

    switch: Callable[[CriterionId, bool], None]
    weigh: Callable[[CriterionId, float], None]
    settle: Callable[[CriterionId], None]
    give_reason: Callable[[CriterionId, str], None]
    take_newer: Callable[[CriterionId], None]


class CriterionRow:
    """One criterion; the table puts the widgets in their columns.

    Attributes: check, title (name and core tag), measures (weight and share), weight, share, reason,
    newer (what a newer version changes), below (reason and newer).
    """

    def __init__(
        self, look: Look, texts: Texts, criterion_id: CriterionId, actions: CriterionActions
    ) -> None:
        self._texts = texts
        self.id = criterion_id
        self.check = QCheckBox()
        self.check.clicked.connect(lambda is_on: actions.switch(criterion_id, is_on))
        self.name = WrappedLabel()
        self.title = QWidget()
        title_row = QHBoxLayout(self.title)
        title_row.setContentsMargins(0, look.space("tight"), 0, look.space("tight"))
        title_row.setSpacing(look.space("near"))
        title_row.addWidget(self.name)
        self._tag = words(texts.tr("core"), "tag")
        title_row.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignVCenter)
        title_row.addStretch(1)
        self.weight = PercentField(look, texts, is_small=True)
        self.weight.changed.connect(lambda number: actions.weigh(criterion_id, number))
        self.weight.editingFinished.connect(lambda: self._on_left(actions))
        self.weight_label = words(texts.tr("Weight"), "small")
        self.weight_label.setBuddy(self.weight)
        self.share = words()
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.measures = measures_row(look, self.weight_label, self.weight, self.share)
        self.below = QWidget()
        column = QVBoxLayout(self.below)
        column.setContentsMargins(0, 0, 0, look.space("tight"))
        column.setSpacing(look.space("tight"))
        self.reason = QLineEdit()
        self._reason_line = self._make_reason_line(look)
        self.reason.textEdited.connect(lambda text: actions.give_reason(criterion_id, text))
        column.addWidget(self._reason_line)
        self.newer = NewerVersion(look, texts)
        self.newer.take.clicked.connect(lambda: actions.take_newer(criterion_id))
        column.addWidget(self.newer)

    def stops(self) -> tuple[QWidget, ...]:
        """What takes the focus, in reading order."""
        return self.check, self.weight, self.reason, self.newer.link, self.newer.take

    def show_state(self, state: CriterionState) -> None:
        """Write the row."""
        tr = self._texts.tr
        self.check.setChecked(state.is_in_use)
        answer = tr("Yes") if state.is_in_use else tr("No")
        if self.check.text() != answer:
            self.check.setText(answer)
            self.name.setProperty("tone", "" if state.is_in_use else "off")
            refresh_style(self.name)
        self.name.set_words(state.name)
        self.check.setAccessibleName(tr("{criterion} in use", criterion=state.name))
        self.weight.setAccessibleName(
            tr("Weight of {criterion}, in per cent of its strategy", criterion=state.name)
        )
        self.reason.setAccessibleName(tr("Reason why {criterion} is left out", criterion=state.name))
        self._tag.setVisible(state.is_core)
        self.weight.setVisible(state.is_in_use)
        self.weight.show_per_cent(state.per_cent)
        if self.reason.text() != state.reason:
            self.reason.setText(state.reason)
            self.reason.setCursorPosition(0)
        self._reason_line.setVisible(not state.is_in_use)
        self.newer.show_lines(state.newer)
        self.below.setVisible(not state.is_in_use or bool(state.newer))

    def _on_left(self, actions: CriterionActions) -> None:
        actions.settle(self.id)
        self.weight.show_left()

    def _make_reason_line(self, look: Look) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space("near"))
        self.reason.setProperty("size", "small")
        label: QLabel = words(self._texts.tr("Reason"), "small")
        label.setBuddy(self.reason)
        row.addWidget(label)
        row.addWidget(self.reason, 1)
        return holder


def measures_row(look: Look, *measures: QWidget) -> QWidget:
    """Weight and share side by side, the same in each row and in the heads."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.space("near"))
    for measure in measures:
        row.addWidget(measure)
    return holder


class NewerVersion(QWidget):
    """A link that unfolds what a newer version changes, and the button that takes it.

    Attributes: link, take.
    """

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("tight"))
        self.link = button(look, texts.tr("A newer version of this criterion exists"), "link")
        self.link.setCheckable(True)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self._fold = QWidget()
        self._column = QVBoxLayout(self._fold)
        self._column.setContentsMargins(look.space("space"), 0, 0, 0)
        self._column.setSpacing(look.space("tight"))
        self.take = button(look, texts.tr("Take it"))
        self._column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self._fold.hide()
        column.addWidget(self._fold)
        self.link.toggled.connect(self._fold.setVisible)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Write what differs; nothing is shown if there is nothing newer."""
        self.setVisible(bool(lines))
        if lines == self._lines:
            return
        self._lines = lines
        while self._column.count() > 1:
            place = self._column.takeAt(0)
            if place is not None and (old := place.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, text in enumerate(lines):
            self._column.insertWidget(number, WrappedLabel(text, "small", lines=4))
        self.link.setChecked(False)
