"""Reads the sheets of an .xlsx or .csv file, or says in one sentence why not; a hostile file does no harm."""

from __future__ import annotations

import stat
from pathlib import Path

from circular_assess.exchange.delimited_text import delimited_sheet
from circular_assess.exchange.refusal import SpreadsheetRefused
from circular_assess.exchange.sheets import Sheet
from circular_assess.exchange.workbook import workbook_sheets

SUFFIXES = (".xlsx", ".csv", ".txt", ".tsv", ".xlsm")
LARGEST_BYTES = 20_000_000
ZIP_SIGN = b"PK"
# What Windows calls a compound file: the old formats, and new ones behind a password.
COMPOUND_SIGN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED, OLD_WORKBOOKS = "EncryptedPackage", ("Workbook", "Book")


def read_spreadsheet(path: Path) -> tuple[Sheet, ...]:
    """The sheets of the file that have anything in them, in their order.

    What the file is, is told by its content, whatever it is called. Raises SpreadsheetRefused, or OSError
    if it cannot be read at all.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise SpreadsheetRefused("not_a_file")
    if found.st_size > LARGEST_BYTES:
        raise SpreadsheetRefused("too_large", {"megabytes": LARGEST_BYTES / 1e6})
    with path.open("rb") as file:
        content = file.read(LARGEST_BYTES + 1)
    sheets = tuple(sheet for sheet in _sheets(content, path.stem) if sheet.rows)
    if not sheets:
        raise SpreadsheetRefused("no_sheet")
    return sheets


def _sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    if not content.strip():
        raise SpreadsheetRefused("empty")
    if content.startswith(ZIP_SIGN):
        return workbook_sheets(content)
    if content.startswith(COMPOUND_SIGN):
        raise SpreadsheetRefused(_kind_of_compound(content))
    return (delimited_sheet(content, name),)


def _kind_of_compound(content: bytes) -> str:
    """Which refusal fits: the names of its parts stand in the file in UTF-16."""
    if ENCRYPTED.encode("utf-16-le") in content:
        return "protected"
    is_workbook = any(f"{name}\0".encode("utf-16-le") in content for name in OLD_WORKBOOKS)
    return "old_format" if is_workbook else "not_a_table"
