"""How a row of the library is painted: two lines of words, bar, status, and the sign of the menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from circular_assess.storage.summary import AssessmentSummary
from circular_assess.ui.theme import THEME_ICONS, Look
from circular_assess.ui.widgets.library_table_model import (
    SECOND_LINE_ROLE,
    SUMMARY_ROLE,
    AnyIndex,
    Column,
    Status,
    status_of,
)
from circular_assess.ui.widgets.scenario_mark import as_tooltip

ROW_EM = 3.4
BAR_EM = 5.4
LONGEST_PAINTED = 400
STATUS_ICONS = {Status.DRAFT: ("pencil", "text2"), Status.READY: ("circle-check", "good")}


class LibraryRows(QStyledItemDelegate):
    """Paints every cell of the library table; nothing in it is a widget, so 1,000 rows stay quick."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._hovered_row = -1
        self._is_narrow = False

    def set_hovered_row(self, row: int) -> None:
        """The row under the mouse, or -1."""
        self._hovered_row = row

    def set_narrow(self, is_narrow: bool) -> None:
        """In a narrow table the status stands under the bar."""
        self._is_narrow = is_narrow

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """All rows are equally high."""
        return QSize(self._look.px(4), self._look.px(ROW_EM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground, hairline and what the column shows."""
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected or index.row() == self._hovered_row:
            painter.fillRect(rect, self._look.colour("tint"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._look.colour("line"))
        summary = index.data(SUMMARY_ROLE)
        column = Column(index.column())
        inner = rect.adjusted(self._look.px(0.5), 0, -self._look.px(0.5), -1)
        if column is Column.ICON:
            self._paint_icon(painter, inner, THEME_ICONS[summary.theme], "text2", 1.5)
        elif column is Column.NAME:
            self._paint_name(painter, inner, index)
        elif column is Column.SCORED:
            self._paint_scored(painter, inner, summary, index)
        elif column is Column.STATUS:
            self._paint_status(painter, inner, summary, str(index.data()))
        elif column is Column.MENU:
            self._paint_icon(painter, inner, "ellipsis", "text2", 1.2)
        else:
            self._paint_words(painter, inner, str(index.data()), self._look.font())
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """The whole text as a tooltip, but only where it is cut."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        lines = self._cut_lines(view, index)
        if lines:
            QToolTip.showText(event.globalPos(), as_tooltip("\n".join(lines)), view)
        else:
            QToolTip.hideText()
        return True

    def _cut_lines(self, view: QAbstractItemView, index: AnyIndex) -> list[str]:
        column = Column(index.column())
        if column is Column.MENU:
            return [str(index.data(Qt.ItemDataRole.AccessibleTextRole))]
        if column is Column.ICON:
            return [str(index.data(Qt.ItemDataRole.AccessibleTextRole))]
        width = view.visualRect(index).width() - self._look.px(1)
        first, second = str(index.data()), str(index.data(SECOND_LINE_ROLE) or "")
        fonts = (self._look.font(bold=column is Column.NAME), self._look.font("small"))
        room = width - (self._look.px(1.6) if column is Column.STATUS else 0)
        cut = any(
            QFontMetrics(font).horizontalAdvance(text[:LONGEST_PAINTED]) > room
            for font, text in zip(fonts, (first, second), strict=True)
        )
        return [line for line in (first, second) if line] if cut and column is not Column.SCORED else []

    def _paint_name(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        first, second = str(index.data()), str(index.data(SECOND_LINE_ROLE))
        bold, small = self._look.font(bold=True), self._look.font("small")
        if not second:
            self._paint_words(painter, rect, first, bold)
            return
        upper, lower = self._two_lines(rect, bold, small)
        self._paint_words(painter, upper, first, bold)
        self._paint_words(painter, lower, second, small, "text2")

    def _paint_scored(
        self, painter: QPainter, rect: QRect, summary: AssessmentSummary, index: AnyIndex
    ) -> None:
        line = rect
        if self._is_narrow:
            line, lower = self._two_lines(rect, self._look.font(), self._look.font("small"))
            self._paint_status(painter, lower, summary, str(index.data(SECOND_LINE_ROLE)), "small", "text2")
        bar_width = min(self._look.px(BAR_EM), line.width() // 2)
        self._paint_bar(painter, QRect(line.left(), line.top(), bar_width, line.height()), summary)
        words_rect = line.adjusted(bar_width + self._look.px(0.75), 0, 0, 0)
        self._paint_words(painter, words_rect, str(index.data()), self._look.font())

    def _paint_bar(self, painter: QPainter, rect: QRect, summary: AssessmentSummary) -> None:
        height = max(4, self._look.px(0.4))
        bar = QRectF(rect.left() + 0.5, rect.center().y() - height / 2 + 0.5, rect.width() - 1, height)
        share = min(summary.finished / summary.in_use, 1.0) if summary.in_use else 0.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = height / 2
        painter.setPen(QPen(self._look.colour("border"), 1))
        painter.setBrush(self._look.colour("page"))
        painter.drawRoundedRect(bar, radius, radius)
        if share > 0:
            filled = QRectF(bar.left(), bar.top(), max(bar.width() * share, height), height)
            painter.setPen(QPen(self._look.colour("accent"), 1))
            painter.setBrush(self._look.colour("accent"))
            painter.drawRoundedRect(filled, radius, radius)

    def _paint_status(
        self,
        painter: QPainter,
        rect: QRect,
        summary: AssessmentSummary,
        words: str,
        kind: str = "body",
        token: str = "text",
    ) -> None:
        icon, icon_token = STATUS_ICONS[status_of(summary)]
        side = self._look.px(1.1 if kind == "body" else 0.95)
        square = QRect(rect.left(), rect.center().y() - side // 2, side, side)
        self._look.icon(icon, icon_token).paint(painter, square)
        self._paint_words(
            painter, rect.adjusted(side + self._look.px(0.45), 0, 0, 0), words, self._look.font(kind), token
        )

    def _paint_icon(self, painter: QPainter, rect: QRect, icon: str, token: str, em: float) -> None:
        side = self._look.px(em)
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        self._look.icon(icon, token).paint(painter, square)

    def _paint_words(
        self, painter: QPainter, rect: QRect, words: str, font: QFont, token: str = "text"
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._look.colour(token))
        shown = QFontMetrics(font).elidedText(
            words[:LONGEST_PAINTED], Qt.TextElideMode.ElideRight, rect.width()
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)

    def _two_lines(self, rect: QRect, upper_font: QFont, lower_font: QFont) -> tuple[QRect, QRect]:
        """The room for two lines, closed up in the middle of the row."""
        upper, lower = QFontMetrics(upper_font).height(), QFontMetrics(lower_font).height()
        gap = self._look.px(0.05)
        top = rect.top() + (rect.height() - upper - lower - gap) // 2
        return (
            QRect(rect.left(), top, rect.width(), upper),
            QRect(rect.left(), top + upper + gap, rect.width(), lower),
        )
