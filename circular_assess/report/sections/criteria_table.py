"""From score to tender: where each criterion is asked, the least that is asked, and what follows."""

from __future__ import annotations

from circular_assess.domain.assessment import TenderAsk
from circular_assess.domain.catalogue import Criterion, Grade, InstrumentUse
from circular_assess.domain.results import CriterionInUse
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.tables import Cell, Column
from circular_assess.report.layout.words import Part, Words
from circular_assess.report.sections.content import Content
from circular_assess.texts import GRADE_NAMES, INSTRUMENT_NAMES, Texts

_SOURCE = "Sustainability 14, 10271"
_TO_READ = (InstrumentUse.LIMITED, InstrumentUse.NO)


def criteria_table_section(sheet: Sheet, content: Content) -> None:
    """Why it matters, then a table a strategy with one row a criterion."""
    texts, criteria = content.texts, content.results.criteria
    sheet.heading(texts.tr("Criteria table for the tender file"))
    if not criteria:
        sheet.text(texts.tr("No criterion counts yet."))
        return
    sheet.text(
        texts.tr(
            "Two thirds of the tenders with circular criteria that RIVM examined had no effect: some "
            "criteria asked no more than the market gives, others were not carried into the contract or not "
            "followed up ({source}; {grade}). This table holds what makes the difference.",
            source=_SOURCE,
            grade=texts.tr(GRADE_NAMES[Grade.SEEN]),
        )
    )
    caution = texts.tr("Where a criterion may stand must be checked by a lawyer before publication.")
    sheet.text((Part(caution, is_warning=True),))
    complete = sum(all(_fields(content.asked(criterion_id))) for criterion_id in criteria)
    sheet.text(
        texts.plural(
            "{count} of {all} criteria is complete: place, minimum, KPI, owner and date.",
            "{count} of {all} criteria are complete: place, minimum, KPI, owner and date.",
            complete,
            all=len(criteria),
        ),
        is_quiet=True,
    )
    for strategy in content.results.strategy_weights:
        sheet.heading(texts.strategy(strategy), 2)
        rows = [_row(content, each) for each in criteria.values() if each.criterion.strategy is strategy]
        sheet.table(_columns(texts), rows, padding=3.2)


def unasked_words(content: Content) -> str:
    """One sentence on the criteria of which nothing is asked yet; empty if there are none."""
    criteria = content.results.criteria
    unasked = sum(not any(_fields(content.asked(criterion_id))) for criterion_id in criteria)
    if not unasked:
        return ""
    return content.texts.plural(
        "{count} of {all} criteria is not asked in the tender yet: the criteria table shows which.",
        "{count} of {all} criteria are not asked in the tender yet: the criteria table shows which.",
        unasked,
        all=len(criteria),
    )


def _columns(texts: Texts) -> tuple[Column, ...]:
    return (
        Column(texts.tr("Criterion"), 36, is_small=True),
        Column(texts.tr("Where"), 26, is_small=True),
        Column(texts.tr("Minimum asked"), is_small=True),
        Column(texts.tr("KPI in the contract"), is_small=True),
        Column(texts.tr("Owner"), 22, is_small=True),
        Column(texts.tr("Date"), 21, is_small=True),
    )


def _fields(ask: TenderAsk) -> tuple[str, ...]:
    """Place, minimum, KPI, owner and date; empty where nothing is noted."""
    words = (ask.minimum, ask.kpi, ask.owner, ask.due)
    return (ask.instrument or "", *(each.strip() for each in words))


def _row(content: Content, in_use: CriterionInUse) -> list[Cell]:
    """What is noted; what is missing is named in grey."""
    texts, criterion = content.texts, in_use.criterion
    ask = content.asked(criterion.id)
    _place, *noted = _fields(ask)
    absent = (
        texts.tr("no minimum yet"),
        texts.tr("no KPI yet"),
        texts.tr("no owner yet"),
        texts.tr("no date yet"),
    )
    cells: list[Cell] = [words or _quiet(lack) for words, lack in zip(noted, absent, strict=True)]
    return [content.named(criterion), _where(content, criterion, ask), *cells]


def _where(content: Content, criterion: Criterion, ask: TenderAsk) -> Words:
    """The instrument in words, and what the catalogue says to be careful about there."""
    if ask.instrument is None:
        return _quiet(content.texts.tr("not asked yet"))
    words = (Part(content.texts.tr(INSTRUMENT_NAMES[ask.instrument])),)
    return (*words, *(Part(f"\n{note}", is_warning=True) for note in cautions(criterion, ask)))


def cautions(criterion: Criterion, ask: TenderAsk) -> list[str]:
    """What the catalogue says to be careful about where a criterion is asked."""
    return [
        advice.note
        for advice in criterion.instruments
        if advice.instrument is ask.instrument and advice.use in _TO_READ and advice.note.strip()
    ]


def _quiet(words: str) -> Words:
    return (Part(words, is_quiet=True),)
