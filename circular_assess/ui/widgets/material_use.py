"""How long and how much the goods of a scenario are used, against the average of the market."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from circular_assess.domain.material_lines import ProductUse
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.figure_field import FigureField
from circular_assess.ui.widgets.form import FormField, FormRow
from circular_assess.ui.widgets.growing_field import GrowingField
from circular_assess.ui.widgets.material_words import use_sentences
from circular_assess.ui.widgets.words import words

FOLDED_EM = 52


class MaterialUse(QWidget):
    """Lifetime, use and their averages; what is left empty counts as average, and that is said.

    Attributes: figures (by the name of the field), source.
    Signals: entered(name of the field, what is entered).
    """

    entered = Signal(str, object)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._scenario: object = None
        tr = texts.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        column.addWidget(words(tr("Lifetime and use"), "section"))
        caption = tr(
            "Against the average of the market. Use may be in any one unit, such as hours a day or people "
            "served; do not count sharing twice, as fewer goods and as more use."
        )
        column.addWidget(words(caption, "caption", wrap=True))
        self.figures = self._make_figures()
        names = tuple(self.figures)
        self._rows = [
            FormRow(look, *(self.figures[name] for name in pair)) for pair in (names[:2], names[2:])
        ]
        for row in self._rows:
            column.addWidget(row)
        self._said = words(role="caption", wrap=True)
        column.addWidget(self._said)
        self.source = GrowingField()
        self.source.typed.connect(lambda text: self.entered.emit("source", text))
        column.addWidget(FormField(look, tr("Source of lifetime and use"), self.source))

    def show_use(self, scenario: object, use: ProductUse) -> None:
        """Show what is known; `scenario` says of which one."""
        is_other = self._scenario != scenario
        self._scenario = scenario
        for name, field in self.figures.items():
            if is_other:
                field.forget_wrong()
            field.show_figure(getattr(use, name))
        self.source.show_words(use.source)
        said = " ".join(use_sentences(self._texts, use))
        if self._said.text() != said:
            self._said.setText(said)

    def refuse(self, name: str, sentence: str) -> None:
        """Say below a field why what is typed there does not count."""
        if name in self.figures:
            self.figures[name].refuse(sentence)

    def set_width(self, width: int) -> None:
        """One column where it is narrow."""
        for row in self._rows:
            row.set_folded(width < self._look.px(FOLDED_EM))

    def focus_first(self) -> None:
        """Go to the lifetime."""
        self.figures["lifetime_years"].number.setFocus()

    def _make_figures(self) -> Mapping[str, FigureField]:
        tr = self._texts.tr
        years = tr("years")
        made = (
            ("lifetime_years", tr("Lifetime in this scenario"), years, 12),
            ("market_lifetime_years", tr("Average lifetime in the market"), years, 8),
            ("intensity", tr("Use in this scenario"), "", 6),
            ("market_intensity", tr("Average use in the market"), "", 4),
        )
        figures = {}
        for name, label, unit, example in made:
            field = FigureField(self._look, self._texts, label, unit=unit, example=example)
            field.label.setWordWrap(True)
            field.number.setPlaceholderText(tr("not known: counts as average"))
            field.entered.connect(lambda figure, name=name: self.entered.emit(name, figure))
            figures[name] = field
        return figures
