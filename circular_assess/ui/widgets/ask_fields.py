"""How a criterion gets into the tender: where it is asked, the minimum, the KPI, who follows it, by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from circular_assess.domain.assessment import TenderAsk
from circular_assess.domain.catalogue import Criterion, Instrument, InstrumentAdvice
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look, refresh_style
from circular_assess.ui.widgets.ask_words import TO_READ, advice_note, places
from circular_assess.ui.widgets.elided_combo import ElidedCombo
from circular_assess.ui.widgets.form import show_choice
from circular_assess.ui.widgets.growing_field import GrowingField
from circular_assess.ui.widgets.place_tags import advice_name, advice_words
from circular_assess.ui.widgets.scenario_mark import as_tooltip
from circular_assess.ui.widgets.words import button, words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

PARTS = ("instrument", "minimum", "kpi", "owner", "due")
# How wide place, minimum, KPI, owner and date are in a row, by share.
ROW_SHARES = (13, 17, 16, 12, 12)


class AskForm(Enum):
    """A row of a table, a form with fields beside each other, or one below the other."""

    ROW = "row"
    BESIDE = "beside"
    STACKED = "stacked"


# Row, column and span of each field, and how the columns share the width.
_PLACES: Mapping[AskForm, tuple[tuple[tuple[int, int, int], ...], tuple[int, ...]]] = {
    AskForm.ROW: (tuple((0, column, 1) for column in range(len(PARTS))), ROW_SHARES),
    AskForm.BESIDE: (((0, 0, 1), (0, 1, 3), (1, 0, 2), (1, 2, 1), (1, 3, 1)), (14, 8, 10, 10)),
    AskForm.STACKED: (tuple((row, 0, 1) for row in range(len(PARTS))), (1,)),
}


class PlaceBox(ElidedCombo):
    """Where a criterion is asked; the wheel scrolls past it, so that it never changes unseen."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page, which scrolls."""
        event.ignore()


