"""The report as a blind colleague hears it and an archive checks it: PDF/UA-1 and PDF/A in one file."""

import os
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from reportlab.platypus import Paragraph

from circular_assess.domain.cost_lines import CostKind, CostLine
from circular_assess.domain.editions import Edition
from circular_assess.domain.edits import leave_out_criterion
from circular_assess.own_file import sample_names
from circular_assess.report.layout.canvas import UntaggedText
from circular_assess.report.layout.pages import Running
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import Role, paragraph_style
from circular_assess.texts import LANGUAGES
from tests.examples import REFURBISH, furniture_example
from tests.report.archive_rules import broken_rules
from tests.report.built import MOMENT, Built, bare, build
from tests.report.shared import WITHOUT_DATA, Reports, with_criteria
from tests.report.structure import Told, read_aloud

LINES, SOURCE = 660, "Price list of 2026, page 17"
VERAPDF = Path(__file__).resolve().parents[3] / "shared" / "tools" / "verapdf" / "verapdf"


@pytest.fixture(scope="module")
def told(short: Built) -> Told:
    return read_aloud(short.path)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reason that takes pages, and a table that takes 40."""
    assessment = with_criteria(1)
    first = assessment.scenarios[0]
    score = replace(first.scores[0], reason="A reason that goes on. " * 400)
    lines = tuple(
        CostLine(CostKind.OTHER, f"Part {number} of the order, as offered", 10.0 * number, source=SOURCE)
        for number in range(LINES)
    )
    first = replace(first, scores=(score, *first.scores[1:]), cost_lines=lines, period_years=8)
    assessment = replace(assessment, scenarios=(first, *assessment.scenarios[1:]))
    return build(assessment, tmp_path_factory.mktemp("long")).path


def test_hostile_words_eight_scenarios_and_long_tables_change_nothing(
    hostile: Built, eight: Built, long: Path
) -> None:
    for path in (hostile.path, eight.path, long):
        for profile in ("ua1", "3a"):
            assert broken_rules(path, profile) == set(), (path, profile)


@pytest.mark.parametrize("sample", sample_names())
def test_every_report_is_accessible_and_can_be_archived(sample: str, reports: Reports) -> None:
    """In each language: both editions with the data inside, and the internal one without."""
    for language in LANGUAGES:
        for edition, profiles in (
            (Edition.INTERNAL, ("ua1", "3a")),
            (Edition.PUBLIC, ("ua1", "3a")),
            (WITHOUT_DATA, ("2a",)),
        ):
            path = reports.of_sample(sample, language, edition)
            for profile in profiles:
                assert broken_rules(path, profile) == set(), (path.stem, profile)


def test_a_table_over_many_pages_is_one_element(long: Path) -> None:
    """Its head is heard once, however often it is painted."""
    told = read_aloud(long)
    longest = max(told.all("Table"), key=lambda table: len(table.all("TR")))
    rows = longest.all("TR")
    assert len(rows) >= LINES
    assert len(longest.all("THead")) == 1
    assert bare(longest.whole_text).count(bare(SOURCE)) == LINES
    heads = [bare(cell.text) for cell in rows[0].all("TH") if cell.text.strip()]
    assert bare(longest.whole_text).count("".join(heads)) == 1
    assert longest.pages >= 40


HAS_VERAPDF = VERAPDF.exists() and shutil.which("java") is not None


@pytest.mark.skipif(not HAS_VERAPDF, reason="veraPDF or Java is not here")
def test_the_engine_of_the_pdf_association_agrees(short: Built, hostile: Built) -> None:
    files = [str(path) for path in (short.path, hostile.path)]
    environment = {**os.environ, "PIP_NO_WARN": "1"}
    run = subprocess.run(
        [str(VERAPDF), "ua1,3a", *files], capture_output=True, text=True, check=False, env=environment
    )
    verdicts = re.findall(r"^(PASS|FAIL)\b", run.stdout, re.MULTILINE)
    assert verdicts == ["PASS"] * 2 * len(files), run.stdout + run.stderr


def test_headings_are_heard_in_their_order_without_gaps(short: Built, told: Told) -> None:
    headings = told.all("H1", "H2", "H3")
    levels = [int(heading.tag[1]) for heading in headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    heard = [bare(heading.text) for heading in headings if heading.tag != "H3"]
    assert heard[1:] == [bare(title) for level, title in short.outline if level < 2]


def test_what_the_buyer_wrote_is_heard_once_and_in_its_order(short: Built, told: Told) -> None:
    heard = bare(told.whole_text)
    begin = 0
    for criterion_id in short.results.criteria:
        name = short.assessment.criterion_setting(criterion_id).criterion.name
        begin = heard.index(bare(f"{criterion_id}{name}Unit"), begin)
        for scenario in short.assessment.scenarios:
            reason = bare(scenario.score_of(criterion_id).reason)
            if reason and not short.results.scenario(scenario.id).criteria[criterion_id].is_fixed:
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


def test_figures_say_in_numbers_what_they_show(short: Built, told: Told) -> None:
    figures = told.all("Figure")
    assert len(figures) >= 3
    points = f"{short.results.scenario(REFURBISH).total.claimed:.1f}"
    assert any(points in figure.words for figure in figures) or all(
        re.search(r"\d", figure.words) for figure in figures
    )
    assert all("BBox" in figure.attributes for figure in figures)


def test_links_say_where_they_lead(short: Built, told: Told) -> None:
    links = told.all("Link")
    assert len(links) == len([1 for level, _ in short.outline if level < 2])
    with pikepdf.open(short.path) as pdf:
        found = [note for sheet in pdf.pages for note in sheet.obj.get("/Annots", [])]
        assert all(str(note.Contents) and int(note.F) == 4 for note in found)
        assert len(found) == len(links)


def test_figures_are_lines_and_letters_and_no_pictures(short: Built) -> None:
    with pikepdf.open(short.path) as pdf:
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
