"""Rows of a notice preview: a tick or none, a value, where it stands, and what a tick would replace."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.words import line
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

LABEL_EM, PLACE_EM, CHECK_EM = 14, 13, 1.65
VALUE_LINES, OLD_LINES = 3, 2


@dataclass(frozen=True, slots=True)
class ValueWords:
    """A row in words.

    `field` names what a tick takes and is empty where there is nothing to take; `old` is what a tick
    would replace; `notes` are shorter lines under the value.
    """

    label: str
    value: str
    place: str
    field: str = ""
    old: str = ""
    notes: tuple[str, ...] = ()
    is_ticked: bool = False


class TickLabel(QWidget):
    """A check box with words that break; a click on the words is one on the box. Attributes: box, label."""

    def __init__(
        self, look: Look, text: str, *, role: str = "", lines: int = 2, can_tick: bool = True
    ) -> None:
        super().__init__()
        self.label = WrappedLabel(text, role, lines=lines)
        self.box = QCheckBox() if can_tick else None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        top = Qt.AlignmentFlag.AlignTop
        if self.box is None:
            row.addSpacing(look.px(CHECK_EM))
        else:
            self.box.setFixedWidth(look.px(CHECK_EM))
            self.box.setAccessibleName(text)
            self.label.installEventFilter(self)
            row.addWidget(self.box, 0, top)
        row.addWidget(spread(self.label), 1, top)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the words."""
        if watched is self.label and event.type() == QEvent.Type.MouseButtonRelease and self.box is not None:
            self.box.click()
        return super().eventFilter(watched, event)


class ValueRow(QWidget):
    """One field of the notice. Attributes: field, box (None where nothing can be taken)."""

    def __init__(self, look: Look, texts: Texts, shown: ValueWords) -> None:
        super().__init__()
        self.field = shown.field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("tight"))
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._spaces = (look.space("near"), look.space("hair"))
        self._head = TickLabel(look, shown.label, role="strong", can_tick=bool(shown.field))
        self.box = self._head.box
        self._indent, self._label_width, self._place_width = (
            look.px(CHECK_EM),
            look.px(LABEL_EM),
            look.px(PLACE_EM),
        )
        self._middle = QWidget()
        self._inside = QVBoxLayout(self._middle)
        self._inside.setSpacing(look.space("hair"))
        self._inside.addWidget(spread(WrappedLabel(shown.value or "–", lines=VALUE_LINES)))
        old = texts.tr("A tick replaces: {value}", value=shown.old) if shown.old else ""
        for note in (*shown.notes, *filter(None, (old,))):
            self._inside.addWidget(spread(WrappedLabel(note, "caption", lines=OLD_LINES)))
        self._place = QWidget()
        self._aside = QVBoxLayout(self._place)
        self._aside.addWidget(spread(WrappedLabel(shown.place, "caption", lines=2)))
        for part, stretch in ((self._head, 0), (self._middle, 1), (self._place, 0)):
            self._parts.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._parts)
        column.addWidget(line())
        if self.box is not None:
            self.box.setChecked(shown.is_ticked)
            self.box.setAccessibleName(texts.tr("Take over: {field}", field=shown.label))
            self.box.setAccessibleDescription("\n".join(filter(None, (shown.value, shown.place, old))))
        self.set_folded(False)

    def set_folded(self, is_folded: bool) -> None:
        """Label, value and place one under the other, or side by side."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._parts.setDirection(down if is_folded else across)
        self._parts.setSpacing(self._spaces[is_folded])
        indent = self._indent if is_folded else 0
        self._inside.setContentsMargins(indent, 0, 0, 0)
        self._aside.setContentsMargins(indent, 0, 0, 0)
        for part, width in ((self._head, self._label_width), (self._place, self._place_width)):
            part.setMinimumWidth(0 if is_folded else width)
            part.setMaximumWidth(16_777_215 if is_folded else width)


def spread(label: WrappedLabel) -> WrappedLabel:
    """A label that takes the width of its column."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label
