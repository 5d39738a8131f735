"""Times of day, as buttons carry them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rules.profile import parse_time
from tests.core.strategies import times


@given(times())
def test_a_time_that_a_button_carries_is_read_back(at: time) -> None:
    assert parse_time(f"{at:%H%M}") == at


@pytest.mark.parametrize("said", ["", "soon", "2400", "0760", "07:30", "730", "7", "07300", "\u0660\u0667\u0663\u0660"])
def test_what_no_button_says_is_no_time(said: str) -> None:
    assert parse_time(said) is None


@given(st.text(max_size=5))
def test_whatever_is_read_is_what_a_button_says(said: str) -> None:
    at = parse_time(said)

    assert at is None or f"{at:%H%M}" == said
