"""Edits: what each gives, what is refused, and that undo brings the same value back."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circular_assess.catalogue_files import read_catalogue
from circular_assess.domain import edits
from circular_assess.domain.assessment import (
    Assessment,
    AssessmentId,
    Headline,
    Proof,
    ScenarioId,
    Score,
    TenderAsk,
)
from circular_assess.domain.catalogue import (
    Criterion,
    CriterionId,
    Evidence,
    Instrument,
    Level,
    Strategy,
    Theme,
)
from circular_assess.domain.cost_lines import CostKind, CostLine, RateKind, RateStep, ResidualRule, Vat
from circular_assess.domain.history import History
from circular_assess.domain.material_lines import Effect, EffectUnit, MaterialLine, ProductUse
from circular_assess.domain.results import evaluate
from circular_assess.domain.weights import move_weight
from circular_assess.own_file import read_own_file, write_own_file
from tests.made_up import LEVEL_ONE, LEVEL_TWO, SHARED, VALUE, A, B, made_up_assessment
from tests.strategies import assessments

CATALOGUE = read_catalogue()
NEW = ScenarioId("new")


def test_a_new_assessment_has_the_usual_weights_and_criteria_of_its_theme() -> None:
    assessment = edits.new_assessment(AssessmentId("x"), Theme.FURNITURE, CATALOGUE)
    assert [setting.weight for setting in assessment.strategies] == [50, 15, 15, 20]
    assert len(assessment.criteria) == 25
    assert len(assessment.criteria_in_use) == 23
    assert {s.criterion.id for s in assessment.criteria if not s.is_in_use} == {"BIO-04", "PAS-07"}
    assert all(setting.reason for setting in assessment.criteria if not setting.is_in_use)


def test_ict_leaves_bio_based_out_and_a_change_of_theme_follows_untouched_weights_only() -> None:
    assessment = edits.new_assessment(AssessmentId("x"), Theme.FURNITURE, CATALOGUE)
    changed = edits.set_theme(assessment, Theme.ICT, CATALOGUE)
    assert changed == replace(
        edits.new_assessment(AssessmentId("x"), Theme.ICT, CATALOGUE), tender=changed.tender
    )
    assert Strategy.BIO_BASED not in evaluate(changed).strategy_weights
    own = edits.set_strategy_weight(assessment, Strategy.REUSE, 40)
    assert edits.set_theme(own, Theme.ICT, CATALOGUE).strategies == own.strategies


def test_a_value_in_another_unit_is_flagged_when_the_theme_changes() -> None:
    reused = CriterionId("REU-01")
    assessment = edits.add_scenario(
        edits.new_assessment(AssessmentId("x"), Theme.FURNITURE, CATALOGUE), A, "A"
    )
    assessment = edits.set_value(assessment, A, reused, 40.0)
    changed = edits.set_theme(assessment, Theme.CATERING, CATALOGUE).scenario(A).score_of(reused)
    assert (changed.value, changed.look_again) == (40.0, True)


def test_a_value_that_the_new_theme_does_not_allow_is_taken_away_and_flagged() -> None:
    carbon = CriterionId("BIO-01")
    building = edits.add_scenario(edits.new_assessment(AssessmentId("x"), Theme.BUILDING, CATALOGUE), A, "A")
    scored = edits.set_reason(edits.set_value(building, A, carbon, 150.0), A, carbon, "Timber frame.")
    changed = edits.set_theme(scored, Theme.FURNITURE, CATALOGUE).scenario(A).score_of(carbon)
    assert (changed.value, changed.look_again, changed.reason) == (None, True, "Timber frame.")


@given(
    st.lists(st.floats(0, 1000), min_size=2, max_size=6).filter(any),
    st.integers(0, 5),
    st.floats(-50, 150),
)
def test_moving_a_weight_keeps_the_sum_and_the_proportions_of_the_others(
    weights: list[float], position: int, wanted: float
) -> None:
    position %= len(weights)
    moved = move_weight(dict(enumerate(weights)), position, wanted)
    assert sum(moved.values()) == pytest.approx(100)
    assert all(weight >= 0 for weight in moved.values())
    others = [key for key in moved if key != position]
    if any(weights[key] for key in others):
        assert moved[position] == min(max(wanted, 0), 100)
        total = sum(weights[key] for key in others)
        for key in others:
            assert moved[key] == pytest.approx(weights[key] / total * (100 - moved[position]))
    else:
        assert moved[position] == 100


def test_the_last_weight_cannot_become_nothing() -> None:
    only = edits.set_strategy_weight(made_up_assessment(), Strategy.REUSE, 100)
    assert edits.set_strategy_weight(only, Strategy.REUSE, 0).strategies == only.strategies
    with pytest.raises(edits.EditRefused, match="refused_last_weight"):
        edits.set_strategy_weight(only, Strategy.BIO_BASED, 100)


def test_scenarios_keep_their_mark_and_deleting_the_baseline_hands_it_on() -> None:
    assessment = edits.duplicate_scenario(made_up_assessment(), A, NEW, "A again")
    assert [scenario.id for scenario in assessment.scenarios] == [A, NEW, B]
    assert [scenario.mark for scenario in assessment.scenarios] == [0, 2, 1]
    assert assessment.baseline_id == A
    without = edits.remove_scenario(assessment, A)
    assert without.baseline_id == NEW
    again = edits.add_scenario(without, A, "Another")
    assert again.scenario(A).mark == 3
    assert [s.id for s in edits.move_scenario(again, A, 0).scenarios] == [A, NEW, B]
    assert [s.id for s in edits.move_scenario(again, A, -7).scenarios] == [A, NEW, B]


def test_a_duplicate_scenario_has_the_scores_of_its_original() -> None:
    assessment = edits.set_level(made_up_assessment(), A, LEVEL_ONE, 3)
    copy = edits.duplicate_scenario(assessment, A, NEW, "A again").scenario(NEW)
    assert copy.scores == assessment.scenario(A).scores


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (lambda a: edits.set_level(a, A, VALUE, 3), "refused_needs_value"),
        (lambda a: edits.set_value(a, A, LEVEL_ONE, 3), "refused_needs_level"),
        (lambda a: edits.set_level(a, A, LEVEL_ONE, 4.1), "refused_level"),
        (lambda a: edits.set_value(a, A, VALUE, 101.0), "refused_value"),
        (lambda a: edits.set_value(a, A, VALUE, float("nan")), "refused_amount"),
        (lambda a: edits.change_tender(a, replace(a.tender, quantity=-1.0)), "refused_value"),
        (lambda a: edits.change_tender(a, replace(a.tender, quantity=float("inf"))), "refused_value"),
        (lambda a: edits.change_tender(a, replace(a.tender, term_years=1001.0)), "refused_value"),
        (lambda a: edits.set_strategy_weight(a, Strategy.REUSE, float("nan")), "refused_amount"),
        (
            lambda a: edits.set_criterion_weight(edits.leave_out_criterion(a, VALUE, ""), VALUE, 5),
            "refused_weight_of_unused",
        ),
    ],
)
def test_what_breaks_a_rule_is_refused(edit: Callable[[Assessment], Assessment], key: str) -> None:
    with pytest.raises(edits.EditRefused) as refused:
        edit(made_up_assessment())
    assert refused.value.key == key


def test_clearing_all_of_a_score_leaves_no_trace_and_an_own_level_is_no_longer_illustrative() -> None:
    assessment = made_up_assessment()
    estimate = Score(LEVEL_ONE, level=2, is_illustrative=True, reason="Guess.")
    scored = edits.set_score(assessment, A, estimate)
    own = edits.set_level(scored, A, LEVEL_ONE, 3).scenario(A).score_of(LEVEL_ONE)
    assert (own.level, own.is_illustrative, own.reason) == (3, False, "Guess.")
    cleared = edits.set_reason(edits.set_level(scored, A, LEVEL_ONE, None), A, LEVEL_ONE, "")
    assert cleared == assessment


def _other_kind(criterion: Criterion) -> Criterion:
    """A newer version that takes a value instead of a level, or the other way round."""
    values = (None,) * 5 if criterion.has_value else (0.0, 10.0, 20.0, 30.0, 50.0)
    levels = tuple(Level("words", value) for value in values)
    return replace(
        criterion, version=2, levels=levels, lowest=0.0, highest=100.0, is_difference_to_baseline=False
    )


@pytest.mark.parametrize(
    "entered", [Score(LEVEL_ONE, 3.0, reason="Counted."), Score(VALUE, value=30.0, reason="Counted.")]
)
def test_a_newer_criterion_of_another_kind_takes_the_figure_away_and_keeps_the_reason(entered: Score) -> None:
    assessment, criterion_id = edits.set_score(made_up_assessment(), B, entered), entered.criterion_id
    newer = _other_kind(assessment.criterion_setting(criterion_id).criterion)
    changed = edits.take_newer_criterion(assessment, newer)
    assert changed.criterion_setting(criterion_id).criterion == newer
    assert changed.criterion_setting(criterion_id).weight == assessment.criterion_setting(criterion_id).weight
    score = changed.scenario(B).score_of(criterion_id)
    assert score == Score(criterion_id, reason="Counted.", look_again=True)


def test_several_scores_are_set_at_once_or_none_of_them() -> None:
    assessment = edits.set_level(made_up_assessment(), B, LEVEL_TWO, 2)
    changed = edits.set_scores(assessment, {(A, LEVEL_ONE): 3, (A, VALUE): 20.0, (B, LEVEL_TWO): None})
    one_by_one = edits.set_value(edits.set_level(made_up_assessment(), A, LEVEL_ONE, 3), A, VALUE, 20.0)
    assert changed == one_by_one
    with pytest.raises(edits.EditRefused) as refused:
        edits.set_scores(assessment, {(A, LEVEL_ONE): 3, (B, VALUE): 101.0})
    assert refused.value.key == "refused_value"
    place = refused.value.values["scenario_id"], refused.value.values["criterion_id"]
    assert place == (B, VALUE)
    with pytest.raises(edits.EditRefused, match="refused_fixed"):
        edits.set_scores(assessment, {(A, SHARED): 1.0})


EDITS: list[Callable[[Assessment], Assessment]] = [
    lambda a: edits.set_headline(a, Headline.PROVEN),
    lambda a: edits.change_tender(a, replace(a.tender, title="Other", quantity=4.0)),
    lambda a: edits.set_theme(a, Theme.CATERING, CATALOGUE),
    lambda a: edits.set_strategy_weight(a, Strategy.SHARING, 40),
    lambda a: edits.set_strategy_reason(a, Strategy.SHARING, "Because."),
    lambda a: edits.use_usual_weights(a, CATALOGUE),
    lambda a: edits.add_scenario(a, ScenarioId(f"fresh-{a.next_mark}"), "Fresh"),
    lambda a: edits.duplicate_scenario(a, a.scenarios[0].id, ScenarioId(f"fresh-{a.next_mark}"), "Copy"),
    lambda a: edits.describe_scenario(a, a.scenarios[-1].id, "Other", "Line"),
    lambda a: edits.move_scenario(a, a.scenarios[-1].id, 0),
    lambda a: edits.remove_scenario(a, a.scenarios[0].id),
    lambda a: edits.set_baseline(a, a.scenarios[-1].id),
    lambda a: edits.set_criterion_weight(a, a.criteria_in_use[0].criterion.id, 30),
    lambda a: edits.leave_out_criterion(a, a.criteria_in_use[0].criterion.id, "Not here."),
    lambda a: edits.use_criterion(a, a.criteria[-1].criterion.id),
    lambda a: edits.set_evidence(a, a.scenarios[-1].id, a.criteria[0].criterion.id, Evidence.CERTIFIED),
    lambda a: edits.set_reason(a, a.scenarios[-1].id, a.criteria[0].criterion.id, "Why"),
    lambda a: edits.set_look_again(a, a.scenarios[-1].id, a.criteria[0].criterion.id, True),
    lambda a: edits.set_proofs(a, a.scenarios[-1].id, a.criteria[0].criterion.id, [Proof("List")]),
    lambda a: edits.set_level(a, a.scenarios[-1].id, a.criteria[0].criterion.id, 2.5),
    lambda a: edits.set_value(a, a.scenarios[-1].id, a.criteria[0].criterion.id, 3.0),
    lambda a: edits.set_score(a, a.scenarios[-1].id, Score(a.criteria[0].criterion.id)),
    lambda a: edits.set_scores(a, {(a.scenarios[-1].id, a.criteria[0].criterion.id): 1.0}),
    lambda a: edits.set_left_out_reason(a, a.criteria[0].criterion.id, "Not bought."),
    lambda a: edits.set_ask(a, a.criteria[0].criterion.id, TenderAsk(Instrument.AWARD, "20 %")),
    lambda a: edits.set_knock_out(a, a.scenarios[-1].id, "Not allowed."),
    lambda a: edits.take_newer_criterion(a, _other_kind(a.criteria[0].criterion)),
    lambda a: edits.duplicate_assessment(a, AssessmentId("copy"), "Copy"),
    lambda a: edits.rank_strategies(a, [Strategy.SHARING, a.criteria[0].criterion.strategy]),
    lambda a: edits.swing_strategies(a, {a.criteria[0].criterion.strategy: 100.0, Strategy.SHARING: 40.0}),
    lambda a: edits.set_range(a, a.scenarios[-1].id, a.criteria[0].criterion.id, (0.0, 4.0)),
    lambda a: edits.set_range(a, a.scenarios[-1].id, a.criteria[0].criterion.id, None),
    lambda a: edits.set_vat(a, Vat.INCLUDED),
    lambda a: edits.set_rate_kind(a, RateKind.NOMINAL),
    lambda a: edits.set_discount_rate(a, 0.03),
    lambda a: edits.set_rate_steps(a, [RateStep(5, 0.035), RateStep(30, 0.03)]),
    lambda a: edits.set_period(a, 8),
    lambda a: edits.set_residual_rule(a, ResidualRule.LINEAR),
    lambda a: edits.set_scenario_period(a, a.scenarios[-1].id, 12),
    lambda a: edits.add_cost_line(a, a.scenarios[-1].id, CostLine(CostKind.PURCHASE, "Chairs", 100.0), 0),
    lambda a: edits.set_cost_line(a, a.scenarios[-1].id, 0, CostLine(CostKind.ENERGY, "Light", None)),
    lambda a: edits.move_cost_line(a, a.scenarios[-1].id, 0, 9),
    lambda a: edits.remove_cost_line(a, a.scenarios[-1].id, 0),
    lambda a: edits.set_cost_lines(a, a.scenarios[-1].id, a.scenarios[0].cost_lines),
    lambda a: edits.add_material_line(a, a.scenarios[-1].id, MaterialLine("Steel", 7.0)),
    lambda a: edits.set_material_line(a, a.scenarios[-1].id, 0, MaterialLine("Wood", 7.0, reused_in=1.0)),
    lambda a: edits.move_material_line(a, a.scenarios[-1].id, 0, 1),
    lambda a: edits.remove_material_line(a, a.scenarios[-1].id, 0),
    lambda a: edits.set_material_lines(a, a.scenarios[-1].id, a.scenarios[0].material_lines),
    lambda a: edits.set_use(a, a.scenarios[-1].id, ProductUse(12.0, 8.0)),
    lambda a: edits.add_effect(a, a.scenarios[-1].id, Effect(EffectUnit.JOBS, 3.0)),
    lambda a: edits.set_effect(a, a.scenarios[-1].id, 0, Effect(EffectUnit.KG_CO2E, -7.0, units=2.0)),
    lambda a: edits.remove_effect(a, a.scenarios[-1].id, 0),
    lambda a: edits.mark_reason(a, a.scenarios[-1].id, a.criteria[0].criterion.id, True),
    lambda a: edits.mark_scenario(a, a.scenarios[-1].id, name=True, description=False, knock_out=True),
    lambda a: edits.mark_proof(a, a.scenarios[-1].id, a.criteria[0].criterion.id, 0, True),
    lambda a: edits.answer_check(a, "no_vat", a.scenarios[0].id, None, "", "Known."),
    lambda a: edits.mark_answer(a, "no_vat", a.scenarios[0].id, None, "", True),
]


def test_all_edits_are_tried_for_undo() -> None:
    named = {name for edit in EDITS for name in edit.__code__.co_names}
    assert {*edits.__all__} - {"EditRefused", "new_assessment"} <= named


@settings(deadline=None)
@given(assessments(), st.lists(st.sampled_from(EDITS), max_size=8))
def test_undo_after_any_edits_gives_the_same_values_back(
    assessment: Assessment, steps: list[Callable[[Assessment], Assessment]]
) -> None:
    history = History(assessment)
    values = [assessment]
    for step in steps:
        try:
            changed = step(history.present)
        except (edits.EditRefused, IndexError, KeyError):
            continue
        if history.do("step", changed):
            values.append(changed)
            # Whatever was done, it can be evaluated, and a file takes it and gives it back.
            evaluate(changed)
            assert read_own_file(write_own_file(changed)) == changed
    for value in reversed(values[:-1]):
        assert history.undo()
        assert history.present is value
    for value in values[1:]:
        assert history.redo()
        assert history.present is value


def test_the_weight_of_a_criterion_moves_the_others_of_its_strategy_only() -> None:
    changed = edits.set_criterion_weight(made_up_assessment(), LEVEL_ONE, 20)
    weights = {setting.criterion.id: setting.weight for setting in changed.criteria}
    assert (weights[LEVEL_ONE], weights[LEVEL_TWO], weights[VALUE]) == (20, 40, 40)
