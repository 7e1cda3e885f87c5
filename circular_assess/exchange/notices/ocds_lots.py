"""Reads the lots and groups of lots of an OCDS tender, with the extensions of the eForms profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from circular_assess.exchange.notices.figures import cpv_in, day_in, money_in, number_in, without_repeats
from circular_assess.exchange.notices.json_tree import JsonNode
from circular_assess.exchange.notices.notice import (
    AwardCriterion,
    ContractPeriod,
    CriterionNumber,
    Deadlines,
    LotKind,
    Money,
    NoticeLot,
    NumberKind,
    Wordings,
)
from circular_assess.exchange.notices.periods import months_of
from circular_assess.exchange.notices.shares import award_shares

# Codes of OCDS, and the codes of the eForms lists that they were made from.
NUMBER_CODES: Mapping[str, str] = {
    "percentageExact": "per-exa",
    "percentageRangeMiddle": "per-mid",
    "pointsExact": "poi-exa",
    "pointsRangeMiddle": "poi-mid",
    "decimalExact": "dec-exa",
    "decimalRangeMiddle": "dec-mid",
    "order": "ord-imp",
    "total": "fix-tot",
    "perUnit": "fix-unit",
    "unit": "fix-unit",
    "minimumScore": "min-score",
    "maximumBids": "max-pass",
}
DAYS_A_YEAR = 365
DAYS_A_MONTH = 30


def lots_of(tender: JsonNode, language: str) -> Iterator[NoticeLot]:
    """The lots of a tender in the order of the file, then its groups of lots."""
    cpv = _cpv_by_lot(tender)
    for node in tender.rows("lots"):
        if lot_id := node.text("id"):
            kind = LotKind.PART if lot_id.startswith("PAR-") else LotKind.LOT
            yield _lot(node, lot_id, kind, language, cpv)
    for node in tender.rows("lotGroups"):
        if lot_id := node.text("id"):
            yield _lot(node, lot_id, LotKind.GROUP, language, cpv)


def _lot(
    node: JsonNode, lot_id: str, kind: LotKind, language: str, cpv: Mapping[str, list[str]]
) -> NoticeLot:
    award = node.at("awardCriteria")
    criteria = tuple(_criterion(one, language) for one in award.rows("criteria"))
    renewals = number_in(node.at("renewal", "maximumRenewals").value)
    references = (one.text("id") for one in node.rows("identifiers"))
    return NoticeLot(
        id=lot_id,
        kind=kind,
        title=_worded(node.text("title"), language),
        description=_worded(node.text("description"), language),
        reference=next((reference for reference in references if reference), ""),
        nature=node.text("mainProcurementCategory"),
        cpv=without_repeats(cpv.get(lot_id, [])),
        value=money_of(node.at("value")),
        framework_maximum=money_of(node.at("techniques", "frameworkAgreement", "value")),
        period=period_of(node.at("contractPeriod")),
        renewals=int(renewals) if renewals is not None and 0 <= renewals < 1000 else None,
        deadlines=deadlines_of(node),
        criteria=criteria,
        formulas=without_repeats([award.text("weightingDescription")]),
        shares=award_shares(criteria),
        codes=_codes(node),
        tender_languages=tuple(node.at("submissionTerms").texts("languages")),
        lot_ids=tuple(node.texts("relatedLots")),
    )


def _worded(text: str, language: str) -> Wordings:
    return {language: text} if text else {}


def _cpv_by_lot(tender: JsonNode) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in tender.rows("items"):
        codes = [
            cpv_in(one.text("id"))
            for one in (line.at("classification"), *line.rows("additionalClassifications"))
            if one.text("scheme").upper().startswith("CPV")
        ]
        for lot_id in (line.text("relatedLot"), *line.texts("relatedLots")):
            found.setdefault(lot_id, []).extend(codes)
    return found


def money_of(node: JsonNode) -> Money | None:
    """An amount with its currency; None unless both are there."""
    amount = node.at("amount").value
    return money_in(amount, node.text("currency").upper()) if amount is not None else None


def deadlines_of(place: JsonNode) -> Deadlines:
    """Until when tenders may come; OCDS does not tell tenders from requests."""
    end = place.text("tenderPeriod", "endDate")
    return Deadlines(tenders=end if day_in(end[:10]) else "")


def period_of(node: JsonNode) -> ContractPeriod | None:
    """The contract period; converters count 30 days a month and 365 days a year, which is undone."""
    days = number_in(node.at("durationInDays").value)
    dates = ContractPeriod(
        first_day=day_in(node.text("startDate")[:10]), last_day=day_in(node.text("endDate")[:10])
    )
    if dates.first_day and dates.last_day and (months_of(dates) or days is None):
        return dates
    if days is None or days <= 0:
        return dates if dates != ContractPeriod() else None
    if days % DAYS_A_YEAR == 0:
        return ContractPeriod(days / DAYS_A_YEAR, "YEAR", dates.first_day)
    if days % DAYS_A_MONTH == 0:
        return ContractPeriod(days / DAYS_A_MONTH, "MONTH", dates.first_day)
    return ContractPeriod(days, "DAY", dates.first_day)


def lot_places(tender: JsonNode) -> Mapping[str, str]:
    """Where period and deadline stand: with the lots, else with the tender."""
    places = {}
    for key in ("contractPeriod", "tenderPeriod"):
        has_lots = any(lot.at(key) for lot in tender.rows("lots"))
        places[key] = tender.at("lots[]" if has_lots else key).path + (f".{key}" if has_lots else "")
    return places


def _codes(node: JsonNode) -> Mapping[str, tuple[str, ...]]:
    goals, strategies = [], []
    for aim in node.rows("sustainability"):
        goals.append(aim.text("goal"))
        strategies += aim.texts("strategies")
    found = {
        "sustainability-goal": without_repeats(goals),
        "sustainability-strategy": without_repeats(strategies),
    }
    return {name: codes for name, codes in found.items() if codes}


def _criterion(node: JsonNode, language: str) -> AwardCriterion:
    return AwardCriterion(
        type=node.text("type") or None,
        name=_worded(node.text("name"), language),
        description=_worded(node.text("description"), language),
        numbers=tuple(_numbers(node)),
    )


def _numbers(criterion: JsonNode) -> Iterator[CriterionNumber]:
    for node in criterion.rows("numbers"):
        amount = number_in(node.at("number").value)
        for kind in NumberKind:
            code = node.text(kind.value)
            if code and amount is not None:
                yield CriterionNumber(kind, NUMBER_CODES.get(code, code), amount)
