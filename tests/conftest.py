"""What all tests share: Qt without a screen, no time limits in hypothesis, a data folder of their own."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("circular", deadline=None)
settings.load_profile("circular")


@pytest.fixture(scope="session", autouse=True)
def _chart_fonts(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One font cache for all charts of a run, outside the user's own folders."""
    from circular_assess.charts.fonts import prepare

    prepare(tmp_path_factory.mktemp("chart-fonts"))


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's data folder, empty and for this test only."""
    folder = tmp_path / "home of the program"
    monkeypatch.setenv("CIRCULAR_ASSESS_HOME", str(folder))
    monkeypatch.setenv("LANG", "C.UTF-8")
    return folder
