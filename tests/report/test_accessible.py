"""The report as a blind colleague hears it and an archive checks it: PDF/UA-1 and PDF/A in one file."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import page
import pikepdf
import pytest
from reportlab.platypus import Paragraph

from circular_assess.domain.catalogue import Strategy
from circular_assess.domain.edits import leave_out_criterion
from circular_assess.report.layout.canvas import UntaggedText
from circular_assess.report.layout.pages import Running
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import Role, paragraph_style
from tests.examples import REFURBISH, eight_scenarios, furniture_example, hostile_example
from tests.report.built import MOMENT, Built, bare, build
from tests.report.structure import Told, read_aloud

PROFILES = {
    "ua1": page.ValidationProfile.PDF_UA_1,
    "2a": page.ValidationProfile.PDF_A_2A,
    "3a": page.ValidationProfile.PDF_A_3A,
}
VERAPDF = Path(__file__).resolve().parents[3] / "shared" / "tools" / "verapdf" / "verapdf"


def broken_rules(path: Path, profile: str) -> set[str]:
    """The rules that a file breaks, by the validator's ids.

    Its false alarm over a compressed stream that happens to end in 0x0D is let pass, if there is such a one.
    """
    found = {failure.rule_id for failure in page.validate_pdf(str(path), profile=PROFILES[profile]).failures}
    return {rule for rule in found if "STREAM-LENGTH" not in rule or not _has_stream_ending_in_return(path)}


def _has_stream_ending_in_return(path: Path) -> bool:
    with pikepdf.open(path) as pdf:
        return any(
            isinstance(found, pikepdf.Stream) and found.read_raw_bytes().endswith(b"\r")
            for found in pdf.objects
        )


@pytest.fixture(scope="module")
def furniture(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Two criteria of each strategy: as much as it takes, and no more pages."""
    assessment = furniture_example()
    for strategy in Strategy:
        own = [s for s in assessment.criteria_in_use if s.criterion.strategy is strategy]
        for setting in own[2:]:
            assessment = leave_out_criterion(assessment, setting.criterion.id, "Not here.")
    return build(assessment, tmp_path_factory.mktemp("furniture"))


@pytest.fixture(scope="module")
def told(furniture: Built) -> Told:
    return read_aloud(furniture.path)


