"""What Tab comes to, found by pressing it.

The focus chain must not be walked: PySide takes what `nextInFocusChain` gives for a child of the widget that
was asked of, and deletes both together.
"""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

MOST = 300


def tab_stops(first: QWidget) -> list[QWidget]:
    """Give the focus to this one and press Tab until it has it again; all that had it, in order."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    stops: list[QWidget] = [first]
    while len(stops) < MOST:
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused is not stops[-1], "Tab leaves every control"
        if focused is first:
            break
        stops.append(focused)
    return stops
