"""Edits of costs, materials, ranges, weights and answers: what each gives and what is refused."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, CheckAnswer, Weighting
from circular_assess.domain.catalogue import Strategy
from circular_assess.domain.cost_lines import CostKind, CostLine, RateStep
from circular_assess.domain.material_lines import Effect, EffectUnit, MaterialLine, ProductUse
from circular_assess.domain.results import evaluate
from tests.made_up import LEVEL_ONE, VALUE, A, B, made_up_assessment

STEEL = MaterialLine("Steel", 7.0)
CHAIRS = CostLine(CostKind.PURCHASE, "Chairs", 100.0)

REFUSED: list[tuple[Callable[[Assessment], Assessment], str]] = [
    (lambda a: edits.set_discount_rate(a, -1.0), "refused_rate_of_edit"),
    (lambda a: edits.set_discount_rate(a, float("nan")), "refused_rate_of_edit"),
    (lambda a: edits.set_period(a, 0), "refused_value"),
    (lambda a: edits.set_period(a, 1_000_000), "refused_value"),
    (lambda a: edits.set_scenario_period(a, B, 0), "refused_value"),
    (lambda a: edits.set_rate_steps(a, [RateStep(5, 0.03), RateStep(5, 0.02)]), "refused_steps_not_in_order"),
    (lambda a: edits.set_rate_steps(a, [RateStep(5, -1.5)]), "refused_rate_of_edit"),
    (lambda a: edits.add_cost_line(a, B, replace(CHAIRS, amount_eur=float("inf"))), "refused_value"),
    (lambda a: edits.add_cost_line(a, B, replace(CHAIRS, first_year=3)), "refused_years_turned_round"),
    (lambda a: edits.add_cost_line(a, B, replace(CHAIRS, last_year=1_000_000)), "refused_value"),
    (lambda a: edits.add_cost_line(a, B, replace(CHAIRS, escalation=-1.0)), "refused_rate_of_edit"),
    (lambda a: edits.add_cost_line(a, B, replace(CHAIRS, life_years=0.0)), "refused_value"),
    (lambda a: edits.add_material_line(a, B, replace(STEEL, mass_kg=-1.0)), "refused_value"),
    (lambda a: edits.add_material_line(a, B, replace(STEEL, reused_in=1.01)), "refused_share"),
    (
        lambda a: edits.add_material_line(a, B, replace(STEEL, reused_in=0.7, renewable_in=0.4)),
        "refused_shares_in",
    ),
    (
        lambda a: edits.add_material_line(a, B, replace(STEEL, recycled_out=0.7, composted_out=0.4)),
        "refused_shares_out",
    ),
    (
        lambda a: edits.add_material_line(
            a, B, replace(STEEL, recycled_in=0.1, feedstock_recycling_efficiency=0.0)
        ),
        "refused_endless_waste",
    ),
    (lambda a: edits.set_use(a, B, ProductUse(lifetime_years=0.0)), "refused_value"),
    (lambda a: edits.add_effect(a, B, Effect(EffectUnit.JOBS, 1.0, units=0.0)), "refused_value"),
    (lambda a: edits.set_range(a, B, VALUE, (0.0, 10.0)), "refused_range_unscored"),
    (lambda a: edits.set_range(edits.set_level(a, B, LEVEL_ONE, 2), B, LEVEL_ONE, (2.5, 3)), "refused_range"),
    (lambda a: edits.set_range(edits.set_level(a, B, LEVEL_ONE, 2), B, LEVEL_ONE, (0, 5)), "refused_value"),
    (lambda a: edits.swing_strategies(a, {Strategy.REUSE: 101.0}), "refused_value"),
    (lambda a: edits.swing_strategies(a, {}), "refused_last_weight"),
    (lambda a: edits.change_tender(a, replace(a.tender, price_share=1.2)), "refused_value"),
]


@pytest.mark.parametrize(("edit", "key"), REFUSED, ids=[str(number) for number in range(len(REFUSED))])
def test_what_cannot_be_is_refused(edit: Callable[[Assessment], Assessment], key: str) -> None:
    with pytest.raises(edits.EditRefused) as refused:
        edit(made_up_assessment())
    assert refused.value.key == key


def test_the_refusal_of_a_list_of_materials_names_the_place() -> None:
    with pytest.raises(edits.EditRefused) as refused:
        edits.set_material_lines(made_up_assessment(), B, [STEEL, replace(STEEL, reused_in=2.0)])
    assert refused.value.values["position"] == 1


def test_a_range_moves_with_its_score_and_goes_with_it() -> None:
    scored = edits.set_range(edits.set_level(made_up_assessment(), B, LEVEL_ONE, 2), B, LEVEL_ONE, (1, 3))
    wider = edits.set_level(scored, B, LEVEL_ONE, 3.5).scenario(B).score_of(LEVEL_ONE)
    assert (wider.range_low, wider.range_high) == (1, 3.5)
    gone = edits.set_level(scored, B, LEVEL_ONE, None).scenario(B).score_of(LEVEL_ONE)
    assert (gone.range_low, gone.range_high) == (None, None)


def test_a_range_sets_low_and_high_and_weak_evidence_caps_the_low_end_only() -> None:
    scored = edits.set_value(made_up_assessment(), B, VALUE, 50.0)
    ranged = edits.set_range(scored, B, VALUE, (20.0, 90.0))
    plain, total = (evaluate(assessment).scenario(B).total for assessment in (scored, ranged))
    assert (total.claimed, total.proven) == (plain.claimed, plain.proven)
    assert total.low <= plain.low
    assert total.high > plain.high
    result = evaluate(ranged).scenario(B).criteria[VALUE]
    assert result.range_levels is not None
    assert result.level is not None
    assert result.range_levels[0] < result.level < result.range_levels[1]


def test_ranks_and_swings_give_the_published_weights() -> None:
    order = [Strategy.SERVICE, Strategy.REUSE, Strategy.SHARING, Strategy.BIO_BASED]
    ranked = edits.rank_strategies(made_up_assessment(), order)
    weights = {setting.strategy: setting.weight for setting in ranked.strategies}
    # Rank-order centroid weights of four, as published: .5208 .2708 .1458 .0625
    assert [round(weights[strategy], 2) for strategy in order] == [52.08, 27.08, 14.58, 6.25]
    assert ranked.weighting is Weighting.RANK_ORDER_CENTROID
    summed = edits.rank_strategies(made_up_assessment(), order, Weighting.RANK_SUM)
    assert [s.weight for s in summed.strategies] == pytest.approx([30, 10, 20, 40])
    swung = edits.swing_strategies(made_up_assessment(), {Strategy.REUSE: 100.0, Strategy.SHARING: 60.0})
    assert [s.weight for s in swung.strategies] == pytest.approx([62.5, 0, 37.5, 0])
    moved = edits.set_strategy_weight(swung, Strategy.REUSE, 50)
    assert (swung.weighting, moved.weighting) == (Weighting.SWING, Weighting.DIRECT)


def test_an_answer_replaces_the_one_before_and_goes_with_its_scenario() -> None:
    once = edits.answer_check(made_up_assessment(), "no_proof", B, VALUE, "", "Asked for.")
    again = edits.answer_check(once, "no_proof", B, VALUE, "", "Came in.")
    assert again.check_answers == (CheckAnswer("no_proof", B, VALUE, "", "Came in."),)
    assert edits.answer_check(again, "no_proof", B, VALUE, "", " ").check_answers == ()
    marked = edits.mark_answer(again, "no_proof", B, VALUE, "", True)
    kept = edits.answer_check(marked, "no_proof", B, VALUE, "", "Came in late.")
    assert kept.check_answers == (CheckAnswer("no_proof", B, VALUE, "", "Came in late.", True),)
    assert edits.mark_answer(again, "no_proof", A, VALUE, "", True) == again
    assert edits.remove_scenario(again, B).check_answers == ()
    assert edits.remove_scenario(again, A).check_answers == again.check_answers


def test_cost_lines_keep_their_order() -> None:
    assessment = made_up_assessment()
    for name in ("one", "two", "three"):
        assessment = edits.add_cost_line(assessment, B, replace(CHAIRS, name=name))
    moved = edits.move_cost_line(assessment, B, 2, 0)
    assert [line.name for line in moved.scenario(B).cost_lines] == ["three", "one", "two"]
    less = edits.remove_cost_line(moved, B, 1)
    assert [line.name for line in less.scenario(B).cost_lines] == ["three", "two"]
