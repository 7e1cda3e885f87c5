"""A discount rate that declines over the years, as a list: through year … : … %."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from circular_assess.domain.cost_lines import RateStep
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.figure_field import FigureField
from circular_assess.ui.widgets.words import button, words

LABEL_EM = 1.5


class _StepRow(QWidget):
    """One step; it counts once both numbers are there."""

    def __init__(self, look: Look, texts: Texts, number: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space("space"))
        self.year_typed: float | None = None
        self.rate_typed: float | None = None
        self.year = FigureField(look, texts, texts.tr("Through year"), example=30, is_whole=True)
        self.rate = FigureField(look, texts, texts.tr("Rate"), unit="%", example=3, is_share=True)
        for field in (self.year, self.rate):
            name = texts.tr("Step {number}: {field}", number=number, field=field.label.text())
            field.field.setAccessibleName(name)
            field.setMaximumWidth(look.px(12))
            row.addWidget(field, 1)
        self.remove = button(look, "", "quiet", "x")
        self.remove.setAccessibleName(texts.tr("Remove step {number}", number=number))
        self.remove.setToolTip(texts.tr("Remove step {number}", number=number))
        beside = QVBoxLayout()
        beside.addSpacing(look.px(LABEL_EM))  # beside the field, not its label
        beside.addWidget(self.remove)
        beside.addStretch(1)
        row.addLayout(beside)
        row.addStretch(1)

    @property
    def step(self) -> RateStep | None:
        """The step, if it is whole."""
        if self.year_typed is None or self.rate_typed is None:
            return None
        return RateStep(int(self.year_typed), self.rate_typed)

    def show_step(self, step: RateStep) -> None:
        """Show a step that counts."""
        self.year_typed, self.rate_typed = step.through_year, step.rate
        self.year.show_figure(step.through_year)
        self.rate.show_figure(step.rate)


class RateSteps(QWidget):
    """Steps that are not whole yet stay here until they are.

    Attributes: rows (the fields of each step), add_button.
    Signals: changed(tuple of RateStep).
    """

    changed = Signal(object)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self.rows: list[_StepRow] = []
        self._stored: tuple[RateStep, ...] = ()
        self._typing: FigureField | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space("near"))
        column.addLayout(self._list)
        self._caption = words(texts.tr("The last rate goes on for all later years."), "small", wrap=True)
        column.addWidget(self._caption)
        self.add_button = button(look, texts.tr("Add a step"), "quiet", "plus")
        self.add_button.clicked.connect(self._on_add)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_steps(self, steps: Sequence[RateStep]) -> None:
        """Show the steps that count; those begun and not whole stay while nothing else changes."""
        wanted = tuple(steps)
        if wanted != self._stored:
            self._stored = wanted
            if wanted != self._whole():
                self._make_rows(len(wanted))
                for row, step in zip(self.rows, wanted, strict=True):
                    row.show_step(step)
        self._caption.setVisible(bool(self.rows))

    def refuse(self, sentence: str) -> None:
        """Say at the field that was typed into why it does not count."""
        if self._typing is not None:
            self._typing.refuse(sentence)

    def _whole(self) -> tuple[RateStep, ...]:
        return tuple(row.step for row in self.rows if row.step is not None)

    def _make_rows(self, count: int) -> None:
        while self.rows:
            row = self.rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for _number in range(count):
            self._add_row()

    def _add_row(self) -> _StepRow:
        row = _StepRow(self._look, self._texts, len(self.rows) + 1)
        row.year.entered.connect(lambda year: self._on_typed(row, row.year, year))
        row.rate.entered.connect(lambda rate: self._on_typed(row, row.rate, rate))
        row.remove.clicked.connect(lambda: self._on_remove(row))
        self.rows.append(row)
        self._list.addWidget(row)
        return row

    def _on_add(self) -> None:
        row = self._add_row()
        self._caption.show()
        row.show()
        row.year.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, row: _StepRow, field: FigureField, figure: float | None) -> None:
        if field is row.year:
            row.year_typed = figure
        else:
            row.rate_typed = figure
        self._say(field)

    def _on_remove(self, row: _StepRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._caption.setVisible(bool(self.rows))
        self._say(None)

    def _say(self, field: FigureField | None) -> None:
        self._typing = field
        if self._whole() != self._stored:
            self.changed.emit(self._whole())
        self._typing = None
