"""Finds words of a table in texts of a notice, whatever their case, accents and hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from circular_assess.exchange.notices.cpv import table
from circular_assess.exchange.notices.notice import UNDETERMINED, language_of

LANGUAGES = ("en", "nl", "fr", "de")
# How much of a text around a word is shown, and how far back a word that turns it round may stand.
EXCERPT = 60
TURNED_ROUND_WORDS = 3
SPECIAL_SIGNS = {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"}


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word of a table in a text: which entry it belongs to, and the text around it on one line."""

    entry: str
    word: str
    excerpt: str


class _Folding(dict[int, str]):
    """One plain sign for each sign, so that places in the text stay the same."""

    def __missing__(self, number: int) -> str:
        sign = chr(number)
        plain = SPECIAL_SIGNS.get(sign) or unicodedata.normalize("NFKD", sign)[0].lower()
        self[number] = folded = " " if plain.isspace() else plain[0]
        return folded


_FOLDING = _Folding()


def folded(text: str) -> str:
    """The text in small letters without accents, sign by sign."""
    return text.translate(_FOLDING)


def words_in(text: str, language_key: str, table_name: str) -> list[FoundWord]:
    """Every word of a table in a text; none where the table has no words of its language.

    `language_key` is that of the notice. Without a language all words count but those that mean
    something else in another language. A word after “no”, “without” and the like is left out.
    """
    languages = LANGUAGES if language_key == UNDETERMINED else (language_of(language_key),)
    plain = folded(text)
    found = []
    for language in languages:
        pattern = _pattern(table_name, language)
        if pattern is None:
            continue
        for hit in pattern.finditer(plain):
            is_bound = language_key == UNDETERMINED and hit[0] in _language_bound()
            if not is_bound and not _is_turned_round(plain[: hit.start()], language):
                entry = _entries(table_name)[int((hit.lastgroup or "_0")[1:])]
                found.append(FoundWord(entry, text[hit.start() : hit.end()], _excerpt(text, hit.span())))
    return found


@cache
def _entries(table_name: str) -> tuple[str, ...]:
    """The entries of a table: what has words in languages."""
    apart = ("language_bound", "turned_round")
    return tuple(name for name in table(table_name) if name not in apart)


@cache
def _pattern(table_name: str, language: str) -> re.Pattern[str] | None:
    """One pattern for all words of a language, with a group for each entry."""
    groups = []
    for number, name in enumerate(_entries(table_name)):
        words: Mapping[str, list[str]] = table(table_name)[name]
        # Longer words first, so that the whole of a word is found.
        listed = sorted(words.get(language, []), key=len, reverse=True)
        if listed:
            groups.append(f"(?P<_{number}>{'|'.join(map(_as_pattern, listed))})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)") if groups else None


def _as_pattern(word: str) -> str:
    parts = (re.escape(sign) if sign not in "* -'" else _SIGN_PATTERNS[sign] for sign in folded(word))
    return "".join(parts)


_SIGN_PATTERNS = {"*": r"\w*", " ": r"[ -]+", "-": r"[ -]?", "'": r"'\s?"}


@cache
def _language_bound() -> frozenset[str]:
    return frozenset(table("strategy_words")["language_bound"])


@cache
def _turned_round(language: str) -> frozenset[str]:
    return frozenset(map(folded, table("strategy_words")["turned_round"].get(language, [])))


def _is_turned_round(before: str, language: str) -> bool:
    """True if one of the last words of the same sentence says no."""
    clause = re.split(r"[.;:!?()]", before[-EXCERPT:])[-1]
    words = re.findall(r"\w+", clause)[-TURNED_ROUND_WORDS:]
    return any(word in _turned_round(language) for word in words)


def _excerpt(text: str, span: tuple[int, int]) -> str:
    first, last = max(0, span[0] - EXCERPT // 2), min(len(text), span[1] + EXCERPT // 2)
    if first:  # from the next whole word on, but not past the word found
        blank = text.find(" ", first, span[0])
        first = blank + 1 if blank >= 0 else first
    if last < len(text):
        blank = text.rfind(" ", span[1], last)
        last = blank if blank >= 0 else last
    middle = " ".join(text[first:last].split())
    return ("… " if first else "") + middle + (" …" if last < len(text) else "")
