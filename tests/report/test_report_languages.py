"""A report in each language: the same structure, and none of the program's English in the others."""

import re
from datetime import datetime
from functools import cache
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from circular_assess.catalogue_files import read_catalogue
from circular_assess.domain.results import evaluate
from circular_assess.domain.wording import in_words_of
from circular_assess.own_file import open_sample
from circular_assess.report.build import build_pdf
from circular_assess.texts import LANGUAGES, Texts
from tests.messages import messages

SAMPLE = "kortrijk-library-light"
LEAST_WORDS = 3
VALUE = re.compile(r"\{[^}]*\}")


@cache
def report(folder: Path, language: str) -> Path:
    """The report of a sample in a language."""
    catalogues = {code: read_catalogue(code) for code in LANGUAGES}
    sample = open_sample(SAMPLE, language)
    assessment = in_words_of(sample, catalogues[language], list(catalogues.values()))
    path = folder / f"{language}.pdf"
    build_pdf(
        assessment,
        evaluate(assessment),
        Texts(language),
        path,
        moment=datetime(2026, 11, 24),
        cache_folder=folder,
    )
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reports")


def words(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def structure(path: Path) -> tuple[list[int], int]:
    """The levels of the headings in their order, and the number of figures."""
    document = pypdfium2.PdfDocument(path)
    levels = [bookmark.level for bookmark in document.get_toc()]
    document.close()
    with pdfplumber.open(path) as opened:
        return levels, sum(len(page.images) for page in opened.pages)


def sentences() -> set[str]:
    """The parts of three words and more of all English messages, between their values."""
    parts = {part for one, many in messages() for text in (one, many or "") for part in VALUE.split(text)}
    return {" ".join(part.split()) for part in parts if len(re.findall(r"[A-Za-z]{2,}", part)) >= LEAST_WORDS}


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_english_is_left(folder: Path, language: str) -> None:
    found = words(report(folder, language))
    assert [sentence for sentence in sentences() if sentence in found] == []


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_the_structure_is_that_of_the_english_report(folder: Path, language: str) -> None:
    assert structure(report(folder, language)) == structure(report(folder, "en"))


def test_the_english_report_is_full_of_english(folder: Path) -> None:
    found = words(report(folder, "en"))
    assert sum(sentence in found for sentence in sentences()) > 20
