"""The screens of the first run and of the settings: one question each, answered with one tap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from bot.core.card import Button, Card, Rows, Style, clock, grid, moment
from bot.core.messages import closed
from bot.core.pain import Closed, gate
from bot.core.profile import NEXT, NO, NONE, OFF, YES, Profile
from bot.core.reminder import next_at
from bot.core.taps import AnswerTap, AskTap, Question, RoutineTap, TodayTap
from bot.core.words import Html, Words, paragraphs

FIRST_WEEK = ("short", "seated")
"""Offered beside the daily routine to somebody new."""
TIMES = tuple(time(hour, minute) for hour in (6, 7, 8, 9, 12, 18, 19, 20) for minute in (0, 30))
ORDER = (Question.CONSENT, Question.SCREENING, Question.ZONE, Question.TIME)
"""The questions of the first run; the settings have more."""
EVENINGS = tuple(time(hour) for hour in (17, 18, 19, 20, 21))
IN_SETTINGS = (
    *(Question.TIME, Question.ZONE, Question.FOLLOW_UP, Question.WEEKLY),
    *(Question.SCREENING, Question.CONSENT),
)
PAGE = 8


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from, out of content."""

    signs: Sequence[str]
    zones: Sequence[str]
    """Time zones, the likeliest for the person's language first."""
    cities: Mapping[str, str] = field(default_factory=dict)
    """How a zone's city is called in the person's language; any other goes by its own name."""
    page: int = 0
    """Which screenful of the zones."""


def ask(question: Question, profile: Profile, choices: Choices, words: Words, now: datetime) -> Card:
    """Draw the screen of a question."""
    match question:
        case Question.CONSENT:
            return _consent(words)
        case Question.SCREENING:
            return _screening(profile, choices, words)
        case Question.ZONE:
            return Card(words.html("ask.zone"), (*_zones(choices, words, now), _back(question, words)))
        case Question.TIME:
            return Card(words.html("ask.time"), (*_times(words), _back(question, words)))
        case Question.FOLLOW_UP:
            evenings = [Button(f"{at:%H:%M}", AnswerTap(question, f"{at:%H%M}")) for at in EVENINGS]
            return Card(words.html("ask.follow-up"), (*grid(evenings, 5), (_off(question, words),)))
        case Question.WEEKLY:
            days = [Button(words.label(f"weekday.{day}"), AnswerTap(question, str(day))) for day in range(7)]
            return Card(words.html("ask.weekly"), (*grid(days, 4), (_off(question, words),)))


def which(zones: Sequence[str], choices: Choices, words: Words, now: datetime) -> Card:
    """Ask which of several places was meant."""
    return Card(words.html("ask.zone-which"), _zones(replace(choices, zones=zones, page=0), words, now))


def all_set(profile: Profile, words: Words, now: datetime) -> Card:
    """Draw the end of the first run: the next reminder is shown, not asked; the first session is one tap away."""
    entrance = gate(profile, None, now)
    text = paragraphs(words.html("first-run.done"), upcoming(profile, words, now))
    if isinstance(entrance, Closed):
        shut = closed(words, entrance.reason)
        return Card(paragraphs(text, shut.text), shut.rows)
    start = Button(words.label("button.start-now"), TodayTap(), Style.SUCCESS)
    gentle = [name for name in FIRST_WEEK if entrance.only in (None, name)]
    offers = tuple(Button(words.label(f"routine.{name}.name"), RoutineTap(name)) for name in gentle)
    wrong = Button(words.label("button.wrong-time"), AskTap(Question.ZONE, 0))
    return Card(text, ((start,), offers, (wrong,)))


def settings(profile: Profile, words: Words, now: datetime) -> Card:
    """Draw everything that the first run asked, each a tap away."""
    notes = words.html("settings.notes-on" if profile.consent else "settings.notes-off")
    text = paragraphs(words.html("settings.title"), upcoming(profile, words, now), notes)
    rows = [Button(words.label(f"settings.{question}"), AskTap(question, 0)) for question in IN_SETTINGS]
    return Card(text, grid(rows, 2))


def upcoming(profile: Profile, words: Words, now: datetime) -> Html:
    """Say when the next reminder comes, in a time that the phone draws in its own zone."""
    due = next_at(profile.plan, now) if profile.plan else None
    if due is None or profile.zone is None:
        return words.html("reminder.none")
    return words.html("reminder.next", at=moment(due, profile.zone))


def city(zone: str) -> str:
    """Name a zone by its city."""
    return zone.rpartition("/")[2].replace("_", " ")


def _consent(words: Words) -> Card:
    text = paragraphs(words.html("first-run.hello"), words.html("safety.limits"), words.html("ask.consent"))
    agree = Button(words.label("answer.consent.yes"), AnswerTap(Question.CONSENT, YES), Style.SUCCESS)
    without = Button(words.label("answer.consent.no"), AnswerTap(Question.CONSENT, NO))
    return Card(text, ((agree,), (without,)))


def _screening(profile: Profile, choices: Choices, words: Words) -> Card:
    def row(sign: str) -> Button:
        tick = "☑" if sign in profile.signs else "☐"
        return Button(f"{tick} {words.label(f'safety.screening.{sign}')}", AnswerTap(Question.SCREENING, sign))

    ticks = grid([row(sign) for sign in choices.signs], 1)
    text = paragraphs(
        words.html("safety.screening.intro"), words.html("safety.screening.ask-provider") if profile.signs else None
    )
    if profile.signs:
        further = Button(words.label("button.continue"), AnswerTap(Question.SCREENING, NEXT), Style.PRIMARY)
    else:
        further = Button(words.label("answer.screening.none"), AnswerTap(Question.SCREENING, NONE), Style.SUCCESS)
    return Card(text, (*ticks, (further,), _back(Question.SCREENING, words)))


def _zones(choices: Choices, words: Words, now: datetime) -> Rows:
    pages = max(1, -(-len(choices.zones) // PAGE))
    page = choices.page % pages
    shown = choices.zones[page * PAGE : (page + 1) * PAGE]
    buttons = [
        Button(f"{clock(now, zone)} · {choices.cities.get(zone) or city(zone)}", AnswerTap(Question.ZONE, zone))
        for zone in shown
    ]
    more = Button(words.label("button.more"), AskTap(Question.ZONE, (page + 1) % pages))
    return *grid(buttons, 2), *(((more,),) if pages > 1 else ())


def _times(words: Words) -> Rows:
    default = Button(words.label("answer.time.default"), AnswerTap(Question.TIME, "0700"), Style.SUCCESS)
    others = [Button(f"{at:%H:%M}", AnswerTap(Question.TIME, f"{at:%H%M}")) for at in TIMES if at != time(7)]
    none = Button(words.label("answer.time.off"), AnswerTap(Question.TIME, OFF))
    return (default,), *grid(others, 5), (none,)


def _off(question: Question, words: Words) -> Button:
    return Button(words.label(f"answer.{question}.off"), AnswerTap(question, OFF))


def _back(question: Question, words: Words) -> tuple[Button, ...]:
    before = ORDER[ORDER.index(question) - 1]
    return (Button(words.label("move.back"), AskTap(before, 0)),)
