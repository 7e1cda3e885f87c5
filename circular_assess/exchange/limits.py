"""How much of a spreadsheet is read."""

from __future__ import annotations

MOST_ROWS = 5_000
MOST_COLUMNS = 100
MOST_SHEETS = 50
LONGEST_TEXT = 10_000
