"""What stands behind a material: what a column means, its efficiencies, source, and whether it is a guess."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from circular_assess.domain.material_lines import MaterialLine
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.figure_field import FigureField
from circular_assess.ui.widgets.form import FormField
from circular_assess.ui.widgets.growing_field import GrowingField
from circular_assess.ui.widgets.material_cells import FIELD_NAMES, FIELDS, MEANINGS, MaterialColumn
from circular_assess.ui.widgets.words import words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

USUAL = 100
EFFICIENCIES = ("feedstock_recycling_efficiency", "end_of_life_recycling_efficiency")


class MaterialInspector(QWidget):
    """Fields of the current material; the keys of the table while there is none.

    Attributes: efficiencies (by the name of the field), source, estimate.
    Signals: entered(name of the field, what is entered).
    """

    entered = Signal(str, object)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._row: tuple[object, int] | None = None
        self._line: MaterialLine | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("tight"))
        self._name = WrappedLabel(role="section", lines=2)
        self._head, self._meaning = words(role="label"), words(role="small", wrap=True)
        for part in (self._name, self._head, self._meaning):
            column.addWidget(part)
        column.addSpacing(look.space("near"))
        self._form = self._make_form()
        column.addWidget(self._form)
        column.addSpacing(look.space("near"))
        column.addWidget(_keys(look, texts))
        column.addStretch(1)

    def show_line(self, place: tuple[object, int], line: MaterialLine | None, column: MaterialColumn) -> None:
        """Show a material; `place` says which one, so that nothing typed for one is taken for another."""
        tr = self._texts.tr
        self._head.setText(tr(FIELD_NAMES[FIELDS[column]]))
        self._meaning.setText(tr(MEANINGS[column]))
        self._form.setVisible(line is not None)
        self._line = line
        if line is None:
            self._name.set_words(tr("A new material"))
            self._row = None
            return
        self._name.set_words(line.name or tr("Without a name"))
        is_other = self._row != place
        self._row = place
        for name, field in self.efficiencies.items():
            if is_other:
                field.forget_wrong()
            field.show_figure(getattr(line, name))
        self.source.show_words(line.source)
        was_blocked = self.estimate.blockSignals(True)
        self.estimate.setChecked(line.is_illustrative)
        self.estimate.blockSignals(was_blocked)

    def refuse(self, name: str, sentence: str) -> None:
        """Say below a field why what is typed there does not count."""
        if name in self.efficiencies:
            self.efficiencies[name].refuse(sentence)

    def focus_first(self) -> None:
        """Go to the first field, if there is a material."""
        if not self._form.isHidden():
            self.efficiencies[EFFICIENCIES[0]].number.setFocus()

    def _make_form(self) -> QWidget:
        look, tr = self._look, self._texts.tr
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        labels = {
            EFFICIENCIES[0]: tr("Efficiency of making recycled feedstock"),
            EFFICIENCIES[1]: tr("Efficiency of recycling at the end"),
        }
        self.efficiencies: dict[str, FigureField] = {}
        for name, label in labels.items():
            field = FigureField(look, self._texts, label, unit="%", example=USUAL, is_share=True)
            field.label.setWordWrap(True)
            field.entered.connect(lambda share, name=name: self._on_share(name, share))
            field.number.editingFinished.connect(lambda name=name: self._on_left(name))
            self.efficiencies[name] = field
            column.addWidget(field)
        best = tr(
            "At 100\u00a0% nothing is lost in recycling: the best case. Enter what the recycler states."
        )
        column.addWidget(words(best, "small", wrap=True))
        self.source = GrowingField()
        self.source.typed.connect(lambda text: self.entered.emit("source", text))
        column.addWidget(FormField(look, tr("Source"), self.source))
        self.estimate = QCheckBox(tr("An estimate"))
        self.estimate.setMinimumHeight(look.px(1.9))
        self.estimate.toggled.connect(lambda is_on: self.entered.emit("is_illustrative", is_on))
        column.addWidget(self.estimate)
        return form

    def _on_share(self, name: str, share: object) -> None:
        """An emptied field is one in which something is about to be typed."""
        if share is not None:
            self.entered.emit(name, share)

    def _on_left(self, name: str) -> None:
        if self._line is not None:
            self.efficiencies[name].show_figure(getattr(self._line, name))


def _keys(look: Look, texts: Texts) -> QWidget:
    """Which keys do what in the table."""
    tr = texts.tr
    keys = QWidget()
    grid = QGridLayout(keys)
    grid.setContentsMargins(0, look.space("near"), 0, 0)
    grid.setHorizontalSpacing(look.space("near"))
    grid.setVerticalSpacing(look.space("tight"))
    meanings = (
        (tr("Enter"), tr("change a cell")),
        (tr("Delete"), tr("remove the material")),
        (tr("Alt+↓"), tr("move it down")),
        (tr("Ctrl+V"), tr("paste from a spreadsheet")),
        (tr("F6"), tr("next pane")),
    )
    for row, (key, meaning) in enumerate(meanings):
        grid.addWidget(words(key, "tag"), row, 0)
        grid.addWidget(words(meaning, "small", wrap=True), row, 1)
    grid.setColumnStretch(1, 1)
    return keys
