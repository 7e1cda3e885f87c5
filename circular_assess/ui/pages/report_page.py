"""Report: what stands in it, what is open before it goes out, its pages, and the export as PDF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout
from shiboken6 import isValid

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.checks import Check, Place
from circular_assess.domain.results import Results, evaluate
from circular_assess.tasks import run_in_background
from circular_assess.texts import Texts
from circular_assess.ui.page import DocumentPage, PageContext
from circular_assess.ui.widgets.export_outcome import ExportOutcome
from circular_assess.ui.widgets.notes import ViewSwitch
from circular_assess.ui.widgets.pdf_pages import Pdf, read_pdf
from circular_assess.ui.widgets.pdf_preview import PdfPreview
from circular_assess.ui.widgets.report_contents import ReportContents
from circular_assess.ui.widgets.report_words import (
    good_news,
    not_written_sentence,
    proposed_name,
    written_sentence,
)
from circular_assess.ui.widgets.words import button, line, upright_line

if TYPE_CHECKING:
    from circular_assess.report.build import ReportWritten

LEFT_EM, SIDE_BY_SIDE_EM, NO_LIMIT = 25.5, 60, 16_000_000
PREVIEW_PAUSE_MS = 500


class _PreviewDropped(Exception):
    """The pages under way are no longer wanted."""


class ReportPage(DocumentPage):
    """Shows the report as it will be and writes it.

    Signals: export_finished(bool).
    """

    export_finished = Signal(bool)

    def __init__(self, context: PageContext, document: Document) -> None:
        super().__init__(context, document, context.texts.tr("Report"), scrolls=False, fills=True)
        self._seen = "contents"
        self._previewed: tuple[Assessment, str] | None = None
        self._previewing: tuple[Assessment, str] | None = None
        self._is_dropped = Event()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._make_preview)
        self.export_button = button(self.look, self.texts.tr("Export PDF"), "main", "download")
        self.export_button.clicked.connect(lambda: self.export())
        self.head_actions.addWidget(self.export_button)
        self._fill_body()

    def refresh(self) -> None:
        """Write the checks; the pages follow in the background."""
        self.outcome.forget()
        results = self.document.results
        self.contents.show_checks(results.checks, good_news(self.texts, results))
        self._fold()
        self._drop_old_preview()
        self._timer.start(0 if self._previewed is None else PREVIEW_PAUSE_MS)

    def show_place(self, _place: Place) -> None:
        """The checks, which stand on this page."""
        self._on_side_chosen("contents")
        self.contents.go_to_checks()

    def export(self) -> None:
        """Ask where to write, and write the PDF there; the page says how it went."""
        if self.outcome.is_underway:
            return
        name = proposed_name(self.texts, self.document.assessment.tender)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        pattern = self.texts.tr("PDF file (*.pdf)")
        proposal = Path(folder) / f"{name}.pdf"
        title = self.texts.tr("Export PDF")
        target = self.context.messages.choose_file_to_save(title, proposal, pattern)
        if target is not None:
            self._write(target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One of the two sides where both do not fit."""
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with the preview where hiding stopped it."""
        super().showEvent(event)
        if not self._timer.isActive():
            self._timer.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Make no pages that nobody sees, and do not keep the program from ending."""
        self._timer.stop()
        self._is_dropped.set()
        super().hideEvent(event)

    def _fill_body(self) -> None:
        self.body.setSpacing(0)
        self.outcome = ExportOutcome(self.look, self.texts)
        self.outcome.again_wanted.connect(self.export)
        self.outcome.opening_wanted.connect(self._on_opening_wanted)
        self.body.addWidget(self.outcome)
        tr = self.texts.tr
        sides = (("contents", tr("Contents")), ("preview", tr("Preview")))
        self.switch = ViewSwitch(self.look, sides, self._on_side_chosen)
        margin = self.look.space("margin")
        self.switch.setContentsMargins(margin, 0, margin, self.look.space("near"))
        self.body.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(line())
        row = QHBoxLayout()
        row.setSpacing(0)
        self.contents = ReportContents(self.look, self.texts)
        self.contents.checks.place_wanted.connect(self.place_wanted)
        self.contents.checks.answer_typed.connect(self._on_answer_typed)
        self.contents.language_chosen.connect(self.refresh)
        self.preview = PdfPreview(self.look, self.texts)
        self.contents.section_chosen.connect(self._on_section_chosen)
        self._between = upright_line()
        row.addWidget(self.contents)
        row.addWidget(self._between)
        row.addWidget(self.preview, 1)
        self.body.addLayout(row, 1)

    def _fold(self) -> None:
        """Both sides where there is room, else the one that was chosen."""
        is_wide = self.width() >= self.look.px(SIDE_BY_SIDE_EM)
        self.switch.setVisible(not is_wide)
        self.switch.choose(self._seen)
        self.contents.setVisible(is_wide or self._seen == "contents")
        self.contents.setMinimumWidth(self.look.px(LEFT_EM) if is_wide else 0)
        self.contents.setMaximumWidth(self.look.px(LEFT_EM) if is_wide else NO_LIMIT)
        self.preview.setVisible(is_wide or self._seen == "preview")
        self._between.setVisible(is_wide)

    def _wanted(self) -> tuple[Assessment, str]:
        """What the pages are made from."""
        return self.document.assessment, self.contents.chosen_language

    def _texts_of_report(self) -> Texts:
        code = self.contents.chosen_language
        return self.texts if code == self.texts.language else Texts(code)

    def _content_of_report(self) -> tuple[Assessment, Results]:
        """What is reported, with the criteria in the language of the report."""
        assessment, code = self._wanted()
        if code == self.texts.language:
            return assessment, self.document.results
        worded = self.context.in_language(assessment, code)
        return worded, evaluate(worded)

    def _make_preview(self) -> None:
        """Build the present report into memory; nothing to do if its pages are shown already."""
        wanted = self._wanted()
        if self._previewing is not None or not self.isVisible() or _is_same(wanted, self._previewed):
            return
        self._previewing = wanted
        self._is_dropped = is_dropped = Event()
        (assessment, results), texts = self._content_of_report(), self._texts_of_report()
        folder = self.context.data_folder

        def go_on(_share: float) -> None:
            if is_dropped.is_set():
                raise _PreviewDropped

        def work(_progress: Callable[[float], None]) -> Pdf:
            from circular_assess.report.build import build_pdf

            with TemporaryDirectory(prefix="circular-assess-preview-") as place:
                target = Path(place) / "report.pdf"
                moment = datetime.now()
                build_pdf(
                    assessment, results, texts, target, moment=moment, cache_folder=folder, progress=go_on
                )
                return read_pdf(target.read_bytes())

        run_in_background(work, self._on_previewed, self._on_preview_failed)

    def _on_previewed(self, pdf: Pdf) -> None:
        if not isValid(self):
            return
        made, self._previewing = self._previewing, None
        if not _is_same(self._wanted(), made):
            self._timer.start(0)
            return
        self._previewed = made
        self.preview.show_pdf(pdf)
        self.contents.show_sections(pdf.sections)

    def _on_preview_failed(self, error: Exception) -> None:
        is_dropped = isinstance(error, _PreviewDropped)
        if isValid(self):
            tried, self._previewing = self._previewing, None
            if is_dropped:
                self._timer.start(0)
            else:
                self._previewed = tried
                self.preview.say(self.texts.tr("The pages cannot be shown now. What you entered is kept."))
        if not is_dropped:
            raise error

    def _drop_old_preview(self) -> None:
        """What is being made from an earlier value need not be finished."""
        if self._previewing is not None and not _is_same(self._wanted(), self._previewing):
            self._is_dropped.set()

    def _write(self, target: Path) -> None:
        self.export_button.setEnabled(False)
        self.outcome.show_progress()
        (assessment, results), texts = self._content_of_report(), self._texts_of_report()
        folder = self.context.data_folder

        def work(progress: Callable[[float], None]) -> ReportWritten:
            from circular_assess.report.build import build_pdf

            moment = datetime.now()
            return build_pdf(
                assessment, results, texts, target, moment=moment, cache_folder=folder, progress=progress
            )

        def on_done(written: ReportWritten) -> None:
            self._on_written(written, target)

        def on_error(error: Exception) -> None:
            self._on_not_written(error, target)

        run_in_background(work, on_done, on_error, self._on_progress)

    def _on_progress(self, share: float) -> None:
        if isValid(self):
            self.outcome.set_progress(share)

    def _on_written(self, written: ReportWritten, target: Path) -> None:
        if isValid(self):
            self.export_button.setEnabled(True)
            self.outcome.show_written(written_sentence(self.texts, written, target.name), target)
            self.export_finished.emit(True)

    def _on_not_written(self, error: Exception, target: Path) -> None:
        """An expected failure is worded; any other is worded too and goes where all surprises go."""
        from circular_assess.report.build import ReportNotWritten

        if isValid(self):
            self.export_button.setEnabled(True)
            failure = error if isinstance(error, ReportNotWritten) else None
            self.outcome.show_failed(not_written_sentence(self.texts, target.name, failure))
            self.export_finished.emit(False)
        if not isinstance(error, ReportNotWritten):
            raise error

    def _on_opening_wanted(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_answer_typed(self, check: Check, answer: str) -> None:
        place = (str(check.id), check.scenario_id, check.criterion_id, check.subject)
        self.edit_as_typed(self.texts.tr("answer"), ("answer", *place), edits.answer_check, *place, answer)

    def _on_side_chosen(self, side: str) -> None:
        self._seen = side
        self._fold()

    def _on_section_chosen(self, first_page: int) -> None:
        self._seen = "preview"
        self._fold()
        self.preview.go_to(first_page)


def _is_same(wanted: tuple[Assessment, str], made: tuple[Assessment, str] | None) -> bool:
    """True if pages made from `made` still hold: the very same value in the same language."""
    return made is not None and wanted[0] is made[0] and wanted[1] == made[1]
