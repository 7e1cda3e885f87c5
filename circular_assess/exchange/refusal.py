"""Why a spreadsheet is refused, and what is wrong in its cells, as a key with values and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from circular_assess.texts import Texts, mark_for_translation

_ = mark_for_translation

LONGEST_QUOTE = 40

REFUSALS: Mapping[str, str] = {
    "not_a_file": _("This is no file that can be read: it is a folder or a device."),
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than {megabytes:number} MB, which no list of materials is."),
    "unpacks_too_large": _(
        "Unpacked, the file would be larger than {megabytes:number} MB, which no list of materials is."
    ),
    "too_many_rows": _("The sheet has more than {most:number} rows."),
    "protected": _("The file is protected by a password. Save it without one, then read it again."),
    "old_format": _("This is a file in the old .xls format. Save it as .xlsx, then read it again."),
    "other_format": _("This is a spreadsheet in another format. Save it as .xlsx, then read it again."),
    "damaged": _("The file is damaged or no .xlsx file: its sheets cannot be read."),
    "not_a_table": _("This is neither an .xlsx file nor a text with columns (.csv)."),
    "no_sheet": _("No sheet of the file has anything in it."),
}

PROBLEMS: Mapping[str, str] = {
    "not_a_number": _("“{found}” is not a number."),
    "no_cached_value": _(
        "The file holds a formula here but not its result. Save it in the spreadsheet first."
    ),
    "error_value": _("The spreadsheet shows an error here: {found}."),
    "no_name_column": _("Choose the column with the names of the materials."),
    "no_mass_column": _("Choose the column with the masses."),
    "no_name": _("The name of the material is missing."),
    "no_mass": _("The mass is missing."),
    "negative_mass": _("The mass is below 0: {found:number}."),
    "mass_too_large": _("The mass is over {most:number} kg."),
    "share_out_of_range": _("A share lies from 0 to 100\u00a0%; here stands {found:number}\u00a0%."),
    "shares_in": _(
        "Recycled, reused and renewable together are {sum:number}\u00a0%; "
        "100\u00a0% is the most that comes in."
    ),
    "shares_out": _(
        "Recycled, reused, composted and energy together are {sum:number}\u00a0%; "
        "100\u00a0% is the most that leaves."
    ),
    "endless_waste": _("With recycled feedstock its recycling efficiency must be above 0."),
    "text_too_long": _("The text is longer than {most:number} characters."),
    "looks_like_total": _("“{found}” looks like a total, which would count everything twice."),
    "too_many_rows": REFUSALS["too_many_rows"],
}


class SpreadsheetRefused(Exception):
    """A file from which no sheet can be read; `key` names the reason, `wording` says it."""

    def __init__(self, key: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.values = dict(values or {})

    def wording(self, texts: Texts) -> str:
        """Why, in one line in the reader's language."""
        return texts.tr(REFUSALS[self.key], **self.values)


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong in a cell, such as C7, or in several, such as D7, E7; its row is left out.

    `cell` is empty where the sheet as a whole is meant.
    """

    cell: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def wording(self, texts: Texts) -> str:
        """The cell and what is wrong there, in one line in the reader's language."""
        fault = texts.tr(PROBLEMS[self.key], **self.values)
        return texts.tr(_("{cell}: {fault}"), cell=self.cell, fault=fault) if self.cell else fault


def quoted(found: str) -> str:
    """What stands in a cell, on one line and short."""
    plain = " ".join(found.split())
    return plain if len(plain) <= LONGEST_QUOTE else plain[: LONGEST_QUOTE - 1] + "…"
