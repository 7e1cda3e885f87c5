"""Checks of the scores: what is missing, what is not backed up, and what makes no difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from circular_assess.domain.assessment import Scenario, Score
from circular_assess.domain.catalogue import HIGHEST_LEVEL, CriterionId, Instrument, Theme
from circular_assess.domain.checks.check import (
    Check,
    Checked,
    CheckId,
    Place,
    Scored,
    Severity,
    Step,
    Weighed,
    severity_in,
)
from circular_assess.domain.messages import Message
from circular_assess.domain.scoring import TIE

REUSED, RECYCLED = CriterionId("REU-01"), CriterionId("REU-03")

# Our proposals. A criterion is too light below a quarter of an even share, and always below 5 %; one that
# weighs less than 5 % of an award can hardly change a ranking.
LIGHTEST_OF_EVEN_SHARE = 0.25
LIGHTEST_SHARE = 0.05


def score_checks(checked: Checked) -> Iterator[Check]:
    """What is open or doubtful about each score, by criterion and then by scenario."""
    entered = {
        scenario.id: {score.criterion_id: score for score in scenario.scores}
        for scenario in checked.assessment.scenarios
    }
    for criterion_id, weighed in checked.criteria.items():
        for scenario in checked.assessment.scenarios:
            result = checked.scores[scenario.id][criterion_id]
            if result.is_fixed:
                continue
            score = entered[scenario.id].get(criterion_id) or Score(criterion_id)
            for check_id, severity in _doubts(score, result):
                yield _of_score(check_id, severity, scenario, weighed, result)


def mixing_checks(checked: Checked) -> Iterator[Check]:
    """Reused and recycled content that overlap: they are two criteria and are never added (EN 45557).

    Over 100 % together, or one figure typed in both. The reusable tableware and the packaging beside it
    that catering counts are different things, so that there the sum says nothing.
    """
    if REUSED not in checked.criteria or RECYCLED not in checked.criteria:
        return
    for scenario in checked.assessment.scenarios:
        reused, recycled = scenario.score_of(REUSED), scenario.score_of(RECYCLED)
        if not reused.value or not recycled.value:
            continue
        values: dict[str, object] = {"name": scenario.name}
        together = (reused.value + recycled.value) / 100
        if together > 1 + TIE and checked.assessment.tender.theme is not Theme.CATERING:
            values |= {"reused": reused.value / 100, "recycled": recycled.value / 100}
            message = Message("check_reused_and_recycled_over_all", values)
        elif reused.value == recycled.value and _have_same_ground(reused, recycled):
            message = Message("check_reused_and_recycled_same", values)
        else:
            continue
        yield Check(
            CheckId.REUSED_AND_RECYCLED_MIXED,
            severity_in(scenario, Severity.WARNING),
            message,
            Place(Step.SCORE, scenario.id, RECYCLED),
            scenario.id,
            RECYCLED,
        )


def weight_checks(checked: Checked) -> Iterator[Check]:
    """Criteria that are too light to change who leads, in the total and in the award."""
    lightest = min(LIGHTEST_SHARE, LIGHTEST_OF_EVEN_SHARE / max(len(checked.criteria), 1))
    in_award = _shares_in_award(checked)
    for criterion_id, weighed in checked.criteria.items():
        found = (
            (CheckId.TOO_LIGHT, Severity.NOTE, weighed.share_of_total, lightest),
            (CheckId.TOO_LIGHT_IN_AWARD, Severity.WARNING, in_award.get(criterion_id, 1.0), LIGHTEST_SHARE),
        )
        for check_id, severity, share, least in found:
            if share < least - TIE:
                values = {
                    "criterion": weighed.criterion.short_name,
                    "share": _rounded_percent(share),
                    "least": _rounded_percent(least),
                }
                message = Message(f"check_{check_id}", values)
                place = Place(Step.AMBITION, criterion_id=criterion_id)
                yield Check(check_id, severity, message, place, criterion_id=criterion_id)


def alike_checks(checked: Checked) -> Iterator[Check]:
    """Criteria on which all acceptable scenarios reach the same level; worse where they are in the award."""
    acceptable = [scenario for scenario in checked.assessment.scenarios if scenario.knock_out is None]
    if len(acceptable) < 2:
        return
    for criterion_id, weighed in checked.criteria.items():
        levels = [checked.scores[scenario.id][criterion_id].level for scenario in acceptable]
        known = [level for level in levels if level is not None]
        if len(known) == len(levels) and max(known) - min(known) <= TIE:
            is_award = _instrument(checked, criterion_id) is Instrument.AWARD
            yield Check(
                CheckId.ALL_ALIKE,
                Severity.WARNING if is_award else Severity.NOTE,
                Message("check_all_alike", {"criterion": weighed.criterion.short_name}),
                Place(Step.SCORE, criterion_id=criterion_id),
                criterion_id=criterion_id,
            )


def _doubts(score: Score, result: Scored) -> Iterator[tuple[CheckId, Severity]]:
    """What is to be said about a score; level 0 claims nothing, so that nothing has to be proven."""
    level, proven = result.level, result.proven_level
    if level is None or proven is None:
        yield CheckId.NOT_SCORED, Severity.WARNING
    else:
        if not score.reason.strip():
            if TIE < level < HIGHEST_LEVEL - TIE:
                yield CheckId.NO_REASON, Severity.NOTE
            else:
                yield CheckId.EXTREME_WITHOUT_REASON, Severity.WARNING
        if proven < level - TIE:
            yield CheckId.WEAK_EVIDENCE, Severity.WARNING
        if level > TIE and not score.proofs:
            yield CheckId.NO_PROOF, Severity.WARNING
        if result.no_effect_expected:
            yield CheckId.AT_MARKET_LEVEL, Severity.WARNING
    if score.look_again:
        yield CheckId.LOOK_AGAIN, Severity.WARNING


def _of_score(
    check_id: CheckId, severity: Severity, scenario: Scenario, weighed: Weighed, result: Scored
) -> Check:
    criterion = weighed.criterion
    values: dict[str, object] = {"name": scenario.name, "criterion": criterion.short_name}
    if check_id is CheckId.EXTREME_WITHOUT_REASON:
        values["level"] = result.level
    return Check(
        check_id,
        severity_in(scenario, severity),
        Message(f"check_{check_id}", values),
        Place(Step.SCORE, scenario.id, criterion.id),
        scenario.id,
        criterion.id,
    )


def _have_same_ground(one: Score, other: Score) -> bool:
    """True if both give the same reason, or name the same proof."""
    reasons = {" ".join(score.reason.split()).casefold() for score in (one, other)}
    return (len(reasons) == 1 and reasons != {""}) or bool(set(one.proofs) & set(other.proofs))


def _shares_in_award(checked: Checked) -> Mapping[CriterionId, float]:
    """What each criterion of the award would weigh in it, if the circular share follows our weights."""
    circular = checked.assessment.tender.circular_share
    shares = {
        criterion_id: weighed.share_of_total
        for criterion_id, weighed in checked.criteria.items()
        if _instrument(checked, criterion_id) is Instrument.AWARD
    }
    together = sum(shares.values())
    if circular is None or not together:
        return {}
    return {criterion_id: circular * share / together for criterion_id, share in shares.items()}


def _instrument(checked: Checked, criterion_id: CriterionId) -> Instrument | None:
    return checked.assessment.criterion_setting(criterion_id).ask.instrument


def _rounded_percent(share: float) -> float:
    """A small share in per cent with two significant digits: 1.1, 0.25."""
    return float(f"{share * 100:.2g}")
