"""A tender notice as read from a file: the same value for each format, with the place of every figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

# A text in each language in which the notice gives it, by the language key of the file.
Wordings: TypeAlias = Mapping[str, str]

UNDETERMINED = "und"
# Code lists on environment, people and innovation: those of eForms, then those of OCDS.
GREEN_LISTS = (
    "environmental-impact",
    "gpp-criteria",
    "strategic-procurement",
    "social-objective",
    "innovative-acquisition",
    "sustainability-goal",
    "sustainability-strategy",
)


class NoticeFormat(StrEnum):
    """Which kind of file a notice came in."""

    EFORMS = "eforms"
    OCDS = "ocds"
    TED_EXPORT = "ted_export"


class LotKind(StrEnum):
    """What a part of a procedure is: a lot, a part of a planned one, or a group of lots."""

    LOT = "Lot"
    PART = "Part"
    GROUP = "LotsGroup"


class NumberKind(StrEnum):
    """What a number of an award criterion is."""

    WEIGHT = "weight"
    FIXED = "fixed"
    THRESHOLD = "threshold"


class ValueSource(StrEnum):
    """Where the estimated value of a notice stands."""

    PROCEDURE = "procedure"
    LOTS = "lots"
    FRAMEWORK = "framework"


class FieldState(StrEnum):
    """Whether a field stands in the notice, was worked out from it, or is not there."""

    FOUND = "found"
    DERIVED = "derived"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class FieldSource:
    """Where a field was read, as BT id, JSON path or path of elements, and whether it was there."""

    place: str
    state: FieldState


@dataclass(frozen=True, slots=True)
class Remark:
    """What the reader should know about the notice, as a key and its values; worded in `remarks`."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217), as exact as the notice gives it."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class EstimatedValue:
    """What the contract is estimated to be worth, without VAT, and where that stands."""

    money: Money
    source: ValueSource


@dataclass(frozen=True, slots=True)
class ContractPeriod:
    """How long a contract runs: a length in days, weeks, months or years, two dates, or a code.

    `unit` is DAY, WEEK, MONTH or YEAR; the last day counts; `code` is UNLIMITED or UNKNOWN.
    """

    length: Decimal | None = None
    unit: str = ""
    first_day: date | None = None
    last_day: date | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Until when tenders, requests to take part, or expressions of interest may come; ISO 8601."""

    tenders: str = ""
    requests: str = ""
    interest: str = ""


@dataclass(frozen=True, slots=True)
class CriterionNumber:
    """A number of an award criterion, with its code of the eForms lists, such as per-exa."""

    kind: NumberKind
    code: str | None
    amount: Decimal


@dataclass(frozen=True, slots=True)
class AwardCriterion:
    """An award criterion of a lot; `type` is price, cost, quality, or None where the notice has none."""

    type: str | None
    name: Wordings = field(default_factory=dict)
    description: Wordings = field(default_factory=dict)
    numbers: tuple[CriterionNumber, ...] = ()

    @property
    def weight(self) -> CriterionNumber | None:
        """The first weight, if there is one."""
        return next((number for number in self.numbers if number.kind is NumberKind.WEIGHT), None)


@dataclass(frozen=True, slots=True)
class AwardShares:
    """What each type of criterion weighs (0-1, by type); empty where it cannot be computed.

    `basis` says how, or why not: percentage, points, decimal, single; none, unweighted, partial, fixed,
    mixed, order, unknown. `doubts` are codes of what is odd about the weights.
    """

    basis: str
    by_type: Mapping[str, float] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()

    @property
    def price(self) -> float | None:
        """What the criteria of the type price weigh (0-1); None where no shares can be computed."""
        return self.by_type.get("price", 0.0) if self.by_type else None


@dataclass(frozen=True, slots=True)
class NoticeLot:
    """A lot, a part or a group of lots of a notice.

    `codes` holds the code lists of the lot by their eForms name, such as environmental-impact;
    `formulas` what the notice says on weights that are no numbers. `cpv` has the main code first.
    """

    id: str
    kind: LotKind
    title: Wordings = field(default_factory=dict)
    description: Wordings = field(default_factory=dict)
    reference: str = ""
    nature: str = ""
    cpv: tuple[str, ...] = ()
    value: Money | None = None
    framework_maximum: Money | None = None
    period: ContractPeriod | None = None
    renewals: int | None = None
    deadlines: Deadlines = Deadlines()
    criteria: tuple[AwardCriterion, ...] = ()
    formulas: tuple[str, ...] = ()
    shares: AwardShares = AwardShares("none")
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tender_languages: tuple[str, ...] = ()
    lot_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A tender notice: what the program takes over, and where each field stands.

    `main_language` is the key of the notice's own language; `cpv` has the procedure's main code first,
    without repeats; `supplementary_cpv` the codes of the supplementary vocabulary, such as PA01-7.
    `sources` is by the field names of the JSON form. `fingerprint` is the SHA-256 of the file.
    """

    format: NoticeFormat
    main_language: str = UNDETERMINED
    title: Wordings = field(default_factory=dict)
    description: Wordings = field(default_factory=dict)
    buyers: tuple[str, ...] = ()
    reference: str = ""
    procedure_id: str = ""
    notice_id: str = ""
    version: str = ""
    changed_notice: str = ""
    publication: str = ""
    notice_type: str = ""
    form_type: str = ""
    procedure_type: str = ""
    is_accelerated: bool | None = None
    nature: str = ""
    cpv: tuple[str, ...] = ()
    supplementary_cpv: tuple[str, ...] = ()
    estimated_value: EstimatedValue | None = None
    period: ContractPeriod | None = None
    duration_months: int | None = None
    deadline: str = ""
    lots: tuple[NoticeLot, ...] = ()
    sources: Mapping[str, FieldSource] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    fingerprint: str = ""

    def lot(self, lot_id: str) -> NoticeLot:
        """The lot with this id; KeyError if there is none."""
        for lot in self.lots:
            if lot.id == lot_id:
                return lot
        raise KeyError(lot_id)

    @property
    def green_codes(self) -> tuple[str, ...]:
        """The codes of GREEN_LISTS in all lots, each once."""
        found = (code for name in GREEN_LISTS for lot in self.lots for code in lot.codes.get(name, ()))
        return tuple(dict.fromkeys(found))

    def texts(self) -> Iterator[Wordings]:
        """Every title, description and criterion of the notice."""
        yield self.title
        yield self.description
        for lot in self.lots:
            yield lot.title
            yield lot.description
            for criterion in lot.criteria:
                yield criterion.name
                yield criterion.description


# Languages in which a key of the file and one of the program mean the same.
_LANGUAGE_KEYS: Mapping[str, tuple[str, ...]] = {
    "en": ("en", "eng"),
    "nl": ("nl", "nld", "dut"),
    "fr": ("fr", "fra", "fre"),
    "de": ("de", "deu", "ger"),
}


def language_of(key: str) -> str:
    """The two letters of a language key, such as nl for NLD; empty for a language without words here."""
    short = key.strip().lower().replace("_", "-").split("-")[0]
    return next((language for language, keys in _LANGUAGE_KEYS.items() if short in keys), "")


def in_language(wordings: Wordings, *keys: str) -> str:
    """The text in the first of these languages that it is given in, else in any; empty if there is none."""
    for key in keys:
        if key in wordings:
            return wordings[key]
        for other in wordings:
            if language_of(key) and language_of(other) == language_of(key):
                return wordings[other]
    return next(iter(wordings.values()), "")
