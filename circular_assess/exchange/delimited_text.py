"""Text with columns: in which encoding it is, what parts its columns, and its cells."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from io import StringIO
from itertools import islice

from circular_assess.exchange.limits import MOST_COLUMNS, MOST_ROWS
from circular_assess.exchange.refusal import SpreadsheetRefused
from circular_assess.exchange.sheets import EMPTY, FileCell, Sheet, trimmed

DELIMITERS = ("\t", ";", ",", "|")
LOOKED_AT = 50
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNS_OF_TEXT = "\t\n\r\f"
# Excel's own hint in the first line of a text.
SEPARATOR_HINT = "sep="


def delimited_sheet(content: bytes, name: str) -> Sheet:
    """The sheet in a text with columns parted by tab, semicolon, comma or bar.

    Raises SpreadsheetRefused if it is no text, or no table.
    """
    text = _text(content)
    if text.lstrip()[:1] == "<" or any(sign < " " and sign not in SIGNS_OF_TEXT for sign in set(text)):
        raise SpreadsheetRefused("not_a_table")
    delimiter, text = _delimiter(text)
    rows: list[tuple[FileCell, ...]] = []
    is_cut = False
    try:
        for number, fields in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter)):
            if number >= MOST_ROWS:
                is_cut = is_cut or any(map(str.strip, fields))
                continue
            rows.append(tuple(FileCell(each) if each else EMPTY for each in fields[:MOST_COLUMNS]))
    except csv.Error:
        raise SpreadsheetRefused("not_a_table") from None
    # Where a semicolon parts the columns, the comma is left for decimals.
    return Sheet(name, trimmed(rows), "," if delimiter == ";" else ".", is_cut)


def _text(content: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    start = content[:1000]
    # Letters of our languages have a zero in every second byte.
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = start[first::2]
        if half.count(0) > len(half) * 0.6:
            return _decoded(content, encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(content, "cp1252")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise SpreadsheetRefused("not_a_table") from None


def _delimiter(text: str) -> tuple[str, str]:
    """What parts the columns, and the text without a line that says so."""
    first = text.split("\n", 1)[0].strip()
    if first.lower().startswith(SEPARATOR_HINT) and len(first) == len(SEPARATOR_HINT) + 1:
        return first[-1], text.partition("\n")[2]
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter)), text


def _evenness(text: str, delimiter: str) -> int:
    """How many of the first rows have the same number of columns, if it is more than one."""
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        counts = Counter(len(fields) for fields in islice(reader, LOOKED_AT) if fields)
    except csv.Error:
        return 0
    return max((rows for columns, rows in counts.items() if columns > 1), default=0)
