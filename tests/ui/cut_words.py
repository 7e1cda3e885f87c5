"""Which words of a window are not seen whole: measured on its widgets, and while it is painted."""

import html
import re
import time
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QAbstractListModel, QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from circular_assess.ui.widgets.criterion_list import CriterionDelegate
from circular_assess.ui.widgets.elided_button import ElidedButton
from circular_assess.ui.widgets.scenario_mark import ElidedLabel
from circular_assess.ui.widgets.wrapped_label import WrappedLabel
from tests.ui.painted_words import NEAR, PaintedWords

QUIET_ROUNDS, ROUND_MS, LONGEST_S = 3, 12, 5.0
SPOKEN, TOLD = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole
HAS_PLACE = (QLabel, QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
WRAPPING = (CriterionDelegate,)


def settle(shown: QWidget) -> None:
    """Wait until nothing in a window moves any more; pages may make their parts one after the other."""
    quiet, places = 0, None
    until = time.monotonic() + LONGEST_S
    while quiet < QUIET_ROUNDS and time.monotonic() < until:
        QTest.qWait(ROUND_MS)
        now = [widget.geometry().getRect() for widget in _seen(shown)]
        quiet, places = quiet + 1 if now == places else 0, now


def cut_words(shown: QWidget, painted: PaintedWords) -> list[str]:
    """What of a window is not seen whole, each with where it is. What is elided must be in a tooltip."""
    settle(shown)
    widgets = _seen(shown)
    scrolled = [area.widget() for area in widgets if isinstance(area, QScrollArea)]
    painted.watch([shown, *(inner for inner in scrolled if inner is not None)])
    tips = _tips(widgets)
    found = [f"painted: {cut}" for cut in painted.cut]
    found += [f"elided: {text!r}" for text in painted.elided if not _is_told(text, tips)]
    for widget in widgets:
        found += [f"{_path(widget)}: {cut}" for cut in (*_cut(widget, tips), *_crossing(widget))]
    return list(dict.fromkeys(found))


def _seen(shown: QWidget) -> list[QWidget]:
    return [widget for widget in shown.findChildren(QWidget) if widget.isVisible()]


def _tips(widgets: Sequence[QWidget]) -> str:
    """All that tooltips say, of widgets and of cells."""
    said = [widget.toolTip() for widget in widgets]
    for widget in widgets:
        if not isinstance(widget, QAbstractItemView) or isinstance(widget, QHeaderView):
            continue
        model = widget.model()
        # A delegate that tells by itself says what is spoken.
        role = SPOKEN if "helpEvent" in vars(type(widget.itemDelegate())) else TOLD
        # A model of a list keeps the number of its columns to itself.
        columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
        said += [model.headerData(column, Qt.Orientation.Horizontal, TOLD) for column in columns]
        for row in range(model.rowCount()):
            said.append(model.headerData(row, Qt.Orientation.Vertical, TOLD))
            said += [model.index(row, column).data(role) for column in columns]
    return "\n".join(html.unescape(re.sub("<[^>]*>", " ", tip)) for tip in said if tip)


def _is_told(text: str, tips: str) -> bool:
    return text.split("…")[0].strip() in tips


def _cut(widget: QWidget, tips: str) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _cut_label(widget)
    elif isinstance(widget, QAbstractButton):
        width = 0 if isinstance(widget, ElidedButton) else widget.sizeHint().width()
        if widget.text() and _is_less(widget, width, widget.sizeHint().height()):
            yield f"{widget.text()!r} {_sizes(widget)}"
    elif isinstance(widget, QComboBox):
        yield from _cut_entries(widget)
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield from _cut_placeholder(widget, tips)
    elif isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            if widget.tabRect(tab).width() < widget.tabSizeHint(tab).width():
                yield f"{widget.tabText(tab)!r}"
    elif isinstance(widget, QHeaderView):
        yield from _cut_heads(widget)
    elif isinstance(widget, QAbstractItemView):
        yield from _cut_cells(widget)
    elif isinstance(widget, QScrollArea) and _is_wider(widget.widget(), widget.viewport()):
        yield f"scrolls sideways in {widget.viewport().width()}"
    if isinstance(widget, HAS_PLACE):
        yield from _outside(widget)


def _cut_label(label: QLabel) -> Iterator[str]:
    text, room = label.text(), label.contentsRect().width()
    if not text or isinstance(label, ElidedLabel):
        return
    if isinstance(label, WrappedLabel) or label.wordWrap():
        words = [] if isinstance(label, WrappedLabel) else re.split(r"[\s/–-]+", text)
        longest = max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        if longest > room or label.height() < label.heightForWidth(label.width()) - NEAR:
            yield f"{text!r} {longest} in {room}, {_sizes(label)}"
    elif _is_less(label, label.sizeHint().width(), label.sizeHint().height()):
        yield f"{text!r} {_sizes(label)}"


def _cut_entries(box: QComboBox) -> Iterator[str]:
    """Entries that have no room in their box, unless its list is made wider or wraps them."""
    if type(box).showPopup is not QComboBox.showPopup or isinstance(box.itemDelegate(), WRAPPING):
        return
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()
    for number in range(box.count()):
        icon = 0 if box.itemIcon(number).isNull() else box.iconSize().width() + 4
        taken = icon + box.fontMetrics().horizontalAdvance(box.itemText(number))
        if taken > room:
            yield f"{box.itemText(number)!r} {taken} in {room}"


def _cut_placeholder(field: QLineEdit | QPlainTextEdit, tips: str) -> Iterator[str]:
    text, room = field.placeholderText(), field.contentsRect()
    if not text or _is_told(text, tips):
        return
    flags = Qt.TextFlag.TextSingleLine
    if isinstance(field, QPlainTextEdit):
        room, flags = field.viewport().rect(), Qt.TextFlag.TextWordWrap
        if field.toPlainText():
            return
    taken = field.fontMetrics().boundingRect(QRect(0, 0, room.width(), 9999), flags, text)
    if taken.height() > room.height() or taken.width() > room.width():
        yield f"{text!r} {taken.width()} x {taken.height()} in {room.width()} x {room.height()}"


def _cut_heads(heads: QHeaderView) -> Iterator[str]:
    """Heads that Qt paints; those that paint themselves are watched."""
    for section in range(heads.count() if type(heads) is QHeaderView else 0):
        wanted, room = heads.sectionSizeFromContents(section).width(), heads.sectionSize(section)
        if not heads.isSectionHidden(section) and room < wanted - NEAR:
            yield f"{heads.model().headerData(section, heads.orientation())!r} {wanted} in {room}"


def _cut_cells(view: QAbstractItemView) -> Iterator[str]:
    """Cells that Qt paints; those that paint themselves are watched."""
    if type(view.itemDelegate()) is not QStyledItemDelegate:
        return
    for row in range(view.model().rowCount()):
        index = view.model().index(row, 0)
        if view.sizeHintForIndex(index).width() > view.visualRect(index).width():
            yield f"{index.data()!r} in {view.visualRect(index).width()}"


def _outside(widget: QWidget) -> Iterator[str]:
    """It if a part of it lies outside of what it is in; what scrolls may."""
    height = min(widget.height(), widget.sizeHint().height())  # some are higher than their words
    top = (widget.height() - height) // 2
    around = widget.parentWidget()
    while around is not None and around.objectName() != "qt_scrollarea_viewport":
        place = QRect(widget.mapTo(around, QPoint(0, top)), QSize(widget.width(), height))
        if not around.rect().adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(place):
            yield f"{_words(widget)!r} {place.getRect()} outside of {around.width()} x {around.height()}"
            return
        around = None if around.isWindow() else around.parentWidget()


def _crossing(parent: QWidget) -> Iterator[str]:
    """Parts of a widget that lie over each other, as they do where all together have too little room."""
    layout, direct = parent.layout(), Qt.FindChildOption.FindDirectChildrenOnly
    children = [] if layout is None else parent.findChildren(QWidget, options=direct)
    placed = [part for part in children if part.isVisible() and layout.indexOf(part) >= 0]  # type: ignore[union-attr]
    for number, part in enumerate(placed):
        for other in placed[number + 1 :]:
            both = part.geometry().intersected(other.geometry())
            if both.width() > NEAR and both.height() > NEAR:
                yield f"{_words(part)!r} over {_words(other)!r} by {both.width()} x {both.height()}"


def _words(widget: QWidget) -> str:
    return str(getattr(widget, "text", widget.accessibleName)())


def _is_less(widget: QWidget, width: int, height: int) -> bool:
    return widget.width() < width or widget.height() < height - NEAR


def _is_wider(inner: QWidget | None, viewport: QWidget) -> bool:
    return inner is not None and inner.width() > viewport.width()


def _sizes(widget: QWidget) -> str:
    hint = widget.sizeHint()
    return f"{widget.width()} x {widget.height()} of {hint.width()} x {hint.height()}"


def _path(widget: QWidget) -> str:
    """Where a widget is: its kind, and the kinds of the program that it is in."""
    kinds = [type(widget).__name__]
    around = widget.parentWidget()
    while around is not None:
        if type(around).__module__.startswith("circular_assess"):
            kinds.append(type(around).__name__)
        around = around.parentWidget()
    return " in ".join(kinds)
