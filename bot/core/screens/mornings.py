"""The morning's message, and what stands where a day is done.

The same morning speaks in the same way, however often it is said; and no two in a row say the same.
The rule: one tap starts, and there are four rows of buttons at most. What is said of missed days is never a reproach.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from itertools import count

from bot.core.rules.profile import Question
from bot.core.rules.reminder import Snooze
from bot.core.rules.streak import Streak
from bot.core.screens.card import Button, Card, Rows, Style, buttons_alone, grid, listed
from bot.core.screens.minutes import told
from bot.core.screens.names import called
from bot.core.screens.session_offer import setup
from bot.core.screens.taps import (
    AskTap,
    BeginTap,
    LaterTap,
    NotTodayTap,
    PauseTap,
    RoutineTap,
    SnoozeTap,
    TodayTap,
)
from bot.core.session.exercise import Exercise, Routine, gear_of, seconds
from bot.core.session.state import Arranged
from bot.core.words import Html, Words, lines, paragraphs

GENTLE_FROM, ASKING_FROM = 2, 5
"""Missed days after which a morning offers less, and after which it asks what would help."""


class Manner(Enum):
    """How a morning speaks."""

    CHEERFUL = "cheerful"
    GENTLE = "gentle"
    """Two minutes are offered first."""
    ASKING = "asking"
    """It asks what would help."""


def manner(missed: int) -> Manner:
    """Return how a morning speaks after so many missed days."""
    if missed < GENTLE_FROM:
        return Manner.CHEERFUL
    return Manner.GENTLE if missed < ASKING_FROM else Manner.ASKING


@dataclass(frozen=True, slots=True)
class Morning:
    """What a morning has to tell."""

    arranged: Arranged
    """What is planned."""
    floor: Arranged
    """The least that keeps a habit; without a tape where it is not for this person."""
    streak: Streak
    is_frozen: bool
    """The planned day before it was missed, and took a freeze."""
    missed: int
    """Planned days before it that went by in silence."""
    turn: int
    """Which planned day it is: greetings come in turn."""


def reminder(
    words: Words, morning: Morning, exercises: Mapping[str, Exercise], routines: Mapping[str, Routine]
) -> Card:
    """Draw the reminder: what is planned, about how long, and what to fetch; one tap starts it."""
    tape = morning.arranged.tape
    gear = gear_of(tape, exercises)
    today = lines(
        words.html(
            "reminder.today",
            n=told(timedelta(seconds=seconds(tape))),
            name=called(words, morning.arranged.routine, tape, routines),
        ),
        words.html("session.gear", gear=listed(words, "gear", gear)) if gear else None,
    )
    text = paragraphs(
        _spoken(words, morning),
        today if tape else None,
        setup(words, gear) if tape else None,
        words.html("streak.frozen") if morning.is_frozen else None,
        words.html("streak.days", n=morning.streak.days) if morning.streak.days else None,
    )
    return Card(text, _rows(words, morning, routines))


def _spoken(words: Words, morning: Morning) -> Html:
    """Say the first line: cheerful ones in turn, and others after missed days, by how many there are."""
    way = manner(morning.missed)
    since = {Manner.CHEERFUL: morning.turn, Manner.GENTLE: morning.missed - GENTLE_FROM}
    place = since.get(way, morning.missed - ASKING_FROM)
    return words.html(_line(way, place % spoken_known(words, way) + 1))


def spoken_known(words: Words, way: Manner) -> int:
    """Count the first lines there are of a manner; they are numbered from 1."""
    return next(nth for nth in count(1) if not words.has(_line(way, nth))) - 1


def _line(way: Manner, nth: int) -> str:
    match way:
        case Manner.CHEERFUL:
            return f"greeting.{nth}"
        case Manner.GENTLE:
            return f"missed.gentle.{nth}"
        case Manner.ASKING:
            return f"missed.asking.{nth}"


def _rows(words: Words, morning: Morning, routines: Mapping[str, Routine]) -> Rows:
    """Start first, or after missed days the two minutes; after more of them, what may help."""
    way, floor = manner(morning.missed), morning.floor
    is_first = way is not Manner.CHEERFUL and bool(floor.tape)
    start = Button(words.label("button.start"), BeginTap(""), None if is_first else Style.SUCCESS)
    name = called(words, floor.routine, floor.tape, routines)
    short = Button(name, BeginTap(floor.routine), Style.SUCCESS if is_first else None)
    shorter = (short,) if floor.tape else ()
    later = Button(words.label("button.later"), LaterTap())
    inside = Button(words.label("button.inside"), TodayTap())
    not_today = Button(words.label("button.not-today"), NotTodayTap())
    match way:
        case Manner.CHEERFUL:
            return (start,), (*shorter, later), (not_today, inside)
        case Manner.GENTLE:
            return *((shorter,) if shorter else ()), (start, later), (not_today, inside)
        case Manner.ASKING:
            change = Button(words.label("button.change-time"), AskTap(Question.TIME, 0))
            days = Button(words.label("button.other-days"), AskTap(Question.DAYS, 0))
            pause = Button(words.label("button.pause-days"), PauseTap(0))
            return (*shorter, start), (change, days), (pause, not_today)


def how_much_later(words: Words, lengths: Iterable[Snooze]) -> Card:
    """Ask below the reminder how long to put it off."""
    return buttons_alone(grid([Button(words.label(f"snooze.{each}"), SnoozeTap(each)) for each in lengths], 2))


def put_off(words: Words) -> Card:
    """Leave below a reminder that was put off what is still of use until it comes again."""
    start = Button(words.label("button.start"), BeginTap(""), Style.SUCCESS)
    return buttons_alone(((start,), (Button(words.label("button.not-today"), NotTodayTap()),)))


def day_done(words: Words, streak: Streak, again: str, light: str | None) -> Card:
    """Say that today has its exercises, and offer another round, the light day, or nothing.

    Args:
        words: the person's.
        streak: theirs.
        again: the routine of another round.
        light: the light day's, where that is another one.
    """
    text = paragraphs(words.html("day.done"), words.html("streak.days", n=streak.days) if streak.days else None)
    more = [Button(words.label("button.another-round"), RoutineTap(again))]
    if light is not None:
        more.append(Button(words.label(f"routine.{light}.name"), RoutineTap(light)))
    return Card(text, (*grid(more, 2), (Button(words.label("button.enough"), NotTodayTap()),)))