class AskFields(QWidget):
    """Five fields of one criterion; they are its own, whichever criterion is shown next.

    Attributes: place, minimum, kpi, owner, due, take (takes the proposed KPI).
    Signals: changed(criterion id, part, ask, is_typed), with the ask as it is then.
    """

    changed = Signal(str, str, object, bool)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._shown: tuple[Criterion, TenderAsk] | None = None
        self._advice: list[InstrumentAdvice] = []
        self._form: AskForm | None = None
        self.place = PlaceBox()
        self.place.activated.connect(self._on_place_chosen)
        self.minimum, self.kpi = self._text_field("minimum"), self._text_field("kpi")
        self.owner, self.due = self._text_field("owner"), self._text_field("due")
        self._note = WrappedLabel(role="small", lines=4)
        self.take = button(look, texts.tr("Take the proposal"), "link")
        self.take.clicked.connect(self._on_take)
        self._labels: list[QLabel] = []
        below = {self.place: self._note, self.kpi: self.take}
        self._cells = [
            self._cell(name, field, below.get(field))
            for name, field in zip(names(texts), self._fields, strict=True)
        ]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space("near"))
        self._grid.setVerticalSpacing(look.space("near"))
        self.arrange(AskForm.BESIDE)

    @property
    def in_tab_order(self) -> tuple[QWidget, ...]:
        """All that can have the focus, in the order in which Tab goes."""
        return (self.place, self.minimum, self.kpi, self.take, self.owner, self.due)

    def show_ask(self, criterion: Criterion, ask: TenderAsk) -> None:
        """Show what is noted; what is being typed keeps its caret."""
        if self._shown == (criterion, ask):
            return
        is_other = self._shown is None or self._shown[0] != criterion
        self._shown = (criterion, ask)
        self._show_places(criterion, ask)
        self.minimum.show_words(ask.minimum)
        self.kpi.show_words(ask.kpi)
        self.owner.show_words(ask.owner)
        self.due.show_words(ask.due)
        if is_other:
            self._show_criterion(criterion)
        self.take.setVisible(bool(criterion.contract_kpi) and not ask.kpi.strip())

    def arrange(self, form: AskForm) -> None:
        """Lay the fields out as a row, beside each other or one below the other."""
        if form is self._form:
            return
        self._form = form
        spans, shares = _PLACES[form]
        for cell in self._cells:
            self._grid.removeWidget(cell)
        for cell, (row, column, span) in zip(self._cells, spans, strict=True):
            self._grid.addWidget(cell, row, column, 1, span)
        for column in range(len(PARTS)):
            self._grid.setColumnStretch(column, shares[column] if column < len(shares) else 0)
        for label in self._labels:
            label.setVisible(form is not AskForm.ROW)

    # --- shown ---

    @property
    def _fields(self) -> tuple[QWidget, ...]:
        return (self.place, self.minimum, self.kpi, self.owner, self.due)

    def _show_criterion(self, criterion: Criterion) -> None:
        tr = self._texts.tr
        self.kpi.show_proposal(criterion.contract_kpi)
        for name, field in zip(names(self._texts), self._fields, strict=True):
            field.setAccessibleName(tr("{field}: {criterion}", field=name, criterion=criterion.short_name))
        self.take.setAccessibleName(
            tr("Take the proposed KPI for {criterion}", criterion=criterion.short_name)
        )
        self.take.setToolTip(as_tooltip(criterion.contract_kpi))

    def _show_places(self, criterion: Criterion, ask: TenderAsk) -> None:
        advice = places(criterion, ask.instrument)
        if advice != self._advice or not self.place.count():
            self._advice = advice
            was_blocked = self.place.blockSignals(True)
            self.place.clear()
            self.place.addItem(self._texts.tr("not asked"), "")
            for number, each in enumerate(advice, start=1):
                self.place.addItem(advice_name(self._texts, each), each.instrument.value)
                said = advice_words(self._texts, each)
                self.place.setItemData(number, as_tooltip(said), Qt.ItemDataRole.ToolTipRole)
                self.place.setItemData(number, said, Qt.ItemDataRole.AccessibleTextRole)
            self.place.blockSignals(was_blocked)
        show_choice(self.place, ask.instrument.value if ask.instrument is not None else "")
        chosen = next((each for each in advice if each.instrument is ask.instrument), None)
        note = "" if chosen is None else advice_note(self._texts, chosen)
        self._note.set_words(note)
        self._note.setVisible(bool(note))
        tone = "warning" if chosen is not None and chosen.use in TO_READ else ""
        if self._note.property("tone") != tone:
            self._note.setProperty("tone", tone)
            refresh_style(self._note)
        self.place.setAccessibleDescription(note)

    # --- what the buyer does ---

    def _on_typed(self, part: str, text: str) -> None:
        if self._shown is not None:
            criterion, ask = self._shown
            self.changed.emit(criterion.id, part, _with(ask, part, text), True)

    def _on_place_chosen(self, _row: int) -> None:
        if self._shown is not None:
            criterion, ask = self._shown
            code = self.place.currentData()
            instrument = Instrument(code) if code else None
            self.changed.emit(criterion.id, "instrument", replace(ask, instrument=instrument), False)

    def _on_take(self) -> None:
        if self._shown is not None:
            criterion, ask = self._shown
            self.changed.emit(criterion.id, "kpi", replace(ask, kpi=criterion.contract_kpi), False)
            self.kpi.setFocus(Qt.FocusReason.OtherFocusReason)
            self.kpi.moveCursor(QTextCursor.MoveOperation.End)

    # --- made once ---

    def _text_field(self, part: str) -> GrowingField:
        field = GrowingField()
        field.typed.connect(lambda text: self._on_typed(part, text))
        return field

    def _cell(self, name: str, field: QWidget, below: QWidget | None) -> QWidget:
        """Label, field and what belongs to it."""
        cell = QWidget()
        cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.space("tight"))
        label = words(name, "small")
        label.setBuddy(field)
        self._labels.append(label)
        column.addWidget(label)
        column.addWidget(field)
        if below is not None:
            is_take = below is self.take
            column.addWidget(below, 0, Qt.AlignmentFlag.AlignLeft if is_take else Qt.AlignmentFlag(0))
        column.addStretch(1)
        return cell


def names(texts: Texts) -> tuple[str, ...]:
    """What the five fields are called."""
    tr = texts.tr
    return (tr("Where"), tr("Minimum asked"), tr("KPI in the contract"), tr("Owner"), tr("Date"))


def _with(ask: TenderAsk, part: str, text: str) -> TenderAsk:
    """The ask with another text in one of its parts."""
    return replace(ask, **{part: text})  # type: ignore[arg-type]
