"""Reading eForms and OCDS: what stands where, what follows from it, and what is left open."""

from decimal import Decimal

import pytest

from circular_assess.exchange.notices import LotKind, Notice, NoticeLot, notice_in
from circular_assess.exchange.notices.figures import earliest, moment_in, number_in
from circular_assess.exchange.notices.notice import ValueSource, in_language
from tests.exchange.notices.made_up_notices import (
    as_bytes,
    coded,
    criterion,
    dates,
    eforms_notice,
    extension,
    lot,
    months,
    ocds_release,
    value,
    weighted,
)


def _eforms(*lots: str, project: str = "", more: str = "", **rest: object) -> Notice:
    return notice_in(eforms_notice(lots, project, more, **rest))  # type: ignore[arg-type]


def _lot(criteria: str = "", **parts: str) -> NoticeLot:
    return _eforms(lot(criteria=criteria, **parts)).lots[0]


def test_an_eforms_notice_is_read_whatever_its_prefixes_comments_and_empty_texts() -> None:
    notice = _eforms(lot(), buyers=("ORG-0002", "ORG-0001", "ORG-0009", "ORG-0002"))
    assert notice.title == {"FRA": "Chaises", "NLD": "Stoelen"}
    assert notice.description == {"FRA": "Location de chaises"}
    assert notice.buyers == ("Stad 2", "Stad 1")
    assert (notice.reference, notice.procedure_id, notice.notice_id) == (
        "2026-014",
        "procedure-1",
        "notice-1",
    )
    assert (notice.version, notice.procedure_type, notice.nature) == ("02", "open", "supplies")
    assert notice.cpv == ("39112000",)
    assert notice.fingerprint != ""
    assert in_language(notice.title, "fr") == "Chaises"


@pytest.mark.parametrize(
    ("project", "lot_values", "found"),
    [
        (value("900.50"), ["100", "200"], ("900.50", ValueSource.PROCEDURE)),
        ("", ["100.25", "200"], ("300.25", ValueSource.LOTS)),
        ("", ["100", ""], None),
        (value("-1"), [""], None),
        (value("1e400"), [""], None),
    ],
)
def test_the_value_is_that_of_the_procedure_else_of_all_lots(
    project: str, lot_values: list[str], found: tuple[str, ValueSource] | None
) -> None:
    lots = [lot(f"LOT-{number}", project=value(amount)) for number, amount in enumerate(lot_values)]
    estimated = _eforms(*lots, project=project).estimated_value
    assert (estimated and (estimated.money.amount, estimated.source)) == (
        found and (Decimal(found[0]), found[1])
    )


def test_the_value_is_that_of_the_framework_if_there_is_no_other_and_never_of_two_currencies() -> None:
    most = extension('<efbc:FrameworkMaximumAmount currencyID="EUR">775000.00</efbc:FrameworkMaximumAmount>')
    framework = f"<a:RequestedTenderTotal>{most}</a:RequestedTenderTotal>"
    estimated = _eforms(lot(), project=framework).estimated_value
    assert estimated is not None
    assert (estimated.money.amount, estimated.source) == (Decimal(775_000), ValueSource.FRAMEWORK)
    mixed = _eforms(lot("LOT-1", project=value("1")), lot("LOT-2", project=value("1", "PLN")))
    assert mixed.estimated_value is None


@pytest.mark.parametrize(
    ("period", "found"),
    [
        (months("48"), 48),
        (months("4", "YEAR"), 48),
        (months("1826", "CALENDAR_DAY"), 60),
        (months("104", "WEEK"), None),
        (months("52", "WEEK"), 12),
        (months("55", "DAY"), None),
        (dates("2025-02-01+01:00", "2028-01-31+01:00"), 36),
        (dates("2025-01-01+01:00", "2025-05-23+02:00"), None),
        (dates("1970-01-01Z", "2028-01-31Z"), None),
        ("<a:PlannedPeriod><b:DescriptionCode>UNLIMITED</b:DescriptionCode></a:PlannedPeriod>", None),
    ],
)
def test_a_period_is_whole_months_or_left_open(period: str, found: int | None) -> None:
    assert _eforms(lot(project=period)).duration_months == found
    assert _eforms(lot(), project=period).duration_months == found


def test_lots_that_run_differently_have_no_common_period() -> None:
    notice = _eforms(lot("LOT-1", project=months("12")), lot("LOT-2", project=months("24")))
    assert notice.duration_months is None
    assert "durations_differ" in [remark.key for remark in notice.remarks]


