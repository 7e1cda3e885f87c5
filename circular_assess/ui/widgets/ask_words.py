"""What is said about the criteria in the tender file: how far they are, and all of them as text."""

from __future__ import annotations

from collections.abc import Iterable

from circular_assess.domain.assessment import ASK_PARTS, Assessment, TenderAsk
from circular_assess.domain.catalogue import Criterion, Instrument, InstrumentAdvice, InstrumentUse
from circular_assess.domain.results import Results
from circular_assess.texts import INSTRUMENT_NAMES, Texts
from circular_assess.ui.widgets.comparison_words import for_spreadsheet

TO_READ = (InstrumentUse.LIMITED, InstrumentUse.NO)


def asks_in_use(assessment: Assessment, results: Results) -> list[TenderAsk]:
    """What is asked of each criterion that counts, in their order."""
    asked = {setting.criterion.id: setting.ask for setting in assessment.criteria}
    return [asked[criterion_id] for criterion_id in results.criteria]


def completed(asks: Iterable[TenderAsk]) -> int:
    """How many of them miss nothing."""
    return sum(ask.is_complete for ask in asks)


def state_words(texts: Texts, ask: TenderAsk) -> str:
    """How far a criterion is: not asked yet, 2 of 5 filled in, or complete."""
    if not ask.noted:
        return texts.tr("not asked yet")
    if ask.is_complete:
        return texts.tr("complete")
    return texts.tr("{noted} of {all} filled in", noted=ask.noted, all=ASK_PARTS)


def places(criterion: Criterion, chosen: Instrument | None) -> list[InstrumentAdvice]:
    """Where a criterion may stand, and where it stands all the same; all places if nothing is advised."""
    advised = {advice.instrument: advice for advice in criterion.instruments}
    if not advised:
        return [InstrumentAdvice(instrument, InstrumentUse.YES) for instrument in Instrument]
    if chosen is not None and chosen not in advised:
        advised[chosen] = InstrumentAdvice(chosen, InstrumentUse.NO)
    return [
        advice
        for advice in advised.values()
        if advice.use is not InstrumentUse.NO or advice.instrument is chosen
    ]


def advice_note(texts: Texts, advice: InstrumentAdvice) -> str:
    """What to mind at this place; empty if there is nothing."""
    if advice.use is InstrumentUse.NO and advice.note:
        return texts.tr("may not stand there: {note}", note=advice.note)
    if advice.use is InstrumentUse.NO:
        return texts.tr("may not stand there")
    if advice.use is InstrumentUse.LIMITED and advice.note:
        return texts.tr("limited: {note}", note=advice.note)
    return advice.note


def asks_as_text(texts: Texts, assessment: Assessment, results: Results) -> str:
    """The criteria table with tabs between the columns, for a spreadsheet or a letter."""
    tr = texts.tr
    heads = (
        tr("Strategy"),
        tr("Criterion"),
        tr("Where"),
        tr("Minimum asked"),
        tr("KPI in the contract"),
        tr("Owner"),
        tr("Date"),
    )
    lines = ["\t".join(heads)]
    asks = asks_in_use(assessment, results)
    for in_use, ask in zip(results.criteria.values(), asks, strict=True):
        criterion = in_use.criterion
        where = tr("not asked") if ask.instrument is None else tr(INSTRUMENT_NAMES[ask.instrument])
        cells = (
            texts.strategy(criterion.strategy),
            f"{criterion.id} {criterion.short_name}",
            where,
            *(ask.minimum, ask.kpi, ask.owner, ask.due),
        )
        lines.append("\t".join(for_spreadsheet(cell) for cell in cells))
    return "\n".join(lines)
