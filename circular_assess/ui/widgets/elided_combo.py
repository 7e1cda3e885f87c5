"""A combo box that may be narrower than its entries."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from circular_assess.ui.widgets.scenario_mark import as_tooltip


class ElidedCombo(QComboBox):
    """A combo box that cuts its text with an ellipsis where it does not fit.

    What is cut is whole in the list, and in the tooltip unless another one was set.
    """

    def __init__(self) -> None:
        super().__init__()
        self._told = ""

    def showPopup(self) -> None:  # noqa: N802 - Qt
        """Open the list wide enough for all entries."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * self.view().frameWidth())
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell in the tooltip what is cut."""
        super().paintEvent(event)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        wanted = "" if option.currentText == self.currentText() else as_tooltip(self.currentText())
        if self.toolTip() == self._told != wanted:
            self._told = wanted
            self.setToolTip(wanted)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """The present text, cut to the room beside icon and arrow."""
        super().initStyleOption(option)
        room = (
            self.style()
            .subControlRect(
                QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
            )
            .width()
        )
        icon = self.iconSize().width() + 6 if not self.itemIcon(self.currentIndex()).isNull() else 0
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room - icon)
        option.currentText = text
