"""The materials in a sheet: one a row, in kilograms and shares 0-1, and what is wrong in which cell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import fsum, isfinite

from circular_assess.domain.edits.materials import LARGEST_MASS_KG, SHARE_TOLERANCE, SHARES_IN, SHARES_OUT
from circular_assess.domain.material_lines import MaterialLine
from circular_assess.exchange.file_numbers import number_and_unit
from circular_assess.exchange.head_words import plain_words
from circular_assess.exchange.limits import LONGEST_TEXT, MOST_ROWS
from circular_assess.exchange.material_columns import (
    KG_PER_UNIT,
    SHARES,
    MassUnit,
    MaterialColumns,
)
from circular_assess.exchange.refusal import CellProblem, quoted
from circular_assess.exchange.sheets import CellFault, FileCell, Sheet, cell_name

PER_CENT = 100.0
TOTALS = {"total", "totals", "totaal", "totalen", "sum", "som", "somme", "totaux", "subtotal", "subtotaal"}
NEEDED = {"name": "no_name_column", "mass_kg": "no_mass_column"}
FAULTS = {CellFault.NO_CACHED_VALUE: "no_cached_value", CellFault.ERROR_VALUE: "error_value"}


@dataclass(frozen=True, slots=True)
class BillOfMaterials:
    """The materials that can be taken over, and why other rows are left out.

    `rows` has for each material its row in the sheet, counted from 0. `left_out` counts the rows with a
    problem.
    """

    lines: tuple[MaterialLine, ...] = ()
    rows: tuple[int, ...] = ()
    problems: tuple[CellProblem, ...] = ()
    left_out: int = 0


def materials_in(sheet: Sheet, columns: MaterialColumns) -> BillOfMaterials:
    """The materials below the heads, as the columns say; empty rows are passed over.

    A row with a problem is left out; nothing is guessed and no share is cut to fit.
    """
    if sheet.is_cut:
        return BillOfMaterials(problems=(CellProblem("", "too_many_rows", {"most": MOST_ROWS}),))
    missing = [CellProblem("", key) for name, key in NEEDED.items() if name not in columns.columns]
    if missing:
        return BillOfMaterials(problems=tuple(missing))
    lines, rows, problems, left_out = [], [], [], 0
    for number in range(columns.head_row + 1, len(sheet.rows)):
        if all(sheet.cell(number, column).is_empty for column in columns.columns.values()):
            continue
        row = _Row(sheet, columns, number)
        line = row.line()
        if row.problems:
            problems += row.problems
            left_out += 1
        else:
            lines.append(line)
            rows.append(number)
    return BillOfMaterials(tuple(lines), tuple(rows), tuple(problems), left_out)


@dataclass(slots=True)
class _Row:
    """One row while it is read; what is wrong is gathered, so that all of it is told at once."""

    sheet: Sheet
    columns: MaterialColumns
    number: int
    problems: list[CellProblem] = field(default_factory=list)

    def line(self) -> MaterialLine:
        name, source = self._text("name"), self._text("source")
        if not name:
            self._say("no_name", "name")
        elif TOTALS.intersection(plain_words(name)[:1]):
            self._say("looks_like_total", "name", found=quoted(name))
        mass_kg = self._mass()
        shares = {each: self._share(each) for each in SHARES if each in self.columns.columns}
        if not self.problems:
            self._check_sums(shares)
        return replace(MaterialLine(name, mass_kg, source=source), **shares)  # type: ignore[arg-type]

    def _cell(self, name: str) -> FileCell:
        column = self.columns.columns.get(name, -1)
        return self.sheet.cell(self.number, column)

    def _say(self, key: str, *names: str, **values: object) -> None:
        columns = [self.columns.columns[name] for name in names if name in self.columns.columns]
        cells = [cell_name(self.number, column) for column in columns]
        self.problems.append(CellProblem(", ".join(cells), key, values))

    def _text(self, name: str) -> str:
        cell = self._cell(name)
        text = cell.text.strip()
        if cell.fault is not None:
            self._say(FAULTS[cell.fault], name, found=quoted(text))
        elif len(text) > LONGEST_TEXT:
            self._say("text_too_long", name, most=LONGEST_TEXT)
        return text

    def _number(self, name: str) -> tuple[float, str] | None:
        """The number in the cell of a field and its unit, if one is stated; None if there is none."""
        cell = self._cell(name)
        if cell.fault is not None:
            self._say(FAULTS[cell.fault], name, found=quoted(cell.text))
            return None
        if cell.is_empty:
            return None
        if cell.number is not None and isfinite(cell.number):
            return (cell.number * PER_CENT, "%") if cell.is_percent else (cell.number, "")
        try:
            return number_and_unit(cell.text, self.columns.decimal)
        except ValueError:
            self._say("not_a_number", name, found=quoted(cell.text))
            return None

    def _mass(self) -> float:
        before = len(self.problems)
        found = self._number("mass_kg")
        if found is None:
            if len(self.problems) == before:
                self._say("no_mass", "mass_kg")
            return 0.0
        number, unit = found
        if unit == "%":
            self._say("not_a_number", "mass_kg", found=quoted(self._cell("mass_kg").text))
            return 0.0
        mass_kg = number * KG_PER_UNIT[MassUnit(unit) if unit else self.columns.mass_unit]
        if number < 0:
            self._say("negative_mass", "mass_kg", found=number)
        elif mass_kg > LARGEST_MASS_KG:
            self._say("mass_too_large", "mass_kg", most=LARGEST_MASS_KG)
        return mass_kg

    def _share(self, name: str) -> float:
        """The share 0-1 in the cell of a field; an empty cell leaves what is usual."""
        usual: float = getattr(MaterialLine("", 0.0), name)
        found = self._number(name)
        if found is None:
            return usual
        number, unit = found
        if unit not in ("", "%"):
            self._say("not_a_number", name, found=quoted(self._cell(name).text))
            return usual
        share = number / PER_CENT if unit == "%" or self.columns.are_per_cent else number
        if not 0 <= share <= 1:
            self._say("share_out_of_range", name, found=share * PER_CENT)
            return usual
        return share

    def _check_sums(self, shares: dict[str, float]) -> None:
        for names, key in ((SHARES_IN, "shares_in"), (SHARES_OUT, "shares_out")):
            there = [name for name in names if name in shares]
            total = fsum(shares[name] for name in there)
            if total > 1 + SHARE_TOLERANCE:
                self._say(key, *there, sum=round(total * PER_CENT, 9))
        efficiency = "feedstock_recycling_efficiency"
        if shares.get("recycled_in") and shares.get(efficiency) == 0:
            self._say("endless_waste", efficiency)
