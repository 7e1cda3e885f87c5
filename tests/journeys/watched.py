"""Starts the program as it is, and keeps a list of what can be seen and clicked for the one who drives it.

Used as `python watched.py LIST.json [arguments of the program]`. The list holds the accessible name, the
middle on the screen and whether the control has the focus.
"""

import json
import sys
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from circular_assess import app

EVERY_MS = 100


def seen(widget: QWidget) -> bool:
    """True if its middle lies in what is shown of it."""
    return widget.isVisible() and widget.visibleRegion().contains(widget.rect().center())


def name(widget: QWidget) -> str:
    """What a person would call it."""
    spoken = widget.accessibleName()
    if not spoken and isinstance(widget, QAbstractButton | QLabel):
        spoken = widget.text()
    return spoken.replace("&", "")


def write_list(path: Path) -> None:
    """Write all named controls in one step."""
    controls = []
    for widget in QApplication.allWidgets():
        if seen(widget) and name(widget):
            middle = widget.mapToGlobal(widget.rect().center())
            controls.append([name(widget), middle.x(), middle.y(), widget.hasFocus()])
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(controls), encoding="utf-8")
    draft.replace(path)


def watch(path: Path) -> None:
    """Write the list again and again while the program runs."""
    timer = QTimer(QApplication.instance())
    timer.timeout.connect(lambda: write_list(path))
    timer.start(EVERY_MS)


if __name__ == "__main__":
    target, arguments = Path(sys.argv[1]), sys.argv[2:]

    class WatchedSession(app.Session):
        """The usual one, and watched."""

        def start(self, file: Path | None) -> None:
            super().start(file)
            watch(target)

    with patch.object(app, "Session", WatchedSession):
        sys.exit(app.main(arguments))
