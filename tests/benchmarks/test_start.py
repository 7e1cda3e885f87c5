"""How long until the window is painted, and until a library of 1,000 assessments is listed, as ratios.

Run by name: python -m pytest -n 0 tests/benchmarks.
Each figure is the median of several processes, taken in turn
with a bare PySide6 window, so that a machine that slows down slows both.
"""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from circular_assess.domain import edits
from circular_assess.domain.assessment import AssessmentId
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Progress
from tests.examples import furniture_example

ROUNDS = 7
BARE = """
import os
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
class Window(QMainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() == QEvent.Type.Paint:
            os._exit(0)
        return done
app = QApplication([])
window = Window()
window.setCentralWidget(QTableWidget(20, 5))
window.resize(1280, 800)
window.show()
app.exec()
"""
PAINTED = """
import os
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMainWindow
from circular_assess.ui.frame import WindowFrame
def event(self, event):
    done = QMainWindow.event(self, event)
    if event.type() == QEvent.Type.Paint:
        os._exit(0)
    return done
WindowFrame.event = event
from circular_assess.app import open_window
open_window()
"""
LISTED = """
import os
from circular_assess.ui.pages.library_page import LibraryPage
refresh = LibraryPage.refresh
def refreshed(self):
    refresh(self)
    if self.table.model().rowCount() >= 1000:
        self.table.viewport().repaint()
        os._exit(0)
LibraryPage.refresh = refreshed
from circular_assess.app import open_window
open_window()
"""


def seconds(program: str, home: Path) -> float:
    environment = {**os.environ, "CIRCULAR_ASSESS_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], env=environment, check=True, timeout=60)
    return time.perf_counter() - start


def medians(home: Path, *programs: str) -> list[float]:
    times: list[list[float]] = [[] for _program in programs]
    for _round in range(ROUNDS + 1):
        for found, program in zip(times, programs, strict=True):
            found.append(seconds(program, home))
    return [statistics.median(found[1:]) for found in times]


def report(name: str, ratio: float, limit: float) -> None:
    print(f"\n{name}: {ratio:.2f} times a bare window, limit {limit}")


def test_the_window_is_painted_almost_as_soon_as_a_bare_one(tmp_path: Path) -> None:
    bare, painted = medians(tmp_path / "home", BARE, PAINTED)
    report("first painted window", painted / bare, 1.5)
    assert painted <= 1.5 * bare


def test_a_thousand_assessments_are_listed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    store = Store.open(home / "library.sqlite", backup_folder=home / "backups")
    example = furniture_example()
    for number in range(1000):
        copy = edits.duplicate_assessment(example, AssessmentId(f"copy-{number}"), f"Furniture {number}")
        store.save(replace(copy), 0, Progress(21, 23, is_ready=True))
    store.close()
    bare, listed = medians(home, BARE, LISTED)
    report("library of 1,000 listed", listed / bare, 3.5)
    assert listed <= 3.5 * bare


if __name__ == "__main__":
    pytest.main([__file__, "-s"])
