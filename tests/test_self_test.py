"""The self-test: it passes here, and it tells what fails."""

import subprocess
import sys
from pathlib import Path

import pytest

from circular_assess import self_test
from circular_assess.domain.assessment import Assessment

ROOT = Path(__file__).resolve().parent.parent


def test_a_process_passes_without_qt() -> None:
    script = "import sys; from circular_assess import self_test; code = self_test.run(); "
    script += "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, ended.stderr
    lines = ended.stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == [*self_test._STEPS, "self-test passed"]


def test_a_failure_is_exit_1_with_what_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def changed(_path: Path) -> Assessment:
        return Assessment(id=self_test._assessment().id)

    monkeypatch.setattr(self_test, "open_own_file", changed)
    assert self_test.run() == 1
    printed = capsys.readouterr()
    assert "self-test passed" not in printed.out
    assert printed.err.count("\n") == 1
    assert printed.err.startswith(
        "self-test failed at write and read a file: SelfTestFailed: the file changed it (self_test.py, line "
    )
