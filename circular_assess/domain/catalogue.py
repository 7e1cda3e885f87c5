"""What can be scored: strategies, themes, and criteria with five levels, sources and grades."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

CriterionId = NewType("CriterionId", str)

LEVEL_COUNT = 5
HIGHEST_LEVEL = 4


class Strategy(StrEnum):
    """The four strategies of circular procurement, in the order they are always shown."""

    REUSE = "reuse"
    BIO_BASED = "bio_based"
    SHARING = "sharing"
    SERVICE = "service"


class Theme(StrEnum):
    """The product themes; anchors, weights and criteria in use differ by theme."""

    TEXTILE = "textile"
    CATERING = "catering"
    FURNITURE = "furniture"
    BUILDING = "building"
    LIGHTING = "lighting"
    ICT = "ict"
    GENERAL = "general"


class Grade(StrEnum):
    """How well a figure of the field is known; shown wherever the figure is shown."""

    SEEN = "V"
    CONFIDENT = "K1"
    TO_CHECK = "K2"
    PROPOSAL = "P"


class Evidence(StrEnum):
    """Strength of what stands behind a score; weak evidence proves a limited level only."""

    NOT_STATED = "E0"
    OWN_STATEMENT = "E1"
    DOCUMENTED = "E2"
    THIRD_PARTY = "E3"
    CERTIFIED = "E4"

    @property
    def highest_level(self) -> float:
        """The highest level (0-4) that this evidence can prove."""
        return {Evidence.NOT_STATED: 1.0, Evidence.OWN_STATEMENT: 2.0}.get(self, float(HIGHEST_LEVEL))


class Instrument(StrEnum):
    """Where a criterion may stand in a public tender (Directive 2014/24/EU)."""

    SUBJECT_MATTER = "SM"
    SELECTION = "SEL"
    TECHNICAL_SPECIFICATION = "TS"
    AWARD = "AC"
    CONTRACT = "CPC"


class InstrumentUse(StrEnum):
    """Whether a criterion may stand in an instrument."""

    MUST = "must"
    YES = "yes"
    LIMITED = "limited"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Level:
    """One of the five levels: a description in words, or a value where the level begins.

    `source` says in a few words where the figure comes from; it is empty for our own proposal.
    """

    text: str = ""
    value: float | None = None
    source: str = ""
    grade: Grade = Grade.PROPOSAL


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure seen in the field, with what it is worth: shown beside the levels as orientation."""

    text: str
    source: str
    grade: Grade
    link: str = ""


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """A published case, and what it would score here.

    `text` says what was done, by whom and when; `reading` why it reaches `value`, which is in the unit
    of the criterion (or a level 0-4, and then always our reading). `theme` is the theme of the case.
    """

    text: str
    reading: str
    value: float
    theme: Theme
    source: str
    grade: Grade
    link: str = ""


@dataclass(frozen=True, slots=True)
class MarketBaseline:
    """What the market or the law gives anyway, in the unit of the criterion (or as a level 0-4)."""

    value: float
    unit: str
    theme: Theme
    date: str
    source: str
    grade: Grade
    is_law: bool


@dataclass(frozen=True, slots=True)
class InstrumentAdvice:
    """Whether and how a criterion may be asked in one instrument of the tender."""

    instrument: Instrument
    use: InstrumentUse
    note: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion as it applies to one theme; an assessment keeps its own copy.

    A value criterion has a `unit` and five level values, rising or falling strictly; a level
    criterion has five level texts. `unit_symbol` stands behind a number; `unit_symbol_one` behind 1, where
    that differs. `weight` is the usual weight within the strategy, in per cent
    before sharing out. `lowest` and `highest` bound what may be typed.
    """

    id: CriterionId
    version: int
    strategy: Strategy
    name: str
    short_name: str
    question: str
    why: str
    weight: float
    levels: tuple[Level, ...]
    unit: str = ""
    unit_symbol: str = ""
    unit_symbol_one: str = ""
    lowest: float = 0.0
    highest: float = 100.0
    is_core: bool = False
    is_usual: bool = True
    why_not_usual: str = ""
    is_difference_to_baseline: bool = False
    is_buyers_decision: bool = False
    theme_note: str = ""
    usual_proof: str = ""
    contract_kpi: str = ""
    ambition_goals: str = ""
    example: WorkedExample | None = None
    figures: tuple[Figure, ...] = ()
    instruments: tuple[InstrumentAdvice, ...] = ()
    market_baseline: MarketBaseline | None = None

    @property
    def has_value(self) -> bool:
        """True if a number with a unit is typed; False if a level is chosen."""
        return self.levels[0].value is not None

    @property
    def anchors(self) -> tuple[float, ...]:
        """The five values at which the levels 0-4 are reached; empty for a level criterion."""
        return tuple(level.value for level in self.levels if level.value is not None)

    def symbol_for(self, value: float) -> str:
        """The unit as it stands behind a value: "years", but "year" behind 1."""
        return self.unit_symbol_one if value == 1 and self.unit_symbol_one else self.unit_symbol

    @property
    def is_falling(self) -> bool:
        """True if a lower value is better."""
        return self.has_value and self.anchors[0] > self.anchors[-1]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All criteria for each theme, with the usual weights of the strategies and why."""

    version: int
    criteria: Mapping[Theme, tuple[Criterion, ...]]
    strategy_weights: Mapping[Theme, Mapping[Strategy, float]]
    weight_reasons: Mapping[Theme, str]
