"""Why two scenarios differ: causes that add up, as worked out and as printed, and the sentence about them."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from circular_assess.domain.assessment import Assessment, Headline
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.comparison import Cause, causes, difference, printed_points
from circular_assess.domain.results import Results, evaluate
from circular_assess.texts import MINUS, Texts
from tests.examples import BUY_NEW, REFURBISH, SERVICE, furniture_example
from tests.strategies import assessments

TEXTS = Texts()


def _made(points: list[float]) -> list[Cause]:
    return [Cause(CriterionId(f"X-{place}"), each) for place, each in enumerate(points)]


def _sentence(results: Results, own: str, other: str, headline: Headline = Headline.CLAIMED) -> str:
    known = {scenario.id: scenario for scenario in results.scenarios}
    one, two = (known[key] for key in (own, other))  # type: ignore[index]
    names = {key: in_use.criterion.short_name for key, in_use in results.criteria.items()}
    found = causes(one.criteria, two.criteria, headline)
    message = difference(one.name, two.name, found, names)
    return TEXTS.message(message.key, message.values)


@settings(deadline=None, max_examples=60)
@given(assessments(), st.sampled_from(Headline))
def test_causes_add_up_to_the_difference_of_any_two_scenarios(
    assessment: Assessment, headline: Headline
) -> None:
    scenarios = evaluate(assessment).scenarios
    for one in scenarios:
        for other in scenarios:
            found = causes(one.criteria, other.criteria, headline)
            gap = one.headline_total(headline) - other.headline_total(headline)
            assert abs(sum(cause.points for cause in found) - gap) <= 1e-9
            assert [abs(c.points) for c in found] == sorted((abs(c.points) for c in found), reverse=True)
            _check_printed(found)


@given(st.lists(st.floats(-100, 100), max_size=60), st.integers(0, 3))
def test_printed_points_add_up_to_the_printed_difference(points: list[float], decimals: int) -> None:
    _check_printed(_made(points), decimals)


def _check_printed(found: list[Cause] | tuple[Cause, ...], decimals: int = 1) -> None:
    printed = printed_points(found, decimals)
    assert len(printed) == len(found)
    together = sum((Decimal(_typed(points, decimals)) for points in printed), Decimal(0))
    assert together == Decimal(_typed(sum(cause.points for cause in found), decimals))
    for cause, shown in zip(found, printed, strict=True):
        assert abs(cause.points - shown) < 10.0**-decimals
        assert cause.points * shown >= 0


def _typed(number: float, decimals: int) -> str:
    return TEXTS.number(number, decimals).replace(MINUS, "-").replace("\N{NO-BREAK SPACE}", "")


def test_who_loses_most_by_rounding_down_is_raised_first() -> None:
    assert printed_points(_made([3.44, 2.44, 1.44])) == (3.5, 2.4, 1.4)
    assert printed_points(_made([1.04, -0.04])) == (1.0, 0.0)
    assert printed_points(_made([5.0, -2.25, 0.25])) == (5.0, -2.2, 0.2)
    assert printed_points([]) == ()


def test_the_sentence_names_the_largest_causes_for_and_against() -> None:
    results = evaluate(furniture_example())
    assert _sentence(results, SERVICE, REFURBISH) == (
        "Furniture as a service is 10.5 points ahead of Refurbish own stock, mostly by “Ownership and end of"
        f" life” (+5.9) and “Recycled content” (+3.2); against it “Need met by reused goods” ({MINUS}3.8) and"
        f" “Need challenged” ({MINUS}3.8)."
    )
    assert " is 10.5 points behind Furniture as a service, mostly by " in _sentence(
        results, REFURBISH, SERVICE
    )
    assert _sentence(results, BUY_NEW, BUY_NEW) == "Buy new and Buy new are level."
    proven = _sentence(results, SERVICE, REFURBISH, Headline.PROVEN)
    assert proven.startswith("Furniture as a service is 3.1 points behind Refurbish own stock, mostly by")


def test_a_sentence_for_every_case() -> None:
    names = {CriterionId(f"X-{place}"): f"Criterion {place}" for place in range(3)}
    cases = {
        "none": [0.01, -0.01],
        "equal": [2.0, -2.0],
        "ahead": [2.0],
        "ahead_against": [2.0, -1.0],
        "behind": [-2.0],
        "behind_against": [-2.0, 1.0],
    }
    for kind, points in cases.items():
        message = difference("A {b}", "$x$", _made(points), names)
        assert message.key == f"difference_{kind}"
        wording = TEXTS.message(message.key, message.values)
        assert wording.startswith("A {b} ")
        assert ("“Criterion 1”" in wording) is (len(points) > 1 and kind != "none")
