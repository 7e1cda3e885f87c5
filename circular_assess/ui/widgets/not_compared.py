"""What stands in place of a comparison: another scenario is missing, or too little is scored yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from circular_assess.domain.results import READY_COVERAGE, Results
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.comparison_words import (
    in_ranking,
    not_ready_sentence,
    quickest,
    quickest_sentence,
)
from circular_assess.ui.widgets.notes import EmptyState, Note
from circular_assess.ui.widgets.words import button

WIDEST_EM = 60


class NotCompared(QWidget):
    """Says why nothing is compared and what to do; `doubt` is put above what is compared anyway.

    Attributes: second_needed, not_ready, doubt; add_button, score_button, anyway_button.
    Signals: scenarios_wanted, criterion_wanted(criterion id), anyway_wanted.
    """

    scenarios_wanted = Signal()
    criterion_wanted = Signal(str)
    anyway_wanted = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._results: Results | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.add_button = button(look, texts.tr("Add a scenario"), "main", "plus")
        self.add_button.clicked.connect(self.scenarios_wanted)
        self.second_needed = EmptyState(look, "layers", "", "", self.add_button)
        self.score_button = button(look, "", "main")
        self.anyway_button = button(look, texts.tr("Compare anyway"))
        self.anyway_button.clicked.connect(self.anyway_wanted)
        self.not_ready = EmptyState(look, "scale", "", "", self.score_button, self.anyway_button)
        for state in (self.second_needed, self.not_ready):
            state.setMaximumWidth(look.px(WIDEST_EM))
            column.addWidget(state)
        self.score_link = button(look, "", "link")
        self.doubt = Note(look, "warning", "", actions=(self.score_link,))
        for asking in (self.score_button, self.score_link):
            asking.clicked.connect(self._on_score_clicked)

    def show_results(self, results: Results, *, is_anyway: bool) -> bool:
        """Say what is missing; True if there is enough to compare, or if it is compared anyway."""
        self._results = results
        has_two = len(results.scenarios) > 1
        # With fewer than two that are acceptable the verdict is known, however much is scored.
        is_settled = len(in_ranking(results)) < 2 and bool(results.criteria)
        is_compared = has_two and (results.is_ready or is_anyway or is_settled)
        self.second_needed.setVisible(not has_two)
        self.not_ready.setVisible(has_two and not is_compared)
        self.setVisible(not is_compared)
        self._show_words(results)
        return is_compared

    def _show_words(self, results: Results) -> None:
        tr = self._texts.tr
        if results.scenarios:
            self.second_needed.set_words(
                tr("Add a second way of buying"),
                tr(
                    "One scenario cannot be compared. Usual next: refurbish own stock, buy second-hand, "
                    "buy the use as a service."
                ),
            )
        else:
            self.second_needed.set_words(
                tr("Add ways of buying"), tr("There is no scenario yet. Two are needed to compare.")
            )
        if not results.is_ready:
            self.not_ready.set_words(tr("Not ready to compare"), not_ready_sentence(self._texts, results))
            self.doubt.set_words(quickest_sentence(self._texts, results))
        count = len(quickest(results))
        for asking in (self.score_button, self.score_link):
            asking.setVisible(count > 0)
            asking.setText(tr("Score these two") if count > 1 else tr("Score this one"))
        self.anyway_button.setVisible(bool(results.criteria))
        self.doubt.setVisible(count > 0 and results.coverage < READY_COVERAGE and not results.is_ready)

    def _on_score_clicked(self) -> None:
        found = quickest(self._results) if self._results is not None else ()
        if found:
            self.criterion_wanted.emit(found[0][0])
