"""The public edition: nothing that is marked survives, and nothing else is lost."""

from dataclasses import replace

from hypothesis import given, settings

from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, AssessmentId
from circular_assess.domain.editions import confidential_marks, public_edition
from circular_assess.domain.results import evaluate
from circular_assess.own_file import read_own_file, write_own_file
from tests.made_up import VALUE, A, B, made_up_assessment
from tests.priced import priced_example
from tests.strategies import assessments

NEW = AssessmentId("public")
SECRET = "Acme Lease 2027"


def _public(assessment: Assessment) -> Assessment:
    return public_edition(assessment, NEW, "not public", lambda letter: f"Scenario {letter}")


def test_a_marked_name_is_gone_from_all_texts_and_from_the_id() -> None:
    named = edits.describe_scenario(made_up_assessment(), B, SECRET, f"As {SECRET} offered.")
    named = replace(named, check_answers=edits.answer_check(named, "x", B, None, "", SECRET).check_answers)
    marked = edits.mark_scenario(named, B, name=True, description=False, knock_out=False)
    public = _public(marked)
    assert SECRET.encode() not in write_own_file(public)
    hidden = public.scenarios[1]
    assert (hidden.name, hidden.description) == ("Scenario B", "As not public offered.")
    assert hidden.id != B
    assert public.check_answers[0].scenario_id == hidden.id
    assert (public.id, public.baseline_id) == (NEW, A)


def test_without_marks_only_the_id_is_new() -> None:
    assessment = priced_example()
    assert _public(assessment) == replace(assessment, id=NEW)
    assert confidential_marks(assessment) == 0


def test_what_a_confidential_cost_line_costs_cannot_be_worked_out() -> None:
    assessment = priced_example()
    scenario = assessment.scenarios[0]
    line = replace(scenario.cost_lines[0], is_confidential=True)
    marked = edits.set_cost_line(assessment, scenario.id, 0, line)
    public = _public(marked)
    assert evaluate(public).scenarios[0].cost is None
    assert evaluate(public).scenarios[1] == evaluate(assessment).scenarios[1]
    assert b"96000" not in write_own_file(public)


def test_values_notes_reasons_and_proofs_are_hidden() -> None:
    assessment = edits.set_reason(made_up_assessment(), B, VALUE, SECRET)
    assessment = edits.mark_reason(assessment, B, VALUE, True)
    tender = replace(
        assessment.tender,
        estimated_value_eur=512_345.0,
        term_note=SECRET,
        is_value_confidential=True,
        is_term_note_confidential=True,
    )
    public = _public(edits.change_tender(assessment, tender))
    assert public.scenario(B).score_of(VALUE).reason == "not public"
    assert (public.tender.estimated_value_eur, public.tender.term_note) == (None, "not public")
    assert confidential_marks(edits.change_tender(assessment, tender)) == 3


@settings(max_examples=60, deadline=None)
@given(assessments())
def test_any_public_edition_is_a_valid_file_of_the_same_score(assessment: Assessment) -> None:
    public = _public(assessment)
    assert read_own_file(write_own_file(public)) == public
    assert [s.total for s in evaluate(public).scenarios] == [s.total for s in evaluate(assessment).scenarios]
    assert _public(public) == public
