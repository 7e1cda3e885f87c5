"""The sentences about a score: its level, what its evidence proves, what would lift it, the market."""

from __future__ import annotations

import re

from circular_assess.domain.assessment import Score
from circular_assess.domain.catalogue import Criterion, Evidence, MarketBaseline, Theme
from circular_assess.domain.results import CriterionInUse, CriterionResult
from circular_assess.domain.scoring import POINTS_PER_LEVEL
from circular_assess.texts import GRADE_NAMES, Texts

LONG_WORD = re.compile(r"\S{32}")
ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"


def breakable(text: str) -> str:
    """The text with places to break inside words that are too long for any line."""
    return LONG_WORD.sub(lambda found: found.group() + ZERO_WIDTH_SPACE, text)


def for_button(text: str) -> str:
    """A text for a button: `&` comes out as typed, and it is not endless."""
    shortened = text if len(text) <= 40 else text[:39].rstrip() + "…"
    return shortened.replace("&", "&&")


def level_words(texts: Texts, level: float) -> str:
    """A level as short as it is exact: 4, 2.3."""
    return texts.number(level) if level == round(level) else texts.points(level)


def value_words(texts: Texts, criterion: Criterion, value: float) -> str:
    """A value with its unit: 72 %, 5 years."""
    return texts.tr("{value:number}\N{NO-BREAK SPACE}{unit}", value=value, unit=criterion.symbol_for(value))


def range_words(texts: Texts, criterion: Criterion, score: Score) -> str:
    """Between what a score may lie; empty where nothing is said of it."""
    if score.range_low is None or score.range_high is None:
        return ""
    if not criterion.has_value:
        return texts.tr(
            "may lie between level {low} and {high}",
            low=level_words(texts, score.range_low),
            high=level_words(texts, score.range_high),
        )
    low, high = (value_words(texts, criterion, end) for end in (score.range_low, score.range_high))
    return texts.tr("may lie between {low} and {high}", low=low, high=high)


def place_words(texts: Texts, in_use: CriterionInUse) -> str:
    """Where a criterion stands and how much it counts: REU-06 · 15 % of Reuse · 7.5 % of the total."""
    return texts.tr(
        "{id} · {weight} of {strategy} · {share} of the total",
        id=in_use.criterion.id,
        weight=percent(texts, in_use.weight),
        strategy=texts.strategy(in_use.criterion.strategy),
        share=percent(texts, in_use.share_of_total),
    )


def percent(texts: Texts, share: float) -> str:
    """A weight in per cent: whole where it is whole, else with one decimal."""
    return texts.percent(share, 0 if abs(share * 100 - round(share * 100)) < 0.05 else 1)


def is_capped(result: CriterionResult) -> bool:
    """True if the evidence proves less than what is claimed."""
    return result.level is not None and result.proven_level is not None and result.proven_level < result.level


def lift_sentence(texts: Texts, criterion: Criterion, result: CriterionResult) -> str:
    """Why less is proven than claimed, and what would lift it by how many points; empty if all is proven."""
    if result.level is None or result.proven_level is None or result.proven_level >= result.level:
        return ""
    values = {
        "claimed": level_words(texts, result.level),
        "proven": level_words(texts, result.proven_level),
        "points": POINTS_PER_LEVEL * result.share_of_total * (result.level - result.proven_level),
    }
    if criterion.is_buyers_decision:
        if result.evidence is Evidence.OWN_STATEMENT:
            return texts.tr(
                "Claimed {claimed}, proven {proven}. An intention proves level 2 at most. Written in the "
                "tender documents (E2), it would prove level {claimed} and add {points:points} points to "
                "what is proven.",
                **values,
            )
        return texts.tr(
            "Claimed {claimed}, proven {proven}. Without evidence level 1 is proven at most. Written in the "
            "tender documents (E2), it would prove level {claimed} and add {points:points} points to what is "
            "proven.",
            **values,
        )
    if result.evidence is Evidence.OWN_STATEMENT:
        return texts.tr(
            "Claimed {claimed}, proven {proven}. An own statement proves level 2 at most. A documented "
            "calculation (E2) would prove level {claimed} and add {points:points} points to what is proven.",
            **values,
        )
    return texts.tr(
        "Claimed {claimed}, proven {proven}. Without evidence level 1 is proven at most. A documented "
        "calculation (E2) would prove level {claimed} and add {points:points} points to what is proven.",
        **values,
    )


def total_sentence(texts: Texts, level: float | None, total: float) -> str:
    """What is read aloud after scoring."""
    if level is None:
        return texts.tr("Not scored. Total now {total:points}", total=total)
    return texts.tr("Level {level}. Total now {total:points}", level=level_words(texts, level), total=total)


def market_of(criterion: Criterion, theme: Theme) -> MarketBaseline | None:
    """What the market gives anyway in this theme; None if it is not known."""
    market = criterion.market_baseline
    return market if market is not None and market.theme is theme else None


def market_value(texts: Texts, criterion: Criterion, market: MarketBaseline) -> str:
    """The market level as a value with its unit, or as a level."""
    if criterion.has_value:
        return value_words(texts, criterion, market.value)
    return texts.tr("level {level:number}", level=market.value)


def market_sentence(texts: Texts, criterion: Criterion, theme: Theme) -> str:
    """What the market gives anyway, with source, date and grade; or that it is unknown."""
    market = market_of(criterion, theme)
    if market is None:
        return texts.tr("Market level unknown")
    values = {
        "value": market_value(texts, criterion, market),
        "source": market.source,
        "date": market.date,
        "grade": texts.tr(GRADE_NAMES[market.grade]),
    }
    if market.is_law and market.date:
        return texts.tr("Asked by law {value} · {source}, {date} · {grade}", **values)
    if market.is_law:
        return texts.tr("Asked by law {value} · {source} · {grade}", **values)
    if market.date:
        return texts.tr("Market today {value} · {source}, {date} · {grade}", **values)
    return texts.tr("Market today {value} · {source} · {grade}", **values)


def no_effect_sentence(texts: Texts, criterion: Criterion, theme: Theme) -> str:
    """What "no effect expected" means here."""
    market = market_of(criterion, theme)
    if market is None:
        return texts.tr("no effect expected")
    value = market_value(texts, criterion, market)
    if market.is_law:
        return texts.tr("no effect expected: the law asks for {value} anyway", value=value)
    return texts.tr("no effect expected: the market gives {value} anyway", value=value)
