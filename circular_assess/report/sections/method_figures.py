"""How cost, material circularity and certainty come about, in plain words with their sources."""

from __future__ import annotations

from circular_assess.domain.certainty import SAMPLES
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.sections.content import Content
from circular_assess.texts import Texts


def add_methods(sheet: Sheet, content: Content) -> None:
    """What belongs to the sections that stand in this report."""
    texts, scenarios = content.texts, content.assessment.scenarios
    parts = []
    if any(scenario.cost_lines for scenario in scenarios):
        parts.append((texts.tr("Cost over the years"), _cost_words(texts)))
    if any(scenario.material_lines for scenario in scenarios):
        parts.append((texts.tr("Material circularity"), _material_words(texts)))
    if content.certainty.first_share:
        parts.append((texts.tr("Certainty"), _certainty_words(texts)))
    for heading, sentences in parts:
        sheet.heading(heading, 2)
        for words in sentences:
            sheet.text(words)


def _cost_words(texts: Texts) -> list[str]:
    return [
        texts.tr(
            "Net present cost: every payment is divided by (1 + rate) to the power of its year and all are "
            "added up. Year 0 is paid at once; yearly payments fall at the end of their year, or at its "
            "start if paid in advance, and monthly ones in each twelfth. Income counts as negative."
        ),
        texts.tr(
            "Equivalent annual cost: the equal amount at the end of each year that is worth as much. "
            "Scenarios that are counted over different periods are compared by it. The cost per unit and "
            "year is this amount divided by the quantity."
        ),
        texts.tr(
            "A real rate goes with prices without inflation, a nominal one with prices that include it; "
            "they are never mixed. Amounts in another currency are shown and not counted. The break-even "
            "year is the first one from which the scenario that cost more at first has cost no more, up to "
            "the end."
        ),
        texts.tr(
            "Life-cycle costing in procurement: Directive 2014/24/EU, article 68. This is a comparison "
            "before publication, not the method of the award."
        ),
    ]


def _material_words(texts: Texts) -> list[str]:
    return [
        texts.tr(
            "V is the virgin mass, W the mass lost at the end and in recycling, M the whole mass. The linear "
            "flow index is (V + W) divided by 2 M, corrected for what recycling loses. Material circularity "
            "is 1 − 0.9 × index ÷ utility, and never below 0; utility is the lifetime times the use, each "
            "against the market average."
        ),
        texts.tr(
            "Source: Ellen MacArthur Foundation and Granta, Circularity Indicators, 2015, with the "
            "biological terms of 2019. The figure is a calculation from what was entered, not a certificate."
        ),
    ]


def _certainty_words(texts: Texts) -> list[str]:
    return [
        texts.tr(
            "{count:number} weightings are drawn at random, all equally likely: evenly over the strategies "
            "and within each strategy. Where a score has a range, it is drawn within it; what is not scored "
            "is drawn from level 0 to 4. Counted is how often each scenario comes first.",
            count=SAMPLES,
        ),
        texts.tr(
            "The ends between which a scenario stays first are exact. One weight changes at a time, and the "
            "others keep their ratio."
        ),
    ]
