"""Reads the lots of a TED_EXPORT form, with award criteria whose weights are text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from circular_assess.exchange.notices.figures import cpv_in, day_in, money_in, number_in, without_repeats
from circular_assess.exchange.notices.notice import (
    AwardCriterion,
    ContractPeriod,
    CriterionNumber,
    LotKind,
    Money,
    NoticeLot,
    NumberKind,
    Wordings,
)
from circular_assess.exchange.notices.periods import UNITS
from circular_assess.exchange.notices.shares import award_shares
from circular_assess.exchange.notices.xml_tree import XmlNode

TYPES = {"AC_PRICE": "price", "AC_COST": "cost", "AC_QUALITY": "quality"}
# A weight as people write it: 40, 40 %, 40,5%, 40/100, 40 points.
_WEIGHT = re.compile(r"(\d{1,7}(?:[.,]\d{1,4})?)\s*(%|/\s*\d+|[a-z.]{0,12})?", re.I)


def lots_of(form: XmlNode, language: str) -> Iterator[NoticeLot]:
    """The lots of a form; the id is the number of the lot, else that of the description, else empty."""
    for node in form.all("*:OBJECT_CONTRACT/*:OBJECT_DESCR"):
        criteria = tuple(_criteria(node, language))
        codes = node.all("*:CPV_ADDITIONAL/*:CPV_CODE")
        renewals = number_in(node.text("*:RENEWAL_COUNT"))
        yield NoticeLot(
            id=node.text("*:LOT_NO") or node.attribute("ITEM"),
            kind=LotKind.LOT,
            title=_worded(node.first("*:TITLE"), language),
            description=_worded(node.first("*:SHORT_DESCR"), language),
            cpv=without_repeats(cpv_in(code.attribute("CODE")) for code in codes),
            value=money_at(node, "*:VAL_OBJECT"),
            period=_period(node),
            renewals=int(renewals) if renewals is not None and 0 <= renewals < 1000 else None,
            criteria=criteria,
            shares=award_shares(criteria),
        )


def money_at(place: XmlNode, path: str) -> Money | None:
    """The amount at the end of a path, with blanks between its digits or without."""
    node = place.first(path)
    return money_in(re.sub(r"\s", "", node.own_text()), node.attribute("CURRENCY")) if node else None


def _worded(node: XmlNode | None, language: str) -> Wordings:
    text = node.whole_text() if node else ""
    return {language: text} if text else {}


def _period(node: XmlNode) -> ContractPeriod | None:
    duration = node.first("*:DURATION")
    length = number_in(duration.own_text()) if duration else None
    unit = UNITS.get(duration.attribute("TYPE").upper(), "") if duration else ""
    is_measured = length is not None and length > 0 and bool(unit)
    period = ContractPeriod(
        length=length if is_measured else None,
        unit=unit if is_measured else "",
        first_day=day_in(node.text("*:DATE_START")),
        last_day=day_in(node.text("*:DATE_END")),
    )
    return None if period == ContractPeriod() else period


def _criteria(node: XmlNode, language: str) -> Iterator[AwardCriterion]:
    for award in node.all("*:AC"):
        for part in award.children():
            if part.name in TYPES:
                name = part.first("*:AC_CRITERION")
                yield AwardCriterion(
                    type=TYPES[part.name],
                    name=_worded(name, language),
                    numbers=tuple(_weight(part.text("*:AC_WEIGHTING"))),
                )
            elif part.name == "AC_PROCUREMENT_DOC":  # only the tender documents say it
                yield AwardCriterion(type=None)
    for text in node.texts("*:AC/*:AC_CRITERION"):  # concessions list names only
        yield AwardCriterion(type=None, name={language: text})


def _weight(text: str) -> Iterator[CriterionNumber]:
    """The weight in a text; without a per cent sign it is taken for points."""
    found = _WEIGHT.fullmatch(text.strip())
    amount = number_in(found[1].replace(",", ".")) if found else None
    if found and amount is not None:
        code = "per-exa" if found[2] == "%" else "poi-exa"
        yield CriterionNumber(NumberKind.WEIGHT, code, amount)
