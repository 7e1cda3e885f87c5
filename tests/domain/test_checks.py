"""Open points: what is said about a score, and what is left unsaid."""

import pytest

from circular_assess.domain import edits
from circular_assess.domain.assessment import Proof, Score
from circular_assess.domain.catalogue import Evidence
from circular_assess.domain.checks import PointKind
from circular_assess.domain.results import evaluate
from tests.made_up import LEVEL_ONE, SHARED, VALUE, A, B, made_up_assessment


@pytest.mark.parametrize(
    ("level", "evidence", "proofs", "kinds"),
    [
        (None, "E0", 0, ["not_scored"]),
        (0, "E0", 0, []),  # claims nothing
        (1, "E0", 0, ["no_proof"]),
        (1, "E0", 1, []),
        (2, "E0", 1, ["weak_evidence"]),
        (2, "E1", 1, []),
        (3, "E1", 0, ["weak_evidence"]),
        (4, "E2", 0, ["no_proof"]),
    ],
)
def test_an_open_point_is_what_can_still_go_wrong(
    level: float | None, evidence: str, proofs: int, kinds: list[str]
) -> None:
    entered = Score(
        LEVEL_ONE, level, evidence=Evidence(evidence), reason="Why", proofs=(Proof("P"),) * proofs
    )
    points = evaluate(edits.set_score(made_up_assessment(), B, entered)).open_points
    assert [p.kind for p in points if (p.criterion_id, p.scenario_id) == (LEVEL_ONE, B)] == kinds


def test_a_value_is_weighed_by_the_level_it_reaches() -> None:
    # 30 is level 2.5, of which an own statement proves 2.
    for value, kinds in ((20.0, ["no_reason", "no_proof"]), (30.0, ["no_reason", "weak_evidence"])):
        entered = Score(VALUE, value=value, evidence=Evidence.OWN_STATEMENT)
        points = evaluate(edits.set_score(made_up_assessment(), B, entered)).open_points
        assert [p.kind for p in points if (p.criterion_id, p.scenario_id) == (VALUE, B)] == kinds


def test_nothing_is_open_about_the_baseline_against_itself_or_about_what_does_not_count() -> None:
    points = evaluate(made_up_assessment()).open_points
    assert {p.scenario_id for p in points if p.criterion_id == SHARED} == {B}
    left_out = edits.leave_out_criterion(made_up_assessment(), LEVEL_ONE, "Not here.")
    assert LEVEL_ONE not in {p.criterion_id for p in evaluate(left_out).open_points}
    flagged = edits.set_look_again(made_up_assessment(), A, LEVEL_ONE, True)
    kinds = [
        p.kind for p in evaluate(flagged).open_points if (p.criterion_id, p.scenario_id) == (LEVEL_ONE, A)
    ]
    assert kinds == [PointKind.NOT_SCORED, PointKind.LOOK_AGAIN]
