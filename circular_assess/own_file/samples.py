"""The samples from published cases that travel with the program, each an own file, and their words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from circular_assess import resources
from circular_assess.domain.assessment import Assessment, Scenario
from circular_assess.own_file.files import open_own_file

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SUFFIX = ".circular"
# Such as scenarios[buy-new].cost_lines[0].source: in brackets stands an id or, for what has none, a position.
PLACE = re.compile(
    r"tender\.(title|buyer|description|functional_unit|quantity_unit|term_note)"
    r"|strategies\[\w+\]\.reason|criteria\[[\w-]+\]\.reason"
    r"|check_answers\[\d+\]\.(subject|answer)"
    r"|scenarios\[[\w-]+\]\.(name|description|scores\[[\w-]+\]\.reason|use\.source"
    r"|cost_lines\[\d+\]\.(name|quoted|source)|material_lines\[\d+\]\.(name|source)"
    r"|effects\[\d+\]\.(functional_unit|source))"
)
Part = TypeVar("Part", bound="DataclassInstance")


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
        tender=_in_words(assessment.tender, "tender", words),
        strategies=tuple(
            _in_words(setting, f"strategies[{setting.strategy}]", words) for setting in assessment.strategies
        ),
        criteria=tuple(
            _in_words(setting, f"criteria[{setting.criterion.id}]", words) for setting in assessment.criteria
        ),
        scenarios=tuple(_scenario_in_words(scenario, words) for scenario in assessment.scenarios),
        check_answers=_all_in_words(assessment.check_answers, "check_answers", words),
    )


def _scenario_in_words(scenario: Scenario, words: Mapping[str, str]) -> Scenario:
    place = f"scenarios[{scenario.id}]"
    return replace(
        _in_words(scenario, place, words),
        scores=tuple(
            _in_words(score, f"{place}.scores[{score.criterion_id}]", words) for score in scenario.scores
        ),
        cost_lines=_all_in_words(scenario.cost_lines, f"{place}.cost_lines", words),
        material_lines=_all_in_words(scenario.material_lines, f"{place}.material_lines", words),
        use=_in_words(scenario.use, f"{place}.use", words),
        effects=_all_in_words(scenario.effects, f"{place}.effects", words),
    )


def _all_in_words(parts: Sequence[Part], place: str, words: Mapping[str, str]) -> tuple[Part, ...]:
    return tuple(_in_words(part, f"{place}[{position}]", words) for position, part in enumerate(parts))


def _in_words(part: Part, place: str, words: Mapping[str, str]) -> Part:
    """The part with other words in those of its fields that `words` name."""
    places = {field.name: f"{place}.{field.name}" for field in fields(part)}
    found: dict[str, Any] = {name: words[there] for name, there in places.items() if there in words}
    return replace(part, **found) if found else part
