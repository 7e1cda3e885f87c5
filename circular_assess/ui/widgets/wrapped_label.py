"""A label of plain text that breaks anywhere and ends after some lines: no word can widen the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from circular_assess.ui.widgets.scenario_mark import as_tooltip

LONGEST_SHOWN = 1000
LONGEST_IN_A_SENTENCE = 40
FEW_LETTERS = "MMMMMM"


class WrappedLabel(QLabel):
    """Plain text in at most `lines` lines; what does not fit ends in an ellipsis and is whole in the tooltip.

    `text()` stays the whole text, for screen readers and tests.
    """

    def __init__(self, text: str = "", role: str = "", *, lines: int = 2) -> None:
        super().__init__()
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Show another text."""
        if self.text() != text or not self.accessibleName():
            self.setText(text)
            self.setAccessibleName(text)
            self.setToolTip("")
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Fewer lines where there is more room."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the lines that the text takes in this width."""
        count = len(list(self._broken(width)))
        return max(1, count) * self.fontMetrics().lineSpacing() + 2

    def sizeHint(self) -> QSize:
        """All of it on one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._shown()) + 2, metrics.lineSpacing() + 2)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(FEW_LETTERS), metrics.lineSpacing() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines, from the top or in the middle as the alignment says."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        lines = list(self._broken(self.width()))
        step = self.fontMetrics().lineSpacing()
        is_middle = bool(self.alignment() & Qt.AlignmentFlag.AlignVCenter)
        top = max(0, (self.height() - step * len(lines)) // 2) if is_middle else 0
        for number, line in enumerate(lines):
            baseline = top + number * step + self.fontMetrics().ascent()
            painter.drawText(QPointF(0, baseline), line)
        is_whole = bool(lines) is bool(self.text()) and not any(line.endswith("…") for line in lines)
        wanted = "" if is_whole else as_tooltip(self.text())
        if self.toolTip() != wanted:
            self.setToolTip(wanted)

    def _shown(self) -> str:
        return " ".join(self.text()[:LONGEST_SHOWN].split())

    def _broken(self, width: int) -> Iterator[str]:
        """The lines as they are painted."""
        text = self._shown()
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(text, self.font())
        layout.setTextOption(option)
        layout.beginLayout()
        for number in range(1, self._lines + 1):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width, 1))
            start, length = line.textStart(), line.textLength()
            if number == self._lines and start + length < len(text):
                yield self.fontMetrics().elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
                break
            yield text[start : start + length].rstrip()
        layout.endLayout()


def shortened(text: str) -> str:
    """A name as it stands in a sentence: on one line and not endless."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_IN_A_SENTENCE else plain[: LONGEST_IN_A_SENTENCE - 1] + "…"
