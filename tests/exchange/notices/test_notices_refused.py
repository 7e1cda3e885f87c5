"""Files that are no notice or mean harm: refused by content, in one line, with what to do instead."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circular_assess import commands
from circular_assess.exchange.notices import NoticeRefused, notice_as_json, notice_in, read_notice
from circular_assess.exchange.notices.recognise import LARGEST_BYTES
from circular_assess.exchange.notices.refusal import REFUSALS
from circular_assess.texts import Texts
from tests.exchange.notices.made_up_notices import (
    UBL,
    as_bytes,
    eforms_notice,
    lot,
    ocds_release,
    ted_notice,
    weighted,
)

TEXTS = Texts()
ROOT = f'<ContractNotice xmlns="{UBL}ContractNotice-2">'
WHOLE = eforms_notice([lot(criteria=weighted("price", "Prijs", "40"))])
DOCUMENT_TYPE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = "".join(f'<!ENTITY a{step + 1} "{f"&a{step};" * 10}">' for step in range(9))

REFUSED = {
    "empty": b" \n",
    "pdf": b"%PDF-1.7",
    "zip": b"PK\x03\x04rest",
    "html": b"\xef\xbb\xbf<!-- saved -->\n<!DOCTYPE html><html><body><br></body></html>",
    "other_content": b"Dear buyer,",
    "damaged_xml": WHOLE[: len(WHOLE) // 2],
    "document_type": f"{DOCUMENT_TYPE}{ROOT}&x;</ContractNotice>".encode("utf-16"),
    "espd": b'<QualificationApplicationRequest xmlns="urn:oasis:names:specification:ubl:schema:xsd:Q-2"/>',
    "registration": b"<BusinessRegistrationInformationNotice/>",
    "other_xml": b"<ContractNotice/>",
    "damaged_json": b'{"ocid": "a", "tender": {',
    "impossible_number": b'{"ocid": "a", "tender": {"value": {"amount": NaN}}}',
    "too_deep": b"[" * 100_000,
    "other_json": b'{"ocid": 1, "tender": [], "buyer": "x"}',
    "no_tender": as_bytes({**ocds_release(), "tag": ["planning"], "tender": {}}),
    "no_release": as_bytes({"records": [{"ocid": "a", "releases": [{}]}], "releases": []}),
}


@pytest.mark.parametrize(("key", "content"), REFUSED.items(), ids=REFUSED)
def test_each_kind_of_wrong_file_is_named(key: str, content: bytes) -> None:
    with pytest.raises(NoticeRefused) as refused:
        notice_in(content)
    assert refused.value.key == key
    assert refused.value.wording(TEXTS).endswith(".")
    assert "\n" not in refused.value.wording(TEXTS)


@pytest.mark.parametrize(
    "content",
    [
        f'<!DOCTYPE r [<!ENTITY a0 "lol">{LAUGHS}]>{ROOT}&a9;</ContractNotice>',
        f'<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">{ROOT}</ContractNotice>',
        f"{ROOT}{'<a>' * 5000}{'</a>' * 5000}</ContractNotice>",
    ],
)
def test_entities_documents_elsewhere_and_towers_are_refused(content: str) -> None:
    with pytest.raises(NoticeRefused):
        notice_in(content.encode())


def test_a_large_file_and_a_folder_are_refused_before_they_are_read(tmp_path: Path) -> None:
    large = tmp_path / "large.xml"
    with large.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    for path, key in ((large, "too_large"), (tmp_path, "not_a_file")):
        with pytest.raises(NoticeRefused) as refused:
            read_notice(path)
        assert refused.value.key == key
    assert set(REFUSALS) == {*REFUSED, "too_large", "not_a_file"}


def test_encodings_marks_and_repeated_keys_are_taken_as_they_are() -> None:
    latin = f'<?xml version="1.0" encoding="ISO-8859-1"?>{ROOT}<x/></ContractNotice>'.encode("latin-1")
    assert notice_in(latin).lots == ()
    assert notice_in(WHOLE.decode().replace("UTF-8", "UTF-16").encode("utf-16")).title["NLD"] == "Stoelen"
    assert notice_in(b'\xef\xbb\xbf  {"ocid": "a", "tender": {"title": "x"}, "tender": {"title": "y"}}').title
    huge = notice_in(
        b'{"ocid": "a", "tender": {"title": "x", "value": {"amount": 1e400, "currency": "EUR"}}}'
    )
    assert huge.estimated_value is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
TENDER_KEYS = ("title", "value", "items", "classification", "techniques", "identifiers", "tenderPeriod")
LOT_KEYS = ("awardCriteria", "contractPeriod", "sustainability", "submissionTerms", "lots", "lotGroups")
KEYS = st.sampled_from((*TENDER_KEYS, *LOT_KEYS))


@settings(max_examples=40)
@given(tender=st.dictionaries(KEYS, JSON), lot_parts=st.dictionaries(KEYS, JSON), rest=JSON)
def test_any_type_anywhere_in_ocds_is_read_or_refused(
    tender: dict[str, object], lot_parts: dict[str, object], rest: object
) -> None:
    release = {
        **ocds_release(**{"lots": [{**lot_parts, "id": "L"}], **tender}),
        "parties": rest,
        "buyer": rest,
    }
    notice = notice_in(json.dumps(release).encode())
    json.dumps(notice_as_json(notice, TEXTS), allow_nan=False)


@given(first=st.integers(0, len(WHOLE)), length=st.integers(0, 60), instead=st.binary(max_size=5))
def test_a_damaged_notice_is_read_or_refused(first: int, length: int, instead: bytes) -> None:
    try:
        notice = notice_in(WHOLE[:first] + instead + WHOLE[first + length :])
    except NoticeRefused as refused:
        refused.wording(TEXTS)
    else:
        json.dumps(notice_as_json(notice, TEXTS), allow_nan=False)


def test_the_command_prints_the_promised_shape_or_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "notice.txt"  # the name says nothing
    path.write_bytes(WHOLE)
    assert commands.run(["import", str(path), "--json", "--language", "en"]) == 0
    printed = capfd.readouterr()
    assert printed.err == ""
    assert json.loads(printed.out) == {
        "format": "eforms",
        "title": {"FRA": "Chaises", "NLD": "Stoelen"},
        "buyers": ["Stad 1"],
        "reference": "2026-014",
        "procedure_id": "procedure-1",
        "notice_id": "notice-1",
        "cpv": ["39112000"],
        "estimated_value": None,
        "duration_months": None,
        "deadline": None,
        "lots": [
            {
                "id": "LOT-0001",
                "kind": "Lot",
                "title": "Stoelen",
                "criteria": [
                    {
                        "type": "price",
                        "name": "Prijs",
                        "numbers": [{"kind": "weight", "code": "per-exa", "value": 40.0}],
                    }
                ],
                "price_share": 1.0,
                "shares_reason": "The weights are percentages, shared out by their sum.",
            }
        ],
        "green_codes": [],
        "suggested_theme": {
            "theme": "furniture",
            "strength": "strong",
            "reason": "CPV 39112000 belongs to “Furniture”.",
        },
        "suggested_strategies": [{"strategy": "service", "reason": "The notice says: “Location de chaises”"}],
        "sources": {
            "title": "BT-21",
            "description": "BT-24",
            "buyers": "BT-500",
            "reference": "BT-22",
            "procedure_id": "BT-04",
            "notice_id": "BT-701",
            "procedure_type": "BT-105",
            "nature": "BT-23",
            "cpv": "BT-262",
            "lots": "BT-137",
            "award_criteria": "BT-539",
        },
        "warnings": ["LOT-0001: the weights are percentages and do not add up to 100."],
    }
    assert commands.run(["import", str(path), "--language", "en"]) == 0
    assert "Title: Stoelen [found, BT-21]" in capfd.readouterr().out
    path.write_bytes(ted_notice(""))
    assert commands.run(["import", str(path)]) == 0
    capfd.readouterr()
    for wrong in (str(tmp_path), str(tmp_path / "none.xml"), "\0"):
        assert commands.run(["import", wrong, "--json"]) == 2
        printed = capfd.readouterr()
        assert (printed.out, len(printed.err.splitlines())) == ("", 1)
