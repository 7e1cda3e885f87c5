"""What is in order and what is open: an icon and a sentence a row, and a link to where it can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from circular_assess.domain.catalogue import CriterionId
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.words import button, line, picture, words

ICONS = {
    "good": ("circle-check", "good"),
    "warning": ("triangle-alert", "warning"),
    "error": ("circle-alert", "error"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: "good", "warning" or "error", its sentence, and the criterion to show."""

    kind: str
    sentence: str
    criterion_id: CriterionId | None = None


class CheckList(QWidget):
    """Findings under each other, parted by hairlines.

    Attributes: links, the buttons "Show" from the top to the bottom.
    Signals: wanted(criterion id), when "Show" was clicked.
    """

    wanted = Signal(str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._checks: tuple[Check, ...] = ()
        self.links: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def checks(self) -> tuple[Check, ...]:
        """The findings shown."""
        return self._checks

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show these findings, if they are others than those shown."""
        if tuple(checks) == self._checks:
            return
        self._checks = tuple(checks)
        while (placed := self._column.takeAt(0)) is not None:
            widget = placed.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.links.clear()
        for check in self._checks:
            self._column.addWidget(line())
            self._column.addWidget(self._make_row(check))
        self._column.addWidget(line())

    def _make_row(self, check: Check) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        pad = self._look.space("near")
        layout.setContentsMargins(0, pad, 0, pad)
        layout.setSpacing(pad)
        icon, token = ICONS[check.kind]
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(picture(self._look, icon, token), 0, top)
        sentence = words(check.sentence, wrap=True)
        layout.addWidget(sentence, 1)
        if check.criterion_id is not None:
            show = button(self._look, self._texts.tr("Show"), "link")
            show.setAccessibleName(self._texts.tr("Show: {sentence}", sentence=check.sentence))
            show.clicked.connect(lambda _checked=False, wanted=check.criterion_id: self.wanted.emit(wanted))
            layout.addWidget(show, 0, top)
            self.links.append(show)
        return row
