"""Real and hostile notices beside the repository: what another reader found in each is found here too."""

import json
import socket
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

import pytest

from circular_assess.exchange.notices import (
    Notice,
    NoticeLot,
    NoticeRefused,
    criterion_proposals,
    notice_as_json,
    preview_rows,
    read_notice,
    tender_from,
)
from circular_assess.exchange.notices.notice import in_language
from circular_assess.texts import Texts

SHARED = Path(__file__).resolve().parents[4] / "shared" / "notices"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the notices are not beside the repository")
TEXTS = Texts()
LEAST_AGREEMENT = 0.95
VALUE_SOURCES = {"sum_of_lots": "lots", "procedure": "procedure", None: None}

# Why another reader found something else, by file and field; each of these is meant.
BLANK = "blank-template/release-template-1__1__5.json"
EXPLAINED = {
    # The words of a blank template are no figures and no dates.
    (BLANK, "value"),
    (BLANK, "deadline"),
    # A value that is only given with all lots is added up, as it is in eForms.
    ("ted-xml/18-168448-001-EXP.xml", "value"),
    ("ted-xml/21-364082-001-EXP.xml", "value"),
    ("ContractNotice_cn-standard_2024-102199_release_0.json", "value"),
    # A second contracting body is a buyer too: joint procurement.
    ("ted-xml/19-289373-001-EXP.xml", "buyers"),
}


