"""Pages of a PDF as pictures, with their text; made on any thread, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

LONGEST_TEXT = 4000


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF in memory; the size is that of the first page, in points."""

    content: bytes
    page_count: int
    width_pt: float
    height_pt: float


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page as a picture, and its text for who does not see it."""

    picture: QImage
    text: str


def read_pdf(content: bytes) -> Pdf:
    """What the preview needs to know of a PDF."""
    with _opened(content) as document:
        count = len(document)
        width, height = document[0].get_size()
        return Pdf(content, count, float(width), float(height))


def draw_page(content: bytes, number: int, pixels_per_point: float) -> PdfPage:
    """Page `number` (0 = first) as a picture and as text."""
    with _opened(content) as document:
        page = document[number]
        bitmap = page.render(scale=pixels_per_point, prefer_bgrx=True)
        pixels, size, stride = bytes(bitmap.buffer), (bitmap.width, bitmap.height), bitmap.stride
        text = str(page.get_textpage().get_text_bounded())[:LONGEST_TEXT]
    picture = QImage(pixels, *size, stride, QImage.Format.Format_RGB32).copy()
    return PdfPage(picture, " ".join(text.split()))


def draw_band(content: bytes, number: int, pixels_per_point: float, band: tuple[float, float]) -> QImage:
    """A band over the width of page `number`, from one share of its height to another (0 = top)."""
    with _opened(content) as document:
        page = document[number]
        height = page.get_size()[1]
        crop = (0.0, height * (1.0 - band[1]), 0.0, height * band[0])
        bitmap = page.render(scale=pixels_per_point, crop=crop, prefer_bgrx=True)
        pixels, size, stride = bytes(bitmap.buffer), (bitmap.width, bitmap.height), bitmap.stride
    return QImage(pixels, *size, stride, QImage.Format.Format_RGB32).copy()


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    """The document, for one thread at a time; it is closed again."""
    import pypdfium2

    from circular_assess.report.reading import PDFIUM

    with PDFIUM:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document
        finally:
            document.close()
