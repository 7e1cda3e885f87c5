"""Numbers in the texts of a file: with comma or point, grouped or not, with a unit behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import isfinite

SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d{1,3})?", re.IGNORECASE)
# A number with the unit that may stand behind it.
WITH_UNIT = re.compile(r"^(?P<number>[^a-z%]*?(\de[-+]?\d+)?)(?P<unit>kg|g|t|%)?$", re.IGNORECASE)
MINUS = "\N{MINUS SIGN}"
DECIMAL_SIGNS = (",", ".")


def number_and_unit(text: str, decimal: str) -> tuple[float, str]:
    """The number and the unit behind it (kg, g, t, % or nothing). Raises ValueError if it is none.

    `decimal` marks decimals and the other sign groups thousands, unless it cannot be meant so.
    """
    plain = SPACES.sub("", text[:100]).replace(MINUS, "-")
    found = WITH_UNIT.match(plain)
    if found is None:
        raise ValueError(text)
    number = float_of(found["number"], decimal)
    return number, (found["unit"] or "").lower()


def float_of(plain: str, decimal: str) -> float:
    """The number in a text without spaces. Raises ValueError if it is none."""
    grouping = _other(decimal)
    if plain.count(decimal) > 1 or (grouping in plain and not _is_grouped(plain, grouping, decimal)):
        # The other way round it may be a number still.
        decimal, grouping = grouping, decimal
        if plain.count(decimal) > 1 or (grouping in plain and not _is_grouped(plain, grouping, decimal)):
            raise ValueError(plain)
    bare = plain.replace(grouping, "").replace(decimal, ".")
    if not NUMBER.fullmatch(bare) or not isfinite(float(bare)):
        raise ValueError(plain)
    return float(bare)


def decimal_sign(texts: Iterable[str], usual: str) -> str:
    """Which sign marks decimals in these texts; the usual one where they do not tell."""
    votes = dict.fromkeys(DECIMAL_SIGNS, 0)
    for text in texts:
        plain = SPACES.sub("", text[:100]).rstrip("%kgtKGT")
        for sign in DECIMAL_SIGNS:
            grouping = _other(sign)
            whole, _sign, decimals = plain.rpartition(sign)
            if not decimals.isdigit() or sign in whole:
                continue
            is_sure = grouping in whole or len(decimals) != 3 or whole.strip("-+") in ("", "0")
            votes[sign] += is_sure
    best = max(DECIMAL_SIGNS, key=votes.__getitem__)
    return usual if votes[best] == votes[_other(best)] else best


def _other(sign: str) -> str:
    return "." if sign == "," else ","


def _is_grouped(plain: str, grouping: str, decimal: str) -> bool:
    """True if the sign parts thousands as it should, all before the decimals."""
    whole = plain.partition(decimal)[0].lstrip("-+")
    groups = whole.split(grouping)
    is_before = grouping not in plain.partition(decimal)[2]
    first = groups[0]
    return is_before and 0 < len(first) <= 3 and first != "0" and all(len(group) == 3 for group in groups[1:])
