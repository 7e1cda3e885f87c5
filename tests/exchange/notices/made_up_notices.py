"""Small notices of our own in the three formats, for the tests."""

import json
from collections.abc import Sequence
from html import escape

EFORMS = "http://data.europa.eu/p27/eforms-ubl-extension"
UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
NAMESPACES = (
    f'xmlns:a="{UBL}CommonAggregateComponents-2" xmlns:b="{UBL}CommonBasicComponents-2" '
    f'xmlns:ext="{UBL}CommonExtensionComponents-2" xmlns:efac="{EFORMS}-aggregate-components/1" '
    f'xmlns:efbc="{EFORMS}-basic-components/1" xmlns:efext="{EFORMS}s/1"'
)


def extension(content: str) -> str:
    """Content in the extension of eForms."""
    return (
        "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>"
        f"{content}</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>"
    )


def criterion(kind: str, name: str, *numbers: tuple[str, str, str], more: str = "") -> str:
    """An award criterion; each number is list, code and amount."""
    parameters = "".join(
        "<efac:AwardCriterionParameter>"
        f'{more}<efbc:ParameterCode listName="{code_list}">{code}</efbc:ParameterCode>'
        f"<efbc:ParameterNumeric>{amount}</efbc:ParameterNumeric></efac:AwardCriterionParameter>"
        for code_list, code, amount in numbers
    )
    typed = f"<b:AwardingCriterionTypeCode>{kind}</b:AwardingCriterionTypeCode>" if kind else ""
    return (
        f'<a:SubordinateAwardingCriterion>{extension(parameters)}{typed}<b:Name languageID="NLD">{name}'
        "</b:Name></a:SubordinateAwardingCriterion>"
    )


def weighted(kind: str, name: str, amount: str, code: str = "per-exa") -> str:
    """An award criterion with a weight."""
    return criterion(kind, name, ("number-weight", code, amount))


def lot(
    lot_id: str = "LOT-0001",
    criteria: str = "",
    project: str = "",
    process: str = "",
    kind: str = "Lot",
    title: str = "Stoelen",
) -> str:
    """A lot; `project` and `process` go into its project and its tendering process."""
    return (
        f'<a:ProcurementProjectLot><b:ID schemeName="{kind}">{lot_id}</b:ID>'
        f"<a:TenderingTerms><a:AwardingTerms><a:AwardingCriterion>{criteria}</a:AwardingCriterion>"
        f"</a:AwardingTerms></a:TenderingTerms><a:TenderingProcess>{process}</a:TenderingProcess>"
        f'<a:ProcurementProject><b:Name languageID="NLD">{escape(title)}</b:Name>{project}'
        "</a:ProcurementProject></a:ProcurementProjectLot>"
    )


def value(amount: str, currency: str = "EUR") -> str:
    """An estimated value."""
    return (
        f'<a:RequestedTenderTotal><b:EstimatedOverallContractAmount currencyID="{currency}">{amount}'
        "</b:EstimatedOverallContractAmount></a:RequestedTenderTotal>"
    )


def months(count: str, unit: str = "MONTH") -> str:
    """A period with a length."""
    return (
        f'<a:PlannedPeriod><b:DurationMeasure unitCode="{unit}">{count}</b:DurationMeasure></a:PlannedPeriod>'
    )


def dates(first: str, last: str) -> str:
    """A period from day to day."""
    return (
        f"<a:PlannedPeriod><b:StartDate>{first}</b:StartDate><b:EndDate>{last}</b:EndDate></a:PlannedPeriod>"
    )


def coded(code_list: str, *codes: str) -> str:
    """Codes of a list, such as environmental-impact."""
    return "".join(
        f'<a:ProcurementAdditionalType><b:ProcurementTypeCode listName="{code_list}">{code}'
        "</b:ProcurementTypeCode></a:ProcurementAdditionalType>"
        for code in codes
    )


