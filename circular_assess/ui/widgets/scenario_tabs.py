"""The scenarios as tabs with their signs, or as a combo box where the tabs do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QFontMetrics,
    QIcon,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from circular_assess.domain.assessment import ScenarioId
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cells import Cell, one_line, paint_cell
from circular_assess.ui.widgets.narrow_choice import NarrowChoice
from circular_assess.ui.widgets.scenario_mark import as_tooltip, paint_mark
from circular_assess.ui.widgets.words import field_label

PAD_EM, MARK_EM, MOST_NAME_EM, HEIGHT_EM = 0.8, 0.85, 14.0, 2.7


@dataclass(frozen=True, slots=True)
class ScenarioTab:
    """A scenario to choose; `count` stands small behind its name, `spoken` says name and count."""

    id: ScenarioId
    name: str
    mark: int
    count: str
    spoken: str


class _Bar(QTabBar):
    """Tabs painted here: sign, name, a quieter count; the chosen one is stronger and underlined."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.shown: tuple[ScenarioTab, ...] = ()
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        look.changed.connect(self.update)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """As wide as it is when chosen; a long name is cut."""
        look, tab = self._look, self.shown[index] if index < len(self.shown) else None
        if tab is None:
            return QSize(0, look.px(HEIGHT_EM))
        name = QFontMetrics(look.font(bold=True)).horizontalAdvance(one_line(tab.name))
        count = QFontMetrics(look.font("small", bold=True)).horizontalAdvance(tab.count)
        words = min(name, look.px(MOST_NAME_EM)) + count + look.px(MARK_EM) + 2 * look.space("near") + 4
        return QSize(words + 2 * look.px(PAD_EM), look.px(HEIGHT_EM))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Never narrower: where the tabs do not fit there is a combo box."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All tabs."""
        painter = QPainter(self)
        look = self._look
        pointed = self.tabAt(self.mapFromGlobal(QCursor.pos())) if self.underMouse() else -1
        for index, tab in enumerate(self.shown):
            rect, is_chosen = QRectF(self.tabRect(index)), index == self.currentIndex()
            if index == pointed and not is_chosen:
                painter.fillRect(rect, look.colour("tint"))
            room = rect.adjusted(look.px(PAD_EM), 0, -look.px(PAD_EM), 0)
            count = QFontMetrics(look.font("small", bold=True)).horizontalAdvance(tab.count)
            tone = "accent_ink" if is_chosen else "text"
            paint_cell(
                painter,
                room.adjusted(0, 0, -(count + look.space("near")), 0),
                Cell(tab.name, mark=tab.mark, is_bold=is_chosen, tone=tone),
                look,
            )
            tone = "accent_ink" if is_chosen else "text2"
            paint_cell(painter, room, Cell(tab.count, role="small", tone=tone, is_right=True), look)
            if is_chosen:
                painter.fillRect(
                    QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3), look.colour("accent")
                )


class ScenarioTabs(QWidget):
    """Which scenario is shown.

    Attributes: tab_bar, combo (only one of the two is seen), current (None while there is none).
    Signals: chosen(ScenarioId).
    """

    chosen = Signal(object)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self.tab_bar = _Bar(look)
        self.tab_bar.setAccessibleName(texts.tr("Scenarios"))
        self.combo = NarrowChoice()
        self.combo.setIconSize(look.icon_size(1.0))
        self._label = field_label(texts.tr("Scenario"), self.combo)
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
    def current(self) -> ScenarioId | None:
        """The scenario that is shown."""
        shown, index = self.tab_bar.shown, self.tab_bar.currentIndex()
        return shown[index].id if 0 <= index < len(shown) else None

    def choose(self, scenario_id: ScenarioId) -> None:
        """Show another one, if it is there."""
        for index, tab in enumerate(self.tab_bar.shown):
            if tab.id == scenario_id:
                self.tab_bar.setCurrentIndex(index)

    def show_scenarios(self, tabs: Sequence[ScenarioTab]) -> None:
        """Show these scenarios; the one shown stays, unless it is gone."""
        if tuple(tabs) == self.tab_bar.shown:
            return
        current = self.current
        for chooser in (self.tab_bar, self.combo):
            chooser.blockSignals(True)
        self._write(tuple(tabs))
        ids = [tab.id for tab in tabs]
        index = ids.index(current) if current in ids else 0
        for chooser in (self.tab_bar, self.combo):
            chooser.setCurrentIndex(index)
            chooser.blockSignals(False)
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

    def _write(self, tabs: tuple[ScenarioTab, ...]) -> None:
        bar, combo = self.tab_bar, self.combo
        while bar.count() > len(tabs):
            bar.removeTab(bar.count() - 1)
            combo.removeItem(combo.count() - 1)
        bar.shown = tabs
        while bar.count() < len(tabs):
            bar.addTab("")
            combo.addItem("")
        for index, tab in enumerate(tabs):
            name = one_line(tab.name)
            bar.setTabText(index, name.replace("&", "&&"))
            bar.setAccessibleTabName(index, tab.spoken)
            bar.setTabToolTip(index, as_tooltip(tab.spoken))
            combo.setItemText(index, name)
            combo.setItemIcon(index, _mark_icon(self._look, tab.mark))
        bar.updateGeometry()

    def _fit(self) -> None:
        self._fold(is_folded=self.tab_bar.sizeHint().width() > self.width())

    def _fold(self, *, is_folded: bool) -> None:
        had_focus = self.tab_bar.hasFocus() or self.combo.hasFocus()
        if self.combo.isHidden() is not is_folded and self.tab_bar.isHidden() is is_folded:
            return
        self.tab_bar.setVisible(not is_folded)
        self.combo.setVisible(is_folded)
        self._label.setVisible(is_folded)
        if had_focus:
            (self.combo if is_folded else self.tab_bar).setFocus()

    def _on_chosen(self, number: int) -> None:
        for chooser in (self.tab_bar, self.combo):
            if chooser.currentIndex() != number:
                was_blocked = chooser.blockSignals(True)
                chooser.setCurrentIndex(number)
                chooser.blockSignals(was_blocked)
        if self.current is not None:
            self.chosen.emit(self.current)


def _mark_icon(look: Look, mark: int) -> QIcon:
    side = look.px(1.0)
    pixmap = QPixmap(side * 2, side * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_mark(painter, QRectF(2, 2, side * 2 - 4, side * 2 - 4), mark, look)
    painter.end()
    return QIcon(pixmap)
