"""The screens of the first run: what it looks like, then one question each, answered with one tap.

The rule: Back leads to the screen that a person came from. The settings ask the same questions again: there each says
how it stands, and what is green is what is.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from bot.core.calendar import NOWHERE
from bot.core.rules.pain import Closed, gate, must_sit
from bot.core.rules.profile import FIRST_RUN, NO, OFF, YES, Profile, Question, unanswered
from bot.core.rules.reminder import DEFAULT
from bot.core.screens import screening
from bot.core.screens.card import Button, Card, LocationKey, Rows, Style, clock, fitted, option
from bot.core.screens.closed import closed
from bot.core.screens.days import planned, times
from bot.core.screens.names import promise
from bot.core.screens.situation import Situation
from bot.core.screens.taps import (
    AnswerTap,
    AskTap,
    HelloTap,
    HomeTap,
    LocateTap,
    RoutineTap,
    Tap,
    TodayTap,
    Way,
)
from bot.core.session.exercise import Role
from bot.core.words import Html, Words, lines, paragraphs

FIRST_WEEK = (Role.SHORT, Role.SEATED)
"""Offered beside the daily routine to somebody new."""
PAGE = 8


def hello(here: Situation) -> Card:
    """Show what it looks like, and say what this is."""
    text = here.words.html("first-run.hello", **promise(here.words, here.choices.promised))
    further = Button(here.words.label("button.continue"), HelloTap(Way.ON), Style.PRIMARY)
    return Card(text, ((further,),), picture=here.choices.look)


def consent(here: Situation) -> Card:
    """Say what the coach is not, and ask whether notes about health may be kept."""
    words = here.words
    text = paragraphs(words.html("safety.limits"), words.html("ask.consent"))
    agree = Button(words.label("answer.consent.yes"), AnswerTap(Question.CONSENT, YES), Style.SUCCESS)
    without = Button(words.label("answer.consent.no"), AnswerTap(Question.CONSENT, NO))
    return Card(text, ((agree,), (without,), back(Question.CONSENT, here)))


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
    page = _page(here)
    before = _back(here.words, AskTap(Question.ZONE, page - 1)) if page else back(Question.ZONE, here)
    text = paragraphs(_taken(here) if here.profile.arrived else None, here.words.html("ask.zone"))
    return Card(text, (*_zones(here), (share,), before))


def which(zones: Sequence[str], here: Situation) -> Card:
    """Ask which of several places was meant, by the name of one or by its clock."""
    choices = replace(here.choices, zones=zones, page=0)
    before = _back(here.words, AskTap(Question.ZONE, 0))
    return Card(here.words.html("ask.zone-which"), (*_zones(replace(here, choices=choices)), before))


def locate(words: Words) -> Card:
    """Bring the key that shares a location."""
    return Card(words.html("ask.location"), key=LocationKey(words.label("button.locate")))


def at_what_time(here: Situation) -> Card:
    """Ask for the time of all days; the settings say what it is, and have the other days beside it."""
    words, week = here.words, here.profile.week
    is_off = here.profile.arrived and week is not None and week.is_off
    none = option(words.label("answer.time.off"), AnswerTap(Question.TIME, OFF), stands=is_off)

    def leads_to(at: time) -> AnswerTap:
        return AnswerTap(Question.TIME, f"{at:%H%M}")

    if here.profile.arrived:
        stands = week.one_time if week else None
        rows = (*times(leads_to, stands), (none,))
        return Card(paragraphs(planned(here), words.html("ask.time")), (*rows, back(Question.TIME, here)))
    name = f"{DEFAULT:%H:%M}" if week and week.rests else words.label("answer.time.default")
    usual = Button(name, leads_to(DEFAULT), Style.SUCCESS)
    other_days = Button(words.label("button.other-days"), AskTap(Question.DAYS, 0))
    rows = ((usual,), *times(leads_to)[1:], (other_days, none))
    return Card(paragraphs(_taken(here), words.html("ask.time")), (*rows, back(Question.TIME, here)))


def all_set(here: Situation) -> Card:
    """Draw the end of the first run: the next reminder is shown, not asked; the first session is one tap away."""
    entrance, words = gate(here.profile, here.hold, here.now), here.words
    is_off = here.profile.week is not None and here.profile.week.is_off
    text = paragraphs(
        words.html("first-run.done"), lines(here.upcoming, words.html("first-run.later") if is_off else None)
    )
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
    """Offer the way back to where this question was asked from."""
    return _back(here.words, _before(question, here.profile))


def _before(question: Question, profile: Profile) -> Tap:
    """Return what leads back: to the question before; once all is answered, to where questions are asked from."""
    is_asked_at_the_end = profile.arrived or (question is Question.ZONE and unanswered(profile) is None)
    match question:
        case Question.SCREENING:
            return AskTap(Question.WARNING, 0)
        case Question.DAYS if not profile.arrived:
            return AskTap(Question.TIME, 0)
        case Question.CONSENT if not profile.arrived:
            return HelloTap(Way.BACK)
        case _ if question in FIRST_RUN and not is_asked_at_the_end:
            return AskTap(FIRST_RUN[FIRST_RUN.index(question) - 1], 0)
        case _:
            return HomeTap()


def _back(words: Words, tap: Tap) -> tuple[Button, ...]:
    return (Button(words.label("move.back"), tap),)


def _taken(here: Situation) -> Html | None:
    """Say which zone was understood, and what time it is there."""
    zone = here.profile.zone
    if zone is None:
        return None
    return here.words.html("ask.zone-taken", city=here.choices.city(zone), time=clock(here.now, zone))


def _pages(here: Situation) -> int:
    return max(1, -(-len(here.choices.zones) // PAGE))


def _page(here: Situation) -> int:
    return max(0, min(here.choices.page, _pages(here) - 1))


def _zones(here: Situation) -> Rows:
    page = _page(here)
    buttons = [
        option(
            f"{clock(here.now, zone)} · {here.choices.city(zone)}",
            AnswerTap(Question.ZONE, zone),
            stands=zone == here.profile.zone,
        )
        for zone in here.choices.zones[page * PAGE : (page + 1) * PAGE]
    ]
    more = Button(here.words.label("button.more"), AskTap(Question.ZONE, page + 1))
    return *fitted(buttons), *(((more,),) if page + 1 < _pages(here) else ())
