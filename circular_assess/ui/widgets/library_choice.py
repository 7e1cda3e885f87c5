"""What of the library is shown: search, status and order."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.elided_combo import ElidedCombo
from circular_assess.ui.widgets.library_table_model import Order, Status
from circular_assess.ui.widgets.search_field import SearchField
from circular_assess.ui.widgets.words import field_label


class LibraryChoice(QWidget):
    """Three fields in a row, the search taking the room.

    Attributes: search, status_box, order_box.
    Signals: changed, after another choice or keystroke.
    """

    changed = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        tr = texts.tr
        find_keys = QKeySequence(QKeySequence.StandardKey.Find).toString(
            QKeySequence.SequenceFormat.NativeText
        )
        self.search = SearchField(look, tr("Name, reference or buyer"), find_keys, tr("Clear the search"))
        self.status_box = ElidedCombo()
        for name, status in (
            (tr("All"), ""),
            (tr("Draft"), Status.DRAFT),
            (tr("Ready to report"), Status.READY),
        ):
            self.status_box.addItem(name, str(status))
        self.order_box = ElidedCombo()
        orders = {
            Order.CHANGED: tr("Last changed first"),
            Order.NAME: tr("By name"),
            Order.BUYER: tr("By buyer"),
            Order.REFERENCE: tr("By reference"),
        }
        for order, name in orders.items():
            self.order_box.addItem(name, str(order))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.space("space"))
        grid.setVerticalSpacing(look.space("tight"))
        columns: tuple[tuple[str, QWidget], ...] = (
            (tr("Search"), self.search),
            (tr("Status"), self.status_box),
            (tr("Order"), self.order_box),
        )
        for position, (text, field) in enumerate(columns):
            grid.addWidget(field_label(text, field), 0, position)
            grid.addWidget(field, 1, position)
        grid.setColumnStretch(0, 1)
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.status_box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.order_box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    @property
    def words(self) -> str:
        """What is searched."""
        return self.search.text().strip()

    @property
    def status(self) -> str:
        """The code of the chosen status; empty for all."""
        return str(self.status_box.currentData())

    @property
    def order(self) -> Order:
        """What the rows are ordered by."""
        return Order(self.order_box.currentData())

    def clear(self) -> None:
        """Search nothing and let every status through; the focus goes to the search field."""
        self.status_box.setCurrentIndex(0)
        self.search.empty()
        self.search.setFocus()
