"""Which criterion is shown: progress, filter and list at the left, or a combo box above."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QProgressBar, QSizePolicy, QWidget

from circular_assess.domain.catalogue import CriterionId
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.criterion_list import (
    CriterionDelegate,
    CriterionList,
    CriterionListModel,
    CriterionRow,
    StrategyRow,
)
from circular_assess.ui.widgets.form import ChoiceBox
from circular_assess.ui.widgets.words import field_label, line, words

LIST_EM = 17.5
ANY_WIDTH = 16777215
RING = 4
ALL, NOT_FINISHED, LOOK_AGAIN = "all", "not_finished", "look_again"


def criterion_filter(texts: Texts) -> ChoiceBox:
    """The box in which the buyer picks which criteria are shown."""
    box = ChoiceBox()
    for code, name in (
        (ALL, texts.tr("All criteria")),
        (NOT_FINISHED, texts.tr("Not finished")),
        (LOOK_AGAIN, texts.tr("To look at again")),
    ):
        box.addItem(name, code)
    return box


class CriterionChoice(QWidget):
    """Both forms of the same choice; `set_narrow` says which one is seen.

    Signals: chosen(object): the criterion that the buyer went to; filtered when another filter was picked.
    """

    chosen = Signal(object)
    filtered = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._model = CriterionListModel(texts)
        self._progress, self._coverage = words(role="strong"), words(role="small", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(texts.tr("Criteria finished"))
        self._combo = _CriterionCombo(look, texts, self._model)
        self._combo_label = field_label(texts.tr("Criterion"), self._combo)
        self._filter = criterion_filter(texts)
        self._filter_label = field_label(texts.tr("Show"), self._filter)
        self._rule = line()
        self._list = CriterionList(look, texts, self._model)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space("space"))
        self._grid.setVerticalSpacing(look.space("tight"))
        self._filter.currentIndexChanged.connect(self.filtered)
        self._list.chosen.connect(self.chosen)
        self._combo.activated.connect(self._on_activated)
        labels = (self._progress, self._coverage, self._combo_label, self._filter_label)
        for part in (*labels, self._bar, self._combo, self._filter, self._rule, self._list):
            part.setParent(self)
        self.set_narrow(False)

    @property
    def filter(self) -> str:
        """Which criteria are wanted: all, not_finished or look_again."""
        return str(self._filter.currentData())

    def set_filter(self, code: str) -> None:
        """Show these criteria only."""
        self._filter.setCurrentIndex(self._filter.findData(code))

    def set_narrow(self, is_narrow: bool, *, has_progress: bool = True) -> None:
        """A combo box above the criterion, or the list at its left; without progress where room is scarce."""
        grid, rows = self._grid, (self._progress, self._bar, self._coverage, self._filter_label, self._filter)
        for part in (*rows, self._rule, self._list, self._combo, self._combo_label):
            grid.removeWidget(part)
        for part in (self._rule, self._list):
            part.setVisible(not is_narrow)
        for part in (self._combo, self._combo_label):
            part.setVisible(is_narrow)
        self._bar.setVisible(not is_narrow)
        self._progress.setVisible(not is_narrow)
        self._coverage.setVisible(has_progress)
        if is_narrow:
            grid.addWidget(self._combo_label, 0, 0)
            grid.addWidget(self._combo, 1, 0)
            grid.addWidget(self._filter_label, 0, 1)
            grid.addWidget(self._filter, 1, 1)
            grid.addWidget(self._coverage, 2, 0, 1, 2)
        else:
            for row, each in enumerate((*rows, None, self._rule, self._list)):
                if each is not None:
                    grid.addWidget(each, row, 0)
            grid.setRowStretch(len(rows) + 2, 1)
        # Between the filter and the line there is room for the focus ring.
        grid.setRowMinimumHeight(len(rows), 0 if is_narrow else self._look.px(0.2))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2 if is_narrow else 0)
        self._coverage.setContentsMargins(0, 0, 0, 0 if is_narrow else self._look.space("near"))
        policy = QSizePolicy.Policy.Fixed if is_narrow else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self._is_narrow = is_narrow
        self._grid.setContentsMargins(RING if is_narrow else 0, 0, 0, 0)
        self.setMinimumWidth(0 if is_narrow else self._look.px(LIST_EM))
        self.setMaximumWidth(ANY_WIDTH if is_narrow else self._look.px(LIST_EM))

    @property
    def in_tab_order(self) -> tuple[QWidget, ...]:
        """All that can have the focus, in the order in which Tab goes."""
        return (self._combo, self._filter, self._list)

    def show_progress(self, finished: int, count: int, coverage: str) -> None:
        """How many criteria are finished and how much of the weight is scored."""
        tr = self._texts.tr
        progress = tr("{finished} of {count} finished", finished=finished, count=count)
        self._progress.setText(progress)
        self._bar.setRange(0, max(count, 1))
        self._bar.setValue(finished)
        weight = tr("{share} of the weight is scored", share=coverage)
        both = tr("{progress} · {weight}", progress=progress, weight=weight)
        self._coverage.setText(both if self._is_narrow else weight)

    def show_criteria(self, rows: tuple[StrategyRow | CriterionRow, ...], current: CriterionId) -> None:
        """Show these rows, with the current one marked."""
        self._combo.blockSignals(True)
        self._list.show_rows(rows, current)
        self._combo.setCurrentIndex(self._model.position_of(current))
        self._combo.blockSignals(False)

    def _on_activated(self, position: int) -> None:
        criterion_id = self._model.criterion_at(position)
        if criterion_id is not None:
            self.chosen.emit(criterion_id)


class _CriterionCombo(ChoiceBox):
    """All criteria in a combo box, painted as in the list."""

    def __init__(self, look: Look, texts: Texts, model: CriterionListModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # The list is as wide as the field, so the delegate may measure by the view.
        self.setItemDelegate(CriterionDelegate(look, texts, self.view()))  # type: ignore[arg-type]
