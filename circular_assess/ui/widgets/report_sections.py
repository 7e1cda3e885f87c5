"""The sections of a report in their order: which are in, how many pages each has, and moving them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look, refresh_style
from circular_assess.ui.widgets.notes import announce
from circular_assess.ui.widgets.words import button, words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

ROW_EM, MOVER_EM = 2.15, 1.85


class SectionRow(QWidget):
    """A section: a check box with its name, buttons to move it, and its pages, which lead there.

    Only the check box takes the focus; what the buttons do has keys there.
    Attributes: box, up_button, down_button, pages_button. Signals: moved(-1 or 1), page_wanted.
    """

    moved = Signal(int)
    page_wanted = Signal()

    def __init__(self, look: Look, texts: Texts, name: str, *, can_move: bool) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._can_move = can_move
        self.setMinimumHeight(look.px(ROW_EM))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.space("tight"), 1, look.space("tight"), 1)
        row.setSpacing(look.space("hair"))
        self.box = QCheckBox()
        self.box.setAccessibleName(name)
        self.box.setProperty("ringed", False)
        row.addWidget(self.box)
        self._name = WrappedLabel(name, lines=3)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._name.setSizePolicy(policy)
        row.addWidget(self._name, 1)
        tr = texts.tr
        self.up_button = self._mover(look, "arrow-up", tr("Move up: {name}", name=name), -1)
        self.down_button = self._mover(look, "arrow-down", tr("Move down: {name}", name=name), 1)
        self.pages_button = button(look, "", "link")
        self.pages_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pages_button.clicked.connect(lambda _checked=False: self.page_wanted.emit())
        for part in (self.up_button, self.down_button, self.pages_button):
            row.addWidget(part)
        self._state = words("", "small")
        row.addWidget(self._state)
        self._show_movers(False)
        for watched in (self.box, self._name):
            watched.installEventFilter(self)

    def show_pages(self, pages: int | None) -> None:
        """How many pages it has; 0 if it has nothing to say, None while that is not known."""
        is_in = self.box.isChecked()
        told = self._texts.plural("{count} page", "{count} pages", pages) if pages else ""
        state = self._texts.tr("empty") if pages == 0 else ""
        self.pages_button.setText(told)
        self.pages_button.setVisible(is_in and bool(told))
        self._state.setText(state if is_in else self._texts.tr("left out"))
        self._state.setVisible(bool(self._state.text()))
        self._name.setProperty("tone", "" if is_in else "off")
        refresh_style(self._name)
        self.box.setAccessibleDescription(told or self._state.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the check box: Alt with an arrow moves the section, Enter shows its first page.

        A click on the name is one on the box.
        """
        if watched is self._name:
            if event.type() == QEvent.Type.MouseButtonRelease:
                self.box.click()
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                if self._can_move:
                    self.moved.emit(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.page_wanted.emit()
                return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_movers(event.type() == QEvent.Type.FocusIn or self.underMouse())
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline under the row, and the ring around it while its check box has the focus."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        if self.box.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -2), 4, 4)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the buttons under the mouse."""
        super().enterEvent(event)
        self._show_movers(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the buttons again."""
        super().leaveEvent(event)
        self._show_movers(self.box.hasFocus())

    def _mover(self, look: Look, icon: str, name: str, step: int) -> QPushButton:
        made = button(look, "", "plain-quiet", icon)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setFixedSize(look.px(MOVER_EM), look.px(MOVER_EM))
        keeps_room = made.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(self._can_move)
        made.setSizePolicy(keeps_room)
        made.clicked.connect(lambda _checked=False: self.moved.emit(step))
        return made

    def _show_movers(self, is_shown: bool) -> None:
        for mover in (self.up_button, self.down_button):
            mover.setVisible(is_shown and self._can_move)


class ReportSections(QWidget):
    """All sections, those that cannot be moved first.

    Attributes: rows, by key; order.
    Signals: chosen(order, those left out), page_wanted(the first page of a section, 0 = first).
    """

    chosen = Signal(tuple, tuple)
    page_wanted = Signal(int)

    def __init__(self, look: Look, texts: Texts, names: Mapping[str, str], fixed: Iterable[str]) -> None:
        super().__init__()
        self._texts = texts
        self._names = names
        self._fixed = tuple(fixed)
        self._pages: dict[str, tuple[int, int]] = {}
        self.order: tuple[str, ...] = ()
        self.rows: dict[str, SectionRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for key, name in names.items():
            self.rows[key] = self._make_row(look, key, name)
        self._refused = words(texts.tr("At least one section stays in the report."), "caption", wrap=True)
        self._column.addWidget(self._refused)
        self._refused.hide()

    def show_chosen(self, order: tuple[str, ...], left_out: Iterable[str]) -> None:
        """Write which sections are in, in this order; rows stay the same widgets, so the focus stays."""
        out = set(left_out)
        for key, row in self.rows.items():
            row.box.blockSignals(True)
            row.box.setChecked(key not in out)
            row.box.blockSignals(False)
        self._refused.hide()
        if order != self.order:
            self.order = order
            for place, key in enumerate(order):
                self._column.removeWidget(self.rows[key])
                self._column.insertWidget(place, self.rows[key])
            for one, other in pairwise(order):
                QWidget.setTabOrder(self.rows[one].box, self.rows[other].box)
        self._show_ends()
        self.show_pages(self._pages)

    def show_pages(self, pages: Mapping[str, tuple[int, int]]) -> None:
        """The first page of each section (0 = first) and how many it has; of others that is not known."""
        self._pages = dict(pages)
        for key, row in self.rows.items():
            row.show_pages(self._pages[key][1] if key in self._pages else None)

    def _make_row(self, look: Look, key: str, name: str) -> SectionRow:
        row = SectionRow(look, self._texts, name, can_move=key not in self._fixed)
        row.box.toggled.connect(lambda is_in: self._on_toggled(key, is_in))
        row.moved.connect(lambda step: self._move(key, step))
        row.page_wanted.connect(lambda: self._show_page(key))
        return row

    def _left_out(self) -> tuple[str, ...]:
        return tuple(key for key in self.order if not self.rows[key].box.isChecked())

    def _on_toggled(self, key: str, is_in: bool) -> None:
        if not is_in and len(self._left_out()) == len(self.order):
            box = self.rows[key].box
            box.blockSignals(True)
            box.setChecked(True)
            box.blockSignals(False)
            self._refused.show()
            announce(box, self._refused.text())
            return
        self._pages.pop(key, None)
        self.chosen.emit(self.order, self._left_out())

    def _move(self, key: str, step: int) -> None:
        place = self.order.index(key) + step
        if not len(self._fixed) <= place < len(self.order):
            return
        others = [each for each in self.order if each != key]
        order = (*others[:place], key, *others[place:])
        left_out = self._left_out()
        self.show_chosen(order, left_out)
        values = {"name": self._names[key], "place": place + 1, "count": len(order)}
        announce(self.rows[key].box, self._texts.tr("{name}: place {place} of {count}", **values))
        self.chosen.emit(order, left_out)

    def _show_ends(self) -> None:
        movable = self.order[len(self._fixed) :]
        for key in movable:
            self.rows[key].up_button.setEnabled(key != movable[0])
            self.rows[key].down_button.setEnabled(key != movable[-1])

    def _show_page(self, key: str) -> None:
        first, count = self._pages.get(key, (0, 0))
        if count:
            self.page_wanted.emit(first)
