"""Widgets in rows like words in a text: what does not fit goes to the next row."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Puts widgets beside each other at their own size and breaks rows; no widget is wider than the row."""

    def __init__(self, parent: QWidget, across: int, down: int) -> None:
        super().__init__(parent)
        self._placed: list[QLayoutItem] = []
        self._across = across
        self._down = down
        self.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        parent.setSizePolicy(policy)

    def add_pair(self, first: QWidget, second: QWidget, gap: int) -> None:
        """Two widgets that stay together."""
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        row.addWidget(first)
        row.addWidget(second)
        self.addWidget(pair)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt
        """Called by `addWidget`."""
        self._placed.append(item)

    def count(self) -> int:
        """How many widgets there are."""
        return len(self._placed)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt
        """The one at this place."""
        return self._placed[index] if 0 <= index < len(self._placed) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt
        """Take the one at this place out."""
        return self._placed.pop(index) if 0 <= index < len(self._placed) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """More rows where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at this width."""
        return self._place(QRect(0, 0, width, 0), is_trial=True)

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt
        """One row, of any width."""
        heights = [placed.sizeHint().height() for placed in self._placed]
        return QSize(0, max(heights, default=0))

    def sizeHint(self) -> QSize:
        """All in one row."""
        widths = [placed.sizeHint().width() + self._across for placed in self._placed]
        return QSize(sum(widths), self.minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt
        """Place all widgets."""
        super().setGeometry(rect)
        self._place(rect, is_trial=False)

    def _place(self, rect: QRect, *, is_trial: bool) -> int:
        x, y, row_height = rect.x(), rect.y(), 0
        for placed in self._placed:
            size = placed.sizeHint()
            width = min(size.width(), rect.width())
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, row_height = rect.x(), y + row_height + self._down, 0
            if not is_trial:
                placed.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + self._across
            row_height = max(row_height, size.height())
        return y + row_height - rect.y()
