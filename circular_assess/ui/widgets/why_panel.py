"""Why two scenarios differ: choose two, and read the causes by what they weigh."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from circular_assess.domain.assessment import ScenarioId
from circular_assess.domain.comparison import causes, difference
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cause_row import cause_cells
from circular_assess.ui.widgets.cell_table import CellTable, Column
from circular_assess.ui.widgets.cells import Cell
from circular_assess.ui.widgets.comparison_words import said, short_name
from circular_assess.ui.widgets.copying import let_copy_table
from circular_assess.ui.widgets.elided_combo import ElidedCombo
from circular_assess.ui.widgets.notes import announce
from circular_assess.ui.widgets.scenario_mark import as_tooltip, paint_mark
from circular_assess.ui.widgets.words import button, words

FIRST_SHOWN = 5
ONE_ROW_EM = 56


class WhyPanel(QWidget):
    """Two combo boxes with the scenarios and the causes of their difference.

    Signals: pair_chosen(scenario id, id of the other one).
    """

    pair_chosen = Signal(str, str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._is_whole = False
        self._shown: tuple[Results, ScenarioResult, ScenarioResult, bool] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        self.own, self.other = self._make_combo(), self._make_combo()
        self._choice = self._make_choice()
        column.addLayout(self._choice)
        self.sentence = words("", wrap=True)
        column.addWidget(self.sentence)
        self.nothing = words(
            texts.tr("No criterion makes a difference between these two."), "caption", wrap=True
        )
        column.addWidget(self.nothing)
        self.table = CellTable(look, texts.tr("Causes of the difference"), row_em=3.4)
        let_copy_table(self.table, texts)
        column.addWidget(self.table)
        self.all_button = button(look, "", "link")
        self.all_button.clicked.connect(self._on_all_clicked)
        column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_results(self, results: Results, own: ScenarioId, other: ScenarioId, *, has_bars: bool) -> None:
        """The causes for this pair, largest first."""
        for combo, chosen in ((self.own, own), (self.other, other)):
            self._fill(combo, results, chosen)
        self._shown = (results, results.scenario(own), results.scenario(other), has_bars)
        self._show_causes()

    def _make_choice(self) -> QBoxLayout:
        """Both combo boxes: beside each other where there is room, else under each other."""
        heading = words(self._texts.tr("Why the difference"), "section")
        against = words(self._texts.tr("against"), "caption")
        choice = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        choice.setSpacing(self._look.space("tight"))
        choice.addWidget(heading)
        choice.addWidget(self.own, 1)
        second = QHBoxLayout()
        second.setSpacing(self._look.space("near"))
        second.addWidget(against)
        second.addWidget(self.other, 1)
        choice.addLayout(second, 1)
        heading.setBuddy(self.own)
        against.setBuddy(self.other)
        self.own.setAccessibleName(self._texts.tr("Why the difference: this scenario"))
        self.other.setAccessibleName(self._texts.tr("against this scenario"))
        return choice

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row of combo boxes where there is room."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._look.px(ONE_ROW_EM)
        wanted = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._choice.direction() != wanted:
            self._choice.setDirection(wanted)

    def _make_combo(self) -> QComboBox:
        combo = ElidedCombo()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        combo.setIconSize(self._look.icon_size(0.95))
        combo.activated.connect(lambda _index, combo=combo: self._on_activated(combo))
        return combo

    def _fill(self, combo: QComboBox, results: Results, chosen: ScenarioId) -> None:
        wanted = [(scenario.id, self._name(scenario), scenario.mark) for scenario in results.scenarios]
        shown = combo.property("shown")
        combo.blockSignals(True)
        if shown != wanted:
            combo.setProperty("shown", wanted)
            combo.clear()
            for scenario_id, name, mark in wanted:
                combo.addItem(mark_icon(self._look, mark), name, scenario_id)
        combo.setCurrentIndex(combo.findData(chosen))
        combo.setToolTip(as_tooltip(self._name(results.scenario(chosen), is_short=False)))
        combo.blockSignals(False)

    def _name(self, scenario: ScenarioResult, *, is_short: bool = True) -> str:
        name = short_name(scenario.name) if is_short else scenario.name
        is_acceptable = scenario.knock_out is None
        return name if is_acceptable else self._texts.tr("{name}, not acceptable", name=name)

    def _show_causes(self) -> None:
        if self._shown is None:
            return
        results, own, other, has_bars = self._shown
        found = causes(own.criteria, other.criteria, results.headline)
        count = len(found) if self._is_whole else FIRST_SHOWN
        names = {key: in_use.criterion.short_name for key, in_use in results.criteria.items()}
        self.sentence.setText(said(self._texts, difference(own.name, other.name, found, names)))
        self.sentence.setVisible(bool(found))
        columns = [
            Column(_head("", self._texts.tr("Place")), least=1.3),
            Column(_head(self._texts.tr("Cause")), least=9, most=30, takes_rest=not has_bars, gap=0.6),
            Column(_head(self._texts.tr("Points"), is_right=True)),
        ]
        if has_bars:
            columns.insert(
                2, Column(_head("", self._texts.tr("For or against")), least=4.4, takes_rest=True, gap=0.9)
            )
        rows = cause_cells(self._texts, found, results, own, other, count=count, has_bars=has_bars)
        self.table.show_cells(columns, rows)
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        text = self._texts.plural("All {count} causes", "All {count} causes", len(found))
        if self._is_whole:
            text = self._texts.tr("The {count} largest causes", count=FIRST_SHOWN)
        self.all_button.setText(text)
        self.all_button.setVisible(len(found) > FIRST_SHOWN)

    def _on_all_clicked(self) -> None:
        self._is_whole = not self._is_whole
        self._show_causes()
        count = len(self.table.rows)
        announce(self, self._texts.plural("{count} cause shown", "{count} causes shown", count))

    def _on_activated(self, changed: QComboBox) -> None:
        """Choosing the same scenario on both sides swaps them."""
        own, other = self.own.currentData(), self.other.currentData()
        if own == other and self._shown is not None:
            _results, shown_own, shown_other, _has_bars = self._shown
            own, other = shown_other.id, shown_own.id
        self.pair_chosen.emit(own, other)


def _head(name: str, spoken: str = "", *, is_right: bool = False) -> Cell:
    return Cell(name, role="small", tone="text2", is_bold=True, is_right=is_right, spoken=spoken)


def mark_icon(look: Look, mark: int) -> QIcon:
    """The sign of a scenario as an icon for a combo box."""
    side = look.px(0.95)
    ratio = 2.0
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_mark(painter, QRectF(0, 0, side, side), mark, look)
    painter.end()
    return QIcon(pixmap)
