"""A routine is called by what is in it today, in the manner of its language."""

from itertools import chain, combinations

import pytest

from bot.core.screens.names import called, counted, promise
from bot.core.session.exercise import unroll
from bot.core.words import Words
from tests.core.shipped import LIBRARY, WORDS

ROUTINES = LIBRARY.routines
RUSSIAN = Words("ru", {"routine.daily.some": "{count} из ежедневной пятёрки", "count.2": "два"}, lambda _: "other")
"""Two words of a language whose cases a sentence put together from pieces would not get right."""


def today(words: Words, routine: str, *left: str) -> str:
    """What a routine is called of which these exercises are left."""
    tape = unroll(ROUTINES[routine], {name: LIBRARY.exercises[name] for name in left})
    return called(words, routine, tape, ROUTINES)


@pytest.mark.parametrize("routine", ROUTINES)
def test_whatever_is_left_of_a_routine_it_is_never_called_whole(routine: str) -> None:
    names = [entry.exercise for entry in ROUTINES[routine].entries]
    whole = WORDS.label(f"routine.{routine}.name")
    some = chain.from_iterable(combinations(names, many) for many in range(1, len(names)))

    assert today(WORDS, routine, *names) == whole
    for left in some:
        said = today(WORDS, routine, *left)
        assert said != whole
        assert said[0].isupper()
        assert routine == "two-minutes" or said.startswith(("", "One ", "Two ", "Three ", "Four ")[len(left)])


def test_four_of_the_daily_five_are_called_so() -> None:
    assert today(WORDS, "daily", *list(LIBRARY.exercises)[1:]) == "Four of the daily five"


def test_a_language_puts_the_number_where_it_belongs() -> None:
    two = list(LIBRARY.exercises)[:2]

    assert today(RUSSIAN, "daily", *two) == "Два из ежедневной пятёрки"
    assert counted(RUSSIAN, 7) == "7"


def test_a_single_exercise_is_called_by_its_own_name() -> None:
    assert called(WORDS, "toe-curls", (), ROUTINES) == "Toe curls"


def test_a_routine_that_is_no_more_keeps_its_name_while_there_is_one() -> None:
    assert called(WORDS, "daily", (), {}) == "The daily five"


def test_the_promise_is_that_of_a_beginner() -> None:
    assert promise(WORDS, LIBRARY.promised) == {"count": "five", "n": 20}
