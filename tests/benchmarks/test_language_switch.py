"""Switching the language with an assessment open takes at most as long as opening that assessment.

Run by name: python -m pytest -n 0 tests/benchmarks.
Both are measured in turn in one process on the real window,
until everything is laid out and painted, in the time of the processor, so that other programs count less.
"""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from circular_assess.ui.step_states import STEPS

ROUNDS = 15
LIMIT = 1.0
PROGRAM = """
import gc, json, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from circular_assess import tasks
from circular_assess.catalogue_files import read_catalogue
from circular_assess.library import Library
from circular_assess.settings import Settings
from circular_assess.storage.store import Store
from circular_assess.texts import Texts
from circular_assess.ui.main_window import MainWindow
from circular_assess.ui.messages import Messages
from circular_assess.ui.theme import Look
from tests.examples import furniture_example

REST_S = 0.15
# Reports and charts are made in the background, after either.
tasks._Task.run = lambda _task: None
folder, step, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
app = QApplication([])
store = Store.open(folder / "library.sqlite")
texts = Texts()
window = MainWindow(Look(app), texts, Messages(texts), Settings(), folder)
window.set_library(Library(store, read_catalogue))
window.show()
example = furniture_example()
window.library.keep(example)

def finish():
    # Not what timers bring after the page is seen. Without a running loop nothing is deleted by itself.
    app.sendPostedEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

def seconds(action):
    start = time.process_time()
    action()
    finish()
    window.repaint()
    return time.process_time() - start

def rest():
    end = time.perf_counter() + REST_S
    while time.perf_counter() < end:
        app.processEvents()
        finish()
        time.sleep(0.005)

def open_it():
    window.show_document(window.library.open(example.id), step)

times = []
for number in range(rounds + 1):
    window.show_library()
    rest()
    opened = seconds(open_it)
    rest()
    switched = seconds(lambda: window.set_language("nl" if number % 2 else "fr"))
    rest()
    if not times:
        gc.freeze()  # as the program does after its start
    times.append((opened, switched))
print(json.dumps(times[1:]))
"""


@pytest.mark.parametrize("step", STEPS)
def test_another_language_comes_as_fast_as_the_assessment(step: str, tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path), step, str(ROUNDS)],
        env=environment,
        cwd=Path(__file__).parents[2],
        check=True,
        timeout=120,
        capture_output=True,
        encoding="utf-8",
    )
    times = json.loads(done.stdout)
    ratio = statistics.median(switched / opened for opened, switched in times)
    opened_ms = statistics.median(opened for opened, _switched in times) * 1000
    print(f"\n{step}: a switch takes {ratio:.2f} times an opening of {opened_ms:.0f} ms, limit {LIMIT}")
    assert ratio <= LIMIT
