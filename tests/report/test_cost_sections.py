"""Cost, materials, effects and certainty in the report: as computed, as typed, and left out where empty."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from math import fsum

import pypdfium2

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.comparison import causes, printed_points
from circular_assess.domain.cost_lines import (
    CostKind,
    CostLine,
    CostSettings,
    Paid,
    RateKind,
    RateStep,
    ResidualRule,
    Rhythm,
    Vat,
)
from circular_assess.domain.edits import set_knock_out
from circular_assess.domain.material_lines import Effect, EffectUnit, MaterialLine, ProductUse
from circular_assess.domain.results import evaluate
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import MARGIN, PAGE_WIDTH
from circular_assess.report.reading import PDFIUM
from circular_assess.report.sections import SECTIONS
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.cover import running
from tests.examples import (
    BUY_NEW,
    HOSTILE_NAME,
    REFURBISH,
    SERVICE,
    UNBROKEN,
    eight_scenarios,
    furniture_example,
    unfinished_example,
)
from tests.priced import priced_example
from tests.report.built import MOMENT, TEXTS, bare

SPACE = 2.5
NEW = ("certainty", "costs", "materials", "effects")


def _content(assessment: Assessment) -> Content:
    return Content(assessment, evaluate(assessment), TEXTS, MOMENT)


def _pages(content: Content, names: Sequence[str]) -> list[str]:
    """The words of the pages of these sections alone."""
    sheet, file = Sheet(), BytesIO()
    for name in names:
        SECTIONS[name](sheet, content)
    sheet.write(file, running(content), lambda page, pages: f"{page}/{pages}", lambda _share: None)
    with PDFIUM:
        document = pypdfium2.PdfDocument(file.getvalue())
        words = []
        for page in document:
            text = page.get_textpage()
            words.append(text.get_text_range())
            for number in range(text.count_rects()):
                left, _, right, _ = edges = text.get_rect(number)
                line = text.get_text_bounded(*edges)
                assert left >= MARGIN - 1, line
                # A line ends with a space, which nobody sees.
                assert right - SPACE * line.endswith(" ") <= PAGE_WIDTH - MARGIN + 1, line
        document.close()
    return words


@cache
def _priced() -> str:
    return bare(" ".join(_pages(_content(priced_example()), ("comparison", *NEW, "method"))))


def test_costs_say_how_they_were_counted_and_what_they_come_to() -> None:
    words, results = _priced(), _content(priced_example()).results
    for scenario in results.scenarios:
        cost = scenario.cost
        assert cost is not None
        figures = (cost.net_present_cost_eur or 0.0, cost.equivalent_annual_cost_eur or 0.0)
        row = "8" + "".join(TEXTS.euro(figure) for figure in figures)
        assert bare(row + TEXTS.euro(cost.per_functional_unit_year_eur or 0.0, decimals=2)) in words
        assert (
            bare("".join(TEXTS.number(amount, decimals=0) for amount in cost.by_kind.values())[:6]) in words
        )
    years = zip(*(s.cost.cumulative_present_eur for s in results.ranked if s.cost), strict=True)
    for year, amounts in enumerate(years):
        assert bare(f"{year}" + "".join(TEXTS.number(amount, decimals=0) for amount in amounts)) in words
    for sentence in (
        "Lowest net present cost: Refurbish own stock, € 73 096.",
        "VAT Without VAT Discount rate 3 % a year Kind of rate Real, without inflation Period 8 years",
        "From year 7 on, Refurbish own stock has cost no more than Furniture as a service.",
        "Furniture as a service costs as much as Refurbish own stock at an equal fee of",
        "each month of years 1 to 8, in advance, price change 2 % a year",
        "Take-over Buy-out Not counted: no amount in euro yet. once, in year 8 no source named not known "
        "quoted: CHF 3 000",
        "Sold on Residual value once, in year 8 own estimate € −4 000 € −3 158",
        "Directive 2014/24/EU, article 68",
    ):
        assert bare(sentence) in words, sentence


def test_material_circularity_has_its_parts_its_source_and_no_certificate() -> None:
    words, results = _priced(), _content(priced_example()).results
    for scenario_id, mass in ((BUY_NEW, "8 600"), (REFURBISH, "8 900")):
        found = results.scenario(scenario_id).material_circularity
        assert found is not None
        parts = [mass, *(TEXTS.number(kg, 0) for kg in (found.virgin_kg, found.unrecoverable_waste_kg))]
        ratios = (found.linear_flow_index, found.utility, found.indicator)
        assert bare("".join([*parts, *(TEXTS.number(ratio or 0.0, 2) for ratio in ratios)])) in words
    for sentence in (
        "12 years against 8 (1.50 times) not known: counts as average",
        "Particle board 60 % reused, 20 % renewable 20 % reused no source named 5 400",
        "Foam all virgin all lost",
        "Ellen MacArthur Foundation and Granta, Circularity Indicators, 2015, with the biological terms of",
        "not a certificate",
        "Information only: effects are no part of any score.",
        "28 800 kg CO₂e 400 × a workplace own estimate",
    ):
        assert bare(sentence) in words, sentence


def test_three_figures_stand_side_by_side_and_are_not_made_into_one() -> None:
    rows = (
        "Furniture as a service 62.4 € 87 767 € 31.26 –",
        "Refurbish own stock 51.9 € 73 096 € 26.03 0.77",
        "Buy new baseline 25.3 € 104 432 € 37.19 0.61",
        "These are three figures: they are never added up.",
    )
    cover = bare(_pages(_content(priced_example()), ("cover",))[0])
    for words in (cover, _priced()):
        for row in rows:
            assert bare(row) in words, row
    assert "threefigures" not in bare(_pages(_content(furniture_example()), ("cover",))[0])


def test_all_causes_are_listed_and_add_up_as_printed() -> None:
    words, content = _priced(), _content(priced_example())
    first, second = content.scenarios[0], content.scenarios[1]
    found = causes(first.criteria, second.criteria, content.results.headline)
    printed = printed_points(found)
    place = words.index(bare("Why Furniture as a service leads Refurbish own stock"))
    for cause, points in zip(found, printed, strict=True):
        name = content.results.criteria[cause.criterion_id].criterion.short_name
        row = words.index(bare(name), place)
        place = words.index(TEXTS.signed(points), row)
        assert place - row < 100, name
    together = TEXTS.signed(first.total.claimed - second.total.claimed)
    assert f"Together{together}" in words[place : place + 300]  # a page may begin in between
    assert TEXTS.signed(fsum(printed)) == together


def test_certainty_is_said_in_sentences_and_in_figures() -> None:
    words, content = _priced(), _content(priced_example())
    assert content.certainty.messages
    for message in content.certainty.messages:
        assert bare(content.sentence(message)) in words
    for scenario in content.scenarios:
        share = TEXTS.percent(content.certainty.first_share[scenario.id], decimals=1)
        assert bare(f"{scenario.name} {'baseline' if scenario.is_baseline else ''}{share}") in words
    for strategy, ends in content.certainty.strategy_intervals.items():
        weight = content.results.strategy_weights[strategy]
        row = "".join(TEXTS.percent(part, decimals=1) for part in (weight, *ends))
        assert bare(TEXTS.strategy(strategy) + row) in words
    assert bare("100 000 weightings are drawn at random") in words
    unfinished = bare(" ".join(_pages(_content(unfinished_example()), ("certainty", "method"))))
    assert "notscoredforeveryscenario" in unfinished
    assert "weightings" not in unfinished


def test_sections_without_content_are_left_out() -> None:
    assert _pages(_content(furniture_example()), ("tender", *NEW[1:])) == _pages(
        _content(furniture_example()), ("tender",)
    )
    assert "Costovertheyears" not in bare(" ".join(_pages(_content(furniture_example()), ("method",))))


def _hostile() -> Assessment:
    """Eight scenarios of different periods with names, notes and sources that try to break the page."""
    assessment = eight_scenarios()
    link = "https://example.org/" + "x" * 150
    lines = tuple(
        CostLine(
            kind,
            HOSTILE_NAME,
            1234.56 * 10 ** (place % 7),
            list(Rhythm)[place % 4],
            1,
            9,
            uses_per_year=2.5,
            escalation=0.0125,
            paid=list(Paid)[place % 2],
            life_years=10.0,
            quoted="=1+1 <b>CHF</b>",
            source=link,
            is_illustrative=place == 0,
        )
        for place, kind in enumerate(CostKind)
    )
    endless = CostLine(CostKind.OTHER, UNBROKEN, 1e13, last_year=8, escalation=50.0)
    materials = (
        MaterialLine(HOSTILE_NAME, 1e12, 0.125, 0.1, 0.05, 0.3, 0.2, 0.1, 0.05, 0.9, 0.85, link, True),
        MaterialLine("", 0.125),
    )
    effect = Effect(EffectUnit.JOBS, -1.5, HOSTILE_NAME, 2.5, link, is_illustrative=True)
    scenarios = [
        replace(
            scenario,
            name=HOSTILE_NAME if place == 2 else scenario.name,
            period_years=8 + place,
            cost_lines=() if place == 3 else (*lines, endless) if place == 4 else lines[:4],
            material_lines=materials,
            use=ProductUse(7.5, 2.5, 3.0, None, HOSTILE_NAME),
            effects=(effect,),
        )
        for place, scenario in enumerate(assessment.scenarios)
    ]
    cost = CostSettings(Vat.INCLUDED, RateKind.NOMINAL, None, (RateStep(5, 0.035), RateStep(30, 0.0325)))
    return replace(
        assessment, cost=replace(cost, residual_rule=ResidualRule.LINEAR), scenarios=tuple(scenarios)
    )


def test_hostile_words_and_large_numbers_stay_on_the_page_as_typed() -> None:
    content = _content(set_knock_out(_hostile(), SERVICE, "too far"))
    words = bare(" ".join(_pages(content, ("certainty", *NEW[1:]))))
    hostile = bare(HOSTILE_NAME)[:60]
    assert words.count(hostile) > 20
    for sentence in (
        "With VAT",
        "3.5 % up to year 5, 3.25 % up to year 30",
        "Nominal, with inflation",
        "Straight line over the life",
        "quoted: =1+1 <b>CHF</b>",
        "https://example.org/" + "x" * 150,
        "estimate",
        "8 years: Buy new",
        "The periods differ, from 8 to 15 years",
        "12.5 % recycled, 10 % reused, 5 % renewable, recycling yields 90 %",
        "30 % recycled, 20 % reused, 10 % composted, 5 % to energy, recycling yields 85 %",
        "7.5 years against 2.5 (3.00 times) not known: counts as average",
        "−1.5 jobs for people at a distance from the labour market",
    ):
        assert bare(sentence) in words, sentence
    assert "×10^" in words
    assert words.count(UNBROKEN[:200]) >= 1


def test_the_cover_stays_one_page_whatever_the_names() -> None:
    assessment = _hostile()
    long = replace(assessment.tender, title=HOSTILE_NAME * 8, buyer=UNBROKEN)
    for tender in (assessment.tender, long):
        assert len(_pages(_content(replace(assessment, tender=tender)), ("cover",))) == 1
