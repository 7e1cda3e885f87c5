"""Reads a lot, a part or a group of lots of an eForms notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from circular_assess.exchange.notices.figures import cpv_in, day_in, moment_in, money_in, number_in
from circular_assess.exchange.notices.notice import (
    AwardCriterion,
    ContractPeriod,
    CriterionNumber,
    Deadlines,
    LotKind,
    Money,
    NoticeLot,
    NumberKind,
)
from circular_assess.exchange.notices.periods import UNITS
from circular_assess.exchange.notices.shares import award_shares
from circular_assess.exchange.notices.xml_tree import XmlNode

EXTENSION = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension"
PROJECT = "cac:ProcurementProject"
CRITERION = "cac:TenderingTerms/cac:AwardingTerms/cac:AwardingCriterion"
SUBORDINATE = "cac:SubordinateAwardingCriterion"
# Code lists of a lot that say what it does for environment, people and innovation, in this order.
GREEN_TERMS: Mapping[str, str] = {
    "environmental-impact": "BT-774",
    "gpp-criteria": "BT-805",
    "strategic-procurement": "BT-06",
    "social-objective": "BT-775",
    "innovative-acquisition": "BT-776",
}
# Names of lists in older notices.
OLDER_LISTS = {"social-procurement": "social-objective", "eforms-contract-nature": "contract-nature"}
NUMBER_KINDS = {
    "number-weight": NumberKind.WEIGHT,
    "number-fixed": NumberKind.FIXED,
    "number-threshold": NumberKind.THRESHOLD,
}
KINDS = {kind.value: kind for kind in LotKind}


def lot_of(node: XmlNode, groups: Mapping[str, tuple[str, ...]]) -> NoticeLot:
    """The lot in an element; its id is empty if it has none. `groups` holds the lots of each group."""
    own_id = node.first("cbc:ID")
    lot_id = own_id.own_text() if own_id else ""
    kind = KINDS.get(own_id.attribute("schemeName") if own_id else "", _kind_by_id(lot_id))
    project = node.first(PROJECT) or node
    criteria = tuple(_criteria(node))
    return NoticeLot(
        id=lot_id,
        kind=kind,
        title=project.wordings("cbc:Name"),
        description=project.wordings("cbc:Description"),
        reference=project.text("cbc:ID"),
        nature=project.text("cbc:ProcurementTypeCode"),
        cpv=cpv_of(project),
        value=value_of(project),
        framework_maximum=framework_maximum_of(project),
        period=period_of(project),
        renewals=_renewals(project),
        deadlines=_deadlines(node),
        criteria=criteria,
        formulas=tuple(node.texts(f"{CRITERION}/cbc:CalculationExpression")),
        shares=award_shares(criteria),
        codes=_codes(node, project),
        tender_languages=tuple(node.texts("cac:TenderingTerms/cac:Language/cbc:ID")),
        lot_ids=groups.get(lot_id, ()),
    )


def _kind_by_id(lot_id: str) -> LotKind:
    return {"PAR": LotKind.PART, "GLO": LotKind.GROUP}.get(lot_id[:3], LotKind.LOT)


def cpv_of(project: XmlNode) -> tuple[str, ...]:
    """The CPV codes of a project: main code first, without repeats."""
    found = [
        cpv_in(text)
        for part in ("cac:MainCommodityClassification", "cac:AdditionalCommodityClassification")
        for text in project.texts(f"{part}/cbc:ItemClassificationCode")
    ]
    return tuple(dict.fromkeys(code for code in found if code))


def value_of(project: XmlNode) -> Money | None:
    """The estimated value (BT-27) of a project."""
    return _money(project.first("cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount"))


def framework_maximum_of(project: XmlNode) -> Money | None:
    """The most that a framework may be worth (BT-271), in the extension or, before SDK 1.3, beside BT-27."""
    total = "cac:RequestedTenderTotal"
    return _money(project.first(f"{total}/{EXTENSION}/efbc:FrameworkMaximumAmount")) or _money(
        project.first(f"{total}/cbc:MaximumAmount")
    )


def _money(node: XmlNode | None) -> Money | None:
    return money_in(node.own_text(), node.attribute("currencyID")) if node else None


def period_of(project: XmlNode) -> ContractPeriod | None:
    """The planned period of a project; None if nothing is said of it."""
    planned = project.first("cac:PlannedPeriod")
    if planned is None:
        return None
    measure = planned.first("cbc:DurationMeasure")
    length = number_in(measure.own_text()) if measure else None
    unit = UNITS.get(measure.attribute("unitCode").upper(), "") if measure else ""
    is_measured = length is not None and length > 0 and bool(unit)
    period = ContractPeriod(
        length=length if is_measured else None,
        unit=unit if is_measured else "",
        first_day=day_in(planned.text("cbc:StartDate")),
        last_day=day_in(planned.text("cbc:EndDate")),
        code=planned.text("cbc:DescriptionCode"),
    )
    return None if period == ContractPeriod() else period


def _renewals(project: XmlNode) -> int | None:
    number = number_in(project.text("cac:ContractExtension/cbc:MaximumNumberNumeric"))
    return int(number) if number is not None and 0 <= number < 1000 else None


def _deadlines(node: XmlNode) -> Deadlines:
    process = node.first("cac:TenderingProcess")
    if process is None:
        return Deadlines()
    return Deadlines(
        tenders=_end(process.first("cac:TenderSubmissionDeadlinePeriod")),
        requests=_end(process.first("cac:ParticipationRequestReceptionPeriod")),
        interest=_end(process.first(f"{EXTENSION}/efac:InterestExpressionReceptionPeriod")),
    )


def _end(period: XmlNode | None) -> str:
    return moment_in(period.text("cbc:EndDate"), period.text("cbc:EndTime")) if period else ""


def _codes(node: XmlNode, project: XmlNode) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    places = (
        (project, "cac:ProcurementAdditionalType/cbc:ProcurementTypeCode"),
        (node, "cac:TenderingProcess/cac:ContractingSystem/cbc:ContractingSystemTypeCode"),
        (
            node,
            "cac:TenderingTerms/cac:TendererQualificationRequest/cac:SpecificTendererRequirement"
            "/cbc:TendererRequirementTypeCode",
        ),
    )
    for start, path in places:
        for code in start.all(path):
            name = code.attribute("listName")
            if name != "exclusion-ground" and (text := code.own_text()):
                found.setdefault(OLDER_LISTS.get(name, name), []).append(text)
    variants = node.text("cac:TenderingTerms/cbc:VariantConstraintCode")
    if variants:
        found["permission"] = [variants]
    auction = node.text("cac:TenderingProcess/cac:AuctionTerms/cbc:AuctionConstraintIndicator")
    if auction:
        found["auction"] = [auction]
    vehicles = f"cac:TenderingTerms/{EXTENSION}/efac:StrategicProcurement/efbc:ApplicableLegalBasis"
    if scope := node.text(vehicles):
        found["cvd-scope"] = [scope]
    return {name: tuple(dict.fromkeys(codes)) for name, codes in found.items()}


def _criteria(node: XmlNode) -> Iterator[AwardCriterion]:
    for criterion in node.all(f"{CRITERION}/{SUBORDINATE}"):
        read = AwardCriterion(
            type=criterion.text("cbc:AwardingCriterionTypeCode") or None,
            name=criterion.wordings("cbc:Name"),
            description=criterion.wordings("cbc:Description"),
            numbers=tuple(_numbers(criterion)),
        )
        if read != AwardCriterion(None):  # converted notices have empty elements
            yield read


def _numbers(criterion: XmlNode) -> Iterator[CriterionNumber]:
    for parameter in criterion.all(f"{EXTENSION}/efac:AwardCriterionParameter"):
        code = parameter.first("efbc:ParameterCode")
        amount = number_in(parameter.text("efbc:ParameterNumeric"))
        kind = NUMBER_KINDS.get(code.attribute("listName")) if code else None
        if code is None or amount is None or kind is None:
            continue
        # -1 stands where the buyer withholds the number.
        if amount == -1 and parameter.first("efac:FieldsPrivacy"):
            continue
        yield CriterionNumber(kind, code.own_text() or None, amount)
