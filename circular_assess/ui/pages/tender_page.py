"""Tender: what is bought, by whom, how much of it, and what one unit has to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from circular_assess.document import Document
from circular_assess.domain import edits
from circular_assess.domain.assessment import TenderStatus
from circular_assess.domain.catalogue import Theme
from circular_assess.domain.checks import Place
from circular_assess.texts import TENDER_STATUS_NAMES
from circular_assess.ui.page import DocumentPage, PageContext
from circular_assess.ui.tender_notice import TenderNotice
from circular_assess.ui.theme import THEME_ICONS
from circular_assess.ui.widgets.amount_field import AmountField
from circular_assess.ui.widgets.award_shares import AwardShares
from circular_assess.ui.widgets.confidential_mark import ConfidentialMark, marked_sentence
from circular_assess.ui.widgets.form import (
    BETWEEN_FIELDS_EM,
    ChoiceBox,
    FormField,
    FormRow,
    show_choice,
    show_text,
)
from circular_assess.ui.widgets.scenario_mark import as_tooltip
from circular_assess.ui.widgets.term_note import TermNote
from circular_assess.ui.widgets.unit_examples import PROPOSALS
from circular_assess.ui.widgets.words import button, words

FOLDED_EM = 64
DESCRIPTION_EM = 7.5
LONGEST_TEXT = 100_000
# What can be confidential, by the name of its field.
MARKS: Mapping[str, str] = {
    "estimated_value_eur": "is_value_confidential",
    "description": "is_description_confidential",
    "term_note": "is_term_note_confidential",
}


class TenderPage(DocumentPage):
    """The form of the tender; what is typed is kept with each keystroke. Attributes: notice."""

    def __init__(self, context: PageContext, document: Document) -> None:
        super().__init__(context, document, context.texts.tr("Tender"))
        tr = self.texts.tr
        self.body.setSpacing(self.look.px(BETWEEN_FIELDS_EM))
        self._rows: list[FormRow] = []
        self._make_mend_button()
        self.notice = TenderNotice(self)
        self._make_lines()
        self._make_boxes()
        self._make_amounts()
        self._make_description()
        self._make_award()
        self._make_marks()
        self._lay_out()
        self.foot_caption.setText(tr("Kept as you type."))
        self.set_next(tr("Ambition"))

    def refresh(self) -> None:
        """Write the tender into the fields; a field that holds a wrong text keeps it."""
        tender = self.document.assessment.tender
        for name, line in self.lines.items():
            show_text(line, getattr(tender, name))
        for name, amount in self.amounts.items():
            amount.show_number(getattr(tender, name))
        show_text(self.description, tender.description)
        self.term_note.show_tender(tender)
        for name, mark in self.marks.items():
            mark.show_marked(getattr(tender, MARKS[name]))
        self.award.show_tender(tender)
        show_choice(self.theme_box, tender.theme)
        show_choice(self.status_box, tender.status)
        proposal, unit = PROPOSALS[tender.theme]
        self.lines["functional_unit"].setPlaceholderText(self.texts.tr(proposal))
        self.lines["functional_unit"].setToolTip(as_tooltip(self.texts.tr(proposal)))
        self.lines["quantity_unit"].setPlaceholderText(self.texts.tr(unit))
        self._show_mend_button()

    def focus_first(self) -> None:
        """To the name; one that the program gave is marked, so that typing replaces it."""
        if self.notice.focus_first():
            return
        title = self.lines["title"]
        title.setFocus(Qt.FocusReason.OtherFocusReason)
        if title.text() == self.texts.tr("New assessment"):
            title.selectAll()

    def show_place(self, place: Place) -> None:
        """Go to the field of this name."""
        self.show_field(place.field)
        self.scroll_area.ensureWidgetVisible(self._fields[place.field].field, 0, self.look.px(2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where the page is narrow."""
        super().resizeEvent(event)
        is_narrow = self.width() < FOLDED_EM * self.look.em
        for row in self._rows:
            row.set_folded(is_narrow)
        self.award.row.set_folded(is_narrow)

    def show_field(self, name: str) -> None:
        """Go to the field of this name of the tender."""
        self.notice.close()
        field = self._fields[name].field
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_mend_button(self) -> None:
        self.mend_button = button(self.look, "", "plain-quiet", "circle-alert", "error")
        self.mend_button.clicked.connect(self._on_mend_clicked)
        keeps_room = self.mend_button.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)  # else the title moves with the first wrong letter
        self.mend_button.setSizePolicy(keeps_room)
        self.mend_button.hide()
        self.head_actions.addWidget(self.mend_button)
        self._colour_mend_button()
        self.look.changed.connect(self._colour_mend_button)

    def _make_lines(self) -> None:
        tr = self.texts.tr
        labels = {
            "title": (tr("What is bought"), tr("name")),
            "buyer": (tr("Buyer"), tr("buyer")),
            "reference": (tr("Reference"), tr("reference")),
            "cpv": (tr("Main CPV code"), tr("CPV code")),
            "functional_unit": (tr("Functional unit"), tr("functional unit")),
            "quantity_unit": (tr("Counted in"), tr("unit")),
        }
        self.lines: dict[str, QLineEdit] = {}
        self._fields: dict[str, FormField] = {}
        for name, (text, undo_words) in labels.items():
            line = QLineEdit()
            line.setMaxLength(LONGEST_TEXT)
            line.textEdited.connect(partial(self._on_typed, name, undo_words))
            self.lines[name] = line
            self._fields[name] = FormField(self.look, text, line)
        self.lines["cpv"].setPlaceholderText(tr("such as: 39130000 Office furniture"))

    def _make_boxes(self) -> None:
        tr = self.texts.tr
        self.theme_box = ChoiceBox()
        self.theme_box.setIconSize(self.look.icon_size(1.2))
        for theme in Theme:
            self.theme_box.addItem(self.look.icon(THEME_ICONS[theme]), self.texts.theme(theme), str(theme))
        self.theme_box.activated.connect(self._on_theme_chosen)
        self._fields["theme"] = FormField(self.look, tr("Theme"), self.theme_box)
        self.status_box = ChoiceBox()
        for status in TenderStatus:
            self.status_box.addItem(tr(TENDER_STATUS_NAMES[status]), str(status))
        self.status_box.activated.connect(self._on_status_chosen)
        self._fields["status"] = FormField(self.look, tr("Status"), self.status_box)

    def _make_amounts(self) -> None:
        tr = self.texts.tr
        self.amounts = {
            "quantity": AmountField(self.look, self.texts, tr("Quantity"), highest=1e12, example=400),
            "term_years": AmountField(
                self.look, self.texts, tr("Term"), unit=tr("years"), highest=1000, example=8
            ),
            "estimated_value_eur": AmountField(
                self.look,
                self.texts,
                tr("Estimated value"),
                unit=tr("EUR excl. VAT"),
                highest=1e13,
                example=396_700,
            ),
        }
        undo_words = {
            "quantity": tr("quantity"),
            "term_years": tr("term"),
            "estimated_value_eur": tr("estimated value"),
        }
        for name, amount in self.amounts.items():
            amount.entered.connect(partial(self._on_typed, name, undo_words[name]))
            amount.judged.connect(self._show_mend_button)
            self._fields[name] = amount

    def _make_description(self) -> None:
        self.description = QPlainTextEdit()
        self.description.setTabChangesFocus(True)
        self.description.setPlaceholderText(
            self.texts.tr("Who uses it, where, and what must not be forgotten. It goes into the report.")
        )
        self.description.textChanged.connect(self._on_description_typed)
        field = FormField(self.look, self.texts.tr("Description"), self.description)
        field.setMinimumHeight(self.look.px(DESCRIPTION_EM))
        self._fields["description"] = field

    def _make_award(self) -> None:
        tr = self.texts.tr
        self.term_note = TermNote(self.look, self.texts)
        self.term_note.typed.connect(partial(self._on_typed, "term_note", tr("reason for the term")))
        self.award = AwardShares(self.look, self.texts)
        undo_words = {"price_share": tr("price share"), "circular_share": tr("circular share")}
        self.award.entered.connect(lambda name, share: self._on_typed(name, undo_words[name], share))
        self.award.judged.connect(self._show_mend_button)
        self._fields |= {"term_note": self.term_note.form, **self.award.amounts}

    def _make_marks(self) -> None:
        self.marks: dict[str, ConfidentialMark] = {}
        for name in MARKS:
            what = self._fields[name].label.text()
            self.marks[name] = ConfidentialMark(self.look, self.texts, what, is_above=True)
            self.marks[name].marked.connect(partial(self._on_marked, name))
            self._fields[name].set_mark(self.marks[name])

    def _lay_out(self) -> None:
        fields, tr = self._fields, self.texts.tr
        self._add_row(fields["title"])
        self._add_row(fields["buyer"], fields["reference"])
        self._add_row(fields["theme"], fields["cpv"])
        self.body.addSpacing(self.look.px(0.5))
        heading = words(tr("What one unit does"), "section")
        self.body.addWidget(heading)
        caption = tr("Every scenario must do the same work, or the comparison says nothing.")
        self.body.addSpacing(-self.look.px(0.8))
        self.body.addWidget(words(caption, "caption", wrap=True))
        self._add_row(fields["functional_unit"])
        counted = FormRow(self.look, fields["quantity"], fields["quantity_unit"])
        self._add_row(counted, fields["term_years"])
        self.body.addWidget(self.term_note)
        self._add_row(fields["estimated_value_eur"], fields["status"])
        self._add_row(fields["description"])
        self.body.addSpacing(self.look.px(0.5))
        self.body.addWidget(self.award)
        self.body.addStretch(1)

    def _add_row(self, *fields: QWidget) -> None:
        row = FormRow(self.look, *fields)
        self._rows.append(row)
        self.body.addWidget(row)

    def _show_mend_button(self) -> None:
        count = sum(bool(amount.wrong) for amount in self._all_amounts)
        if count:
            self.mend_button.setText(
                self.texts.plural("{count} field to mend", "{count} fields to mend", count)
            )
        self.mend_button.setVisible(bool(count))

    @property
    def _all_amounts(self) -> tuple[AmountField, ...]:
        return (*self.amounts.values(), *self.award.amounts.values())

    def _colour_mend_button(self) -> None:
        self.mend_button.setIcon(self.look.icon("circle-alert", "error"))
        self.mend_button.setStyleSheet(f"color: {self.look.colour('error').name()};")

    def _on_typed(self, name: str, undo_words: str, entered: object) -> None:
        tender = replace(self.document.assessment.tender, **{name: entered})  # type: ignore[arg-type]
        self.edit_as_typed(undo_words, ("tender", name), edits.change_tender, tender)

    def _on_marked(self, name: str, is_marked: bool) -> None:
        tender = replace(self.document.assessment.tender, **{MARKS[name]: is_marked})  # type: ignore[arg-type]
        if self.edit(self.texts.tr("confidential"), edits.change_tender, tender):
            self.announcement.say(marked_sentence(self.texts, is_marked))

    def _on_description_typed(self) -> None:
        text = self.description.toPlainText()[:LONGEST_TEXT]
        self._on_typed("description", self.texts.tr("description"), text)

    def _on_theme_chosen(self, position: int) -> None:
        theme = Theme(self.theme_box.itemData(position))
        if theme is self.document.assessment.tender.theme:
            return
        if self.edit(self.texts.tr("theme"), edits.set_theme, theme, self.context.catalogue()):
            self.announcement.say(
                self.texts.tr(
                    "The levels and usual weights are now those of {theme}.", theme=self.texts.theme(theme)
                )
            )

    def _on_status_chosen(self, position: int) -> None:
        status = TenderStatus(self.status_box.itemData(position))
        tender = replace(self.document.assessment.tender, status=status)
        self.edit(self.texts.tr("status"), edits.change_tender, tender)

    def _on_mend_clicked(self) -> None:
        for amount in self._all_amounts:
            if amount.wrong:
                amount.number.setFocus(Qt.FocusReason.OtherFocusReason)
                amount.number.selectAll()
                return
