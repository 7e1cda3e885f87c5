"""Report: what stands in it, what is open before it goes out, its pages, and the way to file and paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.checks import Check, Place
from circular_assess.domain.editions import confidential_marks
from circular_assess.domain.results import evaluate
from circular_assess.report.logo import LogoRefused, forget_logo, take_logo
from circular_assess.report.options import ReportOptions, in_order, options_from
from circular_assess.texts import Texts
from circular_assess.ui.page import DocumentPage, PageContext
from circular_assess.ui.widgets.confidential_mark import marked_sentence
from circular_assess.ui.widgets.export_kinds import choose_target, other_kinds_button
from circular_assess.ui.widgets.export_outcome import ExportOutcome
from circular_assess.ui.widgets.notes import ViewSwitch
from circular_assess.ui.widgets.pdf_pages import Pdf
from circular_assess.ui.widgets.pdf_preview import PdfPreview
from circular_assess.ui.widgets.report_contents import Chosen, ReportContents
from circular_assess.ui.widgets.report_job import ReportJob, ReportOrder
from circular_assess.ui.widgets.report_output import ReportOutput
from circular_assess.ui.widgets.report_words import good_news, proposed_name
from circular_assess.ui.widgets.words import button, line, upright_line

if TYPE_CHECKING:
    from circular_assess.report.build import ReportWritten

LEFT_EM, SIDE_BY_SIDE_EM, NO_LIMIT, PREVIEW_PAUSE_MS = 25.5, 60, 16_000_000, 500


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What pages are made from; the assessment is compared by identity."""

    assessment: Assessment
    language: str
    options: ReportOptions

    def is_same(self, made: _Wanted | None) -> bool:
        """True if pages made from `made` still hold."""
        return (
            made is not None
            and self.assessment is made.assessment
            and (self.language, self.options) == (made.language, made.options)
        )


