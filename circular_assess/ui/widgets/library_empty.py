"""What stands in place of the library's table when it has no row: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget

from circular_assess.storage.summary import Place
from circular_assess.texts import Texts
from circular_assess.ui.theme import THEME_ICONS, Look
from circular_assess.ui.widgets.library_choice import LibraryChoice
from circular_assess.ui.widgets.notes import EmptyState
from circular_assess.ui.widgets.words import button

LONGEST_QUOTED = 40


class EmptyLibrary(QStackedWidget):
    """One empty state a reason.

    Signals: new_wanted, case_wanted, clear_wanted, archive_wanted, all_wanted.
    """

    new_wanted = Signal()
    case_wanted = Signal()
    clear_wanted = Signal()
    archive_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        tr = texts.tr
        self.new_button = button(look, tr("New assessment"), "main", "plus")
        self.new_button.clicked.connect(self.new_wanted)
        self.case_button = button(look, tr("Open a case"))
        self.case_button.clicked.connect(self.case_wanted)
        self.clear_button = button(look, tr("Clear the search"))
        self.clear_button.clicked.connect(self.clear_wanted)
        self.archive_button = button(look, tr("Look in the archive"))
        self.archive_button.clicked.connect(self.archive_wanted)
        self._back_buttons = [button(look, tr("Show all assessments")) for _state in range(3)]
        for back in self._back_buttons:
            back.clicked.connect(self.all_wanted)
        self._first = self._add(look, "library", self.new_button, self.case_button)
        self._nothing = self._add(look, "search", self.clear_button, self.archive_button)
        self._theme = self._add(look, THEME_ICONS["general"], self._back_buttons[0])
        self._archive = self._add(look, "archive", self._back_buttons[1])
        self._bin = self._add(look, "trash-2", self._back_buttons[2])
        self._first.set_words(
            tr("No assessment yet"), tr("Start one, or open a published case to look around.")
        )
        self._archive.set_words(
            tr("The archive is empty"),
            tr("What is done but kept goes here. It can still be found, opened and brought back."),
        )
        self._bin.set_words(
            tr("The bin is empty"), tr("What you delete goes here first, and can be restored.")
        )

    @property
    def has_main_button(self) -> bool:
        """True if this state offers the one main action of the page itself."""
        return self.currentWidget() is self._first

    def set_has_cases(self, has_cases: bool) -> None:
        """Whether there is a published case to open."""
        self.case_button.setVisible(has_cases)

    def show_reason(
        self, place: Place, theme: str, choice: LibraryChoice, searched: int, in_archive: int
    ) -> None:
        """Say why nothing is shown: `searched` assessments in this place, `in_archive` fit there."""
        if choice.words or choice.status:
            self._show_nothing_found(choice.words, searched, in_archive)
        elif theme:
            self._theme.set_words(
                self._texts.tr("No assessment of {theme}", theme=self._texts.theme(theme)),
                self._texts.tr("A new assessment gets its theme on the page Tender."),
            )
            self.setCurrentWidget(self._theme)
        else:
            state = {Place.ARCHIVE: self._archive, Place.BIN: self._bin}.get(place, self._first)
            self.setCurrentWidget(state)

    def focus_first(self) -> None:
        """Move the focus to the first action."""
        buttons = {
            self._first: self.new_button,
            self._nothing: self.clear_button,
            self._theme: self._back_buttons[0],
            self._archive: self._back_buttons[1],
            self._bin: self._back_buttons[2],
        }
        for state, action in buttons.items():
            if state is self.currentWidget():
                action.setFocus()

    def _show_nothing_found(self, words: str, searched: int, in_archive: int) -> None:
        tr, plural = self._texts.tr, self._texts.plural
        quoted = words if len(words) <= LONGEST_QUOTED else words[: LONGEST_QUOTED - 1] + "…"
        title = tr("Nothing matches “{words}”", words=quoted) if words else tr("Nothing has this status")
        sentences = [
            plural(
                "{count} assessment was searched by name, reference and buyer.",
                "{count} assessments were searched by name, reference and buyer.",
                searched,
            )
        ]
        if in_archive:
            sentences.append(plural("{count} is in the archive.", "{count} are in the archive.", in_archive))
        self._nothing.set_words(title, " ".join(sentences))
        self.archive_button.setVisible(bool(in_archive))
        self.setCurrentWidget(self._nothing)

    def _add(self, look: Look, icon: str, *actions: QPushButton) -> EmptyState:
        state = EmptyState(look, icon, "", "", *actions)
        if (layout := state.layout()) is not None:
            layout.setContentsMargins(0, look.space("wide"), 0, 0)
        self.addWidget(state)
        return state
