"""A check: what may not hold, how much that matters, where to look, and what the buyer answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from circular_assess.domain.assessment import Assessment, CheckAnswer, Scenario, ScenarioId
from circular_assess.domain.catalogue import Criterion, CriterionId
from circular_assess.domain.cost_results import CostResult
from circular_assess.domain.messages import Message


class Severity(StrEnum):
    """How much a check matters: probably wrong, open to challenge, or good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class CheckId(StrEnum):
    """What is checked, in the order in which it is shown."""

    NOT_COMPARABLE = "not_comparable"
    NO_TITLE = "no_title"
    NOT_SCORED = "not_scored"
    EXTREME_WITHOUT_REASON = "extreme_without_reason"
    NO_REASON = "no_reason"
    WEAK_EVIDENCE = "weak_evidence"
    NO_PROOF = "no_proof"
    LOOK_AGAIN = "look_again"
    AT_MARKET_LEVEL = "at_market_level"
    REUSED_AND_RECYCLED_MIXED = "reused_and_recycled_mixed"
    IMPLAUSIBLE_UNIT = "implausible_unit"
    SCENARIOS_FAR_APART = "scenarios_far_apart"
    TOO_LIGHT = "too_light"
    TOO_LIGHT_IN_AWARD = "too_light_in_award"
    ALL_ALIKE = "all_alike"
    KNOCK_OUT_WITHOUT_REASON = "knock_out_without_reason"
    KEPT_BUT_BOUGHT_OUT = "kept_but_bought_out"
    LONG_TERM = "long_term"
    NO_VAT_CHOICE = "no_vat_choice"
    NO_COST_PERIOD = "no_cost_period"
    COST_OUTSIDE_PERIOD = "cost_outside_period"
    COST_AFTER_TERM = "cost_after_term"
    COST_WITHOUT_AMOUNT = "cost_without_amount"
    COST_WITHOUT_PAYMENT = "cost_without_payment"
    REPLACEMENT_AT_END = "replacement_at_end"
    RESIDUAL_LEFT_OUT = "residual_left_out"
    EXTERNAL_WITHOUT_SOURCE = "external_without_source"
    NOMINAL_WITHOUT_RISES = "nominal_without_rises"
    HIGH_PRICE_SHARE = "high_price_share"
    LOW_CIRCULAR_SHARE = "low_circular_share"
    MANY_AWARD_CRITERIA = "many_award_criteria"
    NAMED_LIKE_SUPPLIER = "named_like_supplier"
    ILLUSTRATIVE_FIGURES = "illustrative_figures"
    MARK_HIDES_NOTHING = "mark_hides_nothing"


class Step(StrEnum):
    """The step of the buyer's work at which something can be mended."""

    TENDER = "tender"
    AMBITION = "ambition"
    SCENARIOS = "scenarios"
    SCORE = "score"
    COST = "cost"
    MATERIALS = "materials"
    TENDER_FILE = "tender_file"
    REPORT = "report"


class Part(StrEnum):
    """Which kind of field a place is, where a step has several of them."""

    SETTING = "setting"
    LINE = "line"
    EFFECT = "effect"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something can be mended: a step, and what is needed to find the field there.

    `position` counts the lines or effects of the scenario from 0; `field` is the name of a field of
    the tender or of the cost settings. The place of the checks themselves is the report.
    """

    step: Step
    scenario_id: ScenarioId | None = None
    criterion_id: CriterionId | None = None
    part: Part | None = None
    position: int = 0
    field: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that may not hold. `answer` is why it may stay as it is; empty while unanswered.

    A confidential answer stays out of a public edition. `subject` tells apart what is alike otherwise,
    such as two cost lines of one scenario.
    """

    id: CheckId
    severity: Severity
    message: Message
    place: Place
    scenario_id: ScenarioId | None = None
    criterion_id: CriterionId | None = None
    subject: str = ""
    answer: str = ""
    is_answer_confidential: bool = False

    @property
    def is_answered(self) -> bool:
        """True if the buyer said why it may stay."""
        return bool(self.answer.strip())

    @property
    def names_places_only(self) -> bool:
        """True if its sentence says no more than what is checked, and of which scenario and criterion."""
        return self.message.values.keys() <= {"name", "criterion"}

    @property
    def key(self) -> tuple[str, ScenarioId | None, CriterionId | None, str]:
        """What an answer belongs to."""
        return (self.id, self.scenario_id, self.criterion_id, self.subject)


class Scored(Protocol):
    """What a check needs of a scenario's result on a criterion."""

    @property
    def level(self) -> float | None: ...
    @property
    def proven_level(self) -> float | None: ...
    @property
    def no_effect_expected(self) -> bool | None: ...
    @property
    def is_fixed(self) -> bool: ...


class Weighed(Protocol):
    """What a check needs of a criterion that counts."""

    @property
    def criterion(self) -> Criterion: ...
    @property
    def share_of_total(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Checked:
    """What is checked: an assessment, and what was worked out of it."""

    assessment: Assessment
    criteria: Mapping[CriterionId, Weighed]
    scores: Mapping[ScenarioId, Mapping[CriterionId, Scored]]
    costs: Mapping[ScenarioId, CostResult | None]
    verdict: Message


def severity_in(scenario: Scenario, severity: Severity) -> Severity:
    """How much it matters there: of a scenario that is knocked out all is a note."""
    return severity if scenario.knock_out is None else Severity.NOTE


def open_and_serious(checks: Iterable[Check]) -> int:
    """How many checks are open that are more than notes."""
    return sum(not check.is_answered and check.severity is not Severity.NOTE for check in checks)


def answers_by_key(
    answers: tuple[CheckAnswer, ...],
) -> dict[tuple[str, ScenarioId | None, CriterionId | None, str], CheckAnswer]:
    """The buyer's answers by what they belong to."""
    return {(known.check, known.scenario_id, known.criterion_id, known.subject): known for known in answers}
