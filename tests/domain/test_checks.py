"""Checks: each finds what it is for and nothing else, and takes an answer."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from circular_assess.domain import edits
from circular_assess.domain.assessment import (
    Assessment,
    Proof,
    ScenarioId,
    Score,
    TenderAsk,
    TenderStatus,
)
from circular_assess.domain.catalogue import CriterionId, Evidence, Instrument, Strategy, Theme
from circular_assess.domain.checks import Check, CheckId, Part, Place, Severity, Step
from circular_assess.domain.checks.supplier_names import is_like_supplier
from circular_assess.domain.cost_lines import (
    CostKind,
    CostLine,
    CostSettings,
    RateKind,
    ResidualRule,
    Rhythm,
    Vat,
)
from circular_assess.domain.material_lines import Effect, EffectUnit, MaterialLine
from circular_assess.domain.results import evaluate
from circular_assess.texts import CHECK_NAMES, SEVERITY_NAMES, Texts
from tests.examples import BUY_NEW, REFURBISH, SERVICE, furniture_example
from tests.made_up import LEVEL_ONE, LEVEL_TWO, SHARED, VALUE, A, B, made_up_assessment
from tests.priced import priced_example

OWNERSHIP, REUSED, RECYCLED = CriterionId("PAS-01"), CriterionId("REU-01"), CriterionId("REU-03")
ONE_FILE = (Proof("Offer.pdf"),)

Change = Callable[[Assessment], Assessment]


def _checks(assessment: Assessment) -> tuple[Check, ...]:
    return evaluate(assessment).checks


def _of(assessment: Assessment, check_id: CheckId, scenario: ScenarioId | None = None) -> list[Check]:
    return [
        check
        for check in _checks(assessment)
        if check.id is check_id and (scenario is None or check.scenario_id == scenario)
    ]


# --- scores ---


@pytest.mark.parametrize(
    ("level", "evidence", "proofs", "reason", "found"),
    [
        (None, "E0", 0, "", ["not_scored"]),
        (0, "E0", 0, "Bought", []),  # claims nothing
        (0, "E0", 0, " ", ["extreme_without_reason"]),
        (4, "E2", 1, "", ["extreme_without_reason"]),
        (3.9, "E2", 1, "", ["no_reason"]),
        (1, "E0", 0, "Why", ["no_proof"]),
        (1, "E0", 1, "Why", []),
        (2, "E0", 1, "Why", ["weak_evidence"]),
        (2, "E1", 1, "Why", []),
        (3, "E1", 0, "Why", ["weak_evidence", "no_proof"]),
        (4, "E2", 0, "Why", ["no_proof"]),
    ],
)
def test_a_score_is_checked_for_what_can_go_wrong_with_it(
    level: float | None, evidence: str, proofs: int, reason: str, found: list[str]
) -> None:
    entered = Score(LEVEL_ONE, level, evidence=Evidence(evidence), reason=reason, proofs=ONE_FILE * proofs)
    assessment = edits.set_score(made_up_assessment(), B, entered)

    def of_score(checks: tuple[Check, ...]) -> list[Check]:
        return [check for check in checks if (check.criterion_id, check.scenario_id) == (LEVEL_ONE, B)]

    checks = of_score(_checks(assessment))
    assert sorted(check.id for check in checks) == sorted(found)
    assert {check.place for check in checks} <= {Place(Step.SCORE, B, LEVEL_ONE)}
    # Of a scenario that is out of the ranking it is good to know.
    out = of_score(_checks(edits.set_knock_out(assessment, B, "Too late.")))
    assert {check.severity for check in out} <= {Severity.NOTE}
    assert len(out) == len(checks)


def test_a_value_is_checked_by_the_level_it_reaches() -> None:
    # 30 is level 2.5, of which an own statement proves 2.
    for value, found in (
        (20.0, {"no_reason", "no_proof"}),
        (30.0, {"no_reason", "no_proof", "weak_evidence"}),
    ):
        entered = Score(VALUE, value=value, evidence=Evidence.OWN_STATEMENT)
        checks = _checks(edits.set_score(made_up_assessment(), B, entered))
        assert {c.id for c in checks if (c.criterion_id, c.scenario_id) == (VALUE, B)} == found


def test_nothing_is_open_about_the_baseline_against_itself_or_about_what_does_not_count() -> None:
    checks = _checks(made_up_assessment())
    assert {check.scenario_id for check in checks if check.criterion_id == SHARED} == {B}
    left_out = edits.leave_out_criterion(made_up_assessment(), LEVEL_ONE, "Not here.")
    assert LEVEL_ONE not in {check.criterion_id for check in _checks(left_out)}
    flagged = edits.set_look_again(made_up_assessment(), A, LEVEL_ONE, True)
    found = [c.id for c in _checks(flagged) if (c.criterion_id, c.scenario_id) == (LEVEL_ONE, A)]
    assert found == ["not_scored", "look_again"]


def test_what_the_market_gives_anyway_is_said_of_each_score_but_never_of_the_baseline() -> None:
    assessment = made_up_assessment(market=20.0)
    for value, found in ((20.0, [B]), (21.0, [])):
        scored = edits.set_score(assessment, A, Score(VALUE, value=0.0))
        scored = edits.set_score(scored, B, Score(VALUE, value=value))
        assert [check.scenario_id for check in _of(scored, CheckId.AT_MARKET_LEVEL)] == found


@pytest.mark.parametrize(
    ("reused", "recycled", "is_same", "theme", "is_mixed"),
    [
        (80, 30, False, Theme.FURNITURE, True),
        (70, 30, False, Theme.FURNITURE, False),
        (80, 30, False, Theme.CATERING, False),  # servings, and packaging beside them
        (40, 40, True, Theme.FURNITURE, True),
        (40, 40, True, Theme.CATERING, True),
        (40, 40, False, Theme.FURNITURE, False),
        (40, 30, True, Theme.FURNITURE, False),
        (0, 0, True, Theme.FURNITURE, False),
    ],
)
def test_reused_and_recycled_content_are_not_mixed(
    reused: float, recycled: float, is_same: bool, theme: Theme, is_mixed: bool
) -> None:
    assessment = furniture_example()
    assessment = replace(assessment, tender=replace(assessment.tender, theme=theme))
    first = Score(REUSED, value=reused, reason="Counted twice", proofs=ONE_FILE)
    second = Score(RECYCLED, value=recycled, reason="Weighed")
    if is_same:
        second = replace(second, reason="counted  TWICE") if theme is Theme.FURNITURE else second
        second = replace(second, proofs=ONE_FILE) if theme is Theme.CATERING else second
    for score in (first, second):
        assessment = edits.set_score(assessment, REFURBISH, score)
    found = _of(assessment, CheckId.REUSED_AND_RECYCLED_MIXED, REFURBISH)
    assert [check.criterion_id for check in found] == [RECYCLED] * is_mixed


def test_a_criterion_on_which_all_score_alike_tells_nothing_apart() -> None:
    assessment = edits.set_score(made_up_assessment(), A, Score(LEVEL_TWO, 3))
    assert not _of(assessment, CheckId.ALL_ALIKE)  # the other is not scored
    assessment = edits.set_score(assessment, B, Score(LEVEL_TWO, 3))
    [check] = _of(assessment, CheckId.ALL_ALIKE)
    assert (check.criterion_id, check.scenario_id, check.severity) == (LEVEL_TWO, None, Severity.NOTE)
    asked = edits.set_ask(assessment, LEVEL_TWO, TenderAsk(Instrument.AWARD))
    assert _of(asked, CheckId.ALL_ALIKE)[0].severity is Severity.WARNING
    assert not _of(edits.set_score(assessment, B, Score(LEVEL_TWO, 2.5)), CheckId.ALL_ALIKE)
    assert not _of(edits.set_knock_out(assessment, B, ""), CheckId.ALL_ALIKE)  # one alone is no comparison


def test_a_criterion_that_is_too_light_is_named_in_total_and_in_award() -> None:
    # Four criteria: an even share is 25 %, the limit 5 %; 75 % x 5 / 85 is 4.4 %.
    assessment = edits.set_criterion_weight(made_up_assessment(), LEVEL_TWO, 5)
    assert [check.criterion_id for check in _of(assessment, CheckId.TOO_LIGHT)] == [LEVEL_TWO]
    assert not _of(made_up_assessment(), CheckId.TOO_LIGHT)
    for criterion_id in (LEVEL_ONE, LEVEL_TWO):
        assessment = edits.set_ask(assessment, criterion_id, TenderAsk(Instrument.AWARD))
    assert not _of(assessment, CheckId.TOO_LIGHT_IN_AWARD)  # how much circularity weighs is not known
    tender = replace(assessment.tender, circular_share=0.4)
    in_award = _of(replace(assessment, tender=tender), CheckId.TOO_LIGHT_IN_AWARD)
    assert [check.criterion_id for check in in_award] == [LEVEL_TWO]  # 40 % x 5 / 65 is 3.1 %


# --- effects and masses ---


def _with_effect(
    effect: Effect, quantity: float | None = 2125.0, theme: Theme = Theme.FURNITURE
) -> Assessment:
    assessment = furniture_example()
    tender = replace(assessment.tender, quantity=quantity, theme=theme)
    scenarios = tuple(
        replace(scenario, effects=(effect,)) if scenario.id == REFURBISH else scenario
        for scenario in assessment.scenarios
    )
    return replace(assessment, tender=tender, scenarios=scenarios)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize(
    ("effect", "is_found"),
    [
        # 1 123 + 1 002 pieces of furniture: 145 t each as published, 145 kg as it must be.
        (Effect(EffectUnit.TONNE_CO2E, 308_329.0), True),
        (Effect(EffectUnit.TONNE_CO2E, -308_329.0), True),
        (Effect(EffectUnit.KG_CO2E, 308_329_000.0), True),
        (Effect(EffectUnit.TONNE_CO2E, 145.0, units=1.0), True),
        (Effect(EffectUnit.KG_CO2E, 308_329.0), False),
        (Effect(EffectUnit.TONNE_CO2E, 308.329), False),
        (Effect(EffectUnit.KG_CO2E, 145.0, units=1.0), False),
        (Effect(EffectUnit.CUBIC_METRE_WATER, 2_125 * 7_000.0), True),
        (Effect(EffectUnit.LITRE_WATER, 2_125 * 7_000.0), False),
        (Effect(EffectUnit.JOBS, 5.0), False),
    ],
)
def test_tonnes_for_kilograms_are_caught_in_every_theme(effect: Effect, is_found: bool, theme: Theme) -> None:
    found = _of(_with_effect(effect, theme=theme), CheckId.IMPLAUSIBLE_UNIT)
    assert [(check.scenario_id, check.severity) for check in found] == [(REFURBISH, "error")] * is_found
    if found:
        assert found[0].place == Place(Step.MATERIALS, REFURBISH, part=Part.EFFECT)


def test_an_effect_of_a_whole_building_or_of_unknown_units_is_not_called_implausible() -> None:
    effect = Effect(EffectUnit.TONNE_CO2E, 115_000.0)
    for quantity in (1.0, None):
        assert not _of(_with_effect(effect, quantity), CheckId.IMPLAUSIBLE_UNIT)


@pytest.mark.parametrize(("kilograms", "is_found"), [(500.0, True), (499.0, False), (0.0, False)])
def test_scenarios_are_not_five_hundred_times_apart(kilograms: float, is_found: bool) -> None:
    assessment = furniture_example()
    lighter, heavier = (
        replace(
            scenario,
            material_lines=(MaterialLine("Screws", mass / 100), MaterialLine("Steel", mass)),
            effects=(Effect(EffectUnit.JOBS, 1.0), Effect(EffectUnit.KG_CO2E, mass, units=400.0)),
        )
        for scenario, mass in zip(assessment.scenarios[:2], (1.0, kilograms), strict=True)
    )
    assessment = replace(assessment, scenarios=(lighter, heavier, assessment.scenarios[2]))
    found = _of(assessment, CheckId.SCENARIOS_FAR_APART)
    assert [check.subject for check in found] == ["carbon", "mass"] * is_found
    assert {check.scenario_id for check in found} <= {REFURBISH}
    assert {(check.place.part, check.place.position) for check in found} <= {("effect", 1), ("line", 1)}


# --- costs ---


def _line(kind: CostKind, amount_eur: float | None, **more: object) -> CostLine:
    line = CostLine(kind, "Line", amount_eur, Rhythm.ONCE, 1, 1, source="offer")
    return replace(line, **more)  # type: ignore[arg-type]


def _costing(*lines: CostLine, settings: CostSettings | None = None, term: float | None = 8.0) -> Assessment:
    """The service has these costs, over 8 years."""
    assessment = furniture_example()
    scenarios = tuple(
        replace(scenario, cost_lines=lines) if scenario.id == SERVICE else scenario
        for scenario in assessment.scenarios
    )
    return replace(
        assessment,
        tender=replace(assessment.tender, term_years=term, term_note="It lasts."),
        cost=settings or CostSettings(vat=Vat.EXCLUDED, discount_rate=0.03),
        scenarios=scenarios,
    )


FEE = CostLine(CostKind.SERVICE_FEE, "Fee", 1_000.0, Rhythm.MONTHLY, 1, 8)
NOMINAL = CostSettings(vat=Vat.EXCLUDED, rate_kind=RateKind.NOMINAL, discount_rate=0.05)
PURCHASE, RESIDUAL = CostKind.PURCHASE, CostKind.RESIDUAL_VALUE


@pytest.mark.parametrize(
    ("assessment", "found"),
    [
        (furniture_example(), []),  # no costs, so no choice of VAT is missing
        (_costing(FEE), []),
        (_costing(FEE, settings=CostSettings(discount_rate=0.03)), ["no_vat_choice"]),
        (_costing(_line(PURCHASE, 5.0, first_year=9)), ["cost_outside_period"]),
        (_costing(_line(PURCHASE, 5.0, first_year=8)), []),
        (_costing(replace(FEE, last_year=9)), ["cost_outside_period"]),
        (_costing(FEE, term=None), ["no_cost_period"]),
        (_costing(_line(PURCHASE, None), term=None), ["cost_without_amount", "no_cost_period"]),
        (_costing(_line(PURCHASE, None)), ["cost_without_amount"]),
        (_costing(_line(PURCHASE, 5.0, rhythm=Rhythm.PER_USE)), ["cost_without_amount"]),
        (_costing(replace(FEE, first_year=0, last_year=0)), ["cost_without_payment"]),
        (_costing(_line(CostKind.REPLACEMENT, 5.0, first_year=8)), ["replacement_at_end"]),
        (_costing(_line(CostKind.EXTERNAL, 5.0, source=" ")), ["external_without_source"]),
        (_costing(_line(CostKind.EXTERNAL, 5.0)), []),
        (_costing(_line(RESIDUAL, 5.0)), []),
        (
            _costing(
                _line(RESIDUAL, 5.0),
                settings=CostSettings(Vat.EXCLUDED, discount_rate=0.03, residual_rule=ResidualRule.LINEAR),
            ),
            ["residual_left_out"],
        ),
        (_costing(FEE, settings=NOMINAL), ["nominal_without_rises"]),
        (_costing(replace(FEE, escalation=0.02), settings=NOMINAL), []),
        (_costing(_line(PURCHASE, 5.0), settings=NOMINAL), []),  # paid once, nothing can rise
        (
            _costing(
                replace(FEE, last_year=10),
                settings=replace(NOMINAL, rate_kind=RateKind.REAL, period_years=10),
            ),
            ["cost_after_term"],
        ),
    ],
)
def test_costs_are_checked_line_by_line(assessment: Assessment, found: list[str]) -> None:
    checks = [check for check in _checks(assessment) if check.place.step is Step.COST]
    assert sorted(check.id for check in checks) == found
    for check in checks:
        if check.place.part is Part.LINE:
            assert (check.scenario_id, check.subject) == (SERVICE, check.message.values["line"][0])  # type: ignore[index]
        else:
            assert check.place.field in {"vat", "rate_kind", "period_years"}


@pytest.mark.parametrize(
    ("level", "amount_eur", "fee_eur", "is_found"),
    [
        (3, 1.0, 1_000.0, True),  # the installation for EUR 1 after ten years
        (4, 0.0, 1_000.0, True),
        (2, 1.0, 1_000.0, False),
        (3, 1_500.0, 1_000.0, False),  # over 1 % of eight years of fees
        (3, 900.0, 1_000.0, True),
        (3, 90.0, None, True),
        (3, 900.0, None, False),
        (3, None, 1_000.0, False),
    ],
)
def test_goods_that_are_sold_for_next_to_nothing_are_not_kept_by_their_maker(
    level: float, amount_eur: float | None, fee_eur: float | None, is_found: bool
) -> None:
    lines = (
        replace(FEE, amount_eur=fee_eur),
        CostLine(CostKind.BUY_OUT, "Take-over", amount_eur, Rhythm.ONCE, 8, 8),
    )
    score = Score(OWNERSHIP, level, reason="Clause 7", proofs=ONE_FILE)
    assessment = edits.set_score(_costing(*lines), SERVICE, score)
    found = _of(assessment, CheckId.KEPT_BUT_BOUGHT_OUT)
    expected = [("error", SERVICE, OWNERSHIP, "Take-over", 1)] * is_found
    assert [
        (c.severity, c.scenario_id, c.criterion_id, c.subject, c.place.position) for c in found
    ] == expected


# --- the tender ---


def _tender(**more: object) -> Change:
    return lambda assessment: replace(assessment, tender=replace(assessment.tender, **more))  # type: ignore[arg-type]


def _asked(count: int) -> Change:
    def ask(assessment: Assessment) -> Assessment:
        for setting in assessment.criteria_in_use[:count]:
            assessment = edits.set_ask(assessment, setting.criterion.id, TenderAsk(Instrument.AWARD))
        return assessment

    return ask


@pytest.mark.parametrize(
    ("change", "check_id", "severity"),
    [
        (_tender(term_years=4.5, term_note=" "), "long_term", "warning"),
        (_tender(term_years=4.5, term_note="The goods last."), "long_term", None),
        (_tender(term_years=4.0), "long_term", None),
        (_tender(term_years=None), "long_term", None),
        (_tender(price_share=0.51), "high_price_share", "warning"),
        (_tender(price_share=0.5), "high_price_share", None),
        (_tender(circular_share=0.14), "low_circular_share", "warning"),
        (_tender(circular_share=0.15), "low_circular_share", None),
        (_tender(), "low_circular_share", None),
        (_asked(4), "many_award_criteria", None),
        (_asked(5), "many_award_criteria", "note"),
        (_asked(8), "many_award_criteria", "warning"),
    ],
)
def test_the_tender_is_checked_against_common_practice(
    change: Change, check_id: str, severity: str | None
) -> None:
    found = _of(change(furniture_example()), CheckId(check_id))
    assert [check.severity for check in found] == ([severity] if severity else [])
    assert {(check.scenario_id, check.criterion_id, check.subject) for check in found} <= {(None, None, "")}


@pytest.mark.parametrize(
    "name",
    [
        *("Ahrend NV", "Nnof bv", "Signify N.V.", "Steelcase SA", "Lyreco s.a.", "Bosch GmbH & Co. KG"),
        *("Kinnarps AB", "Acme Ltd.", "Acme Inc", "Papillon vzw", "Offer 2: Ahrend NV", "Ahrend NV - lease"),
        *(
            "Service (Desko SRL)",
            "ISS A/S",
            "Martela Oyj",
            "Acme Limited",
            "Meubles SARL, offre 2",
            "X S.p.A.",
        ),
    ],
)
def test_a_name_that_ends_in_a_legal_form_is_like_that_of_a_supplier(name: str) -> None:
    assert is_like_supplier(name)


@pytest.mark.parametrize(
    "name",
    [
        *("Furniture as a service", "Basic SA plan", "Basic SA...", "Buy as is", "Lease as", "Option SA"),
        *(
            "Refurbish own stock",
            "NV",
            "sa",
            "",
            "  ",
            "Meubelen in bv-vorm",
            "Reparatie aan huis",
            "Plan AB",
        ),
        *(
            "ALL NEW",
            "LIGHT AS A SERVICE",
            "Circulaire inkoop",
            "Louer à sa place",
            "Variante AG",
            "Incl. upkeep",
        ),
    ],
)
def test_other_names_are_not_taken_for_suppliers(name: str) -> None:
    assert not is_like_supplier(name)


@pytest.mark.parametrize("status", TenderStatus)
def test_supplier_names_are_said_only_after_publication(status: TenderStatus) -> None:
    assessment = edits.describe_scenario(
        _tender(status=status)(furniture_example()), SERVICE, "Ahrend NV", ""
    )
    found = _of(assessment, CheckId.NAMED_LIKE_SUPPLIER)
    is_published = status is not TenderStatus.BEFORE_PUBLICATION
    assert [(check.scenario_id, check.place.step) for check in found] == [
        (SERVICE, "scenarios")
    ] * is_published


def test_illustrative_figures_are_counted_by_scenario_wherever_they_stand() -> None:
    assert {check.scenario_id for check in _of(furniture_example(), CheckId.ILLUSTRATIVE_FIGURES)} == {
        REFURBISH,
        SERVICE,
    }
    assessment = priced_example()
    first = assessment.scenarios[0]
    steel = replace(first.material_lines[1], is_illustrative=True)
    first = replace(first, material_lines=(first.material_lines[0], steel))
    assessment = replace(assessment, scenarios=(first, *assessment.scenarios[1:]))
    [check] = _of(assessment, CheckId.ILLUSTRATIVE_FIGURES, BUY_NEW)
    assert check.place == Place(Step.MATERIALS, BUY_NEW, part=Part.LINE, position=1)


# --- all of them ---


def test_what_cannot_be_compared_comes_first() -> None:
    alone = edits.remove_scenario(made_up_assessment(), B)
    for assessment, step in ((alone, "scenarios"), (made_up_assessment(), "score")):
        first = _checks(assessment)[0]
        assert (first.id, first.severity, first.place.step) == (CheckId.NOT_COMPARABLE, Severity.ERROR, step)
    assert not _of(furniture_example(), CheckId.NOT_COMPARABLE)
    order = [list(Severity).index(check.severity) for check in _checks(priced_example())]
    assert order == sorted(order)


def test_an_answer_stays_with_what_it_answers() -> None:
    lines = (replace(FEE, name="One", last_year=9), replace(FEE, name="Two", last_year=9))
    assessment = _costing(*lines)
    assessment = edits.answer_check(
        assessment, CheckId.COST_OUTSIDE_PERIOD, SERVICE, None, "Two", "Paid until the summer of year 9."
    )
    answers = {check.subject: check.answer for check in _of(assessment, CheckId.COST_OUTSIDE_PERIOD)}
    assert answers == {"One": "", "Two": "Paid until the summer of year 9."}
    assert {check.key for check in _checks(assessment)} == {check.key for check in _checks(_costing(*lines))}
    taken_back = edits.answer_check(assessment, CheckId.COST_OUTSIDE_PERIOD, SERVICE, None, "Two", " ")
    assert not any(check.is_answered for check in _checks(taken_back))


def test_lines_of_the_same_name_are_answered_one_by_one() -> None:
    line = CostLine(CostKind.OTHER, "", None)
    assessment = _costing(line, line, replace(line, name="Repairs"), replace(line, name="Repairs"))
    subjects = [check.subject for check in _of(assessment, CheckId.COST_WITHOUT_AMOUNT)]
    assert subjects == ["", "(2)", "Repairs", "Repairs (2)"]
    assessment = edits.answer_check(assessment, "cost_without_amount", SERVICE, None, "(2)", "Not known yet.")
    answered = [check.is_answered for check in _of(assessment, CheckId.COST_WITHOUT_AMOUNT)]
    assert answered == [False, True, False, False]


def test_every_check_has_a_name_and_every_sentence_is_worded() -> None:
    assert set(CHECK_NAMES) == set(CheckId)
    assert set(SEVERITY_NAMES) == set(Severity)
    texts = Texts()
    weighed = edits.set_strategy_weight(priced_example(), Strategy.SHARING, 1)
    for check in (*_checks(weighed), *_checks(_with_effect(Effect(EffectUnit.JOBS, 1e9)))):
        assert "{" not in texts.message(check.message.key, check.message.values)
