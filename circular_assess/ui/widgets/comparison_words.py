"""The sentences of a comparison: the verdict, weak proof, who leads where, the quickest to score."""

from __future__ import annotations

from collections.abc import Sequence

from circular_assess.domain.assessment import Assessment, Headline
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.comparison import strategies_led, weak_proof
from circular_assess.domain.messages import Message
from circular_assess.domain.results import READY_COVERAGE, Results, ScenarioResult
from circular_assess.domain.scoring import Figures, leaders
from circular_assess.texts import DASH, Texts
from circular_assess.ui.widgets.beside_score import (
    besides,
    difference_beside,
    head_beside,
    words_beside,
)
from circular_assess.ui.widgets.score_words import breakable

# A name in a sentence; the whole of it stands in the tooltip of the table.
LONGEST_NAME = 72
WEAKEST_NAMED = 2


def short_name(name: str) -> str:
    """A scenario's name as it stands in a sentence."""
    plain = " ".join(name.split())
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - 1].rstrip() + "…"


def in_ranking(results: Results) -> tuple[ScenarioResult, ...]:
    """The scenarios that are acceptable, in the buyer's order."""
    return tuple(scenario for scenario in results.scenarios if scenario.knock_out is None)


def knock_out_words(texts: Texts, knock_out: str | None) -> str:
    """Why a scenario is not acceptable, in a few words; empty for one that is."""
    if knock_out is None:
        return ""
    reason = short_name(knock_out)
    return texts.tr("not acceptable: {reason}", reason=reason) if reason else texts.tr("not acceptable")


def said(texts: Texts, message: Message) -> str:
    """A finding of the domain as a sentence that fits on any page."""
    values: dict[str, object] = {}
    for key, value in message.values.items():
        if isinstance(value, str):
            values[key] = short_name(value)
        elif isinstance(value, tuple):
            values[key] = tuple(short_name(name) if isinstance(name, str) else name for name in value)
        else:
            values[key] = value
    return breakable(texts.message(message.key, values))


def headline_figure(figures: Figures, headline: Headline) -> float:
    """The one of the figures by which scenarios are ranked."""
    return figures.proven if headline is Headline.PROVEN else figures.claimed


def progress_words(texts: Texts, results: Results) -> str:
    """How much is scored: 21 of 23 finished · 96 % of the weight."""
    return texts.tr(
        "{finished} of {count} finished · {coverage:percent} of the weight",
        finished=results.finished,
        count=len(results.criteria),
        coverage=results.coverage,
    )


def weak_proof_sentence(texts: Texts, results: Results) -> str:
    """How many points of the one that leads as claimed rest on weak proof, and on which criteria."""
    ranked = in_ranking(results)
    places = leaders([scenario.total.claimed for scenario in ranked])
    if not places:
        return ""
    leader = ranked[places[0]]
    weak = weak_proof(leader.criteria)
    name = short_name(leader.name)
    if not weak:
        return breakable(texts.tr("All that is claimed for {name} is proven.", name=name))
    largest = tuple(
        texts.tr(
            "“{criterion}” ({points:points})",
            criterion=results.criteria[cause.criterion_id].criterion.short_name,
            points=cause.points,
        )
        for cause in weak[:WEAKEST_NAMED]
    )
    values = {"points": sum(cause.points for cause in weak), "name": name, "largest": largest}
    if len(largest) == 1:
        return breakable(
            texts.tr("{points:points} points of {name} rest on weak proof: {largest:list}.", **values)
        )
    return breakable(
        texts.tr(
            "{points:points} points of {name} rest on weak proof; the largest are {largest:list}.", **values
        )
    )


def strategies_sentence(texts: Texts, results: Results, own: ScenarioResult, other: ScenarioResult) -> str:
    """On which strategies one leads the other, on which they are level, on which it trails."""

    def figures(scenario: ScenarioResult) -> dict[str, float]:
        return {
            strategy: headline_figure(result.figures, results.headline)
            for strategy, result in scenario.strategies.items()
        }

    led, level, trailed = strategies_led(figures(own), figures(other))  # type: ignore[arg-type]
    names = {"name": short_name(own.name), "other": short_name(other.name)}
    parts = []
    if led:
        parts.append(
            texts.tr("{name} leads {other} on {strategies:list}.", strategies=_named(texts, led), **names)
        )
    if level:
        parts.append(texts.tr("On {strategies:list} they are almost equal.", strategies=_named(texts, level)))
    if trailed and led:
        parts.append(texts.tr("On {strategies:list} it trails.", strategies=_named(texts, trailed)))
    elif trailed:
        parts.append(
            texts.tr(
                "{name} trails {other} on {strategies:list}.", strategies=_named(texts, trailed), **names
            )
        )
    return breakable(" ".join(parts))


