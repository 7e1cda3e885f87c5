"""The menus and the corner of the menu bar: undo, redo and whether all is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QMenuBar, QWidget

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look, refresh_style
from circular_assess.ui.widgets.scenario_mark import as_tooltip
from circular_assess.ui.widgets.words import button, picture, upright_line, words

Choice = TypeVar("Choice")

# The room left and right of a menu's words, as in the style sheet, and what lies between two.
MENU_PADDING_EM = 1.9
WIDEST_CORNER_EM = 60
Shortcut = QKeySequence | QKeySequence.StandardKey | str


@dataclass(frozen=True, slots=True)
class MenuCommand:
    """One entry: where it stands, its words, its key and what it does."""

    key: str
    menu: str
    words: str
    shortcut: Shortcut | tuple[Shortcut, ...] | None
    run: Callable[[], object]
    needs_document: bool = False
    starts_group: bool = False


class Menus:
    """The menu bar of the window, filled from commands.

    Attributes: actions, by the key of their command.
    """

    def __init__(self, bar: QMenuBar, menus: dict[str, str], commands: list[MenuCommand]) -> None:
        self.actions: dict[str, QAction] = {}
        self._commands = {command.key: command for command in commands}
        self.menus: dict[str, QMenu] = {key: bar.addMenu(title) for key, title in menus.items()}
        for command in commands:
            menu = self.menus[command.menu]
            if command.starts_group:
                menu.addSeparator()
            action = QAction(command.words, bar)
            if command.shortcut is not None:
                shortcuts = command.shortcut if isinstance(command.shortcut, tuple) else (command.shortcut,)
                keys = [QKeySequence(shortcut) for shortcut in shortcuts]
                # The same key twice would be ambiguous, and do nothing.
                action.setShortcuts([key for place, key in enumerate(keys) if key not in keys[:place]])
            action.triggered.connect(lambda _checked=False, run=command.run: run())
            menu.addAction(action)
            self.actions[command.key] = action

    def set_document_open(self, is_open: bool) -> None:
        """Grey what needs an open assessment while there is none."""
        for key, action in self.actions.items():
            if self._commands[key].needs_document:
                action.setEnabled(is_open)

    def show_history(self, texts: Texts, undo: str | None, redo: str | None) -> None:
        """Name what undo and redo would do; None greys them."""
        self.actions["undo"].setText(undo_words(texts, undo).replace("&", "&&"))
        self.actions["undo"].setEnabled(undo is not None)
        self.actions["redo"].setText(redo_words(texts, redo).replace("&", "&&"))
        self.actions["redo"].setEnabled(redo is not None)


def add_choices(
    menu: QMenu,
    title: str,
    choices: Sequence[tuple[str, Choice]],
    current: Choice,
    on_chosen: Callable[[Choice], None],
) -> None:
    """A submenu in which one of several is chosen."""
    submenu = menu.addMenu(title)
    group = QActionGroup(submenu)
    for text, value in choices:
        action = QAction(text, submenu)
        action.setCheckable(True)
        action.setChecked(value == current)
        action.triggered.connect(lambda _checked=False, value=value: on_chosen(value))
        group.addAction(action)
        submenu.addAction(action)


class Corner(QWidget):
    """Undo, redo and the saved state at the right of the menu bar.

    Signals: undo_wanted, redo_wanted, save_wanted.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._room = look.px(WIDEST_CORNER_EM)
        self._labels: tuple[str | None, str | None] = (None, None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.px(0.2), look.px(0.75), look.px(0.2))
        row.setSpacing(look.space("tight"))
        self._undo = button(look, "", "plain-quiet", "undo-2")
        self._undo.clicked.connect(self.undo_wanted)
        self._redo = button(look, "", "plain-quiet", "redo-2")
        self._redo.clicked.connect(self.redo_wanted)
        self._good = picture(look, "check", "good")
        self._bad = picture(look, "circle-alert", "error")
        self._state = words()
        self._try = button(look, texts.tr("Try now"), "link")
        self._try.clicked.connect(self.save_wanted)
        for part in (self._undo, self._redo, upright_line(), self._good, self._bad, self._state, self._try):
            row.addWidget(part)
        # Nothing is said of saving before there is something to save.
        for part in (self._good, self._bad, self._state, self._try):
            part.hide()
        self.show_history(None, None)

    def show_history(self, undo: str | None, redo: str | None) -> None:
        """Name what undo and redo would do; None greys them."""
        self._labels = (undo, redo)
        for shown, label, wording in ((self._undo, undo, undo_words), (self._redo, redo, redo_words)):
            shown.setAccessibleName(wording(self._texts, label))
            shown.setToolTip(as_tooltip(wording(self._texts, label)))
            shown.setEnabled(label is not None)
        self._fit()

    def show_saved(self, saved_at: datetime | None = None, problem: str = "") -> None:
        """Say since when all is kept, or that the last change is not kept yet and why."""
        if problem:
            text = self._texts.tr("Not saved yet")
        elif saved_at is None:
            text = self._texts.tr("All saved")
        else:
            text = self._texts.tr("Saved {time}", time=saved_at.strftime("%H:%M"))
        self._state.setText(text)
        self._state.setProperty("tone", "error" if problem else "")
        self.setToolTip(as_tooltip(problem))
        refresh_style(self._state)
        self._good.setVisible(not problem)
        self._bad.setVisible(bool(problem))
        self._try.setVisible(bool(problem))
        self._state.show()
        self._fit()

    def set_room(self, room: int) -> None:
        """How many pixels the menus leave."""
        if room != self._room:
            self._room = room
            self._fit()

    def _fit(self) -> None:
        """All words if there is room for them, else "Undo" and "Redo", else their signs alone.

        A menu bar gives its corner another place only when its own size changes.
        """
        for undo, redo in self._forms():
            self._undo.setText(undo)
            self._redo.setText(redo)
            if self.sizeHint().width() <= self._room:
                break
        self.adjustSize()
        bar = self.parentWidget()
        if isinstance(bar, QMenuBar):
            QApplication.sendEvent(bar, QResizeEvent(bar.size(), bar.size()))

    def _forms(self) -> tuple[tuple[str, str], ...]:
        undo, redo = self._labels
        full = (undo_words(self._texts, undo), redo_words(self._texts, redo))
        short = (undo_words(self._texts, None), redo_words(self._texts, None))
        return ((full[0].replace("&", "&&"), full[1].replace("&", "&&")), short, ("", ""))


def menus_width(bar: QMenuBar, look: Look) -> int:
    """How wide the words of all menus are, also of those that do not fit."""
    metrics = bar.fontMetrics()
    words_of_menus = (action.text().replace("&", "") for action in bar.actions())
    return sum(metrics.horizontalAdvance(text) + look.px(MENU_PADDING_EM) for text in words_of_menus)


def undo_words(texts: Texts, label: str | None) -> str:
    """ "Undo: weight", or "Undo" if there is nothing."""
    return texts.tr("Undo") if label is None else texts.tr("Undo: {label}", label=label)


def redo_words(texts: Texts, label: str | None) -> str:
    """ "Redo: weight", or "Redo" if there is nothing."""
    return texts.tr("Redo") if label is None else texts.tr("Redo: {label}", label=label)
