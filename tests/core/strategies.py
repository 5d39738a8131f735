"""Values to search the laws of the core with: exercises of every shape, tapes, taps.

The rule: a strategy makes what content or a person could bring about, and all of it; what is impossible is left out
here and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from itertools import product
from typing import Any, get_args, get_type_hints

from hypothesis import settings
from hypothesis import strategies as st

from bot.core.progress.weeks import Period
from bot.core.rules.levels import Feel
from bot.core.rules.profile import PainAnswer, Question
from bot.core.rules.reminder import Often, Snooze
from bot.core.rules.week import Day, Effort, Week
from bot.core.screens.taps import MorningAnswer, Size, Tap, Way, When, Within
from bot.core.session.exercise import Entry, Exercise, Part, Position, Reps, Routine, Side, Sides, Tape, Timed, unroll
from bot.core.session.state import Move

SHORT_LAW = settings(max_examples=max(settings().max_examples // 4, 1))
"""How a law with a long story in every example is searched."""

NAMES = ("hop", "sway", "roll")
LONGEST_ID = 24
"""Letters that content allows an id to have."""


_FEET = ((Sides.BOTH, None), *product((Sides.ALTERNATE, Sides.IN_TURN), Side))
_COUNTED, _ROUND = Reps("counted", (4, 5, 9), 1.5), Reps("round", (5,), 2, ways=2)
_TIMED, _SHORT = Timed("timed", 20), Timed("short", 1)
_PARTS: tuple[tuple[Part, ...], ...] = (
    (_COUNTED,),
    (_ROUND,),
    (_TIMED,),
    (_TIMED, _SHORT),
    (_SHORT, _COUNTED),
    (_ROUND, _SHORT, _TIMED),
)
SHAPES = [
    Exercise("", (), Position.STANDING, sides, first, sets, rest, parts)
    for (sides, first), sets, rest, parts in product(_FEET, (1, 2, 4), (1, 10, 15), _PARTS)
]
"""Exercises of every shape: which foot, how many sets, how long a rest, which parts."""


def libraries() -> st.SearchStrategy[Mapping[str, Exercise]]:
    """Some exercises to choose from."""
    shapes = st.tuples(*(st.sampled_from(SHAPES) for _ in NAMES))
    return shapes.map(lambda found: {name: replace(shape, id=name) for name, shape in zip(NAMES, found, strict=True)})


def routines() -> st.SearchStrategy[Routine]:
    """Some of them, in any order, some with a number of sets of their own."""
    entries = st.builds(Entry, st.sampled_from(NAMES), st.sampled_from([None, 1, 3]))
    some = st.lists(entries, min_size=1, max_size=3, unique_by=lambda entry: entry.exercise)
    return st.builds(Routine, st.just("any"), some.map(tuple))


def levels() -> st.SearchStrategy[Mapping[str, int]]:
    """A person's notches; some are higher than the exercise goes since its file was changed."""
    return st.dictionaries(st.sampled_from(NAMES), st.integers(0, 9))


def tapes() -> st.SearchStrategy[Tape]:
    """What a routine unrolls into."""
    return st.builds(unroll, routines(), libraries(), levels())


def times() -> st.SearchStrategy[time]:
    """Times of day as a plan has them: to the minute."""
    return st.builds(time, st.integers(0, 23), st.integers(0, 59))


def weekdays() -> st.SearchStrategy[int]:
    """Monday to Sunday."""
    return st.integers(0, 6)


def weeks(at: st.SearchStrategy[time] | None = None) -> st.SearchStrategy[Week]:
    """A plan for every weekday, at these times or any."""
    days = st.builds(Day, times() if at is None else at, st.sampled_from(Effort))
    return st.tuples(*(days for _ in range(7))).map(Week)


def ids(longest: int = LONGEST_ID) -> st.SearchStrategy[str]:
    """Names as content allows them: no colon, which would tear a button apart."""
    return st.text(st.characters(codec="ascii", categories=("Ll", "Nd", "Pd")), max_size=longest)


_FILLED: dict[object, st.SearchStrategy[object]] = {
    str: ids(),
    Move: st.sampled_from(Move),
    Question: st.sampled_from(Question),
    PainAnswer: st.sampled_from(PainAnswer),
    MorningAnswer: st.sampled_from(MorningAnswer),
    Snooze: st.sampled_from(Snooze),
    Often: st.sampled_from(Often),
    Way: st.sampled_from(Way),
    When: st.sampled_from(When),
    Feel: st.sampled_from(Feel),
    Effort: st.sampled_from(Effort),
    Period: st.sampled_from(Period),
    Size: st.sampled_from(Size),
}


def taps() -> st.SearchStrategy[Tap]:
    """Every kind of tap, with every kind of value that its fields can have."""
    kinds: tuple[type[Tap], ...] = get_args(Tap)
    return st.one_of(
        [st.builds(kind, **{name: _filled(hint) for name, hint in hints_of(kind).items()}) for kind in kinds]
    )


def hints_of(kind: type[Tap]) -> dict[str, Any]:
    """The fields of a kind of tap, each with what it may be."""
    return get_type_hints(kind, include_extras=True)


def within(hint: object) -> Within | None:
    """What a number may be; None for what is no number."""
    return next((each for each in get_args(hint) if isinstance(each, Within)), None)


def _filled(hint: object) -> st.SearchStrategy[object]:
    limits = within(hint)
    return st.integers(limits.least, limits.most) if limits else _FILLED[hint]
