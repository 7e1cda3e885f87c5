"""A combo box for places where there is little width."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from circular_assess.ui.widgets.elided_combo import ElidedCombo


class NarrowChoice(ElidedCombo):
    """A combo box that may be narrower than its entries, and that the wheel scrolls past."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page, which scrolls."""
        event.ignore()
