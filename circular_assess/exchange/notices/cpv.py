"""What CPV codes mean for the program: division, theme, and signals of a circular way of buying."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from circular_assess import resources
from circular_assess.domain.catalogue import Strategy, Theme
from circular_assess.exchange.notices.notice import Wordings

SHORTEST_PREFIX = 2


@dataclass(frozen=True, slots=True)
class CpvTheme:
    """The theme to which a CPV code points by its longest known prefix, or None for no theme.

    A hit is strong or weak: a weak one is only asked. `strategy` is what such goods lend themselves to.
    """

    prefix: str
    name: Wordings
    theme: Theme | None = None
    is_strong: bool = False
    strategy: Strategy | None = None


@dataclass(frozen=True, slots=True)
class CpvSignal:
    """A CPV code that speaks of a strategy, with its official name."""

    code: str
    name: Wordings
    strategy: Strategy


@cache
def table(name: str) -> Mapping[str, Any]:
    """A file of `resources/notices`, read once."""
    return tomllib.loads(resources.path(f"notices/{name}.toml").read_text("utf-8"))


def division_names() -> Mapping[str, Wordings]:
    """The 45 divisions of the vocabulary by their two digits, in English, Dutch and French."""
    return table("cpv_divisions")


def division_name(code: str, language: str) -> str:
    """The official name of the division of a code; empty for a code of no division."""
    return str(division_names().get(code[:2], {}).get(language, ""))


def theme_of(code: str) -> CpvTheme | None:
    """What the longest known prefix of a code says; None if no prefix is known."""
    themes = table("cpv_themes")
    for length in range(len(code), SHORTEST_PREFIX - 1, -1):
        found = themes.get(code[:length])
        if found is not None:
            return CpvTheme(
                code[:length],
                found["name"],
                Theme(found["theme"]) if found["theme"] else None,
                found.get("strength") == "strong",
                Strategy(found["strategy"]) if "strategy" in found else None,
            )
    return None


def signals_of(codes: Iterable[str]) -> Iterator[CpvSignal]:
    """The signals of codes of the main or the supplementary vocabulary, in their order."""
    signals = table("cpv_signals")
    for code in codes:
        for length in range(len(code), SHORTEST_PREFIX - 1, -1):
            found = signals.get(code[:length])
            if found is not None:
                yield CpvSignal(code, found["name"], Strategy(found["strategy"]))
                break
