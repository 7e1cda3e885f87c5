"""Checks before a report goes out: no title, a knock-out without a reason, a mark that hides nothing."""

from dataclasses import replace

from circular_assess.domain.assessment import Assessment, Proof, Score
from circular_assess.domain.checks import Check, CheckId, Part, Place, Severity, Step
from circular_assess.domain.cost_lines import CostKind, CostLine
from circular_assess.domain.results import evaluate
from circular_assess.texts import Texts
from tests.examples import furniture_example

KINDS = (CheckId.NO_TITLE, CheckId.KNOCK_OUT_WITHOUT_REASON, CheckId.MARK_HIDES_NOTHING)


def _found(assessment: Assessment) -> list[Check]:
    return [check for check in evaluate(assessment).checks if check.id in KINDS]


def test_a_tender_without_a_title_and_a_knock_out_without_a_reason_are_said() -> None:
    assessment = furniture_example()
    assert not _found(assessment)
    first, *others = assessment.scenarios
    first = replace(first, knock_out=" ")
    tender = replace(assessment.tender, title=" \n")
    found = _found(replace(assessment, tender=tender, scenarios=(first, *others)))
    assert [(check.id, check.severity, check.place) for check in found] == [
        (CheckId.NO_TITLE, Severity.WARNING, Place(Step.TENDER, field="title")),
        (CheckId.KNOCK_OUT_WITHOUT_REASON, Severity.WARNING, Place(Step.SCENARIOS, first.id)),
    ]


def test_a_mark_on_nothing_is_said_where_it_stands_and_one_on_something_is_not() -> None:
    assessment = furniture_example()
    marked = replace(
        assessment.tender,
        is_value_confidential=True,
        is_description_confidential=True,
        is_term_note_confidential=True,
    )
    first, *others = assessment.scenarios
    score = replace(first.scores[0], reason="", is_reason_confidential=True)
    kept = replace(first.scores[1], is_reason_confidential=True, proofs=(Proof("A", is_confidential=True),))
    unused = Score(next(each.criterion.id for each in assessment.criteria if not each.is_in_use))
    first = replace(
        first,
        is_name_confidential=True,
        is_description_confidential=True,
        is_knock_out_confidential=True,
        scores=(score, kept, *first.scores[2:], replace(unused, is_reason_confidential=True)),
        cost_lines=(
            CostLine(CostKind.OTHER, "", None, is_confidential=True),
            CostLine(CostKind.OTHER, "Fee", None, is_confidential=True),
        ),
    )
    full = replace(marked, estimated_value_eur=1.0, description="Desks", term_note="Lasting")
    whole = replace(first, description="All", knock_out="Too dear", scores=(kept,), cost_lines=())
    assert not _found(replace(assessment, tender=full, scenarios=(whole, *others)))
    bare = replace(marked, estimated_value_eur=None, description=" ", term_note="")
    emptied = replace(first, description="", knock_out=None)
    found = _found(replace(assessment, tender=bare, scenarios=(emptied, *others)))
    assert {check.place for check in found} == {
        Place(Step.TENDER, field="estimated_value_eur"),
        Place(Step.TENDER, field="description"),
        Place(Step.TENDER, field="term_note"),
        Place(Step.SCENARIOS, first.id),
        Place(Step.SCORE, first.id, score.criterion_id),
        Place(Step.COST, first.id, part=Part.LINE, position=0),
    }
    assert len({check.key for check in found}) == len(found) == 7
    for check in found:
        assert "{" not in Texts().message(check.message.key, check.message.values)
