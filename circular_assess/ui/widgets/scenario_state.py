"""What the row of a scenario shows."""

from __future__ import annotations

from dataclasses import dataclass

from circular_assess.domain.assessment import ScenarioId


@dataclass(frozen=True, slots=True)
class ScenarioState:
    """What is shown of a scenario: its place (1, 2 ...) of how many, and the share (0-1) scored.

    `confidential` names what is marked: name, description, knock_out.
    """

    id: ScenarioId
    name: str
    description: str
    mark: int
    is_baseline: bool
    scored: float
    place: int
    count: int
    knock_out: str | None = None
    confidential: tuple[str, ...] = ()
