"""Reads a release of the Open Contracting Data Standard 1.1, also in a package or a record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from circular_assess.exchange.notices.deriving import earliest_deadline, estimated_value, whole_period
from circular_assess.exchange.notices.figures import cpv_in, supplementary_in, without_repeats
from circular_assess.exchange.notices.json_tree import JsonNode
from circular_assess.exchange.notices.notice import (
    UNDETERMINED,
    EstimatedValue,
    FieldSource,
    Notice,
    NoticeFormat,
    NoticeLot,
    Remark,
    ValueSource,
    Wordings,
)
from circular_assess.exchange.notices.ocds_lots import (
    deadlines_of,
    lot_places,
    lots_of,
    money_of,
    period_of,
)
from circular_assess.exchange.notices.refusal import NoticeRefused
from circular_assess.exchange.notices.remarks import lot_remarks
from circular_assess.exchange.notices.sources import source_of

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)
# Sections that tell of a contract, so that a release without a tender still names its buyer.
CONTRACT_SECTIONS = ("awards", "contracts")
PLAN_TAGS = ("planning", "planningUpdate")
RESULT_TAGS = ("award", "awardUpdate", "contract", "contractUpdate", "implementation")


def notice_of(document: JsonNode) -> Notice:
    """The notice in an OCDS document; of several releases the first with a tender."""
    releases = [release for release in _releases(document) if release.is_object()]
    with_tender = [release for release in releases if release.at("tender").is_object()]
    if with_tender:
        release = with_tender[0]
    else:
        release = next(
            (one for one in releases if any(one.rows(part) for part in CONTRACT_SECTIONS)), JsonNode(None)
        )
    if not release:
        raise NoticeRefused(_reason(document, releases))
    return _read(release, len(releases))


def _releases(document: JsonNode) -> Iterator[JsonNode]:
    """The releases of a document: of a package, of a record, or the document itself."""
    if isinstance(document.value, list):
        for one in JsonNode({"": document.value}).rows(""):
            yield from _releases(JsonNode(one.value, one.path.removeprefix(".")))
        return
    yield from document.rows("releases")
    for record in document.rows("records"):
        compiled = record.at("compiledRelease")
        if compiled.is_object():
            yield compiled
        else:
            yield from record.rows("releases")
    if document.at("ocid").value is not None:
        yield document


def _reason(document: JsonNode, releases: Sequence[JsonNode]) -> str:
    if any(release.at("planning") or "planning" in release.texts("tag") for release in releases):
        return "no_tender"
    is_container = any(document.at(key).value is not None for key in ("releases", "records"))
    return "no_release" if is_container and not releases else "other_json"


def _read(release: JsonNode, release_count: int) -> Notice:
    tender = release.at("tender")
    language = release.text("language") or UNDETERMINED
    lots = tuple(lots_of(tender, language))
    framework = money_of(tender.at("techniques", "frameworkAgreement", "value"))
    value = estimated_value(money_of(tender.at("value")), lots, framework)
    period, months, differs = whole_period(lots, period_of(tender.at("contractPeriod")))
    deadline, kind = earliest_deadline(lots, deadlines_of(tender))
    own, others = _cpv(tender)
    tender_id, reference = tender.text("id"), _reference(tender)
    is_procedure = bool(_UUID.fullmatch(tender_id))
    tags = release.texts("tag")
    return Notice(
        format=NoticeFormat.OCDS,
        main_language=language,
        title=_worded(tender.text("title"), language),
        description=_worded(tender.text("description"), language),
        buyers=without_repeats(_buyers(release)),
        reference=reference or ("" if is_procedure else tender_id),
        procedure_id=tender_id if is_procedure else release.text("ocid"),
        notice_id=release.text("id"),
        notice_type=", ".join(tags),
        procedure_type=tender.text("procurementMethod"),
        is_accelerated=_flag(tender.at("procedure", "isAccelerated")),
        nature=tender.text("mainProcurementCategory"),
        cpv=without_repeats([*own, *others]),
        supplementary_cpv=_supplementary(tender),
        estimated_value=value,
        period=period,
        duration_months=months,
        deadline=deadline,
        lots=lots,
        sources=_sources(release, value, months, bool(own), bool(reference), kind, lots),
        remarks=(*_remarks(release_count, tender, tags, differs), *lot_remarks(lots)),
    )


def _worded(text: str, language: str) -> Wordings:
    return {language: text} if text else {}


def _flag(node: JsonNode) -> bool | None:
    return node.value if isinstance(node.value, bool) else None


def _buyers(release: JsonNode) -> Iterator[str]:
    """The buyer, then who else has that role, then the procuring entity if there is no buyer."""
    buyer, parties = release.at("buyer"), release.rows("parties")
    named = buyer.text("name") or next(
        (
            party.text("name")
            for party in parties
            if party.text("id") and party.text("id") == buyer.text("id")
        ),
        "",
    )
    others = [party.text("name") for party in parties if "buyer" in party.texts("roles")]
    if named or any(others):
        yield named
        yield from others
        return
    yield release.at("tender", "procuringEntity").text("name")


def _reference(tender: JsonNode) -> str:
    """The buyer's own reference."""
    for identifier in tender.rows("identifiers"):
        if identifier.text("scheme").lower() == "internal" and identifier.text("id"):
            return identifier.text("id")
    return ""


