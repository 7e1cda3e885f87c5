"""The picker of a level 0-4: five buttons that are one control, by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from circular_assess.domain.catalogue import HIGHEST_LEVEL, LEVEL_COUNT
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look, refresh_style
from circular_assess.ui.widgets.words import button

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
KEY_OF_LEVEL_0 = Qt.Key.Key_0.value


class ScorePicker(QWidget):
    """Five buttons with one focus. Arrows move, 0-4 choose, Delete and Backspace clear, Enter is done.

    Signals: chosen(object): the level, or None when cleared; done when Enter is pressed.
    """

    chosen = Signal(object)
    done = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._level: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringed", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        for level in range(LEVEL_COUNT):
            kind = "first" if level == 0 else "last" if level == HIGHEST_LEVEL else "middle"
            choice = button(look, texts.number(level), kind)
            choice.setCheckable(True)
            choice.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            # The words of the style sheet's padding would be wider than a third of the scale.
            choice.setFixedWidth(look.px(2.3))
            choice.setAccessibleName(texts.tr("Level {level}", level=level))
            self._group.addButton(choice, level)
            layout.addWidget(choice)
        self._group.idClicked.connect(self._on_clicked)
        clear = QAction(texts.tr("Clear the level"), self)
        clear.triggered.connect(self._on_cleared)
        self.addAction(clear)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def level(self) -> float | None:
        """The level shown."""
        return self._level

    def show_level(self, level: float | None, meaning: str = "") -> None:
        """Show a level, or none; `meaning` is what it stands for, for the screen reader."""
        if level is None:
            said = self._texts.tr("Not scored. Keys 0 to 4 choose.")
        elif meaning:
            said = self._texts.tr("Level {level:number}: {meaning}", level=level, meaning=meaning)
        else:
            said = self._texts.tr("Level {level:number}", level=level)
        if self.accessibleDescription() != said:
            self.setAccessibleDescription(said)
        if level == self._level:
            return
        self._level = level
        self._group.setExclusive(False)
        for choice in self._group.buttons():
            number = self._group.id(choice)
            choice.setChecked(number == level)
            # A level such as 2.5 stands between two buttons; the figure beside them says it.
            is_near = level is not None and level != number and abs(level - number) < 1
            if choice.property("is_near") != is_near:
                choice.setProperty("is_near", is_near)
                refresh_style(choice)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, arrows move, Delete clears, Enter is done; with a modifier they do not."""
        key, digit = Qt.Key(event.key()), event.key() - KEY_OF_LEVEL_0
        others = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if others != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif 0 <= digit <= HIGHEST_LEVEL:
            self._choose(float(digit))
        elif key in STEPS:
            self._step(STEPS[key])
        elif key in CLEARING:
            self._on_cleared()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        if self._level is None:
            self._choose(0.0 if step > 0 else float(HIGHEST_LEVEL))
        else:
            self._choose(min(max(float(round(self._level)) + step, 0.0), float(HIGHEST_LEVEL)))

    def _choose(self, level: float | None) -> None:
        if level != self._level:
            self.show_level(level)
            self.chosen.emit(level)

    def _on_clicked(self, level: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._choose(float(level))

    def _on_cleared(self) -> None:
        self._choose(None)
