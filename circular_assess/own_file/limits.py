"""How large numbers, lists and texts in a file may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from circular_assess.domain.assessment import (
    Assessment,
    CostLine,
    CriterionSetting,
    MaterialLine,
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
)

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

# Every number has its limits here; a list has its lengths here or the usual ones, as a text always has.
LIMITS: Mapping[type[Any], Mapping[str, Limits]] = {
    Tender: {"quantity": (0, 1e12), "term_years": _YEAR, "estimated_value_eur": (0, 1e13)},
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
    MarketBaseline: {"value": _VALUE},
    Score: {"level": (0, HIGHEST_LEVEL), "value": _VALUE},
    CostLine: {"amount_eur": (-1e13, 1e13), "first_year": _YEAR, "last_year": _YEAR},
    MaterialLine: {"mass_kg": (0, 1e12)},
    Scenario: {"mark": _MARK},
    Assessment: {
        "strategies": (len(Strategy), len(Strategy)),
        "criteria": (1, MOST_ENTRIES),
        "scenarios": (0, 200),
        "next_mark": (0, 1_000_000),
    },
}
