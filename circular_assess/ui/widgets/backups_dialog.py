"""The copies of the library as a list, with what each of them holds, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cells import one_line
from circular_assess.ui.widgets.flow import FlowLayout
from circular_assess.ui.widgets.focus_frame import FocusFrame
from circular_assess.ui.widgets.library_words import copy_words, size_words
from circular_assess.ui.widgets.notes import announce
from circular_assess.ui.widgets.scenario_mark import as_tooltip
from circular_assess.ui.widgets.words import button, field_label, words

if TYPE_CHECKING:
    from circular_assess.storage.backups import Backup
    from circular_assess.storage.summary import AssessmentSummary

USUAL_EM, SCREEN_SHARE = (66, 38), 0.94
SHARE_LEFT, SHARE_RIGHT = 1, 1
NARROWEST_EM = 5

ReadCopy = Callable[["Backup"], Sequence["AssessmentSummary"]]


class BackupsDialog(QDialog):
    """Shows copies; the one who made it does what is asked.

    `read` gives what a copy holds, nothing if it cannot be read.

    Attributes: copies and contents (the two tables), restore, back_up, take_out and replace (the buttons).
    Signals: backup_wanted, restore_wanted(backup), taken_out(backup, summary), replaced(backup, summary).
    """

    backup_wanted = Signal()
    restore_wanted = Signal(object)
    taken_out = Signal(object, object)
    replaced = Signal(object, object)

    def __init__(self, parent: QWidget, look: Look, texts: Texts, folder: Path, read: ReadCopy) -> None:
        super().__init__(parent)
        self._look, self._texts, self._read = look, texts, read
        self._backups: Sequence[Backup] = ()
        self._summaries: Sequence[AssessmentSummary] = ()
        tr = texts.tr
        self.setWindowTitle(tr("Backups – Circular Assess"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(folder)
        self.copies.itemSelectionChanged.connect(self._on_copy_chosen)
        self.contents.itemSelectionChanged.connect(self._show_buttons)
        self.back_up.clicked.connect(self.backup_wanted)
        self.restore.clicked.connect(lambda: self.restore_wanted.emit(self._backup()))
        self.take_out.clicked.connect(lambda: self.taken_out.emit(self._backup(), self._summary()))
        self.replace.clicked.connect(lambda: self.replaced.emit(self._backup(), self._summary()))
        self._frame = FocusFrame(look, self)
        room = QGuiApplication.primaryScreen().availableSize() * SCREEN_SHARE
        self.resize(QSize(look.px(USUAL_EM[0]), look.px(USUAL_EM[1])).boundedTo(room))
        self._show_buttons()

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Other copies; the newest is chosen."""
        tr, texts = self._texts.tr, self._texts
        self._backups = backups
        self.copies.setRowCount(len(backups))
        for row, backup in enumerate(backups):
            count = tr("damaged") if backup.count is None else texts.number(backup.count, 0)
            cells = (copy_words(backup.moment, texts), count, size_words(backup.size_bytes, texts))
            for column, text in enumerate(cells):
                self.copies.setItem(row, column, _cell(text, is_right=column > 0))
        if backups:
            self.copies.setCurrentCell(0, 0)
        self._none.setVisible(not backups)
        self._on_copy_chosen()

    def say(self, text: str) -> None:
        """What was done, shown and read aloud."""
        self._said.setText(text)
        self._said.show()
        announce(self._said, text)

    def _fill(self, folder: Path) -> None:
        look, tr = self._look, self._texts.tr
        column = QVBoxLayout(self)
        margin = look.space("margin")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(look.space("near"))
        column.addWidget(words(tr("Backups"), "section"))
        about = tr(
            "The program copies all assessments every half hour, when you close it, and before it replaces "
            "anything. The copies lie in {folder}.",
            folder=folder,
        )
        column.addWidget(words(about, "caption", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(look.space("margin"))
        self.copies = self._table(2, tr("Made"), tr("Assessments"), tr("Size"))
        self.contents = self._table(0, tr("Title"), tr("Changed"))
        self._none = words(tr("There is no copy yet."), "caption", wrap=True)
        self.back_up = button(look, tr("Back up now"))
        self.restore = button(look, tr("Restore all of it"))
        self.take_out = button(look, tr("Take out as a copy"))
        self.replace = button(look, tr("Put in place of mine"))
        left = self._half(tr("Copies"), self.copies, self._none, self.back_up, self.restore)
        right = self._half(tr("In this copy"), self.contents, None, self.take_out, self.replace)
        row.addWidget(left, SHARE_LEFT)
        row.addWidget(right, SHARE_RIGHT)
        column.addLayout(row, 1)
        self._said = words("", "caption", wrap=True)
        self._said.hide()
        foot = QHBoxLayout()
        foot.setSpacing(look.space("near"))
        foot.addWidget(self._said, 1)
        close = button(look, tr("Close"), "main")
        close.clicked.connect(self.close)
        foot.addStretch(0)
        foot.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)

    def _half(self, title: str, table: QTableWidget, note: QWidget | None, *does: QPushButton) -> QWidget:
        half = QWidget()
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.space("tight"))
        column.addWidget(field_label(title, table))
        if note is not None:
            column.addWidget(note)
        column.addWidget(table, 1)
        foot = QWidget()
        flow = FlowLayout(foot, self._look.space("near"), self._look.space("tight"))
        for each in does:
            flow.addWidget(each)
        column.addWidget(foot)
        return half

    def _table(self, wide: int, *heads: str) -> QTableWidget:
        table = QTableWidget(0, len(heads))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._look.px(2.2))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(self._look.px(NARROWEST_EM))
        for column in range(len(heads)):
            alignment = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            head = QTableWidgetItem(heads[column])
            head.setTextAlignment(alignment | Qt.AlignmentFlag.AlignVCenter)
            table.setHorizontalHeaderItem(column, head)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setProperty("ringed", True)
        return table

    def _backup(self) -> Backup | None:
        row = self.copies.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def _summary(self) -> AssessmentSummary | None:
        row = self.contents.currentRow()
        return self._summaries[row] if 0 <= row < len(self._summaries) else None

    def _on_copy_chosen(self) -> None:
        backup = self._backup()
        self._summaries = self._read(backup) if backup is not None and backup.count is not None else ()
        self.contents.setRowCount(len(self._summaries))
        for row, summary in enumerate(self._summaries):
            title = _cell(one_line(summary.title))
            title.setToolTip(as_tooltip(summary.title))
            self.contents.setItem(row, 0, title)
            moment = self._texts.moment(summary.changed_at.astimezone(), datetime.now())
            changed = _cell(moment, is_right=True)
            self.contents.setItem(row, 1, changed)
        if self._summaries:
            self.contents.setCurrentCell(0, 0)
        self._show_buttons()

    def _show_buttons(self) -> None:
        backup = self._backup()
        self.restore.setEnabled(backup is not None and backup.count is not None)
        has_chosen = self._summary() is not None
        self.take_out.setEnabled(has_chosen)
        self.replace.setEnabled(has_chosen)


def _cell(text: str, *, is_right: bool = False) -> QTableWidgetItem:
    cell = QTableWidgetItem(text)
    if is_right:
        cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return cell
