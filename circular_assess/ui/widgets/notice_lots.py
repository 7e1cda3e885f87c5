"""Which lots of a notice are taken: one, several, or none ticked for the whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from circular_assess.exchange.notices import LotKind, Notice, in_natural_order
from circular_assess.exchange.notices.notice import in_language
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.notice_rows import TickLabel
from circular_assess.ui.widgets.words import button, words

FIRST_LOTS = 6


class NoticeLots(QWidget):
    """A tick for each lot; hidden by whoever shows it where there are fewer than two.

    Attributes: ticks (by id of the lot), all_button. Signals: changed.
    """

    changed = Signal()

    def __init__(self, look: Look, texts: Texts, notice: Notice) -> None:
        super().__init__()
        self.ticks: dict[str, TickLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.space("near"), 0, 0)
        column.setSpacing(look.space("tight"))
        column.addWidget(words(texts.tr("Lots"), "section"))
        sentence = texts.tr("Tick one or several. Without a tick the whole is taken.")
        column.addWidget(words(sentence, "caption", wrap=True))
        lots = [lot for lot in in_natural_order(notice.lots) if lot.kind is not LotKind.GROUP]
        for position, lot in enumerate(lots):
            title = in_language(lot.title, texts.language, notice.main_language)
            tick = TickLabel(look, " ".join(filter(None, (lot.id, title))), lines=1)
            assert tick.box is not None
            tick.box.toggled.connect(self.changed)
            if position >= FIRST_LOTS:
                tick.hide()
            self.ticks[lot.id] = tick
            column.addWidget(tick)
        self.all_button = button(look, texts.tr("Show all {count}", count=len(lots)), "link")
        if len(lots) <= FIRST_LOTS:
            self.all_button.hide()
        self.all_button.clicked.connect(self._on_all)
        column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the lots that are ticked."""
        return tuple(lot_id for lot_id, tick in self.ticks.items() if tick.box and tick.box.isChecked())

    @property
    def stops(self) -> list[QWidget]:
        """What Tab goes through."""
        boxes = [tick.box for tick in self.ticks.values() if tick.box is not None]
        return [*boxes[:FIRST_LOTS], self.all_button, *boxes[FIRST_LOTS:]]

    def _on_all(self) -> None:
        for tick in self.ticks.values():
            tick.show()
        self.all_button.hide()
        hidden = list(self.ticks.values())[FIRST_LOTS].box
        if hidden is not None:
            hidden.setFocus(Qt.FocusReason.OtherFocusReason)
