"""evaluate(): hand-worked assessments, and what must hold for any assessment."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Headline, ScenarioId, Score
from circular_assess.domain.catalogue import CriterionId, Evidence, Strategy, Theme
from circular_assess.domain.comparison import causes, weak_proof
from circular_assess.domain.results import Results, evaluate
from tests.examples import furniture_example
from tests.made_up import LEVEL_ONE, LEVEL_TWO, SHARED, VALUE, A, B, made_up_assessment
from tests.strategies import assessments

NONE, DOCUMENTED = Evidence.NOT_STATED, Evidence.DOCUMENTED


def score(criterion: CriterionId, level: float, evidence: str = "E2") -> Score:
    return Score(criterion, level=level, evidence=Evidence(evidence))


def test_a_strategy_and_a_total_worked_by_hand() -> None:
    # Reuse weighs 75, sharing 25. In reuse: LEVEL_ONE 60, LEVEL_TWO 20, VALUE 20 (anchors 0 10 20 40 80).
    assessment = made_up_assessment()
    assessment = edits.set_score(assessment, B, score(LEVEL_ONE, 3))
    assessment = edits.set_score(assessment, B, score(LEVEL_TWO, 4, "E1"))
    assessment = edits.set_score(assessment, B, Score(VALUE, value=30.0, evidence=Evidence.NOT_STATED))
    result = evaluate(assessment).scenario(B)
    reuse = result.strategies[Strategy.REUSE].figures
    # claimed 25 x (0.6 x 3 + 0.2 x 4 + 0.2 x 2.5) = 77.5; proven 25 x (1.8 + 0.2 x 2 + 0.2 x 1) = 60
    assert reuse.claimed == pytest.approx(77.5)
    assert reuse.proven == pytest.approx(60)
    assert reuse.high == pytest.approx(77.5)
    assert reuse.coverage == 1
    # Sharing is unscored: 0 claimed, 100 at best, so the total is 0.75 x 77.5, up to 0.75 x 77.5 + 25.
    assert result.total.claimed == pytest.approx(58.125)
    assert result.total.high == pytest.approx(83.125)
    assert result.total.coverage == pytest.approx(0.75)


def test_the_baseline_is_fixed_at_no_difference_to_itself() -> None:
    assessment = made_up_assessment()
    of_baseline = evaluate(assessment).scenario(A).criteria[SHARED]
    assert (of_baseline.value, of_baseline.evidence, of_baseline.is_fixed) == (0, Evidence.DOCUMENTED, True)
    with pytest.raises(edits.EditRefused, match="refused_fixed"):
        edits.set_value(assessment, A, SHARED, 50.0)
    moved = edits.set_baseline(edits.set_value(assessment, B, SHARED, 50.0), B)
    assert evaluate(moved).scenario(A).criteria[SHARED].value is None
    assert evaluate(moved).scenario(B).criteria[SHARED].value == 0
    assert evaluate(edits.set_baseline(moved, A)).scenario(B).criteria[SHARED].value == 50


def test_the_market_level_marks_what_asks_no_more() -> None:
    assessment = made_up_assessment(market=10.0)
    marks = {}
    for value in (5.0, 10.0, 10.1):
        result = evaluate(edits.set_value(assessment, B, VALUE, value))
        marks[value] = result.scenario(B).criteria[VALUE].no_effect_expected
    assert marks == {5.0: True, 10.0: True, 10.1: False}
    of_baseline = evaluate(edits.set_value(assessment, A, VALUE, 5.0)).scenario(A).criteria[VALUE]
    assert of_baseline.no_effect_expected is False
    unknown = evaluate(edits.set_value(made_up_assessment(), B, VALUE, 5.0))
    assert unknown.scenario(B).criteria[VALUE].no_effect_expected is None
    assert evaluate(assessment).scenario(B).criteria[VALUE].no_effect_expected is None


def test_a_strategy_without_weight_or_criteria_leaves() -> None:
    assessment = made_up_assessment()
    only_reuse = edits.set_strategy_weight(assessment, Strategy.REUSE, 100)
    assert set(evaluate(only_reuse).strategy_weights) == {Strategy.REUSE}
    emptied = edits.leave_out_criterion(assessment, SHARED, "Nobody shares a chair.")
    assert evaluate(emptied).strategy_weights == {Strategy.REUSE: 1.0}
    assert SHARED not in evaluate(emptied).scenario(A).criteria
    for criterion in (LEVEL_ONE, LEVEL_TWO):
        emptied = edits.leave_out_criterion(emptied, criterion, "")
    with pytest.raises(edits.EditRefused, match="refused_last_weight"):
        edits.leave_out_criterion(emptied, VALUE, "")


def keys(results: Results) -> list[str]:
    return [message.key for message in results.verdict]


def full(assessment: Assessment, a: float, b: float, b_evidence: str = "E2") -> Assessment:
    for scenario, level, evidence in ((A, a, "E2"), (B, b, b_evidence)):
        for criterion in (LEVEL_ONE, LEVEL_TWO):
            assessment = edits.set_score(assessment, scenario, score(criterion, level, evidence))
        assessment = edits.set_value(assessment, scenario, VALUE, 0.0)
    return edits.set_value(assessment, B, SHARED, 0.0)


def test_the_verdict_says_who_leads_and_who_leads_by_proof() -> None:
    assert keys(evaluate(full(made_up_assessment(), 1, 3))) == ["verdict_leads_claimed", "other_same_proven"]
    other = evaluate(full(made_up_assessment(), 3, 4, "E1"))
    assert keys(other) == ["verdict_leads_claimed", "other_leads_proven"]
    assert other.verdict[1].values["names"] == ("Buy new",)
    assert other.verdict[1].values["points"] == pytest.approx(other.scenario(A).total.proven)
    assert other.verdict[1].values["against"] == pytest.approx(other.scenario(B).total.proven)
    assert keys(evaluate(full(made_up_assessment(), 3, 3))) == ["verdict_tie_claimed", "other_same_proven"]
    tied_by_proof = evaluate(full(made_up_assessment(), 2, 4, "E1"))
    assert keys(tied_by_proof) == ["verdict_leads_claimed", "other_tie_proven"]
    by_proof = evaluate(edits.set_headline(full(made_up_assessment(), 3, 4, "E1"), Headline.PROVEN))
    assert keys(by_proof) == ["verdict_leads_proven", "other_leads_claimed"]
    assert [scenario.rank for scenario in by_proof.scenarios] == [1, 2]


def test_below_sixty_per_cent_there_is_no_verdict_but_still_a_rank() -> None:
    scored = full(made_up_assessment(), 0, 3)
    results = evaluate(edits.set_score(scored, B, Score(LEVEL_ONE)))
    assert keys(results) == ["verdict_not_ready"]
    assert not results.is_ready
    assert results.coverage == pytest.approx(1 - 0.75 * 0.6)
    assert results.verdict[0].values["name"] == "Refurbish"
    assert [scenario.rank for scenario in results.scenarios] == [2, 1]
    assert results.scenario(A) == evaluate(scored).scenario(A)
    alone = edits.remove_scenario(made_up_assessment(), B)
    assert keys(evaluate(alone)) == ["verdict_one_scenario"]
    nobody = edits.remove_scenario(alone, A)
    assert keys(evaluate(nobody)) == ["verdict_no_scenario"]
    assert nobody.baseline_id is None


def test_exactly_sixty_per_cent_is_enough_although_floats_make_less_of_it() -> None:
    assessment = full(made_up_assessment(), 1, 3)
    weights = {Strategy.REUSE: 40.0, Strategy.SHARING: 20.0}
    assessment = replace(
        assessment,
        strategies=tuple(replace(s, weight=weights.get(s.strategy, 0.0)) for s in assessment.strategies),
        criteria=tuple(
            replace(s, weight=w) for s, w in zip(assessment.criteria, (1.0, 5.0, 9.0, 1.0), strict=True)
        ),
    )
    for scenario in (A, B):
        assessment = edits.set_value(
            edits.set_evidence(assessment, scenario, VALUE, NONE), scenario, VALUE, None
        )
    results = evaluate(assessment)  # 2/3 x 6/15 + 1/3
    assert results.coverage == pytest.approx(0.6, abs=1e-15)
    assert results.coverage < 0.6
    assert results.is_ready
    assert keys(results) == ["verdict_leads_claimed", "other_same_proven"]


def test_who_shares_the_first_place_is_not_compared_with_itself() -> None:
    tied = edits.set_value(full(made_up_assessment(), 3, 3, "E1"), B, VALUE, 0.0)
    results = evaluate(tied)
    assert keys(results) == ["verdict_tie_claimed", "other_leads_proven"]
    assert results.verdict[1].values["points"] == pytest.approx(results.scenario(A).total.proven)
    assert results.verdict[1].values["against"] == pytest.approx(results.scenario(B).total.proven)


@pytest.mark.parametrize("headline", Headline)
def test_closer_than_a_billionth_is_a_tie_in_rank_and_verdict(headline: Headline) -> None:
    assessment = edits.set_headline(full(made_up_assessment(), 3, 3), headline)
    # The value makes 15 % of the total and 10 of it are a level, so 1 of it is 0.375 points.
    for more, ranks in ((1e-10, [1, 1]), (1e-8, [2, 1])):
        results = evaluate(
            edits.set_evidence(edits.set_value(assessment, B, VALUE, more), B, VALUE, DOCUMENTED)
        )
        first, second = (scenario.headline_total(headline) for scenario in results.scenarios)
        assert first < second
        assert [scenario.rank for scenario in results.scenarios] == ranks
        assert ("tie" in keys(results)[0]) is (ranks == [1, 1])


def test_a_knocked_out_scenario_leaves_the_ranking_and_keeps_its_scores() -> None:
    before = evaluate(full(made_up_assessment(), 1, 3))
    results = evaluate(edits.set_knock_out(full(made_up_assessment(), 1, 3), B, "Not allowed."))
    assert [scenario.rank for scenario in results.scenarios] == [1, None]
    assert results.scenario(B).total == before.scenario(B).total
    assert [scenario.id for scenario in results.ranked] == [A, B]
    assert keys(results) == ["verdict_one_acceptable"]
    both = edits.set_knock_out(edits.set_knock_out(made_up_assessment(), B, ""), A, "")
    assert keys(evaluate(both)) == ["verdict_none_acceptable"]
    assert [scenario.rank for scenario in evaluate(both).scenarios] == [None, None]
    third = edits.duplicate_scenario(full(made_up_assessment(), 3, 1), A, ScenarioId("c"), "Again")
    ranked = evaluate(edits.set_knock_out(third, A, "Too far."))
    assert [scenario.rank for scenario in ranked.scenarios] == [None, 1, 2]
    assert keys(ranked) == keys(evaluate(edits.remove_scenario(third, A)))


def test_causes_add_up_to_the_difference() -> None:
    results = evaluate(furniture_example())
    for headline in Headline:
        for one in results.scenarios:
            for other in results.scenarios:
                found = causes(one.criteria, other.criteria, headline)
                difference = one.headline_total(headline) - other.headline_total(headline)
                assert sum(cause.points for cause in found) == pytest.approx(difference, abs=1e-9)
                assert [abs(c.points) for c in found] == sorted((abs(c.points) for c in found), reverse=True)
    for scenario in results.scenarios:
        gap = scenario.total.claimed - scenario.total.proven
        assert sum(cause.points for cause in weak_proof(scenario.criteria)) == pytest.approx(gap, abs=1e-9)


@settings(deadline=None)
@given(assessments())
def test_the_five_figures_keep_their_order_and_bounds(assessment: Assessment) -> None:
    results = evaluate(assessment)
    if results.strategy_weights:
        assert sum(results.strategy_weights.values()) == pytest.approx(1)
    for scenario in results.scenarios:
        for figures in (scenario.total, *(result.figures for result in scenario.strategies.values())):
            assert 0 <= figures.low <= figures.proven <= figures.claimed <= figures.high <= 100
            assert 0 <= figures.coverage <= 1
        for strategy in scenario.strategies:
            weights = [
                result.weight
                for criterion_id, result in scenario.criteria.items()
                if results.criteria[criterion_id].criterion.strategy is strategy
            ]
            assert sum(weights) == pytest.approx(1)
    places = [scenario.rank for scenario in results.scenarios if scenario.knock_out is None]
    assert not places or min(place for place in places if place is not None) == 1
    assert all((scenario.rank is None) == (scenario.knock_out is not None) for scenario in results.scenarios)


@settings(deadline=None)
@given(assessments(), st.data())
def test_a_better_value_never_lowers_a_total(assessment: Assessment, data: st.DataObject) -> None:
    found = [s.criterion for s in assessment.criteria_in_use if s.criterion.has_value]
    if not assessment.scenarios or not found:
        return
    scenario_id = data.draw(st.sampled_from([scenario.id for scenario in assessment.scenarios]))
    criterion = data.draw(st.sampled_from(found))
    if scenario_id == assessment.baseline_id and criterion.is_difference_to_baseline:
        return
    values = st.floats(criterion.lowest, criterion.highest)
    worse, better = sorted((data.draw(values), data.draw(values)), reverse=criterion.is_falling)
    evidence = data.draw(st.sampled_from(Evidence))
    totals = []
    for value in (worse, better):
        entered = Score(criterion.id, value=value, evidence=evidence)
        totals.append(evaluate(edits.set_score(assessment, scenario_id, entered)).scenario(scenario_id).total)
    for figure in ("claimed", "proven", "low", "high"):
        assert getattr(totals[0], figure) <= getattr(totals[1], figure)
    assert totals[0].coverage == totals[1].coverage


@settings(deadline=None)
@given(assessments(), st.data())
def test_a_higher_level_never_lowers_and_stronger_evidence_never_weakens(
    assessment: Assessment, data: st.DataObject
) -> None:
    levels = [s.criterion.id for s in assessment.criteria_in_use if not s.criterion.has_value]
    if not assessment.scenarios or not levels:
        return
    scenario_id = data.draw(st.sampled_from([scenario.id for scenario in assessment.scenarios]))
    criterion_id = data.draw(st.sampled_from(levels))
    low, high = sorted((data.draw(st.floats(0, 4)), data.draw(st.floats(0, 4))))
    weak, strong = sorted((data.draw(st.sampled_from(Evidence)), data.draw(st.sampled_from(Evidence))))

    def total(level: float, evidence: Evidence) -> tuple[float, float]:
        scored = edits.set_score(assessment, scenario_id, Score(criterion_id, level=level, evidence=evidence))
        figures = evaluate(scored).scenario(scenario_id).total
        return figures.claimed, figures.proven

    if assessment.criterion_setting(criterion_id).criterion.is_difference_to_baseline:
        return
    assert total(low, weak)[0] <= total(high, weak)[0]
    assert total(low, weak)[1] <= total(high, weak)[1]
    assert total(high, weak)[1] <= total(high, strong)[1]
    assert total(high, weak)[0] == total(high, strong)[0]


def test_weights_are_the_same_for_all_scenarios_and_never_renormalised() -> None:
    results = evaluate(furniture_example())
    first = {key: result.weight for key, result in results.scenarios[0].criteria.items()}
    assert all({k: r.weight for k, r in s.criteria.items()} == first for s in results.scenarios)


def test_an_unknown_market_theme_gives_no_mark() -> None:
    assessment = made_up_assessment(market=10.0)
    other = replace(assessment, tender=replace(assessment.tender, theme=Theme.TEXTILE))
    scored = edits.set_value(other, B, VALUE, 5.0)
    assert evaluate(scored).scenario(ScenarioId("b")).criteria[VALUE].no_effect_expected is None
