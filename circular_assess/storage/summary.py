"""What the library tells of an assessment without opening it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from circular_assess.domain.assessment import AssessmentId, TenderStatus
from circular_assess.domain.catalogue import Theme


class Place(StrEnum):
    """Where in the library an assessment is kept."""

    LIBRARY = "library"
    ARCHIVE = "archive"
    BIN = "bin"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an assessment is: criteria finished, criteria in use, and whether it can be compared."""

    finished: int
    in_use: int
    is_ready: bool


@dataclass(frozen=True, slots=True)
class AssessmentSummary:
    """One line of the library; `changed_at` is in UTC, the counts are those of the last save."""

    id: AssessmentId
    title: str
    buyer: str
    reference: str
    theme: Theme
    status: TenderStatus
    finished: int
    in_use: int
    is_ready: bool
    scenario_count: int
    place: Place
    changed_at: datetime
