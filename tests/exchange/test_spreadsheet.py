"""Reading a list of materials from files as people and enemies make them."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from circular_assess.domain.edits import set_material_lines
from circular_assess.exchange import (
    BillOfMaterials,
    MassUnit,
    Sheet,
    SpreadsheetRefused,
    guessed_columns,
    materials_in,
    read_spreadsheet,
)
from circular_assess.exchange.file_numbers import decimal_sign, number_and_unit
from circular_assess.exchange.limits import MOST_ROWS
from circular_assess.exchange.material_columns import FIELDS
from circular_assess.exchange.refusal import PROBLEMS, REFUSALS
from circular_assess.texts import Texts
from tests.examples import BUY_NEW, HOSTILE_NAME, furniture_example

TEXTS = Texts()
FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
DUTCH = "Materiaal;Massa (kg);Gerecycled in %;Hergebruikt in %;Gerecycled einde %;Bron"


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    def write(content: str | bytes, name: str = "list.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def changed_part(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The packed file with another text in one of its parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text.decode()).encode() if part == name else text)
    return file.getvalue()


def read(path: Path) -> BillOfMaterials:
    (sheet,) = read_spreadsheet(path)
    return materials_in(sheet, guessed_columns(sheet))


def said(bill: BillOfMaterials) -> list[str]:
    return [problem.wording(TEXTS).replace("\N{NO-BREAK SPACE}", " ") for problem in bill.problems]


def refused(path: Path) -> str:
    with pytest.raises(SpreadsheetRefused) as caught:
        read_spreadsheet(path)
    assert caught.value.wording(TEXTS)
    return caught.value.key


# --- texts ---


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_any_encoding_and_separator(written: Callable[..., Path], encoding: str, separator: str) -> None:
    rows = f"{DUTCH}\nStaal – geölt;1.234,5;20;0;80;eigen schätzung\nSchuim;12,25;;;;\n"
    bill = read(written(rows.replace(";", separator), encoding=encoding))
    steel, foam = bill.lines
    assert (steel.name, steel.mass_kg, steel.source) == ("Staal – geölt", 1234.5, "eigen schätzung")
    assert (steel.recycled_in, steel.reused_in, steel.recycled_out) == (0.2, 0.0, 0.8)
    assert (foam.mass_kg, foam.recycled_in, foam.feedstock_recycling_efficiency) == (12.25, 0.0, 1.0)
    assert bill.problems == ()


def test_a_comma_parts_columns_and_quotes_keep_it(written: Callable[..., Path]) -> None:
    rows = 'sep=,\nComponent,Weight [g],Recycled content,Recycled content\n"Frame, black",1500,0.25,"0,5"\n'
    (sheet,) = read_spreadsheet(written(rows))
    columns = guessed_columns(sheet)
    assert columns.mass_unit is MassUnit.GRAM
    assert not columns.are_per_cent
    (frame,) = materials_in(sheet, columns).lines
    assert (frame.name, frame.mass_kg, frame.recycled_in, frame.recycled_out) == (
        "Frame, black",
        1.5,
        0.25,
        0.5,
    )


def test_french_heads_below_a_title_and_units_in_cells(written: Callable[..., Path]) -> None:
    rows = (
        "Chaise de bureau;;;;;\n;;;;;\n"
        "Matériau;Poids (t);Contenu recyclé;Réemploi;Renouvelable;Réemploi en fin de vie\n"
        "Acier;0,5;40 %;10 %;;25 %\nBois;12 kg;;;100 %;\n"
    )
    steel, wood = read(written(rows)).lines
    assert (steel.mass_kg, steel.recycled_in, steel.reused_in, steel.reused_out) == (500, 0.4, 0.1, 0.25)
    assert (wood.mass_kg, wood.renewable_in) == (12, 1)


def test_without_heads_names_and_masses_are_found(written: Callable[..., Path]) -> None:
    steel, foam = read(written("Steel,12.5\nFoam,3\n")).lines
    assert [(steel.name, steel.mass_kg), (foam.name, foam.mass_kg)] == [("Steel", 12.5), ("Foam", 3)]


def test_every_problem_is_named_by_its_cell(written: Callable[..., Path]) -> None:
    rows = (
        "Material;Mass kg;Recycled in %;Reused in %;Recycled out %;Efficiency of feedstock %\n"
        "Steel;heavy;20;0;80;\nFoam;-3;0;0;0;\nBoard;5;70;60;0;\n;4;0;0;0;\nGlue;;0;0;0;\n"
        "Glass;2;0;0;120;\nPaper;2;50;0;0;0\nTotal;16;;;;\nWool;1;100;0;0;90\n"
    )
    bill = read(written(rows))
    assert [line.name for line in bill.lines] == ["Wool"]
    assert bill.left_out == 8
    assert said(bill) == [
        "B2: “heavy” is not a number.",
        "B3: The mass is below 0: −3.",
        "C4, D4: Recycled, reused and renewable together are 130 %; 100 % is the most that comes in.",
        "A5: The name of the material is missing.",
        "B6: The mass is missing.",
        "E7: A share lies from 0 to 100 %; here stands 120 %.",
        "F8: With recycled feedstock its recycling efficiency must be above 0.",
        "A9: “Total” looks like a total, which would count everything twice.",
    ]


def test_every_sentence_can_be_said() -> None:
    values = {"megabytes": 1, "most": 1, "found": 1, "sum": 1}
    for language in ("en", "nl", "fr"):
        for sentence in (*REFUSALS.values(), *PROBLEMS.values()):
            assert "{" not in Texts(language).tr(sentence, **values)


@FILE
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_read_or_refused(written: Callable[..., Path], content: bytes) -> None:
    path = written(content)
    try:
        sheets = read_spreadsheet(path)
    except SpreadsheetRefused as why:
        sentence = why.wording(TEXTS)
        assert sentence
        return
    for sheet in sheets:
        bill = materials_in(sheet, guessed_columns(sheet))
        assert all(sentence for sentence in said(bill))
        set_material_lines(furniture_example(), BUY_NEW, bill.lines)


@given(
    figure=st.floats(-1e9, 1e9).map(lambda number: round(number, 4)),
    decimal=st.sampled_from(",."),
    is_grouped=st.booleans(),
)
def test_a_number_is_read_as_it_was_written(figure: float, decimal: str, is_grouped: bool) -> None:
    text = f"{figure:{',' if is_grouped else ''}.4f}"
    if decimal == ",":
        text = text.translate({ord(","): ".", ord("."): ","})
    assert decimal_sign([text], {",": ".", ".": ","}[decimal]) == decimal
    for unit in ("", "kg", "%"):
        number, found = number_and_unit(f"{text}\N{NO-BREAK SPACE}{unit}", decimal)
        assert number == pytest.approx(figure)
        assert found == unit


@pytest.mark.parametrize(
    "text", ["1.2.3,4,5", "12 apples", "1,23,456.7.8", "", "-", "nan", "1e9999", "0x10", "1 2-3"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    for decimal in ",.":
        with pytest.raises(ValueError, match=r"^"):
            number_and_unit(text, decimal)


# --- workbooks ---


def test_a_workbook_with_per_cent_formats_errors_and_formulas(written: Callable[..., Path]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Material", "Mass (kg)", "Recycled in", "Remark"])
    sheet.append([HOSTILE_NAME, 2, 0.25, "=1+1 in a shop"])
    sheet["C2"].number_format = "0%"
    sheet["D2"].data_type = "s"
    sheet.append(["Foam", "=B2*2", 30, None])
    sheet.append(["Wool", 7, "#N/A", None])
    sheet["C4"].data_type = "e"
    sheet.append(["Board", 3, 100, None])
    book.create_sheet("empty")
    file = io.BytesIO()
    book.save(file)
    bill = read(written(file.getvalue(), "list.xlsx"))
    first, board = bill.lines
    assert (first.name, first.mass_kg, first.recycled_in) == (HOSTILE_NAME, 2, 0.25)
    assert first.source == "=1+1 in a shop"
    assert (board.mass_kg, board.recycled_in) == (3, 1)
    assert said(bill) == [
        "B3: The file holds a formula here but not its result. Save it in the spreadsheet first.",
        "C4: The spreadsheet shows an error here: #N/A.",
    ]


def test_the_result_of_a_formula_is_taken(written: Callable[..., Path]) -> None:
    content = workbook([["Material", "Mass kg"], ["Steel", "=2*21"]])
    content = changed_part(
        content, "xl/worksheets/sheet1.xml", lambda xml: re.sub("<v ?/>|<v></v>", "<v>42</v>", xml)
    )
    (steel,) = read(written(content, "list.xlsx")).lines
    assert steel.mass_kg == 42


def test_sheets_come_with_their_names_and_lie_about_no_size(written: Callable[..., Path]) -> None:
    content = workbook([["Notes"]], [["Material", "Mass kg"], ["Steel", 1]], [])
    content = changed_part(
        content,
        "xl/worksheets/sheet2.xml",
        lambda xml: re.sub('<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"', xml),
    )
    notes, steel = read_spreadsheet(written(content, "list.bin"))
    assert (notes.name, steel.name) == ("Sheet 1", "Sheet 2")
    assert (len(steel.rows), steel.width) == (2, 2)


def test_no_more_rows_are_read_than_there_may_be(written: Callable[..., Path]) -> None:
    rows = "Material;Mass kg\n" + "Steel;1\n" * MOST_ROWS
    bill = read(written(rows))
    assert (bill.lines, said(bill)) == ((), ["The sheet has more than 5 000 rows."])
    content = workbook([["Material", "Mass kg"], ["Steel", 1]])
    content = changed_part(
        content,
        "xl/worksheets/sheet1.xml",
        lambda xml: (
            xml.replace('<row r="2"', '<row r="9002"')
            .replace('r="A2"', 'r="A9002"')
            .replace('r="B2"', 'r="B9002"')
        ),
    )
    assert read(written(content, "list.xlsx")).lines == ()


# --- files that are refused ---


def compound(*names: str) -> bytes:
    parts = b"".join(f"{name}\0".encode("utf-16-le") for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + parts


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return file.getvalue()


BILLION = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><workbook>&b;</workbook>'


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b";;;\r\n;;;\r\n", "no_sheet"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_a_table"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\x00\x01", "not_a_table"),
        (b"<html><table><tr><td>Steel</td></tr></table></html>", "not_a_table"),
        (b'Steel;"' + b"x" * 200_000, "not_a_table"),
        (compound("Workbook"), "old_format"),
        (compound("EncryptionInfo", "EncryptedPackage"), "protected"),
        (compound("WordDocument"), "not_a_table"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (packed(word__document_xml=b"<w/>"), "not_a_table"),
        (packed(content_xml=b"<office/>"), "other_format"),
        (packed(xl__workbook_bin=b"\0"), "other_format"),
        (packed(xl__workbook_xml=b"<workbook"), "damaged"),
        (packed(xl__workbook_xml=BILLION), "damaged"),
        (packed(xl__workbook_xml=BILLION.decode().encode("utf-16")), "damaged"),
        (packed(xl__workbook_xml=bytes(61_000_000)), "unpacks_too_large"),
        (b"Steel;1\n" * 2_500_001, "too_large"),
    ],
    ids=range(19),
)
def test_a_hostile_file_is_refused_in_a_sentence(
    written: Callable[..., Path], content: bytes, key: str
) -> None:
    assert refused(written(content, "list.xlsx")) == key


def test_a_folder_is_refused_and_a_damaged_workbook_too(written: Callable[..., Path], tmp_path: Path) -> None:
    assert refused(tmp_path) == "not_a_file"
    with pytest.raises(FileNotFoundError):
        read_spreadsheet(tmp_path / "gone.csv")
    content = workbook([["Material", "Mass kg"], ["Steel", 1]])
    assert refused(written(content[: len(content) // 2], "list.xlsx")) == "damaged"
    wrong = changed_part(content, "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2])
    assert refused(written(wrong, "list.xlsx")) == "damaged"


def test_every_field_can_be_named_by_hand(written: Callable[..., Path]) -> None:
    (sheet,) = read_spreadsheet(written("a;b\nx;1\n"))
    assert isinstance(sheet, Sheet)
    columns = guessed_columns(sheet, 0)
    assert columns.columns == {}
    assert set(FIELDS) >= {"name", "mass_kg", "source", "energy_out"}
    assert materials_in(sheet, columns).lines == ()
