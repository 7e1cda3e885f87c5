"""Reports on their way to a file or to paper, one at a time; the outcome says how it goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices

from circular_assess.texts import Texts
from circular_assess.ui.widgets.export_outcome import ExportOutcome
from circular_assess.ui.widgets.pdf_pages import Pdf
from circular_assess.ui.widgets.print_run import PrintRun
from circular_assess.ui.widgets.report_job import ReportJob, ReportOrder
from circular_assess.ui.widgets.report_words import not_written_sentence, written_sentence

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from circular_assess.report.build import ReportWritten

ChoosePrinter = Callable[[str, int], "QPrinter | None"]


class ReportOutput(QObject):
    """Writes and prints; `choose_printer` is asked with a title and the number of pages.

    Signals: busy(True while something is under way); written(True if the file is there); printed(True if
    all pages were sent).
    """

    busy = Signal(bool)
    written = Signal(bool)
    printed = Signal(bool)

    def __init__(
        self, parent: QObject, texts: Texts, outcome: ExportOutcome, choose_printer: ChoosePrinter
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._outcome = outcome
        self._choose_printer = choose_printer
        self._underway: ReportJob | PrintRun | None = None
        self._is_given_up = False
        outcome.cancel_wanted.connect(self._on_cancel_wanted)
        outcome.opening_wanted.connect(_open)

    @property
    def is_busy(self) -> bool:
        """True while something is under way."""
        return self._underway is not None

    def write(self, order: ReportOrder, target: Path) -> None:
        """Write a report to a file."""
        job = ReportJob(self, order, target)
        job.done.connect(lambda written, _pdf: self._on_written(written, target))
        job.failed.connect(lambda error: self._on_not_written(error, target))
        job.given_up.connect(lambda: self._end(self.written, is_done=False))
        self._begin(job, self._texts.tr("Writing the report …"))

    def make_and_print(self, order: ReportOrder, title: str) -> None:
        """Make the pages first, then print them."""
        job = ReportJob(self, order)
        job.done.connect(lambda _written, pdf: self.print_pages(pdf, title))
        job.failed.connect(self._on_not_printed)
        job.given_up.connect(lambda: self._end(self.printed, is_done=False))
        self._begin(job, self._texts.tr("Making the pages …"))

    def print_pages(self, pdf: Pdf, title: str) -> None:
        """Ask for a printer, and send it the pages that were chosen."""
        printer = self._choose_printer(title, pdf.page_count)
        if printer is None:
            self._is_given_up = True
            self._end(self.printed, is_done=False)
            return
        run = PrintRun(self, pdf, printer)
        count = len(run.pages)
        run.ended.connect(lambda is_sent: self._on_printed(count, is_sent=is_sent))
        run.failed.connect(self._on_not_printed)
        self._begin(run, self._texts.tr("Printing …"))

    def _begin(self, work: ReportJob | PrintRun, sentence: str) -> None:
        self._underway, self._is_given_up = work, False
        self._outcome.show_progress(sentence)
        self.busy.emit(True)
        work.progressed.connect(self._outcome.set_progress)
        work.start()

    def _on_cancel_wanted(self) -> None:
        if self._underway is not None:
            self._is_given_up = True
            self._underway.give_up()

    def _end(self, signal: SignalInstance, *, is_done: bool) -> None:
        """Nothing is under way any more; tell how it ended."""
        self._underway = None
        if self._is_given_up:
            self._outcome.show_cancelled()
        self.busy.emit(False)
        signal.emit(is_done)

    def _on_written(self, written: ReportWritten, target: Path) -> None:
        self._is_given_up = False
        self._outcome.show_written(written_sentence(self._texts, written, target.name), target)
        self._end(self.written, is_done=True)

    def _on_not_written(self, error: Exception, target: Path) -> None:
        """An expected failure is worded; any other is worded too and goes where all surprises go."""
        from circular_assess.report.build import ReportNotWritten

        failure = error if isinstance(error, ReportNotWritten) else None
        self._is_given_up = False
        self._outcome.show_failed(not_written_sentence(self._texts, target.name, failure))
        self._end(self.written, is_done=False)
        if failure is None:
            raise error

    def _on_printed(self, count: int, *, is_sent: bool) -> None:
        if is_sent:
            self._is_given_up = False
            sentence = self._texts.plural(
                "{count} page was sent to the printer.", "{count} pages were sent to the printer.", count
            )
            self._outcome.show_written(sentence)
        elif not self._is_given_up:
            self._say_not_printed()
        self._end(self.printed, is_done=is_sent)

    def _on_not_printed(self, error: Exception) -> None:
        self._is_given_up = False
        self._say_not_printed()
        self._end(self.printed, is_done=False)
        raise error

    def _say_not_printed(self) -> None:
        sentence = self._texts.tr(
            "The report was not printed. See whether the printer is on, or export the PDF instead."
        )
        self._outcome.show_failed(sentence)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
