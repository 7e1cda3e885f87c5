"""The buyer's settings: one frozen value in one JSON file, and where the program keeps its data."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from math import isnan
from pathlib import Path
from typing import Any

FOLDER_NAME = "Circular Assess"
HOME_VARIABLE = "CIRCULAR_ASSESS_HOME"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the buyer chose about the program itself.

    `language` and `appearance` are empty while the system decides; `text_scale` multiplies the
    system font; `window` is an opaque text of the window's own making. The sections of a report are
    kept by their keys, in their order; empty texts and lists mean what is usual. Organisation, accent,
    footer and logo (a file of its own, with the words that stand for it) are those of the buyer's house.
    `warned_of_place` is where the library lay when the buyer was told that others write there too.
    """

    language: str = ""
    appearance: str = ""
    text_scale: float = 1.0
    has_letter_keys: bool = True
    has_score_table: bool = False
    window: str = ""
    warned_of_place: str = ""
    report_edition: str = ""
    report_has_data: bool = True
    report_order: tuple[str, ...] = ()
    report_left_out: tuple[str, ...] = ("summary",)
    organisation: str = ""
    accent: str = ""
    footer: str = ""
    has_logo: bool = False
    logo_words: str = ""


def data_folder() -> Path:
    """The folder of this user's data; the environment variable CIRCULAR_ASSESS_HOME moves it."""
    moved = os.environ.get(HOME_VARIABLE)
    return Path(moved) if moved else usual_folder()


def usual_folder() -> Path:
    """Where the data of this user are unless they are moved."""
    from platformdirs import user_data_path

    return user_data_path(FOLDER_NAME, appauthor=False)


def read_settings(path: Path) -> Settings:
    """The settings in the file; what is missing or not understood takes its usual value.

    A damaged file must not keep the buyer from working, so it counts as empty.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    usual = Settings()
    return Settings(**{field.name: _understood(found, field.name, usual) for field in fields(usual)})


def write_settings(settings: Settings, path: Path) -> None:
    """Keep the settings; the file is replaced whole. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps(asdict(settings), indent=2) + "\n", encoding="utf-8")
    new.replace(path)


def _understood(found: dict[str, Any], name: str, usual: Settings) -> Any:
    value, default = found.get(name), getattr(usual, name)
    if isinstance(default, float) and isinstance(value, int | float) and not isinstance(value, bool):
        return default if isnan(min(value, 3.0)) else float(min(max(value, 0.8), 3.0))
    if isinstance(default, tuple):
        is_texts = isinstance(value, list) and all(isinstance(each, str) for each in value)
        return tuple(value) if is_texts else default  # type: ignore[arg-type]
    return value if type(value) is type(default) else default
