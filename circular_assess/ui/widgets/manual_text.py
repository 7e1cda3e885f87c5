"""The text of the manual: one file a language, its chapters by key, laid out in the present look."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QTextBlock, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from circular_assess import resources
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.manual_layout import ManualLayout

CHAPTER = re.compile(r'^<a id="(?P<key>\w+)"></a>\n+## (?P<title>.+)$', re.MULTILINE)
ANCHOR = re.compile(r"^<a id=.*\n", re.MULTILINE)
WIDEST_TEXT_EM, ABOVE_TOP_EM = 46, 0.5
LEAST_ZOOM, MOST_ZOOM, ZOOM_STEP = 0.8, 2.5, 1.125
MOST_FOUND = 500


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the manual: its key, which is that of a page where it is about one, and its title."""

    key: str
    title: str


def read_manual(language: str) -> str:
    """The manual as it is written, in Markdown."""
    return resources.path(f"manual/{language}.md").read_text(encoding="utf-8")


def chapters_of(manual: str) -> tuple[Chapter, ...]:
    """The chapters, each headed by a line that names its key."""
    return tuple(Chapter(found["key"], found["title"]) for found in CHAPTER.finditer(manual))


class ManualText(QTextBrowser):
    """All chapters as one text to read, to scroll and to search; it opens nothing outside itself.

    Attributes: chapters, zoom, count_found (the places with what is searched).
    Signals: chapter_reached(key), when scrolling or a link has come to another chapter.
    """

    chapter_reached = Signal(str)

    def __init__(self, look: Look, manual: str, name: str, zoom: float) -> None:
        super().__init__()
        self._look = look
        self._manual = manual
        self._found: list[QTextCursor] = []
        self._searched = ""
        self._key = ""
        self._top = 0
        self._is_laying_out = False
        self.zoom = zoom
        self.chapters = chapters_of(manual)
        self.setAccessibleName(name)
        self.setProperty("ringed", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        reads_by_keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction | reads_by_keys)
        self.anchorClicked.connect(self._on_link)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._lay_out()

    def go_to(self, key: str) -> None:
        """Show a chapter from its heading on; an unknown one is the first."""
        blocks = self._heads()
        keys = [chapter.key for chapter in self.chapters]
        block = blocks[keys.index(key) if key in keys else 0]
        self.setTextCursor(QTextCursor(block))
        self._top = block.position()
        self._show_top()
        self._reach(key if key in keys else keys[0])

    def set_zoom(self, zoom: float) -> None:
        """Text as large as that of the window times this; what stood at the top stays there."""
        self.zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._lay_out()

    @property
    def count_found(self) -> int:
        """How many places hold what is searched."""
        return len(self._found)

    def search(self, words: str) -> None:
        """Mark all places with these words and go to the first from here on."""
        start = self.textCursor().selectionStart()
        self._searched = words
        self._mark()
        if self._found:
            later = (n for n, place in enumerate(self._found) if place.selectionStart() >= start)
            self._show_found(next(later, 0))

    def go_on(self, step: int) -> None:
        """To the next place that was found, or back."""
        if self._found:
            self._show_found((self.place_found - 1 + step) % len(self._found))

    @property
    def place_found(self) -> int:
        """The number of the place found that is current, from 1."""
        start = self.textCursor().selectionStart()
        return max(1, sum(place.selectionStart() <= start for place in self._found))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines no longer than can be read well; what stood at the top stays there."""
        self._is_laying_out = True
        super().resizeEvent(event)
        self._fit()
        self._is_laying_out = False
        self._show_top()

    def changeEvent(self, event: QEvent) -> None:
        """Another font moves the text under the scroll bar, which is no scrolling."""
        self._is_laying_out = True
        super().changeEvent(event)
        self._is_laying_out = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel with Ctrl makes the text larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * (ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    # --- where things are ---

    def _heads(self) -> list[QTextBlock]:
        block, found = self.document().begin(), []
        while block.isValid():
            if block.blockFormat().headingLevel() == 2:
                found.append(block)
            block = block.next()
        return found

    def _top_of(self, block: QTextBlock) -> int:
        return round(self.document().documentLayout().blockBoundingRect(block).top())

    def _show_top(self) -> None:
        """Scroll to what should stand at the top, as far as the end of the text allows."""
        self._is_laying_out = True
        top = self._top_of(self.document().findBlock(self._top))
        self.verticalScrollBar().setValue(top - self._layout.px(ABOVE_TOP_EM))
        self._is_laying_out = False

    def _show_found(self, number: int) -> None:
        place = self._found[number]
        self.setTextCursor(place)
        bar, top = self.verticalScrollBar(), self._top_of(place.block())
        if not bar.value() <= top < bar.value() + self.viewport().height() * 0.8:
            bar.setValue(top - self._look.px(4))

    def _mark(self) -> None:
        self._found = []
        found = self.document().find(self._searched) if self._searched.strip() else QTextCursor()
        while not found.isNull() and len(self._found) < MOST_FOUND:
            self._found.append(QTextCursor(found))
            found = self.document().find(self._searched, found)
        self.setExtraSelections([self._marked(place) for place in self._found])

    def _marked(self, place: QTextCursor) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        marked.cursor = place
        marked.format.setBackground(self._look.colour("warning_ground"))
        marked.format.setFontUnderline(True)
        return marked

    def _on_link(self, url: QUrl) -> None:
        if url.fragment() in {chapter.key for chapter in self.chapters}:
            self.go_to(url.fragment())

    def _on_scrolled(self, value: int) -> None:
        if self._is_laying_out:
            return
        self._top = self.cursorForPosition(QPoint(self.width() // 2, 0)).position()
        limit = value + self.viewport().height() // 3
        passed = sum(self._top_of(block) <= limit for block in self._heads())
        self._reach(self.chapters[max(passed - 1, 0)].key)

    def _reach(self, key: str) -> None:
        if key != self._key:
            self._key = key
            self.chapter_reached.emit(key)

    # --- how it looks ---

    def _lay_out(self) -> None:
        self._is_laying_out = True
        position = self.textCursor().position()
        self._layout = ManualLayout(self._look, self.zoom)
        self._layout.lay_out(self.document(), ANCHOR.sub("", self._manual))
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self._mark()
        self._fit()
        self._is_laying_out = False
        self._show_top()

    def _fit(self) -> None:
        """The margins of the text in the present width."""
        px, room = self._layout.px, self.viewport().width()
        shape = self.document().rootFrame().frameFormat()
        left = self._look.space("space")
        right = max(left, room - left - px(WIDEST_TEXT_EM))
        shape.setLeftMargin(left)
        shape.setRightMargin(min(right, max(left, room // 2)))
        shape.setTopMargin(px(0.8))
        shape.setBottomMargin(px(3))
        self.document().rootFrame().setFrameFormat(shape)
