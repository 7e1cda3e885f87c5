"""Which criteria stand in the list, and which one has just been scored differently."""

from __future__ import annotations

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.results import Results
from circular_assess.texts import Texts
from circular_assess.ui.widgets.criterion_choice import LOOK_AGAIN, NOT_FINISHED
from circular_assess.ui.widgets.criterion_list import CriterionRow, StrategyRow
from circular_assess.ui.widgets.score_words import percent


def criterion_rows(
    texts: Texts, assessment: Assessment, results: Results, wanted: str, current: CriterionId
) -> tuple[StrategyRow | CriterionRow, ...]:
    """The criteria that the filter wants, under their strategies; the current one always stays."""
    rows: list[StrategyRow | CriterionRow] = []
    for strategy, weight in results.strategy_weights.items():
        inside = []
        for criterion_id, in_use in results.criteria.items():
            if in_use.criterion.strategy is not strategy:
                continue
            row = CriterionRow(
                criterion_id=criterion_id,
                name=in_use.criterion.short_name,
                scored=sum(each.criteria[criterion_id].level is not None for each in results.scenarios),
                scenarios=len(results.scenarios),
                is_flagged=any(each.score_of(criterion_id).look_again for each in assessment.scenarios),
            )
            if criterion_id == current or _is_wanted(row, wanted):
                inside.append(row)
        if inside:
            rows += [StrategyRow(strategy, percent(texts, weight)), *inside]
    return tuple(rows)


def differing_rows(
    rows: tuple[StrategyRow | CriterionRow, ...], results: Results, current: CriterionId
) -> tuple[StrategyRow | CriterionRow, ...]:
    """The rows in which not all scenarios have the same level, value and evidence, and the current one."""

    def differs(row: CriterionRow) -> bool:
        reached = (each.criteria[row.criterion_id] for each in results.scenarios)
        return len({(each.level, each.value, each.evidence) for each in reached}) > 1

    kept: list[StrategyRow | CriterionRow] = []
    for row in rows:
        if isinstance(row, StrategyRow):
            if kept and isinstance(kept[-1], StrategyRow):
                kept.pop()
            kept.append(row)
        elif row.criterion_id == current or differs(row):
            kept.append(row)
    return tuple(kept[:-1] if kept and isinstance(kept[-1], StrategyRow) else kept)


def criterion_to_show(
    results: Results, current: CriterionId | None, before: Assessment | None, after: Assessment
) -> CriterionId:
    """The current criterion, or the only one whose scores have changed (undo leads there), or the first."""
    changed = _changed_criteria(before, after) & results.criteria.keys()
    if len(changed) == 1 and current not in changed:
        return next(iter(changed))
    if current is not None and current in results.criteria:
        return current
    return next(iter(results.criteria))


def _changed_criteria(before: Assessment | None, after: Assessment) -> set[CriterionId]:
    if before is None or before is after:
        return set()
    known = {scenario.id: scenario for scenario in before.scenarios}
    changed: set[CriterionId] = set()
    for scenario in after.scenarios:
        old = known.get(scenario.id)
        if old is not None and old.scores is not scenario.scores:
            changed |= {score.criterion_id for score in {*old.scores} ^ {*scenario.scores}}
    return changed


def _is_wanted(row: CriterionRow, wanted: str) -> bool:
    if wanted == NOT_FINISHED:
        return not row.is_finished
    return row.is_flagged if wanted == LOOK_AGAIN else True
