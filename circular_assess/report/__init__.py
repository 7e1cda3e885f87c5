"""The report of an assessment as a PDF file."""
