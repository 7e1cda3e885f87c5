"""All fields of the current cost line, beside the table or folded under it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from circular_assess.domain.cost_lines import CostKind, CostLine, CostSettings, ResidualRule, Rhythm
from circular_assess.domain.cost_results import BOUGHT, CostLineResult
from circular_assess.texts import COST_KIND_NAMES, PAID_NAMES, RHYTHM_NAMES, VAT_NAMES, Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.confidential_mark import ConfidentialMark
from circular_assess.ui.widgets.cost_cells import LONGEST_TEXT
from circular_assess.ui.widgets.figure_field import FigureField
from circular_assess.ui.widgets.form import FormField, FormRow, show_choice, show_text
from circular_assess.ui.widgets.narrow_choice import NarrowChoice
from circular_assess.ui.widgets.notes import Note
from circular_assess.ui.widgets.words import words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

HALF_EURO = 0.5
RECURRING = (Rhythm.YEARLY, Rhythm.MONTHLY, Rhythm.PER_USE)


class CostLineForm(QWidget):
    """The fields of a cost line.

    Attributes: fields (by the name of what they change), figures (those with a number), checks.
    Signals: changed(name, value): what is chosen or typed; the page may `refuse` it.
    """

    changed = Signal(str, object)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._place: object = None
        self._boxes: dict[str, NarrowChoice] = {}
        self._lines: dict[str, QLineEdit] = {}
        self.figures: dict[str, FigureField] = {}
        self.fields: dict[str, FormField] = {}
        self._make_fields()
        self._captions = {name: words("", "small", wrap=True) for name in ("amount_eur", "quoted")}
        self._captions["quoted"].setText(texts.tr("Shown, never converted."))
        self._title = WrappedLabel("", "section", lines=2)
        self._result = words("", "caption", wrap=True)
        self._reason = Note(look, "warning", "")
        self.checks: dict[str, QAbstractButton] = {
            "is_illustrative": QCheckBox(texts.tr("An estimate")),
            "is_confidential": ConfidentialMark(look, texts, texts.tr("Cost line"), has_words=True),
        }
        for name, check in self.checks.items():
            check.clicked.connect(lambda is_on, name=name: self.changed.emit(name, is_on))
        self._lay_out()

    def show_line(
        self, place: object, line: CostLine, result: CostLineResult | None, settings: CostSettings
    ) -> None:
        """Show a line; a wrong text stays in its field as long as the place is the same."""
        if place != self._place:
            self._place = place
            for figure in self.figures.values():
                figure.forget_wrong()
        for name, box in self._boxes.items():
            show_choice(box, str(getattr(line, name)))
        for name, field in self._lines.items():
            show_text(field, getattr(line, name))
        for name, figure in self.figures.items():
            figure.show_figure(getattr(line, name))
        for name, check in self.checks.items():
            check.setChecked(getattr(line, name))
        self._show_words(line, result, settings)
        self._show_what_fits(line, settings)

    def refuse(self, name: str, sentence: str) -> bool:
        """Say at a field why what is typed there does not count; False if there is no such field."""
        if name in self.figures:
            self.figures[name].refuse(sentence)
        return name in self.figures

    def _show_words(self, line: CostLine, result: CostLineResult | None, settings: CostSettings) -> None:
        texts, tr = self._texts, self._texts.tr
        self._title.set_words(line.name.strip() or texts.cost_kind(line.kind))
        said = ""
        if result is not None and result.is_counted:
            if result.present_eur is None or abs(result.present_eur - result.paid_eur) < HALF_EURO:
                said = tr("Paid in all: {paid:euro}", paid=result.paid_eur)
            else:
                figures = {"paid": result.paid_eur, "present": result.present_eur}
                said = tr("Worth now: {present:euro}, of {paid:euro} paid", **figures)
        _write(self._result, said)
        why = texts.left_out(result.reason) if result is not None and result.reason is not None else ""
        _write(self._reason.label, why)
        self._reason.setVisible(bool(why))
        vat = tr(VAT_NAMES[settings.vat]) if settings.vat is not None else tr("VAT: not chosen yet")
        if line.kind is CostKind.RESIDUAL_VALUE:
            vat = tr("Income. What costs money in the end is typed below 0.")
        _write(self._captions["amount_eur"], vat)

    def _show_what_fits(self, line: CostLine, settings: CostSettings) -> None:
        """Only fields that mean something for the line."""
        is_recurring = line.rhythm in RECURRING
        first = self._texts.tr("From year") if is_recurring else self._texts.tr("In year")
        _write(self.fields["first_year"].label, first)
        self.fields["first_year"].field.setAccessibleName(first)
        has_life = settings.residual_rule is ResidualRule.LINEAR and line.kind in BOUGHT
        shown = {
            "last_year": is_recurring,
            "uses_per_year": line.rhythm is Rhythm.PER_USE,
            "paid": is_recurring,
            "life_years": has_life or bool(line.life_years),
        }
        for name, is_shown in shown.items():
            self.fields[name].setVisible(is_shown)

    def _make_fields(self) -> None:
        tr = self._texts.tr
        self._add_box("kind", tr("Kind"), COST_KIND_NAMES)
        self._add_line("name", tr("Name"))
        self._add_figure("amount_eur", tr("Amount"), unit=tr("EUR"), example=1200)
        self._add_line("quoted", tr("Quoted in another currency"))
        self._add_box("rhythm", tr("How often"), RHYTHM_NAMES)
        self._add_figure("first_year", tr("From year"), example=1, is_whole=True)
        self._add_figure("last_year", tr("To year"), example=8, is_whole=True)
        self._add_figure("uses_per_year", tr("Uses a year"), example=400)
        self._add_figure("escalation", tr("Rise of the price a year"), unit="%", example=2, is_share=True)
        self._add_box("paid", tr("Paid"), PAID_NAMES)
        self._add_figure("life_years", tr("Lasts"), unit=tr("years"), example=12)
        self._add_line("source", tr("Source"))

    def _add_box(self, name: str, label: str, names: Mapping[str, str]) -> None:
        box = self._boxes[name] = NarrowChoice()
        for code, each in names.items():
            box.addItem(self._texts.tr(each), code)
        box.activated.connect(lambda _at: self.changed.emit(name, box.currentData()))
        self._add(name, FormField(self._look, label, box))

    def _add(self, name: str, field: FormField) -> None:
        field.label.setWordWrap(True)
        self.fields[name] = field

    def _add_line(self, name: str, label: str) -> None:
        field = self._lines[name] = QLineEdit()
        field.setMaxLength(LONGEST_TEXT)
        field.textEdited.connect(partial(self.changed.emit, name))
        self._add(name, FormField(self._look, label, field))

    def _add_figure(
        self,
        name: str,
        label: str,
        *,
        unit: str = "",
        example: float,
        is_share: bool = False,
        is_whole: bool = False,
    ) -> None:
        field = FigureField(
            self._look, self._texts, label, unit=unit, example=example, is_share=is_share, is_whole=is_whole
        )
        field.entered.connect(partial(self.changed.emit, name))
        self.figures[name] = field
        self._add(name, field)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.space("near"))
        for part in (self._title, self._result, self._reason):
            column.addWidget(part)
        self._years = FormRow(self._look, self.fields["first_year"], self.fields["last_year"])
        for name in self.fields:
            if name == "first_year":
                column.addWidget(self._years)
            elif name != "last_year":
                column.addWidget(self.fields[name])
            if name in self._captions:
                column.addWidget(self._captions[name])
        for check in self.checks.values():
            column.addWidget(check, 0, Qt.AlignmentFlag.AlignLeft)


class CostInspector(QScrollArea):
    """Scrolls the form; says what to do where no line is current.

    Attributes: form.
    """

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        column = QVBoxLayout(inner)
        pad = look.space("space")
        column.setContentsMargins(pad, look.space("near"), pad, look.space("near"))
        self.form = CostLineForm(look, texts)
        self._nothing = words(
            texts.tr("Here stands all about the line that is current in the table."), wrap=True
        )
        self._nothing.setProperty("role", "caption")
        column.addWidget(self.form)
        column.addWidget(self._nothing)
        column.addStretch(1)
        column.addWidget(_keys(look, texts))
        self.setWidget(inner)

    def show_line(
        self, place: object, line: CostLine | None, result: CostLineResult | None, settings: CostSettings
    ) -> None:
        """Show a line of a scenario; None: the empty row is current."""
        self.form.setVisible(line is not None)
        self._nothing.setVisible(line is None)
        if line is not None:
            self.form.show_line(place, line, result, settings)

    def fit(self, *, is_whole: bool) -> None:
        """As high as all fields, where it is folded out in a page that scrolls; else it scrolls itself."""
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if is_whole else needed)
        inner = self.widget()
        inside = None if inner is None else inner.layout()
        height = 0
        if is_whole and inside is not None:
            height = inside.totalHeightForWidth(max(self.width(), 1))
            height = height if height > 0 else inside.totalSizeHint().height()
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)

    def focus_field(self, name: str = "amount_eur") -> None:
        """Go to a field."""
        field = self.form.fields[name].field
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(field, 0, self._look.space("space"))


def _write(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)


def _keys(look: Look, texts: Texts) -> QWidget:
    """Which keys do what in the table."""
    tr = texts.tr
    shown = QWidget()
    grid = QGridLayout(shown)
    grid.setContentsMargins(0, look.space("wide"), 0, 0)
    grid.setHorizontalSpacing(look.space("tight"))
    grid.setVerticalSpacing(look.space("tight"))
    keys = (
        (tr("Enter"), tr("edit")),
        (tr("Delete"), tr("remove the line")),
        (tr("Alt ↑ ↓"), tr("order")),
        (tr("F6"), tr("next pane")),
    )
    for row, (key, meaning) in enumerate(keys):
        grid.addWidget(words(key, "tag"), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(words(meaning, "small", wrap=True), row, 1)
    grid.setColumnStretch(1, 1)
    return shown
