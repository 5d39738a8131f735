"""The screens of a person's week: every weekday with its time and how much is planned, and the times of one day.

The rule: a button says what it leads to, never "the next", so that tapping it twice does nothing more.
"""

from collections.abc import Callable
from datetime import time

from bot.core.rules.profile import FULL, SUGGESTED, Question
from bot.core.rules.reminder import DEFAULT, EVERY_DAY
from bot.core.rules.week import FOLLOWING, SEVEN, Effort
from bot.core.screens.card import Button, Card, Rows, Style, grid
from bot.core.screens.situation import Situation
from bot.core.screens.taps import AnswerTap, AskTap, DayTap, DayTimeTap, EffortTap, HomeTap, Tap
from bot.core.session.exercise import Role
from bot.core.words import Words, paragraphs

HOURS = (6, 7, 8, 9, 12, 18, 19, 20)
OTHERS = tuple(at for hour in HOURS for minute in (0, 30) if (at := time(hour, minute)) != DEFAULT)
"""Offered by buttons below the usual time; any other is typed."""


def days(here: Situation) -> Card:
    """Draw the week; before there is one, the usual week stands there to be changed."""
    week, words = here.profile.week or EVERY_DAY, here.words

    def row(weekday: int) -> tuple[Button, ...]:
        name, at, effort = words.label(f"weekday-short.{weekday}"), week.at(weekday), week.days[weekday].effort
        when = Button(f"{name} · {at:%H:%M}" if at else f"{name} · —", DayTap(weekday))
        return when, Button(words.label(f"effort.{effort}"), EffortTap(weekday, FOLLOWING[effort]))

    whole = (
        Button(words.label("answer.days.suggested"), AnswerTap(Question.DAYS, SUGGESTED)),
        Button(words.label("answer.days.full"), AnswerTap(Question.DAYS, FULL)),
    )
    light = words.html(f"routine.{here.choices.routines[Role.LIGHT]}.about")
    text = paragraphs(words.html("ask.days"), words.html("ask.days-kinds", light=light), here.upcoming)
    return Card(text, (*(row(weekday) for weekday in SEVEN), whole, (_away(here),)))


def day(weekday: int, words: Words) -> Card:
    """Ask for the time of one weekday."""
    offered = times(f"{DEFAULT:%H:%M}", lambda at: DayTimeTap(weekday, f"{at:%H%M}"))
    rest = Button(words.label("answer.day.rest"), EffortTap(weekday, Effort.REST))
    back = Button(words.label("move.back"), AskTap(Question.DAYS, 0))
    return Card(words.html("ask.day", day=words.html(f"weekday.{weekday}")), (*offered, (rest,), (back,)))


def times(usual: str, leads_to: Callable[[time], Tap]) -> Rows:
    """Offer times of day, the usual one first and by this name."""
    others = [Button(f"{at:%H:%M}", leads_to(at)) for at in OTHERS]
    return (Button(usual, leads_to(DEFAULT), Style.SUCCESS),), *grid(others, 5)


def _away(here: Situation) -> Button:
    """The way on in the first run, once something is planned; else the way back."""
    if here.profile.week is None:
        return Button(here.words.label("move.back"), AskTap(Question.TIME, 0))
    if here.profile.arrived:
        return Button(here.words.label("move.back"), HomeTap())
    return Button(here.words.label("button.continue"), HomeTap(), Style.PRIMARY)
