"""Words, numbers, money and dates in the reader's language, for screen and paper alike."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from math import floor, log10
from string import Formatter
from typing import Any

from circular_assess import resources
from circular_assess.texts.checks import CHECK_NAMES, SEVERITY_NAMES
from circular_assess.texts.marking import mark_for_translation
from circular_assess.texts.messages import MESSAGES
from circular_assess.texts.names import (
    COST_KIND_NAMES,
    DECISION_EVIDENCE_NAMES,
    EFFECT_UNIT_NAMES,
    EVIDENCE_NAMES,
    GRADE_NAMES,
    INSTRUMENT_NAMES,
    LEFT_OUT_NAMES,
    PAID_NAMES,
    RATE_KIND_NAMES,
    RESIDUAL_RULE_NAMES,
    RHYTHM_NAMES,
    STRATEGY_NAMES,
    TENDER_STATUS_NAMES,
    THEME_NAMES,
    VAT_NAMES,
)

LANGUAGE_NAMES = {"en": "English", "nl": "Nederlands", "fr": "Français"}
LANGUAGES = tuple(LANGUAGE_NAMES)
# Dutch and French are written as in Belgium; English groups thousands with spaces, as the others read it.
WINDOWS_NAMES = {"english": "en", "dutch": "nl", "french": "fr"}
LOCALES = {"en": "en", "nl": "nl_BE", "fr": "fr_BE"}
NON_BREAKING_SPACE = "\N{NO-BREAK SPACE}"
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
DASH = "\N{EN DASH}"
SMALLEST_GROUPED = 1000
# Longer numbers are written in powers of ten.
LARGEST_IN_DIGITS = 1e18

__all__ = [
    "CHECK_NAMES",
    "COST_KIND_NAMES",
    "DASH",
    "DECISION_EVIDENCE_NAMES",
    "EFFECT_UNIT_NAMES",
    "EVIDENCE_NAMES",
    "GRADE_NAMES",
    "INSTRUMENT_NAMES",
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "LEFT_OUT_NAMES",
    "LOCALES",
    "MESSAGES",
    "MINUS",
    "NON_BREAKING_SPACE",
    "PAID_NAMES",
    "RATE_KIND_NAMES",
    "RESIDUAL_RULE_NAMES",
    "RHYTHM_NAMES",
    "SEVERITY_NAMES",
    "STRATEGY_NAMES",
    "TENDER_STATUS_NAMES",
    "THEME_NAMES",
    "VAT_NAMES",
    "Texts",
    "mark_for_translation",
    "system_language",
]


class Texts:
    """Wording for one language.

    The key of a message is the English sentence itself, with placeholders by name. A placeholder
    may carry a kind: points, number, percent, coverage, signed, euro, list, strategy, causes, line.
    """

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._locale = LOCALES[language]
        self._catalogue = gettext.NullTranslations() if language == "en" else _catalogue(language)
        self._formatter = _KindFormatter(self)

    def tr(self, message: str, **values: object) -> str:
        """The message in the reader's language, with its values filled in as typed."""
        wording = self._catalogue.gettext(message)
        return self._formatter.vformat(wording, (), values) if values else wording

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """The form that fits the count; `{count}` is filled in with it."""
        wording = self._catalogue.ngettext(one, many, count)
        return self._formatter.vformat(wording, (), {"count": count, **values})

    def message(self, key: str, values: Mapping[str, object]) -> str:
        """The sentence for a finding of the domain."""
        return self.tr(MESSAGES[key], **values) if values else self.tr(MESSAGES[key])

    def strategy(self, code: str) -> str:
        """The name of a strategy."""
        return self.tr(STRATEGY_NAMES[code])

    def theme(self, code: str) -> str:
        """The name of a theme."""
        return self.tr(THEME_NAMES[code])

    def cost_kind(self, code: str) -> str:
        """What a cost line pays for."""
        return self.tr(COST_KIND_NAMES[code])

    def cost_line(self, line: tuple[str, str]) -> str:
        """The name of a cost line, given with its kind: without one, what it pays for."""
        name, kind = line
        return name if name.strip() else self.cost_kind(kind)

    def check(self, code: str) -> str:
        """What is checked, in a few words."""
        return self.tr(CHECK_NAMES[code])

    def severity(self, code: str) -> str:
        """How much a check matters."""
        return self.tr(SEVERITY_NAMES[code])

    def rhythm(self, code: str) -> str:
        """How often a cost is paid."""
        return self.tr(RHYTHM_NAMES[code])

    def left_out(self, code: str) -> str:
        """The sentence that says why a cost line, or a part of its years, is not counted."""
        return self.tr(LEFT_OUT_NAMES[code])

    def effect_unit(self, code: str) -> str:
        """The unit of an effect on people or planet."""
        return self.tr(EFFECT_UNIT_NAMES[code])

    def evidence(self, code: str, *, is_buyers_decision: bool = False) -> str:
        """What an evidence strength means; other words for what the buyer decides itself."""
        names = DECISION_EVIDENCE_NAMES if is_buyers_decision else EVIDENCE_NAMES
        return self.tr(names[code])

    def points(self, points: float) -> str:
        """A score or a level with one decimal."""
        return self.number(points, decimals=1)

    def signed(self, points: float) -> str:
        """A difference with its sign and one decimal; 0.0 carries none."""
        wording = self.number(abs(points), decimals=1)
        if wording == self.number(0.0, decimals=1):
            return wording
        return ("+" if points > 0 else MINUS) + wording

    def percent(self, share: float, decimals: int = 0) -> str:
        """A share 0-1 in per cent; what is not all does not read 100, what is not nothing not 0."""
        number = round(share * 100, decimals)
        step = 10.0**-decimals
        if share < 1 and number >= 100:
            number = 100 - step
        elif share > 0 and number == 0:
            number = step
        return f"{self.number(number, decimals=decimals)}{NON_BREAKING_SPACE}%"

    def coverage(self, share: float) -> str:
        """A share 0-1 in whole per cent rounded down, so that 59.9 does not pass for the 60 that is asked."""
        return f"{self.number(int(share * 100 + 1e-9), decimals=0)}{NON_BREAKING_SPACE}%"

    def number(self, number: float, decimals: int | None = None) -> str:
        """A number with the separators of the language; without `decimals` as many as it needs, up to 6."""
        if abs(number) >= LARGEST_IN_DIGITS:
            power = floor(log10(abs(number)))
            return f"{self.number(number / 10.0**power, decimals=2)} × 10^{power}"
        if decimals is not None:
            number = _rounded(number, decimals)
            if decimals == 0 and 0 <= number < SMALLEST_GROUPED:
                return str(int(number))  # the same in every language, and Babel takes a while to import
        from babel.numbers import format_decimal

        pattern = "#,##0.######" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
        wording = str(format_decimal(number, format=pattern, locale=self._locale))
        wording = wording.replace(NARROW_SPACE, NON_BREAKING_SPACE)
        wording = wording.replace(",", NON_BREAKING_SPACE) if self.language == "en" else wording
        return wording.replace("-", MINUS)

    def euro(self, amount: float, decimals: int = 0) -> str:
        """An amount in euro, with the sign where the language puts it."""
        number = self.number(amount, decimals=decimals)
        if self.language == "fr":
            return f"{number}{NON_BREAKING_SPACE}€"
        return f"€{NON_BREAKING_SPACE}{number}"

    def day(self, day: date) -> str:
        """A date in words, such as 24 November 2026."""
        from babel.dates import format_date

        return str(format_date(day, format="d MMMM y", locale=self._locale))

    def moment(self, moment: datetime, now: datetime) -> str:
        """When something changed, near moments in words: Today 14:32, Yesterday, 18 Nov 2026."""
        days = (now.date() - moment.date()).days
        if days == 0:
            return self.tr("Today {time}", time=moment.strftime("%H:%M"))
        if days == 1:
            return self.tr("Yesterday")
        from babel.dates import format_date

        return str(format_date(moment, format="d MMM y", locale=self._locale))

    def names(self, names: Sequence[str]) -> str:
        """Names in a row: A, B and C."""
        if len(names) < 2:
            return "".join(names)
        return self.tr("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])

    def causes(self, causes: Sequence[tuple[str, float]]) -> str:
        """Names of criteria with the points that they bring, with their sign, in a row."""
        return self.names(
            [
                self.tr("“{criterion}” ({points:signed})", criterion=name, points=points)
                for name, points in causes
            ]
        )


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """The messages in a language, read once."""
    with resources.path(f"texts/{language}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def _rounded(number: float, decimals: int) -> float:
    """Rounded half away from zero, as people do; what floats add behind the tenth decimal does not count."""
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(repr(round(number, 10))).quantize(step, ROUND_HALF_UP))


class _KindFormatter(Formatter):
    """Fills placeholders; `{share:percent}` is worded by the method of that name."""

    def __init__(self, texts: Texts) -> None:
        self._kinds: dict[str, Callable[[Any], str]] = {
            "points": texts.points,
            "number": texts.number,
            "percent": texts.percent,
            "coverage": texts.coverage,
            "signed": texts.signed,
            "euro": texts.euro,
            "list": texts.names,
            "strategy": texts.strategy,
            "causes": texts.causes,
            "line": texts.cost_line,
        }

    def format_field(self, value: Any, format_spec: str) -> str:
        """The value worded by its kind; without a kind as it is."""
        if not format_spec:
            return str(value)
        return self._kinds[format_spec](value)


def system_language() -> str:
    """The language of the system if the program speaks it, else English."""
    import locale
    import os

    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    names.append(locale.getlocale()[0] or "")
    for name in filter(None, names):
        code = name.replace("-", "_").split("_")[0].split(".")[0].lower()
        code = WINDOWS_NAMES.get(code, code)
        return code if code in LANGUAGES else "en"
    return "en"