def _named(texts: Texts, strategies: Sequence[str]) -> tuple[str, ...]:
    return tuple(texts.strategy(strategy) for strategy in strategies)


def quickest(results: Results, count: int = 2) -> tuple[tuple[CriterionId, int], ...]:
    """The criteria that bring most weight when scored, and how many in the ranking lack them."""
    missing = {
        criterion_id: sum(scenario.criteria[criterion_id].level is None for scenario in in_ranking(results))
        for criterion_id in results.criteria
    }
    gains = {
        criterion_id: lacking * results.criteria[criterion_id].share_of_total
        for criterion_id, lacking in missing.items()
        if lacking
    }
    ordered = sorted(gains, key=lambda criterion_id: -gains[criterion_id])
    return tuple((criterion_id, missing[criterion_id]) for criterion_id in ordered[:count])


def not_ready_sentence(texts: Texts, results: Results) -> str:
    """How much is scored, how much is needed, and what is quickest."""
    if not results.criteria:
        return texts.tr("No criterion is in use.")
    return texts.tr(
        "{coverage:percent} of the weight is scored; {least:percent} is the least. "
        "The quickest: {names:list}.",
        coverage=results.coverage,
        least=READY_COVERAGE,
        names=_quickest_names(texts, results),
    )


def quickest_sentence(texts: Texts, results: Results) -> str:
    """What is quickest to score."""
    return texts.tr("The quickest to score: {names:list}.", names=_quickest_names(texts, results))


def _quickest_names(texts: Texts, results: Results) -> tuple[str, ...]:
    return tuple(
        texts.plural(
            "“{criterion}” ({count} scenario)",
            "“{criterion}” ({count} scenarios)",
            lacking,
            criterion=results.criteria[criterion_id].criterion.short_name,
        )
        for criterion_id, lacking in quickest(results)
    )


def has_illustrative(assessment: Assessment, results: Results) -> bool:
    """True if any score that counts is an estimate and no published or checked figure."""
    return any(
        score.is_illustrative and score.is_scored and score.criterion_id in results.criteria
        for scenario in assessment.scenarios
        for score in scenario.scores
    )


def totals_as_text(texts: Texts, results: Results) -> str:
    """The table of totals with tabs between the columns, for a spreadsheet or a letter."""
    tr = texts.tr
    heads = [tr("Rank"), tr("Scenario"), tr("Claimed"), tr("Proven"), tr("Against baseline")]
    beside = besides(results, has_all=True)
    for each in beside:
        heads += [head_beside(texts, each), tr("Against baseline")]
    has_out = len(in_ranking(results)) < len(results.scenarios)
    if has_out:
        heads.append(tr("Not acceptable because"))
    lines = ["\t".join(heads)]
    for scenario in results.ranked:
        cells = [
            DASH if scenario.rank is None else texts.number(scenario.rank),
            for_spreadsheet(scenario.name),
            texts.points(scenario.total.claimed),
            texts.points(scenario.total.proven),
            against_baseline(texts, scenario),
        ]
        for each in beside:
            cells.append(words_beside(texts, results, scenario, each))
            cells.append(difference_beside(texts, results, scenario, each) or DASH)
        if has_out:
            cells.append(for_spreadsheet(scenario.knock_out or ""))
        lines.append("\t".join(cells))
    return "\n".join(lines)


def against_baseline(texts: Texts, scenario: ScenarioResult) -> str:
    """The difference to the baseline with its sign; a dash for the baseline itself."""
    if scenario.is_baseline or scenario.difference_to_baseline is None:
        return DASH
    return texts.signed(scenario.difference_to_baseline)


def for_spreadsheet(name: str) -> str:
    """A name on one line that no spreadsheet takes for a formula."""
    plain = " ".join(name.split())
    return f"'{plain}" if plain[:1] in ("=", "+", "-", "@") else plain


def radar_description(texts: Texts, results: Results) -> str:
    """The figures of the radar in words, scenario by scenario."""
    lines = []
    for scenario in results.ranked:
        figures = tuple(
            texts.tr(
                "{strategy} {points:points}",
                strategy=texts.strategy(strategy),
                points=headline_figure(result.figures, results.headline),
            )
            for strategy, result in scenario.strategies.items()
        )
        lines.append(texts.tr("{name}: {figures:list}.", name=short_name(scenario.name), figures=figures))
    return " ".join(lines)
