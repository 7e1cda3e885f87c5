"""The rail of an open assessment: its name and the steps, or a combo box where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.elided_button import ElidedButton
from circular_assess.ui.widgets.elided_combo import ElidedCombo
from circular_assess.ui.widgets.scenario_mark import ElidedLabel, as_tooltip
from circular_assess.ui.widgets.words import field_label, icon_room, words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class StepState:
    """How far a step is: its key and name, whether it is finished, and a count such as "12 of 23"."""

    key: str
    name: str
    is_finished: bool
    count: str


class _StepButton(QPushButton):
    """One step: number or check, name, count."""

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self._look = look
        self._number = number
        self.setProperty("kind", "step")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._sign = words(str(number), "caption")
        self._sign.setFixedWidth(look.px(1.4))
        self._name = ElidedLabel("")
        self._count = words("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(0.7), 0, look.px(0.7), 0)
        row.setSpacing(look.space("near"))
        for label in (self._sign, self._name, self._count):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._sign)
        row.addWidget(self._name, 1)
        row.addWidget(self._count)
        self.toggled.connect(self._on_toggled)

    def sizeHint(self) -> QSize:
        """As high as the design's rail step."""
        return QSize(self._look.px(13), self._look.px(2.7))

    def show_state(self, state: StepState, spoken: str) -> None:
        """Write name, sign and count."""
        self._name.set_words(state.name)
        self._count.setText(state.count)
        if state.is_finished and not self.isChecked():
            self._sign.setPixmap(self._look.pixmap("check", "good", 1.1))
        else:
            self._sign.setText(str(self._number))
        self.setAccessibleName(spoken)
        self.setToolTip(as_tooltip(spoken))

    def _on_toggled(self, is_checked: bool) -> None:
        self._name.setProperty("role", "strong" if is_checked else "")
        font = self._look.font("body", bold=is_checked)
        self._name.setFont(font)
        colour = self._look.tokens.accent_ink if is_checked else self._look.tokens.text
        self._name.setStyleSheet(f"color: {colour}; font-weight: {600 if is_checked else 400};")


class StepRail(QWidget):
    """Back to the library, the assessment's name, the steps.

    Signals: back_wanted, step_chosen(key).
    """

    back_wanted = Signal()
    step_chosen = Signal(str)

    def __init__(self, look: Look, texts: Texts, keys: Sequence[str]) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        column = QVBoxLayout(self)
        pad = look.px(0.75)
        column.setContentsMargins(0, pad, pad, pad)
        column.setSpacing(look.px(0.1))
        back = _back_button(look, texts)
        back.clicked.connect(self.back_wanted)
        top = QVBoxLayout()
        top.setContentsMargins(pad, 0, 0, look.space("near"))
        top.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._title = WrappedLabel("", "section", lines=TITLE_LINES)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        top.addWidget(self._title)
        self._caption = ElidedLabel("", "small")
        top.addWidget(self._caption)
        column.addLayout(top)
        self._buttons: dict[str, _StepButton] = {}
        for number, key in enumerate(keys, start=1):
            step = _StepButton(look, number)
            step.clicked.connect(lambda _checked=False, key=key: self.step_chosen.emit(key))
            column.addWidget(step)
            self._buttons[key] = step
        column.addStretch(1)
        column.addWidget(offline_sign(look, texts))

    def show_states(self, title: str, caption: str, states: Sequence[StepState], current: str) -> None:
        """Write the name of the assessment and the state of each step."""
        self._title.set_words(title)
        self._caption.set_words(caption)
        for state in states:
            step = self._buttons[state.key]
            is_current = state.key == current
            step.setChecked(is_current)
            # Tab stops at the present step only, from where the arrows go to the others.
            step.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus)
            step.show_state(state, spoken_state(self._texts, state))


class StepBar(QWidget):
    """The steps as a combo box above the page, for a narrow window.

    Signals: back_wanted, step_chosen(key).
    """

    back_wanted = Signal()
    step_chosen = Signal(str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setProperty("ground", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        pad = look.space("near")
        row.setContentsMargins(look.px(1), pad, look.px(1), pad)
        row.setSpacing(pad)
        back = _back_button(look, texts)
        back.clicked.connect(self.back_wanted)
        row.addWidget(back)
        self._steps = ElidedCombo()
        self._steps.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._steps.setMinimumContentsLength(8)
        self._steps.activated.connect(lambda index: self.step_chosen.emit(self._steps.itemData(index)))
        row.addWidget(field_label(texts.tr("Step"), self._steps))
        row.addWidget(self._steps, 1)

    def show_states(self, states: Sequence[StepState], current: str) -> None:
        """Write the state of each step."""
        self._steps.blockSignals(True)
        self._steps.clear()
        for number, state in enumerate(states, start=1):
            self._steps.addItem(f"{number}  {state.name}   {state.count}".rstrip(), state.key)
        self._steps.setCurrentIndex(self._steps.findData(current))
        self._steps.blockSignals(False)


def _back_button(look: Look, texts: Texts) -> QPushButton:
    """The way to the library."""
    back = ElidedButton(texts.tr("All assessments"))
    back.setProperty("kind", "plain-quiet")
    back.setAutoDefault(False)
    back.setIcon(look.icon("chevron-left", "text2"))
    back.setIconSize(icon_room(look))
    return back


def offline_sign(look: Look, texts: Texts) -> QWidget:
    """The words at the foot of the rail that the program needs no connection."""
    sign = QWidget()
    row = QHBoxLayout(sign)
    row.setContentsMargins(look.px(0.75), 0, 0, 0)
    row.setSpacing(look.space("near"))
    icon = QLabel()
    icon.setPixmap(look.pixmap("wifi-off", "text2", 1.1))
    row.addWidget(icon)
    row.addWidget(words(texts.tr("Works offline"), "small"), 1)
    return sign


def spoken_state(texts: Texts, state: StepState) -> str:
    """A step as a screen reader says it."""
    if state.is_finished:
        return texts.tr("{name}, finished", name=state.name)
    return f"{state.name}, {state.count}" if state.count else state.name
