"""All scenarios on one criterion, one below the other, of which the one with the focus is open."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Scenario, ScenarioId
from circular_assess.domain.catalogue import Criterion, Theme
from circular_assess.domain.results import CriterionResult
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.score_row import ColumnWidths, ScoreRow
from circular_assess.ui.widgets.words import words

WAIT_FOR_MOUSE_MS = 30
ENTRY_EM, PICKER_EM, FIGURE_EM, PROVEN_EM = 7.4, 11.6, 9.3, 5.6


class ScoreRows(QWidget):
    """Rows are made once a criterion and set of scenarios, and written again after each change.

    Signals: made(ScoreRow), for the page to connect; opened(ScoreRow) when another row gets the focus.
    """

    made = Signal(object)
    opened = Signal(object)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._made_for: object = None
        self._rows: list[ScoreRow] = []
        self._is_stacked = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.space("hair"))
        self._width = look.px(50)
        self._heads = _Heads(look, texts)
        self._column.addWidget(self._heads)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_FOR_MOUSE_MS)
        self._wait.timeout.connect(self._open_focused)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    @property
    def rows(self) -> tuple[ScoreRow, ...]:
        """The rows in the buyer's order."""
        return tuple(self._rows)

    @property
    def in_tab_order(self) -> tuple[QWidget, ...]:
        """All that can have the focus, in the order in which Tab goes."""
        return tuple(part for row in self._rows for part in row.in_tab_order)

    @property
    def open_row(self) -> ScoreRow | None:
        """The row that is open."""
        return next((row for row in self._rows if row.is_open), None)

    def row_of(self, scenario_id: str) -> ScoreRow | None:
        """The row of a scenario."""
        return next((row for row in self._rows if row.scenario_id == scenario_id), None)

    def show_scores(
        self,
        criterion: Criterion,
        theme: Theme,
        scenarios: tuple[Scenario, ...],
        results: Mapping[ScenarioId, CriterionResult],
    ) -> None:
        """Show all scores on a criterion."""
        fixed = {scenario.id for scenario in scenarios if results[scenario.id].is_fixed}
        wanted = (criterion, theme, tuple((scenario.id, scenario.mark) for scenario in scenarios), fixed)
        if wanted != self._made_for:
            self._made_for = wanted
            self._make_rows(criterion, scenarios, fixed)
            self.arrange(self._width, is_stacked=self._is_stacked)
        for row, scenario in zip(self._rows, scenarios, strict=True):
            row.show_score(scenario, scenario.score_of(criterion.id), results[scenario.id], theme)

    def arrange(self, width: int, *, is_stacked: bool) -> None:
        """Lay the rows out for this width in pixels, as a table or as cards."""
        self._is_stacked, self._width = is_stacked, width
        widths = None if is_stacked else self._widths(width)
        self._heads.setVisible(not is_stacked)
        self._column.setSpacing(self._look.space("space" if is_stacked else "hair"))
        if widths is not None:
            self._heads.arrange(widths)
        for row in self._rows:
            row.arrange(widths)

    def open_only(self, opening: ScoreRow | None) -> None:
        """Open one row and close the others."""
        for row in self._rows:
            if row.is_open != (row is opening):
                row.set_open(row is opening)

    def focus_first(self) -> None:
        """Go to the first field that can be filled in."""
        first = next((row.first_field for row in self._rows if row.first_field is not None), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_after(self, scenario_id: str) -> bool:
        """Go to the field of the next scenario; False if there is none."""
        passed = False
        for row in self._rows:
            if passed and row.first_field is not None:
                row.first_field.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            passed = passed or row.scenario_id == scenario_id
        return False

    def has_focus_inside(self) -> bool:
        """True if one of the rows has the focus."""
        return self._focused_row() is not None

    def _make_rows(
        self, criterion: Criterion, scenarios: tuple[Scenario, ...], fixed: set[ScenarioId]
    ) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._heads.show_criterion(criterion)
        self._rows = []
        for scenario in scenarios:
            row = ScoreRow(self._look, self._texts, criterion, scenario, scenario.id in fixed)
            self._column.addWidget(row)
            self._rows.append(row)
            row.show()
            self.made.emit(row)

    def _widths(self, width: int) -> ColumnWidths:
        look, has_value = self._look, self._heads.has_value
        entry = look.px(ENTRY_EM if has_value else PICKER_EM)
        figure = look.px(FIGURE_EM if has_value else PROVEN_EM)
        rest = max(width - entry - figure - 4 * look.space("space"), look.px(24))
        name, behind = round(rest * 0.31), max((row.least_behind for row in self._rows), default=0)
        return ColumnWidths(name, entry, figure, min(round(rest * 0.38), rest - name - behind))

    def _focused_row(self) -> ScoreRow | None:
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, ScoreRow):
            widget = widget.parentWidget()
        return widget if widget in self._rows else None

    def _on_focus_changed(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self._open_focused()

    def _open_focused(self) -> None:
        row = self._focused_row()
        if row is None or row.is_open:
            return
        # Rows that move between press and release of the mouse would take the click away from its button.
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton or QApplication.activePopupWidget():
            self._wait.start()
            return
        self.open_only(row)
        self.opened.emit(row)


class _Heads(QWidget):
    """The names of the columns."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.has_value = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space("space"))
        names = (texts.tr("Scenario"), "", "", texts.tr("Evidence"), texts.tr("Reason and proof"))
        self._labels = [words(name, "head", wrap=True) for name in names]
        for column, label in enumerate(self._labels):
            self._grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignBottom)
        self._grid.setColumnStretch(4, 1)

    def show_criterion(self, criterion: Criterion) -> None:
        """Name what is entered: the unit, or the level."""
        tr = self._texts.tr
        self.has_value = criterion.has_value
        self._labels[1].setText(criterion.unit if criterion.has_value else tr("Level"))
        self._labels[2].setText(tr("Level, 0–4") if criterion.has_value else tr("Proven"))

    def arrange(self, widths: ColumnWidths) -> None:
        """The same widths as the rows."""
        for column, width in enumerate((widths.name, widths.entry, widths.figure, widths.evidence)):
            self._labels[column].setFixedWidth(width)
