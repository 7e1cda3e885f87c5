"""Sentences about one score: the level reached, the market, and what to be careful about."""

from __future__ import annotations

from circular_assess.domain.assessment import Score
from circular_assess.domain.catalogue import HIGHEST_LEVEL, Criterion, MarketBaseline
from circular_assess.domain.results import CriterionResult
from circular_assess.report.sections.content import Content


def level_words(content: Content, criterion: Criterion, result: CriterionResult) -> str:
    """The text of the level reached, or the two levels between which a score lies."""
    texts, level = content.texts, result.level
    if result.is_fixed:
        return texts.tr("0 by definition: the baseline is compared with itself.")
    if level is None:
        return texts.tr("Not scored; counts 0.")
    step = int(level)
    if result.value is not None:
        return _value_words(content, criterion, level)
    if level == step:
        return _closed(criterion.levels[step].text)
    return texts.tr(
        "Between level {lower}, “{lower_text}”, and level {upper}, “{upper_text}”.",
        lower=step,
        lower_text=criterion.levels[step].text,
        upper=step + 1,
        upper_text=criterion.levels[step + 1].text,
    )


def range_words(content: Content, criterion: Criterion, score: Score) -> str:
    """Between what the score may lie; empty where nothing is said of it."""
    if score.range_low is None or score.range_high is None:
        return ""
    if criterion.has_value:
        low, high = (content.quantity(end, criterion) for end in (score.range_low, score.range_high))
        return content.texts.tr("It may lie between {low} and {high}.", low=low, high=high)
    low, high = (content.level(end) for end in (score.range_low, score.range_high))
    return content.texts.tr("It may lie between level {low} and {high}.", low=low, high=high)


def _closed(words: str) -> str:
    """The words with a full stop, so that more can follow."""
    return words if words.rstrip().endswith((".", "!", "?")) or not words.strip() else f"{words.rstrip()}."


def _value_words(content: Content, criterion: Criterion, level: float) -> str:
    texts, step = content.texts, int(level)
    lower = content.quantity(criterion.anchors[step], criterion)
    if level == HIGHEST_LEVEL:
        return texts.tr("Reaches level 4, which begins at {anchor}.", anchor=lower)
    if level == 0:
        return texts.tr("Does not get beyond level 0, at {anchor}.", anchor=lower)
    if level == step:
        return texts.tr("Reaches level {level} at {anchor}.", level=step, anchor=lower)
    return texts.tr(
        "Between level {lower} at {lower_anchor} and level {upper} at {upper_anchor}.",
        lower=step,
        lower_anchor=lower,
        upper=step + 1,
        upper_anchor=content.quantity(criterion.anchors[step + 1], criterion),
    )


def market_level(content: Content, criterion: Criterion) -> MarketBaseline | None:
    """What the market gives for the theme of this tender, if it is known."""
    market = criterion.market_baseline
    return market if market is not None and market.theme is content.assessment.tender.theme else None


def market_amount(content: Content, criterion: Criterion, market: MarketBaseline) -> str:
    """How far the market goes, as a value or a level."""
    if criterion.has_value:
        return content.quantity(market.value, criterion)
    return content.texts.tr("level {level}", level=content.level(market.value))


def market_words(content: Content, criterion: Criterion) -> str:
    """The market level with its source, date and grade, and whether it is law."""
    texts, market = content.texts, market_level(content, criterion)
    if market is None:
        return texts.tr("Market level unknown.")
    amount = market_amount(content, criterion, market)
    dated = f"{market.source}, {market.date}" if market.date.strip() else market.source
    words = {"amount": amount, "source": content.source(dated, market.grade)}
    if market.is_law:
        return texts.tr("Market level: {amount}, required by law. Source: {source}.", **words)
    return texts.tr("Market level: {amount}. Source: {source}.", **words)


def marks_of_score(
    content: Content, criterion: Criterion, score: Score, result: CriterionResult
) -> list[str]:
    """What a reader must know before trusting the score."""
    texts, marks = content.texts, []
    if result.level is not None and result.proven_level is not None and result.proven_level < result.level:
        marks.append(
            texts.tr(
                "This evidence proves level {proven} at most; level {claimed} is claimed.",
                proven=content.level(result.proven_level),
                claimed=content.level(result.level),
            )
        )
    market = market_level(content, criterion)
    if result.no_effect_expected and market is not None:
        marks.append(texts.tr("No effect expected: it asks no more than the market or the law gives anyway."))
    if score.is_illustrative and not result.is_fixed:
        marks.append(texts.tr("Illustrative: nobody has published or checked this figure."))
    if score.look_again:
        marks.append(texts.tr("To be looked at again."))
    return marks
