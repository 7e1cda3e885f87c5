"""Faces of the figures: where their files are, which signs they have, and the font cache."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from threading import Lock
from unicodedata import category

PLACEHOLDER = "\N{WHITE SQUARE}"
FALLBACK_FAMILY = "DejaVu Sans"
REPORT_FAMILY = "Atkinson Hyperlegible"

_registering = Lock()


def prepare(cache_folder: Path) -> None:
    """Have matplotlib keep its font cache in this folder; call it before matplotlib is first imported.

    The cache takes seconds to build, so it belongs where the program may write and finds it again.
    """
    folder = cache_folder / "matplotlib"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["MPLCONFIGDIR"] = str(folder)


def warm_up(cache_folder: Path) -> None:
    """Import matplotlib and build its font cache, so that the first figure comes at once."""
    prepare(cache_folder)
    import matplotlib.backends.backend_agg
    import matplotlib.figure  # noqa: F401

    faces(REPORT_FAMILY)


def report_files() -> dict[str, Path]:
    """The font files of the report by style: regular and bold."""
    from fontpkg_atkinson_hyperlegible import ROOT

    folder = Path(ROOT) / "files"
    return {
        "regular": folder / "AtkinsonHyperlegible-Regular.ttf",
        "bold": folder / "AtkinsonHyperlegible-Bold.ttf",
    }


def fallback_files() -> dict[str, Path]:
    """The font files for signs that the report's face lacks, by style: regular and bold."""
    import matplotlib

    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return {"regular": folder / "DejaVuSans.ttf", "bold": folder / "DejaVuSans-Bold.ttf"}


@lru_cache(maxsize=16)
def faces(family: str) -> tuple[str, ...]:
    """The families to draw with: the wanted one if it is there, and the one that has most signs."""
    from matplotlib.font_manager import FontProperties, fontManager

    with _registering:
        known = {entry.name for entry in fontManager.ttflist}
        if family == REPORT_FAMILY and family not in known:
            for file in report_files().values():
                fontManager.addfont(file)
            known.add(family)
    if family not in known:
        return (FALLBACK_FAMILY,)
    try:
        fontManager.findfont(FontProperties(family=[family]), fallback_to_default=False)
    except ValueError:
        return (FALLBACK_FAMILY,)
    return (family, FALLBACK_FAMILY)


def as_printable(text: str, family: str) -> str:
    """The text on one line, with a placeholder for each sign that no face has."""
    signs = _signs(faces(family))
    return "".join(_printable(sign, signs) for sign in " ".join(text.split()))


def _printable(sign: str, signs: frozenset[int]) -> str:
    if ord(sign) in signs:
        return sign
    # Marks that only shape their neighbours, such as joiners and variants, leave no gap.
    return "" if category(sign) in ("Cf", "Mn", "Me") else PLACEHOLDER


@lru_cache(maxsize=16)
def _signs(families: tuple[str, ...]) -> frozenset[int]:
    """The code points that at least one of the families can draw, in both weights."""
    from matplotlib.font_manager import FontProperties, findfont
    from matplotlib.ft2font import FT2Font

    found: frozenset[int] = frozenset()
    for family in families:
        weights = [
            frozenset(FT2Font(findfont(FontProperties(family=[family], weight=weight))).get_charmap())
            for weight in ("normal", "bold")
        ]
        found |= weights[0] & weights[1]
    return found
