"""Settings: what is written is read; damage and nonsense fall back to the usual."""

from pathlib import Path

import pytest

from circular_assess.settings import Settings, data_folder, read_settings, write_settings


def test_settings_come_back_as_written(tmp_path: Path) -> None:
    settings = Settings(appearance="dark", text_scale=1.5, window="abc", has_letter_keys=False)
    path = tmp_path / "new folder" / "settings.json"
    write_settings(settings, path)
    assert read_settings(path) == settings
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", Settings()),
        (b"\xff\xfe", Settings()),
        (b"[1]", Settings()),
        (
            b'{"text_scale": 99, "appearance": 3, "has_letter_keys": 1, "unknown": 1}',
            Settings(text_scale=3.0),
        ),
        (b'{"text_scale": true, "language": "nl"}', Settings(language="nl")),
        (b'{"text_scale": NaN}', Settings()),
        (b'{"text_scale": ' + b"9" * 400 + b"}", Settings(text_scale=3.0)),
        (b'{"window": ' + b"[" * 100_000, Settings()),
    ],
)
def test_what_is_not_understood_takes_its_usual_value(
    tmp_path: Path, content: bytes, expected: Settings
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert read_settings(path) == expected


def test_the_data_folder_can_be_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CIRCULAR_ASSESS_HOME", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv("CIRCULAR_ASSESS_HOME")
    assert data_folder().name == "Circular Assess"
