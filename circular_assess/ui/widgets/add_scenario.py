"""Where a new scenario begins: usual ways of buying as buttons, and a field for any other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.flow import FlowLayout
from circular_assess.ui.widgets.scenario_proposals import ScenarioProposal
from circular_assess.ui.widgets.words import button, field_label, picture, words

FIELD_EM = 26


class AddScenario(QWidget):
    """Signals: chosen(proposal), named(text): the buyer wants a scenario.

    Attributes: name (the field for a name of the buyer's own).
    """

    chosen = Signal(object)
    named = Signal(str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._proposals: tuple[ScenarioProposal, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space("space"))
        row.addWidget(picture(look, "layers", "text2", 1.6), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(look.space("near"))
        row.addLayout(column, 1)
        self._title = words("", "section", wrap=True)
        self._sentence = words("", "caption", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, look.space("near"), look.space("near"))
        column.addWidget(self._buttons)
        column.addSpacing(look.space("tight"))
        column.addWidget(self._make_own(), 0)

    def show_choice(self, title: str, sentence: str, proposals: Sequence[ScenarioProposal]) -> None:
        """Write what to do, and the proposals that are left."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        if tuple(proposals) == self._proposals:
            return
        self._proposals = tuple(proposals)
        while (place := self._flow.takeAt(0)) is not None:
            if (old := place.widget()) is not None:
                old.hide()
                old.deleteLater()
        for proposal in self._proposals:
            self._flow.addWidget(self._make_button(proposal))
        self._buttons.setVisible(bool(self._proposals))
        self._buttons.updateGeometry()

    def proposal_buttons(self) -> list[QPushButton]:
        """The buttons of the proposals, in order."""
        places = (self._flow.itemAt(index) for index in range(self._flow.count()))
        return [
            made for place in places if place is not None and isinstance(made := place.widget(), QPushButton)
        ]

    def stops(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [*self.proposal_buttons(), self.name, self._add]

    def _make_button(self, proposal: ScenarioProposal) -> QPushButton:
        name = self._texts.tr(proposal.name)
        made = button(self._look, name, icon="plus")
        made.setAccessibleName(self._texts.tr("Add “{scenario}”", scenario=name))
        made.setToolTip(self._texts.tr(proposal.description))
        made.clicked.connect(lambda: self.chosen.emit(proposal))
        return made

    def _make_own(self) -> QWidget:
        own = QWidget()
        column = QVBoxLayout(own)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.space("tight"))
        self.name = QLineEdit()
        self.name.setMaximumWidth(self._look.px(FIELD_EM))
        column.addWidget(field_label(self._texts.tr("Name of another one"), self.name))
        row = QHBoxLayout()
        row.setSpacing(self._look.space("near"))
        row.addWidget(self.name, 1)
        self._add = button(self._look, self._texts.tr("Add a scenario"))
        row.addWidget(self._add)
        row.addStretch(1)
        column.addLayout(row)
        self._add.clicked.connect(self._on_named)
        self.name.returnPressed.connect(self._on_named)
        return own

    def _on_named(self) -> None:
        if name := self.name.text().strip():
            self.name.clear()
            self.named.emit(name)
        else:
            self.name.setFocus()
