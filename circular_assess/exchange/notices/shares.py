"""What price, cost and quality weigh in an award, where the numbers of the notice say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from circular_assess.exchange.notices.notice import (
    AwardCriterion,
    AwardShares,
    CriterionNumber,
    NumberKind,
)

FAMILIES: Mapping[str, str] = {
    "per-exa": "percentage",
    "per-mid": "percentage",
    "poi-exa": "points",
    "poi-mid": "points",
    "dec-exa": "decimal",
    "dec-mid": "decimal",
    "ord-imp": "order",
}
WHOLE_PERCENT = Decimal(100)
TOLERATED_PERCENT = Decimal("0.5")
SHARE_DECIMALS = 4
FEWEST_RANKS = 3


def award_shares(criteria: Sequence[AwardCriterion]) -> AwardShares:
    """The share (0-1) of each type of criterion: its weights by all weights of the lot.

    A single criterion of a known type has it all. Where only some have weights, where weights of
    different kinds meet, or where they are ranks, nothing is computed and the basis says why.
    """
    if not criteria:
        return AwardShares("none")
    weights = [criterion.weight for criterion in criteria]
    given = [weight for weight in weights if weight is not None]
    if not given:
        return _without_weights(criteria)
    if len(given) < len(criteria):
        return AwardShares("partial")
    families = {FAMILIES.get(weight.code or "", "unknown") for weight in given}
    if len(families) > 1:
        return AwardShares("mixed")
    basis = families.pop()
    if basis in ("order", "unknown"):
        return AwardShares(basis)
    return _weighted(criteria, given, basis)


def _without_weights(criteria: Sequence[AwardCriterion]) -> AwardShares:
    if len(criteria) == 1 and criteria[0].type:
        return AwardShares("single", {criteria[0].type: 1.0})
    is_fixed = all(
        any(number.kind is NumberKind.FIXED for number in criterion.numbers) for criterion in criteria
    )
    return AwardShares("fixed" if is_fixed else "unweighted")


def _weighted(
    criteria: Sequence[AwardCriterion], weights: Sequence[CriterionNumber], basis: str
) -> AwardShares:
    amounts = [weight.amount for weight in weights]
    total = sum(amounts, Decimal(0))
    if min(amounts) < 0:
        return AwardShares(basis, doubts=("negative",))
    if total == 0:
        return AwardShares(basis, doubts=("zero_sum",))
    doubts = []
    if basis == "percentage" and abs(total - WHOLE_PERCENT) > TOLERATED_PERCENT:
        doubts.append("sum_not_100")
    if basis == "points" and _look_like_ranks(amounts):
        doubts.append("points_look_like_rank")
    by_type: dict[str, Decimal] = {}
    for criterion, amount in zip(criteria, amounts, strict=True):
        kind = criterion.type or ""
        by_type[kind] = by_type.get(kind, Decimal(0)) + amount
    shares = {kind: float(round(amount / total, SHARE_DECIMALS)) for kind, amount in by_type.items()}
    return AwardShares(basis, shares, tuple(doubts))


def _look_like_ranks(amounts: Sequence[Decimal]) -> bool:
    """True for 1, 2, 3 and so on, each once: points that are a rank in truth."""
    return len(amounts) >= FEWEST_RANKS and sorted(amounts) == list(range(1, len(amounts) + 1))
