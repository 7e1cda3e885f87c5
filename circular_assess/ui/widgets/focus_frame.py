"""The ring around the control that has the focus, drawn once for the whole window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

from circular_assess.ui.theme import Look

# By name: to import the classes before the first paint costs more than the whole frame.
RINGED = ("QAbstractButton", "QAbstractSlider", "QComboBox", "QLineEdit", "QPlainTextEdit", "QTabBar")


class FocusFrame(QFocusFrame):
    """Follows the focus. Lists and tables draw their ring inside the cell, so they get none here.

    A widget with the property "ringed" set to True is ringed, with False it is not.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.setWidget(new if new is not None and self._is_ringed(new) else None)  # type: ignore[arg-type]

    def _is_ringed(self, widget: QWidget) -> bool:
        wanted = widget.property("ringed")
        if wanted is not None:
            return bool(wanted)
        return not widget.inherits("QScrollBar") and any(widget.inherits(kind) for kind in RINGED)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two pixels in the accent colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
