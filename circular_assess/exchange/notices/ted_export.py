"""Reads the older TED_EXPORT notices of 2014 to 2024: their main fields, lots, and weights in text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from circular_assess.exchange.notices.deriving import earliest_deadline, estimated_value, whole_period
from circular_assess.exchange.notices.figures import (
    cpv_in,
    moment_in,
    supplementary_in,
    without_repeats,
)
from circular_assess.exchange.notices.notice import (
    UNDETERMINED,
    Deadlines,
    EstimatedValue,
    FieldSource,
    Money,
    Notice,
    NoticeFormat,
    NoticeLot,
    Remark,
    ValueSource,
    Wordings,
)
from circular_assess.exchange.notices.refusal import NoticeRefused
from circular_assess.exchange.notices.remarks import lot_remarks
from circular_assess.exchange.notices.sources import source_of
from circular_assess.exchange.notices.ted_lots import lots_of, money_at
from circular_assess.exchange.notices.xml_tree import XmlNode

CODED = "*:CODED_DATA_SECTION"
OBJECT = "*:OBJECT_CONTRACT"
RESULT_FORMS = ("F03", "F06", "F13", "F15", "F18", "F20", "F22", "F23", "F25")
# The older forms name the same things differently; the first that is there counts.
TITLES = (f"{OBJECT}/*:TITLE",)
DESCRIPTIONS = (f"{OBJECT}/*:SHORT_DESCR",)
PROCEDURES = {
    "PT_OPEN": "open",
    "PT_RESTRICTED": "restricted",
    "PT_ACCELERATED_RESTRICTED_CHOICE": "restricted",
    "PT_COMPETITIVE_NEGOTIATION": "neg-w-call",
    "PT_NEGOTIATED_CHOICE": "neg-w-call",
    "PT_NEGOTIATED_WITH_PRIOR_CALL": "neg-w-call",
    "PT_NEGOTIATED_WITHOUT_PUBLICATION": "neg-wo-call",
    "PT_COMPETITIVE_DIALOGUE": "comp-dial",
    "PT_INNOVATION_PARTNERSHIP": "innovation",
}


def notice_of(root: XmlNode) -> Notice:
    """The notice under a TED_EXPORT root element, from its form in the original language."""
    forms = _forms(root)
    if not forms:
        raise NoticeRefused("other_xml", {"root": root.name})
    form = forms[0]
    language = form.attribute("LG") or UNDETERMINED
    lots = tuple(lots_of(form, language))
    value = estimated_value(_value(form), lots, None)
    period, months, differs = whole_period(lots, None)
    deadline, _kind = earliest_deadline(lots, _deadlines(form, root))
    main_cpv = [*_codes(form, f"{OBJECT}/*:CPV_MAIN/*:CPV_CODE")] or _coded_cpv(root)
    title, buyers = _title(forms, root), without_repeats(_buyers(form, root))
    reference = form.text(f"{OBJECT}/*:REFERENCE_NUMBER") or _anywhere(form, "FILE_REFERENCE_NUMBER")
    notice_id = root.attribute("DOC_ID") or root.text(f"{CODED}/*:NOTICE_DATA/*:NO_DOC_OJS")
    nature = _nature(form)
    return Notice(
        format=NoticeFormat.TED_EXPORT,
        main_language=language,
        title=title,
        description=_wordings(forms, DESCRIPTIONS),
        buyers=buyers,
        reference=reference,
        notice_id=notice_id,
        publication=root.text(f"{CODED}/*:NOTICE_DATA/*:NO_DOC_OJS"),
        notice_type=form.name,
        procedure_type=_procedure(form),
        nature=nature,
        cpv=without_repeats([*main_cpv, *(code for lot in lots for code in lot.cpv)]),
        supplementary_cpv=_supplementary(form),
        estimated_value=value,
        period=period,
        duration_months=months,
        deadline=deadline,
        lots=lots,
        sources=_sources(form, title, buyers, reference, notice_id, nature, value, months, deadline, lots),
        remarks=(*_remarks(form, forms, differs), *lot_remarks(lots)),
    )


def _forms(root: XmlNode) -> list[XmlNode]:
    """The forms of the file, those in the original language first."""
    forms = [node for section in root.all("*:FORM_SECTION") for node in section.children()]
    forms = [form for form in forms if form.name != "NOTICE_UUID"]
    return sorted(forms, key=lambda form: form.attribute("CATEGORY") != "ORIGINAL")


def _wordings(forms: Sequence[XmlNode], paths: Sequence[str]) -> Wordings:
    found: dict[str, str] = {}
    for form in forms:
        for path in paths:
            node = form.first(path)
            text = node.whole_text() if node else ""
            if text:
                found.setdefault(form.attribute("LG") or UNDETERMINED, text)
    return found


def _title(forms: Sequence[XmlNode], root: XmlNode) -> Wordings:
    found = _wordings(forms, TITLES)
    if found:
        return found
    older = _anywhere(forms[0], "TITLE_CONTRACT")
    return {forms[0].attribute("LG") or UNDETERMINED: older} if older else {}


def _anywhere(node: XmlNode, name: str, depth: int = 5) -> str:
    """The first text of an element of this name, however deep; for forms of another structure."""
    for child in node.children():
        text = (
            child.whole_text() if child.name == name else _anywhere(child, name, depth - 1) if depth else ""
        )
        if text:
            return text
    return ""


def _buyers(form: XmlNode, root: XmlNode) -> Iterator[str]:
    names = [
        *form.texts("*:CONTRACTING_BODY/*:ADDRESS_CONTRACTING_BODY/*:OFFICIALNAME"),
        *form.texts("*:CONTRACTING_BODY/*:ADDRESS_CONTRACTING_BODY_ADDITIONAL/*:OFFICIALNAME"),
    ]
    coded = root.texts("*:TRANSLATION_SECTION/*:ML_AA_NAMES/*:AA_NAME")[:1]
    yield from names or coded or [_anywhere(form, "OFFICIALNAME")]


def _value(form: XmlNode) -> Money | None:
    return money_at(form, f"{OBJECT}/*:VAL_ESTIMATED_TOTAL")


def _deadlines(form: XmlNode, root: XmlNode) -> Deadlines:
    moment = moment_in(form.text("*:PROCEDURE/*:DATE_RECEIPT_TENDERS"), _time(form))
    coded = root.text(f"{CODED}/*:CODIF_DATA/*:DT_DATE_FOR_SUBMISSION") if not moment else ""
    digits = re.match(r"(\d{4})(\d{2})(\d{2})(?: (\d{2}:\d{2}))?", coded)
    if digits:
        moment = moment_in(f"{digits[1]}-{digits[2]}-{digits[3]}", digits[4] or "")
    return Deadlines(tenders=moment)


def _time(form: XmlNode) -> str:
    """The time of the deadline with two digits for the hour."""
    time = form.text("*:PROCEDURE/*:TIME_RECEIPT_TENDERS")
    return time if re.match(r"\d{2}:", time) else f"0{time}" if time else ""


def _codes(form: XmlNode, path: str) -> Iterator[str]:
    return (code for node in form.all(path) if (code := cpv_in(node.attribute("CODE"))))


def _coded_cpv(root: XmlNode) -> list[str]:
    return list(_codes(root, f"{CODED}/*:NOTICE_DATA/*:ORIGINAL_CPV"))


def _supplementary(form: XmlNode) -> tuple[str, ...]:
    places = (f"{OBJECT}/*:CPV_MAIN", f"{OBJECT}/*:OBJECT_DESCR/*:CPV_ADDITIONAL")
    return without_repeats(
        supplementary_in(node.attribute("CODE"))
        for place in places
        for node in form.all(f"{place}/*:CPV_SUPPLEMENTARY_CODE")
    )


def _nature(form: XmlNode) -> str:
    node = form.first(f"{OBJECT}/*:TYPE_CONTRACT")
    return node.attribute("CTYPE").lower() if node else ""


def _procedure(form: XmlNode) -> str:
    names = [node.name for procedure in form.all("*:PROCEDURE") for node in procedure.children()]
    return next((PROCEDURES[name] for name in names if name in PROCEDURES), "")


def _remarks(form: XmlNode, forms: Sequence[XmlNode], differs: bool) -> Iterator[Remark]:
    if form.name.startswith(RESULT_FORMS):
        yield Remark("result_notice")
    if form.first(OBJECT) is None:
        yield Remark("old_form")
    if len({one.attribute("LG") for one in forms}) < len(forms):
        yield Remark("several_forms")
    if differs:
        yield Remark("durations_differ")


def _sources(
    form: XmlNode,
    title: Wordings,
    buyers: Sequence[str],
    reference: str,
    notice_id: str,
    nature: str,
    value: EstimatedValue | None,
    months: int | None,
    deadline: str,
    lots: Sequence[NoticeLot],
) -> dict[str, FieldSource]:
    contract = f"{form.name}/OBJECT_CONTRACT"
    lot = f"{contract}/OBJECT_DESCR"
    is_of_lots = value is not None and value.source is ValueSource.LOTS
    places: dict[str, tuple[str, object, bool]] = {
        "title": (f"{contract}/TITLE", title, False),
        "description": (f"{contract}/SHORT_DESCR", form.first(DESCRIPTIONS[0]), False),
        "buyers": (f"{form.name}/CONTRACTING_BODY", buyers, False),
        "reference": (f"{contract}/REFERENCE_NUMBER", reference, False),
        "procedure_id": ("", "", False),
        "notice_id": ("TED_EXPORT/@DOC_ID", notice_id, False),
        "procedure_type": (f"{form.name}/PROCEDURE", _procedure(form), False),
        "nature": (f"{contract}/TYPE_CONTRACT", nature, False),
        "cpv": (f"{contract}/CPV_MAIN", any(_codes(form, f"{OBJECT}/*:CPV_MAIN/*:CPV_CODE")), False),
        "estimated_value": (
            f"{lot}/VAL_OBJECT" if is_of_lots else f"{contract}/VAL_ESTIMATED_TOTAL",
            value,
            is_of_lots,
        ),
        "duration_months": (f"{lot}/DURATION", months, True),
        "deadline": (f"{form.name}/PROCEDURE/DATE_RECEIPT_TENDERS", deadline, False),
        "lots": (lot, lots, False),
        "award_criteria": (f"{lot}/AC", any(one.criteria for one in lots), False),
        "green_codes": ("", "", False),
    }
    return {name: source_of(*place) for name, place in places.items()}
