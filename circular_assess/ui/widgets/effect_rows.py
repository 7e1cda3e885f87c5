"""Effects of a scenario on people and planet: information only, in rows of fields."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Tender
from circular_assess.domain.material_lines import Effect, EffectUnit
from circular_assess.texts import EFFECT_UNIT_NAMES, Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.figure_field import FigureField
from circular_assess.ui.widgets.form import FormField, FormRow, show_choice, show_text
from circular_assess.ui.widgets.narrow_choice import NarrowChoice
from circular_assess.ui.widgets.number_field import typed_number
from circular_assess.ui.widgets.tab_order import order_tabs
from circular_assess.ui.widgets.words import button, line, words

FOLDED_EM = 52
LONGEST_TEXT = 100_000


class EffectRow(QFrame):
    """The fields of one effect.

    Attributes: unit, amount, functional_unit, units, source, estimate, remove_button.
    Signals: entered(name of the field, what is entered), removal_wanted.
    """

    entered = Signal(str, object)
    removal_wanted = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        tr = texts.tr
        self.unit = NarrowChoice()
        self.unit.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for unit in EffectUnit:
            self.unit.addItem(tr(EFFECT_UNIT_NAMES[unit]), str(unit))
        self.unit.activated.connect(
            lambda _at: self.entered.emit("unit", EffectUnit(self.unit.currentData()))
        )
        self.amount = FigureField(look, texts, tr("Amount"), example=1200)
        self.units = FigureField(look, texts, tr("For how many units"), example=400)
        self.functional_unit, self.source = self._line("functional_unit"), self._line("source")
        for name, figure in (("amount", self.amount), ("units", self.units)):
            figure.entered.connect(lambda number, name=name: self.entered.emit(name, number))
        self.estimate = QCheckBox(tr("An estimate"))
        self.estimate.setMinimumHeight(look.px(2.5))
        self.estimate.toggled.connect(lambda is_on: self.entered.emit("is_illustrative", is_on))
        self.remove_button = button(look, tr("Remove"), "quiet", "trash-2")
        self.remove_button.clicked.connect(self.removal_wanted)
        self._lay_out()

    @property
    def in_tab_order(self) -> tuple[QWidget, ...]:
        """All that can have the focus, in the order in which Tab goes."""
        first = (self.unit, self.amount.number, self.units.number, self.functional_unit)
        return (*first, self.source, self.estimate, self.remove_button)

    def show_effect(self, effect: Effect, tender: Tender) -> None:
        """Show an effect; the tender's own unit and quantity are proposed."""
        show_choice(self.unit, effect.unit)
        self.amount.show_figure(effect.amount)
        self.units.show_figure(effect.units)
        show_text(self.functional_unit, effect.functional_unit)
        show_text(self.source, effect.source)
        was_blocked = self.estimate.blockSignals(True)
        self.estimate.setChecked(effect.is_illustrative)
        self.estimate.blockSignals(was_blocked)
        quantity = "" if tender.quantity is None else typed_number(self._texts, tender.quantity)
        self.units.number.setPlaceholderText(quantity)
        self.functional_unit.setPlaceholderText(tender.functional_unit[:200])

    def refuse(self, name: str, sentence: str) -> None:
        """Say below a field why what is typed there does not count."""
        if name in ("amount", "units"):
            (self.amount if name == "amount" else self.units).refuse(sentence)

    def set_folded(self, is_folded: bool) -> None:
        """One field below the other where it is narrow."""
        for row in self._rows:
            row.set_folded(is_folded)

    def name_fields(self, number: int) -> None:
        """Say in the accessible names which of the effects this is."""
        tr = self._texts.tr
        self.remove_button.setAccessibleName(tr("Remove effect {number}", number=number))

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setMaxLength(LONGEST_TEXT)
        made.textEdited.connect(lambda text: self.entered.emit(name, text))
        return made

    def _lay_out(self) -> None:
        look, tr = self._look, self._texts.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.space("space"))
        column.setSpacing(look.space("near"))
        column.addWidget(line())
        self._rows = [
            FormRow(
                look,
                self.amount,
                FormField(look, tr("Counted in"), self.unit),
                self.units,
                stretches=(2, 3, 2),
            ),
            FormRow(
                look,
                FormField(look, tr("Functional unit"), self.functional_unit),
                FormField(look, tr("Source of the effect"), self.source),
            ),
        ]
        for row in self._rows:
            column.addWidget(row)
        foot = QHBoxLayout()
        foot.addWidget(self.estimate)
        foot.addStretch(1)
        foot.addWidget(self.remove_button)
        column.addLayout(foot)


class EffectRows(QWidget):
    """All effects of a scenario under their heading.

    Attributes: rows, add_button.
    Signals: entered(position, name of the field, what is entered), removal_wanted(position), addition_wanted.
    """

    entered = Signal(int, str, object)
    removal_wanted = Signal(int)
    addition_wanted = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._scenario: object = None
        self._is_folded = False
        self.rows: list[EffectRow] = []
        tr = texts.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        column.addWidget(words(tr("Effects on people and planet"), "section"))
        caption = tr("For information only: an effect is never part of a score. What is saved is negative.")
        column.addWidget(words(caption, "caption", wrap=True))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column.addLayout(self._column)
        self.add_button = button(look, tr("Add an effect"), "quiet", "plus")
        self.add_button.clicked.connect(self.addition_wanted)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_effects(self, scenario: object, effects: tuple[Effect, ...], tender: Tender) -> None:
        """Show these effects; `scenario` says of which one."""
        if self._scenario != scenario:
            self._scenario = scenario
            self._keep(0)
        self._keep(len(effects))
        is_other = len(self.rows) < len(effects)
        while len(self.rows) < len(effects):
            self._add_row(len(self.rows))
        for row, effect in zip(self.rows, effects, strict=True):
            row.show_effect(effect, tender)
        if is_other:
            parts = [part for row in self.rows for part in row.in_tab_order]
            order_tabs([*parts, self.add_button])

    def set_width(self, width: int) -> None:
        """Fields below each other where it is narrow."""
        self._is_folded = width < self._look.px(FOLDED_EM)
        for row in self.rows:
            row.set_folded(self._is_folded)

    def focus_row(self, position: int) -> None:
        """Go to the amount of an effect, or to the button that adds one."""
        if 0 <= position < len(self.rows):
            number = self.rows[position].amount.number
            number.setFocus()
            number.selectAll()
        else:
            self.add_button.setFocus()

    def _keep(self, count: int) -> None:
        while len(self.rows) > count:
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _add_row(self, position: int) -> None:
        row = EffectRow(self._look, self._texts)
        row.set_folded(self._is_folded)
        row.name_fields(position + 1)
        row.entered.connect(lambda name, what: self.entered.emit(position, name, what))
        row.removal_wanted.connect(lambda: self.removal_wanted.emit(position))
        self._column.addWidget(row)
        self.rows.append(row)