def _found(file: str, expected: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    """Field, what was read, and what was expected, in one form."""
    notice = read_notice(SHARED / "files" / file)
    if expected["format"] == "eforms":
        yield from _eforms(notice, expected)
    elif expected["format"] == "ted_export":
        yield from _ted(notice, expected)
    else:
        release = next((one for one in expected["releases"] if one["title"]), expected["releases"][0])
        yield from _ocds(notice, release)


def _money(given: dict[str, str] | None) -> tuple[object, str] | None:
    return (_number(given["amount"]), given["currency"]) if given else None


def _number(text: str) -> object:
    return Decimal(text) if text.replace(".", "").isdecimal() else text


def _value(notice: Notice) -> tuple[object, str] | None:
    value = notice.estimated_value
    return (value.money.amount, value.money.currency) if value else None


def _eforms(notice: Notice, expected: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    derived, language = expected["derived"], expected["language"] or "und"
    names = [in_language(buyer["name"], language) for buyer in expected["buyers"] if buyer["name"]]
    yield "title", dict(notice.title), expected["title"]
    yield "buyers", list(notice.buyers), names
    yield "cpv", list(notice.cpv), derived["cpv"]
    yield "value", _value(notice), _money(derived["value"])
    source = notice.estimated_value and notice.estimated_value.source
    yield "value source", source, VALUE_SOURCES.get(derived["value_source"], "framework")
    kinds = [(lot["id"] or "", lot["kind"]) for lot in expected["lots"]]
    yield "lots", [(lot.id, lot.kind) for lot in notice.lots], kinds
    wanted = derived["earliest_tender_deadline"] or derived["earliest_request_deadline"]
    interest = [lot["deadline_interest"] for lot in expected["lots"] if lot["deadline_interest"]]
    yield "deadline", notice.deadline, wanted or min(interest, default="")
    green = {code for codes in derived["green"].values() for code in codes}
    yield "green codes", set(notice.green_codes), green
    for lot, other in zip(notice.lots, expected["lots"], strict=True):
        yield from _award(lot, other["award"])


def _award(lot: NoticeLot, award: dict[str, Any] | None) -> Iterator[tuple[str, object, object]]:
    criteria = award["criteria"] if award else []
    shares = (award["weighting"]["shares"] if award else None) or {}
    yield (
        "criteria",
        [
            (one.type, [(number.kind, number.code, number.amount) for number in one.numbers])
            for one in lot.criteria
        ],
        [
            (
                one["type"],
                [(number["kind"], number["code"], Decimal(number["value"])) for number in one["numbers"]],
            )
            for one in criteria
        ],
    )
    yield "shares", dict(lot.shares.by_type), {kind: float(share) for kind, share in shares.items()}


def _ocds(notice: Notice, release: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    yield "title", in_language(notice.title), release["title"] or ""
    yield "buyers", notice.buyers[0], release["buyer"].strip()
    yield "cpv", list(notice.cpv), [code[:8] for code in release["cpv"]]
    yield "value", _value(notice), _money(release["value"])
    yield "lots", [lot.id for lot in notice.lots], [lot["id"] for lot in release["lots"]]
    yield "deadline", notice.deadline, release["earliest_deadline"] or ""
    yield "green codes", set(notice.green_codes), set(release["sustainability_goals"])
    for lot, other in zip(notice.lots, release["lots"], strict=True):
        yield from _award(lot, other["award"])


def _ted(notice: Notice, expected: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    codes = {expected["cpv_main"], *(code for lot in expected["lots"] for code in lot["cpv"])}
    yield "title", in_language(notice.title), expected["title"]
    yield "buyers", list(notice.buyers), [expected["buyer"]]
    yield "cpv", set(notice.cpv), codes
    yield "value", _value(notice), _money(expected["estimated_value"])
    ids = [lot["lot_no"] or lot["item"] or "" for lot in expected["lots"]]
    yield "lots", [lot.id for lot in notice.lots], ids
    yield "deadline", notice.deadline, expected["deadline"] or ""
    for lot, other in zip(notice.lots, expected["lots"], strict=True):
        read = [(one.type, [number.amount for number in one.numbers]) for one in lot.criteria]
        wanted = [
            (one["type"], [Decimal(one["weight_text"])] if one["weight_text"] else [])
            for one in other["award"]
        ]
        yield "criteria", read, wanted


def test_every_notice_is_read_as_another_reader_read_it() -> None:
    fields: dict[bool, list[bool]] = {True: [], False: []}
    surprises = []
    for file, expected in json.loads((SHARED / "expected.json").read_text("utf-8")).items():
        if expected["format"] == "unsupported_xml":
            with pytest.raises(NoticeRefused, match="registration"):
                read_notice(SHARED / "files" / file)
            continue
        for field, read, wanted in _found(file, expected):
            fields[expected["format"] == "eforms"].append(read == wanted)
            is_explained = any(file.endswith(end) and field == name for end, name in EXPLAINED)
            if read != wanted and not is_explained:
                surprises.append((file, field, read, wanted))
    assert surprises == []
    assert all(fields[True])
    assert sum(fields[False]) / len(fields[False]) >= LEAST_AGREEMENT


def test_every_notice_can_be_shown_and_taken_over() -> None:
    for path in (SHARED / "files").rglob("*"):
        if path.is_dir():
            continue
        try:
            notice = read_notice(path)
        except NoticeRefused:
            continue
        json.dumps(notice_as_json(notice, TEXTS), allow_nan=False)
        assert len(preview_rows(notice, TEXTS)) == len(notice.sources)
        for ids in ([], [lot.id for lot in notice.lots if lot.id][:1]):
            assert all(one.value not in ("", None) for one in tender_from(notice, ids, "nl"))
        for lot in notice.lots[:1]:
            assert len(criterion_proposals(lot, [])) == len(lot.criteria)


def test_hostile_files_are_refused_or_harmless_and_nothing_is_fetched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_network(*_arguments: object, **_more: object) -> NoReturn:
        raise AssertionError("something asked for the network")

    monkeypatch.setattr(socket, "socket", no_network)
    read = set()
    for path in sorted((SHARED / "malicious").iterdir()):
        try:
            notice = read_notice(path)
        except NoticeRefused as refused:
            refused.wording(TEXTS)
        else:
            read.add(path.name)
            assert (notice.buyers, notice.estimated_value) == ((), None)
    harmless = {"bom_and_spaces.json", "dup_keys.json", "latin1_declared.xml", "utf16.xml"}
    assert read == harmless | {"wrong_types2.json", "xinclude.xml", "xsl_pi.xml"}
