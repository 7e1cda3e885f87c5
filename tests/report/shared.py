"""Reports built once and looked at by many tests: the samples in all languages and editions, and examples."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from circular_assess.catalogue_files import read_catalogue
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.catalogue import Strategy
from circular_assess.domain.editions import Edition
from circular_assess.domain.edits import leave_out_criterion
from circular_assess.domain.results import Results, evaluate
from circular_assess.domain.wording import in_words_of
from circular_assess.own_file import open_sample
from circular_assess.report import finishing
from circular_assess.report.build import build_pdf
from circular_assess.report.options import ReportOptions
from circular_assess.texts import LANGUAGES, Texts
from tests.examples import furniture_example
from tests.report.built import MOMENT, Built, build

WITHOUT_DATA = "without data"


class Reports:
    """Builds a report when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._examples: dict[str, Built] = {}
        self._charts: dict[object, list[tuple[Results, bytes]]] = {}

    def of(self, name: str, example: Callable[[], Assessment]) -> Built:
        """The report of an example in English, with what a reader finds in it."""
        if name not in self._examples:
            folder = self._folder / name
            folder.mkdir()
            self._examples[name] = build(example(), folder)
        return self._examples[name]

    def of_sample(self, sample: str, language: str, edition: str) -> Path:
        """The report of a sample in a language: an edition, or the internal one without the data inside."""
        path = self._folder / f"{sample}-{language}-{edition}.pdf"
        if not path.exists():
            bare = self._folder / f"{sample}-{language}-{WITHOUT_DATA}.pdf"
            if edition == Edition.PUBLIC:
                # A name of its own has all figures drawn again, so only one language has it.
                assessment = in_language(open_sample(sample, language), language)
                assessment = with_marks(assessment, has_name=language == "en")
                with self._known_charts():
                    self._build(assessment, language, path, Edition.PUBLIC)
            else:
                path = self._folder / f"{sample}-{language}-{Edition.INTERNAL}.pdf"
                with self._known_charts(), _finished_twice(bare):
                    assessment = in_language(open_sample(sample, language), language)
                    self._build(assessment, language, path, Edition.INTERNAL)
                path = bare if edition == WITHOUT_DATA else path
        return path

    def _build(self, assessment: Assessment, language: str, path: Path, edition: Edition) -> None:
        build_pdf(
            assessment,
            evaluate(assessment),
            Texts(language),
            path,
            moment=MOMENT,
            cache_folder=self._folder,
            options=ReportOptions(edition),
        )

    @contextmanager
    def _known_charts(self) -> Iterator[None]:
        """Draw a figure once for the same results in the same language: the editions share many."""
        from circular_assess.charts import pictures
        from circular_assess.report import sections  # noqa: F401

        draw_it = pictures.chart_pdf

        def chart_pdf(draw: Any, results: Results, texts: Texts, width: float, height: float) -> bytes:
            shown = replace(results, checks=())  # which no figure shows
            known = self._charts.setdefault((draw, texts.language, width, height), [])
            found = next((chart for of, chart in known if of == shown), None)
            if found is None:
                found = draw_it(draw, results, texts, width, height)
                known.append((shown, found))
            return found

        with pytest.MonkeyPatch.context() as patch:
            for name, module in list(sys.modules.items()):
                if name.startswith("circular_assess.report.sections.") and hasattr(module, "chart_pdf"):
                    patch.setattr(module, "chart_pdf", chart_pdf)
            yield


@contextmanager
def _finished_twice(bare: Path) -> Iterator[None]:
    """The pages of a report finished once more, without the data, into a file of their own."""
    finish = finishing.finished

    def finished(pages: bytes, painted: Any, about: Any, attachment: Any) -> bytes:
        bare.write_bytes(finish(pages, painted, about, None))
        return finish(pages, painted, about, attachment)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finishing, "finished", finished)
        yield


def with_criteria(count: int) -> Assessment:
    """The furniture example with so many criteria of each strategy."""
    assessment = furniture_example()
    for strategy in Strategy:
        own = [found for found in assessment.criteria_in_use if found.criterion.strategy is strategy]
        for setting in own[count:]:
            assessment = leave_out_criterion(assessment, setting.criterion.id, "Not here.")
    return assessment


@cache
def catalogues() -> dict[str, Any]:
    return {language: read_catalogue(language) for language in LANGUAGES}


def in_language(assessment: Assessment, language: str) -> Assessment:
    """The assessment with its criteria in a language."""
    return in_words_of(assessment, catalogues()[language], list(catalogues().values()))


def with_marks(assessment: Assessment, *, has_name: bool) -> Assessment:
    """The assessment with something confidential in it: a value, texts, reasons, and maybe a name."""
    tender = replace(assessment.tender, is_value_confidential=True, is_description_confidential=True)
    first, *others = assessment.scenarios
    scores = [replace(score, is_reason_confidential=bool(score.reason)) for score in first.scores[:2]]
    first = replace(first, is_description_confidential=True, scores=(*scores, *first.scores[2:]))
    if others:
        others[0] = replace(others[0], is_name_confidential=has_name)
    return replace(assessment, tender=tender, scenarios=(first, *others))
