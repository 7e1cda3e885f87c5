"""The manual in a window of its own beside the program: chapters, text, search, zoom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.manual_text import ZOOM_STEP, ManualText, read_manual
from circular_assess.ui.widgets.notes import announce
from circular_assess.ui.widgets.search_field import SearchField
from circular_assess.ui.widgets.words import button, field_label, line, upright_line, words

USUAL_EM, SMALLEST_EM = (66, 46), (30, 20)
RAIL_EM, RAIL_BESIDE_FROM_EM, CHAPTER_EM = 15.6, 56, 2.6
FIND = "Ctrl+F"


def show_manual(parent: QWidget, look: Look, texts: Callable[[], Texts], key: str) -> ManualWindow:
    """The manual beside a window, at the chapter of a page; there is one, which is kept when closed."""
    window = parent.findChild(ManualWindow) or ManualWindow(parent, look, texts)
    window.show_chapter(key)
    return window


class ManualWindow(QWidget):
    """One text with all chapters; `texts` gives the present language of the window that it belongs to.

    Attributes: text, search, chapters (the buttons of the rail, by key), box (the same in a narrow window).
    """

    def __init__(self, parent: QWidget, look: Look, texts: Callable[[], Texts]) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._look = look
        self._present_texts = texts
        self._texts = texts()
        self._key = ""
        self._content: QWidget | None = None
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self.resize(self._look.px(USUAL_EM[0]), self._look.px(USUAL_EM[1]))
        self._make(1.0)
        self._make_keys()
        self._look.changed.connect(self._on_look_changed)

    def show_chapter(self, key: str) -> None:
        """Come to the front at a chapter."""
        self._follow_language()
        self.show()
        if self.isMinimized():
            self.showNormal()
        self.activateWindow()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.go_to(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another language of the program, or back from it."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.ActivationChange):
            self._follow_language()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rail where there is room for it, else a box with the same chapters."""
        super().resizeEvent(event)
        self._fold()

    # --- what it is made of ---

    def _make(self, zoom: float) -> None:
        look, tr = self._look, self._texts.tr
        self.setWindowTitle(tr("Manual – Circular Assess"))
        self.setMinimumSize(look.px(SMALLEST_EM[0]), look.px(SMALLEST_EM[1]))
        if self._content is not None:
            self._outer.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        self.text = ManualText(look, read_manual(self._texts.language), tr("Manual"), zoom)
        self.text.chapter_reached.connect(self._on_reached)
        row = QHBoxLayout(self._content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._rail = self._make_rail()
        row.addWidget(self._rail)
        self._upright = upright_line()
        row.addWidget(self._upright)
        column = QVBoxLayout()
        column.setSpacing(look.space("tight"))
        column.addWidget(self._make_choice())
        column.addLayout(self._make_head())
        column.addWidget(line())
        holder = QHBoxLayout()
        pad = look.space("tight")
        holder.setContentsMargins(pad, 0, pad, pad)  # room for the ring of the focus
        holder.addWidget(self.text)
        column.addLayout(holder, 1)
        row.addLayout(column, 1)
        self._outer.addWidget(self._content)
        self._fold()
        self._content.show()
        self._outer.activate()

    def _make_rail(self) -> QWidget:
        look = self._look
        rail = QWidget()
        rail.setProperty("ground", "rail")
        rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rail.setFixedWidth(look.px(RAIL_EM))
        column = QVBoxLayout(rail)
        pad = look.px(0.75)
        column.setContentsMargins(0, pad, pad, pad)
        column.setSpacing(look.px(0.1))
        head = words(self._texts.tr("Contents"), "head")
        head.setContentsMargins(look.px(0.9), look.space("tight"), 0, look.space("tight"))
        column.addWidget(head)
        self.chapters: dict[str, QPushButton] = {}
        for chapter in self.text.chapters:
            made = button(look, chapter.title.replace("&", "&&"), "step")
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.clicked.connect(lambda _checked=False, key=chapter.key: self.text.go_to(key))
            column.addWidget(made)
            self.chapters[chapter.key] = made
        column.addStretch(1)
        return rail

    def _make_choice(self) -> QWidget:
        self._choice = QWidget()
        row = QHBoxLayout(self._choice)
        margin = self._look.space("near")
        row.setContentsMargins(self._look.space("margin"), margin, margin, 0)
        row.setSpacing(margin)
        self.box = QComboBox()
        for chapter in self.text.chapters:
            self.box.addItem(chapter.title, chapter.key)
        self.box.activated.connect(lambda index: self.text.go_to(self.box.itemData(index)))
        row.addWidget(field_label(self._texts.tr("Chapter"), self.box))
        row.addWidget(self.box, 1)
        return self._choice

    def _make_head(self) -> QHBoxLayout:
        look, tr = self._look, self._texts.tr
        row = QHBoxLayout()
        margin = look.space("near")
        row.setContentsMargins(look.space("margin"), margin, margin, look.space("tight"))
        row.setSpacing(margin)
        keys = QKeySequence(FIND).toString(QKeySequence.SequenceFormat.NativeText)
        self.search = SearchField(look, tr("Search the manual"), keys, tr("Clear the search"))
        self.search.searched.connect(self._on_searched)
        self.search.returnPressed.connect(lambda: self._go_on(1))
        self.search.left_downwards.connect(self.text.setFocus)
        row.addWidget(field_label(tr("Search"), self.search))
        row.addWidget(self.search, 1)
        self._place = words("", "small")
        row.addWidget(self._place)
        for icon, text, factor in (
            ("zoom-out", tr("Smaller"), 1 / ZOOM_STEP),
            ("zoom-in", tr("Larger"), ZOOM_STEP),
        ):
            zooming = button(look, "", "plain-quiet", icon)
            zooming.setAccessibleName(text)
            zooming.setToolTip(text)
            zooming.clicked.connect(lambda _checked=False, by=factor: self._zoom(self.text.zoom * by))
            row.addWidget(zooming)
        return row

    def _make_keys(self) -> None:
        for keys, slot in (
            ("Ctrl++", lambda: self._zoom(self.text.zoom * ZOOM_STEP)),
            ("Ctrl+=", lambda: self._zoom(self.text.zoom * ZOOM_STEP)),
            ("Ctrl+-", lambda: self._zoom(self.text.zoom / ZOOM_STEP)),
            ("Ctrl+0", lambda: self._zoom(1.0)),
            ("F3", lambda: self._go_on(1)),
            ("Shift+F3", lambda: self._go_on(-1)),
            (FIND, self._on_find),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _fold(self) -> None:
        em = self._look.em
        needed = CHAPTER_EM * (len(self.text.chapters) + 2)
        has_rail = self.width() >= RAIL_BESIDE_FROM_EM * em and self.height() >= needed * em
        self._rail.setVisible(has_rail)
        self._upright.setVisible(has_rail)
        self._choice.setVisible(not has_rail)

    # --- what happens ---

    def _follow_language(self) -> None:
        present = self._present_texts()
        if present.language != self._texts.language:
            self._texts = present
            self._make_again()

    def _on_look_changed(self) -> None:
        self._make_again()

    def _make_again(self) -> None:
        key, zoom = self._key, self.text.zoom
        self._make(zoom)
        self.text.go_to(key)
        if self.isVisible():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reached(self, key: str) -> None:
        self._key = key
        self.chapters[key].setChecked(True)
        self.box.setCurrentIndex(self.box.findData(key))

    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_searched(self, searched: str) -> None:
        self.text.search(searched)
        self._say_place()

    def _go_on(self, step: int) -> None:
        self.text.go_on(step)
        self._say_place()

    def _say_place(self) -> None:
        tr, text = self._texts.tr, self.text
        if not self.search.text().strip():
            self._place.clear()
            return
        if text.count_found:
            said = tr("{place} of {count}", place=text.place_found, count=text.count_found)
        else:
            said = tr("Not found")
        self._place.setText(said)
        announce(self, said)

    def _zoom(self, zoom: float) -> None:
        self.text.set_zoom(zoom)
