"""From a notice to the tender of an assessment: proposals field by field, and what they would replace."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from circular_assess.domain.assessment import Tender
from circular_assess.domain.catalogue import CriterionId
from circular_assess.exchange.notices.choosing import Choice, choice_of, years_of
from circular_assess.exchange.notices.cpv import division_name
from circular_assess.exchange.notices.mapping import circular_share
from circular_assess.exchange.notices.notice import (
    FieldSource,
    FieldState,
    Notice,
    ValueSource,
    Wordings,
    in_language,
)
from circular_assess.exchange.notices.remarks import EURO

LONGEST_TEXT = 20_000
LONGEST_TERM_YEARS = 1000.0
BUYER_SEPARATOR = ", "


@dataclass(frozen=True, slots=True)
class TenderProposal:
    """What the notice says for a field of `Tender`, in the field's own unit, and where it stands there."""

    field: str
    value: str | float
    source: FieldSource


def tender_from(
    notice: Notice,
    lot_ids: Sequence[str] = (),
    language: str = "en",
    mapped: Mapping[int, CriterionId] | None = None,
) -> tuple[TenderProposal, ...]:
    """What the notice can fill in a tender, for some lots or, without ids, for the whole.

    `language` is preferred for texts, then the notice's own. `mapped` says which award criteria, by
    position in the first lot that has some, are the program's: they make the circular share. The theme
    is suggested elsewhere, and the value is left out unless it is in euro. KeyError for an unknown lot.
    """
    choice = choice_of(notice, lot_ids)
    return tuple(
        TenderProposal(name, value, source)
        for name, value, source in _found(choice, language, mapped or {})
        if value not in ("", None)
    )


def filled(tender: Tender, proposals: Sequence[TenderProposal], taken: Collection[str]) -> Tender:
    """The tender with the proposals for the fields in `taken`; give it to the edit `change_tender`."""
    values: dict[str, Any] = {one.field: one.value for one in proposals if one.field in taken}
    return replace(tender, **values)


def replaced_fields(tender: Tender, proposals: Sequence[TenderProposal]) -> dict[str, object]:
    """What was typed and would be replaced by another value, by field: ask before doing so."""
    old = {one.field: getattr(tender, one.field) for one in proposals}
    return {one.field: old[one.field] for one in proposals if old[one.field] not in ("", None, one.value)}


def _found(
    choice: Choice, language: str, mapped: Mapping[int, CriterionId]
) -> Iterator[tuple[str, str | float | None, FieldSource]]:
    notice, lot = choice.notice, choice.only_lot
    sources = notice.sources

    def worded(wordings: Wordings) -> str:
        return in_language(wordings, language, notice.main_language)[:LONGEST_TEXT]

    title, description = worded(notice.title), worded(notice.description)
    cpv = notice.cpv[:1]
    if lot is not None:
        title, description = worded(lot.title) or title, worded(lot.description) or description
        cpv = lot.cpv[:1] or cpv
    yield "title", " ".join(title.split()), sources["title"]
    yield "buyer", BUYER_SEPARATOR.join(notice.buyers)[:LONGEST_TEXT], sources["buyers"]
    yield "reference", (lot.reference if lot else "") or notice.reference, sources["reference"]
    yield "cpv", _with_division(cpv, language), sources["cpv"]
    yield "description", description, sources["description"]
    years = years_of(choice.period)
    is_usable = years is not None and 0 < years <= LONGEST_TERM_YEARS
    yield "term_years", years if is_usable else None, _derived(sources["duration_months"])
    yield from _value(choice)
    yield from _shares(choice, mapped)


def _with_division(codes: Sequence[str], language: str) -> str:
    """A code with the name of its division, as the buyer reads it."""
    if not codes:
        return ""
    name = division_name(codes[0], language)
    return f"{codes[0]} {name}" if name and codes[0].endswith("000000") else codes[0]


def _value(choice: Choice) -> Iterator[tuple[str, float, FieldSource]]:
    value = choice.value
    if value is not None and value.money.currency == EURO:
        source = choice.notice.sources["estimated_value"]
        is_found = choice.is_whole and value.source is ValueSource.PROCEDURE
        yield "estimated_value_eur", float(value.money.amount), source if is_found else _derived(source)


def _shares(
    choice: Choice, mapped: Mapping[int, CriterionId]
) -> Iterator[tuple[str, float | None, FieldSource]]:
    """Price or cost, and what is circular, where the numbers of the notice say it."""
    shares = choice.shares
    source = _derived(choice.notice.sources["award_criteria"])
    if shares is not None and shares.by_type:
        price = shares.by_type.get("price", 0.0) + shares.by_type.get("cost", 0.0)
        yield "price_share", min(1.0, round(price, 4)), source
    with_criteria = [lot for lot in choice.award_lots if lot.criteria]
    if with_criteria and mapped and shares is not None:
        circular = circular_share(with_criteria[0], mapped)
        yield "circular_share", None if circular is None else round(circular, 4), source


def _derived(source: FieldSource) -> FieldSource:
    return FieldSource(source.place, FieldState.DERIVED)
