"""The material circularity of a scenario, from its materials and how its goods are used."""

from __future__ import annotations

from dataclasses import fields

from circular_assess.domain.assessment import Scenario
from circular_assess.domain.material_circularity import (
    MaterialCircularity,
    MaterialFlow,
    material_circularity,
)
from circular_assess.domain.material_lines import MaterialLine

_FLOW_FIELDS = tuple(field.name for field in fields(MaterialFlow))


def circularity_of_scenario(scenario: Scenario) -> MaterialCircularity | None:
    """The material circularity of all lines together; None without a line.

    A lifetime or an intensity that is not known counts as the average of the market (1).
    """
    if not scenario.material_lines:
        return None
    lifetime_ratio, intensity_ratio = scenario.use.lifetime_ratio, scenario.use.intensity_ratio
    return material_circularity(
        [_flow(line) for line in scenario.material_lines],
        1.0 if lifetime_ratio is None else lifetime_ratio,
        1.0 if intensity_ratio is None else intensity_ratio,
    )


def _flow(line: MaterialLine) -> MaterialFlow:
    return MaterialFlow(**{name: getattr(line, name) for name in _FLOW_FIELDS})
