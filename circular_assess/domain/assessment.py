"""What the buyer entered: one immutable value for a tender, its criteria, scenarios and scores."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from circular_assess.domain.catalogue import Criterion, CriterionId, Evidence, Instrument, Strategy, Theme
from circular_assess.domain.cost_lines import CostLine, CostSettings
from circular_assess.domain.material_lines import Effect, MaterialLine, ProductUse

AssessmentId = NewType("AssessmentId", str)
ScenarioId = NewType("ScenarioId", str)

ASK_PARTS = 5


class Headline(StrEnum):
    """Which of the two totals ranks the scenarios."""

    CLAIMED = "claimed"
    PROVEN = "proven"


class TenderStatus(StrEnum):
    """How far the tender has come."""

    BEFORE_PUBLICATION = "before_publication"
    PUBLISHED = "published"
    AWARDED = "awarded"
    IN_CONTRACT = "in_contract"


class Weighting(StrEnum):
    """How the weights of the strategies were found."""

    DIRECT = "direct"
    RANK_ORDER_CENTROID = "rank_order_centroid"
    RANK_SUM = "rank_sum"
    SWING = "swing"


@dataclass(frozen=True, slots=True)
class Tender:
    """What is bought. The estimated value is in euro without VAT; None means not given.

    `term_note` says why the term is as long as it is. `price_share` and `circular_share` are the parts
    (0-1) that price and circularity get in the award. `procedure_id` and `notice_id` name the published
    procedure and the notice that was read. What is confidential, here and in all parts of an
    assessment, stays out of a public edition.
    """

    title: str = ""
    theme: Theme = Theme.GENERAL
    buyer: str = ""
    reference: str = ""
    cpv: str = ""
    description: str = ""
    functional_unit: str = ""
    quantity: float | None = None
    quantity_unit: str = ""
    term_years: float | None = None
    term_note: str = ""
    estimated_value_eur: float | None = None
    status: TenderStatus = TenderStatus.BEFORE_PUBLICATION
    price_share: float | None = None
    circular_share: float | None = None
    is_value_confidential: bool = False
    is_description_confidential: bool = False
    is_term_note_confidential: bool = False
    procedure_id: str = ""
    notice_id: str = ""


@dataclass(frozen=True, slots=True)
class StrategySetting:
    """How much a strategy counts (any positive scale, shared out by `evaluate`) and why."""

    strategy: Strategy
    weight: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TenderAsk:
    """How a criterion gets into the tender and the contract: where it is asked, and what follows.

    `minimum` is the least that is asked, in the buyer's words; `kpi`, `owner` and `due` say what is
    measured in the contract, by whom and until when. All empty means that nothing is asked yet.
    """

    instrument: Instrument | None = None
    minimum: str = ""
    kpi: str = ""
    owner: str = ""
    due: str = ""

    @property
    def noted(self) -> int:
        """How many of the five are filled in."""
        texts = (self.minimum, self.kpi, self.owner, self.due)
        return int(self.instrument is not None) + sum(bool(text.strip()) for text in texts)

    @property
    def is_complete(self) -> bool:
        """True if nothing is missing: place, minimum, KPI, owner and date."""
        return self.noted == ASK_PARTS


@dataclass(frozen=True, slots=True)
class CriterionSetting:
    """The assessment's own copy of a criterion, whether it is in use, and how much it counts.

    A criterion that is not in use is left out for all scenarios alike; `reason` says why.
    """

    criterion: Criterion
    weight: float
    is_in_use: bool = True
    reason: str = ""
    ask: TenderAsk = TenderAsk()


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a score can be checked: a title, a link or file name, and a page or place in it."""

    title: str
    link: str = ""
    page: str = ""
    is_confidential: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """What one scenario reaches on one criterion.

    `level` (0-4) belongs to level criteria, `value` (in the criterion's unit) to value criteria.
    Without either the criterion is unscored, whatever reason or proof is kept already.
    `range_low` and `range_high` say, as a level or value like the score, between what it may lie.
    `is_illustrative` marks an estimate that is not a published or checked figure.
    """

    criterion_id: CriterionId
    level: float | None = None
    value: float | None = None
    range_low: float | None = None
    range_high: float | None = None
    evidence: Evidence = Evidence.NOT_STATED
    reason: str = ""
    proofs: tuple[Proof, ...] = ()
    look_again: bool = False
    is_illustrative: bool = False
    is_reason_confidential: bool = False

    @property
    def is_scored(self) -> bool:
        """True if a level was chosen or a value typed."""
        return self.level is not None or self.value is not None


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way of buying. `mark` (0, 1, 2 ...) gives its colour and sign and is never given twice.

    `scores` is ordered by criterion id, with at most one score a criterion. A scenario that is not
    acceptable has a `knock_out` reason: it leaves the ranking and keeps its scores. `period_years` is
    over how many years its costs are counted, where that differs from the assessment's.
    """

    id: ScenarioId
    name: str
    mark: int
    description: str = ""
    scores: tuple[Score, ...] = ()
    cost_lines: tuple[CostLine, ...] = ()
    period_years: int | None = None
    material_lines: tuple[MaterialLine, ...] = ()
    use: ProductUse = field(default_factory=ProductUse)
    effects: tuple[Effect, ...] = ()
    knock_out: str | None = None
    is_name_confidential: bool = False
    is_description_confidential: bool = False
    is_knock_out_confidential: bool = False

    def score_of(self, criterion_id: CriterionId) -> Score:
        """The score on this criterion; an unscored one if nothing was entered."""
        for score in self.scores:
            if score.criterion_id == criterion_id:
                return score
        return Score(criterion_id)


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """The buyer's answer to a check: why it may stay as it is.

    `subject` names what within the scenario is meant, such as a cost line; it is empty elsewhere.
    """

    check: str
    scenario_id: ScenarioId | None
    criterion_id: CriterionId | None
    subject: str
    answer: str
    is_confidential: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything the buyer entered for one tender.

    `strategies` holds all four in their fixed order. `baseline_id` names one of the scenarios and
    is None only while there is none. `next_mark` is the mark that the next new scenario gets.
    """

    id: AssessmentId
    tender: Tender = field(default_factory=Tender)
    headline: Headline = Headline.CLAIMED
    strategies: tuple[StrategySetting, ...] = ()
    criteria: tuple[CriterionSetting, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    baseline_id: ScenarioId | None = None
    next_mark: int = 0
    weighting: Weighting = Weighting.DIRECT
    cost: CostSettings = field(default_factory=CostSettings)
    check_answers: tuple[CheckAnswer, ...] = ()

    @property
    def criteria_in_use(self) -> tuple[CriterionSetting, ...]:
        """The criteria that count, in catalogue order, whatever the weight of their strategy."""
        return tuple(setting for setting in self.criteria if setting.is_in_use)

    @property
    def strategies_with_criteria(self) -> tuple[StrategySetting, ...]:
        """The strategies with at least one weighted criterion in use, whatever their own weight."""
        usable = {setting.criterion.strategy for setting in self.criteria_in_use if setting.weight > 0}
        return tuple(setting for setting in self.strategies if setting.strategy in usable)

    @property
    def strategies_that_count(self) -> tuple[StrategySetting, ...]:
        """The strategies with criteria and a weight over 0."""
        return tuple(setting for setting in self.strategies_with_criteria if setting.weight > 0)

    def scenario(self, scenario_id: ScenarioId) -> Scenario:
        """The scenario with this id; KeyError if there is none."""
        for scenario in self.scenarios:
            if scenario.id == scenario_id:
                return scenario
        raise KeyError(scenario_id)

    def criterion_setting(self, criterion_id: CriterionId) -> CriterionSetting:
        """The setting of this criterion; KeyError if the assessment does not know it."""
        for setting in self.criteria:
            if setting.criterion.id == criterion_id:
                return setting
        raise KeyError(criterion_id)
