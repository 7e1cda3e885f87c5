"""A report in each language: the same structure, and none of the program's English in the others."""

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from circular_assess.domain.editions import Edition
from circular_assess.texts import LANGUAGES
from tests.messages import messages
from tests.report.shared import Reports
from tests.report.structure import read_structure

SAMPLE = "kortrijk-library-light"
LEAST_WORDS = 3
VALUE = re.compile(r"\{[^}]*\}")


def words(path: Path) -> str:
    """All that is seen, and what only a reader that speaks says: of figures, signs, links and the file."""
    document = pypdfium2.PdfDocument(path)
    try:
        seen = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    with pikepdf.open(path) as pdf:
        links = [str(note.Contents) for page in pdf.pages for note in page.obj.get("/Annots", [])]
        about = [str(pdf.docinfo.Subject), str(pdf.Root.AF[0].Desc)]
    said = [element.words for element in read_structure(path).every()]
    return " ".join(" ".join([*seen, *links, *about, *said]).split())


def structure(path: Path) -> list[tuple[str, str]]:
    """The tag of each element in reading order, with the scope of a head."""
    return [
        (element.tag, str(element.attributes.get("Scope", ""))) for element in read_structure(path).every()
    ]


def sentences() -> set[str]:
    """The parts of three words and more of all English messages, between their values."""
    parts = {part for one, many in messages() for text in (one, many or "") for part in VALUE.split(text)}
    return {" ".join(part.split()) for part in parts if len(re.findall(r"[A-Za-z]{2,}", part)) >= LEAST_WORDS}


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_english_is_left(reports: Reports, language: str) -> None:
    found = words(reports.of_sample(SAMPLE, language, Edition.INTERNAL))
    assert [sentence for sentence in sentences() if sentence in found] == []


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_the_structure_is_that_of_the_english_report(reports: Reports, language: str) -> None:
    assert structure(reports.of_sample(SAMPLE, language, Edition.INTERNAL)) == structure(
        reports.of_sample(SAMPLE, "en", Edition.INTERNAL)
    )


def test_the_english_report_is_full_of_english(reports: Reports) -> None:
    found = words(reports.of_sample(SAMPLE, "en", Edition.INTERNAL))
    assert sum(sentence in found for sentence in sentences()) > 20
