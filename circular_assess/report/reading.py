"""Reads a finished PDF back, one thread at a time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from unicodedata import normalize

import pypdfium2

# PDFium is not made for threads: whoever opens a PDF in this program holds this lock meanwhile.
PDFIUM = Lock()


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a reader finds in a PDF: how many pages, and the words of the first one."""

    pages: int
    first_page: str

    def holds(self, words: str) -> bool:
        """True if all signs of the words stand on the first page, in whatever order it is read."""
        wanted, found = _signs(words), _signs(self.first_page)
        return all(found[sign] >= count for sign, count in wanted.items())


def read_back(path: Path) -> ReadBack:
    """Open the PDF as a reader would; raises ValueError if it cannot be read."""
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            raise ValueError(str(error)) from error
        try:
            page = document[0]
            words = page.get_textpage().get_text_range()
            return ReadBack(len(document), str(words))
        finally:
            document.close()


def _signs(words: str) -> Counter[str]:
    """The visible signs; ligatures and the like count as what they stand for."""
    return Counter(sign for sign in normalize("NFKC", words) if not sign.isspace() and sign.isprintable())