class ReportPage(DocumentPage):
    """Shows the report as it will be, writes it and prints it.

    Attributes: contents, preview; output, which writes and prints; outcome, which says how that goes.
    """

    def __init__(self, context: PageContext, document: Document) -> None:
        super().__init__(context, document, context.texts.tr("Report"), scrolls=False, fills=True)
        self._seen = "contents"
        self._options = options_from(context.settled.settings, context.data_folder)
        self._previewed: _Wanted | None = None
        self._previewing: _Wanted | None = None
        self._pdf: Pdf | None = None
        self._preview_job: ReportJob | None = None
        self._is_stopped, self._kind = False, "pdf"
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._make_preview)
        self.print_button = button(self.look, self.texts.tr("Print"))
        self.print_button.clicked.connect(lambda _checked=False: self.print_report())
        self.other_button = other_kinds_button(self.look, self.texts, self.export)
        self.export_button = button(self.look, self.texts.tr("Export PDF"), "main", "download")
        self.export_button.clicked.connect(lambda _checked=False: self.export())
        for each in (self.print_button, self.other_button, self.export_button):
            self.head_actions.addWidget(each)
        self._fill_body()

    def refresh(self) -> None:
        """Write what is chosen and the checks; the pages follow in the background."""
        self.outcome.forget()
        settings, results = self.context.settled.settings, self.document.results
        marks = confidential_marks(self.document.assessment)
        self.contents.show_options(self._options, in_order(settings.report_order), marks)
        self.contents.show_checks(results.checks, good_news(self.texts, results))
        self._fold()
        self._is_stopped = False
        if self._preview_job is not None and not self._wanted().is_same(self._previewing):
            self._preview_job.give_up()
        self._timer.start(0 if self._previewed is None else PREVIEW_PAUSE_MS)

    def show_place(self, _place: Place) -> None:
        """The checks, which stand on this page."""
        self._on_side_chosen("contents")
        self.contents.go_to_checks()

    def export(self, kind: str = "pdf") -> None:
        """Ask where to write, and write the file there; the page says how it went."""
        if self.output.is_busy:
            return
        self._kind = kind
        name = proposed_name(self.texts, self.document.assessment.tender, self._options.edition)
        target = choose_target(self.context.messages.choose_file_to_save, self.texts, kind, name)
        if target is not None:
            self.output.write(replace(self._order(), kind=kind), target)

    def print_report(self) -> None:
        """Ask for a printer and send the pages to it; they are made first where they are not there."""
        if self.output.is_busy:
            return
        title = proposed_name(self.texts, self.document.assessment.tender, self._options.edition)
        if self._pdf is not None and self._wanted().is_same(self._previewed):
            self.output.print_pages(self._pdf, title)
        else:
            self.output.make_and_print(self._order(), title)

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
        if self._preview_job is not None:
            self._preview_job.give_up()
        super().hideEvent(event)

    def _fill_body(self) -> None:
        self.body.setSpacing(0)
        self.outcome = ExportOutcome(self.look, self.texts)
        self.outcome.again_wanted.connect(lambda: self.export(self._kind))
        self.output = ReportOutput(self, self.texts, self.outcome, self.context.messages.choose_printer)
        self.output.busy.connect(self._on_busy)
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
        self._connect_contents()
        self.preview = PdfPreview(self.look, self.texts)
        self.preview.cancel_wanted.connect(self._on_preview_cancelled)
        self.preview.again_wanted.connect(self.refresh)
        self._between = upright_line()
        row.addWidget(self.contents)
        row.addWidget(self._between)
        row.addWidget(self.preview, 1)
        self.body.addLayout(row, 1)

    def _connect_contents(self) -> None:
        contents = self.contents
        contents.checks.place_wanted.connect(self.place_wanted)
        contents.checks.answer_typed.connect(self._on_answer_typed)
        contents.checks.answer_marked.connect(self._on_answer_marked)
        contents.language_chosen.connect(self.refresh)
        contents.chosen.connect(self._on_chosen)
        contents.section_chosen.connect(self._on_section_chosen)
        contents.house.colour_wanted.connect(self._on_colour_wanted)
        contents.house.logo_wanted.connect(self._on_logo_wanted)
        contents.house.logo_removed.connect(self._on_logo_removed)

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

    def _wanted(self) -> _Wanted:
        return _Wanted(self.document.assessment, self.contents.chosen_language, self._options)

    def _order(self) -> ReportOrder:
        """What is to be made now, with the criteria in the language of the report."""
        assessment, results, code = self.document.assessment, self.document.results, self._wanted().language
        texts, folder = self.texts, self.context.data_folder
        if code != self.texts.language:
            assessment = self.context.in_language(assessment, code)
            results, texts = evaluate(assessment), Texts(code)
        return ReportOrder(assessment, results, texts, self._options, folder)

    def _make_preview(self) -> None:
        """Build the present report into memory; nothing to do if its pages are shown already."""
        wanted = self._wanted()
        if self._preview_job is not None or self._is_stopped or not self.isVisible():
            return
        if wanted.is_same(self._previewed):
            self.preview.show_making(None)
            return
        self._previewing = wanted
        job = self._preview_job = ReportJob(self, self._order())
        job.progressed.connect(self.preview.show_making)
        job.done.connect(self._on_previewed)
        job.failed.connect(self._on_preview_failed)
        job.given_up.connect(self._on_preview_given_up)
        self.preview.show_making(0.0)
        job.start()

    def _on_previewed(self, written: ReportWritten, pdf: Pdf) -> None:
        made, self._preview_job = self._previewing, None
        if not self._wanted().is_same(made):
            self._timer.start(0)
            return
        self._previewed, self._pdf = made, pdf
        self.preview.show_making(None)
        self.preview.show_pdf(pdf)
        pages = dict.fromkeys(self._options.sections, (0, 0))
        pages |= {each.section: (each.first_page, each.pages) for each in written.sections}
        self.contents.show_pages(pages)

    def _on_preview_failed(self, error: Exception) -> None:
        self._previewed, self._preview_job, self._pdf = self._previewing, None, None
        self.preview.show_making(None)
        self.preview.say(self.texts.tr("The pages cannot be shown now. What you entered is kept."))
        raise error

    def _on_preview_given_up(self) -> None:
        self._preview_job = None
        if self._is_stopped:
            self.preview.show_stopped()
        else:
            self._timer.start(0)

    def _on_preview_cancelled(self) -> None:
        self._is_stopped = True
        if self._preview_job is not None:
            self._preview_job.give_up()

    def _on_busy(self, is_busy: bool) -> None:
        for each in (self.export_button, self.other_button, self.print_button):
            each.setEnabled(not is_busy)

    def _on_chosen(self, chosen: Chosen) -> None:
        """Keep what was chosen for the report, and show it."""
        self.context.settled.keep_settings(**chosen)
        self._options = options_from(self.context.settled.settings, self.context.data_folder)
        self.refresh()

    def _on_colour_wanted(self) -> None:
        title = self.texts.tr("Accent colour")
        present = self._options.branding.accent or self.look.tokens.accent
        colour = self.context.messages.choose_colour(title, present)
        if colour is not None:
            self.contents.house.take_colour(colour)

    def _on_logo_wanted(self) -> None:
        pattern = self.texts.tr("Pictures (*.png *.jpg *.jpeg)")
        source = self.context.messages.choose_file_to_open(self.texts.tr("Choose a logo"), pattern)
        if source is None:
            return
        try:
            take_logo(source, self.context.data_folder)
        except LogoRefused as refused:
            self.contents.house.say_logo_refused(refused.wording(self.texts))
            return
        self.contents.house.say_logo_refused("")
        self._on_chosen({"has_logo": True, "logo_words": ""})

    def _on_logo_removed(self) -> None:
        forget_logo(self.context.data_folder)
        self._on_chosen({"has_logo": False, "logo_words": ""})

    def _on_answer_typed(self, check: Check, answer: str) -> None:
        place = (str(check.id), check.scenario_id, check.criterion_id, check.subject)
        self.edit_as_typed(self.texts.tr("answer"), ("answer", *place), edits.answer_check, *place, answer)

    def _on_answer_marked(self, check: Check, is_marked: bool) -> None:
        if self.edit(self.texts.tr("confidential"), edits.mark_answer, *check.key, is_marked):
            self.announcement.say(marked_sentence(self.texts, is_marked))

    def _on_side_chosen(self, side: str) -> None:
        self._seen = side
        self._fold()

    def _on_section_chosen(self, first_page: int) -> None:
        self._seen = "preview"
        self._fold()
        self.preview.go_to(first_page)
