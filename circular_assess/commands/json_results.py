"""The results of an assessment in the form that `evaluate --json` promises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.certainty import Certainty
from circular_assess.domain.checks import Check
from circular_assess.domain.cost_results import CostResult
from circular_assess.domain.material_circularity import MaterialCircularity
from circular_assess.domain.messages import Message
from circular_assess.domain.results import CriterionResult, Results, ScenarioResult
from circular_assess.texts import Texts


def results_as_json(
    assessment: Assessment, results: Results, texts: Texts, certainty: Certainty | None = None
) -> dict[str, object]:
    """What JSON can hold: scores 0-100, weights, coverage and shares 0-1, ranges in levels 0-4."""
    content: dict[str, object] = {
        "assessment": {
            "id": assessment.id,
            "title": assessment.tender.title,
            "theme": assessment.tender.theme,
            "headline": results.headline,
        },
        "verdict": " ".join(_sentences(results.verdict, texts)),
        "scenarios": [_scenario(scenario) for scenario in results.scenarios],
        "checks": [_check(check, texts) for check in results.checks],
    }
    if certainty is not None:
        content["certainty"] = _certainty(certainty, texts)
    return content


def _scenario(scenario: ScenarioResult) -> dict[str, object]:
    return {
        "id": scenario.id,
        "name": scenario.name,
        "is_baseline": scenario.is_baseline,
        "rank": scenario.rank,
        "knocked_out": scenario.knock_out,
        "cost": _cost(scenario.cost),
        "material_circularity": _material_circularity(scenario.material_circularity),
        "score": asdict(scenario.total),
        "strategies": {
            strategy: {"weight": result.weight, **asdict(result.figures)}
            for strategy, result in scenario.strategies.items()
        },
        "criteria": {criterion_id: _criterion(result) for criterion_id, result in scenario.criteria.items()},
    }


def _criterion(result: CriterionResult) -> dict[str, object]:
    return {
        "weight": result.weight,
        "level": result.level,
        "proven_level": result.proven_level,
        "value": result.value,
        "evidence": result.evidence,
        "no_effect_expected": result.no_effect_expected,
        "range": None if result.range_levels is None else list(result.range_levels),
    }


def _cost(cost: CostResult | None) -> dict[str, object] | None:
    if cost is None or cost.net_present_cost_eur is None:
        return None
    return {
        "net_present_cost_eur": cost.net_present_cost_eur,
        "equivalent_annual_cost_eur": cost.equivalent_annual_cost_eur,
        "per_functional_unit_year_eur": cost.per_functional_unit_year_eur,
    }


def _material_circularity(found: MaterialCircularity | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "indicator": found.indicator,
        "linear_flow_index": found.linear_flow_index,
        "utility": found.utility,
        "virgin_kg": found.virgin_kg,
        "unrecoverable_waste_kg": found.unrecoverable_waste_kg,
    }


def _check(check: Check, texts: Texts) -> dict[str, object]:
    return {
        "id": check.id,
        "severity": check.severity,
        "scenario": check.scenario_id,
        "criterion": check.criterion_id,
        "text": texts.message(check.message.key, check.message.values),
        "answer": check.answer or None,
    }


def _certainty(found: Certainty, texts: Texts) -> dict[str, object]:
    return {
        "first_share": dict(found.first_share),
        "strategy_intervals": {strategy: list(ends) for strategy, ends in found.strategy_intervals.items()},
        "sentences": _sentences(found.messages, texts),
    }


def _sentences(messages: Iterable[Message], texts: Texts) -> list[str]:
    return [texts.message(message.key, message.values) for message in messages]
