"""The samples from published cases that travel with the program, each an own file, and their words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace

from circular_assess import resources
from circular_assess.domain.assessment import Assessment, Scenario, Tender
from circular_assess.own_file.files import open_own_file

SUFFIX = ".circular"
# Such as scenarios[buy-new].scores[REU-01].reason: what is named in brackets is an id.
PLACE = re.compile(
    r"(tender\.(title|buyer|description|functional_unit|quantity_unit)|strategies\[\w+\]\.reason|criteria\[[\w-]+\]\.reason"
    r"|scenarios\[[\w-]+\]\.(name|description|scores\[[\w-]+\]\.reason))"
)


def sample_names() -> tuple[str, ...]:
    """The names of the samples, in order."""
    return tuple(sorted(sample.stem for sample in resources.path("samples").glob(f"*{SUFFIX}")))


def open_sample(name: str, language: str = "en") -> Assessment:
    """The sample of that name in a language; FileNotFoundError if there is none.

    Its criteria keep the words of the file: the catalogue has them in each language.
    """
    assessment = open_own_file(resources.path(f"samples/{name}{SUFFIX}"))
    return assessment if language == "en" else with_words(assessment, sample_words(name, language))


def sample_words(name: str, language: str) -> dict[str, str]:
    """The words of a sample in another language, by the place in the file that they stand for."""
    text = resources.path(f"samples/{name}.{language}.toml").read_text(encoding="utf-8")
    return {place: str(wording) for place, wording in tomllib.loads(text).items()}


def with_words(assessment: Assessment, words: Mapping[str, str]) -> Assessment:
    """The assessment with other words at the places named; ValueError for a place that is none."""
    for place in words:
        if not PLACE.fullmatch(place):
            raise ValueError(place)
    return replace(
        assessment,
        tender=_tender_in_words(assessment.tender, words),
        strategies=tuple(
            replace(setting, reason=words.get(f"strategies[{setting.strategy}].reason", setting.reason))
            for setting in assessment.strategies
        ),
        criteria=tuple(
            replace(setting, reason=words.get(f"criteria[{setting.criterion.id}].reason", setting.reason))
            for setting in assessment.criteria
        ),
        scenarios=tuple(_scenario_in_words(scenario, words) for scenario in assessment.scenarios),
    )


def _tender_in_words(tender: Tender, words: Mapping[str, str]) -> Tender:
    return replace(
        tender,
        title=words.get("tender.title", tender.title),
        buyer=words.get("tender.buyer", tender.buyer),
        description=words.get("tender.description", tender.description),
        functional_unit=words.get("tender.functional_unit", tender.functional_unit),
        quantity_unit=words.get("tender.quantity_unit", tender.quantity_unit),
    )


def _scenario_in_words(scenario: Scenario, words: Mapping[str, str]) -> Scenario:
    place = f"scenarios[{scenario.id}]"
    return replace(
        scenario,
        name=words.get(f"{place}.name", scenario.name),
        description=words.get(f"{place}.description", scenario.description),
        scores=tuple(
            replace(score, reason=words.get(f"{place}.scores[{score.criterion_id}].reason", score.reason))
            for score in scenario.scores
        ),
    )
