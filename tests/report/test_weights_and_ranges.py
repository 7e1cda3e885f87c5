"""The report says how weights were found, between what a score may lie, and why a term is long."""

from dataclasses import replace
from pathlib import Path

from circular_assess.charts.bars import range_of_total
from circular_assess.domain import edits
from circular_assess.domain.assessment import Weighting
from circular_assess.domain.catalogue import CriterionId, Strategy
from circular_assess.domain.results import evaluate
from circular_assess.report.sections import ambition
from tests.examples import REFURBISH, SERVICE, furniture_example
from tests.report.built import bare, build

REUSED, TAKE_BACK = CriterionId("REU-01"), CriterionId("REU-06")


def test_the_report_names_the_rule_and_the_ranges(tmp_path: Path) -> None:
    assessment = edits.rank_strategies(furniture_example(), tuple(Strategy), Weighting.RANK_SUM)
    assessment = edits.set_range(assessment, REFURBISH, REUSED, (60, 80))
    assessment = edits.set_range(assessment, SERVICE, TAKE_BACK, (2.5, 4))
    tender = replace(assessment.tender, term_note="Paid off in <8> years", price_share=0.3)
    assessment = edits.change_tender(assessment, tender)
    bodies = build(assessment, tmp_path).bodies
    low, high = (f"{end:.1f}" for end in range_of_total(evaluate(assessment).scenario(REFURBISH).total) or ())
    for words in (
        "follow from their order, by rank sum (Stillwell and others 1981).",
        "It may lie between 60 % and 80 %.",
        "It may lie between level 2.5 and 4.",
        f"may lie between {low} and {high}",
        "may lie between, by the ranges of its scores",
        "Why this long Paid off in <8> years",
        "Price or cost in the award 30 % planned",
    ):
        assert bare(words) in bodies, words
    assert bare("Circularity in the award") not in bodies, "what is not given is not asked"


def test_every_way_to_find_weights_has_its_sentence() -> None:
    assert set(ambition._METHODS) == set(Weighting)
