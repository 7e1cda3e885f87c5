"""What the reader should know about a notice, in words, and why a lot has shares or has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from circular_assess.exchange.notices.notice import AwardShares, Notice, NoticeLot, Remark
from circular_assess.texts import Texts, mark_for_translation

_ = mark_for_translation

EURO = "EUR"

REMARKS: Mapping[str, str] = {
    "result_notice": _("This notice tells of a contract that was given already."),
    "durations_differ": _("The lots run for different times. Choose a lot to take its time."),
    "several_releases": _("The file has {count:number} releases. The first one with a tender was read."),
    "no_tender": _("The release has no tender, so only the buyer was read."),
    "only_planned": _("The release is a plan: figures may still change."),
    "second_currency": _("The value is in {currency}. The program counts in euro, so it is not taken over."),
    "several_forms": _("The file has several forms. The first one was read."),
    "old_form": _("This is an old form of TED. Only its main fields were read."),
    "sum_not_100": _("{lots:list}: the weights are percentages and do not add up to 100."),
    "points_look_like_rank": _("{lots:list}: the weights 1, 2, 3 look like a ranking, not like points."),
    "negative": _("{lots:list}: a weight is below 0."),
    "zero_sum": _("{lots:list}: all weights are 0."),
}
BASES: Mapping[str, str] = {
    "percentage": _("The weights are percentages, shared out by their sum."),
    "points": _("The weights are points, shared out by their sum."),
    "decimal": _("The weights are decimals, shared out by their sum."),
    "single": _("There is only one criterion, so it has all the weight."),
    "none": _("The notice gives no award criteria here."),
    "unweighted": _("The criteria have no weights in the notice."),
    "partial": _("Only some of the criteria have a weight."),
    "fixed": _("The criteria have fixed amounts instead of weights."),
    "mixed": _("The weights are of different kinds and cannot be added."),
    "order": _("The criteria are only put in order of importance."),
    "unknown": _("The notice does not say what its weights are."),
    "not_usable": _("The weights cannot be shared out: one is below 0, or all are 0."),
}


def remark_words(remark: Remark, texts: Texts) -> str:
    """The remark as a sentence in the reader's language."""
    return texts.tr(REMARKS[remark.key], **remark.values)


def shares_reason(shares: AwardShares, texts: Texts) -> str:
    """How the shares were computed, or why there are none, as a sentence."""
    is_empty = not shares.by_type and shares.doubts
    return texts.tr(BASES["not_usable" if is_empty else shares.basis])


def currency_remarks(notice: Notice) -> Iterator[Remark]:
    """That the estimated value is not in euro, if so."""
    value = notice.estimated_value
    if value is not None and value.money.currency != EURO:
        yield Remark("second_currency", {"currency": value.money.currency})


def lot_remarks(lots: Sequence[NoticeLot]) -> Iterator[Remark]:
    """What is odd about the weights, once for all lots that it is odd in."""
    for doubt in ("sum_not_100", "points_look_like_rank", "negative", "zero_sum"):
        named = [lot.id for lot in lots if doubt in lot.shares.doubts]
        if named:
            yield Remark(doubt, {"lots": named})
