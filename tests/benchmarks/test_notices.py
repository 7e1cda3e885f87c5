"""The largest sample notice takes at most 15 times lxml's bare parse, and 20 times its size in memory.

Run by name: python -m pytest -n 0 tests/benchmarks.
Both times are medians in one process; memory is the growth
of a process of its own from just after Python started, so it includes the modules that are needed.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from circular_assess.exchange.notices import notice_as_json, notice_in
from circular_assess.texts import Texts

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT.parent / "shared" / "notices" / "files"
LARGEST = FILES / "OP-TED+eForms-SDK" / "examples" / "notices" / "cn_24_maximal_100_lots.xml"
pytestmark = pytest.mark.skipif(not LARGEST.is_file(), reason="the notices are not beside the repository")
ROUNDS = 15
MOST_TIMES = 15.0
MOST_SIZES = 20.0
PROGRAM = """
import re, sys
from pathlib import Path
def largest_kib():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
before = largest_kib()
from circular_assess.exchange.notices import notice_as_json, read_notice
from circular_assess.texts import Texts
notice_as_json(read_notice(Path(sys.argv[1])), Texts())
print(largest_kib() - before)
"""


def _median_s(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def test_the_largest_notice_is_read_quickly() -> None:
    content, texts = LARGEST.read_bytes(), Texts()
    notice_as_json(notice_in(content), texts)
    bare_s = _median_s(lambda: etree.fromstring(content))
    whole_s = _median_s(lambda: notice_as_json(notice_in(content), texts))
    print(f"\nbare {bare_s * 1000:.1f} ms, whole {whole_s * 1000:.1f} ms: {whole_s / bare_s:.1f} times")
    assert whole_s / bare_s <= MOST_TIMES


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells how large a process was")
def test_the_process_grows_little() -> None:
    command = [sys.executable, "-c", PROGRAM, str(LARGEST)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    times = int(ended.stdout) * 1024 / LARGEST.stat().st_size
    print(f"\nthe process grows by {times:.1f} times the file")
    assert times < MOST_SIZES
