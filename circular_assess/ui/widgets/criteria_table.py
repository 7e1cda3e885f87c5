"""The criteria of one strategy in rows: in use or not, how much each weighs, and why one is left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from circular_assess.domain.catalogue import CriterionId
from circular_assess.texts import DASH, Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.criterion_row import (
    CriterionActions,
    CriterionRow,
    CriterionState,
    measures_row,
)
from circular_assess.ui.widgets.words import line, words

CHECK, TITLE, MEASURES = 0, 1, 2
ROW_EM = 2.5
HEAD_EM = 2.1
LINES_A_ROW = 4


class CriteriaTable(QWidget):
    """Rows of criteria under heads; the rows are made once for the same criteria.

    Signals: switched(id, in use), weighed(id, per cent), settled(id), reason_typed(id, reason),
    newer_wanted(id).
    """

    switched = Signal(str, bool)
    weighed = Signal(str, float)
    settled = Signal(str)
    reason_typed = Signal(str, str)
    newer_wanted = Signal(str)

    def __init__(self, look: Look, texts: Texts, criterion_ids: Sequence[CriterionId]) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._is_narrow: bool | None = None
        actions = CriterionActions(
            self.switched.emit,
            self.weighed.emit,
            self.settled.emit,
            self.reason_typed.emit,
            self.newer_wanted.emit,
        )
        self._rows = {key: CriterionRow(look, texts, key, actions) for key in criterion_ids}
        self._heads = self._make_heads()
        self._lines = [line() for _ in range(len(self._rows) + 1)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space("wide"))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(TITLE, 1)
        self.arrange(is_narrow=False)

    @property
    def criterion_ids(self) -> tuple[CriterionId, ...]:
        """The criteria for which there are rows."""
        return tuple(self._rows)

    def row(self, criterion_id: CriterionId) -> CriterionRow:
        """The widgets of a criterion."""
        return self._rows[criterion_id]

    def stops(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [stop for row in self._rows.values() for stop in row.stops()]

    def show_states(self, states: Sequence[CriterionState]) -> None:
        """Write all rows."""
        for state in states:
            row = self._rows[state.id]
            row.show_state(state)
            row.share.setText(self._share(state))
            row.weight_label.setVisible(bool(self._is_narrow) and state.is_in_use)
            row.measures.setVisible(not self._is_narrow or state.is_in_use)

    def arrange(self, *, is_narrow: bool) -> None:
        """Columns under heads, or weight and share under the name where there is little room."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        centre, side = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, column)
            head.setVisible(not is_narrow)
        self._grid.setRowMinimumHeight(0, 1 if is_narrow else self._look.px(HEAD_EM))
        self._grid.addWidget(self._lines[0], 1, 0, 1, MEASURES + 1)
        for number, row in enumerate(self._rows.values()):
            top = 2 + LINES_A_ROW * number
            self._grid.addWidget(row.check, top, CHECK, centre)
            self._grid.addWidget(row.title, top, TITLE, 1, 2 if is_narrow else 1, centre)
            if is_narrow:
                self._grid.addWidget(row.measures, top + 1, TITLE, 1, 2, side)
            else:
                self._grid.addWidget(row.measures, top, MEASURES, Qt.AlignmentFlag.AlignRight | centre)
            row.weight_label.setVisible(is_narrow)
            row.measures.setContentsMargins(0, 0, 0, self._look.space("tight") if is_narrow else 0)
            row.share.setMinimumWidth(0 if is_narrow else self._share_width())
            self._grid.addWidget(row.below, top + 2, TITLE, 1, 2)
            self._grid.addWidget(self._lines[number + 1], top + 3, 0, 1, MEASURES + 1)
            self._grid.setRowMinimumHeight(top, self._look.px(ROW_EM))

    def _make_heads(self) -> tuple[QWidget, ...]:
        tr = self._texts.tr
        weight, share = words(tr("Weight"), "head"), words(tr("Of the total"), "head")
        share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._share_head = share
        if self._rows:
            weight.setMinimumWidth(next(iter(self._rows.values())).weight.width())
        heads = (words(tr("In use"), "head"), words(tr("Criterion"), "head"))
        return (*heads, measures_row(self._look, weight, share))

    def _share_width(self) -> int:
        self._share_head.ensurePolished()
        return max(self._look.px(5.5), self._share_head.sizeHint().width())

    def _share(self, state: CriterionState) -> str:
        if not state.is_in_use or state.share_of_total is None:
            return DASH
        share = self._texts.percent(state.share_of_total, 1)
        return self._texts.tr("{share} of the total", share=share) if self._is_narrow else share
