"""What counts and how much: weights with their reasons, and what was left out and why."""

from __future__ import annotations

from collections.abc import Mapping

from circular_assess.domain.assessment import Weighting
from circular_assess.domain.catalogue import Strategy
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.tables import Cell, Column
from circular_assess.report.layout.words import Part, strong
from circular_assess.report.sections.content import Content
from circular_assess.texts import mark_for_translation as _

_METHODS: Mapping[Weighting, str] = {
    Weighting.DIRECT: _("The weights of the strategies were given directly."),
    Weighting.RANK_ORDER_CENTROID: _(
        "The weights of the strategies follow from their order, by rank order centroid"
        " (Barron and Barrett 1996)."
    ),
    Weighting.RANK_SUM: _(
        "The weights of the strategies follow from their order, by rank sum (Stillwell and others 1981)."
    ),
    Weighting.SWING: _(
        "The weights of the strategies follow from swing points: 100 for the strategy whose step from worst"
        " to best matters most, 0 to 100 for the others."
    ),
}


def ambition_section(sheet: Sheet, content: Content) -> None:
    """Weights of the strategies and of the criteria, then the criteria left out."""
    texts = content.texts
    sheet.heading(texts.tr("Ambition and weights"))
    sheet.text(
        texts.tr(
            "The weights are the same for all scenarios. A criterion that does not apply is left out for "
            "all of them, with a reason."
        )
    )
    sheet.heading(texts.tr("Weight of the strategies"), 2)
    sheet.text(texts.tr(_METHODS[content.assessment.weighting]), is_quiet=True)
    _add_strategies(sheet, content)
    sheet.heading(texts.tr("Weight of the criteria"), 2)
    _add_criteria(sheet, content)
    left_out = _left_out(content)
    if left_out:
        sheet.heading(texts.tr("Criteria left out"), 2)
        columns = (
            Column(texts.tr("Criterion"), 88, is_small=True),
            Column(texts.tr("Why"), is_small=True),
        )
        sheet.table(columns, left_out, padding=3.6)


def _add_strategies(sheet: Sheet, content: Content) -> None:
    texts = content.texts
    columns = (
        Column(texts.tr("Strategy"), 46),
        Column(texts.tr("Weight"), 28, is_right=True),
        Column(texts.tr("Why"), is_small=True),
    )
    rows: list[list[Cell]] = []
    with_criteria = {setting.strategy for setting in content.assessment.strategies_with_criteria}
    for setting in content.assessment.strategies:
        share = content.results.strategy_weights.get(setting.strategy, 0.0)
        weight = texts.percent(share) if share > 0 else texts.tr("does not count")
        reason: Cell = setting.reason.strip() or (Part(texts.tr("No reason given."), is_quiet=True),)
        if setting.strategy not in with_criteria:
            reason = texts.tr("None of its criteria is in use.")
        rows.append([strong(texts.strategy(setting.strategy)), weight, reason])
    sheet.table(columns, rows)


def _add_criteria(sheet: Sheet, content: Content) -> None:
    texts, results = content.texts, content.results
    if not results.criteria:
        sheet.text(texts.tr("No criterion counts yet."))
        return
    columns = (
        Column(texts.tr("Id"), 17, is_small=True, is_quiet=True),
        Column(texts.tr("Criterion")),
        Column(texts.tr("Unit"), 42, is_small=True, is_quiet=True),
        Column(texts.tr("Share of the strategy"), 20, is_right=True),
        Column(texts.tr("Share of the total"), 20, is_right=True),
    )
    rows: list[list[Cell]] = []
    for strategy, weight in results.strategy_weights.items():
        name = strong(texts.strategy(strategy))
        rows.append(["", name, "", "", strong(texts.percent(weight, decimals=1))])
        rows += _criteria_rows(content, strategy)
    sheet.table(columns, rows, padding=3.2)


def _criteria_rows(content: Content, strategy: Strategy) -> list[list[Cell]]:
    texts = content.texts
    rows: list[list[Cell]] = []
    for criterion_id, in_use in content.results.criteria.items():
        criterion = in_use.criterion
        if criterion.strategy is strategy:
            unit = criterion.unit if criterion.has_value else texts.tr("level 0 to 4")
            shares = [texts.percent(share, decimals=1) for share in (in_use.weight, in_use.share_of_total)]
            rows.append([criterion_id, criterion.short_name, unit, *shares])
    return rows


def _left_out(content: Content) -> list[list[Cell]]:
    """Criteria that do not count, those with the same reason in one row.

    They are switched off, or of a strategy that has no weight.
    """
    texts = content.texts
    by_reason: dict[str, list[str]] = {}
    for setting in content.assessment.criteria:
        criterion = setting.criterion
        if criterion.id in content.results.criteria:
            continue
        why = setting.reason.strip()
        if setting.is_in_use:
            why = texts.tr("{strategy} does not count.", strategy=texts.strategy(criterion.strategy))
        by_reason.setdefault(why, []).append(content.named(criterion))
    missing = (Part(texts.tr("No reason given."), is_quiet=True),)
    return [["; ".join(criteria), why or missing] for why, criteria in by_reason.items()]
