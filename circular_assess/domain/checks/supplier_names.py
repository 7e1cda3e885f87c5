"""Whether a name looks like that of a supplier: it ends in a legal form of a company."""

from __future__ import annotations

import re

# Legal forms that are hardly words or letters of something else, in any case of letters.
_PLAIN_FORM = re.compile(
    r"nv|bv|bvba|sprl|s[aà]rl|srl|cvba|scrl|vof|vzw|asbl|gmbh|ltd|inc|corp|ll[cp]|plc|oyj|aps|kft|doo|spzoo",
    re.IGNORECASE,
)
# Those that are words or variants elsewhere as well: only in capitals or with dots, "SA" or "s.a.".
_CAPITAL_FORM = re.compile(r"SA|SASU?|SN?C|SC[AS]|AG|KG|SE|AB|AS|OY|CV|SPA|EV|SRO|SL", re.IGNORECASE)
_AS_WRITTEN = ("Limited", "SpA", "Oy")
# Behind these, two letters count the variants: "Option SA".
_COUNTING = re.compile(
    r"opti(on|e)|sc[eé]nario|variante?|lot|perceel|plan|mod(el|èle)|type|fase|phase|zone", re.IGNORECASE
)
_PARTS = re.compile(r"[,;:()\[\]/|]| [-–—] ")
_FEWEST_WORDS = 2


def is_like_supplier(name: str) -> bool:
    """True if the name, or a part of it between commas, brackets or dashes, ends in a legal form."""
    # A/S would be parted at its stroke.
    return any(_ends_in_form(part.split()) for part in _PARTS.split(name.replace("A/S", "ApS")))


def _ends_in_form(words: list[str]) -> bool:
    if len(words) < _FEWEST_WORDS:
        return False
    before, last = words[-2:]
    letters = last.replace(".", "")
    is_cut = last.endswith(("..", "…"))
    if is_cut or not letters:
        return False
    if last in _AS_WRITTEN or _PLAIN_FORM.fullmatch(letters):
        return True
    is_as_form = letters.isupper() or "." in last[:-1]
    return bool(is_as_form and _CAPITAL_FORM.fullmatch(letters)) and not _COUNTING.fullmatch(before)
