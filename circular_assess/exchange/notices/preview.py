"""What was read from a notice, row by row: field, value in words, where it stands, and its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from circular_assess.exchange.notices.choosing import Choice, choice_of, in_natural_order
from circular_assess.exchange.notices.cpv import division_name, table
from circular_assess.exchange.notices.notice import (
    GREEN_LISTS,
    AwardCriterion,
    ContractPeriod,
    FieldSource,
    FieldState,
    Money,
    Notice,
    NumberKind,
    Wordings,
    in_language,
)
from circular_assess.exchange.notices.remarks import EURO, shares_reason
from circular_assess.texts import Texts, mark_for_translation

_ = mark_for_translation

FIELDS: Mapping[str, str] = {
    "title": _("Title"),
    "description": _("Description"),
    "buyers": _("Buyer"),
    "reference": _("Own reference"),
    "procedure_id": _("Procedure id"),
    "notice_id": _("Notice id"),
    "procedure_type": _("Procedure"),
    "nature": _("Nature"),
    "cpv": _("CPV codes"),
    "estimated_value": _("Estimated value"),
    "duration_months": _("Duration"),
    "deadline": _("Deadline"),
    "lots": _("Lots"),
    "award_criteria": _("Award criteria"),
    "green_codes": _("Environment, people and innovation"),
}
STATES: Mapping[FieldState, str] = {
    FieldState.FOUND: _("found"),
    FieldState.DERIVED: _("worked out"),
    FieldState.ABSENT: _("not in the notice"),
}
UNIT_WORDS: Mapping[str, tuple[str, str]] = {
    "DAY": (_("{number:number} day"), _("{number:number} days")),
    "WEEK": (_("{number:number} week"), _("{number:number} weeks")),
    "MONTH": (_("{number:number} month"), _("{number:number} months")),
    "YEAR": (_("{number:number} year"), _("{number:number} years")),
}
UNLIMITED = "UNLIMITED"
MOST_LOTS_NAMED = 5


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A field of a notice in the reader's words; `value` is empty where it is absent."""

    field: str
    label: str
    value: str
    place: str
    state: FieldState


def preview_rows(notice: Notice, texts: Texts, lot_ids: Sequence[str] = ()) -> tuple[PreviewRow, ...]:
    """Every field of a notice for the lots chosen, or for the whole, absent ones included."""
    values = dict(_values(choice_of(notice, lot_ids), texts))
    return tuple(
        PreviewRow(name, texts.tr(label), values[name], *_place(notice.sources[name], values[name]))
        for name, label in FIELDS.items()
    )


def _place(source: FieldSource, value: str) -> tuple[str, FieldState]:
    state = source.state if value else FieldState.ABSENT
    return source.place, FieldState.DERIVED if value and state is FieldState.ABSENT else state


def code_name(code_list: str, code: str, language: str) -> str:
    """The official name of a code of an eForms list; the code itself if it has none."""
    return str(table("code_names").get(code_list, {}).get(code, {}).get(language, code))


def _values(choice: Choice, texts: Texts) -> Iterator[tuple[str, str]]:
    notice, language, lot = choice.notice, texts.language, choice.only_lot

    def worded(wordings: Wordings) -> str:
        return in_language(wordings, language, notice.main_language)

    yield "title", (worded(lot.title) if lot else "") or worded(notice.title)
    yield "description", (worded(lot.description) if lot else "") or worded(notice.description)
    yield "buyers", texts.names(notice.buyers)
    yield "reference", notice.reference
    yield "procedure_id", notice.procedure_id
    yield "notice_id", notice.notice_id
    yield "procedure_type", code_name("procurement-procedure-type", notice.procedure_type, language)
    yield "nature", code_name("contract-nature", _nature(notice.nature), language)
    yield "cpv", _cpv((lot.cpv if lot else ()) or notice.cpv, language)
    yield "estimated_value", money_words(choice.value.money, texts) if choice.value else ""
    yield "duration_months", period_words(choice.period, texts)
    yield "deadline", moment_words(notice.deadline)
    yield "lots", _lots(notice, texts)
    yield "award_criteria", _criteria(choice, texts)
    yield "green_codes", _green(choice, texts)


def _nature(nature: str) -> str:
    """The word of OCDS and TED_EXPORT for supplies, as eForms has it."""
    return "supplies" if nature == "goods" else nature


def _cpv(codes: Sequence[str], language: str) -> str:
    if not codes:
        return ""
    name = division_name(codes[0], language)
    listed = ", ".join(codes)
    return f"{listed} ({name})" if name else listed


def money_words(money: Money, texts: Texts) -> str:
    """An amount with its currency, without rounding away its cents."""
    decimals = 0 if money.amount == money.amount.to_integral_value() else 2
    amount = float(money.amount)
    if money.currency == EURO:
        return texts.euro(amount, decimals=decimals)
    return f"{texts.number(amount, decimals=decimals)} {money.currency}"


def period_words(period: ContractPeriod | None, texts: Texts) -> str:
    """How long the contract runs, as the notice says it."""
    if period is None:
        return ""
    if period.length is not None:
        return _length(period.length, period.unit, texts)
    if period.first_day and period.last_day:
        return f"{texts.day(period.first_day)} – {texts.day(period.last_day)}"
    return code_name("duration", period.code, texts.language) if period.code == UNLIMITED else ""


def _length(length: Decimal, unit: str, texts: Texts) -> str:
    one, many = UNIT_WORDS[unit]
    return texts.tr(one if length == 1 else many, number=float(length))


def moment_words(moment: str) -> str:
    """Day, time and zone of a deadline, as the notice has them."""
    return moment.replace("T", " ")


def _lots(notice: Notice, texts: Texts) -> str:
    named = [
        " ".join(part for part in (lot.id, in_language(lot.title, texts.language)) if part)
        for lot in in_natural_order(notice.lots)
    ]
    more = len(named) - MOST_LOTS_NAMED
    listed = "; ".join(named[:MOST_LOTS_NAMED])
    if more <= 0:
        return listed
    return texts.tr("{lots}; and {count:number} more", lots=listed, count=more)


def _criteria(choice: Choice, texts: Texts) -> str:
    lots = [lot for lot in choice.award_lots if lot.criteria]
    if not lots:
        return ""
    criteria = "; ".join(criterion_words(one, texts) for one in lots[0].criteria)
    return f"{criteria}. {shares_reason(lots[0].shares, texts)}"


def criterion_words(criterion: AwardCriterion, texts: Texts) -> str:
    """An award criterion with its name and its numbers."""
    kind = code_name("award-criterion-type", criterion.type or "", texts.language)
    name = in_language(criterion.name, texts.language) or in_language(criterion.description, texts.language)
    numbers = [
        f"{texts.number(float(number.amount))}{' %' if (number.code or '').startswith('per-') else ''}"
        for number in criterion.numbers
        if number.kind is NumberKind.WEIGHT
    ]
    head = f"{kind}: {name}" if kind and name else kind or name
    return f"{head} ({', '.join(numbers)})" if numbers else head


def _green(choice: Choice, texts: Texts) -> str:
    named = [
        code_name(code_list, code, texts.language)
        for code_list in GREEN_LISTS
        for lot in choice.lots
        for code in lot.codes.get(code_list, ())
    ]
    return "; ".join(dict.fromkeys(named))