W40, W60 = weighted("price", "Prijs", "40"), weighted("quality", "Kwaliteit", "60")
FIXED = ("number-fixed", "fix-tot", "500000")


@pytest.mark.parametrize(
    ("criteria", "basis", "price", "doubts"),
    [
        (W40 + W60, "percentage", 0.4, ()),
        (W40, "percentage", 1.0, ("sum_not_100",)),
        (
            weighted("price", "P", "1", "poi-exa") + weighted("quality", "Q", "2", "poi-mid"),
            "points",
            0.3333,
            (),
        ),
        (
            "".join(weighted("quality", "Q", rank, "poi-exa") for rank in "132"),
            "points",
            0.0,
            ("points_look_like_rank",),
        ),
        (
            weighted("price", "P", "0.6", "dec-exa") + weighted("cost", "C", "0.4", "dec-exa"),
            "decimal",
            0.6,
            (),
        ),
        (criterion("price", "P"), "single", 1.0, ()),
        (criterion("quality", "Q"), "single", 0.0, ()),
        (criterion("", "Only the documents say it"), "unweighted", None, ()),
        (criterion("price", "P") + criterion("quality", "Q"), "unweighted", None, ()),
        (W40 + criterion("quality", "Q"), "partial", None, ()),
        (W40 + weighted("quality", "Q", "60", "poi-exa"), "mixed", None, ()),
        (
            weighted("price", "P", "1", "ord-imp") + weighted("quality", "Q", "2", "ord-imp"),
            "order",
            None,
            (),
        ),
        (criterion("quality", "Q", FIXED) + criterion("price", "P", FIXED), "fixed", None, ()),
        (
            weighted("price", "P", "0") + weighted("quality", "Q", "0"),
            "percentage",
            None,
            ("zero_sum",),
        ),
        ("", "none", None, ()),
        ("<a:SubordinateAwardingCriterion/>", "none", None, ()),
    ],
)
def test_shares_are_computed_where_the_weights_allow_it(
    criteria: str, basis: str, price: float | None, doubts: tuple[str, ...]
) -> None:
    shares = _lot(criteria).shares
    assert (shares.basis, shares.price, shares.doubts) == (basis, price, doubts)


def test_numbers_keep_kind_and_code_and_withheld_ones_are_absent() -> None:
    threshold = ("number-threshold", "min-score", "12.5")
    shown = _lot(criterion("quality", "Q", ("number-weight", "per-exa", "60"), threshold)).criteria[0]
    assert [(number.kind.value, number.code, str(number.amount)) for number in shown.numbers] == [
        ("weight", "per-exa", "60"),
        ("threshold", "min-score", "12.5"),
    ]
    hidden = criterion(
        "quality", "unpublished", ("number-weight", "per-exa", "-1"), more="<efac:FieldsPrivacy/>"
    )
    assert _lot(hidden).criteria[0].numbers == ()
    assert _lot(hidden).criteria[0].name == {}


def test_codes_of_all_lists_are_read_once_and_under_their_newer_names() -> None:
    project = (
        coded("environmental-impact", "circ-econ", "other", "circ-econ")
        + coded("social-procurement", "opp")
        + coded("gpp-criteria", "eu")
    )
    notice = _eforms(lot(project=project), lot("LOT-2", project=coded("strategic-procurement", "env-imp")))
    assert notice.green_codes == ("circ-econ", "other", "eu", "env-imp", "opp")
    assert notice.lots[0].codes["social-objective"] == ("opp",)


def _period(name: str, day: str, time: str) -> str:
    return f"<{name}><b:EndDate>{day}</b:EndDate><b:EndTime>{time}</b:EndTime></{name}>"


def test_the_deadline_is_the_earliest_of_the_first_kind_that_there_is() -> None:
    tenders = _period("a:TenderSubmissionDeadlinePeriod", "2026-03-17+02:00", "10:00:00+02:00")
    earlier = _period("a:TenderSubmissionDeadlinePeriod", "2026-03-17+01:00", "10:30:00+03:00")
    requests = _period("a:ParticipationRequestReceptionPeriod", "2026-01-01Z", "12:00:00Z")
    interest = extension(_period("efac:InterestExpressionReceptionPeriod", "2025-12-01Z", "12:00:00Z"))
    both = _eforms(lot("LOT-1", process=tenders + requests), lot("LOT-2", process=earlier))
    assert both.deadline == "2026-03-17T10:30:00+03:00"
    assert _eforms(lot(process=requests + interest)).deadline == "2026-01-01T12:00:00Z"
    pin = _eforms(lot(process=interest))
    assert (pin.deadline, pin.sources["deadline"].place) == ("2025-12-01T12:00:00Z", "BT-630")
    assert moment_in("2026-02-30Z") == moment_in("soon", "10:00:00") == ""
    assert earliest(["2026-01-02", "2026-01-01T09:00:00", "never"]) == "2026-01-01T09:00:00"


