"""Files of other programs, in and out: what is read stays a proposal until the buyer confirms it."""

from circular_assess.exchange.bill_of_materials import BillOfMaterials, materials_in
from circular_assess.exchange.exporters import CRITERIA_TABLE, EXPORTERS, Exporter
from circular_assess.exchange.material_columns import MassUnit, MaterialColumns, guessed_columns
from circular_assess.exchange.refusal import CellProblem, SpreadsheetRefused
from circular_assess.exchange.sheets import Sheet
from circular_assess.exchange.spreadsheet import SUFFIXES, read_spreadsheet

__all__ = [
    "CRITERIA_TABLE",
    "EXPORTERS",
    "SUFFIXES",
    "BillOfMaterials",
    "CellProblem",
    "Exporter",
    "MassUnit",
    "MaterialColumns",
    "Sheet",
    "SpreadsheetRefused",
    "guessed_columns",
    "materials_in",
    "read_spreadsheet",
]
