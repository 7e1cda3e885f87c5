"""Prints a PDF page by page: drawn in bands on another thread, so that no page is ever whole in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter
from shiboken6 import isValid

from circular_assess.tasks import run_in_background
from circular_assess.ui.widgets.pdf_pages import Pdf, draw_band

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

POINTS_PER_INCH = 72.0
# Finer than this no eye can tell, and the time grows with the square.
MOST_DPI = 600
BANDS = 8


class PrintRun(QObject):
    """Paints the pages onto the printer, each as large as the paper allows.

    Signals: progressed(0-1); ended(True if all was sent); failed(Exception).
    """

    progressed = Signal(float)
    ended = Signal(bool)
    failed = Signal(object)

    def __init__(self, parent: QObject, pdf: Pdf, printer: QPrinter) -> None:
        super().__init__(parent)
        self._pdf = pdf
        self._printer = printer
        self._painter = QPainter()
        self._is_given_up = False
        self.pages = chosen_pages(printer, pdf.page_count)

    def start(self) -> None:
        """Begin; it is over with `ended` or `failed`."""
        self._printer.setFullPage(True)
        if not self._painter.begin(self._printer):
            self._end(False)
            return
        self._draw(0)

    def give_up(self) -> None:
        """Stop after the band under way; what the printer has already got is its own affair."""
        self._is_given_up = True

    def _draw(self, step: int) -> None:
        """Have one band drawn; it is painted when it comes."""
        page, band = self.pages[step // BANDS], step % BANDS
        scale, content = self._scale(), self._pdf.content
        shares = (band / BANDS, (band + 1) / BANDS)

        def work(_progress: Callable[[float], None]) -> QImage:
            return draw_band(content, page, scale, shares)

        run_in_background(work, lambda picture: self._on_drawn(step, picture), self._on_failed)

    def _on_drawn(self, step: int, picture: QImage) -> None:
        if not isValid(self):
            return
        following, count = step + 1, len(self.pages) * BANDS
        if not self._is_given_up:
            self._painter.drawImage(self._place(step % BANDS), picture)
            self.progressed.emit(following / count)
        if self._is_given_up:
            self._printer.abort()
            self._painter.end()
            self._end(False)
        elif following == count:
            self._end(self._painter.end())
        elif following % BANDS == 0 and not self._printer.newPage():
            self._painter.end()
            self._end(False)
        else:
            self._draw(following)

    def _on_failed(self, error: Exception) -> None:
        if isValid(self):
            self._printer.abort()
            self._painter.end()
            self.failed.emit(error)
            self.deleteLater()
        else:
            raise error

    def _end(self, is_sent: bool) -> None:
        self.ended.emit(is_sent)
        self.deleteLater()

    def _scale(self) -> float:
        """Pixels per point of what is drawn: as fine as the printer, up to a limit."""
        dots = self._room().width() / self._pdf.width_pt
        return float(min(dots, MOST_DPI / POINTS_PER_INCH))

    def _room(self) -> QRectF:
        """Where the page stands on the paper, in dots: in its middle, and never larger than it is."""
        paper = self._printer.paperRect(self._printer.Unit.DevicePixel)
        true_size = self._printer.resolution() / POINTS_PER_INCH
        share = min(paper.width() / self._pdf.width_pt, paper.height() / self._pdf.height_pt, true_size)
        width, height = self._pdf.width_pt * share, self._pdf.height_pt * share
        return QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)

    def _place(self, band: int) -> QRectF:
        room = self._room()
        high = room.height() / BANDS
        return QRectF(room.left(), room.top() + band * high, room.width(), high)


def chosen_pages(printer: QPrinter, count: int) -> Sequence[int]:
    """The pages that were chosen (0 = first), in the order in which they are to come."""
    is_range = printer.printRange() == printer.PrintRange.PageRange
    first = max(printer.fromPage(), 1) if is_range else 1
    last = min(printer.toPage() or count, count) if is_range else count
    pages = range(first - 1, max(last, first))
    is_reversed = printer.pageOrder() == printer.PageOrder.LastPageFirst
    return pages[::-1] if is_reversed else pages
