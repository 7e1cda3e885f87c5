"""The pages of a Word document: what the sections of the report say, as headings, tables and pictures."""
