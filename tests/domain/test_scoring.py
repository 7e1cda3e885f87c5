"""Levels, proven levels and means: hand-worked numbers and bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circular_assess.domain.catalogue import Evidence
from circular_assess.domain.scoring import (
    asks_no_more,
    figures_of,
    level_of_value,
    levels_of_score,
    proven_level,
    ranks,
    weighted_mean,
)

FURNITURE = (0.0, 20.0, 40.0, 60.0, 85.0)
COST = (20.0, 10.0, 0.0, -10.0, -20.0)
PARTIES = (1.0, 2.0, 3.0, 5.0, 8.0)


@pytest.mark.parametrize(
    ("value", "anchors", "level"),
    [
        (30, FURNITURE, 1.5),
        (90, FURNITURE, 4.0),
        (72, FURNITURE, 3.48),
        (-5, FURNITURE, 0.0),
        (0, FURNITURE, 0.0),
        (85, FURNITURE, 4.0),
        (0, COST, 2.0),
        (15, COST, 0.5),
        (-35, COST, 4.0),
        (35, COST, 0.0),
        (7, PARTIES, 3 + 2 / 3),
        (36, (0, 10, 20, 30, 50), 3.3),
        (14, (0, 10, 20, 30, 50), 1.4),
    ],
)
def test_a_value_is_read_off_straight_lines(value: float, anchors: tuple[float, ...], level: float) -> None:
    assert level_of_value(value, anchors) == pytest.approx(level, abs=1e-12)


anchors_rising = st.lists(st.floats(-1e6, 1e6), min_size=5, max_size=5, unique=True).map(sorted)


@given(anchors_rising, st.booleans(), st.floats(-1e7, 1e7), st.floats(-1e7, 1e7))
def test_levels_never_fall_in_the_better_direction(
    rising: list[float], is_falling: bool, one: float, other: float
) -> None:
    anchors = rising[::-1] if is_falling else rising
    worse, better = sorted((one, other), reverse=is_falling)
    assert 0 <= level_of_value(worse, anchors) <= level_of_value(better, anchors) <= 4


@given(anchors_rising, st.booleans())
def test_every_anchor_gives_its_level_exactly(rising: list[float], is_falling: bool) -> None:
    anchors = rising[::-1] if is_falling else rising
    assert [level_of_value(anchor, anchors) for anchor in anchors] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("evidence", "caps"),
    [("E0", [0, 1, 1, 1]), ("E1", [0, 1, 2, 2]), ("E2", [0, 1, 2, 4]), ("E4", [0, 1, 2, 4])],
)
def test_weak_evidence_caps_the_proven_level(evidence: str, caps: list[float]) -> None:
    assert [proven_level(level, Evidence(evidence)) for level in (0, 1, 2, 4)] == caps


def test_an_unscored_criterion_counts_nothing_and_could_be_the_best() -> None:
    figures = figures_of(
        weighted_mean(
            [levels_of_score(3, 4.0, Evidence.OWN_STATEMENT), levels_of_score(1, None, None)], weight=1
        )
    )
    assert (figures.claimed, figures.proven, figures.low, figures.high) == (75, 37.5, 37.5, 100)
    assert figures.coverage == 0.75


def test_closer_than_a_billionth_is_a_tie() -> None:
    assert ranks([50.0, 50.0 + 5e-10, 40.0, 60.0]) == (2, 2, 4, 1)
    assert ranks([50.0, 50.0 + 3e-9]) == (2, 1)
    assert ranks([]) == ()


def test_no_more_than_the_market_follows_the_direction() -> None:
    assert asks_no_more(5, 5, is_falling=False)
    assert not asks_no_more(5.1, 5, is_falling=False)
    assert asks_no_more(5.1, 5, is_falling=True)
    assert not asks_no_more(4.9, 5, is_falling=True)
