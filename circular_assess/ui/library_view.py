"""The library in the window: its rail, its page, and where in it the buyer was looking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from circular_assess.storage.summary import Place
from circular_assess.ui.context import PageContext
from circular_assess.ui.frame import WindowFrame
from circular_assess.ui.pages.library_page import LibraryPage
from circular_assess.ui.widgets.library_rail import LibraryBar, LibraryRail

if TYPE_CHECKING:
    from circular_assess.library import Library
    from circular_assess.ui.widgets.sample_cards import SampleCard


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Which place and theme were shown, what was searched, and the entries chosen as status and order."""

    place: str = Place.LIBRARY
    theme: str = ""
    words: str = ""
    status: int = 0
    order: int = 0


class LibraryView(QObject):
    """Fills the frame with the library.

    Attributes: page.
    """

    def __init__(
        self, frame: WindowFrame, context: PageContext, library: Library, samples: Sequence[SampleCard]
    ) -> None:
        super().__init__(frame)
        self._place, self._theme = str(Place.LIBRARY), ""
        frame.drop_pages()
        self.page = LibraryPage(context, library, samples)
        rail, bar = LibraryRail(context.look, context.texts), LibraryBar(context.look, context.texts)
        for part in (rail, bar):
            part.chosen.connect(self.page.show_place)
            self.page.place_changed.connect(part.show_place)
            self.page.counts_changed.connect(part.show_counts)
        self.page.place_changed.connect(self._on_place_changed)
        self.page.destroyed.connect(self.deleteLater)
        frame.set_rail(rail, bar)

    @property
    def looked_at(self) -> LookedAt:
        """Where the buyer is looking now."""
        choice = self.page.choice
        status, order = choice.status_box.currentIndex(), choice.order_box.currentIndex()
        return LookedAt(self._place, self._theme, choice.search.text(), status, order)

    def look_at(self, wanted: LookedAt) -> None:
        """Show what was shown before."""
        choice = self.page.choice
        choice.status_box.setCurrentIndex(wanted.status)
        choice.order_box.setCurrentIndex(wanted.order)
        choice.search.setText(wanted.words)
        self.page.show_place(wanted.place, wanted.theme)

    def _on_place_changed(self, place: str, theme: str) -> None:
        self._place, self._theme = place, theme
