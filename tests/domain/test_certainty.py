"""How sure the winner of an assessment is: intervals, first places, and the sentences that say it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Headline, ScenarioId, Score
from circular_assess.domain.catalogue import Evidence, Strategy
from circular_assess.domain.certainty import Certainty, certainty, printed_share
from circular_assess.domain.results import evaluate
from circular_assess.texts import Texts
from tests.examples import BUY_NEW, REFURBISH, SERVICE, empty_example, furniture_example, unfinished_example
from tests.made_up import LEVEL_ONE, LEVEL_TWO, SHARED, VALUE, A, B, made_up_assessment

TEXTS = Texts("en")


def sure(assessment: Assessment, samples: int = 20_000) -> Certainty:
    return certainty(assessment, evaluate(assessment), samples=samples)


def sentences(found: Certainty) -> list[str]:
    return [
        TEXTS.message(message.key, message.values).replace("\N{NO-BREAK SPACE}", " ")
        for message in found.messages
    ]


def scored(a: tuple[float, float, float], b: tuple[float, float, float], shared: float) -> Assessment:
    """Levels of both on the three criteria of reuse; sharing (a value, 0 for the baseline A) of B."""
    assessment = made_up_assessment()
    for scenario, levels in ((A, a), (B, b)):
        for criterion, level in ((LEVEL_ONE, levels[0]), (LEVEL_TWO, levels[1])):
            score = Score(criterion, level=level, evidence=Evidence.DOCUMENTED)
            assessment = edits.set_score(assessment, scenario, score)
        value = (0.0, 10.0, 20.0, 40.0, 80.0)[int(levels[2])]
        assessment = edits.set_value(assessment, scenario, VALUE, value)
    return edits.set_value(assessment, B, SHARED, shared)


def test_the_ends_of_the_weights_worked_by_hand() -> None:
    # Reuse (75 %): A 25 x (0.6 x 4 + 0.2 x 2 + 0.2 x 1) = 75, B 25 x (0.6 x 1 + 0.2 x 3 + 0.2 x 4) = 50.
    # Sharing (25 %): A 0, B 75. So A leads with 56.25, and B has 56.25 at t = 25 / (25 + 75).
    assessment = scored((4, 2, 1), (1, 3, 4), 40.0)
    assert [s.total.claimed for s in evaluate(assessment).scenarios] == pytest.approx([56.25, 56.25])
    assessment = edits.set_strategy_weight(assessment, Strategy.SHARING, 20)
    found = sure(assessment)
    assert found.leaders == (A,)
    assert found.strategy_intervals[Strategy.REUSE] == pytest.approx((0.75, 1))
    assert found.strategy_intervals[Strategy.SHARING] == pytest.approx((0, 0.25))
    # Leads in reuse are 3, -1 and -3 levels; the first weighs w and its siblings share the rest equally:
    # 0.8 x 25 x (3 w - 2 (1 - w)) = 0.2 x 75, so w = 2.75 / 5.
    assert found.criterion_intervals[LEVEL_ONE] == pytest.approx((2.75 / 5, 1))
    assert found.criterion_intervals[SHARED] == (0, 1)
    said = sentences(found)
    assert "Refurbish leads if Sharing and pooling weighs more than 25 %." in said
    assert "Refurbish leads if Reuse weighs less than 75 %." in said
    # The lead is 5 points, which is 0.2 levels / (0.8 x 0.6) on the first criterion.
    assert "Refurbish catches up at level 1.42 on Short REU-02, now 1." in said
    assert found.level_switches[0].level == pytest.approx(1 + 0.2 / 0.48)
    assert {(s.scenario_id, s.criterion_id) for s in found.level_switches}.isdisjoint({(A, SHARED)})
    assert found.dominated == {}


def test_shares_of_first_places_are_said_with_our_rule() -> None:
    assessment = scored((4, 4, 0), (3, 4, 0), 0.0)
    found = sure(assessment)
    # A is never worse, and better in every weighting that was drawn.
    assert found.first_share == {A: 1, B: 0}
    said = sentences(found)
    assert said[0] == "Buy new comes first in 100 of 100 plausible weightings: robust."
    assert said[1].startswith("These words are a rule of ours")
    assert "No single weight changes who leads." in said
    assert "Whatever the weights, Refurbish does not come before Buy new." in said
    assert found.dominated == {B: (A,)}


def one_criterion(low: float, high: float, evidence: Evidence = Evidence.DOCUMENTED) -> Assessment:
    """A at level 2, B at level 3 within a range, on one criterion: weights do not matter."""
    assessment = scored((2, 0, 0), (3, 0, 0), 0.0)
    for criterion in (LEVEL_TWO, VALUE, SHARED):
        assessment = edits.leave_out_criterion(assessment, criterion, "")
    assessment = edits.set_evidence(assessment, B, LEVEL_ONE, evidence)
    return edits.set_range(assessment, B, LEVEL_ONE, (low, high))


@pytest.mark.parametrize(
    ("ends", "share", "words"),
    [
        ((2.0, 4.0), 1.0, "100 of 100 plausible weightings: robust."),
        ((1.4, 4.0), 2 / 2.6, "76 of 100 plausible weightings: fairly robust."),
        ((1.0, 4.0), 2 / 3, "66 of 100 plausible weightings: still open."),
        ((0.0, 3.0), 1 / 3, "33 of 100 plausible weightings: no clear winner."),
    ],
)
def test_scores_vary_within_their_ranges(ends: tuple[float, float], share: float, words: str) -> None:
    found = sure(one_criterion(*ends), samples=100_000)
    assert found.first_share[B] == pytest.approx(share, abs=0.01)
    said = sentences(found)
    assert said[0] == f"Refurbish comes first in {words}"
    assert "For this, scores vary within their ranges." in said
    assert ("Buy new comes first more often: in 66 of 100." in said) is (share < 0.5)
    # One strategy with one criterion: no weight can move.
    assert found.strategy_intervals == {Strategy.REUSE: (0, 1)}
    assert "No single weight changes who leads." in said


def test_what_is_proven_stays_within_its_evidence() -> None:
    # An own statement proves 2 of the 3 to 4: never more than A's 2, and as much in all weightings.
    assessment = edits.set_headline(one_criterion(2.0, 4.0, Evidence.OWN_STATEMENT), Headline.PROVEN)
    found = sure(assessment)
    assert found.leaders == (A, B)
    assert found.first_share == {A: 0.5, B: 0.5}
    assert [message.key for message in found.messages[:2]] == ["certainty_open", "certainty_open"]
    assert not {"certainty_rises", "certainty_falls"} & {message.key for message in found.messages}


def test_an_unscored_criterion_may_be_anything() -> None:
    assessment = edits.set_level(scored((3, 2, 2), (3, 2, 2), 0.0), A, LEVEL_TWO, None)
    assert evaluate(assessment).scenario(B).rank == 1
    found = sure(assessment)
    # B leads by level 2 against 0, which could also be 0 to 4.
    assert found.first_share[B] == pytest.approx(0.5, abs=0.02)
    assert "For this, what is not scored varies from level 0 to 4." in sentences(found)


def test_the_published_example() -> None:
    found = sure(furniture_example())
    assert found.leaders == (SERVICE,)
    assert found.strategy_intervals[Strategy.SHARING] == pytest.approx((0, 0.6188), abs=1e-3)
    assert "Refurbish own stock leads if Sharing and pooling weighs more than 62 %." in sentences(found)
    assert SERVICE in found.dominated[BUY_NEW]
    knocked_out = edits.set_knock_out(furniture_example(), SERVICE, "No market for it yet.")
    assert set(sure(knocked_out).first_share) == {BUY_NEW, REFURBISH}


def test_nothing_is_said_before_there_is_something_to_compare() -> None:
    one_left = edits.set_knock_out(furniture_example(), SERVICE, "No market for it yet.")
    one_left = edits.set_knock_out(one_left, REFURBISH, "Nothing left to refurbish.")
    for assessment in (empty_example(), unfinished_example(), one_left):
        assert sure(assessment) == Certainty()


LEVELS = st.integers(0, 4).map(float)
SCORES = st.tuples(
    LEVELS, LEVELS, st.sampled_from([0.0, 5.0, 40.0, 90.0]), st.sampled_from([0.0, 20.0, 60.0])
)


@st.composite
def comparisons(draw: st.DrawFn) -> Assessment:
    """Two to four scenarios, all scored, with any weights, by either headline."""
    assessment = made_up_assessment()
    for number in range(draw(st.integers(0, 2))):
        assessment = edits.add_scenario(assessment, ScenarioId(f"c{number}"), f"Way {number}")
    for scenario in assessment.scenarios:
        levels = dict(zip((LEVEL_ONE, LEVEL_TWO, VALUE, SHARED), draw(SCORES), strict=True))
        if scenario.id == assessment.baseline_id:
            del levels[SHARED]
        for criterion, scored in levels.items():
            is_value = criterion in (VALUE, SHARED)
            score = Score(
                criterion,
                level=None if is_value else scored,
                value=scored if is_value else None,
                evidence=draw(st.sampled_from([Evidence.OWN_STATEMENT, Evidence.DOCUMENTED])),
            )
            assessment = edits.set_score(assessment, scenario.id, score)
    assessment = edits.set_strategy_weight(assessment, Strategy.REUSE, draw(st.integers(1, 99)))
    assessment = edits.set_criterion_weight(assessment, VALUE, draw(st.integers(0, 99)))
    return edits.set_headline(assessment, draw(st.sampled_from(Headline)))


def leaders(assessment: Assessment) -> tuple[ScenarioId, ...]:
    return tuple(scenario.id for scenario in evaluate(assessment).scenarios if scenario.rank == 1)


@given(comparisons())
@settings(max_examples=60)
def test_what_is_said_happens_when_the_buyer_does_it(assessment: Assessment) -> None:
    found = sure(assessment, samples=50)
    assert found.leaders == leaders(assessment)
    assert sum(found.first_share.values()) == pytest.approx(1)
    assert all(sentences(found))
    for switch in found.weight_switches:
        said = printed_share(switch)
        if 0.01 < switch.share < 0.99:  # what is said is enough, and no whole per cent too much
            assert -1e-9 <= (said - switch.share) * (1 if switch.is_above else -1) < 0.01
        per_cent = switch.share * 100 + (1e-4 if switch.is_above else -1e-4)
        if not 0 < per_cent < 100:
            continue
        if switch.criterion_id is None:
            moved = edits.set_strategy_weight(assessment, switch.strategy, per_cent)
        else:
            moved = edits.set_criterion_weight(assessment, switch.criterion_id, per_cent)
        assert leaders(moved) == switch.leaders
    if assessment.headline is Headline.CLAIMED:
        for level in found.level_switches:
            criterion = assessment.criterion_setting(level.criterion_id).criterion
            if not criterion.has_value:
                moved = edits.set_level(assessment, level.scenario_id, level.criterion_id, level.level)
                assert {level.rival, found.leaders[0]} <= set(leaders(moved))
