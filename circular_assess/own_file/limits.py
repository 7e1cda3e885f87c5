"""How large numbers, lists and texts in a file may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from circular_assess.domain.assessment import (
    Assessment,
    CriterionSetting,
    Scenario,
    Score,
    StrategySetting,
    Tender,
)
from circular_assess.domain.catalogue import (
    HIGHEST_LEVEL,
    LEVEL_COUNT,
    Criterion,
    Level,
    MarketBaseline,
    Strategy,
    WorkedExample,
)
from circular_assess.domain.cost_lines import CostLine, CostSettings, RateStep
from circular_assess.domain.material_lines import Effect, MaterialLine, ProductUse

LARGEST_BYTES = 20_000_000
DEEPEST = 16
LONGEST_TEXT = 100_000
MOST_ENTRIES = 1000
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")

Limits = tuple[float, float]

_WEIGHT: Limits = (0, 999_999)
_VALUE: Limits = (-1e12, 1e12)
_YEAR: Limits = (0, 1000)
_MARK: Limits = (0, 999_999)
_SHARE: Limits = (0, 1)
_PERIOD: Limits = (1, 1000)
_COUNT: Limits = (0, 1e12)
# A rate a year; at -100 % or below nothing could be discounted.
_RATE: Limits = (-0.99, 10)
_AVERAGE: Limits = (1e-9, 1e12)

# Every number has its limits here; a list has its lengths here or the usual ones, as a text always has.
LIMITS: Mapping[type[Any], Mapping[str, Limits]] = {
    Tender: {
        "quantity": _COUNT,
        "term_years": _YEAR,
        "estimated_value_eur": (0, 1e13),
        "price_share": _SHARE,
        "circular_share": _SHARE,
    },
    StrategySetting: {"weight": _WEIGHT},
    CriterionSetting: {"weight": _WEIGHT},
    Criterion: {
        "version": (1, 999_999),
        "weight": _WEIGHT,
        "levels": (LEVEL_COUNT, LEVEL_COUNT),
        "lowest": _VALUE,
        "highest": _VALUE,
    },
    Level: {"value": _VALUE},
    WorkedExample: {"value": _VALUE},
    MarketBaseline: {"value": _VALUE},
    Score: {
        "level": (0, HIGHEST_LEVEL),
        "value": _VALUE,
        "range_low": _VALUE,
        "range_high": _VALUE,
    },
    CostLine: {
        "amount_eur": (-1e13, 1e13),
        "first_year": _YEAR,
        "last_year": _YEAR,
        "uses_per_year": _COUNT,
        "escalation": _RATE,
        "life_years": (1e-3, 1000),
    },
    CostSettings: {"discount_rate": _RATE, "period_years": _PERIOD},
    RateStep: {"through_year": _YEAR, "rate": _RATE},
    MaterialLine: {
        "mass_kg": _COUNT,
        "recycled_in": _SHARE,
        "reused_in": _SHARE,
        "renewable_in": _SHARE,
        "recycled_out": _SHARE,
        "reused_out": _SHARE,
        "composted_out": _SHARE,
        "energy_out": _SHARE,
        "feedstock_recycling_efficiency": _SHARE,
        "end_of_life_recycling_efficiency": _SHARE,
    },
    ProductUse: {
        "lifetime_years": _AVERAGE,
        "market_lifetime_years": _AVERAGE,
        "intensity": _AVERAGE,
        "market_intensity": _AVERAGE,
    },
    Effect: {"amount": (-1e15, 1e15), "units": _AVERAGE},
    Scenario: {"mark": _MARK, "period_years": _PERIOD},
    Assessment: {
        "strategies": (len(Strategy), len(Strategy)),
        "criteria": (1, MOST_ENTRIES),
        "scenarios": (0, 200),
        "next_mark": (0, 1_000_000),
    },
}
