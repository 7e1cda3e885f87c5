"""The award criteria of a notice, and which of them is which criterion of the assessment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from circular_assess.domain.assessment import CriterionSetting
from circular_assess.domain.catalogue import CriterionId
from circular_assess.exchange.notices import CriterionProposal, NoticeLot, criterion_proposals, shares_reason
from circular_assess.exchange.notices.preview import criterion_words
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.form import FormRow
from circular_assess.ui.widgets.narrow_choice import NarrowChoice
from circular_assess.ui.widgets.notice_rows import spread
from circular_assess.ui.widgets.words import line, words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel, shortened

MOST_CRITERIA = 40


class NoticeCriteria(QWidget):
    """A row for each award criterion of a lot with a proposal; a price is never one of ours.

    Attributes: boxes (by position of the criterion). Signals: changed.
    """

    changed = Signal()

    def __init__(
        self, look: Look, texts: Texts, lot: NoticeLot, settings: Sequence[CriterionSetting]
    ) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._settings = settings
        self.boxes: dict[int, NarrowChoice] = {}
        self._rows: list[FormRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.space("near"), 0, look.space("tight"))
        column.setSpacing(look.space("tight"))
        column.addWidget(words(texts.tr("Award criteria"), "section"))
        sentence = texts.tr("Say which are yours: they make the circular share of the award.")
        column.addWidget(words(sentence, "caption", wrap=True))
        column.addWidget(words(shares_reason(lot.shares, texts), "caption", wrap=True))
        proposals = criterion_proposals(lot, [setting.criterion.id for setting in settings])
        for proposal in proposals[:MOST_CRITERIA]:
            column.addWidget(self._row(lot, proposal))
            column.addWidget(line())
        more = len(proposals) - MOST_CRITERIA
        if more > 0:
            sentence = texts.plural("and {count} more criterion", "and {count} more criteria", more)
            column.addWidget(words(sentence, "caption"))

    @property
    def mapped(self) -> dict[int, CriterionId]:
        """The criteria chosen, by the position of the award criterion."""
        chosen = {position: str(box.currentData()) for position, box in self.boxes.items()}
        return {position: CriterionId(code) for position, code in chosen.items() if code}

    def set_folded(self, is_folded: bool) -> None:
        """The choice under its criterion, or beside it."""
        for row in self._rows:
            row.set_folded(is_folded)

    def _row(self, lot: NoticeLot, proposal: CriterionProposal) -> QWidget:
        texts, criterion = self._texts, lot.criteria[proposal.position]
        named = criterion_words(criterion, texts) or "–"
        name = spread(WrappedLabel(named, lines=3))
        if criterion.type == "price":
            return name
        choice = QWidget()
        column = QVBoxLayout(choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.space("hair"))
        box = NarrowChoice()
        box.setAccessibleName(texts.tr("Our criterion for “{name}”", name=shortened(named)))
        box.addItem(texts.tr("None of ours"), "")
        for setting in self._settings:
            box.addItem(setting.criterion.name, str(setting.criterion.id))
        box.setCurrentIndex(max(0, box.findData(str(proposal.criterion_id or ""))))
        box.currentIndexChanged.connect(lambda _position: self.changed.emit())
        column.addWidget(box)
        if proposal.reason is not None:
            reason = texts.tr("A proposal: {reason}", reason=proposal.reason.wording(texts))
            box.setAccessibleDescription(reason)
            column.addWidget(spread(WrappedLabel(reason, "caption", lines=2)))
        self.boxes[proposal.position] = box
        row = FormRow(self._look, name, choice)
        self._rows.append(row)
        return row
