"""Suggests theme and strategies from the CPV codes and the words of a notice, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from circular_assess.domain.catalogue import Strategy, Theme
from circular_assess.exchange.notices.cpv import signals_of, theme_of
from circular_assess.exchange.notices.notice import Notice, Wordings
from circular_assess.exchange.notices.words import words_in
from circular_assess.texts import Texts, mark_for_translation

_ = mark_for_translation

MOST_REASONS = 2
# A notice that fills a book is read so far; what it buys is said at the beginning.
MOST_SIGNS = 400_000

REASONS: Mapping[str, str] = {
    "cpv_belongs": _("CPV {code} belongs to “{name}”."),
    "cpv_weak_theme": _("CPV {code} belongs to “{name}”, which may also be something else."),
    "cpv_lends": _("CPV {code} belongs to “{name}”, which lends itself to it."),
    "text_says": _("The notice says: “{excerpt}”"),
    "criterion_says": _("The criterion says “{word}”."),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is suggested, as a key and values; `name` is an official name in each language."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    name: Wordings = field(default_factory=dict)

    def wording(self, texts: Texts) -> str:
        """The reason as a sentence in the reader's language."""
        values = dict(self.values)
        if self.name:
            values["name"] = self.name.get(texts.language) or self.name["en"]
        return texts.tr(REASONS[self.key], **values)


@dataclass(frozen=True, slots=True)
class ThemeSuggestion:
    """The theme that the main CPV code points to; a weak one is to be asked."""

    theme: Theme
    is_strong: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class StrategySuggestion:
    """A strategy that the notice speaks of, with one or two reasons."""

    strategy: Strategy
    reasons: tuple[Reason, ...]


def suggested_theme(notice: Notice) -> ThemeSuggestion | None:
    """The theme of the main CPV code by its longest known prefix; None if that has none."""
    found = theme_of(notice.cpv[0]) if notice.cpv else None
    if found is None or found.theme is None:
        return None
    key = "cpv_belongs" if found.is_strong else "cpv_weak_theme"
    return ThemeSuggestion(found.theme, found.is_strong, Reason(key, {"code": notice.cpv[0]}, found.name))


def suggested_strategies(notice: Notice) -> tuple[StrategySuggestion, ...]:
    """The strategies of which CPV codes or words of the notice speak, in their fixed order."""
    reasons: dict[Strategy, list[Reason]] = {strategy: [] for strategy in Strategy}
    for strategy, reason in (*_from_codes(notice), *_from_texts(notice)):
        if len(reasons[strategy]) < MOST_REASONS and reason not in reasons[strategy]:
            reasons[strategy].append(reason)
    return tuple(StrategySuggestion(strategy, tuple(found)) for strategy, found in reasons.items() if found)


def _from_codes(notice: Notice) -> Iterator[tuple[Strategy, Reason]]:
    named: set[tuple[Strategy, str]] = set()
    for signal in signals_of((*notice.cpv, *notice.supplementary_cpv)):
        about = (signal.strategy, signal.name["en"])
        if about not in named:
            named.add(about)
            yield signal.strategy, Reason("cpv_belongs", {"code": signal.code}, signal.name)
    theme = theme_of(notice.cpv[0]) if notice.cpv else None
    if theme is not None and theme.strategy is not None and (theme.strategy, theme.name["en"]) not in named:
        yield theme.strategy, Reason("cpv_lends", {"code": notice.cpv[0]}, theme.name)


def _from_texts(notice: Notice) -> Iterator[tuple[Strategy, Reason]]:
    seen: set[str] = set()
    signs = 0
    for wordings in notice.texts():
        for language, text in wordings.items():
            if text in seen or signs > MOST_SIGNS:
                continue
            seen.add(text)
            signs += len(text)
            for word in words_in(text, language, "strategy_words"):
                yield Strategy(word.entry), Reason("text_says", {"excerpt": word.excerpt})
