"""The rows of the library: which assessments are shown, in which order, and what each cell says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum, StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from circular_assess.domain.assessment import AssessmentId
from circular_assess.storage.summary import AssessmentSummary
from circular_assess.texts import Texts
from circular_assess.texts import mark_for_translation as _

AnyIndex = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
SUMMARY_ROLE = int(Qt.ItemDataRole.UserRole)
SECOND_LINE_ROLE = SUMMARY_ROLE + 1
SHORT_THEME_NAMES = {"furniture": _("Office furniture")}


class Column(IntEnum):
    """What stands where in the table."""

    ICON = 0
    NAME = 1
    THEME = 2
    SCORED = 3
    STATUS = 4
    CHANGED = 5
    MENU = 6


class Status(StrEnum):
    """How far an assessment is, as the filter and the rows name it."""

    DRAFT = "draft"
    READY = "ready"


class Order(StrEnum):
    """What the rows are ordered by."""

    CHANGED = "changed"
    NAME = "name"
    BUYER = "buyer"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the buyer wants to see; an empty part lets everything through."""

    words: str = ""
    theme: str = ""
    status: str = ""
    order: Order = Order.CHANGED


def status_of(summary: AssessmentSummary) -> Status:
    """Ready once it can be compared and every criterion in use is scored for every scenario."""
    is_finished = summary.in_use > 0 and summary.finished >= summary.in_use
    return Status.READY if summary.is_ready and is_finished else Status.DRAFT


def theme_words(texts: Texts, code: str) -> str:
    """The name of a theme, short where its whole name is too long for a row."""
    return texts.tr(SHORT_THEME_NAMES[code]) if code in SHORT_THEME_NAMES else texts.theme(code)


def plain(text: str) -> str:
    """The text without accents and case, as it is searched and ordered."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def chosen_from(summaries: Iterable[AssessmentSummary], choice: Choice) -> list[AssessmentSummary]:
    """The assessments that fit; every word must stand in the name, the reference or the buyer."""
    wanted = plain(choice.words).split()
    found = []
    for summary in summaries:
        if choice.theme and summary.theme != choice.theme:
            continue
        if choice.status and status_of(summary) != choice.status:
            continue
        if wanted:
            searched = plain(f"{summary.title}\n{summary.reference}\n{summary.buyer}")
            if not all(word in searched for word in wanted):
                continue
        found.append(summary)
    return _ordered(found, choice.order)


def _ordered(summaries: list[AssessmentSummary], order: Order) -> list[AssessmentSummary]:
    if order is Order.CHANGED:
        return sorted(summaries, key=lambda summary: summary.changed_at, reverse=True)
    fields = {Order.NAME: "title", Order.BUYER: "buyer", Order.REFERENCE: "reference"}

    def key(summary: AssessmentSummary) -> tuple[bool, str, str]:
        text = plain(str(getattr(summary, fields[order])))
        return (not text, text, plain(summary.title))  # what is not filled in comes last

    return sorted(summaries, key=key)


class LibraryTableModel(QAbstractTableModel):
    """A row an assessment; it reads nothing itself and is given its rows by the page."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._rows: list[AssessmentSummary] = []
        self._is_narrow = False
        tr = texts.tr
        self._heads = {
            Column.ICON: "",
            Column.NAME: tr("Assessment"),
            Column.THEME: tr("Theme"),
            Column.SCORED: tr("Scored"),
            Column.STATUS: tr("Status"),
            Column.CHANGED: tr("Changed"),
            Column.MENU: "",
        }

    def show(self, summaries: Sequence[AssessmentSummary]) -> None:
        """Show these rows in this order."""
        if list(summaries) == self._rows:
            return
        self.beginResetModel()
        self._rows = list(summaries)
        self.endResetModel()

    def set_narrow(self, is_narrow: bool) -> None:
        """In a narrow table two columns are hidden; what they say moves into the second lines."""
        self._is_narrow = is_narrow

    def summary(self, row: int) -> AssessmentSummary:
        """The assessment of a row."""
        return self._rows[row]

    def row_of(self, assessment_id: AssessmentId) -> int | None:
        """Where an assessment stands; None if it is not shown."""
        return next((row for row, summary in enumerate(self._rows) if summary.id == assessment_id), None)

    def title_of(self, summary: AssessmentSummary) -> str:
        """The title on one line, or words for a title that is not given."""
        return " ".join(summary.title.split()) or self._texts.tr("Without a name")

    def status_words(self, summary: AssessmentSummary) -> str:
        """The status in words."""
        is_ready = status_of(summary) is Status.READY
        return self._texts.tr("Ready to report") if is_ready else self._texts.tr("Draft")

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """The number of assessments shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns; those without words are named for a screen reader."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[Column(section)]
        if role == Qt.ItemDataRole.AccessibleTextRole and section == Column.MENU:
            return self._texts.tr("Menu")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says; the delegate paints it, a screen reader reads it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        summary = self._rows[index.row()]
        column = Column(index.column())
        if role == SUMMARY_ROLE:
            return summary
        if role == SECOND_LINE_ROLE:
            return self._second_line(summary, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(summary, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            second = self._second_line(summary, column)
            first = self._spoken(summary, column)
            return f"{first}, {second}" if second else first
        return None

    def _words(self, summary: AssessmentSummary, column: Column) -> str:
        if column is Column.NAME:
            return self.title_of(summary)
        if column is Column.THEME:
            return theme_words(self._texts, summary.theme)
        if column is Column.SCORED:
            return self._texts.tr("{finished} of {total}", finished=summary.finished, total=summary.in_use)
        if column is Column.STATUS:
            return self.status_words(summary)
        if column is Column.CHANGED:
            return self._changed(summary)
        return ""

    def _spoken(self, summary: AssessmentSummary, column: Column) -> str:
        if column is Column.ICON:
            return theme_words(self._texts, summary.theme)
        if column is Column.MENU:
            return self._texts.tr("Menu of {name}", name=self.title_of(summary)[:200])
        return self._words(summary, column)

    def _second_line(self, summary: AssessmentSummary, column: Column) -> str:
        if column is Column.NAME:
            parts = [summary.buyer, summary.reference]
            if self._is_narrow:
                parts.append(self._changed(summary))
            return " · ".join(" ".join(part.split()) for part in parts if part.strip())
        if column is Column.SCORED and self._is_narrow:
            return self.status_words(summary)
        return ""

    def _changed(self, summary: AssessmentSummary) -> str:
        moment = summary.changed_at
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return self._texts.moment(moment.astimezone(), datetime.now().astimezone())
