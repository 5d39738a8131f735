"""A log whose lines say when they were written, by clocks that were not always right."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.core.doubt import BEYOND, believed

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def logs() -> st.SearchStrategy[list[datetime]]:
    return st.lists(st.integers(-60, 60).map(lambda n: NOW + n * DAY / 2), max_size=12)


@given(logs())
def test_what_is_believed_never_goes_back_and_never_lies_beyond_now(written: list[datetime]) -> None:
    row = [written[place] for place in believed(written, NOW)]

    assert all(before <= after for before, after in pairwise(row))
    assert all(at <= NOW + BEYOND for at in row)


@given(logs().map(sorted))
def test_a_log_that_no_wrong_clock_has_written_is_believed_whole(written: list[datetime]) -> None:
    past = [at for at in written if at <= NOW]

    assert believed(past, NOW) == list(range(len(past)))


@given(logs())
def test_no_more_of_it_could_be_believed(written: list[datetime]) -> None:
    row = believed(written, NOW)
    longest = [0] * (len(written) + 1)
    for place, at in enumerate(written):
        if at - NOW <= BEYOND:
            longest[place] = 1 + max((longest[n] for n in range(place) if longest[n] and written[n] <= at), default=0)

    assert len(row) == max(longest)


def test_three_days_of_a_month_to_come_are_not_believed_when_that_month_has_come() -> None:
    lived = [NOW + n * DAY for n in (27, 28, 29)]
    since = [NOW + n * DAY for n in range(1, 30)]

    assert believed([*lived, *since], NOW + 30 * DAY) == list(range(3, 32))
