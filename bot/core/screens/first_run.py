"""The screens of the first run: one question each, answered with one tap. The settings ask them again."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.calendar import NOWHERE
from bot.core.rules.pain import Closed, gate, must_sit
from bot.core.rules.profile import FIRST_RUN, NO, OFF, YES, Question, unanswered
from bot.core.rules.reminder import DEFAULT
from bot.core.screens import screening
from bot.core.screens.card import Button, Card, LocationKey, Rows, Style, clock, fitted
from bot.core.screens.closed import closed
from bot.core.screens.days import times
from bot.core.screens.names import promise
from bot.core.screens.situation import Situation
from bot.core.screens.taps import AnswerTap, AskTap, HomeTap, LocateTap, RoutineTap, TodayTap
from bot.core.session.exercise import Role
from bot.core.words import Html, Words, paragraphs

FIRST_WEEK = (Role.SHORT, Role.SEATED)
"""Offered beside the daily routine to somebody new."""
PAGE = 8


def consent(here: Situation) -> Card:
    """Say what this is, and ask whether notes about health may be kept."""
    words = here.words
    hello = words.html("first-run.hello", **promise(words, here.choices.promised))
    text = paragraphs(hello, words.html("safety.limits"), words.html("ask.consent"))
    agree = Button(words.label("answer.consent.yes"), AnswerTap(Question.CONSENT, YES), Style.SUCCESS)
    without = Button(words.label("answer.consent.no"), AnswerTap(Question.CONSENT, NO))
    return Card(text, ((agree,), (without,)))


def warning(here: Situation) -> Card:
    """Ask for warning signs now; while one stands, say what to do about it."""
    sign = here.profile.warned
    if sign is not None:
        return screening.warned(here.words, sign, here.profile.zone or NOWHERE, here.now)
    return screening.warning(here, back(Question.WARNING, here))


def applies(here: Situation) -> Card:
    """Ask what should be known before the first session."""
    return screening.applies(here, back(Question.SCREENING, here))


def zone(here: Situation) -> Card:
    """Ask what time it is."""
    share = Button(here.words.label("button.locate"), LocateTap())
    return Card(here.words.html("ask.zone"), (*_zones(here), (share,), back(Question.ZONE, here)))


def which(zones: Sequence[str], here: Situation) -> Card:
    """Ask which of several places was meant."""
    choices = replace(here.choices, zones=zones, page=0)
    return Card(here.words.html("ask.zone-which"), _zones(replace(here, choices=choices)))


def locate(words: Words) -> Card:
    """Bring the key that shares a location."""
    return Card(words.html("ask.location"), key=LocationKey(words.label("button.locate")))


def at_what_time(here: Situation) -> Card:
    """Ask for the time of all days; whoever has rest days is not offered a time "for every day"."""
    week, words = here.profile.week, here.words
    usual = f"{DEFAULT:%H:%M}" if week and week.rests else words.label("answer.time.default")
    offered = times(usual, lambda at: AnswerTap(Question.TIME, f"{at:%H%M}"))
    other_days = Button(words.label("button.other-days"), AskTap(Question.DAYS, 0))
    none = Button(words.label("answer.time.off"), AnswerTap(Question.TIME, OFF))
    text = paragraphs(_taken(here), words.html("ask.time"))
    return Card(text, (*offered, (other_days, none), back(Question.TIME, here)))


def all_set(here: Situation) -> Card:
    """Draw the end of the first run: the next reminder is shown, not asked; the first session is one tap away."""
    entrance, words = gate(here.profile, here.hold, here.now), here.words
    text = paragraphs(words.html("first-run.done"), here.upcoming)
    if isinstance(entrance, Closed):
        shut = closed(words, entrance.reason, here.profile, here.now)
        return Card(paragraphs(text, shut.text), shut.rows)
    start = Button(words.label("button.start-now"), TodayTap(), Style.SUCCESS)
    roles = (Role.SEATED,) if must_sit(here.profile, here.choices.seating) else FIRST_WEEK
    gentle = [here.choices.routines[role] for role in roles]
    offers = tuple(Button(words.label(f"routine.{name}.name"), RoutineTap(name)) for name in gentle)
    wrong = Button(words.label("button.wrong-time"), AskTap(Question.ZONE, 0))
    return Card(text, ((start,), offers, (wrong,)))


def back(question: Question, here: Situation) -> tuple[Button, ...]:
    """Offer the question before, or where this one was asked from when all are answered."""
    began = Question.WARNING if here.profile.arrived else Question.CONSENT  # whoever has arrived is screened again
    is_first_run = unanswered(here.profile) is not None and question in FIRST_RUN and question is not began
    tap = AskTap(FIRST_RUN[FIRST_RUN.index(question) - 1], 0) if is_first_run else HomeTap()
    return (Button(here.words.label("move.back"), tap),)


def _taken(here: Situation) -> Html | None:
    """Say which zone was understood, and what time it is there."""
    zone = here.profile.zone
    if zone is None:
        return None
    return here.words.html("ask.zone-taken", city=here.choices.city(zone), time=clock(here.now, zone))


def _zones(here: Situation) -> Rows:
    choices = here.choices
    pages = max(1, -(-len(choices.zones) // PAGE))
    page = choices.page % pages
    buttons = [
        Button(f"{clock(here.now, zone)} · {choices.city(zone)}", AnswerTap(Question.ZONE, zone))
        for zone in choices.zones[page * PAGE : (page + 1) * PAGE]
    ]
    more = Button(here.words.label("button.more"), AskTap(Question.ZONE, (page + 1) % pages))
    return *fitted(buttons), *(((more,),) if pages > 1 else ())
