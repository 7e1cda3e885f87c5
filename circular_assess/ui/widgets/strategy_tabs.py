"""The four strategies as tabs with counts, or as a combo box where the tabs do not fit."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTabBar, QWidget

from circular_assess.domain.catalogue import Strategy
from circular_assess.texts import Texts
from circular_assess.ui.theme import STRATEGY_ICONS, Look
from circular_assess.ui.widgets.elided_combo import ElidedCombo
from circular_assess.ui.widgets.words import field_label

PAD_EM = 0.8
ICON_EM = 1.15


class _StrategyCombo(ElidedCombo):
    """A combo box over which the page can be scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()


class _StrategyTabBar(QTabBar):
    """Tabs painted here: icon, name and a quieter count; the chosen one is stronger and underlined."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._counts: dict[int, str] = {}
        self.setMouseTracking(True)
        look.changed.connect(self.update)

    def set_count(self, index: int, count: str) -> None:
        """The words behind the name."""
        self._counts[index] = count
        self.setTabText(index, self.tabText(index))
        self.updateGeometry()

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """As wide as it is when chosen."""
        name = QFontMetrics(self._look.font(bold=True)).horizontalAdvance(self.tabText(index))
        count = QFontMetrics(self._look.font("small", bold=True)).horizontalAdvance(self._count(index))
        look = self._look
        return QSize(
            2 * look.px(PAD_EM) + look.px(ICON_EM) + name + count + 2 * look.space("near"), look.px(2.7)
        )

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Never narrower: where the tabs do not fit there is a combo box."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All tabs."""
        painter = QPainter(self)
        pointed = self.tabAt(self.mapFromGlobal(QCursor.pos())) if self.underMouse() else -1
        for index in range(self.count()):
            self._paint_tab(painter, index, is_pointed=index == pointed)

    def _count(self, index: int) -> str:
        return self._counts.get(index, "")

    def _paint_tab(self, painter: QPainter, index: int, *, is_pointed: bool) -> None:
        look, rect, is_chosen = self._look, self.tabRect(index), index == self.currentIndex()
        if is_pointed and not is_chosen:
            painter.fillRect(rect, look.colour("tint"))
        side, gap, flags = look.px(ICON_EM), look.space("near"), Qt.AlignmentFlag.AlignVCenter
        x = rect.left() + look.px(PAD_EM)
        self.tabIcon(index).paint(painter, x, rect.center().y() - side // 2, side, side)
        x += side + gap
        for kind, text, token in (
            ("body", self.tabText(index), "text"),
            ("small", self._count(index), "text2"),
        ):
            painter.setFont(look.font(kind, bold=is_chosen))
            painter.setPen(look.colour("accent_ink" if is_chosen else token))
            width = painter.fontMetrics().horizontalAdvance(text)
            painter.drawText(QRect(x, rect.top(), width + 2, rect.height()), flags, text)
            x += width + gap
        if is_chosen:
            painter.fillRect(rect.left(), rect.bottom() - 2, rect.width(), 3, look.colour("accent"))


class StrategyTabs(QWidget):
    """Which strategy's criteria are shown.

    Attributes: tab_bar, combo (only one of the two is seen), current.
    Signals: chosen(strategy).
    """

    chosen = Signal(object)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._order = tuple(Strategy)
        self.tab_bar = _StrategyTabBar(look)
        self.tab_bar.setExpanding(False)
        self.tab_bar.setDrawBase(False)
        self.tab_bar.setUsesScrollButtons(False)
        self.tab_bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.tab_bar.setIconSize(look.icon_size(1.15))
        self.tab_bar.setAccessibleName(texts.tr("Strategies"))
        self.combo = _StrategyCombo()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(12)
        self.combo.setIconSize(look.icon_size(1.15))
        self._label = field_label(texts.tr("Strategy"), self.combo)
        for strategy in self._order:
            icon = look.icon(STRATEGY_ICONS[strategy], str(strategy))
            self.tab_bar.addTab(icon, texts.strategy(strategy))
            self.combo.addItem(icon, texts.strategy(strategy))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space("near"))
        row.addWidget(self.tab_bar, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._label)
        row.addWidget(self.combo, 1)
        row.addStretch(0)
        self.setMinimumWidth(look.px(12))
        self.tab_bar.currentChanged.connect(self._on_chosen)
        self.combo.currentIndexChanged.connect(self._on_chosen)
        self._fold(is_folded=False)
        look.changed.connect(self.update)

    @property
    def current(self) -> Strategy:
        """The strategy whose criteria are shown."""
        return self._order[max(self.tab_bar.currentIndex(), 0)]

    def choose(self, strategy: Strategy) -> None:
        """Show another one."""
        self.tab_bar.setCurrentIndex(self._order.index(strategy))

    def show_counts(self, counts: Mapping[Strategy, tuple[int, int]]) -> None:
        """Write "6 of 7" behind each name."""
        was_blocked = self.combo.blockSignals(True)
        for number, strategy in enumerate(self._order):
            used, known = counts[strategy]
            name = self._texts.strategy(strategy)
            count = self._texts.tr("{used} of {known}", used=used, known=known)
            spoken = self._texts.tr(
                "{strategy}, {used} of {known} in use", strategy=name, used=used, known=known
            )
            if self.combo.itemText(number) != spoken:
                self.tab_bar.set_count(number, count)
                self.tab_bar.setAccessibleTabName(number, spoken)
                self.combo.setItemText(number, spoken)
        self.combo.blockSignals(was_blocked)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tabs where they fit, else the combo box."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line on which the tabs stand."""
        if not self.tab_bar.isHidden():
            painter = QPainter(self)
            painter.setPen(QPen(self._look.colour("border"), 1))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _fit(self) -> None:
        self._fold(is_folded=self.tab_bar.sizeHint().width() > self.width())

    def _fold(self, *, is_folded: bool) -> None:
        had_focus = self.tab_bar.hasFocus() or self.combo.hasFocus()
        if self.combo.isHidden() is not is_folded and self.tab_bar.isHidden() is is_folded:
            return
        self.tab_bar.setVisible(not is_folded)
        self.combo.setVisible(is_folded)
        self._label.setVisible(is_folded)
        self._row.setContentsMargins(0, 0, 0, self._look.space("near") if is_folded else 0)
        if had_focus:
            (self.combo if is_folded else self.tab_bar).setFocus()

    def _on_chosen(self, number: int) -> None:
        for chooser in (self.tab_bar, self.combo):
            if chooser.currentIndex() != number:
                was_blocked = chooser.blockSignals(True)
                chooser.setCurrentIndex(number)
                chooser.blockSignals(was_blocked)
        self.chosen.emit(self._order[number])
