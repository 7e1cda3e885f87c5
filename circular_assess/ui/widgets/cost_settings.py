"""How the costs of all scenarios are counted: VAT, discount rate, period and residual value."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from circular_assess.domain.cost_lines import CostSettings, RateKind
from circular_assess.texts import RATE_KIND_NAMES, RESIDUAL_RULE_NAMES, VAT_NAMES, Texts
from circular_assess.ui.theme import Look, refresh_style
from circular_assess.ui.widgets.cost_cells import rate_words
from circular_assess.ui.widgets.figure_field import FigureField
from circular_assess.ui.widgets.fold_out import FoldOutButton
from circular_assess.ui.widgets.form import FormField, FormRow, show_choice
from circular_assess.ui.widgets.narrow_choice import NarrowChoice
from circular_assess.ui.widgets.rate_steps import RateSteps
from circular_assess.ui.widgets.scenario_mark import ElidedLabel
from circular_assess.ui.widgets.words import button, words

PROPOSED_RATE = 0.03


class CostSettingsForm(QWidget):
    """A line that says how costs are counted, and the fields for it, folded out.

    Attributes: fold (the button), fields (by the name of what they change), steps.
    Signals: changed(name, value): vat, discount_rate, rate_kind, rate_steps, period_years, residual_rule;
    the page may `refuse` it.
    """

    changed = Signal(str, object)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self.fields: dict[str, FormField] = {}
        self._boxes: dict[str, NarrowChoice] = {}
        self._summary = ElidedLabel("", "caption")
        self._make_fields()
        self._make_proposal()
        self.steps = RateSteps(look, texts)
        self.steps.changed.connect(partial(self.changed.emit, "rate_steps"))
        self._content = QWidget()
        self.fold = FoldOutButton(look, texts.tr("How costs are counted"), self._content)
        self._lay_out()

    def show_settings(self, settings: CostSettings, term_years: float | None) -> None:
        """Show how costs are counted; `term_years` is what stands in for a period that is not given."""
        tr = self._texts.tr
        show_choice(self._boxes["vat"], settings.vat or "")
        show_choice(self._boxes["rate_kind"], settings.rate_kind)
        show_choice(self._boxes["residual_rule"], settings.residual_rule)
        self.rate.show_figure(settings.discount_rate)
        self.period.show_figure(settings.period_years)
        term = tr("the term: {years:number}", years=term_years) if term_years else tr("no term yet")
        if self.period.number.placeholderText() != term:
            self.period.number.setPlaceholderText(term)
        self.steps.show_steps(settings.rate_steps)
        if settings.rate_steps and not self._steps_fold.isChecked():
            self._steps_fold.setChecked(True)
        self._proposal.setVisible(settings.discount_rate is None and not settings.rate_steps)
        self.rate.number.setEnabled(not settings.rate_steps)
        instead = tr("by year, see below") if settings.rate_steps else tr("not chosen yet")
        if self.rate.number.placeholderText() != instead:
            self.rate.number.setPlaceholderText(instead)
        self._summary.set_words(self._said(settings, term_years))
        self._mark_summary(settings, term_years)

    def refuse(self, name: str, sentence: str) -> bool:
        """Say at a field why what is typed there does not count; False if there is no such field."""
        if name == "rate_steps":
            self.steps.refuse(sentence)
            return True
        field = self.fields.get(name)
        if isinstance(field, FigureField):
            field.refuse(sentence)
            return True
        return False

    def focus_setting(self, name: str) -> None:
        """Fold out and go to a field: vat, discount_rate, period, rate_kind, residual_rule."""
        self.fold.setChecked(True)
        wanted = "period_years" if name == "period" else name
        field = self.fields[wanted].field
        if not field.isEnabled() and self.steps.rows:
            field = self.steps.rows[0].rate.field
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_folded(self, is_folded: bool) -> None:
        """One column of fields instead of several."""
        for row in self._rows:
            row.set_folded(is_folded)

    def _mark_summary(self, settings: CostSettings, term_years: float | None) -> None:
        """What is not chosen yet is seen without folding out."""
        has_rate = bool(settings.rate_steps) or settings.discount_rate is not None
        is_whole = settings.vat is not None and has_rate and bool(settings.period_years or term_years)
        tone = "" if is_whole else "warning"
        if self._summary.property("tone") != tone:
            self._summary.setProperty("tone", tone)
            refresh_style(self._summary)

    def _said(self, settings: CostSettings, term_years: float | None) -> str:
        texts, tr = self._texts, self._texts.tr
        vat = tr("VAT: not chosen yet") if settings.vat is None else tr(VAT_NAMES[settings.vat])
        if settings.rate_steps:
            rate = tr("a discount rate by year")
        elif settings.discount_rate is None:
            rate = tr("discount rate: not chosen yet")
        else:
            shown = rate_words(texts, settings.discount_rate)
            is_real = settings.rate_kind is RateKind.REAL
            rate = (
                tr("{rate} a year, real", rate=shown) if is_real else tr("{rate} a year, nominal", rate=shown)
            )
        if settings.period_years is not None:
            period = texts.plural("{count} year", "{count} years", settings.period_years)
        elif term_years:
            period = tr("{years:number} years, the term", years=term_years)
        else:
            period = tr("period: not chosen yet")
        return " · ".join((vat, rate, period))

    # --- made once ---

    def _make_fields(self) -> None:
        look, texts, tr = self._look, self._texts, self._texts.tr
        self._add_box("vat", tr("VAT"), {"": tr("Not chosen yet")}, VAT_NAMES)
        self.rate = FigureField(
            look, texts, tr("Discount rate"), unit=tr("% a year"), example=3, is_share=True
        )
        self._add_box("rate_kind", tr("Rate and price rises"), {}, RATE_KIND_NAMES)
        self.period = FigureField(look, texts, tr("Counted over"), unit=tr("years"), example=8, is_whole=True)
        self._add_box("residual_rule", tr("Residual value"), {}, RESIDUAL_RULE_NAMES)
        for name, field in (("discount_rate", self.rate), ("period_years", self.period)):
            field.entered.connect(partial(self.changed.emit, name))
            self.fields[name] = field

    def _add_box(self, name: str, label: str, first: Mapping[str, str], names: Mapping[str, str]) -> None:
        box = self._boxes[name] = NarrowChoice()
        for code, shown in first.items():
            box.addItem(shown, code)
        for code, shown in names.items():
            box.addItem(self._texts.tr(shown), code)
        box.activated.connect(lambda _at: self.changed.emit(name, box.currentData()))
        self.fields[name] = FormField(self._look, label, box)

    def _make_proposal(self) -> None:
        tr, rate = self._texts.tr, rate_words(self._texts, PROPOSED_RATE)
        self._proposal = QWidget()
        row = QHBoxLayout(self._proposal)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.space("near"))
        self.proposal_button = button(self._look, tr("Use {rate}", rate=rate), "link")
        self.proposal_button.clicked.connect(partial(self.changed.emit, "discount_rate", PROPOSED_RATE))
        row.addWidget(self.proposal_button)
        caption = tr("A proposal of ours, real. Ask your finance department for the rate of your house.")
        row.addWidget(words(caption, "small", wrap=True), 1)

    def _lay_out(self) -> None:
        look, fields = self._look, self.fields
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        head = QHBoxLayout()
        head.setSpacing(look.space("near"))
        head.addWidget(self.fold)
        head.addWidget(self._summary, 1)
        column.addLayout(head)
        column.addWidget(self._content)
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 0, 0, look.space("near"))
        inside.setSpacing(look.space("space"))
        self._rows = [
            FormRow(look, fields["vat"], fields["discount_rate"], fields["rate_kind"]),
            FormRow(look, fields["period_years"], fields["residual_rule"]),
        ]
        inside.addWidget(self._rows[0])
        inside.addWidget(self._proposal)
        inside.addWidget(self._rows[1])
        self._steps_fold = FoldOutButton(
            look, self._texts.tr("A rate that declines over the years"), self.steps
        )
        inside.addWidget(self._steps_fold, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.steps)
