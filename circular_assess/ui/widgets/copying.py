"""Copying what a page shows: a table as text for a spreadsheet, a chart as a picture in the look of paper."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from circular_assess.tasks import run_in_background
from circular_assess.texts import Texts
from circular_assess.ui.widgets.cell_table import CellTable
from circular_assess.ui.widgets.cells import Cell
from circular_assess.ui.widgets.comparison_words import for_spreadsheet
from circular_assess.ui.widgets.notes import Announcement, announce

# A number is no formula, even with a sign before it.
_NUMBER = re.compile(r"[+-]?[\d.,\s]*\d\s?%?")


def let_copy_table(table: CellTable, texts: Texts) -> None:
    """Give a table the command to copy it: in its menu, and with the usual key while it has the focus."""

    def copy() -> None:
        QGuiApplication.clipboard().setText(table_as_text(table))
        _say(table, texts.tr("The table is on the clipboard."))

    _add_command(table, texts.tr("Copy the table"), copy)


def let_copy_chart(canvas: QWidget, texts: Texts, drawing: Callable[[], Callable[[], QImage] | None]) -> None:
    """Give a chart the command to copy it as a picture.

    `drawing` gives what draws it as it is now, on another thread; None while there is nothing to draw.
    """

    def on_drawn(picture: QImage) -> None:
        QGuiApplication.clipboard().setImage(picture.convertToFormat(QImage.Format.Format_RGB32))
        if isValid(canvas):
            _say(canvas, texts.tr("The chart is on the clipboard."))

    def on_failed(error: Exception) -> None:
        raise error

    def copy() -> None:
        draw = drawing()
        if draw is not None:
            run_in_background(lambda _progress: draw(), on_drawn, on_failed)

    _add_command(canvas, texts.tr("Copy the chart as a picture"), copy)


def table_as_text(table: CellTable) -> str:
    """Heads and rows with tabs between the cells; a cell that is only painted is told in words."""
    rows = [tuple(column.head for column in table.columns), *table.rows]
    if table.horizontalHeader().isHidden():
        rows = rows[1:]
    return "\n".join("\t".join(_told(cell) for cell in row) for row in rows)


def _told(cell: Cell) -> str:
    parts = [part for part in (cell.words, cell.tag, cell.caption) if part]
    told = ", ".join(parts) or cell.spoken
    return told if _NUMBER.fullmatch(told) else for_spreadsheet(told)


def _add_command(widget: QWidget, words: str, run: Callable[[], None]) -> None:
    action = QAction(words, widget)
    action.setShortcut(QKeySequence.StandardKey.Copy)
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _checked=False: run())
    widget.addAction(action)
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)


def _say(widget: QWidget, sentence: str) -> None:
    """In the announcement nearest to the widget, which is that of its page; else only aloud."""
    around: QWidget | None = widget
    while around is not None:
        announcement = around.findChild(Announcement)
        if isinstance(announcement, Announcement):
            announcement.say(sentence, can_undo=False)
            return
        around = around.parentWidget()
    announce(widget, sentence)
