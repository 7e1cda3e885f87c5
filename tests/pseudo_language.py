"""A language that nobody speaks: every message and every word of the catalogue longer and accented.

What is cut off or overflows in it would be in a language that takes more room than English.
"""

from dataclasses import replace
from functools import cache
from gettext import NullTranslations
from string import Formatter

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.catalogue import Catalogue, Criterion
from circular_assess.domain.wording import in_words_of
from circular_assess.texts import Texts
from tests.examples import catalogue

# Vowels, n and s twice, and accented: about 40 % longer, in its words as in its sentences.
PLAIN, ACCENTED, AGAIN = "aeiounsyAEIOUNSY", "áéíóúñšýÁÉÍÓÚÑŠÝ", "âêîôûnsÿ" * 2
LONGER = {ord(sign): accented + again for sign, accented, again in zip(PLAIN, ACCENTED, AGAIN, strict=True)}

# The words of a criterion; what it calls its goals are names.
WORDED = (
    *("name", "short_name", "question", "why", "unit", "unit_symbol", "unit_symbol_one"),
    *("why_not_usual", "theme_note", "usual_proof", "contract_kpi"),
)


def pseudo(words: str) -> str:
    """The words longer and accented; signs and figures as they are."""
    return words.translate(LONGER)


def pseudo_message(message: str) -> str:
    """The message longer and accented; its placeholders as they are."""
    parts = []
    for words, name, kind, _how in Formatter().parse(message):
        parts.append(pseudo(words))
        if name is not None:
            parts.append(f"{{{name}:{kind}}}" if kind else f"{{{name}}}")
    return "".join(parts)


class _PseudoCatalogue(NullTranslations):
    """Words any message, with the plurals of English."""

    def gettext(self, message: str) -> str:
        return pseudo_message(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        return pseudo_message(one if count == 1 else many)


class PseudoTexts(Texts):
    """The wording of the pseudo-language; numbers and days as in English."""

    def __init__(self) -> None:
        super().__init__("en")
        self._catalogue = _PseudoCatalogue()


@cache
def pseudo_catalogue(_language: str = "") -> Catalogue:
    """The catalogue of the program in the pseudo-language."""
    english = catalogue()
    return replace(
        english,
        criteria={
            theme: tuple(_pseudo_criterion(criterion) for criterion in criteria)
            for theme, criteria in english.criteria.items()
        },
        weight_reasons={theme: pseudo(reason) for theme, reason in english.weight_reasons.items()},
    )


def in_pseudo_language(assessment: Assessment) -> Assessment:
    """The assessment with its criteria in the pseudo-language; what the buyer typed stays."""
    return in_words_of(assessment, pseudo_catalogue(), [catalogue()])


def _pseudo_criterion(criterion: Criterion) -> Criterion:
    market = criterion.market_baseline
    return replace(
        criterion,
        **{name: pseudo(getattr(criterion, name)) for name in WORDED},  # type: ignore[arg-type]
        levels=tuple(
            replace(level, text=pseudo(level.text), source=pseudo(level.source)) for level in criterion.levels
        ),
        figures=tuple(
            replace(figure, text=pseudo(figure.text), source=pseudo(figure.source))
            for figure in criterion.figures
        ),
        instruments=tuple(replace(advice, note=pseudo(advice.note)) for advice in criterion.instruments),
        market_baseline=market and replace(market, unit=pseudo(market.unit), source=pseudo(market.source)),
    )
