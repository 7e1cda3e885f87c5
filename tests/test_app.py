"""Which arguments open the window, and which are a command."""

from pathlib import Path

import pytest

from circular_assess import app, commands
from circular_assess.own_file import sample_names


def test_a_file_with_the_name_of_a_command_does_not_hide_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in commands.COMMANDS:
        (tmp_path / name).mkdir()
    opened: list[object] = []

    def open_window(*file: Path) -> int:
        opened.append(file)
        return 0

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(app, "open_window", open_window)
    assert app.main(["samples"]) == 0
    assert app.main(["evaluate"]) == 2
    assert app.main(["--version"]) == 0
    assert opened == []
    assert app.main(["new.circular"]) == 0
    (tmp_path / "notes.txt").touch()
    assert app.main(["notes.txt"]) == 0
    assert app.main([]) == 0
    assert opened == [(Path("new.circular"),), (Path("notes.txt"),), ()]
    assert app.main(["x" * 5000]) == 2
    assert capfd.readouterr().out.splitlines()[0] == sample_names()[0]
