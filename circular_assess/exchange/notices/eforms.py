"""Reads an eForms notice (UBL, any SDK version): procedure, buyers, and what follows from its lots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from circular_assess.exchange.notices.deriving import earliest_deadline, estimated_value, whole_period
from circular_assess.exchange.notices.eforms_lots import (
    EXTENSION,
    GREEN_TERMS,
    cpv_of,
    framework_maximum_of,
    lot_of,
    period_of,
    value_of,
)
from circular_assess.exchange.notices.notice import (
    UNDETERMINED,
    EstimatedValue,
    Notice,
    NoticeFormat,
    NoticeLot,
    Remark,
    ValueSource,
    Wordings,
    in_language,
)
from circular_assess.exchange.notices.remarks import lot_remarks
from circular_assess.exchange.notices.sources import source_of
from circular_assess.exchange.notices.xml_tree import XmlNode

PROJECT = "cac:ProcurementProject"
DEADLINE_TERMS = {"tenders": "BT-131", "requests": "BT-1311", "interest": "BT-630"}
VALUE_TERMS = {
    ValueSource.PROCEDURE: "BT-27",
    ValueSource.LOTS: "BT-27 (lots)",
    ValueSource.FRAMEWORK: "BT-271",
}
# The notice types that tell of a contract already given.
RESULT_FORMS = ("result", "cont-modif", "completion")


def notice_of(root: XmlNode) -> Notice:
    """The notice under an eForms root element."""
    language = root.text("cbc:NoticeLanguageCode") or UNDETERMINED
    project = root.first(PROJECT) or root
    groups = _groups(root)
    lots = tuple(lot_of(node, groups) for node in root.all("cac:ProcurementProjectLot"))
    value = estimated_value(value_of(project), lots, framework_maximum_of(project))
    period, months, differs = whole_period(lots, period_of(project))
    deadline, deadline_kind = earliest_deadline(lots)
    form_type = _form_type(root)
    own_cpv = cpv_of(project)
    notice = Notice(
        format=NoticeFormat.EFORMS,
        main_language=language,
        title=project.wordings("cbc:Name"),
        description=project.wordings("cbc:Description"),
        buyers=tuple(_buyers(root, language)),
        reference=project.text("cbc:ID"),
        procedure_id=root.text("cbc:ContractFolderID"),
        notice_id=_notice_id(root),
        version=root.text("cbc:VersionID"),
        changed_notice=root.text(f"{EXTENSION}/efac:Changes/efbc:ChangedNoticeIdentifier"),
        publication=root.text(f"{EXTENSION}/efac:Publication/efbc:NoticePublicationID"),
        notice_type=root.text("cbc:NoticeTypeCode"),
        form_type=form_type,
        procedure_type=root.text("cac:TenderingProcess/cbc:ProcedureCode"),
        is_accelerated=_is_accelerated(root),
        nature=project.text("cbc:ProcurementTypeCode"),
        cpv=tuple(dict.fromkeys([*own_cpv, *(code for lot in lots for code in lot.cpv)])),
        estimated_value=value,
        period=period,
        duration_months=months,
        deadline=deadline,
        lots=lots,
        remarks=(*_remarks(form_type, differs), *lot_remarks(lots)),
    )
    return _with_sources(notice, bool(own_cpv), value, deadline_kind)


def _notice_id(root: XmlNode) -> str:
    ids = root.all("cbc:ID")
    own = [node for node in ids if node.attribute("schemeName") == "notice-id"]
    return next((text for node in own or ids if (text := node.own_text())), "")


def _form_type(root: XmlNode) -> str:
    node = root.first("cbc:NoticeTypeCode")
    return node.attribute("listName") if node else ""


def _is_accelerated(root: XmlNode) -> bool | None:
    for node in root.all("cac:TenderingProcess/cac:ProcessJustification/cbc:ProcessReasonCode"):
        if node.attribute("listName") == "accelerated-procedure":
            return node.own_text() == "true"
    return None


def _buyers(root: XmlNode, language: str) -> Iterator[str]:
    """The names of the buyers in the notice's language, in their order; joint procurement has several."""
    names = dict(_organisations(root))
    references = root.texts("cac:ContractingParty/cac:Party/cac:PartyIdentification/cbc:ID")
    for reference in dict.fromkeys(references):
        name = in_language(names.get(reference, {}), language)
        if name:
            yield name


def _organisations(root: XmlNode) -> Iterator[tuple[str, Wordings]]:
    """The name of each organisation and touch point, by the id under which the notice speaks of it."""
    for organisation in root.all(f"{EXTENSION}/efac:Organizations/efac:Organization"):
        for kind in ("efac:Company", "efac:TouchPoint"):
            for party in organisation.all(kind):
                name = party.wordings("cac:PartyName/cbc:Name")
                for reference in party.texts("cac:PartyIdentification/cbc:ID"):
                    yield reference, name


def _groups(root: XmlNode) -> Mapping[str, tuple[str, ...]]:
    """The lots of each group of lots, by the id of the group."""
    groups: dict[str, tuple[str, ...]] = {}
    for node in root.all("cac:TenderingTerms/cac:LotDistribution/cac:LotsGroup"):
        members = node.texts("cac:ProcurementProjectLotReference/cbc:ID")
        group = node.text("cbc:LotsGroupID")
        groups[group] = tuple(dict.fromkeys([*groups.get(group, ()), *members]))
    return groups


def _remarks(form_type: str, differs: bool) -> Iterable[Remark]:
    if form_type in RESULT_FORMS:
        yield Remark("result_notice")
    if differs:
        yield Remark("durations_differ")


def _with_sources(
    notice: Notice, has_own_cpv: bool, value: EstimatedValue | None, deadline_kind: str
) -> Notice:
    derived_cpv = bool(notice.cpv) and not has_own_cpv
    places = {
        "title": ("BT-21", notice.title, False),
        "description": ("BT-24", notice.description, False),
        "buyers": ("BT-500", notice.buyers, False),
        "reference": ("BT-22", notice.reference, False),
        "procedure_id": ("BT-04", notice.procedure_id, False),
        "notice_id": ("BT-701", notice.notice_id, False),
        "procedure_type": ("BT-105", notice.procedure_type, False),
        "nature": ("BT-23", notice.nature, False),
        "cpv": ("BT-262", notice.cpv, derived_cpv),
        "estimated_value": (
            VALUE_TERMS[value.source] if value else "BT-27",
            value,
            value is not None and value.source is not ValueSource.PROCEDURE,
        ),
        "duration_months": _duration_source(notice),
        "deadline": (DEADLINE_TERMS.get(deadline_kind, "BT-131"), notice.deadline, False),
        "lots": ("BT-137", notice.lots, False),
        "award_criteria": ("BT-539", _any(lot.criteria for lot in notice.lots), False),
        "green_codes": (_green_place(notice.lots), notice.green_codes, False),
    }
    return replace(notice, sources={name: source_of(*place) for name, place in places.items()})


def _duration_source(notice: Notice) -> tuple[str, object, bool]:
    period = notice.period
    if period is not None and period.length is None and period.first_day is not None:
        return "BT-536, BT-537", notice.duration_months, True
    return "BT-36", notice.duration_months, period is None or period.unit != "MONTH"


def _green_place(lots: Sequence[NoticeLot]) -> str:
    there = [term for name, term in GREEN_TERMS.items() if any(lot.codes.get(name) for lot in lots)]
    return ", ".join(there) or "BT-774"


def _any(parts: Iterable[object]) -> bool:
    return any(bool(part) for part in parts)
