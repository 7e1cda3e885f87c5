"""What an independent reader hears of a report is what its sheet was given: every word, once, in order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pytest

from circular_assess.charts.fonts import PLACEHOLDER
from circular_assess.domain.assessment import Assessment, Proof
from circular_assess.domain.catalogue import Strategy
from circular_assess.domain.edits import leave_out_criterion
from circular_assess.domain.results import evaluate
from circular_assess.report.build import build_pdf
from circular_assess.texts import LANGUAGES, Texts
from tests.examples import furniture_example
from tests.priced import priced_example
from tests.report.built import MOMENT, bare
from tests.report.shared import in_language
from tests.report.story import Line, Story, heard, noted
from tests.report.structure import Told, read_aloud

LINK = "https://example.org/" + "dossier/affiche-office-fluffy-ffi-fl/" * 4 + "fin.html?a=1&b=2#μέρος"
# Accents as one sign and as two, Greek, letters that some faces join, soft hyphens, and what no face has.
TYPED = (
    "Ευρωπαϊκή προμήθεια: office, fluffy, affiche, Straße, naïve cœur, Škoda, "
    "e\N{COMBINING ACUTE ACCENT}cole, on\N{SOFT HYPHEN}der\N{SOFT HYPHEN}houds\N{SOFT HYPHEN}contract, "
    "\N{GRINNING FACE} 中文 שלום مرحبا; a−b ≥ 3 × ½ m² CO₂, “zitat” «guillemets» … end"
)
UNPRINTABLE = "\N{GRINNING FACE}中文שלוםمرحبا"


def example(language: str) -> Assessment:
    """One criterion of each strategy, once with costs and materials, and such words in all that is typed."""
    assessment = in_language(priced_example() if language == "fr" else furniture_example(), language)
    for strategy in Strategy:
        own = [found for found in assessment.criteria_in_use if found.criterion.strategy is strategy]
        for setting in own[1:]:
            assessment = leave_out_criterion(assessment, setting.criterion.id, TYPED[:60])
    first, *others = assessment.scenarios
    proofs = (Proof(TYPED, LINK, "§ 3.1–3.4"),)
    scores = [replace(score, reason=f"{TYPED}\n{LINK}", proofs=proofs) for score in first.scores]
    first = replace(first, name=f"Réemploi μερικός {TYPED[:30]}", description=TYPED, scores=tuple(scores))
    return replace(
        assessment,
        tender=replace(assessment.tender, title=TYPED[:90], description=f"{TYPED * 3}\n\n{LINK}"),
        scenarios=(first, *others),
    )


@dataclass(frozen=True)
class Report:
    """A report, what its sheet was given, and what is heard of it."""

    path: Path
    story: Story
    told: Told


@pytest.fixture(scope="module", params=LANGUAGES)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    path = tmp_path_factory.mktemp("story") / f"{request.param}.pdf"
    assessment = example(request.param)
    with noted() as story:
        build_pdf(
            assessment,
            evaluate(assessment),
            Texts(request.param),
            path,
            moment=MOMENT,
            cache_folder=path.parent,
        )
    return Report(path, story, read_aloud(path))


def as_read(line: Line) -> Line:
    """The words without spaces as on paper: accents in their letters, a sign for what no face has."""
    tag, words = line
    words = normalize("NFC", words).replace("\N{SOFT HYPHEN}", "")
    return tag, bare("".join(PLACEHOLDER if sign in UNPRINTABLE else sign for sign in words))


def test_every_word_of_the_story_is_heard_in_its_element_and_order(report: Report) -> None:
    assert [as_read(line) for line in heard(report.told)] == [as_read(line) for line in report.story.lines()]
    with pikepdf.open(report.path) as pdf:
        assert len(pdf.pages) >= 10
    assert LINK in report.told.whole_text  # in one piece, over however many lines


def test_title_language_and_bookmarks_are_those_of_the_report(report: Report) -> None:
    path = report.path
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == path.stem
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert f"<rdf:li>{path.stem}</rdf:li>" in packet
        assert str(pdf.docinfo.Title).startswith("Ευρωπαϊκή")
        with pdf.open_outline() as outline:
            marks = list(_bookmarks(outline.root))
    headings = report.told.all("H1", "H2", "H3")[1:]  # not that of the contents
    assert [bare(mark) for mark in marks] == [bare(found.text) for found in headings]


def _bookmarks(marks: Iterable[pikepdf.OutlineItem]) -> list[str]:
    return [title for mark in marks for title in (mark.title, *_bookmarks(mark.children))]


def test_no_element_is_empty_but_a_cell(report: Report) -> None:
    for element in report.told.every():
        assert element.inside or element.words or element.text or element.tag in ("TD", "TH")
