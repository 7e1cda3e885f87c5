"""The costs of two ways of buying against each other: break-even year, break-even fee, unequal lives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

from circular_assess.domain.assessment import Assessment, ScenarioId
from circular_assess.domain.cost_lines import CostKind
from circular_assess.domain.cost_results import CostResult, discounting, period_of
from circular_assess.domain.messages import Message

SAME_SHARE = 1e-9


@dataclass(frozen=True, slots=True)
class BreakEvenFee:
    """The equal yearly fee at which two scenarios cost the same, in euro, by when it is paid.

    `by_annual_cost`: the periods differ, so the equivalent annual costs are made equal, not the present
    costs. A fee below 0 says that the other is cheaper even without any fee.
    """

    in_arrears_eur: float
    in_advance_eur: float
    by_annual_cost: bool


def break_even_year(one: CostResult | None, other: CostResult | None) -> int | None:
    """The first year from which the one that cost more at first costs no more, up to the end.

    Compared is what was paid until then, worth now; a difference under a billionth is none. None if
    they never change places or change back, without a rate, and for unequal periods. The order of the
    two does not matter.
    """
    if one is None or other is None or one.period_years != other.period_years:
        return None
    differences = [
        own - its if abs(own - its) > SAME_SHARE * max(1.0, abs(own), abs(its)) else 0.0
        for own, its in zip(one.cumulative_present_eur, other.cumulative_present_eur, strict=False)
    ]
    start = next((difference for difference in differences if difference), 0.0)
    dearer = [year for year, difference in enumerate(differences) if difference * start > 0]
    if not dearer or dearer[-1] == len(differences) - 1:
        return None
    return dearer[-1] + 1


def fee_to_break_even(one: CostResult | None, other: CostResult | None) -> BreakEvenFee | None:
    """The fee, in years 1 to the end of `one`, at which it costs as much as `other`.

    The fee lines of `one` are left out; None if it has none, or if a cost cannot be worked out. With
    equal periods fee = (NPC of the other - NPC of the rest) / annuity; else the equivalent annual cost
    of the other, over the period of `one`, stands for its NPC.
    """
    if one is None or other is None or other.equivalent_annual_cost_eur is None:
        return None
    if not one.annuity_in_arrears or not one.annuity_in_advance:
        return None
    if not any(line.kind is CostKind.SERVICE_FEE for line in one.lines):
        return None
    rest = fsum(present for kind, present in one.by_kind.items() if kind is not CostKind.SERVICE_FEE)
    worth = other.equivalent_annual_cost_eur * one.annuity_in_arrears - rest
    return BreakEvenFee(
        in_arrears_eur=worth / one.annuity_in_arrears,
        in_advance_eur=worth / one.annuity_in_advance,
        by_annual_cost=one.period_years != other.period_years,
    )


def are_lives_unequal(results: Iterable[CostResult | None]) -> bool:
    """True if not all are counted over the same period: then only annual costs can be compared."""
    return len({result.period_years for result in results if result is not None}) > 1


def cost_notes(
    assessment: Assessment, results: Mapping[ScenarioId, CostResult | None]
) -> tuple[Message, ...]:
    """What a reader of the costs must know: what is missing, and how unequal periods are compared."""
    with_lines = [scenario for scenario in assessment.scenarios if scenario.cost_lines]
    if not with_lines:
        return ()
    notes = []
    if discounting(assessment.cost) is None:
        notes.append(Message("cost_no_rate"))
    without_period = [s.name for s in with_lines if period_of(assessment, s) is None]
    if without_period:
        notes.append(Message("cost_no_period", {"names": tuple(without_period)}))
    withheld = [s.name for s in with_lines if any(line.is_withheld for line in s.cost_lines)]
    if withheld:
        notes.append(Message("cost_withheld", {"names": tuple(withheld)}))
    found = [result for result in results.values() if result is not None]
    if are_lives_unequal(found):
        periods = [result.period_years for result in found]
        notes.append(Message("cost_unequal_periods", {"shortest": min(periods), "longest": max(periods)}))
    too_large = [s.name for s in with_lines if (result := results[s.id]) and result.is_too_large]
    if too_large:
        notes.append(Message("cost_too_large", {"names": tuple(too_large)}))
    return tuple(notes)
