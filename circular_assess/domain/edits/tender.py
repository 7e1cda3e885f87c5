"""Edits of the assessment as a whole: make, duplicate, tender, theme, headline."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

from circular_assess.domain.assessment import (
    Assessment,
    AssessmentId,
    CriterionSetting,
    Headline,
    StrategySetting,
    Tender,
)
from circular_assess.domain.catalogue import Catalogue, Criterion, Strategy, Theme
from circular_assess.domain.edits.parts import EditRefused, with_criteria, with_weight

LARGEST_AMOUNT = 1e12
LONGEST_TERM_YEARS = 1000.0


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
    for amount, highest in (
        (tender.quantity, LARGEST_AMOUNT),
        (tender.estimated_value_eur, LARGEST_AMOUNT),
        (tender.term_years, LONGEST_TERM_YEARS),
        (tender.price_share, 1.0),
        (tender.circular_share, 1.0),
    ):
        if amount is not None and not (isfinite(amount) and 0 <= amount <= highest):
            raise EditRefused("refused_value", lowest=0.0, highest=highest)
    return replace(assessment, tender=replace(tender, theme=assessment.tender.theme))


def set_theme(assessment: Assessment, theme: Theme, catalogue: Catalogue) -> Assessment:
    """Another theme: the criteria get its levels; weights follow only where they were the usual ones.

    A criterion that was switched or weighted by the buyer stays so. Scores stay, flagged "look again"
    where they do not fit the new theme.
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
    tender = replace(assessment.tender, theme=theme)
    changed = replace(with_criteria(assessment, criteria), tender=tender, strategies=strategies)
    return with_weight(changed)


def set_headline(assessment: Assessment, headline: Headline) -> Assessment:
    """Which total ranks the scenarios."""
    return replace(assessment, headline=headline)


def _usual_strategies(theme: Theme, catalogue: Catalogue) -> tuple[StrategySetting, ...]:
    weights, reason = catalogue.strategy_weights[theme], catalogue.weight_reasons[theme]
    return tuple(StrategySetting(strategy, weights[strategy], reason) for strategy in Strategy)


def _usual_setting(criterion: Criterion) -> CriterionSetting:
    return CriterionSetting(criterion, criterion.weight, criterion.is_usual, criterion.why_not_usual)
