"""Why a tender runs as long as it does: asked where the term is over four years."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Tender
from circular_assess.domain.checks.tender import LONGEST_TERM_YEARS
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.form import FormField
from circular_assess.ui.widgets.growing_field import GrowingField
from circular_assess.ui.widgets.words import words


class TermNote(QWidget):
    """A sentence or two with a word of caution; away while the term is short and nothing is noted.

    Attributes: field, form (the field with its label). Signals: typed(str): the whole text.
    """

    typed = Signal(str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("tight"))
        self.field = GrowingField()
        self.field.typed.connect(self.typed)
        self.form = FormField(look, texts.tr("Why this long"), self.field)
        column.addWidget(self.form)
        caution = texts.tr(
            "Over four years a reason is asked for. Limits differ for frameworks, utilities and"
            " by national law: have it checked."
        )
        self.field.setAccessibleDescription(caution)
        column.addWidget(words(caution, "small", wrap=True))
        self.hide()

    def show_tender(self, tender: Tender) -> None:
        """Write the note, where it is asked."""
        is_long = tender.term_years is not None and tender.term_years > LONGEST_TERM_YEARS
        self.field.show_words(tender.term_note)
        self.setVisible(is_long or bool(tender.term_note) or self.field.hasFocus())
