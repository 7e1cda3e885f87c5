"""How a sheet is to be read: which sheet, heads, units, and the column of each field, to be corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from circular_assess.exchange import MassUnit, MaterialColumns, Sheet, guessed_columns
from circular_assess.exchange.material_columns import FIELDS, HEAD_AMONG
from circular_assess.exchange.sheets import column_name
from circular_assess.texts import Texts
from circular_assess.texts import mark_for_translation as _
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cells import one_line
from circular_assess.ui.widgets.elided_combo import ElidedCombo
from circular_assess.ui.widgets.form import FormField, show_choice
from circular_assess.ui.widgets.material_cells import FIELD_NAMES
from circular_assess.ui.widgets.words import words

NOWHERE = -1
LONGEST_HEAD = 60
FIELD_EM, MOST_BESIDE = 16.0, 4
UNIT_NAMES: Mapping[MassUnit, str] = {
    MassUnit.GRAM: _("Grams"),
    MassUnit.KILOGRAM: _("Kilograms"),
    MassUnit.TONNE: _("Tonnes"),
}


class _Choice(ElidedCombo):
    """A combo box that takes the width that there is and does not turn with the wheel."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: object) -> None:
        """Left to the page, which scrolls."""
        event.ignore()  # type: ignore[attr-defined]


class MaterialImportColumns(QWidget):
    """Everything about reading a sheet is guessed first and can be chosen otherwise.

    Attributes: sheet_box, head_box, mass_box, share_box, decimal_box, field_boxes (by field), columns (how
    the sheet is to be read now), sheet.
    Signals: changed.
    """

    changed = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        tr = texts.tr
        self._sheets: tuple[Sheet, ...] = ()
        self.columns = MaterialColumns()
        self._grids: list[tuple[QGridLayout, list[FormField]]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        self.sheet_box, self.head_box = _Choice(), _Choice()
        self.mass_box, self.share_box, self.decimal_box = _Choice(), _Choice(), _Choice()
        for unit, name in UNIT_NAMES.items():
            self.mass_box.addItem(tr(name), str(unit))
        self.share_box.addItem(tr("Per cent, 0 to 100"), True)
        self.share_box.addItem(tr("Parts, 0 to 1"), False)
        self.decimal_box.addItem(tr("Comma: 1,5"), ",")
        self.decimal_box.addItem(tr("Point: 1.5"), ".")
        settings = (
            (tr("Sheet"), self.sheet_box),
            (tr("Heads stand in"), self.head_box),
            (tr("Masses are in"), self.mass_box),
            (tr("Shares are"), self.share_box),
            (tr("Decimal sign"), self.decimal_box),
        )
        column.addLayout(self._grid([FormField(look, name, box) for name, box in settings]))
        column.addSpacing(look.space("near"))
        column.addWidget(words(tr("Which column holds what"), "section"))
        self.field_boxes = {name: _Choice() for name in FIELDS}
        column.addLayout(
            self._grid(
                [FormField(look, tr(FIELD_NAMES[name]), box) for name, box in self.field_boxes.items()]
            )
        )
        self._connect()
        self.set_width(0)

    @property
    def sheet(self) -> Sheet:
        """The sheet that is chosen."""
        return self._sheets[max(self.sheet_box.currentIndex(), 0)]

    def show_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        """Offer these sheets; the one in which most fields are found is chosen."""
        self._sheets = sheets
        found = [len(guessed_columns(sheet).columns) for sheet in sheets]
        _refill(self.sheet_box, [(one_line(sheet.name), number) for number, sheet in enumerate(sheets)])
        show_choice(self.sheet_box, found.index(max(found)))  # type: ignore[arg-type]
        self._on_sheet_chosen()

    def set_width(self, width: int) -> None:
        """As many fields beside each other as there is room for."""
        beside = max(1, min(MOST_BESIDE, width // self._look.px(FIELD_EM)))
        for grid, fields in self._grids:
            for number, field in enumerate(fields):
                grid.removeWidget(field)
                # A label in two lines pushes no field out of its row.
                grid.addWidget(field, number // beside, number % beside, Qt.AlignmentFlag.AlignBottom)
            for place in range(MOST_BESIDE):
                grid.setColumnStretch(place, 1 if place < beside else 0)

    # --- what is chosen ---

    def _on_sheet_chosen(self, *_at: int) -> None:
        tr, sheet = self._texts.tr, self.sheet
        heads: list[tuple[str, object]] = [(tr("No row: there are no heads"), NOWHERE)]
        for row in range(min(HEAD_AMONG, len(sheet.rows))):
            said = " · ".join(cell.text.strip() for cell in sheet.rows[row] if not cell.is_empty)
            heads.append(
                (tr("Row {row}: {heads}", row=row + 1, heads=one_line(said)[:LONGEST_HEAD] or "…"), row)
            )
        _refill(self.head_box, heads)
        self._take(guessed_columns(sheet))

    def _on_head_chosen(self, _at: int) -> None:
        self._take(guessed_columns(self.sheet, int(self.head_box.currentData())))

    def _take(self, columns: MaterialColumns) -> None:
        self.columns = columns
        sheet = self.sheet
        names: list[tuple[str, object]] = [(self._texts.tr("not in the file"), NOWHERE)]
        for column in range(sheet.width):
            head = one_line(sheet.cell(columns.head_row, column).text)[:LONGEST_HEAD]
            letters = column_name(column)
            names.append((f"{letters} · {head}" if head else letters, column))
        for box in self.field_boxes.values():
            _refill(box, names)
        self._show_columns()
        self.changed.emit()

    def _show_columns(self) -> None:
        columns = self.columns
        chosen: Sequence[tuple[QComboBox, object]] = (
            (self.head_box, columns.head_row),
            (self.mass_box, str(columns.mass_unit)),
            (self.share_box, columns.are_per_cent),
            (self.decimal_box, columns.decimal),
            *((box, columns.columns.get(name, NOWHERE)) for name, box in self.field_boxes.items()),
        )
        for box, code in chosen:
            show_choice(box, code)  # type: ignore[arg-type]

    def _on_units_chosen(self, _at: int) -> None:
        self.columns = replace(
            self.columns,
            mass_unit=MassUnit(self.mass_box.currentData()),
            are_per_cent=bool(self.share_box.currentData()),
            decimal=str(self.decimal_box.currentData()),
        )
        self.changed.emit()

    def _on_column_chosen(self, name: str) -> None:
        """A column holds one field only: it is taken from the field that had it."""
        column = int(self.field_boxes[name].currentData())
        kept = {field: at for field, at in self.columns.columns.items() if field != name and at != column}
        if column != NOWHERE:
            kept[name] = column
        self.columns = replace(self.columns, columns=kept)
        self._show_columns()
        self.changed.emit()

    # --- made once ---

    def _grid(self, fields: list[FormField]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.space("space"))
        grid.setVerticalSpacing(self._look.space("near"))
        self._grids.append((grid, fields))
        for field in fields:
            field.label.setWordWrap(True)
            field.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return grid

    def _connect(self) -> None:
        self.sheet_box.activated.connect(self._on_sheet_chosen)
        self.head_box.activated.connect(self._on_head_chosen)
        for box in (self.mass_box, self.share_box, self.decimal_box):
            box.activated.connect(self._on_units_chosen)
        for name, box in self.field_boxes.items():
            box.activated.connect(lambda _at, name=name: self._on_column_chosen(name))


def _refill(box: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    was_blocked = box.blockSignals(True)
    box.clear()
    for text, code in entries:
        box.addItem(text, code)
    box.blockSignals(was_blocked)
