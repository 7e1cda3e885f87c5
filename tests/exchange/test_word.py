"""The report as a Word document: headings, tables and pictures for every reader, and all words of the PDF."""

import ast
import inspect
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from circular_assess.domain.editions import Edition
from circular_assess.domain.results import evaluate
from circular_assess.exchange import CRITERIA_TABLE
from circular_assess.exchange.word_pages import reading
from circular_assess.exchange.word_pages.sheet import WordSheet
from circular_assess.own_file import open_sample
from circular_assess.report.build import ReportNotWritten
from circular_assess.report.counts import Counts
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.options import FULL_REPORT, SECTION_NAMES
from circular_assess.texts import LANGUAGES, Texts
from tests.examples import HOSTILE_NAME, HOSTILE_SIGNS, UNBROKEN, hostile_tender_file, tender_file_example
from tests.exchange.exported import english_sentences, everything_in, export
from tests.priced import priced_example
from tests.report.shared import in_language, with_marks

SECTIONS_FOLDER = Path(inspect.getfile(Sheet)).parent.parent / "sections"
WITHOUT_PICTURES = ("tender", "ambition", "scores", "criteria_table", "checks", "method")
SAMPLE = "seven-communes-machine"


@pytest.fixture(scope="module")
def priced(tmp_path_factory: pytest.TempPathFactory) -> tuple[WordDocument, Counts]:
    path = tmp_path_factory.mktemp("word") / "priced.docx"
    counts = export("word", priced_example(), path)
    return Document(str(path)), counts


def words(document: WordDocument) -> list[str]:
    return list(reading.words_of(document).paragraphs)


def test_all_that_sections_call_is_there_in_the_same_form() -> None:
    called: set[str] = set()
    for path in SECTIONS_FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "sheet":
                called.add(node.attr)
    assert len(called) > 15
    for name in called:
        wanted, found = (inspect.getattr_static(kind, name) for kind in (Sheet, WordSheet))
        if callable(wanted):
            assert [*inspect.signature(wanted).parameters.values()] == [
                *inspect.signature(found).parameters.values()
            ], name


def test_headings_language_and_what_the_file_says_of_itself(priced: tuple[WordDocument, Counts]) -> None:
    document, counts = priced
    assert counts == Counts(23, 3, 62)
    levels = [
        (int(paragraph.style.name[-1]), paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style is not None and paragraph.style.name.startswith("Heading")
    ]
    assert [text for level, text in levels if level == 1] == [
        SECTION_NAMES[key] for key in FULL_REPORT if key not in ("cover", "contents")
    ]
    assert all(level <= before + 1 for (before, _), (level, _) in pairwise(levels))
    titles = [
        paragraph.text
        for paragraph in document.paragraphs
        if paragraph.style is not None and paragraph.style.name == "Title"
    ]
    assert titles == [document.core_properties.title]
    language = document.styles.element.find(f".//{qn('w:lang')}")
    assert language is not None
    assert language.get(qn("w:val")) == document.core_properties.language == "en-GB"
    links = [link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))]
    assert links == marks == [f"_Toc{place:08d}" for place in range(1, len(links) + 1)]
    assert len(links) == sum(level < 3 for level, _ in levels)


def test_tables_and_pictures_speak(priced: tuple[WordDocument, Counts]) -> None:
    document, _counts = priced
    for table in document.element.body.iter(qn("w:tbl")):
        look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        heads = table.findall(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}")
        assert len(heads) == int(look.get(qn("w:firstRow")))
        widths = [int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid"))]
        assert abs(sum(widths) - 9638) < 10
        assert table.getnext().tag != qn("w:tbl")
    told = [each.get("descr") for each in document.element.body.iter(qn("wp:docPr"))]
    assert len(told) == 9
    assert all(told)
    assert any("Furniture as a service" in words and "62.4" in words for words in told)


def test_every_reason_and_figure_is_there(priced: tuple[WordDocument, Counts]) -> None:
    found, assessment = "\n".join(words(priced[0])), priced_example()
    for scenario in assessment.scenarios:
        for score in scenario.scores:
            assert f"Reason: {score.reason}" in found
            assert all(proof.title in found and proof.link in found for proof in score.proofs)
    texts = Texts()
    for result in evaluate(assessment).scenarios:
        assert result.cost is not None
        assert all(texts.points(each) in found for each in (result.total.claimed, result.total.proven))
        assert texts.euro(result.cost.net_present_cost_eur or 0.0) in found
    assert "no award method, no legal advice and no certificate" in found


def test_hostile_words_come_out_as_typed(tmp_path: Path) -> None:
    assessment = hostile_tender_file()
    tender = replace(assessment.tender, description="one\x00\x0b\ud800\r\ntwo\tthree  four \ufffe")
    path = tmp_path / "hostile.docx"
    counts = export("word", replace(assessment, tender=tender), path, sections=WITHOUT_PICTURES)
    found = words(Document(str(path)))
    assert counts == Counts(23, 3, 62)
    assert "one\ntwo\tthree  four " in found
    whole = "\n".join(found)
    for typed in (HOSTILE_NAME, HOSTILE_SIGNS.strip(), UNBROKEN, "=1+1 <b>"):
        assert typed in whole


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_english_is_left(language: str, tmp_path: Path) -> None:
    path = tmp_path / "sample.docx"
    sample = in_language(open_sample(SAMPLE, language), language)
    export("word", sample, path, language, sections=FULL_REPORT)
    document = Document(str(path))
    told = [each.get("descr") or "" for each in document.element.body.iter(qn("wp:docPr"))]
    whole = " ".join(" ".join([*words(document), *told]).split())
    assert [sentence for sentence in english_sentences() if sentence in whole] == []


def test_the_criteria_table_alone_and_in_public(tmp_path: Path) -> None:
    path = tmp_path / "table.docx"
    marked = with_marks(tender_file_example(), has_name=True)
    hidden = [score.reason for score in marked.scenarios[0].scores if score.is_reason_confidential]
    counts = export("word", marked, path, sections=CRITERIA_TABLE, edition=Edition.PUBLIC)
    assert counts.criteria == 23
    found = words(Document(str(path)))
    assert "At least 36 % of the pieces, counted by number" in found
    assert marked.tender.title in found
    export("word", marked, path, sections=("tender", "scores"), edition=Edition.PUBLIC)
    everything = everything_in(path)
    assert "not public" in everything
    assert not [text for text in (*hidden, marked.tender.description, "512") if text and text in everything]


def test_a_file_that_reads_back_wrongly_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "table.docx"
    path.write_bytes(b"an earlier file")
    monkeypatch.setattr(reading, "read_word", lambda _path: reading.WordRead(("other words",), 1, 0))
    with pytest.raises(ReportNotWritten) as caught:
        export("word", tender_file_example(), path, sections=CRITERIA_TABLE)
    assert caught.value.reason == "not_readable"
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir() if each.is_file()] == [
        ("table.docx", b"an earlier file")
    ]
