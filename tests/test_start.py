"""What the start of the program must not load."""

import os
import subprocess
import sys
from pathlib import Path

LATE = ("matplotlib", "numpy", "reportlab", "alembic", "pypdfium2", "pikepdf", "openpyxl")
PROGRAM = f"""
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from circular_assess import app

def look():
    window = QApplication.activeWindow() or QApplication.topLevelWidgets()[0]
    listed = [widget for widget in QApplication.topLevelWidgets() if getattr(widget, "library", None)]
    if not listed:
        QTimer.singleShot(50, look)
        return
    print(*[name for name in {LATE!r} if name in sys.modules] or ["none"])
    QApplication.exit(0)

app.WARM_UP_AFTER_MS = 600_000
QTimer.singleShot(0, look)
sys.exit(app.open_window())
"""


def test_after_the_start_no_heavy_library_is_loaded(data_folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "CIRCULAR_ASSESS_HOME": str(data_folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "none"), done.stderr
    assert (data_folder / "library.sqlite").is_file()
