"""The worked examples of the catalogue: true to their theme, equal in all languages, no bar to old files."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from circular_assess.catalogue_files import read_catalogue
from circular_assess.domain.assessment import AssessmentId
from circular_assess.domain.catalogue import Catalogue, Criterion, Grade, Theme, WorkedExample
from circular_assess.domain.edits import new_assessment
from circular_assess.domain.scoring import level_of_value
from circular_assess.domain.wording import in_words_of
from circular_assess.own_file import read_own_file, write_own_file
from circular_assess.texts import LANGUAGES

WITHOUT = {"BIO-01", "BIO-02", "BIO-04", "BIO-05", "SHA-06", "PAS-05", "PAS-06"}


@pytest.fixture(scope="module", params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    return read_catalogue(request.param)


def each(catalogue: Catalogue) -> Iterator[tuple[str, Criterion]]:
    for theme, criteria in catalogue.criteria.items():
        for criterion in criteria:
            yield f"{criterion.id} {theme}", criterion


def test_a_worked_example_has_words_source_and_grade_and_a_value_that_the_theme_knows(
    catalogue: Catalogue,
) -> None:
    english = dict(each(read_catalogue()))
    for where, criterion in each(catalogue):
        assert figures_of(criterion.example) == figures_of(english[where].example), where
        example = criterion.example
        if example is None:
            continue
        for text in (example.text, example.reading, example.source):
            assert text.strip(), where
        assert example.link.startswith("http"), where
        assert example.grade is Grade.SEEN, where
        if criterion.has_value:
            theirs = next(c for c in catalogue.criteria[example.theme] if c.id == criterion.id)
            assert criterion.lowest <= example.value <= criterion.highest, where
            assert criterion.unit_symbol == theirs.unit_symbol, where
            assert criterion.unit == theirs.unit or where.endswith("general"), where
        else:
            assert example.value in range(5), where


def figures_of(example: WorkedExample | None) -> WorkedExample | None:
    return example and replace(example, text="", reading="", source="")


def test_worked_examples_are_there_where_a_case_is_published_and_say_the_level_they_reach() -> None:
    examples = [(where, c, c.example) for where, c in each(read_catalogue()) if c.example is not None]
    ids = {str(c.id) for c in read_catalogue().criteria[Theme.GENERAL]}
    general = {str(c.id) for where, c, _ in examples if where.endswith("general")}
    assert ids - general == WITHOUT
    for where, criterion, example in examples:
        level = level_of_value(example.value, criterion.anchors) if criterion.has_value else example.value
        assert all(int(missed) == level + 1 for missed in re.findall(r"not level (\d)", example.reading)), (
            where
        )
        assert "level 4" not in example.reading or level == 3, where
        # The share alone that was asked for is the only other level that an example names.
        assert "would reach level 1" not in example.reading or level_of_value(10, criterion.anchors) == 1, (
            where
        )


def test_a_file_from_before_there_were_examples_is_read_worded_and_gets_its_examples() -> None:
    english, dutch = read_catalogue(), read_catalogue("nl")
    content = json.loads(write_own_file(new_assessment(AssessmentId("old"), Theme.LIGHTING, english)))
    for setting in content["criteria"]:
        del setting["criterion"]["example"]
    old = read_own_file(json.dumps(content).encode())
    assert all(setting.criterion.example is None for setting in old.criteria)
    worded = in_words_of(old, dutch, [english, dutch])
    assert tuple(setting.criterion for setting in worded.criteria) == dutch.criteria[Theme.LIGHTING]
