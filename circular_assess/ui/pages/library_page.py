"""The library: find an assessment, open it, file it away, or start from a published case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QSizePolicy, QStackedWidget

from circular_assess.domain.assessment import AssessmentId
from circular_assess.storage.failures import StoreFailure
from circular_assess.storage.summary import AssessmentSummary, Place
from circular_assess.ui.page import Page, PageContext
from circular_assess.ui.widgets.library_choice import LibraryChoice
from circular_assess.ui.widgets.library_empty import EmptyLibrary
from circular_assess.ui.widgets.library_table import LibraryTable
from circular_assess.ui.widgets.library_table_model import Choice, chosen_from
from circular_assess.ui.widgets.notes import announce
from circular_assess.ui.widgets.sample_cards import SampleCard, SampleCards
from circular_assess.ui.widgets.words import button

if TYPE_CHECKING:
    from circular_assess.library import Library

FOLDED_EM = 44
LEAST_TABLE_EM = 5.4
CROWDED_EM = 22
PAUSE_BEFORE_COUNT_MS = 600


class LibraryPage(Page):
    """All assessments of a place. Undo of the announcement is answered here, by the library.

    Attributes: table, choice (search, status and order), empty, cards.
    Signals: opened(id), new_wanted, file_wanted, sample_opened(name), place_changed(place, theme),
    counts_changed(mapping from the code of a place or theme to a number).
    """

    opened = Signal(str)
    new_wanted = Signal()
    file_wanted = Signal()
    sample_opened = Signal(str)
    place_changed = Signal(str, str)
    counts_changed = Signal(object)

    def __init__(self, context: PageContext, library: Library, samples: Sequence[SampleCard]) -> None:
        super().__init__(context, context.texts.tr("Assessments"), scrolls=False)
        self.library = library
        self._place = Place.LIBRARY
        self._theme = ""
        self._summaries: dict[Place, list[AssessmentSummary]] = {place: [] for place in Place}
        self.foot.hide()
        self._make_head_actions()
        self.choice = LibraryChoice(self.look, self.texts)
        self.choice.changed.connect(self._on_choice_changed)
        self.table = LibraryTable(self.look, self.texts)
        self.empty = EmptyLibrary(self.look, self.texts)
        self.empty.new_wanted.connect(self.new_wanted)
        self.empty.clear_wanted.connect(self.choice.clear)
        self.empty.archive_wanted.connect(lambda: self.show_place(Place.ARCHIVE, ""))
        self.empty.all_wanted.connect(lambda: self.show_place(Place.LIBRARY, ""))
        self._stack = QStackedWidget()
        # The lowest window must hold the page even while something is announced.
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight(self.look.px(LEAST_TABLE_EM))
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.cards = self._make_cards(samples)
        self.empty.case_wanted.connect(lambda: self.cards.all_button.click())
        self.body.addWidget(self.choice)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.cards)
        self._count_said = QTimer(self, singleShot=True, interval=PAUSE_BEFORE_COUNT_MS)
        self._count_said.timeout.connect(self._on_pause_after_search)
        self._connect()

    def show_place(self, place: str, theme: str = "") -> None:
        """Show the library, the archive or the bin; a theme narrows it down."""
        self._place, self._theme = Place(place), theme
        self.announcement.hide()
        self.table.verticalScrollBar().setValue(0)
        self._show_rows()
        self.place_changed.emit(place, theme)

    def show_samples(self, samples: Sequence[SampleCard]) -> None:
        """Offer these published cases, which are read after the list is there."""
        old, self.cards = self.cards, self._make_cards(samples)
        self.body.replaceWidget(old, self.cards)
        old.deleteLater()
        self._show_rows()

    def _make_cards(self, samples: Sequence[SampleCard]) -> SampleCards:
        cards = SampleCards(self.look, self.texts, samples)
        cards.chosen.connect(self.sample_opened)
        self._has_cards = bool(samples)
        self.empty.set_has_cases(self._has_cards)
        return cards

    def focus_search(self) -> None:
        """Go to the search field and mark what it holds."""
        self.choice.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.choice.search.selectAll()

    def focus_first(self) -> None:
        """To the list where there is one, else to the one thing to do."""
        if self.table.isVisibleTo(self):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.empty.focus_first()

    def fill_row_menu(self, menu: QMenu) -> None:
        """Add what can be done with the chosen assessments; the menu bar may show the same."""
        tr, chosen = self.texts.tr, self.table.chosen()

        def add(
            icon: str, text: str, keys: str, slot: Callable[[], None], is_for_many: bool = True
        ) -> QAction:
            shown = f"{text}\t{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}"
            action = menu.addAction(self.look.icon(icon), shown if keys else text)
            action.triggered.connect(lambda _checked=False: slot())
            action.setEnabled(len(chosen) == 1 or (is_for_many and bool(chosen)))
            return action

        if self._place is Place.BIN:
            add("archive-restore", tr("Restore"), "", self._on_library_wanted)
            return
        add("folder-open", tr("Open"), "Return", self._on_open_wanted, False)
        add("pencil", tr("Rename"), "F2", self._on_rename_wanted, False)
        add("copy", tr("Duplicate"), "", self._on_duplicate_wanted, False)
        menu.addSeparator()
        if self._place is Place.LIBRARY:
            add("archive", tr("Move to archive"), "", self._on_archive_wanted)
        else:
            add("archive-restore", tr("Back to the library"), "", self._on_library_wanted)
        add("trash-2", tr("Move to bin"), "Del", self._on_bin_wanted)

    def refresh(self) -> None:
        """Read the lines of all places once and show those of this one."""
        self._summaries = {place: self.library.summaries(place) for place in Place}
        counts: dict[str, int] = {place: len(summaries) for place, summaries in self._summaries.items()}
        for summary in self._summaries[Place.LIBRARY]:
            counts[summary.theme] = counts.get(summary.theme, 0) + 1
        self._show_rows()
        self.counts_changed.emit(counts)

    def showEvent(self, event: QShowEvent) -> None:
        """An open assessment was changed meanwhile, of which the library gives no notice."""
        self._is_stale = True
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cases fold where height is scarce."""
        super().resizeEvent(event)
        self._fit_cards()

    def _fit_cards(self) -> None:
        """Where height is scarce the cases are one line, or none beside what must be seen whole."""
        is_low = self.height() < FOLDED_EM * self.look.em
        is_crowded = self.height() < CROWDED_EM * self.look.em and self._stack.currentWidget() is self.empty
        self.choice.setHidden(is_crowded and self.empty.has_main_button)
        is_free = not is_crowded and not (is_low and not self.announcement.isHidden())
        self.cards.set_folded(is_low)
        self.cards.setVisible(self._has_cards and self._place is Place.LIBRARY and is_free)

    def _say(self, text: str, *, can_undo: bool = True) -> None:
        self.announcement.say(text, can_undo=can_undo)
        self._fit_cards()

    def _make_head_actions(self) -> None:
        tr = self.texts.tr
        self.file_button = button(self.look, tr("Open a file"), icon="file-text")
        self.file_button.clicked.connect(self.file_wanted)
        self.new_button = button(self.look, tr("New assessment"), "main", "plus")
        self.new_button.clicked.connect(self.new_wanted)
        self.empty_bin_button: QPushButton = button(self.look, tr("Empty the bin"), icon="trash-2")
        self.empty_bin_button.clicked.connect(self._on_empty_bin_wanted)
        for action in (self.empty_bin_button, self.file_button, self.new_button):
            self.head_actions.addWidget(action)

    def _connect(self) -> None:
        self.table.open_wanted.connect(self._on_open_wanted)
        self.table.rename_wanted.connect(self._on_rename_wanted)
        self.table.bin_wanted.connect(self._on_bin_wanted)
        self.table.menu_wanted.connect(self._on_menu_wanted)
        self.choice.search.left_downwards.connect(self.table.setFocus)
        self.library.changed.connect(self._on_library_changed)
        self.undo_wanted.connect(self._on_undo_wanted)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.focus_search)

    def _wanted(self, place: Place, theme: str) -> list[AssessmentSummary]:
        choice = self.choice
        return chosen_from(self._summaries[place], Choice(choice.words, theme, choice.status, choice.order))

    def _show_rows(self) -> None:
        found = self._wanted(self._place, self._theme)
        is_in_table = self.table.hasFocus()
        self.table.show_rows(found)
        if not found:
            in_archive = len(self._wanted(Place.ARCHIVE, "")) if self._place is Place.LIBRARY else 0
            searched = len(self._summaries[self._place])
            self.empty.show_reason(self._place, self._theme, self.choice, searched, in_archive)
        self._stack.setCurrentIndex(0 if found else 1)
        if is_in_table and not found:
            self.empty.focus_first()
        is_bin = self._place is Place.BIN
        self.empty_bin_button.setVisible(is_bin and bool(self._summaries[Place.BIN]))
        self.file_button.setHidden(is_bin)
        self.new_button.setHidden(is_bin or (not found and self.empty.has_main_button))
        self._fit_cards()
        tr = self.texts.tr
        titles = {Place.LIBRARY: tr("Assessments"), Place.ARCHIVE: tr("Archive"), Place.BIN: tr("Bin")}
        self.title_label.setText(self.texts.theme(self._theme) if self._theme else titles[self._place])
        self.fit_head()

    def _write(self, change: Callable[[], None]) -> bool:
        """Change the library; False if it could not be written, which is said at the foot."""
        try:
            change()
        except StoreFailure:
            words = self.texts.tr("The library could not be written. Nothing was changed.")
            self._say(words, can_undo=False)
            return False
        return True

    def _move(self, place: Place, label: str, said: str) -> None:
        if (chosen := self.table.chosen()) and self._write(lambda: self.library.move(chosen, place, label)):
            self._say(said)

    def _on_choice_changed(self) -> None:
        self._show_rows()
        self._count_said.start()

    def _on_pause_after_search(self) -> None:
        found = self.table.rows.rowCount()
        announce(self.table, self.texts.plural("{count} assessment", "{count} assessments", found))

    def _on_library_changed(self) -> None:
        self.announcement.hide()
        self.mark_changed()

    def _on_open_wanted(self) -> None:
        if self._place is Place.BIN:
            self._say(self.texts.tr("Restore it first to open it."), can_undo=False)
        elif (current := self.table.current()) is not None:
            self.opened.emit(current.id)

    def _on_rename_wanted(self) -> None:
        current, tr = self.table.current(), self.texts.tr
        if current is None or self._place is Place.BIN:
            return
        title = self.context.messages.ask_name(tr("Rename"), tr("Name of the assessment"), current.title)
        if title is not None and title != current.title:
            self._write(lambda: self.library.rename(current.id, title, tr("name")))

    def _on_duplicate_wanted(self) -> None:
        current, tr = self.table.current(), self.texts.tr
        if current is None:
            return
        title = tr("{title} (copy)", title=self.table.rows.title_of(current))
        copies: list[AssessmentId] = []
        if self._write(lambda: copies.append(self.library.duplicate(current.id, title, tr("copy")))):
            self._say(tr("Duplicated. The copy is in the library."))
            self.table.select_assessment(copies[0])

    def _on_archive_wanted(self) -> None:
        count = len(self.table.chosen())
        said = self.texts.plural("Archived.", "{count} assessments archived.", count)
        self._move(Place.ARCHIVE, self.texts.tr("archive"), said)

    def _on_library_wanted(self) -> None:
        count = len(self.table.chosen())
        said = self.texts.plural(
            "Back in the library.", "{count} assessments are back in the library.", count
        )
        self._move(Place.LIBRARY, self.texts.tr("restore"), said)

    def _on_bin_wanted(self) -> None:
        count = len(self.table.chosen())
        said = self.texts.plural("Moved to the bin.", "{count} assessments moved to the bin.", count)
        if self._place is not Place.BIN:
            self._move(Place.BIN, self.texts.tr("bin"), said)

    def _on_empty_bin_wanted(self) -> None:
        count = len(self._summaries[Place.BIN])
        if self.context.messages.ask_to_empty_bin(count) and self._write(self.library.empty_bin):
            self._say(self.texts.tr("The bin is empty."), can_undo=False)

    def _on_undo_wanted(self) -> None:
        self._write(self.library.undo)

    def _on_menu_wanted(self, place: QPoint) -> None:
        if QApplication.activePopupWidget() is not None:
            return  # a system may send the key and the wish
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_row_menu(menu)
        menu.popup(place)
