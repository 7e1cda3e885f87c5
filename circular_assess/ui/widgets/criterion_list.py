"""The list of criteria under their strategies, with what is finished and what is flagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from circular_assess.domain.catalogue import CriterionId, Strategy
from circular_assess.texts import Texts
from circular_assess.ui.theme import STRATEGY_ICONS, Look
from circular_assess.ui.widgets.scenario_mark import as_tooltip
from circular_assess.ui.widgets.score_words import breakable

AnyIndex = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class StrategyRow:
    """The head of a strategy with its weight in words; it cannot be chosen."""

    strategy: Strategy
    weight: str


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion with how many of the scenarios are scored, and whether one is to be looked at again."""

    criterion_id: CriterionId
    name: str
    scored: int
    scenarios: int
    is_flagged: bool

    @property
    def is_finished(self) -> bool:
        """True if every scenario is scored."""
        return self.scored == self.scenarios


class CriterionListModel(QAbstractListModel):
    """Strategies and their criteria in one column; shared by the list and the combo box."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._rows: tuple[StrategyRow | CriterionRow, ...] = ()

    def show_rows(self, rows: Sequence[StrategyRow | CriterionRow]) -> bool:
        """Show these rows; True if others than before, False if only what they say differs."""
        rows = tuple(rows)
        if rows == self._rows:
            return False
        if [_key(row) for row in rows] == [_key(row) for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def position_of(self, criterion_id: CriterionId | None) -> int:
        """The row of a criterion, or -1."""
        return next((place for place, row in enumerate(self._rows) if _key(row) == criterion_id), -1)

    def criterion_at(self, position: int) -> CriterionId | None:
        """The criterion in a row; None for a strategy."""
        row = self._rows[position] if 0 <= position < len(self._rows) else None
        return row.criterion_id if isinstance(row, CriterionRow) else None

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """One row a strategy and a criterion."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Only criteria can be chosen."""
        if not index.isValid() or isinstance(self._rows[index.row()], StrategyRow):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, tooltip, and all of it in words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self._said(row))
        return None

    def _name(self, row: StrategyRow | CriterionRow) -> str:
        return row.name if isinstance(row, CriterionRow) else self._texts.strategy(row.strategy)

    def _said(self, row: StrategyRow | CriterionRow) -> str:
        tr, name = self._texts.tr, self._name(row)
        if isinstance(row, StrategyRow):
            return tr("{strategy}, weight {weight}", strategy=name, weight=row.weight)
        if row.is_finished:
            state = tr("finished")
        else:
            state = tr("{scored} of {count} scored", scored=row.scored, count=row.scenarios)
        if row.is_flagged:
            return tr("{criterion}, {state}, to look at again", criterion=name, state=state)
        return tr("{criterion}, {state}", criterion=name, state=state)


def _key(row: StrategyRow | CriterionRow) -> object:
    return row.criterion_id if isinstance(row, CriterionRow) else row.strategy