def _cpv(tender: JsonNode) -> tuple[list[str], list[str]]:
    """The codes of the tender itself, and those of its goods and services, in the order of the file."""
    own = [_main(tender.at("classification"))]
    own += [_main(one) for one in tender.rows("additionalClassifications")]
    others = [
        _main(one)
        for line in tender.rows("items")
        for one in (line.at("classification"), *line.rows("additionalClassifications"))
    ]
    return [code for code in own if code], others


def _main(classification: JsonNode) -> str:
    is_cpv = classification.text("scheme").upper().replace(" ", "").startswith("CPV")
    return cpv_in(classification.text("id")) if is_cpv else ""


def _supplementary(tender: JsonNode) -> tuple[str, ...]:
    places = [tender, *tender.rows("items")]
    return without_repeats(
        supplementary_in(one.text("id"))
        for place in places
        for one in (place.at("classification"), *place.rows("additionalClassifications"))
        if one.text("scheme").upper().startswith("CPV")
    )


def _remarks(release_count: int, tender: JsonNode, tags: Sequence[str], differs: bool) -> Iterator[Remark]:
    if release_count > 1:
        yield Remark("several_releases", {"count": release_count})
    if not tender.is_object():
        yield Remark("no_tender")
    elif tags and set(tags) <= set(PLAN_TAGS):
        yield Remark("only_planned")
    elif tags and set(tags) <= set(RESULT_TAGS):
        yield Remark("result_notice")
    if differs:
        yield Remark("durations_differ")


def _sources(
    release: JsonNode,
    value: EstimatedValue | None,
    months: int | None,
    has_own_cpv: bool,
    has_reference: bool,
    deadline_kind: str,
    lots: Sequence[NoticeLot],
) -> dict[str, FieldSource]:
    tender = release.at("tender")
    place = lot_places(tender)
    is_procedure = bool(_UUID.fullmatch(tender.text("id")))
    value_place = {
        None: "value",
        ValueSource.PROCEDURE: "value",
        ValueSource.LOTS: "lots[].value",
        ValueSource.FRAMEWORK: "techniques.frameworkAgreement.value",
    }[value.source if value else None]
    is_buyer_named = bool(release.text("buyer", "name"))
    cpv_place = "classification" if has_own_cpv else "items[].classification"
    buyer_place = release.at("buyer", "name") if is_buyer_named else release.at("parties")
    reference = tender.at("identifiers") if has_reference else tender.at("id")
    return {
        "title": source_of(tender.at("title").path, tender.text("title")),
        "description": source_of(tender.at("description").path, tender.text("description")),
        "buyers": source_of(buyer_place.path, any(_buyers(release))),
        "reference": source_of(reference.path, has_reference or (not is_procedure and tender.text("id"))),
        "procedure_id": source_of((tender.at("id") if is_procedure else release.at("ocid")).path, True),
        "notice_id": source_of(release.at("id").path, release.text("id")),
        "procedure_type": source_of(tender.at("procurementMethod").path, tender.text("procurementMethod")),
        "nature": source_of(
            tender.at("mainProcurementCategory").path, tender.text("mainProcurementCategory")
        ),
        "cpv": source_of(tender.at(cpv_place).path, any(map(any, _cpv(tender)))),
        "estimated_value": source_of(
            tender.at(value_place).path, value, bool(value and value.source is not ValueSource.PROCEDURE)
        ),
        "duration_months": source_of(place["contractPeriod"], months, True),
        "deadline": source_of(place["tenderPeriod"] + ".endDate", deadline_kind),
        "lots": source_of(tender.at("lots").path, lots),
        "award_criteria": source_of(
            tender.at("lots[].awardCriteria.criteria").path, any(lot.criteria for lot in lots)
        ),
        "green_codes": source_of(
            tender.at("lots[].sustainability").path, any(any(lot.codes.values()) for lot in lots)
        ),
    }
