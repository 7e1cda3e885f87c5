"""An assessment in the words of a catalogue in another language; figures and the buyer's own words stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from circular_assess.domain.assessment import Assessment, CriterionSetting, StrategySetting
from circular_assess.domain.catalogue import Catalogue, Criterion, Theme


def in_language(
    assessment: Assessment, language: str, languages: Iterable[str], read: Callable[[str], Catalogue]
) -> Assessment:
    """The assessment in the words of a language; `read` gives the catalogue of one of the `languages`.

    The other catalogues are read only if something is to be exchanged.
    """
    wanted = read(language)
    criteria = wanted.criteria[assessment.tender.theme]
    if criteria == tuple(setting.criterion for setting in assessment.criteria):
        return assessment
    return in_words_of(assessment, wanted, [read(code) for code in languages])


def in_words_of(assessment: Assessment, wanted: Catalogue, known: Sequence[Catalogue]) -> Assessment:
    """The assessment with what it took from the catalogue worded by `wanted`.

    A copy of a criterion changes only if the catalogue has the same version of it with the same
    figures. A reason changes only if it is the usual one in one of the `known` languages; what the
    buyer wrote is never touched.
    """
    theme = assessment.tender.theme
    criteria = {criterion.id: criterion for criterion in wanted.criteria[theme]}
    usual_reasons = {catalogue.weight_reasons[theme] for catalogue in known}
    return replace(
        assessment,
        strategies=tuple(
            _reworded(setting, usual_reasons, wanted.weight_reasons[theme])
            for setting in assessment.strategies
        ),
        criteria=tuple(
            _in_words(setting, criteria.get(setting.criterion.id), _usual_reasons(setting, known, theme))
            for setting in assessment.criteria
        ),
    )


def _reworded(setting: StrategySetting, usual: set[str], wanted: str) -> StrategySetting:
    return replace(setting, reason=wanted) if setting.reason in usual else setting


def _in_words(setting: CriterionSetting, wanted: Criterion | None, usual: set[str]) -> CriterionSetting:
    if wanted is None or _figures(wanted) != _figures(setting.criterion):
        return setting
    reason = wanted.why_not_usual if setting.reason and setting.reason in usual else setting.reason
    return replace(setting, criterion=wanted, reason=reason)


def _usual_reasons(setting: CriterionSetting, known: Iterable[Catalogue], theme: Theme) -> set[str]:
    return {
        criterion.why_not_usual
        for catalogue in known
        for criterion in catalogue.criteria[theme]
        if criterion.id == setting.criterion.id
    }


def _figures(criterion: Criterion) -> Criterion:
    """The criterion without its words: what must be equal for two to be the same in other words.

    A worked example is no figure that a score depends on, and copies from before there were any have none.
    """
    market = criterion.market_baseline
    return replace(
        criterion,
        name="",
        short_name="",
        question="",
        why="",
        unit="",
        unit_symbol="",
        unit_symbol_one="",
        why_not_usual="",
        theme_note="",
        usual_proof="",
        contract_kpi="",
        levels=tuple(replace(level, text="", source="") for level in criterion.levels),
        example=None,
        figures=tuple(replace(figure, text="", source="") for figure in criterion.figures),
        instruments=tuple(replace(advice, note="") for advice in criterion.instruments),
        market_baseline=None if market is None else replace(market, unit="", source=""),
    )
