"""Assessment <-> rows, each other's inverse: a stored field needs a column of its name and nothing here."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from circular_assess.domain.assessment import Assessment
from circular_assess.storage.row import Row
from circular_assess.storage.scenario_tables import (
    CostLineRow,
    EffectRow,
    MaterialLineRow,
    ProofRow,
    ScoreRow,
)
from circular_assess.storage.tables import (
    AssessmentRow,
    CheckAnswerRow,
    CriterionSettingRow,
    RateStepRow,
    ScenarioRow,
    StrategySettingRow,
)

Columns = dict[str, Any]


def rows_of(assessment: Assessment) -> dict[type[Row], list[Columns]]:
    """All rows of an assessment as columns by name, in the order in which tables can be filled.

    What the library itself notes is left out. Plain columns, because making 600 objects of the tables
    and letting SQLAlchemy sort them took three times as long as everything else in a save.
    """
    # Imported late: the list of the library, which is shown at the start, does without it.
    import msgspec

    fields = msgspec.to_builtins(assessment)
    scenarios = fields.pop("scenarios")
    cost = fields.pop("cost")
    key = {"assessment_id": fields["id"]}
    rows: dict[type[Row], list[Columns]] = {
        StrategySettingRow: _in_order(fields.pop("strategies"), **key),
        CriterionSettingRow: _in_order(map(_criterion_columns, fields.pop("criteria")), **key),
        RateStepRow: _in_order(cost.pop("rate_steps"), **key),
        CheckAnswerRow: _in_order(fields.pop("check_answers"), **key),
        ScenarioRow: [],
        ScoreRow: [],
        ProofRow: [],
        CostLineRow: [],
        MaterialLineRow: [],
        EffectRow: [],
    }
    for scenario in scenarios:
        scenario_key = {**key, "scenario_id": scenario["id"]}
        for score in scenario["scores"]:
            score_key = {**scenario_key, "criterion_id": score["criterion_id"]}
            rows[ProofRow] += _in_order(score.pop("proofs"), **score_key)
        rows[ScoreRow] += _in_order(scenario.pop("scores"), **scenario_key)
        rows[CostLineRow] += _in_order(scenario.pop("cost_lines"), **scenario_key)
        rows[MaterialLineRow] += _in_order(scenario.pop("material_lines"), **scenario_key)
        rows[EffectRow] += _in_order(scenario.pop("effects"), **scenario_key)
        scenario.update(_prefixed("use", scenario.pop("use")))
    rows[ScenarioRow] = _in_order(scenarios, **key)
    return {AssessmentRow: [{**fields.pop("tender"), **fields, **_prefixed("cost", cost)}], **rows}


def assessment_of(row: AssessmentRow) -> Assessment:
    """The assessment of a row with the rows of its parts; ValueError if a column cannot be its field."""
    import msgspec

    return msgspec.convert(row, Assessment, from_attributes=True)


def _in_order(parts: Iterable[Columns], **key: str) -> list[Columns]:
    return [{**key, "position": position, **fields} for position, fields in enumerate(parts)]


def _prefixed(prefix: str, fields: Columns) -> Columns:
    return {f"{prefix}_{name}": value for name, value in fields.items()}


def _criterion_columns(fields: Columns) -> Columns:
    criterion, ask = fields.pop("criterion"), fields.pop("ask")
    return {
        "criterion_id": criterion.pop("id"),
        "version": criterion.pop("version"),
        "strategy": criterion.pop("strategy"),
        "criterion_json": json.dumps(criterion, ensure_ascii=False),
        **fields,
        **_prefixed("ask", ask),
    }
