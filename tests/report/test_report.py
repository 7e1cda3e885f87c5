"""What stands in the report: every word as typed, every figure as computed, on numbered pages."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from circular_assess.charts.fonts import PLACEHOLDER
from circular_assess.domain.assessment import Assessment, Headline
from circular_assess.domain.edits import remove_scenario, set_headline
from circular_assess.domain.results import Results, evaluate
from circular_assess.report.build import ReportWritten, build_pdf
from circular_assess.report.layout.styles import BODY_BOTTOM, BODY_TOP, MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from circular_assess.report.reading import PDFIUM
from circular_assess.report.sections import SECTIONS
from circular_assess.texts import Texts
from tests.examples import (
    BUY_NEW,
    HOSTILE_NAME,
    REFURBISH,
    UNBROKEN,
    eight_scenarios,
    empty_example,
    furniture_example,
    hostile_example,
    two_strategies,
    unfinished_example,
)

TEXTS = Texts()
MOMENT = datetime(2026, 11, 24, 16, 20, tzinfo=UTC)


@dataclass(frozen=True)
class Built:
    """A report, what went into it, and what a reader finds in it."""

    path: Path
    assessment: Assessment
    results: Results
    written: ReportWritten
    pages: list[str]
    bodies: str
    outline: list[tuple[int, str]]


def _build(assessment: Assessment, folder: Path) -> Built:
    path = folder / "report.pdf"
    results = evaluate(assessment)
    written = build_pdf(assessment, results, TEXTS, path, moment=MOMENT, cache_folder=folder)
    with PDFIUM:
        document = pypdfium2.PdfDocument(path)
        pages, bodies = [], []
        for page in document:
            words = page.get_textpage()
            pages.append(words.get_text_range())
            box = (0, BODY_BOTTOM - 4, PAGE_WIDTH, PAGE_HEIGHT - BODY_TOP + 8)
            bodies.append(words.get_text_bounded(*box))
        outline = [(entry.level, entry.get_title()) for entry in document.get_toc()]
        document.close()
    return Built(path, assessment, results, written, pages, _bare("".join(bodies)), outline)


def _bare(words: str) -> str:
    """The words without spaces and line ends: where a line breaks is not asked."""
    # PDFium writes a mark of its own for a hyphen at the end of a line.
    return re.sub(r"\s", "", words.replace("\ufffe", "-").replace("\x02", "-"))


def _printed(words: str) -> str:
    """The words as they are on paper: what no face has is a placeholder."""
    return _bare(words.replace("\N{GRINNING FACE}", PLACEHOLDER).replace("中文", PLACEHOLDER * 2))


@pytest.fixture(scope="module")
def furniture(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _build(furniture_example(), tmp_path_factory.mktemp("furniture"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _build(hostile_example(), tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def eight(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _build(eight_scenarios(), tmp_path_factory.mktemp("eight"))


@pytest.fixture(params=["furniture", "hostile", "eight"])
def built(request: pytest.FixtureRequest) -> Built:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Built)
    return found


def _typed(assessment: Assessment) -> Iterator[str]:
    tender = assessment.tender
    yield from (tender.title, tender.buyer, tender.reference, tender.description, tender.functional_unit)
    for setting in assessment.strategies:
        yield setting.reason
    for scenario in assessment.scenarios:
        yield from (scenario.name, scenario.description)
        for score in scenario.scores:
            yield score.reason
            for proof in score.proofs:
                yield from (proof.title, proof.link, proof.page)


def test_everything_typed_comes_out_as_typed(built: Built) -> None:
    # A reason that goes on over the page has the repeated head of its table in between.
    bodies = built.bodies.replace("StrategyWeightWhy", "")
    for words in _typed(built.assessment):
        assert _printed(words) in bodies, words[:80]


def test_every_criterion_stands_there_with_its_levels_sources_and_market(built: Built) -> None:
    for in_use in built.results.criteria.values():
        criterion = in_use.criterion
        words = [criterion.id, criterion.name, criterion.question, criterion.why, criterion.unit]
        words += [level.text for level in criterion.levels] + [level.source for level in criterion.levels]
        words += [part for figure in criterion.figures for part in (figure.text, figure.source, figure.link)]
        if criterion.market_baseline is not None:
            words += [criterion.market_baseline.source, criterion.market_baseline.date]
        for word in words:
            assert _bare(word) in built.bodies, word


def test_scores_say_level_evidence_and_what_to_be_careful_about(furniture: Built) -> None:
    for words in (
        "Between level 2 at 40 % and level 3 at 60 %. This evidence proves level 2 at most; level 2.3 is",
        "Illustrative: nobody has published or checked this figure.",
        "No effect expected: it asks no more than the market or the law gives anyway.",
        "To be looked at again.",
        "0 by definition: the baseline is compared with itself.",
        "Market level unknown.",
        "E2 In the tender documents",
        "E3 Third-party test or declaration",
        "Source of the levels: our proposal.",
        "French quota, of spend (seen in the source)",
        "Not scored; counts 0.",
        "page or place annex B",
        "Buy-back",
    ):
        assert _bare(words).lower() in furniture.bodies.lower(), words


def test_figures_and_sentences_are_those_of_the_results(furniture: Built) -> None:
    results = furniture.results
    for message in results.verdict:
        words = _bare(TEXTS.message(message.key, message.values))
        assert words in _bare(furniture.pages[0])
        assert furniture.bodies.count(words) == 2
    comparison = _bare(next(page for page in furniture.pages if "Circularity score" in page))
    for scenario in results.scenarios:
        total = scenario.total
        difference = "–" if scenario.is_baseline else TEXTS.signed(scenario.difference_to_baseline or 0.0)
        figures = [TEXTS.points(points) for points in (total.claimed, total.proven, total.high)]
        row = "".join([*figures, difference, TEXTS.percent(total.coverage)])
        assert _bare(row) in comparison
        for strategy in scenario.strategies.values():
            assert TEXTS.points(strategy.figures.claimed) in comparison
    for words in (
        "Why Furniture as a service leads Refurbish own stock",
        "13.6 points of Furniture as a service rest on proof that is too weak; most of them on Take-back, "
        "next life (3.8) and Ownership and end of life (2.9).",
        "2 criteria are not scored for every scenario",
        "They are within one point on Reuse.",
        "some figures are illustrative",
    ):
        assert _bare(words).lower() in furniture.bodies.lower(), words


def test_counts_are_those_of_what_is_printed(furniture: Built) -> None:
    scores = [score for scenario in furniture.assessment.scenarios for score in scenario.scores]
    assert furniture.written.pages == len(furniture.pages)
    # The baseline has two criteria at 0 by definition, which nobody typed.
    assert furniture.written.scores == len(scores) + 2
    assert furniture.written.reasons == sum(bool(score.reason) for score in scores)
    assert furniture.written.proofs == sum(len(score.proofs) for score in scores)


def test_every_page_is_numbered_and_the_outline_has_every_section(built: Built) -> None:
    count = len(built.pages)
    for number, page in enumerate(built.pages, 1):
        assert f"{number} of {count}" in page
    sections = [re.sub(r"^\d+\s+", "", title) for level, title in built.outline if level == 0]
    assert len(sections) == len(SECTIONS) - 2  # cover and contents need no bookmark
    assert sections[0] == "Tender and scenarios"
    assert sections[-1] == "Method and sources"
    inside = [title for level, title in built.outline if level == 2]
    assert [title.split()[0] for title in inside] == list(built.results.criteria)
    for title in sections:
        line = re.search(rf"\d+\s+{re.escape(title)}\s+(\d+)", built.pages[1])
        assert line
        assert title in built.pages[int(line[1]) - 1]


def test_all_fonts_are_embedded(hostile: Built) -> None:
    with pdfplumber.open(hostile.path) as pdf:
        fonts = set()
        for xref in pdf.doc.xrefs:
            for number in xref.get_objids():
                found = pdf.doc.getobj(number)
                if isinstance(found, dict) and str(found.get("Type")) == "/'Font'":
                    descriptor = found["FontDescriptor"].resolve()
                    assert "FontFile2" in descriptor, found
                    fonts.add(str(found["BaseFont"]))
        assert {name.split("+")[-1].strip("'") for name in fonts} >= {
            "AtkinsonHyperlegible-Regular",
            "DejaVuSans",
        }
        assert pdf.metadata["Creator"] == "Circular Assess"
        assert HOSTILE_NAME in pdf.metadata["Title"]
        assert pdf.metadata["CreationDate"] == "D:20261124162000+00'00'"
        assert all(char["x0"] >= 0 and char["x1"] <= PAGE_WIDTH - MARGIN + 1 for char in pdf.pages[9].chars)


def test_signs_that_cannot_be_printed_are_named_once(furniture: Built, hostile: Built) -> None:
    note = _bare(f"Some signs cannot be printed and appear as {PLACEHOLDER}.")
    assert hostile.bodies.count(note) == 1
    assert PLACEHOLDER not in furniture.bodies
    assert hostile.bodies.count(UNBROKEN) >= 6


@pytest.mark.parametrize(
    ("assessment", "sentence"),
    [
        (empty_example(), "There is no scenario yet."),
        (remove_scenario(furniture_example(), BUY_NEW), "is first with"),
        (remove_scenario(remove_scenario(furniture_example(), BUY_NEW), REFURBISH), "A second scenario is"),
        (unfinished_example(), "Not ready to compare"),
        (two_strategies(), "is first with"),
        (
            set_headline(furniture_example(), Headline.PROVEN),
            "Refurbish own stock is first with 51.9 of 100 proven",
        ),
    ],
    ids=["none", "two", "one", "not ready", "two strategies", "proven"],
)
def test_report_builds_whatever_there_is(assessment: Assessment, sentence: str, tmp_path: Path) -> None:
    built = _build(assessment, tmp_path)
    assert _bare(sentence) in _bare(built.pages[0])
    assert ("WhyFurnitureasaservice" in built.bodies or "WhyRefurbish" in built.bodies) is (
        built.results.is_ready
    )
    assert ("provisional" in built.bodies) is (not built.results.is_ready and bool(built.results.scenarios))


def test_it_says_what_it_is_not(furniture: Built) -> None:
    cover = _bare(furniture.pages[0])
    assert _bare("This is a preparation aid") in cover
    assert _bare("It is no award method, no legal advice and no certificate.") in cover
    assert "certifiedcircular" not in furniture.bodies.lower()


def test_same_moment_gives_the_same_file_on_any_thread(furniture: Built, tmp_path: Path) -> None:
    def build(name: str) -> bytes:
        path = tmp_path / name
        build_pdf(furniture.assessment, furniture.results, TEXTS, path, moment=MOMENT, cache_folder=tmp_path)
        return path.read_bytes()

    with ThreadPoolExecutor(2) as threads:
        files = list(threads.map(build, ("one.pdf", "other.pdf")))
    assert files[0] == files[1] == furniture.path.read_bytes()
