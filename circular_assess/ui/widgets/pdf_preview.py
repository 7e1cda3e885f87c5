"""The pages of a report as they will be printed: one page at a time, as a whole or closer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from shiboken6 import isValid

from circular_assess.tasks import run_in_background
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.tokens import BODY_PT
from circular_assess.ui.widgets.making_row import MakingRow
from circular_assess.ui.widgets.notes import announce
from circular_assess.ui.widgets.pdf_pages import Pdf, PdfPage, draw_page
from circular_assess.ui.widgets.words import button, line, words

POINTS_PER_INCH = 72.0
STEP, SMALLEST, LARGEST = 1.25, 0.2, 4.0
LEAST_READABLE = 0.4
RESIZE_PAUSE_MS = 80


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A page at a size; the content is compared by identity."""

    content_id: int
    number: int
    pixels_per_point: float


class PdfPreview(QWidget):
    """Shows a PDF that lies in memory, and says when another one is being made.

    Attributes: page_field, zoom_label, area; making (a row), again_button.
    Signals: cancel_wanted, again_wanted.
    """

    cancel_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._pdf: Pdf | None = None
        self._zoom: float | None = None
        self._is_whole = False
        self._shown: _Wanted | None = None
        self._underway: _Wanted | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._draw)
        self.setProperty("ground", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(line())
        column.addWidget(self._make_making())
        self._paper = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._paper.setTextFormat(Qt.TextFormat.PlainText)
        self._paper.setWordWrap(True)
        self._paper.setMargin(look.px(1.2))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setProperty("ringed", True)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(texts.tr("Preview of the report"))
        self.area.setWidget(self._paper)
        column.addWidget(self.area, 1)
        self.say(texts.tr("The pages are shown here."))

    @property
    def page_number(self) -> int:
        """The page shown (0 = first)."""
        return self.page_field.value() - 1

    @property
    def is_drawn(self) -> bool:
        """True if the page stands there as it is wanted."""
        return self._shown is not None and self._shown == self._wanted()

    def show_pdf(self, pdf: Pdf) -> None:
        """Show this PDF, at the page that was shown before if it has as many."""
        self._pdf = pdf
        self.page_field.blockSignals(True)
        self.page_field.setRange(1, pdf.page_count)
        self.page_field.blockSignals(False)
        self._count.setText(self._texts.tr("of {count}", count=pdf.page_count))
        self._bar.setEnabled(True)
        self._on_page_changed()

    def show_making(self, share: float | None) -> None:
        """Pages are being made, so far (0-1); None when that is over."""
        if share is not None and self.making.isHidden():
            self.making.begin(self._texts.tr("Making the pages …"))
        if share is not None:
            self.making.set_progress(share)
        self.making.setVisible(share is not None)
        self._again.hide()
        self._above.setVisible(share is not None)

    def show_stopped(self) -> None:
        """The pages were not made because the buyer stopped that."""
        self.making.hide()
        self._again.show()
        self._above.show()
        announce(self, self._stopped.text())

    def say(self, text: str) -> None:
        """Words in place of a page, while there is none."""
        self._pdf = None
        self._shown = None
        self._bar.setEnabled(False)
        self._paper.setPixmap(QPixmap())
        self._paper.setText(text)

    def go_to(self, number: int) -> None:
        """Show another page (0 = first)."""
        self.page_field.setValue(number + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A whole page stays whole."""
        super().resizeEvent(event)
        self._timer.start(RESIZE_PAUSE_MS)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was changed while it was hidden."""
        super().showEvent(event)
        self._timer.start(0)

    def _make_making(self) -> QWidget:
        """What stands above the pages while others are made, or after that was stopped."""
        tr = self._texts.tr
        self._above = QWidget()
        column = QVBoxLayout(self._above)
        side = self._look.space("space")
        column.setContentsMargins(side, self._look.space("tight"), side, self._look.space("tight"))
        self.making = MakingRow(self._look, self._texts, tr("Progress of the pages"))
        self.making.cancel_wanted.connect(self.cancel_wanted)
        self._again = QWidget()
        row = QHBoxLayout(self._again)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.space("near"))
        self._stopped = words(tr("Stopped: these pages may be older than what you entered."), wrap=True)
        self.again_button = button(self._look, tr("Make the pages"))
        self.again_button.clicked.connect(lambda _checked=False: self.again_wanted.emit())
        row.addWidget(self._stopped, 1)
        row.addWidget(self.again_button)
        column.addWidget(self.making)
        column.addWidget(self._again)
        self.show_making(None)
        return self._above

    def _make_bar(self) -> QWidget:
        tr = self._texts.tr
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        side = self._look.space("space")
        row.setContentsMargins(side, self._look.space("near"), side, self._look.space("near"))
        row.setSpacing(self._look.space("tight"))
        self.previous_button = self._icon_button(
            "chevron-left", tr("Previous page"), lambda: self.go_to(self.page_number - 1)
        )
        self.page_field = QSpinBox()
        self.page_field.setRange(1, 1)
        self.page_field.setProperty("ringed", True)
        self.page_field.setFixedWidth(self._look.px(4.2))
        self.page_field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.page_field.valueChanged.connect(self._on_page_changed)
        self._count = words("")
        label = words(tr("Page"))
        label.setBuddy(self.page_field)
        self.page_field.setAccessibleName(tr("Page"))
        self.next_button = self._icon_button(
            "chevron-right", tr("Next page"), lambda: self.go_to(self.page_number + 1)
        )
        self.smaller_button = self._icon_button(
            "zoom-out", tr("Smaller"), lambda: self._set_zoom(self._present_zoom() / STEP)
        )
        self.zoom_label = words("")
        self.larger_button = self._icon_button(
            "zoom-in", tr("Larger"), lambda: self._set_zoom(self._present_zoom() * STEP)
        )
        self.whole_button = button(self._look, tr("Whole page"))
        self.whole_button.clicked.connect(lambda: self._set_zoom(None))
        for part in (label, self.previous_button, self.page_field, self._count, self.next_button):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self.smaller_button, self.zoom_label, self.larger_button, self.whole_button):
            row.addWidget(part)
        return self._bar

    def _icon_button(self, icon: str, name: str, on_clicked: Callable[[], None]) -> QPushButton:
        made = button(self._look, "", "plain-quiet", icon)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.clicked.connect(lambda _checked=False: on_clicked())
        return made

    def _on_page_changed(self) -> None:
        if self._pdf is None:
            return
        self.previous_button.setEnabled(self.page_number > 0)
        self.next_button.setEnabled(self.page_number < self._pdf.page_count - 1)
        self.area.verticalScrollBar().setValue(0)
        self._timer.start(0)

    def _set_zoom(self, zoom: float | None) -> None:
        self._is_whole = zoom is None
        self._zoom = None if zoom is None else min(max(zoom, SMALLEST), LARGEST)
        self._timer.start(0)

    def _present_zoom(self) -> float:
        """How large the page is shown; 1 is its size on paper."""
        if self._zoom is not None or self._pdf is None:
            return self._zoom or 1.0
        inch = self.logicalDpiX() / POINTS_PER_INCH
        room = self.area.viewport().size()
        edge = 2 * self._paper.margin() + 2
        across = (room.width() - edge) / (self._pdf.width_pt * inch)
        down = (room.height() - edge) / (self._pdf.height_pt * inch)
        whole = max(min(across, down), SMALLEST)
        if self._is_whole:
            return whole
        # Who reads large text does not want a small page first.
        readable = LEAST_READABLE * self._look.em / (BODY_PT * self.logicalDpiX() / POINTS_PER_INCH)
        return max(whole, min(across, readable))

    def _wanted(self) -> _Wanted | None:
        if self._pdf is None:
            return None
        inch = self.logicalDpiX() / POINTS_PER_INCH
        scale = self._present_zoom() * inch * self.devicePixelRatioF()
        return _Wanted(id(self._pdf.content), self.page_number, scale)

    def _draw(self) -> None:
        """Have the page drawn on another thread, one at a time."""
        wanted, pdf = self._wanted(), self._pdf
        if wanted is None or pdf is None or not self.isVisible():
            return
        self.zoom_label.setText(self._texts.percent(self._present_zoom()))
        if self._underway is not None or wanted == self._shown:
            return
        self._underway = wanted

        def work(_progress: Callable[[float], None]) -> PdfPage:
            return draw_page(pdf.content, wanted.number, wanted.pixels_per_point)

        run_in_background(work, self._on_drawn, self._on_failed)

    def _on_drawn(self, page: PdfPage) -> None:
        if not isValid(self):
            return
        done, self._underway = self._underway, None
        if done is not None and done == self._wanted():
            picture = QPixmap.fromImage(page.picture)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._paper.setPixmap(picture)
            is_other = self._shown is None or self._shown.number != done.number
            self._shown = done
            self.area.setAccessibleDescription(page.text)
            if is_other and self._pdf is not None:
                values = {"number": done.number + 1, "count": self._pdf.page_count}
                announce(self, self._texts.tr("Page {number} of {count}", **values))
        self._draw()

    def _on_failed(self, error: Exception) -> None:
        if isValid(self):
            self._underway = None
            self.say(self._texts.tr("This page cannot be shown; the file itself is not touched by that."))
        raise error
