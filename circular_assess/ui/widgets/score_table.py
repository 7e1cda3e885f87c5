"""The table in which scores are typed: keys as in a spreadsheet, a field in the cell, copy and paste."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.catalogue import HIGHEST_LEVEL, Criterion, CriterionId, Evidence
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.score_block import BlockMisfit, block_as_text, pasted_scores, table_as_text
from circular_assess.ui.widgets.score_cell_editor import ELSEWHERE, ScoreCellEditor
from circular_assess.ui.widgets.score_grid import ScoreGrid
from circular_assess.ui.widgets.score_table_model import Place, TableRow

NUMBER_SIGNS = "0123456789,.-\N{MINUS SIGN}"
CODES = tuple(str(number) for number in range(len(Evidence)))
CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOVES = {
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_Right: QAbstractItemView.CursorAction.MoveRight,
    Qt.Key.Key_Left: QAbstractItemView.CursorAction.MoveLeft,
}
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class ScoreTable(ScoreGrid):
    """Changes nothing itself.

    Attributes: has_letter_keys (E and L do something).
    Signals: reason_wanted on Enter; level_chosen, evidence_chosen and look_again_set with scenario,
    criterion and what was chosen; entered, pasted and cleared with all scores that are meant; refused with
    a sentence, empty once it does not hold any more.
    """

    reason_wanted = Signal()
    level_chosen = Signal(str, str, object)
    evidence_chosen = Signal(str, str, object)
    look_again_set = Signal(str, str, bool)
    entered = Signal(object)
    pasted = Signal(object)
    cleared = Signal(object)
    refused = Signal(str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look, texts)
        self.has_letter_keys = True
        self.editor: ScoreCellEditor | None = None

    def show_scores(
        self, assessment: Assessment, results: Results, rows: tuple[TableRow, ...], criterion_id: CriterionId
    ) -> None:
        """Show these rows; what is being typed into a cell that is not current any more is given up."""
        before = self.place
        super().show_scores(assessment, results, rows, criterion_id)
        if self.place != before:
            self._close_editor()

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, letters, Enter, Delete, copy and paste; the rest as in any table."""
        key, text = Qt.Key(event.key()), event.text()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.modifiers() & ~HARMLESS != NO_MODIFIER:
            super().keyPressEvent(event)
        elif not self._take_key(key, text):
            self._await_evidence(False)
            if text and text.isprintable():
                event.ignore()  # else Qt would look for a cell that begins with the letter
            else:
                super().keyPressEvent(event)

    def _take_key(self, key: Qt.Key, text: str) -> bool:
        """Do what a key means for the current cell; False if it means nothing."""
        place, in_use = self.place, self.in_use
        if place is None or in_use is None:
            return False
        if key in ENTER:
            self.reason_wanted.emit()
        elif not self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            return self._refuse_fixed(key, text)
        elif self._cells.is_evidence_awaited and text in CODES:
            self._await_evidence(False)
            self.evidence_chosen.emit(*place, list(Evidence)[int(text)])
        elif key in CLEARING:
            self._clear()
        elif key == Qt.Key.Key_F2 and in_use.criterion.has_value:
            self._open_editor(place, in_use.criterion)
        elif text and text in NUMBER_SIGNS:
            self._type(place, in_use.criterion, text)
        elif self.has_letter_keys and text.lower() == "e":
            self._await_evidence(not self._cells.is_evidence_awaited)
        elif self.has_letter_keys and text.lower() == "l":
            self.look_again_set.emit(*place, not self.scores.score_at(place)[0].look_again)
        else:
            return False
        return True

    def _refuse_fixed(self, key: Qt.Key, text: str) -> bool:
        """What follows from being the baseline is not typed, which is said instead."""
        is_meant = key in CLEARING or bool(text and text in NUMBER_SIGNS)
        if is_meant:
            self.refused.emit(self._texts.message("refused_fixed", {}))
        return is_meant

    def _type(self, place: Place, criterion: Criterion, text: str) -> None:
        self._await_evidence(False)
        if criterion.has_value:
            self._open_editor(place, criterion, text)
        elif text.isdigit() and int(text) <= HIGHEST_LEVEL:
            self.refused.emit("")
            self.level_chosen.emit(*place, float(text))
        else:
            self.refused.emit(self._texts.message("refused_level", {}))

    def _clear(self) -> None:
        scored: dict[Place, None] = {}
        for place in self.selected():
            score, result = self.scores.score_at(place)
            if score.is_scored and not result.is_fixed:
                scored[place] = None
        if scored:
            self.cleared.emit(scored)

    def _await_evidence(self, is_awaited: bool) -> None:
        if self._cells.is_evidence_awaited != is_awaited:
            self._cells.is_evidence_awaited = is_awaited
            self.update(self.currentIndex())

    # --- copy and paste ---

    def copy(self) -> None:
        """The selected block; with all cells selected the names come along."""
        places = self.selected()
        if len(places) > 1 and len(places) == len(self.scores.criteria) * len(self.scores.scenarios):
            text = table_as_text(self._texts, self.scores)
        else:
            text = block_as_text(self._texts, self.scores, places)
        QApplication.clipboard().setText(text)

    def paste(self) -> None:
        """A block from a spreadsheet, from the first selected cell on: all of it, or nothing."""
        places, text = self.selected(), QApplication.clipboard().text()
        if not places or not text.strip():
            return
        corner = self.selectedIndexes() or [self.currentIndex()]
        row, column = min(index.row() for index in corner), min(index.column() for index in corner)
        try:
            scores = pasted_scores(self._texts, self.scores, text, row, column)
        except BlockMisfit as misfit:
            self.refused.emit(str(misfit))
            return
        if scores:
            self.pasted.emit(scores)

    # --- typing in a cell ---

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a value opens it for typing."""
        super().mouseDoubleClickEvent(event)
        index, place, in_use = self.indexAt(event.position().toPoint()), self.place, self.in_use
        is_editable = index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        if is_editable and place is not None and in_use is not None and in_use.criterion.has_value:
            self._open_editor(place, in_use.criterion)

    def _open_editor(self, place: Place, criterion: Criterion, typed: str = "") -> None:
        index = self.currentIndex()
        self.scrollTo(index)
        self._close_editor()
        editor = ScoreCellEditor(self._look, self._texts, criterion, self.viewport())
        editor.setAccessibleName(self.scores.cell_at(index).said)
        editor.setFixedHeight(self.visualRect(index).height() - 1)
        editor.setGeometry(self.visualRect(index).adjusted(0, 0, 0, -1))
        editor.show_number(self.scores.score_at(place)[0].value)
        editor.done.connect(self._on_typed)
        self.editor = editor
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.selectAll()
        if typed:
            editor.insert(typed)

    def _on_typed(self, key: Qt.Key) -> None:
        editor, place = self.editor, self.place
        if editor is None or place is None:
            return
        number = stored = self.scores.score_at(place)[0].value
        if key is not Qt.Key.Key_Escape:
            try:
                number = editor.number()
            except ValueError as wrong:
                self._say_wrong(editor, str(wrong), is_left=key is ELSEWHERE)
                return
        self._close_editor()
        if key is not ELSEWHERE:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refused.emit("")
        if number != stored:
            self.entered.emit({place: number})
        if key in MOVES:
            moved = self.moveCursor(MOVES[key], NO_MODIFIER)
            if moved.isValid():
                self.setCurrentIndex(moved)

    def _say_wrong(self, editor: ScoreCellEditor, sentence: str, *, is_left: bool) -> None:
        if is_left:
            self._close_editor()
        else:
            editor.set_error(True)
            editor.setAccessibleDescription(sentence)
        self.refused.emit(sentence)

    def _close_editor(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
