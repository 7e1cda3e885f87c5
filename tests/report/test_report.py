"""What stands in the report: every word as typed, every figure as computed, on numbered pages."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from circular_assess.charts.fonts import PLACEHOLDER
from circular_assess.domain.assessment import Assessment, Headline, ScenarioId
from circular_assess.domain.checks import CheckId
from circular_assess.domain.edits import (
    answer_check,
    change_tender,
    remove_scenario,
    set_headline,
    set_knock_out,
)
from circular_assess.own_file import open_sample
from circular_assess.report.build import build_pdf
from circular_assess.report.counts import Counts
from circular_assess.report.layout.styles import MARGIN, PAGE_WIDTH
from circular_assess.report.options import FULL_REPORT
from tests.examples import (
    BUY_NEW,
    HOSTILE_NAME,
    REFURBISH,
    SERVICE,
    UNBROKEN,
    empty_example,
    furniture_example,
    two_strategies,
    unfinished_example,
)
from tests.report.built import MOMENT, TEXTS, Built, bare, build


def _printed(words: str) -> str:
    """The words as they are on paper: what no face has is a placeholder."""
    return bare(words.replace("\N{GRINNING FACE}", PLACEHOLDER).replace("中文", PLACEHOLDER * 2))


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
    for part in assessment.criteria:
        yield from (part.ask.minimum, part.ask.kpi, part.ask.owner, part.ask.due)
    for scenario in assessment.scenarios:
        yield from (scenario.name, scenario.description, scenario.knock_out or "")
        for score in scenario.scores:
            yield score.reason
            for proof in score.proofs:
                yield from (proof.title, proof.link, proof.page)


def test_everything_typed_comes_out_as_typed(built: Built) -> None:
    # What goes on over the page has the repeated head of its table in between.
    bodies = built.bodies.replace("StrategyWeightWhy", "")
    bodies = bodies.replace("CriterionWhereMinimumaskedKPIinthecontractOwnerDate", "")
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
            assert bare(word) in built.bodies, word


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
        assert bare(words).lower() in furniture.bodies.lower(), words


def test_figures_and_sentences_are_those_of_the_results(furniture: Built) -> None:
    results = furniture.results
    for message in results.verdict:
        words = bare(TEXTS.message(message.key, message.values))
        assert words in bare(furniture.pages[0])
        assert furniture.bodies.count(words) == 2
    comparison = bare(next(page for page in furniture.pages if "Circularity score" in page))
    for scenario in results.scenarios:
        total = scenario.total
        difference = "–" if scenario.is_baseline else TEXTS.signed(scenario.difference_to_baseline or 0.0)
        figures = [TEXTS.points(points) for points in (total.claimed, total.proven, total.high)]
        row = "".join([*figures, difference, TEXTS.percent(total.coverage)])
        assert bare(row) in comparison
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
        assert bare(words).lower() in furniture.bodies.lower(), words


def test_counts_are_those_of_what_is_printed(furniture: Built) -> None:
    scores = [score for scenario in furniture.assessment.scenarios for score in scenario.scores]
    assert furniture.written.pages == len(furniture.pages)
    assert furniture.written.counts == Counts(
        len(furniture.assessment.criteria_in_use), 3, sum(bool(score.reason) for score in scores)
    )


def test_every_page_is_numbered_and_the_outline_has_every_section(built: Built) -> None:
    count = len(built.pages)
    for number, page in enumerate(built.pages, 1):
        assert f"{number} of {count}" in page
    sections = [re.sub(r"^\d+\s+", "", title) for level, title in built.outline if level == 0]
    # Cover and contents need no bookmark; no scenario has costs, materials or effects.
    assert len(sections) == len(FULL_REPORT) - 5
    assert sections[0] == "Tender and scenarios"
    assert sections[-1] == "Method and sources"
    inside = [title for level, title in built.outline if level == 2]
    assert [title.split()[0] for title in inside] == list(built.results.criteria)
    for title in sections:
        line = re.search(rf"\d+\s+{re.escape(title)}\s+(\d+)", built.pages[1])
        assert line
        assert title in built.pages[int(line[1]) - 1]


def test_no_page_ends_with_a_heading(built: Built) -> None:
    headings = {bare(title) for _, title in built.outline}
    for number, page in enumerate(built.pages[2:], 3):
        assert bare(page.splitlines()[-1]) not in headings, number


def test_what_is_said_alike_is_said_once(tmp_path: Path) -> None:
    assessment = open_sample("dutch-defence-towels")
    built = build(change_tender(assessment, replace(assessment.tender, term_years=1)), tmp_path)
    assert built.bodies.count(bare("The towels were bought; no service was compared.")) == 1
    assert built.bodies.count(bare("None of its criteria is in use.")) == 3
    assert bare("Every score has a reason, and proof for all that it claims.") in built.bodies
    assert "Term1yearE" in built.bodies
    assert built.bodies.count(bare("These words are a rule of ours")) == 1
    # Twelve since the sample has effects, which have a section of their own.
    assert built.written.pages <= 12


def test_checks_are_listed_by_severity_and_scenario_with_the_answers(tmp_path: Path) -> None:
    assessment = furniture_example()
    answer = "The framework of 2026 runs on for ten years; the lawyer has read it."
    assessment = answer_check(assessment, CheckId.LONG_TERM, None, None, "", answer)
    built = build(assessment, tmp_path)
    checks = built.results.checks
    start = built.bodies.index(bare(f"{len(checks) - 1} points are open. 1 point is answered."))
    listed = built.bodies[start : built.bodies.index(bare("From an answer to a level"), start)]
    places = [listed.index(bare(words)) for words in ("To look at", "Good to know", answer)]
    assert places == sorted(places)
    weak = listed[listed.index(bare("Evidence proves a limited level only")) :]
    for check in checks:
        if check.criterion_id is not None:
            assert (
                check.criterion_id in listed
                or built.results.criteria[check.criterion_id].criterion.short_name.replace(" ", "") in listed
            )
        if (check.id, check.scenario_id) == (CheckId.WEAK_EVIDENCE, SERVICE):
            assert str(check.criterion_id) in weak
    assert listed.index(bare("have it checked")) > places[1]  # what was found stands beside its answer


def test_all_fonts_are_embedded(hostile: Built) -> None:
    with pdfplumber.open(hostile.path) as pdf:
        fonts, drawn = set(), 0
        for xref in pdf.doc.xrefs:
            for number in xref.get_objids():
                found = pdf.doc.getobj(number)
                if isinstance(found, dict) and str(found.get("Type")) == "/'Font'":
                    if str(found["Subtype"]) == "/'Type3'":  # the letters of a figure, drawn as lines
                        drawn += 1
                        continue
                    descriptor = found["FontDescriptor"].resolve()
                    assert "FontFile2" in descriptor, found
                    fonts.add(str(found["BaseFont"]))
        assert drawn
        assert {name.split("+")[-1].strip("'") for name in fonts} >= {
            "AtkinsonHyperlegible-Regular",
            "DejaVuSans",
        }
        assert pdf.metadata["Creator"] == "Circular Assess"
        assert HOSTILE_NAME in pdf.metadata["Title"]
        assert pdf.metadata["CreationDate"] == "D:20261124162000+00'00'"
        seen = [sign for sign in pdf.pages[9].chars if sign["text"] != " "]
        assert all(sign["x0"] >= 0 and sign["x1"] <= PAGE_WIDTH - MARGIN + 1 for sign in seen)


def test_signs_that_cannot_be_printed_are_named_once(furniture: Built, hostile: Built) -> None:
    note = bare(f"Some signs cannot be printed and appear as {PLACEHOLDER}.")
    assert hostile.bodies.count(note) == 1
    assert PLACEHOLDER not in furniture.bodies
    assert hostile.bodies.count(UNBROKEN) >= 6


def _knocked_out(*scenario_ids: ScenarioId) -> Assessment:
    assessment = furniture_example()
    for scenario_id in scenario_ids:
        assessment = set_knock_out(assessment, scenario_id, "too far")
    return assessment


@pytest.mark.parametrize(
    ("assessment", "sentence"),
    [
        (empty_example(), "There is no scenario yet."),
        (remove_scenario(furniture_example(), BUY_NEW), "is first with"),
        (remove_scenario(remove_scenario(furniture_example(), BUY_NEW), REFURBISH), "A second scenario is"),
        (unfinished_example(), "Not ready to compare"),
        (two_strategies(), "is first with"),
        (_knocked_out(BUY_NEW, SERVICE), "Refurbish own stock is the only scenario that is acceptable"),
        (_knocked_out(BUY_NEW, REFURBISH, SERVICE), "No scenario is acceptable."),
        (
            set_headline(furniture_example(), Headline.PROVEN),
            "Refurbish own stock is first with 51.9 of 100 proven",
        ),
    ],
    ids=["none", "two", "one", "not ready", "two strategies", "one acceptable", "none acceptable", "proven"],
)
def test_report_builds_whatever_there_is(assessment: Assessment, sentence: str, tmp_path: Path) -> None:
    built = build(assessment, tmp_path)
    assert bare(sentence) in bare(built.pages[0])
    assert ("WhyFurnitureasaservice" in built.bodies or "WhyRefurbish" in built.bodies) is (
        built.results.is_ready
    )
    assert ("provisional" in built.bodies) is (not built.results.is_ready and bool(built.results.scenarios))


def test_it_says_what_it_is_not(furniture: Built) -> None:
    cover = bare(furniture.pages[0])
    assert bare("This is a preparation aid") in cover
    assert bare("It is no award method, no legal advice and no certificate.") in cover
    assert "certifiedcircular" not in furniture.bodies.lower()


def test_same_moment_gives_the_same_file_on_any_thread(furniture: Built, tmp_path: Path) -> None:
    def build_once(name: str) -> bytes:
        path = tmp_path / name
        build_pdf(furniture.assessment, furniture.results, TEXTS, path, moment=MOMENT, cache_folder=tmp_path)
        return path.read_bytes()

    with ThreadPoolExecutor(2) as threads:
        files = list(threads.map(build_once, ("one.pdf", "other.pdf")))
    assert files[0] == files[1] == furniture.path.read_bytes()