def test_groups_carry_the_criteria_of_their_lots() -> None:
    group = (
        "<a:TenderingTerms><a:LotDistribution><a:LotsGroup><b:LotsGroupID>GLO-0001</b:LotsGroupID>"
        "<a:ProcurementProjectLotReference><b:ID>LOT-0001</b:ID></a:ProcurementProjectLotReference>"
        "<a:ProcurementProjectLotReference><b:ID>LOT-0001</b:ID></a:ProcurementProjectLotReference>"
        "</a:LotsGroup></a:LotDistribution></a:TenderingTerms>"
    )
    notice = _eforms(lot(), lot("GLO-0001", W40 + W60, kind="LotsGroup"), more=group)
    assert notice.lot("GLO-0001").kind is LotKind.GROUP
    assert notice.lot("GLO-0001").lot_ids == ("LOT-0001",)


def test_an_ocds_release_with_the_extensions_of_eforms() -> None:
    award = {
        "criteria": [
            {"type": "price", "name": "Price", "numbers": [{"number": 40, "weight": "percentageExact"}]},
            {
                "type": "quality",
                "numbers": [{"number": "60", "weight": "percentageExact"}, {"number": 1}],
            },
        ]
    }
    ocds_lot = {
        "id": "LOT-1",
        "awardCriteria": award,
        "value": {"amount": 1000000.5, "currency": "EUR"},
        "contractPeriod": {"durationInDays": 720},
        "tenderPeriod": {"endDate": "2026-03-17T10:00:00Z"},
        "sustainability": [{"goal": "environmental.circularEconomy", "strategies": ["euGPPCriteria"]}],
    }
    classified = [
        {"classification": {"scheme": "CPV", "id": "39112000-0"}},
        {
            "classification": {"scheme": "CPV", "id": "39110000.0"},
            "additionalClassifications": [
                {"scheme": "CPVS", "id": "PA02-0"},
                {"scheme": "CPV", "id": "39112000"},
            ],
        },
    ]
    tender_id = "aff413b9-5d9f-42d0-ba22-aa3f7cefe0fd"
    identifiers = [{"scheme": "internal", "id": "24/1"}]
    release = ocds_release(id=tender_id, identifiers=identifiers, lots=[ocds_lot], items=classified)
    notice = notice_in(as_bytes({"releases": [release, release]}))
    assert notice.buyers == ("City of Ghent",)
    assert (notice.procedure_id, notice.reference) == (tender_id, "24/1")
    assert (notice.cpv, notice.supplementary_cpv) == (("39112000", "39110000"), ("PA02-0",))
    assert notice.estimated_value is not None
    assert notice.estimated_value.money.amount == Decimal("1000000.5")
    assert (notice.duration_months, notice.deadline) == (24, "2026-03-17T10:00:00Z")
    assert notice.lots[0].shares.price == 0.4
    assert [len(one.numbers) for one in notice.lots[0].criteria] == [1, 1]
    assert notice.green_codes == ("environmental.circularEconomy", "euGPPCriteria")
    assert notice.sources["title"].place == "releases[0].tender.title"
    assert [remark.key for remark in notice.remarks] == ["several_releases"]


def test_a_record_is_read_by_its_compiled_release_and_plain_ocds_by_its_tender_id() -> None:
    record = {"releases": [{"url": "https://example.org"}], "compiledRelease": ocds_release()}
    notice = notice_in(as_bytes({"records": [record]}))
    assert (notice.reference, notice.procedure_id) == ("T-1", "ocds-made-up-1")
    assert notice.title == {"en": "Chairs for rent"}


@pytest.mark.parametrize("wrong", ["NaN", "1e99999", "12 000", "", True, None, "9" * 50, []])
def test_what_is_no_figure_is_none(wrong: object) -> None:
    assert number_in(wrong) is None
