"""The public edition of an assessment: the same without anything that the buyer marked confidential."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from circular_assess.domain.assessment import (
    Assessment,
    AssessmentId,
    CheckAnswer,
    Proof,
    Scenario,
    ScenarioId,
    Score,
    Tender,
)
from circular_assess.domain.catalogue import Criterion
from circular_assess.domain.cost_lines import CostLine
from circular_assess.domain.marks import letters

# A word of fewer letters, such as an article, may stand anywhere without giving anything away.
SHORTEST_MARKED = 4
# How the id of a public edition begins; other ids are made at random and never do.
PUBLIC_ID = "public-"


class Edition(StrEnum):
    """Who a report is for."""

    INTERNAL = "internal"
    PUBLIC = "public"


def public_edition(
    assessment: Assessment, new_id: AssessmentId, hidden: str, scenario_name: Callable[[str], str]
) -> Assessment:
    """A copy, of another id, in which nothing stands that is marked confidential.

    `hidden` stands for what is left out; `scenario_name` makes a name such as "Scenario B" of a letter.
    A marked text is also hidden where it stands inside another text that is not marked itself.
    """
    neutral = {hidden, *(scenario_name(letters(scenario.mark)) for scenario in assessment.scenarios)}
    marked = sorted(_marked_texts(assessment) - neutral, key=len, reverse=True)
    ids = _public_ids(assessment)
    cut = replace(
        assessment,
        id=new_id,
        baseline_id=ids.get(assessment.baseline_id),
        tender=_public_tender(assessment.tender, hidden),
        scenarios=tuple(
            replace(_public_scenario(scenario, hidden, scenario_name), id=ids[scenario.id])
            for scenario in assessment.scenarios
        ),
        check_answers=tuple(
            replace(_public_answer(answer, hidden), scenario_id=ids.get(answer.scenario_id))
            for answer in assessment.check_answers
        ),
    )
    found: Assessment = _without(cut, marked, hidden)
    return found


def is_public_edition(assessment: Assessment) -> bool:
    """True if this is the public edition of another assessment."""
    return assessment.id.startswith(PUBLIC_ID)


def confidential_marks(assessment: Assessment) -> int:
    """How many marks hide something; a mark on nothing does not count."""
    return sum(bool(text.strip()) for text in _all_marked(assessment))


def _public_ids(assessment: Assessment) -> dict[ScenarioId | None, ScenarioId]:
    """The ids of the scenarios; a new one where the name is confidential, as an id may tell it."""
    ids: dict[ScenarioId | None, ScenarioId] = {}
    for scenario in assessment.scenarios:
        neutral = ScenarioId(f"{PUBLIC_ID}{letters(scenario.mark)}")
        ids[scenario.id] = neutral if scenario.is_name_confidential else scenario.id
    return ids


def _public_tender(tender: Tender, hidden: str) -> Tender:
    return replace(
        tender,
        estimated_value_eur=None if tender.is_value_confidential else tender.estimated_value_eur,
        description=_shown(tender.description, hidden, is_hidden=tender.is_description_confidential),
        term_note=_shown(tender.term_note, hidden, is_hidden=tender.is_term_note_confidential),
    )


def _public_scenario(scenario: Scenario, hidden: str, scenario_name: Callable[[str], str]) -> Scenario:
    name = scenario_name(letters(scenario.mark)) if scenario.is_name_confidential else scenario.name
    knock_out = scenario.knock_out
    if knock_out is not None:
        knock_out = _shown(knock_out, hidden, is_hidden=scenario.is_knock_out_confidential)
    return replace(
        scenario,
        name=name,
        description=_shown(scenario.description, hidden, is_hidden=scenario.is_description_confidential),
        knock_out=knock_out,
        scores=tuple(_public_score(score, hidden) for score in scenario.scores),
        cost_lines=tuple(_public_cost_line(line, hidden) for line in scenario.cost_lines),
    )


def _public_score(score: Score, hidden: str) -> Score:
    return replace(
        score,
        reason=_shown(score.reason, hidden, is_hidden=score.is_reason_confidential),
        proofs=tuple(
            Proof(hidden, is_confidential=True) if proof.is_confidential else proof for proof in score.proofs
        ),
    )


def _public_cost_line(line: CostLine, hidden: str) -> CostLine:
    """The line with its kind and years alone; without its amount the scenario has no cost to show."""
    if not line.is_confidential:
        return line
    return CostLine(
        line.kind,
        hidden,
        None,
        line.rhythm,
        line.first_year,
        line.last_year,
        paid=line.paid,
        is_confidential=True,
    )


def _public_answer(answer: CheckAnswer, hidden: str) -> CheckAnswer:
    return replace(answer, answer=_shown(answer.answer, hidden, is_hidden=answer.is_confidential))


def _shown(text: str, hidden: str, *, is_hidden: bool) -> str:
    return hidden if is_hidden and text.strip() else text


def _marked_texts(assessment: Assessment) -> set[str]:
    """The marked texts that must not stand anywhere, without spaces around them."""
    found = (text.strip() for text in _all_marked(assessment))
    return {text for text in found if len(text) >= SHORTEST_MARKED}


def _all_marked(assessment: Assessment) -> Iterable[str]:
    tender = assessment.tender
    if tender.is_value_confidential and tender.estimated_value_eur is not None:
        yield f"{tender.estimated_value_eur:.0f}"
    yield from _if(tender.is_description_confidential, tender.description)
    yield from _if(tender.is_term_note_confidential, tender.term_note)
    for scenario in assessment.scenarios:
        yield from _if(scenario.is_name_confidential, scenario.name)
        yield from _if(scenario.is_description_confidential, scenario.description)
        yield from _if(scenario.is_knock_out_confidential, scenario.knock_out or "")
        for score in scenario.scores:
            yield from _if(score.is_reason_confidential, score.reason)
            for proof in score.proofs:
                yield from _if(proof.is_confidential, proof.title, proof.link, proof.page)
        for line in scenario.cost_lines:
            yield from _if(line.is_confidential, line.name, line.quoted, line.source)
    for answer in assessment.check_answers:
        yield from _if(answer.is_confidential, answer.answer)


def _if(is_marked: bool, *texts: str) -> Iterable[str]:
    return texts if is_marked else ()


def _without(part: Any, marked: list[str], hidden: str) -> Any:
    """The part with each marked text hidden, at any depth; the catalogue's words stay."""
    if isinstance(part, StrEnum | Criterion) or not marked:
        return part
    if isinstance(part, str):
        for text in marked:
            part = part.replace(text, hidden)
        return part
    if isinstance(part, tuple):
        return tuple(_without(inside, marked, hidden) for inside in part)
    if is_dataclass(part) and not isinstance(part, type):
        changed = {field.name: _without(getattr(part, field.name), marked, hidden) for field in fields(part)}
        return replace(part, **{name: value for name, value in changed.items() if name not in _IDS})
    return part


# Ids are made by the program and hold no text of the buyer.
_IDS = frozenset({"id", "baseline_id", "scenario_id", "criterion_id"})
