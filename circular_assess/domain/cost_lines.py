"""What a way of buying costs, as entered: cost lines, and how they are counted over time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CostKind(StrEnum):
    """What a cost line pays for."""

    PURCHASE = "purchase"
    DELIVERY = "delivery"
    SERVICE_FEE = "service_fee"
    ENERGY = "energy"
    UPKEEP = "upkeep"
    REPLACEMENT = "replacement"
    TRAINING = "training"
    END_OF_LIFE = "end_of_life"
    RESIDUAL_VALUE = "residual_value"
    BUY_OUT = "buy_out"
    EXTERNAL = "external"
    OTHER = "other"


class Rhythm(StrEnum):
    """How often an amount is paid."""

    ONCE = "once"
    YEARLY = "yearly"
    MONTHLY = "monthly"
    PER_USE = "per_use"


class Paid(StrEnum):
    """Whether an amount is paid before or after the time that it is for."""

    ADVANCE = "advance"
    ARREARS = "arrears"


class Vat(StrEnum):
    """Whether all amounts of an assessment are with or without VAT."""

    EXCLUDED = "excluded"
    INCLUDED = "included"


class RateKind(StrEnum):
    """Whether discount rate and price rises are without inflation (real) or with it (nominal)."""

    REAL = "real"
    NOMINAL = "nominal"


class ResidualRule(StrEnum):
    """What goods are worth at the end: the lines as typed, a straight line over their life, or nothing."""

    AS_TYPED = "as_typed"
    LINEAR = "linear"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CostLine:
    """One cost of a scenario for the whole purchase, in euro at the prices of year 0 (the start).

    Paid in `first_year` (`ONCE`), or each year, each month or per use from `first_year` to `last_year`.
    `escalation` is the rise of its price a year (0.02 = 2 %), counted from year 0 on. The amount of a
    residual value is income; a negative one is the cost of disposal. `amount_eur` is None while it is
    not known; `quoted` shows an amount in another currency and is never counted. `life_years` is how
    long a purchase lasts, for the straight-line residual value.
    """

    kind: CostKind
    name: str
    amount_eur: float | None
    rhythm: Rhythm = Rhythm.YEARLY
    first_year: int = 0
    last_year: int = 0
    uses_per_year: float | None = None
    escalation: float = 0.0
    paid: Paid = Paid.ARREARS
    life_years: float | None = None
    quoted: str = ""
    source: str = ""
    is_illustrative: bool = False
    is_confidential: bool = False

    @property
    def is_withheld(self) -> bool:
        """True if this stands for a confidential line in a public edition: what it costs is not told."""
        return self.is_confidential and self.amount_eur is None


@dataclass(frozen=True, slots=True)
class RateStep:
    """One step of a declining schedule: the rate (0.035 = 3.5 %) of all years up to this one."""

    through_year: int
    rate: float


@dataclass(frozen=True, slots=True)
class CostSettings:
    """How the costs of all scenarios are counted.

    `discount_rate` is a rate a year (0.03 = 3 %) and gives way to `rate_steps` where there are any.
    `period_years` is over how many years costs are counted; None: the term of the tender.
    """

    vat: Vat | None = None
    rate_kind: RateKind = RateKind.REAL
    discount_rate: float | None = None
    rate_steps: tuple[RateStep, ...] = ()
    period_years: int | None = None
    residual_rule: ResidualRule = ResidualRule.AS_TYPED