def eforms_notice(
    lots: Sequence[str] = (),
    project: str = "",
    more: str = "",
    buyers: Sequence[str] = ("ORG-0001",),
    form: str = "competition",
    main_cpv: str = "39112000",
) -> bytes:
    """A contract notice in Dutch and French, with other prefixes than usual and comments in between."""
    organisations = "".join(
        f"<efac:Organization><efac:Company><a:PartyIdentification><b:ID>ORG-000{number}</b:ID>"
        f'</a:PartyIdentification><a:PartyName><b:Name languageID="FRA">Ville {number}</b:Name></a:PartyName>'
        f'<a:PartyName><b:Name languageID="NLD">Stad {number}</b:Name></a:PartyName></efac:Company>'
        "</efac:Organization>"
        for number in (1, 2)
    )
    parties = "".join(
        f"<a:ContractingParty><a:Party><a:PartyIdentification><b:ID>{reference}</b:ID></a:PartyIdentification>"
        "</a:Party></a:ContractingParty>"
        for reference in buyers
    )
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?><!-- made up --><urn:ContractNotice '
        f'xmlns:urn="{UBL}ContractNotice-2" {NAMESPACES}>'
        f"{extension(f'<efac:Organizations>{organisations}</efac:Organizations>')}"
        "<b:CustomizationID>eforms-sdk-1.7#extended#elsewhere</b:CustomizationID>"
        '<b:ID schemeName="notice-id">notice-1</b:ID><b:ContractFolderID>procedure-1</b:ContractFolderID>'
        f'<b:VersionID>02</b:VersionID><b:NoticeTypeCode listName="{form}">cn-standard</b:NoticeTypeCode>'
        f"<b:NoticeLanguageCode>NLD</b:NoticeLanguageCode>{parties}"
        "<a:TenderingProcess><b:ProcedureCode>open</b:ProcedureCode></a:TenderingProcess>"
        '<a:ProcurementProject><b:ID schemeName="InternalID">2026-014</b:ID>'
        '<b:Name languageID="FRA">Chaises</b:Name><!-- here --><b:Name languageID="NLD"> Stoelen </b:Name>'
        '<b:Description languageID="NLD"/><b:Description languageID="FRA">Location de chaises</b:Description>'
        "<b:ProcurementTypeCode>supplies</b:ProcurementTypeCode>"
        f"<a:MainCommodityClassification><b:ItemClassificationCode>{main_cpv}</b:ItemClassificationCode>"
        f"</a:MainCommodityClassification>{project}</a:ProcurementProject>{''.join(lots)}{more}"
        "</urn:ContractNotice>"
    )
    return text.encode()


def ocds_release(**tender: object) -> dict[str, object]:
    """A release with a tender."""
    return {
        "ocid": "ocds-made-up-1",
        "id": "release-1",
        "language": "en",
        "tag": ["tender"],
        "buyer": {"id": "B"},
        "parties": [{"id": "B", "name": " City of Ghent ", "roles": ["buyer"]}],
        "tender": {"id": "T-1", "title": "Chairs for rent", **tender},
    }


def as_bytes(document: object) -> bytes:
    """A JSON document as a file."""
    return json.dumps(document).encode()


def ted_notice(object_contract: str, form: str = "F02_2014", procedure: str = "") -> bytes:
    """A TED_EXPORT notice with the French form first, though the original is Dutch."""
    forms = "".join(
        f'<{form} CATEGORY="{category}" LG="{language}"><CONTRACTING_BODY><ADDRESS_CONTRACTING_BODY>'
        f"<OFFICIALNAME>Stad {language}</OFFICIALNAME></ADDRESS_CONTRACTING_BODY></CONTRACTING_BODY>"
        f"<OBJECT_CONTRACT><TITLE><P>Titel {language}</P></TITLE>"
        f'<CPV_MAIN><CPV_CODE CODE="18110000"/><CPV_SUPPLEMENTARY_CODE CODE="PA01-7"/></CPV_MAIN>'
        f"{object_contract}</OBJECT_CONTRACT><PROCEDURE>{procedure}</PROCEDURE></{form}>"
        for category, language in (("TRANSLATION", "FR"), ("ORIGINAL", "NL"))
    )
    return (
        '<TED_EXPORT xmlns="http://publications.europa.eu/resource/schema/ted/R2.0.9/publication" '
        f'DOC_ID="000001-2020"><FORM_SECTION>{forms}</FORM_SECTION></TED_EXPORT>'
    ).encode()
