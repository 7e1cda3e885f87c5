"""Which copies stay: all of today and yesterday, then the last of each day, week and month."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from circular_assess.storage.thinning import copies_to_thin, copy_moment

BRUSSELS = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 24, 15, 0, tzinfo=BRUSSELS)


def _name(moment: datetime, number: str = "") -> str:
    return f"library-{moment.astimezone(UTC):%Y-%m-%d-%H.%M.%S}Z{number}.db"


def test_a_name_tells_when_the_copy_was_made_and_of_which_library() -> None:
    assert copy_moment("library-2026-11-24-00.30.05Z-2.db", "library") == datetime(
        2026, 11, 24, 0, 30, 5, tzinfo=UTC
    )
    for name in ("library.db", "other-2026-11-24-00.30.05Z.db", "library-2026-13-24-00.30.05Z.db"):
        assert copy_moment(name, "library") is None
    assert copy_moment("library-old-2026-11-24-00.30.05Z.db", "library") is None


def test_every_half_hour_of_a_year() -> None:
    moments = [NOW - timedelta(minutes=30 * step) for step in range(400 * 48)]
    thinned = set(copies_to_thin(map(_name, moments), "library", NOW))
    kept = [moment for moment in moments if _name(moment) not in thinned]
    by_day = defaultdict(list)
    for moment in kept:
        by_day[(NOW.date() - moment.date()).days].append(moment)
    # Since midnight there were 31, and 48 yesterday.
    assert [len(by_day[age]) for age in range(15)] == [31, 48, *[1] * 13]
    assert by_day[5] == [datetime(2026, 11, 19, 23, 30, tzinfo=BRUSSELS)]
    older = [moment.date() for moment in kept if (NOW.date() - moment.date()).days > 14]
    weeks = [day for day in older if (NOW.date() - day).days <= 91]
    spanned = {(NOW - timedelta(age)).date().isocalendar()[:2] for age in range(15, 92)}
    assert len(weeks) == len(spanned)
    assert {day.isocalendar()[:2] for day in weeks} == spanned
    months = [day for day in older if (NOW.date() - day).days > 91]
    assert len(months) == len({(day.year, day.month) for day in months})
    assert months[0].month == 8
    assert all((day + timedelta(1)).day == 1 for day in months[1:])


def test_days_are_those_of_the_reader() -> None:
    # A quarter past midnight in Brussels is still the day before in UTC: two days there, one here.
    first, second = datetime(2026, 11, 20, 0, 15, tzinfo=BRUSSELS), datetime(2026, 11, 20, 9, tzinfo=BRUSSELS)
    assert copies_to_thin([_name(first), _name(second)], "library", NOW) == [_name(first)]
    assert copies_to_thin([_name(first), _name(second)], "library", NOW.astimezone(UTC)) == []


@given(
    st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), max_size=40),
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),
)
def test_the_newest_stays_and_thinning_twice_is_thinning_once(found: list[datetime], now: datetime) -> None:
    names = sorted({_name(moment.replace(tzinfo=UTC)) for moment in found})
    foreign = ["notes.txt", "library.db", "other-2021-01-01-00.00.00Z.db"]
    clock = now.replace(tzinfo=UTC)
    thinned = copies_to_thin([*foreign, *names], "library", clock)
    assert set(thinned) <= set(names)
    kept = [name for name in names if name not in thinned]
    assert not names or names[-1] in kept
    assert copies_to_thin(kept, "library", clock) == []


def test_of_copies_of_one_second_the_last_stays() -> None:
    moment = NOW - timedelta(days=10)
    names = [_name(moment, number) for number in ("", "-2", "-10")]
    assert set(copies_to_thin(names, "library", NOW)) == set(names[:2])
