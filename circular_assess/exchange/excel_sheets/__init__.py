"""The sheets of an Excel workbook: what was entered, and formulas that work out the rest from it."""
