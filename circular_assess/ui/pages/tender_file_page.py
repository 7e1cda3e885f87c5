"""Tender file: where each criterion is asked, the least that is asked, and what follows in the contract."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from circular_assess.document import Document
from circular_assess.domain.assessment import ScenarioId
from circular_assess.domain.catalogue import CriterionId, Grade
from circular_assess.exchange import CRITERIA_TABLE
from circular_assess.report.options import options_from
from circular_assess.texts import GRADE_NAMES
from circular_assess.ui.page import DocumentPage, PageContext
from circular_assess.ui.widgets.ask_changes import AskChanges
from circular_assess.ui.widgets.ask_table import AskTable
from circular_assess.ui.widgets.ask_words import asks_as_text, asks_in_use, completed
from circular_assess.ui.widgets.export_kinds import EXPORT_KINDS, OTHER_KINDS, choose_target
from circular_assess.ui.widgets.export_outcome import ExportOutcome
from circular_assess.ui.widgets.notes import EmptyState
from circular_assess.ui.widgets.report_job import ReportOrder
from circular_assess.ui.widgets.report_output import ReportOutput
from circular_assess.ui.widgets.report_words import proposed_name
from circular_assess.ui.widgets.words import button, picture, words

NARROW_EM = 68
WIDEST_WORDS_EM = 80
SOURCE = "RIVM, TNO, CE Delft 2022"


class TenderFilePage(DocumentPage):
    """The criteria table for the tender file; what is typed is kept with each keystroke.

    Attributes: table, copy_button, export_buttons by kind of file, changes; output, which writes files.
    """

    def __init__(self, context: PageContext, document: Document) -> None:
        super().__init__(context, document, context.texts.tr("Tender file"))
        tr = self.texts.tr
        self.changes = AskChanges(self.texts, self)
        self.copy_button = button(self.look, tr("Copy"), icon="copy")
        self.copy_button.setToolTip(tr("Copy the table as text, for a spreadsheet or a letter"))
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.head_actions.addWidget(self.copy_button)
        self._add_export_buttons()
        self.body.addWidget(self.outcome)
        self._why = self._make_why()
        self.body.addWidget(self._why)
        self._empty = self._make_empty()
        self.body.addWidget(self._empty)
        self.body.addSpacing(self.look.space("tight"))
        self.table = AskTable(self.look, self.texts)
        self.table.changed.connect(self.changes.set_ask)
        self.body.addWidget(self.table)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Write a row for each criterion that counts."""
        self.outcome.forget()
        assessment, results = self.document.assessment, self.document.results
        asks = asks_in_use(assessment, results)
        criteria = [in_use.criterion for in_use in results.criteria.values()]
        self.table.show_asks(list(zip(criteria, asks, strict=True)))
        for part in (self._why, self.table, self.copy_button, *self.export_buttons.values()):
            part.setVisible(bool(asks))
        self._empty.setVisible(not asks)
        self.foot_caption.setText(
            self.texts.plural(
                "{count} of {all} criteria is complete: place, minimum, KPI, owner and date.",
                "{count} of {all} criteria are complete: place, minimum, KPI, owner and date.",
                completed(asks),
                all=len(asks),
            )
        )

    def show_criterion(self, criterion_id: CriterionId, _scenario_id: ScenarioId | None = None) -> None:
        """Go to where a criterion is asked."""
        place = self.table.row(criterion_id).fields.place
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_area.ensureWidgetVisible(place, 0, self.look.px(4))

    def export(self, kind: str) -> None:
        """Ask where to write, and write the table there as a file of this kind."""
        if self.output.is_busy:
            return
        self._kind = kind
        options = options_from(self.context.settled.settings, self.context.data_folder)
        assessment, folder = self.document.assessment, self.context.data_folder
        title = self.texts.tr("Criteria table for the tender file")
        name = f"{proposed_name(self.texts, assessment.tender, options.edition)} – {title}"
        target = choose_target(self.context.messages.choose_file_to_save, self.texts, kind, name)
        if target is not None:
            alone = replace(options, sections=CRITERIA_TABLE)
            order = ReportOrder(assessment, self.document.results, self.texts, alone, folder, kind)
            self.output.write(order, target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards where a table does not fit."""
        super().resizeEvent(event)
        width = self.width() - 2 * self.look.space("margin")
        self.table.arrange(is_narrow=self.width() < self.look.px(NARROW_EM), width=width)

    def _add_export_buttons(self) -> None:
        self._kind = OTHER_KINDS[0]
        self.outcome: ExportOutcome = ExportOutcome(self.look, self.texts, has_margin=False)
        self.outcome.again_wanted.connect(lambda: self.export(self._kind))
        self.output: ReportOutput = ReportOutput(
            self, self.texts, self.outcome, self.context.messages.choose_printer
        )
        self.export_buttons: dict[str, QPushButton] = {}
        for kind in OTHER_KINDS:
            made = button(self.look, EXPORT_KINDS[kind].name, icon="file-down")
            made.setAccessibleName(self.texts.tr(EXPORT_KINDS[kind].order))
            made.clicked.connect(lambda _checked=False, kind=kind: self.export(kind))
            self.output.busy.connect(made.setDisabled)
            self.export_buttons[kind] = made
            self.head_actions.addWidget(made)

    def _make_why(self) -> QWidget:
        tr = self.texts.tr
        why = QWidget()
        why.setMaximumWidth(self.look.px(WIDEST_WORDS_EM))
        column = QVBoxLayout(why)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.space("near"))
        sentence = tr(
            "Two thirds of the tenders with circular criteria that RIVM examined had no effect: some "
            "criteria asked no more than the market gives, others were not carried into the contract or not "
            "followed up ({source}; {grade}). This table holds what makes the difference.",
            source=SOURCE,
            grade=tr(GRADE_NAMES[Grade.SEEN]),
        )
        column.addWidget(words(sentence, "caption", wrap=True))
        caution = QHBoxLayout()
        caution.setSpacing(self.look.space("near"))
        caution.addWidget(picture(self.look, "scale", "text2", 1.15), 0, Qt.AlignmentFlag.AlignTop)
        sentence = tr("Where a criterion may stand must be checked by a lawyer before publication.")
        caution.addWidget(words(sentence, wrap=True), 1)
        column.addLayout(caution)
        return why

    def _make_empty(self) -> QWidget:
        tr = self.texts.tr
        sentence = tr("Switch criteria on under Ambition. Each of them gets a row here.")
        return EmptyState(self.look, "file-text", tr("No criterion counts yet."), sentence)

    def _on_copy_clicked(self) -> None:
        text = asks_as_text(self.texts, self.document.assessment, self.document.results)
        QGuiApplication.clipboard().setText(text)
        self.announcement.say(self.texts.tr("The criteria table is on the clipboard."), can_undo=False)