class CriterionList(QListView):
    """The criteria one below the other.

    Signals: chosen(object): the id of the criterion that the buyer went to.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, texts: Texts, model: CriterionListModel) -> None:
        super().__init__()
        self._criteria = model
        self._is_silent = False
        self.setModel(model)
        self.setItemDelegate(CriterionDelegate(look, texts, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName(texts.tr("Criteria"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[StrategyRow | CriterionRow], current: CriterionId | None) -> None:
        """Show these rows and mark the criterion that is shown, without saying that it was chosen."""
        self._is_silent = True
        are_others = self._criteria.show_rows(rows)
        index = self._criteria.index(self._criteria.position_of(current), 0)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        elif are_others:
            self.scrollTo(index)
        self._is_silent = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names need fewer or more lines in another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        criterion_id = self._criteria.criterion_at(current.row())
        if criterion_id is not None and not self._is_silent:
            self.chosen.emit(criterion_id)


class CriterionDelegate(QStyledItemDelegate):
    """Paints a strategy with icon and weight, and a criterion with its state; ring inside the row."""

    def __init__(self, look: Look, texts: Texts, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._texts = texts
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line, or two where the name is long."""
        look, row = self._look, index.data(ROW_ROLE)
        if isinstance(row, StrategyRow):
            return QSize(look.px(8), look.px(2.15 if index.row() == 0 else 2.6))
        metrics = QFontMetrics(look.font())
        # As wide as it is painted, less the pixel by which a line that just fits may be broken.
        space = self._view.viewport().width() - 2 * look.px(0.5) - self._state_width(row) - 4
        is_long = metrics.horizontalAdvance(str(index.data())[:200]) > space
        return QSize(look.px(8), round(metrics.lineSpacing() * (2 if is_long else 1) + look.px(0.9)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Strategy or criterion."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, rect = index.data(ROW_ROLE), QRect(option.rect)
        if isinstance(row, StrategyRow):
            self._paint_strategy(painter, rect, row, str(index.data()))
        elif isinstance(row, CriterionRow):
            self._paint_criterion(painter, rect, option, row)
        painter.restore()

    def _paint_strategy(self, painter: QPainter, rect: QRect, row: StrategyRow, name: str) -> None:
        look, side = self._look, self._look.px(1.1)
        rect = rect.adjusted(look.px(0.5), 0, -look.px(0.5), 0)
        rect.setTop(rect.bottom() - look.px(2.1))
        icon = look.icon(STRATEGY_ICONS[row.strategy], row.strategy)
        icon.paint(painter, QRect(rect.left(), rect.center().y() - side // 2, side, side))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text2"))
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, row.weight)
        space = rect.width() - side - look.px(0.7) - painter.fontMetrics().horizontalAdvance(row.weight)
        painter.setFont(look.font(bold=True))
        painter.setPen(look.colour("text"))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, space)
        painter.drawText(
            rect.adjusted(side + look.px(0.5), 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, shown
        )

    def _paint_criterion(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, row: CriterionRow
    ) -> None:
        look, state = self._look, option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        cell = rect.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look.colour("tint" if is_current else "sunk"))
            painter.drawRoundedRect(cell, 5, 5)
        if is_current and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 5, 5)
        inner = cell.adjusted(look.px(0.5), 0, -look.px(0.5), 0)
        self._paint_state(painter, inner, row)
        space = inner.adjusted(0, 0, -self._state_width(row), 0)
        lines = 1 if rect.height() < 2 * painter.fontMetrics().lineSpacing() else 1.8
        # Bold letters are wider: a row must not grow, nor its name be cut, because it is the current one.
        bold = look.font(bold=True)
        has_room = QFontMetrics(bold).horizontalAdvance(row.name[:200]) <= space.width() * lines
        painter.setFont(bold if is_current and has_room else look.font())
        painter.setPen(look.colour("accent_ink" if is_current else "text"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.setClipRect(space)
        painter.drawText(space, int(flags), _two_lines(row.name, painter.fontMetrics(), space.width()))

    def _paint_state(self, painter: QPainter, inner: QRect, row: CriterionRow) -> None:
        look, side = self._look, self._look.px(1.1)
        right = inner.right()
        if row.is_finished:
            right -= side
            look.icon("check", "good").paint(
                painter, QRect(right, inner.center().y() - side // 2, side, side)
            )
        else:
            words = self._progress(row)
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("text2"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            right -= painter.fontMetrics().horizontalAdvance(words)
        if row.is_flagged:
            right -= side + look.px(0.4)
            flag = QRect(right, inner.center().y() - side // 2, side, side)
            look.icon("flag", "warning").paint(painter, flag)

    def _progress(self, row: CriterionRow) -> str:
        return self._texts.tr("{scored} of {count}", scored=row.scored, count=row.scenarios)

    def _state_width(self, row: CriterionRow) -> int:
        look = self._look
        metrics = QFontMetrics(look.font("small"))
        width = look.px(1.1) if row.is_finished else metrics.horizontalAdvance(self._progress(row))
        return width + look.px(0.5) + (look.px(1.5) if row.is_flagged else 0)


def _two_lines(name: str, metrics: QFontMetrics, width: int) -> str:
    return breakable(metrics.elidedText(name, Qt.TextElideMode.ElideRight, round(width * 1.8)))
