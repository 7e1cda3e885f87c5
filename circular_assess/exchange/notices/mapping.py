"""Proposes which award criterion of a notice is which criterion of the program, and adds up their shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from circular_assess.domain.catalogue import CriterionId
from circular_assess.exchange.notices.notice import AwardCriterion, NoticeLot, Wordings
from circular_assess.exchange.notices.suggestions import Reason
from circular_assess.exchange.notices.words import FoundWord, words_in


@dataclass(frozen=True, slots=True)
class CriterionProposal:
    """Which criterion of the program an award criterion of the notice may be, and why.

    `position` counts the criteria of the lot from 0; without a proposal `criterion_id` and `reason`
    are None and the buyer chooses.
    """

    position: int
    criterion_id: CriterionId | None = None
    reason: Reason | None = None


def criterion_proposals(lot: NoticeLot, known: Iterable[CriterionId]) -> tuple[CriterionProposal, ...]:
    """A proposal for each award criterion of a lot, from the words of its name, else its description.

    `known` are the criteria of the assessment; others are not proposed. A price is never one of them.
    """
    allowed = frozenset(known)
    return tuple(_proposal(position, one, allowed) for position, one in enumerate(lot.criteria))


def _proposal(position: int, criterion: AwardCriterion, known: frozenset[CriterionId]) -> CriterionProposal:
    if criterion.type == "price":
        return CriterionProposal(position)
    for wordings in (criterion.name, criterion.description):
        found = [word for word in _words(wordings) if CriterionId(word.entry) in known]
        if found:
            best = max(found, key=lambda word: len(word.word))
            reason = Reason("criterion_says", {"word": best.word})
            return CriterionProposal(position, CriterionId(best.entry), reason)
    return CriterionProposal(position)


def _words(wordings: Wordings) -> list[FoundWord]:
    return [word for key, text in wordings.items() for word in words_in(text, key, "criterion_words")]


def criterion_shares(lot: NoticeLot) -> tuple[float | None, ...]:
    """What each award criterion of a lot weighs (0-1), in their order; None where it cannot be computed."""
    if not lot.shares.by_type:
        return (None,) * len(lot.criteria)
    if lot.shares.basis == "single":
        return (1.0,)
    amounts = [criterion.weight.amount for criterion in lot.criteria if criterion.weight is not None]
    total = sum(amounts)
    return tuple(float(amount / total) for amount in amounts)


def circular_share(lot: NoticeLot, chosen: Mapping[int, CriterionId]) -> float | None:
    """What the award criteria that were mapped to the program's weigh together (0-1).

    `chosen` is by position; None if nothing was mapped or the notice gives no usable weights.
    """
    shares = criterion_shares(lot)
    mapped = [share for position, share in enumerate(shares) if position in chosen]
    if not mapped or any(share is None for share in mapped):
        return None
    return min(1.0, sum(share for share in mapped if share is not None))
