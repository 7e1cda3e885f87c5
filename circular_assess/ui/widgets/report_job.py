"""A report that is built in the background, into memory or into a file, and that can be given up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.results import Results
from circular_assess.report.options import ReportOptions
from circular_assess.tasks import run_in_background
from circular_assess.texts import Texts
from circular_assess.ui.widgets.pdf_pages import Pdf, read_pdf

if TYPE_CHECKING:
    from circular_assess.report.build import ReportWritten


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """All that a report is made of, in the language of the report; `kind` is pdf or one of EXPORTERS."""

    assessment: Assessment
    results: Results
    texts: Texts
    options: ReportOptions
    data_folder: Path
    kind: str = "pdf"


class _GivenUp(Exception):
    """The report under way is no longer wanted."""


class ReportJob(QObject):
    """Builds one report.

    Signals: progressed(0-1); done(ReportWritten, Pdf if it has no file); failed(Exception); given_up.
    """

    progressed = Signal(float)
    done = Signal(object, object)
    failed = Signal(object)
    given_up = Signal()

    def __init__(self, parent: QObject, order: ReportOrder, target: Path | None = None) -> None:
        super().__init__(parent)
        self._order = order
        self._target = target
        self._is_given_up = Event()

    def start(self) -> None:
        """Begin; the answer comes by one of the signals, and then the job is over."""
        order, target, is_given_up = self._order, self._target, self._is_given_up

        def work(progress: Callable[[float], None]) -> tuple[ReportWritten, Pdf | None]:
            def go_on(share: float) -> None:
                if is_given_up.is_set():
                    raise _GivenUp
                progress(share)

            if target is not None:
                return _built(order, target, go_on), None
            with TemporaryDirectory(prefix="circular-assess-preview-") as place:
                path = Path(place) / "report.pdf"
                written = _built(order, path, go_on)
                return written, read_pdf(path.read_bytes())

        run_in_background(work, self._on_done, self._on_failed, self._on_progressed)

    def give_up(self) -> None:
        """It is no longer wanted; it ends at its next step."""
        self._is_given_up.set()

    def _on_progressed(self, share: float) -> None:
        if isValid(self):
            self.progressed.emit(share)

    def _on_done(self, answer: tuple[ReportWritten, Pdf | None]) -> None:
        if isValid(self):
            self.done.emit(*answer)
            self.deleteLater()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, _GivenUp):
            if isValid(self):
                self.given_up.emit()
                self.deleteLater()
            return
        if not isValid(self):
            raise error
        self.failed.emit(error)
        self.deleteLater()


def _built(order: ReportOrder, target: Path, progress: Callable[[float], None]) -> ReportWritten:
    from circular_assess.exchange import EXPORTERS
    from circular_assess.report.build import ReportWritten, build_pdf

    given = (order.assessment, order.results, order.texts, target)
    moment, folder, options = datetime.now(), order.data_folder, order.options
    if order.kind in EXPORTERS:
        write = EXPORTERS[order.kind].write
        counts = write(*given, moment=moment, cache_folder=folder, options=options, progress=progress)
        return ReportWritten(0, counts)
    return build_pdf(*given, moment=moment, cache_folder=folder, options=options, progress=progress)
