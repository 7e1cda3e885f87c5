"""The long proofs of the library: 200 kills, 1,000 edits from two sides, and copies of 100 MB.

Run by name: python -m pytest -n 0 tests/benchmarks/test_library_safety.py -s.
The time of a copy is compared with
a plain copy of the same file that is written out to the disk too, both as medians of several taken in turn.
"""

import os
import shutil
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from circular_assess.domain import edits
from circular_assess.domain.assessment import AssessmentId
from circular_assess.storage import backups
from circular_assess.storage.checking import check_library
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Progress
from tests.examples import furniture_example
from tests.made_up import made_up_assessment
from tests.storage.helpers import edit_in_two_programs, kill_often

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
BYTES, ROUNDS = 100_000_000, 7
PROGRESS = Progress(21, 23, is_ready=True)


def _make(library: Path) -> None:
    store = Store.open(library)
    store.save(made_up_assessment(), 0, PROGRESS)
    store.close()


def test_two_hundred_kills(tmp_path: Path) -> None:
    library = tmp_path / "the library" / "library.db"
    _make(library)
    kill_often(library, 200)


def test_a_thousand_edits_each_from_two_programs(tmp_path: Path) -> None:
    library = tmp_path / "the library" / "library.db"
    _make(library)
    edit_in_two_programs(library, 1000)


def _copied_and_written_out(library: Path, target: Path) -> None:
    shutil.copyfile(library, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def test_a_copy_of_a_hundred_megabytes(tmp_path: Path) -> None:
    library, target = tmp_path / "library.db", tmp_path / "target.db"
    store = Store.open(library)
    example, number = furniture_example(), 0
    while library.stat().st_size < BYTES:
        copy = edits.duplicate_assessment(example, AssessmentId(f"copy-{number}"), f"Furniture {number}")
        store.save(copy, 0, PROGRESS)
        number += 1
    times: dict[str, list[float]] = {"plain": [], "held": [], "checked": [], "whole": []}
    for _ in range(ROUNDS):
        for remains in (target, tmp_path / "copies"):
            if remains.is_dir():
                shutil.rmtree(remains)
            else:
                remains.unlink(missing_ok=True)
        times["plain"].append(_seconds(lambda: _copied_and_written_out(library, target)))
        target.unlink()
        times["held"].append(_seconds(lambda: backups._copy(library, target)))
        times["checked"].append(_seconds(lambda: check_library(target)))
        times["whole"].append(_seconds(lambda: backups.copy_library(library, tmp_path / "copies", NOON)))
    store.close()
    plain, held, checked, whole = (statistics.median(found) for found in times.values())
    print(f"\nplain {plain:.3f} s; copy {held:.3f} s, {held / plain:.2f} times; checks {checked:.3f} s")
    print(f"copy with checks {whole:.3f} s, {whole / plain:.2f} times; {number} assessments")
    assert held <= 3 * plain


if __name__ == "__main__":
    pytest.main([__file__, "-s"])
