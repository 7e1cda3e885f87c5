"""What is said about materials: what they come to, what the use of the goods does, and what is not known."""

from __future__ import annotations

from circular_assess.domain.material_circularity import MaterialCircularity
from circular_assess.domain.material_lines import ProductUse
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.texts import Texts

DECIMALS = 2
NEXT_TO_NOTHING = 0.005


def indicator_words(texts: Texts, circularity: MaterialCircularity | None) -> str:
    """The indicator with two decimals, or that there is nothing to assess."""
    if circularity is None or circularity.indicator is None:
        return texts.tr("not assessable")
    return texts.number(circularity.indicator, decimals=DECIMALS)


def kilograms(texts: Texts, mass_kg: float) -> str:
    """A mass in whole kilograms; below 10 kg with two decimals."""
    return texts.number(mass_kg, decimals=0 if mass_kg >= 10 else DECIMALS)


def use_sentences(texts: Texts, use: ProductUse) -> tuple[str, str]:
    """How lifetime and use compare with the market, or that they count as average."""
    tr = texts.tr
    lifetime, intensity = use.lifetime_ratio, use.intensity_ratio
    if lifetime is None:
        first = tr("Lifetime: not known in full, counts as average.")
    else:
        first = tr("Lifetime: {ratio} times the average.", ratio=texts.number(lifetime, decimals=DECIMALS))
    if intensity is None:
        second = tr("Use: not known in full, counts as average.")
    else:
        second = tr("Use: {ratio} times the average.", ratio=texts.number(intensity, decimals=DECIMALS))
    return first, second


def spoken_total(texts: Texts, scenario: ScenarioResult) -> str:
    """Name and indicator of a scenario, for one who does not see them."""
    return texts.tr(
        "{scenario}, material circularity {indicator}",
        scenario=scenario.name[:200],
        indicator=indicator_words(texts, scenario.material_circularity),
    )


def has_zeros(results: Results) -> bool:
    """True if the indicator of a scenario is shown as 0, so that only the linear flow index tells more."""
    found = (scenario.material_circularity for scenario in results.scenarios)
    indicators = [each.indicator for each in found if each is not None]
    return any(indicator is not None and indicator < NEXT_TO_NOTHING for indicator in indicators)