@pytest.fixture(scope="module")
def stress(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Hostile words, eight scenarios, and a reason that takes pages."""
    folder = tmp_path_factory.mktemp("stress")
    long = eight_scenarios()
    score = replace(long.scenarios[0].scores[0], reason="A reason that goes on. " * 2000)
    first = replace(long.scenarios[0], scores=(score, *long.scenarios[0].scores[1:]))
    long = replace(long, scenarios=(first, *long.scenarios[1:]))
    paths = []
    for name, assessment in (("hostile", hostile_example()), ("long", long)):
        (folder / name).mkdir()
        paths.append(build(assessment, folder / name).path)
    return paths


def test_every_report_is_accessible_and_can_be_archived(furniture: Built, stress: list[Path]) -> None:
    for path in (furniture.path, *stress):
        for profile in ("ua1", "3a"):
            assert broken_rules(path, profile) == set(), (path, profile)


HAS_VERAPDF = VERAPDF.exists() and shutil.which("java") is not None


@pytest.mark.skipif(not HAS_VERAPDF, reason="veraPDF or Java is not here")
def test_the_engine_of_the_pdf_association_agrees(furniture: Built, stress: list[Path]) -> None:
    files = [str(path) for path in (furniture.path, stress[0])]
    environment = {**os.environ, "PIP_NO_WARN": "1"}
    run = subprocess.run(
        [str(VERAPDF), "ua1,3a", *files], capture_output=True, text=True, check=False, env=environment
    )
    verdicts = re.findall(r"^(PASS|FAIL)\b", run.stdout, re.MULTILINE)
    assert verdicts == ["PASS"] * 2 * len(files), run.stdout + run.stderr


def test_headings_are_heard_in_their_order_without_gaps(furniture: Built, told: Told) -> None:
    headings = told.all("H1", "H2", "H3")
    levels = [int(heading.tag[1]) for heading in headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    heard = [bare(heading.text) for heading in headings if heading.tag != "H3"]
    assert heard[1:] == [bare(title) for level, title in furniture.outline if level < 2]


def test_what_the_buyer_wrote_is_heard_once_and_in_its_order(furniture: Built, told: Told) -> None:
    heard = bare(told.whole_text)
    begin = 0
    for criterion_id in furniture.results.criteria:
        name = furniture.assessment.criterion_setting(criterion_id).criterion.name
        begin = heard.index(bare(f"{criterion_id}{name}Unit"), begin)
        for scenario in furniture.assessment.scenarios:
            reason = bare(scenario.score_of(criterion_id).reason)
            if reason and not furniture.results.scenario(scenario.id).criteria[criterion_id].is_fixed:
                begin = heard.index(f"Reason:{reason}", begin)


def test_tables_have_heads_that_say_for_what(told: Told) -> None:
    tables = told.all("Table")
    assert len(tables) > 10
    for table in tables:
        heads = table.all("TH")
        assert heads
        assert {str(head.attributes["Scope"]) for head in heads} <= {"/Column", "/Row"}
        widths = {
            sum(int(cell.attributes.get("ColSpan", 1)) for cell in row.all("TH", "TD"))
            for row in table.all("TR")
        }
        assert len(widths) == 1


def test_a_head_repeated_on_further_pages_is_heard_once(tmp_path: Path) -> None:
    assessment = furniture_example()
    for setting in assessment.criteria_in_use[1:]:
        assessment = leave_out_criterion(assessment, setting.criterion.id, "Left out with a reason. " * 12)
    told = read_aloud(build(assessment, tmp_path).path)
    for table in told.all("Table"):
        assert len(table.all("THead")) <= 1
        column_heads = [head for head in table.all("TH") if str(head.attributes["Scope"]) == "/Column"]
        texts = [bare(head.text) for head in column_heads if head.text.strip()]
        assert len(texts) == len(set(texts))


def test_figures_say_in_numbers_what_they_show(furniture: Built, told: Told) -> None:
    figures = told.all("Figure")
    assert len(figures) >= 3
    points = f"{furniture.results.scenario(REFURBISH).total.claimed:.1f}"
    assert any(points in figure.words for figure in figures) or all(
        re.search(r"\d", figure.words) for figure in figures
    )
    assert all("BBox" in figure.attributes for figure in figures)


def test_links_say_where_they_lead(furniture: Built, told: Told) -> None:
    links = told.all("Link")
    assert len(links) == len([1 for level, _ in furniture.outline if level < 2])
    with pikepdf.open(furniture.path) as pdf:
        found = [note for sheet in pdf.pages for note in sheet.obj.get("/Annots", [])]
        assert all(str(note.Contents) and int(note.F) == 4 for note in found)
        assert len(found) == len(links)


def test_figures_are_lines_and_letters_and_no_pictures(furniture: Built) -> None:
    with pikepdf.open(furniture.path) as pdf:
        kinds = {
            str(found.get("/Subtype"))
            for found in pdf.objects
            if isinstance(found, pikepdf.Stream) and found.get("/Type") == pikepdf.Name.XObject
        }
        assert kinds == {"/Form"}
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_text_without_an_element_is_refused_while_building(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet._story.append(Paragraph("Nobody would hear this.", paragraph_style(Role.BODY)))
    with pytest.raises(UntaggedText), (tmp_path / "report.pdf").open("wb") as file:
        sheet.write(file, _running(), lambda page, pages: f"{page} of {pages}", lambda _share: None)


def _running() -> Running:
    return Running("Title", "", "Subject", "Program", "en", "left", "right", "foot", MOMENT)


Spoil = Callable[[pikepdf.Pdf], object]


def _element(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    return next(
        found
        for found in pdf.objects
        if isinstance(found, pikepdf.Dictionary) and found.get("/S") == pikepdf.Name(f"/{tag}")
    )


def _delete(place: str) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        del pdf.Root[place]

    return spoil


def _replace_packet(old: bytes, new: bytes) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new))

    return spoil


def _delete_in(tag: str, place: str) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        del _element(pdf, tag)[place]

    return spoil


def _first_link(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(note for sheet in pdf.pages for note in sheet.obj.get("/Annots", []))


def _font_file(pdf: pikepdf.Pdf) -> None:
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and "/FontFile2" in found:
            del found["/FontFile2"]
            return


def _unmarked(pdf: pikepdf.Pdf) -> None:
    sheet = pdf.pages[0]
    sheet.contents_add(b"BT /F1 10 Tf 50 50 Td (unheard) Tj ET", prepend=False)


DEFECTS: dict[str, Spoil] = {
    "no language": _delete("/Lang"),
    "no structure": _delete("/StructTreeRoot"),
    "not marked": _delete("/MarkInfo"),
    "no metadata": _delete("/Metadata"),
    "no colour profile": _delete("/OutputIntents"),
    "title not shown": _delete("/ViewerPreferences"),
    "no alternative text": _delete_in("Figure", "/Alt"),
    "no scope": _delete_in("TH", "/A"),
    "wrong part of PDF/UA": _replace_packet(b"<pdfuaid:part>1<", b"<pdfuaid:part>7<"),
    "no PDF/A mark": _replace_packet(b"pdfaid:conformance>A<", b"pdfaid:conformance>Z<"),
    "no title": _replace_packet(b"dc:title>", b"dc:rights>"),
    "link without words": lambda pdf: _first_link(pdf).__delitem__("/Contents"),
    "link not printed": lambda pdf: _first_link(pdf).__setitem__("/F", 0),
    "link outside the structure": lambda pdf: _first_link(pdf).__delitem__("/StructParent"),
    "unmarked text": _unmarked,
    "no tab order": lambda pdf: pdf.pages[1].obj.__delitem__("/Tabs"),
    "face not embedded": _font_file,
    "data without its kind": lambda pdf: pdf.Root.AF[0].__delitem__("/AFRelationship"),
    "script": lambda pdf: pdf.Root.__setitem__(
        "/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    ),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_the_checks_see_a_deliberate_defect(defect: str, furniture: Built, tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.pdf"
    with pikepdf.open(furniture.path) as pdf:
        DEFECTS[defect](pdf)
        pdf.save(spoiled)
    assert broken_rules(spoiled, "ua1") | broken_rules(spoiled, "3a")
