"""Values to search the laws of the core with: exercises, tapes, days, zones and taps of every kind.

The rule: a strategy makes what content or a person could bring about, and all of it; what is impossible is left out here
and nowhere else.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import get_args, get_type_hints

from hypothesis import settings
from hypothesis import strategies as st

from bot.core.buttons import Morning, Question, Snooze, Tap
from bot.core.calendar import zones
from bot.core.plan import Entry, Exercise, Hold, Part, Reps, Routine, Side, Sides, Tape, unroll
from bot.core.session import Move

LAW = settings(deadline=None)
"""How a law is searched: as long as the profile says, and a slow machine is no counter-example."""
SHORT_LAW = settings(deadline=None, max_examples=max(settings().max_examples // 4, 1))
"""The same for a law with a long story in every example."""

NAMES = ("hop", "sway", "roll")
LONGEST_ID = 24
"""Letters that content allows an id to have."""
ZONES = sorted(zones())
DECADES = (date(2020, 1, 1), date(2037, 12, 31))
"""The days for which the laws of time are searched: the rules beyond them are guesses of the tz database."""


def reps(name: str) -> st.SearchStrategy[Part]:
    """Parts that wait for Done."""
    notches = st.lists(st.integers(1, 30), min_size=1, max_size=5, unique=True).map(lambda found: tuple(sorted(found)))
    return st.builds(Reps, st.just(name), notches, st.sampled_from([0.5, 1.5, 2, 3]), st.sampled_from([1, 2]))


def holds(name: str) -> st.SearchStrategy[Part]:
    """Parts that end by themselves."""
    return st.builds(Hold, st.just(name), st.integers(1, 90))


@st.composite
def exercises(draw: st.DrawFn, name: str) -> Exercise:
    """Any exercise of one, two or three parts."""
    sides = draw(st.sampled_from(Sides))
    return Exercise(
        id=name,
        gear=(),
        position="standing",
        sides=sides,
        first=None if sides is Sides.BOTH else draw(st.sampled_from(Side)),
        sets=draw(st.integers(1, 4)),
        rest=draw(st.integers(1, 30)),
        parts=tuple(draw(reps(part) | holds(part)) for part in ("one", "two", "three")[: draw(st.integers(1, 3))]),
    )


def libraries() -> st.SearchStrategy[Mapping[str, Exercise]]:
    """Some exercises to choose from."""
    return st.fixed_dictionaries({name: exercises(name) for name in NAMES})


def routines() -> st.SearchStrategy[Routine]:
    """Some of them, in any order, some with a number of sets of their own."""
    entries = st.builds(Entry, st.sampled_from(NAMES), st.none() | st.integers(1, 4))
    some = st.lists(entries, min_size=1, max_size=3, unique_by=lambda entry: entry.exercise)
    return st.builds(Routine, st.just("any"), some.map(tuple))


def levels() -> st.SearchStrategy[Mapping[str, int]]:
    """A person's notches; some are higher than the exercise goes since its file was changed."""
    return st.dictionaries(st.sampled_from(NAMES), st.integers(0, 9))


def tapes() -> st.SearchStrategy[Tape]:
    """What a routine unrolls into."""
    return st.builds(unroll, routines(), libraries(), levels())


def instants() -> st.SearchStrategy[datetime]:
    """Any instant of these decades."""
    first, last = (datetime(day.year, day.month, day.day) for day in DECADES)  # noqa: DTZ001 - bounds must be naive
    return st.datetimes(first, last, timezones=st.just(UTC))


def days() -> st.SearchStrategy[date]:
    """A handful of neighbouring days, so that runs and gaps meet."""
    return st.integers(0, 40).map(lambda n: date(2026, 2, 10) + timedelta(days=n))


def ids(longest: int = LONGEST_ID) -> st.SearchStrategy[str]:
    """Names as content allows them: no colon, which would tear a button apart."""
    return st.text(st.characters(codec="ascii", categories=("Ll", "Nd", "Pd")), max_size=longest)


_FILLED: dict[object, st.SearchStrategy[object]] = {
    int: st.integers(-(2**31), 2**53),
    str: ids() | st.sampled_from(ZONES),
    Move: st.sampled_from(Move),
    Question: st.sampled_from(Question),
    Morning: st.sampled_from(Morning),
    Snooze: st.sampled_from(Snooze),
}


def taps() -> st.SearchStrategy[Tap]:
    """Every kind of tap, with every kind of value that its fields can have."""
    kinds: tuple[type[Tap], ...] = get_args(Tap)
    return st.one_of(
        [st.builds(kind, **{name: _FILLED[hint] for name, hint in get_type_hints(kind).items()}) for kind in kinds]
    )
