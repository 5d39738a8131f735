"""Waits between tries: each twice the one before, never longer than the longest."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.core.backoff import Backoff

BACKOFFS = st.builds(lambda first, more: Backoff(first, first + more), st.floats(0.01, 60), st.floats(0, 600))


@given(BACKOFFS)
def test_each_wait_is_twice_the_one_before_until_the_longest(backoff: Backoff) -> None:
    waits = [backoff.wait(tries) for tries in range(20)]

    assert waits[0] == backoff.first
    assert all(after == min(2 * before, backoff.longest) for before, after in pairwise(waits))


@given(BACKOFFS, st.integers(20, 10**9))
def test_no_number_of_tries_is_too_large(backoff: Backoff, tries: int) -> None:
    assert backoff.wait(tries) == backoff.longest
