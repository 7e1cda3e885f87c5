"""How the figures come about, what their sources are worth, and what the report is not."""

from __future__ import annotations

from circular_assess.charts.fonts import PLACEHOLDER
from circular_assess.domain.catalogue import Evidence, Grade
from circular_assess.domain.results import READY_COVERAGE
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import Role
from circular_assess.report.layout.tables import Cell, Column
from circular_assess.report.layout.words import strong
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.field_figures import add_field_figures
from circular_assess.report.sections.method_figures import add_methods
from circular_assess.texts import GRADE_NAMES, Texts


def method_section(sheet: Sheet, content: Content) -> None:
    """The rules of scoring in plain words, the grades of sources, and the notice."""
    texts = content.texts
    sheet.heading(texts.tr("Method and sources"))
    for heading, sentences in (
        (texts.tr("From an answer to a level"), _levels_words(texts)),
        (texts.tr("From levels to scores"), _scores_words(texts)),
    ):
        sheet.heading(heading, 2)
        for words in sentences:
            sheet.text(words)
    with sheet.together():
        sheet.heading(texts.tr("Claimed, proven, and how sure"), 2)
        _add_figures(sheet, texts)
    with sheet.together():
        sheet.heading(texts.tr("What evidence proves"), 2)
        _add_evidence(sheet, texts)
    sheet.heading(texts.tr("The verdict"), 2)
    for words in _verdict_words(content):
        sheet.text(words)
    add_methods(sheet, content)
    with sheet.together():
        sheet.heading(texts.tr("What a source is worth"), 2)
        _add_grades(sheet, texts)
    with sheet.together():
        sheet.heading(texts.tr("What this report is not"), 2)
        for words in _notice_words(texts):
            sheet.text(words)
    add_field_figures(sheet, content)
    if sheet.has_placeholders:
        sheet.text(
            texts.tr("Some signs cannot be printed and appear as {sign}.", sign=PLACEHOLDER),
            Role.SMALL,
            is_quiet=True,
        )


def _levels_words(texts: Texts) -> list[str]:
    return [
        texts.tr(
            "Every criterion has five levels, 0 to 4. Where a number is asked, five values mark the levels; "
            "between two of them the level rises in a straight line, and beyond the ends it stays 0 or 4. "
            "Where no number fits, the buyer chooses the level whose description is met."
        ),
        texts.tr(
            "Levels are not rounded in the calculation and are shown with one decimal. A level times 25 is "
            "its points."
        ),
        texts.tr(
            "Reused and recycled content are two criteria and are never added up; the European standards on "
            "material efficiency of products (EN 45556 and EN 45557) keep them apart as well."
        ),
        texts.tr(
            "Some criteria measure the difference from the baseline scenario. For the baseline itself that "
            "difference is 0 by definition."
        ),
    ]


def _scores_words(texts: Texts) -> list[str]:
    return [
        texts.tr(
            "The score of a strategy is the mean of its levels, weighted by the weights of the criteria, on "
            "a scale of 0 to 100. The total is the mean of the strategies, weighted by their weights."
        ),
        texts.tr(
            "Weights are shared out so that they make 100 %, and are the same for all scenarios. A strategy "
            "without weight does not count. A criterion that does not apply to this tender is left out for "
            "all scenarios, never for one of them; what a way of buying does not offer is level 0."
        ),
        texts.tr(
            "A criterion that is not scored counts 0. Cost and material circularity are no part of the score."
        ),
    ]


def _add_figures(sheet: Sheet, texts: Texts) -> None:
    columns = (Column(texts.tr("Figure"), 34), Column(texts.tr("What it counts"), is_small=True))
    rows: list[list[Cell]] = [
        [strong(texts.tr("Claimed")), texts.tr("The levels as given; what is not scored counts 0.")],
        [strong(texts.tr("Proven")), texts.tr("The same, each level only as far as its evidence proves it.")],
        [
            strong(texts.tr("Lowest")),
            texts.tr("All that is uncertain at its worst; without ranges this is the proven figure."),
        ],
        [strong(texts.tr("Up to")), texts.tr("The levels as given; what is not scored counts 4.")],
        [strong(texts.tr("Weight scored")), texts.tr("The part of the weight that is scored (coverage).")],
    ]
    sheet.table(columns, rows, padding=3.2)


def _add_evidence(sheet: Sheet, texts: Texts) -> None:
    columns = (
        Column(texts.tr("Strength"), 18),
        Column(texts.tr("Of a product or supplier"), is_small=True),
        Column(texts.tr("Of the buyer's own decision"), is_small=True),
        Column(texts.tr("Proves at most"), 26, is_right=True),
    )
    rows: list[list[Cell]] = [
        [
            strong(evidence.value),
            texts.evidence(evidence),
            texts.evidence(evidence, is_buyers_decision=True),
            texts.tr("level {level}", level=texts.number(evidence.highest_level)),
        ]
        for evidence in Evidence
    ]
    sheet.table(columns, rows, padding=3.2)


def _verdict_words(content: Content) -> list[str]:
    texts = content.texts
    headline = texts.tr("The scenarios rank by the claimed total.")
    if content.is_headline_proven:
        headline = texts.tr("The buyer chose to rank the scenarios by the proven total.")
    return [
        headline
        + " "
        + texts.tr("The verdict always adds who leads by the other one. Equal totals share a place."),
        texts.tr(
            "Under {least:percent} of the weight scored for any scenario, or with fewer than two scenarios, "
            "there is no verdict: the comparison is not ready.",
            least=READY_COVERAGE,
        ),
        texts.tr(
            "A scenario that the buyer finds not acceptable, for a reason that is given, keeps its scores "
            "and has no rank: it counts neither for the verdict nor for the ranks of the others. Nothing "
            "else takes a scenario out of the ranking."
        ),
        texts.tr(
            "“No effect expected” means that a scenario asks no more than the market or the law gives "
            "anyway. It lowers no score; it is there to be read. Without a figure for the theme of the "
            "tender the market level is unknown."
        ),
        texts.tr(
            "The points of a cause are 25 times the criterion's share of the total times the difference of "
            "the two levels. All causes together make the difference of the totals."
        ),
    ]


def _add_grades(sheet: Sheet, texts: Texts) -> None:
    sheet.text(texts.tr("Every level and every figure says what its source is worth:"))
    meanings = {
        Grade.SEEN: texts.tr("The figure was read in the source that is named."),
        Grade.CONFIDENT: texts.tr("Known in the field, but not read in the source for this catalogue."),
        Grade.TO_CHECK: texts.tr("Check it in the source before you rely on it."),
        Grade.PROPOSAL: texts.tr("A design value of this program, not a fact. The buyer may set another."),
    }
    columns = (Column(texts.tr("Grade"), 62), Column(texts.tr("What it means"), is_small=True))
    rows: list[list[Cell]] = [
        [strong(texts.tr(GRADE_NAMES[grade])), meaning] for grade, meaning in meanings.items()
    ]
    sheet.table(columns, rows, padding=3.2)


def _notice_words(texts: Texts) -> list[str]:
    return [
        texts.tr(
            "This report helps to prepare a purchase. It compares ways of buying before the tender is "
            "published, with the weights and the answers of the buyer."
        ),
        texts.tr(
            "It is no award method: offers are judged only by the criteria, the weights and the method that "
            "were published. It is no legal advice. It is no certificate, and it does not say that a "
            "product, a supplier or a purchase conforms to a standard or a label."
        ),
        texts.tr(
            "The criteria, levels and weights are proposals where they name no source. A score is as good "
            "as the proof behind it."
        ),
    ]
