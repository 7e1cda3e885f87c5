"""What price and circularity are planned to weigh in the award, in per cent, if that is known."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Tender
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.amount_field import AmountField
from circular_assess.ui.widgets.form import FormRow
from circular_assess.ui.widgets.words import words

WHOLE = 100
# A proposal of ours (domain study, section 3): price 30 %, circular 40 of 100 points, other quality 30.
PROPOSED_PRICE, PROPOSED_CIRCULAR = 0.3, 40


class AwardShares(QWidget):
    """Two fields under a heading, both optional.

    Attributes: amounts, by the names of the tender's fields. Signals: entered(name, share 0-1 or None);
    judged as in AmountField.
    """

    entered = Signal(str, object)
    judged = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        tr = texts.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("tight"))
        column.addWidget(words(tr("What the award is planned to weigh"), "section"))
        sentence = tr(
            "Optional. Our proposal: {price:percent} price, {points} of 100 points circular.",
            price=PROPOSED_PRICE,
            points=PROPOSED_CIRCULAR,
        )
        column.addWidget(words(sentence, "caption", wrap=True))
        column.addSpacing(look.space("near"))
        self.amounts = {
            "price_share": AmountField(
                look, texts, tr("Price or cost"), unit="%", highest=WHOLE, example=WHOLE * PROPOSED_PRICE
            ),
            "circular_share": AmountField(
                look, texts, tr("Circularity"), unit="%", highest=WHOLE, example=PROPOSED_CIRCULAR
            ),
        }
        for name, amount in self.amounts.items():
            amount.entered.connect(lambda number, name=name: self._on_entered(name, number))
            amount.judged.connect(self.judged)
        self.row = FormRow(look, *self.amounts.values())
        column.addWidget(self.row)
        self._too_much = words("", "small", wrap=True, tone="warning")
        column.addWidget(self._too_much)
        self._too_much.hide()

    def show_tender(self, tender: Tender) -> None:
        """Write both shares, and what is odd about them together."""
        shares = {"price_share": tender.price_share, "circular_share": tender.circular_share}
        for name, share in shares.items():
            self.amounts[name].show_number(None if share is None else round(share * WHOLE, 9))
        total = sum(share or 0.0 for share in shares.values())
        if total > 1 + 1e-9:
            sentence = self._texts.tr("Together they are {total:percent}; 100 % is all.", total=total)
            self._too_much.setText(sentence)
        self._too_much.setVisible(total > 1 + 1e-9)

    def _on_entered(self, name: str, number: float | None) -> None:
        self.entered.emit(name, None if number is None else number / WHOLE)
