"""The embedded faces of the report, and which of them has a sign."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from threading import Lock
from unicodedata import bidirectional, category, normalize

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from circular_assess.charts.fonts import PLACEHOLDER, fallback_files, report_files

REGULAR, BOLD = "Report", "Report-Bold"
_MORE = {REGULAR: "ReportMore", BOLD: "ReportMore-Bold"}
# reportlab writes a wrong code for signs beyond this plane, so a copied text would read wrongly.
_LAST_SIGN = 0xFFFF
# reportlab writes everything from left to right, so what is written the other way would stand backwards.
_RIGHT_TO_LEFT = ("R", "AL", "AN")

_registering = Lock()


@dataclass(frozen=True, slots=True)
class Run:
    """Signs in a row that stand in one face."""

    font: str
    signs: str


@lru_cache(maxsize=1)
def _signs() -> dict[str, frozenset[int]]:
    """Register the faces with reportlab, once, and tell which signs each of them has."""
    with _registering:
        for style, name in (("regular", REGULAR), ("bold", BOLD)):
            pdfmetrics.registerFont(TTFont(name, str(report_files()[style])))
            pdfmetrics.registerFont(TTFont(_MORE[name], str(fallback_files()[style])))
        names = (REGULAR, BOLD, *_MORE.values())
        return {name: frozenset(pdfmetrics.getFont(name).face.charToGlyph) for name in names}


def register() -> None:
    """Make the faces known to reportlab; any thread may call it, any number of times."""
    _signs()


@lru_cache(maxsize=1)
def _usable() -> frozenset[str]:
    """The signs that can be printed, regular and bold, by one of the faces."""
    signs = _signs()
    codes = (signs[REGULAR] & signs[BOLD]) | (signs[_MORE[REGULAR]] & signs[_MORE[BOLD]])
    usable = (chr(code) for code in codes if code <= _LAST_SIGN)
    return frozenset(sign for sign in usable if _is_simple(sign)) | {" ", "\n"}


def _is_simple(sign: str) -> bool:
    """True for a sign that is seen and stands after the one before it."""
    return not sign.isspace() and category(sign) != "Cf" and bidirectional(sign) not in _RIGHT_TO_LEFT


def as_printable(text: str) -> str:
    """The text, letters and accents as one, with a placeholder for each sign that no face has."""
    usable = _usable()
    return "".join(sign if sign in usable else _replaced(sign) for sign in normalize("NFC", text))


def _replaced(sign: str) -> str:
    if sign.isspace():
        return sign if sign == "\N{NO-BREAK SPACE}" else " "
    # Marks that only shape their neighbours, such as joiners and variants, leave no gap.
    return "" if category(sign) in ("Cf", "Mn", "Me") else PLACEHOLDER


def runs(printable: str, font: str) -> list[Run]:
    """The printable text cut into runs of one face: the report's, and the other for what that lacks."""
    own = _signs()[font]

    def face(sign: str) -> str:
        return font if ord(sign) in own or sign.isspace() else _MORE[font]

    return [Run(name, "".join(signs)) for name, signs in groupby(printable, face)]


def width_of(printable: str, font: str, size: float) -> float:
    """How wide the printable text stands on one line, in points."""
    parts = runs(printable, font)
    return float(sum(pdfmetrics.stringWidth(part.signs, part.font, size) for part in parts))
