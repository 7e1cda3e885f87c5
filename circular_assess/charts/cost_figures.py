"""Which costs the figures show, in which words; asked before matplotlib is there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from circular_assess.charts.choice import in_order
from circular_assess.domain.assessment import Headline
from circular_assess.domain.cost_comparison import are_lives_unequal, break_even_year
from circular_assess.domain.cost_results import CostResult
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.texts import Texts

# Larger amounts have no place on an axis; the tables say them.
LARGEST_DRAWN_EUR = 1e16
# All pairs of so many scenarios are looked at; of more, those with the baseline.
MOST_PAIRED = 3
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class BreakEven:
    """From `year` on, `cheaper` has cost no more than `dearer`, which cost less at first."""

    year: int
    cheaper: ScenarioResult
    dearer: ScenarioResult


def has_cost_charts(results: Results) -> bool:
    """True if the cost of at least one scenario can be drawn."""
    return bool(priced(results))


def cost_of(scenario: ScenarioResult) -> CostResult:
    """The costs of a scenario that has some; ValueError for another."""
    if scenario.cost is None:
        raise ValueError(scenario.id)
    return scenario.cost


def priced(results: Results) -> tuple[ScenarioResult, ...]:
    """The scenarios whose cost can be drawn, in the order of the figures."""
    return tuple(scenario for scenario in in_order(results) if _is_drawable(scenario.cost))


def not_priced(results: Results) -> tuple[ScenarioResult, ...]:
    """The scenarios that no figure of costs shows."""
    return tuple(scenario for scenario in in_order(results) if not _is_drawable(scenario.cost))


def is_by_year(results: Results) -> bool:
    """True if the periods differ, so that only equivalent annual costs can be compared."""
    return are_lives_unequal(scenario.cost for scenario in priced(results))


def compared_cost_eur(cost: CostResult, *, by_year: bool) -> float:
    """The net present cost, or the equivalent annual cost if `by_year`."""
    figure = cost.equivalent_annual_cost_eur if by_year else cost.net_present_cost_eur
    return 0.0 if figure is None else figure


def compared_cost_name(results: Results, texts: Texts) -> str:
    """What the figures call the cost that they compare."""
    return texts.tr("Equivalent annual cost") if is_by_year(results) else texts.tr("Net present cost")


def break_evens(results: Results) -> tuple[BreakEven, ...]:
    """The break-even years, earliest first: of all pairs, or of the baseline where there are many.

    Without a baseline that has a cost, the first scenario stands for it.
    """
    scenarios = priced(results)
    pairs = list(combinations(scenarios, 2))
    if len(scenarios) > MOST_PAIRED:
        against = next((scenario for scenario in scenarios if scenario.is_baseline), scenarios[0])
        pairs = [(against, scenario) for scenario in scenarios if scenario is not against]
    found = []
    for one, other in pairs:
        year = break_even_year(one.cost, other.cost)
        if year is not None:
            own, its = cost_of(one).cumulative_present_eur[-1], cost_of(other).cumulative_present_eur[-1]
            cheaper, dearer = (one, other) if own <= its else (other, one)
            found.append(BreakEven(year, cheaper, dearer))
    return tuple(sorted(found, key=lambda break_even: break_even.year))


def break_even_words(break_even: BreakEven, texts: Texts) -> str:
    """Such as: From year 4 on, Refurbish has cost no more than Buy new."""
    return texts.tr(
        "From year {year:number} on, {name} has cost no more than {other}.",
        year=break_even.year,
        name=short(break_even.cheaper.name),
        other=short(break_even.dearer.name),
    )


def score_axis_words(results: Results, texts: Texts) -> str:
    """What the axis of the headline score is called."""
    if results.headline is Headline.PROVEN:
        return texts.tr("Circularity score, proven, 0 to 100")
    return texts.tr("Circularity score, claimed, 0 to 100")


def cost_against_score_words(results: Results, texts: Texts) -> str:
    """What the figure of cost against score shows, for who does not see it."""
    by_year = is_by_year(results)
    sentences = [
        texts.tr(
            "{name}: {points:points} points, {cost:euro}.",
            name=short(scenario.name),
            points=scenario.headline_total(results.headline),
            cost=compared_cost_eur(cost_of(scenario), by_year=by_year),
        )
        for scenario in priced(results)
    ]
    return " ".join([f"{compared_cost_name(results, texts)}.", *sentences])


def cumulative_cost_words(results: Results, texts: Texts) -> str:
    """What the figure of cumulative cost shows, for who does not see it."""
    sentences = [
        texts.tr(
            "{name}: {start:euro} in year 0, {end:euro} by year {year:number}.",
            name=short(scenario.name),
            start=cost_of(scenario).cumulative_present_eur[0],
            end=cost_of(scenario).cumulative_present_eur[-1],
            year=cost_of(scenario).period_years,
        )
        for scenario in priced(results)
    ]
    return " ".join([*sentences, *(break_even_words(found, texts) for found in break_evens(results))])


def cost_by_kind_words(results: Results, texts: Texts) -> str:
    """What the figure of costs by kind shows, for who does not see it."""
    by_year = is_by_year(results)
    sentences = []
    for scenario in priced(results):
        parts = [
            texts.tr("{what} {cost:euro}", what=texts.cost_kind(kind), cost=amount)
            for kind, amount in costs_by_kind(cost_of(scenario), by_year=by_year).items()
        ]
        sentences.append(texts.tr("{name}: {parts:list}.", name=short(scenario.name), parts=parts))
    return " ".join(sentences)


def costs_by_kind(cost: CostResult, *, by_year: bool) -> dict[str, float]:
    """The present cost of each kind in euro, spread over the years if `by_year`; income is negative."""
    share = 1.0 / cost.annuity_in_arrears if by_year and cost.annuity_in_arrears else 1.0
    return {kind.value: amount * share for kind, amount in cost.by_kind.items()}


def short(name: str) -> str:
    """A scenario's name as it stands in a sentence."""
    plain = " ".join(name[: LONGEST_NAME * 2].split())
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - 1].rstrip() + "…"


def _is_drawable(cost: CostResult | None) -> bool:
    if cost is None or cost.net_present_cost_eur is None:
        return False
    amounts = (*cost.cumulative_present_eur, *cost.by_kind.values(), cost.equivalent_annual_cost_eur or 0.0)
    return all(abs(amount) <= LARGEST_DRAWN_EUR for amount in amounts)
