"""The sentences of a comparison: both sides of a cause, the quickest to score, weak proof."""

import pytest

from circular_assess.domain import edits
from circular_assess.domain.assessment import Headline
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.results import evaluate
from circular_assess.texts import Texts
from circular_assess.ui.widgets.cause_row import both_sides
from circular_assess.ui.widgets.comparison_words import (
    not_ready_sentence,
    quickest,
    strategies_sentence,
    weak_proof_sentence,
)
from tests.examples import BUY_NEW, REFURBISH, SERVICE, eight_scenarios, furniture_example

PERCENT = "\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("code", "own", "other", "headline", "words"),
    [
        ("PAS-01", SERVICE, REFURBISH, Headline.CLAIMED, "level 4, proven 2, against 0"),
        ("REU-02", SERVICE, REFURBISH, Headline.CLAIMED, "level 2 against 4"),
        ("REU-01", SERVICE, REFURBISH, Headline.CLAIMED, f"45{PERCENT} against 72{PERCENT}"),
        (
            "REU-01",
            SERVICE,
            REFURBISH,
            Headline.PROVEN,
            f"45{PERCENT}, proven level 2, against 72{PERCENT}",
        ),
        ("PAS-01", REFURBISH, SERVICE, Headline.CLAIMED, "level 0 against 4"),
        ("PAS-01", REFURBISH, SERVICE, Headline.PROVEN, "level 0 against 4, proven 2"),
        ("BIO-06", SERVICE, BUY_NEW, Headline.CLAIMED, f"not scored, against 0{PERCENT}"),
        ("BIO-06", BUY_NEW, SERVICE, Headline.CLAIMED, f"0{PERCENT}, the other not scored"),
    ],
)
def test_both_sides_of_a_cause(code: str, own: str, other: str, headline: Headline, words: str) -> None:
    results = evaluate(furniture_example())
    criterion_id = CriterionId(code)
    sides = [
        scenario.criteria[criterion_id]
        for wanted in (own, other)
        for scenario in results.scenarios
        if scenario.id == wanted
    ]
    criterion = results.criteria[criterion_id].criterion
    assert both_sides(Texts(), criterion, sides[0], sides[1], headline) == words


def test_the_quickest_are_those_that_bring_most_weight_over_all_scenarios() -> None:
    assessment = furniture_example()
    for scenario_id in (BUY_NEW, REFURBISH, SERVICE):
        assessment = edits.set_level(assessment, scenario_id, CriterionId("REU-02"), None)
    assessment = edits.set_value(assessment, BUY_NEW, CriterionId("REU-01"), None)
    results = evaluate(assessment)
    assert quickest(results) == ((CriterionId("REU-02"), 3), (CriterionId("REU-01"), 1))
    sentence = not_ready_sentence(Texts(), results)
    assert sentence.endswith(
        "The quickest: “Need challenged” (3 scenarios) and “Need met by reused goods” (1 scenario)."
    )


def test_weak_proof_is_that_of_the_claimed_leader_whatever_the_headline() -> None:
    assessment = edits.set_headline(furniture_example(), Headline.PROVEN)
    assert weak_proof_sentence(Texts(), evaluate(assessment)) == (
        "13.6 points of Furniture as a service rest on weak proof; the largest are "
        "“Take-back, next life” (3.8) and “Ownership and end of life” (2.9)."
    )
    only_proven = furniture_example()
    for scenario_id in (BUY_NEW, SERVICE):
        only_proven = edits.remove_scenario(only_proven, scenario_id)
    sentence = weak_proof_sentence(Texts(), evaluate(only_proven))
    assert sentence == "All that is claimed for Refurbish own stock is proven."


def test_strategies_are_told_as_led_equal_or_trailed() -> None:
    results = evaluate(furniture_example())
    sentence = strategies_sentence(Texts(), results, results.scenario(SERVICE), results.scenario(REFURBISH))
    assert sentence == (
        "Furniture as a service leads Refurbish own stock on Bio-based and Product as a service. "
        "On Reuse they are almost equal. On Sharing and pooling it trails."
    )
    alike = strategies_sentence(Texts(), results, results.scenario(SERVICE), results.scenario(SERVICE))
    assert alike.startswith("On Reuse, Bio-based, Sharing and pooling and Product as a service they are")


def test_no_sentence_is_without_bounds_for_eight_long_names() -> None:
    results = evaluate(eight_scenarios())
    texts = Texts()
    for own in results.scenarios:
        for other in results.scenarios:
            assert len(strategies_sentence(texts, results, own, other)) < 500
