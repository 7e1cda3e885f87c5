"""Edits of the assessment as a whole: make, duplicate, tender, theme, headline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import isfinite

from circular_assess.domain.assessment import (
    Assessment,
    AssessmentId,
    CriterionSetting,
    Headline,
    Scenario,
    StrategySetting,
    Tender,
)
from circular_assess.domain.catalogue import Catalogue, Criterion, Strategy, Theme
from circular_assess.domain.edits.parts import EditRefused, with_weight


def new_assessment(assessment_id: AssessmentId, theme: Theme, catalogue: Catalogue) -> Assessment:
    """An assessment with the usual weights and criteria of the theme and no scenario yet."""
    return Assessment(
        id=assessment_id,
        tender=Tender(theme=theme),
        strategies=_usual_strategies(theme, catalogue),
        criteria=tuple(_usual_setting(criterion) for criterion in catalogue.criteria[theme]),
    )


def duplicate_assessment(assessment: Assessment, new_id: AssessmentId, title: str) -> Assessment:
    """A copy with another id and title; scenarios and scores are the same."""
    return replace(assessment, id=new_id, tender=replace(assessment.tender, title=title))


def change_tender(assessment: Assessment, tender: Tender) -> Assessment:
    """The tender as typed; the theme is changed by `set_theme` only."""
    for amount in (tender.quantity, tender.term_years, tender.estimated_value_eur):
        if amount is not None and not (isfinite(amount) and amount >= 0):
            raise EditRefused("refused_amount")
    return replace(assessment, tender=replace(tender, theme=assessment.tender.theme))


def set_theme(assessment: Assessment, theme: Theme, catalogue: Catalogue) -> Assessment:
    """Another theme: the criteria get its levels; weights follow only where they were the usual ones.

    A criterion that was switched or weighted by the buyer stays so. Scores stay; a value whose unit
    means something else in the new theme is flagged "look again".
    """
    old = {criterion.id: criterion for criterion in catalogue.criteria[assessment.tender.theme]}
    known = {setting.criterion.id: setting for setting in assessment.criteria}
    criteria = []
    for criterion in catalogue.criteria[theme]:
        setting = known.get(criterion.id)
        before = old.get(criterion.id)
        if setting is None or (before is not None and setting == _usual_setting(before)):
            criteria.append(_usual_setting(criterion))
        else:
            criteria.append(replace(setting, criterion=criterion))
    usual_before = _usual_strategies(assessment.tender.theme, catalogue)
    strategies = assessment.strategies
    if strategies == usual_before:
        strategies = _usual_strategies(theme, catalogue)
    changed = replace(
        assessment,
        tender=replace(assessment.tender, theme=theme),
        strategies=strategies,
        criteria=tuple(criteria),
        scenarios=_flag_other_units(assessment, criteria),
    )
    return with_weight(changed)


def set_headline(assessment: Assessment, headline: Headline) -> Assessment:
    """Which total ranks the scenarios."""
    return replace(assessment, headline=headline)


def _usual_strategies(theme: Theme, catalogue: Catalogue) -> tuple[StrategySetting, ...]:
    weights, reason = catalogue.strategy_weights[theme], catalogue.weight_reasons[theme]
    return tuple(StrategySetting(strategy, weights[strategy], reason) for strategy in Strategy)


def _usual_setting(criterion: Criterion) -> CriterionSetting:
    return CriterionSetting(criterion, criterion.weight, criterion.is_usual, criterion.why_not_usual)


def _flag_other_units(assessment: Assessment, criteria: Sequence[CriterionSetting]) -> tuple[Scenario, ...]:
    old_units = {setting.criterion.id: setting.criterion.unit for setting in assessment.criteria}
    changed = {
        setting.criterion.id
        for setting in criteria
        if setting.criterion.unit != old_units.get(setting.criterion.id, setting.criterion.unit)
    }
    return tuple(
        replace(
            scenario,
            scores=tuple(
                replace(score, look_again=True)
                if score.criterion_id in changed and score.value is not None
                else score
                for score in scenario.scores
            ),
        )
        for scenario in assessment.scenarios
    )
