"""The screens of a person's week: every weekday with its time and how much is planned, and the times of one day.

The rule: a button says what it leads to, never "the next", so that tapping it twice does nothing more.
"""

from collections.abc import Callable
from datetime import time

from bot.core.rules.profile import FULL, SUGGESTED, Question
from bot.core.rules.reminder import DEFAULT, EVERY_DAY
from bot.core.rules.week import FOLLOWING, SEVEN, Effort, Week, full, suggested
from bot.core.screens.card import Button, Card, Rows, Style, grid, option
from bot.core.screens.situation import Situation
from bot.core.screens.taps import AnswerTap, AskTap, DayTap, DayTimeTap, EffortTap, HomeTap, Tap
from bot.core.session.exercise import Role
from bot.core.words import Html, Words, lines, paragraphs

HOURS = (6, 7, 8, 9, 12, 18, 19, 20)
OTHERS = tuple(at for hour in HOURS for minute in (0, 30) if (at := time(hour, minute)) != DEFAULT)
"""Offered by buttons below the usual time; any other is typed."""
MOST = 15
"""Times below the first: three rows of five."""


def days(here: Situation) -> Card:
    """Draw the week; before there is one, the usual week stands there to be changed."""
    week, words = here.profile.week or EVERY_DAY, here.words

    def row(weekday: int) -> tuple[Button, ...]:
        name, at, effort = words.label(f"weekday-short.{weekday}"), week.at(weekday), week.days[weekday].effort
        when = Button(f"{name} · {at:%H:%M}" if at else f"{name} · —", DayTap(weekday))
        return when, Button(words.label(f"effort.{effort}"), EffortTap(weekday, FOLLOWING[effort]))

    stands = here.profile.week
    whole = (
        option(
            words.label("answer.days.suggested"),
            AnswerTap(Question.DAYS, SUGGESTED),
            stands=stands is not None and stands == suggested(stands),
        ),
        option(
            words.label("answer.days.full"),
            AnswerTap(Question.DAYS, FULL),
            stands=stands is not None and stands == full(stands),
        ),
    )
    light = words.html(f"routine.{here.choices.routines[Role.LIGHT]}.about")
    text = paragraphs(words.html("ask.days"), words.html("ask.days-kinds", light=light), here.upcoming)
    return Card(text, (*(row(weekday) for weekday in SEVEN), whole, _away(here)))


def day(weekday: int, week: Week, words: Words) -> Card:
    """Ask for the time of one weekday, and say what it is."""
    at = week.at(weekday)
    offered = times(lambda at: DayTimeTap(weekday, f"{at:%H%M}"), at)
    rest = option(words.label("answer.day.rest"), EffortTap(weekday, Effort.REST), stands=at is None)
    back = Button(words.label("move.back"), AskTap(Question.DAYS, 0))
    return Card(words.html("ask.day", day=words.html(f"weekday.{weekday}")), (*offered, (rest,), (back,)))


def times(leads_to: Callable[[time], Tap], stands: time | None = None) -> Rows:
    """Offer times of day, the one that stands first, or else the usual one."""
    first = option(f"{stands or DEFAULT:%H:%M}", leads_to(stands or DEFAULT), stands=stands is not None)
    others = [Button(f"{at:%H:%M}", leads_to(at)) for at in (DEFAULT, *OTHERS) if at != (stands or DEFAULT)]
    return (first,), *grid(others[:MOST], 5)


def planned(here: Situation) -> Html | None:
    """Say when the reminder comes, and on which days; nothing before anything is planned."""
    week, words = here.profile.week, here.words
    if week is None:
        return None
    on: dict[time, list[str]] = {}
    for weekday in SEVEN:
        if (at := week.at(weekday)) is not None:
            on.setdefault(at, []).append(words.label(f"weekday-short.{weekday}"))
    if not on:
        return words.html("reminder.none")
    if len(on) == 1 and not week.rests:
        return words.html("stands.every-day", at=f"{week.one_time:%H:%M}")
    return lines(*(words.html("stands.on-days", at=f"{at:%H:%M}", days=", ".join(days)) for at, days in on.items()))


def _away(here: Situation) -> tuple[Button, ...]:
    """The way back, and in the first run the way on, once something is planned."""
    if here.profile.arrived:
        return (Button(here.words.label("move.back"), HomeTap()),)
    back = Button(here.words.label("move.back"), AskTap(Question.TIME, 0))
    further = Button(here.words.label("button.continue"), HomeTap(), Style.PRIMARY)
    return (back,) if here.profile.week is None else (back, further)
