"""The cells of a material: how each is shown, what it means, and what it means to type into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import IntEnum

from circular_assess.domain.material_lines import MaterialLine
from circular_assess.texts import Texts
from circular_assess.texts import mark_for_translation as _
from circular_assess.ui.widgets.cells import Cell, one_line
from circular_assess.ui.widgets.number_field import parse_number

LONGEST_TEXT = 100_000
LONGEST_CUT = 40
WHOLE = 100
DECIMALS = 6
ABOUT = "\N{ALMOST EQUAL TO}"


class MaterialColumn(IntEnum):
    """The columns of the table of materials."""

    NAME = 0
    MASS = 1
    RECYCLED_IN = 2
    REUSED_IN = 3
    RENEWABLE_IN = 4
    RECYCLED_OUT = 5
    REUSED_OUT = 6
    COMPOSTED_OUT = 7
    ENERGY_OUT = 8
    SOURCE = 9


FIELDS: Mapping[MaterialColumn, str] = {
    MaterialColumn.NAME: "name",
    MaterialColumn.MASS: "mass_kg",
    MaterialColumn.RECYCLED_IN: "recycled_in",
    MaterialColumn.REUSED_IN: "reused_in",
    MaterialColumn.RENEWABLE_IN: "renewable_in",
    MaterialColumn.RECYCLED_OUT: "recycled_out",
    MaterialColumn.REUSED_OUT: "reused_out",
    MaterialColumn.COMPOSTED_OUT: "composted_out",
    MaterialColumn.ENERGY_OUT: "energy_out",
    MaterialColumn.SOURCE: "source",
}
COLUMNS_IN = (MaterialColumn.RECYCLED_IN, MaterialColumn.REUSED_IN, MaterialColumn.RENEWABLE_IN)
COLUMNS_OUT = (
    MaterialColumn.RECYCLED_OUT,
    MaterialColumn.REUSED_OUT,
    MaterialColumn.COMPOSTED_OUT,
    MaterialColumn.ENERGY_OUT,
)
TEXT_COLUMNS = (MaterialColumn.NAME, MaterialColumn.SOURCE)
# Under "Comes in" and "Ends in" a word is enough.
SHORT_HEADS: Mapping[MaterialColumn, str] = {
    MaterialColumn.NAME: _("Material"),
    MaterialColumn.MASS: _("Mass, kg"),
    MaterialColumn.RECYCLED_IN: _("Recycled"),
    MaterialColumn.REUSED_IN: _("Reused"),
    MaterialColumn.RENEWABLE_IN: _("Renewable"),
    MaterialColumn.RECYCLED_OUT: _("Recycling"),
    MaterialColumn.REUSED_OUT: _("Reuse"),
    MaterialColumn.COMPOSTED_OUT: _("Compost"),
    MaterialColumn.ENERGY_OUT: _("Energy"),
    MaterialColumn.SOURCE: _("Source"),
}
# What a field is called where it stands alone: aloud, in a copied table, and when a file is read.
FIELD_NAMES: Mapping[str, str] = {
    "name": _("Material"),
    "mass_kg": _("Mass, kg"),
    "recycled_in": _("Recycled in, %"),
    "reused_in": _("Reused in, %"),
    "renewable_in": _("Renewable in, %"),
    "recycled_out": _("Recycled out, %"),
    "reused_out": _("Reused out, %"),
    "composted_out": _("Composted out, %"),
    "energy_out": _("Energy out, %"),
    "feedstock_recycling_efficiency": _("Efficiency of making recycled feedstock, %"),
    "end_of_life_recycling_efficiency": _("Efficiency of recycling at the end, %"),
    "source": _("Source"),
}
MEANINGS: Mapping[MaterialColumn, str] = {
    MaterialColumn.NAME: _("One line for each material, or for each part of one material."),
    MaterialColumn.MASS: _("The mass in the whole purchase, not in one piece."),
    MaterialColumn.RECYCLED_IN: _("Of this mass, what is made from recycled material."),
    MaterialColumn.REUSED_IN: _("Of this mass, what comes from reused goods and parts."),
    MaterialColumn.RENEWABLE_IN: _("Of this mass, what grew in well-managed nature."),
    MaterialColumn.RECYCLED_OUT: _("Of this mass, what is collected for recycling at the end."),
    MaterialColumn.REUSED_OUT: _("Of this mass, what is used again as goods or parts."),
    MaterialColumn.COMPOSTED_OUT: _("Of this mass, what is composted or returned to the soil."),
    MaterialColumn.ENERGY_OUT: _(
        "Only clean material from well-managed nature that can serve no other way may count as energy."
    ),
    MaterialColumn.SOURCE: _("Where mass and shares come from, such as a declaration of the maker."),
}


class CellMisfit(Exception):
    """What is typed into a cell cannot be read; the message is the sentence that says why."""


def cell_text(texts: Texts, line: MaterialLine, column: MaterialColumn) -> str:
    """What is typed to get this cell, and what a spreadsheet reads."""
    if column is MaterialColumn.NAME:
        return line.name
    if column is MaterialColumn.SOURCE:
        return line.source
    if column is MaterialColumn.MASS:
        return plain_number(texts, line.mass_kg)
    return plain_number(texts, per_cent(getattr(line, FIELDS[column])))


def per_cent(share: float) -> float:
    """A share 0-1 in per cent, without what floats add."""
    return round(share * WHOLE, 10)


def plain_number(texts: Texts, number: float) -> str:
    """A number with the decimal sign of the language and nothing else that is no digit.

    A sign between thousands would be taken for that of decimals when it is typed or pasted again.
    """
    decimal = texts.number(0.5)[1]
    return f"{number:.{DECIMALS}f}".rstrip("0").rstrip(".").replace(".", decimal)


def shown_cell(texts: Texts, line: MaterialLine, column: MaterialColumn) -> Cell:
    """A cell as it is painted."""
    if column is MaterialColumn.NAME:
        name, tone = one_line(line.name) or texts.tr("Without a name"), "text" if line.name else "text2"
        if line.is_illustrative:
            return Cell(name, tag=ABOUT, tone=tone, spoken=texts.tr("{name}, an estimate", name=name))
        return Cell(name, tone=tone)
    if column is MaterialColumn.SOURCE:
        return Cell(one_line(line.source), tone="text2")
    if column is MaterialColumn.MASS:
        return Cell(texts.number(line.mass_kg), is_right=True, tone="text" if line.mass_kg else "text2")
    share = getattr(line, FIELDS[column])
    words = texts.number(per_cent(share))
    return Cell(words, is_right=True, tone="text" if share else "text2")


def changed_line(texts: Texts, line: MaterialLine, column: MaterialColumn, typed: str) -> MaterialLine:
    """The line with what is typed into one of its cells; raises CellMisfit with the reason.

    Shares are typed in per cent. An empty cell is 0.
    """
    field, typed = FIELDS[column], typed.strip()
    if column in TEXT_COLUMNS:
        return replace(line, **{field: " ".join(typed.split())[:LONGEST_TEXT]})  # type: ignore[arg-type]
    unit = "kg" if column is MaterialColumn.MASS else "%"
    try:
        number = parse_number(typed.removesuffix(unit), texts) or 0.0
    except ValueError:
        raise CellMisfit(texts.tr("“{found}” is not a number.", found=_cut(typed))) from None
    figure = number if column is MaterialColumn.MASS else number / WHOLE
    return replace(line, **{field: figure})  # type: ignore[arg-type]


def _cut(typed: str) -> str:
    return typed if len(typed) <= LONGEST_CUT else typed[: LONGEST_CUT - 1] + "…"
