"""Words and numbers as the reader sees them."""

from datetime import date, datetime

import pytest

from circular_assess.texts import MESSAGES, Texts

TEXTS = Texts("en")


@pytest.mark.parametrize(
    ("share", "wording"),
    [(0.5, "50 %"), (0.999, "99 %"), (1.0, "100 %"), (0.001, "1 %"), (0.0, "0 %"), (0.596, "60 %")],
)
def test_a_share_says_all_only_when_it_is_all(share: float, wording: str) -> None:
    assert TEXTS.percent(share) == wording.replace(" ", "\N{NO-BREAK SPACE}")


def test_coverage_is_rounded_down() -> None:
    assert TEXTS.coverage(0.5999).startswith("59")
    assert TEXTS.coverage(0.6).startswith("60")
    assert TEXTS.coverage(0.29).startswith("29")


def test_numbers_have_a_real_minus_and_spaces_for_thousands() -> None:
    assert TEXTS.number(-1234567.5) == "−1 234 567.5".replace(" ", "\N{NO-BREAK SPACE}")
    assert (TEXTS.signed(3.84), TEXTS.signed(-3.75), TEXTS.signed(-0.04)) == ("+3.8", "−3.8", "0.0")
    assert TEXTS.euro(1234.5, decimals=2) == "€ 1 234.50".replace(" ", "\N{NO-BREAK SPACE}")


def test_numbers_are_rounded_half_up() -> None:
    rounded = [TEXTS.points(points) for points in (2.25, 2.35, 0.05, 62.449999999999996, 62.44999)]
    assert rounded == ["2.3", "2.4", "0.1", "62.5", "62.4"]
    assert TEXTS.points(-2.25) == "−2.3"


def test_values_are_filled_in_as_typed_and_by_kind() -> None:
    hostile = "{0} %s $x$ <b>"
    assert TEXTS.tr("{name} has {points:points}.", name=hostile, points=2) == f"{hostile} has 2.0."
    assert TEXTS.names(["A", "B", "C"]) == "A, B and C"
    assert TEXTS.plural("{count} page", "{count} pages", 1) == "1 page"
    assert TEXTS.plural("{count} page", "{count} pages", 2) == "2 pages"


def test_moments_near_now_are_said_in_words() -> None:
    now = datetime(2026, 11, 24, 16, 0)
    assert TEXTS.moment(datetime(2026, 11, 24, 14, 32), now) == "Today 14:32"
    assert TEXTS.moment(datetime(2026, 11, 23, 23, 59), now) == "Yesterday"
    assert TEXTS.moment(datetime(2026, 11, 18, 1, 0), now) == "18 Nov 2026"
    assert TEXTS.day(date(2026, 11, 24)) == "24 November 2026"


def test_every_finding_has_words() -> None:
    values = {
        "name": "A",
        "names": ("A", "B"),
        "points": 1.0,
        "against": 2.0,
        "claimed": 3.0,
        "coverage": 0.5,
        "least": 0.6,
        "lowest": 0.0,
        "highest": 9.0,
        "shortest": 4,
        "longest": 8,
        "total": 1.2,
        "other": "B",
        "causes": (("C", 1.0),),
        "opposite": (("D", -1.0),),
        "first": 82,
        "leader": "B",
        "strategy": "reuse",
        "criterion": "C",
        "share": 0.51,
        "level": 2.5,
        "present": 1.0,
        "scored": 3.0,
        "reused": 0.8,
        "recycled": 0.3,
        "each": 145_000.0,
        "most": 5_000.0,
        "times": 500.0,
        "number": 8,
        "amount": 1.0,
        "years": 10.0,
        "line": ("", "buy_out"),
        "mass_kg": -1.0,
    }
    for key in MESSAGES:
        assert "{" not in TEXTS.message(key, values)
