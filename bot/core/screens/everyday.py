"""The answers to everyday words: short, and with the button that does the thing where doing it could be wrong."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.core.rules.profile import OFF, Question
from bot.core.rules.reminder import Often, Snooze
from bot.core.rules.streak import Streak
from bot.core.screens.card import Button, Card, Rows, Style, grid
from bot.core.screens.minutes import told
from bot.core.screens.taps import (
    AnswerTap,
    AskTap,
    BackTap,
    HelpTap,
    HurtsTap,
    MarkTap,
    MeantTap,
    NotTodayTap,
    PauseTap,
    RemindTap,
    RoutineTap,
    SnoozeTap,
    TodayTap,
    UnmarkTap,
    WithoutTap,
)
from bot.core.words import Html, Words, lines, paragraphs

PAUSES = (3, 7, 14, 0)
"""Days that whoever is away or ill may be left in peace; 0 asks for another number."""
MOST = 4
"""No more intents are asked between."""


def help_(words: Words, *, may_begin: bool) -> Card:
    """Say in four lines what there is; the buttons do it."""
    settings = Button(words.label("button.to-settings"), MeantTap("settings"))
    shown = Button(words.label("intent.exercises"), MeantTap("exercises"))
    return Card(words.html("help.text"), (*_start(words, may_begin=may_begin), (shown, settings), _hurts(words)))


def not_understood(words: Words, *, may_begin: bool) -> Card:
    """Point kindly to what there is."""
    return Card(words.html("reply.unknown"), _ways(words, may_begin=may_begin))


def nothing_runs(words: Words, *, may_begin: bool) -> Card:
    """Answer what is meant for a session where none is running."""
    return Card(words.html("reply.nothing-runs"), _ways(words, may_begin=may_begin))


def between(words: Words, intents: Iterable[str]) -> Card:
    """Ask which of several was meant."""
    meant = [Button(words.label(f"intent.{intent}"), MeantTap(intent)) for intent in list(intents)[:MOST]]
    return Card(words.html("reply.between"), (*grid(meant, 1), (_help(words), *_hurts(words))))


def told_plainly(words: Words, intent: str, *, may_begin: bool = False) -> Card:
    """Say what there is to say to an intent, and nothing is done; the way into a session may stand below it."""
    return Card(words.html(f"said.{intent}"), _start(words, may_begin=may_begin))


def not_yet(words: Words) -> Card:
    """Say honestly that there is no room for this yet."""
    return Card(words.html("reply.not-yet"))


def lasts(words: Words, length: timedelta, *, may_begin: bool) -> Card:
    """Say how long today's session is."""
    return Card(words.html("told.lasts", n=told(length)), _start(words, may_begin=may_begin))


def remains(words: Words, length: timedelta) -> Card:
    """Say how long the session that is under way still is."""
    return Card(words.html("told.remains", n=told(length)))


def tired(words: Words, floor: str, *, may_begin: bool) -> Card:
    """Offer the least there is, or a rest."""
    least = (Button(words.label(f"routine.{floor}.name"), RoutineTap(floor)),) if may_begin else ()
    return Card(words.html("told.tired"), ((*least, _not_today(words)),))


def leave(words: Words, intent: str) -> Card:
    """Offer to be quiet for some days to whoever is away, or ill; who is ill may be in pain."""
    days = [
        Button(words.label("button.days", n=n) if n else words.label("button.other-length"), PauseTap(n))
        for n in PAUSES
    ]
    return Card(words.html(f"leave.{intent}"), (*grid(days, 2), *((_hurts(words),) if intent == "sick" else ())))


def welcome_back(words: Words, until: Html | None, *, may_begin: bool) -> Card:
    """Greet whoever is back; where the reminders still pause, a tap ends that."""
    if until is None:
        return Card(words.html("told.returned"), _start(words, may_begin=may_begin))
    again = Button(words.label("button.remind-again"), BackTap(), Style.PRIMARY)
    return Card(words.html("told.returned-paused", at=until), ((again,),))


def mark(words: Words, days: Sequence[date], today: date) -> Card:
    """Offer to mark the days that are open of whoever has exercised without us: today, yesterday, or either."""
    asked = "when" if len(days) > 1 else None if today in days else "yesterday"
    text = words.html(f"told.did-it-{asked}" if asked else "told.did-it")
    return Card(text, tuple((_mark(words, day, today),) for day in days))


def _mark(words: Words, day: date, today: date) -> Button:
    name = "button.mark" if day == today else "button.mark-yesterday"
    return Button(words.label(name), MarkTap(day.toordinal()), Style.SUCCESS if day == today else None)


def marked(words: Words, day: date, today: date, streak: Html | None) -> Card:
    """Say that the day is marked, which can be taken back for a while."""
    back = Button(words.label("button.unmark"), UnmarkTap(day.toordinal()))
    said = words.html("told.marked" if day == today else "told.marked-yesterday")
    return Card(paragraphs(said, streak), ((back,),))


def unmarked(words: Words, day: date, today: date) -> Card:
    """Say that the mark is gone."""
    return Card(words.html("told.unmarked" if day == today else "told.unmarked-yesterday"))


def without(words: Words, gear: str, names: Sequence[str]) -> Card:
    """Say what is left out of today's session, and offer the rest of it; or that nothing needs this gear."""
    thing = words.html(f"gear.short.{gear}")
    if not names:
        return Card(words.html("told.without-none", gear=thing), _start(words, may_begin=True))
    start = Button(words.label("button.start-without"), WithoutTap(gear), Style.SUCCESS)
    return Card(words.html("told.without", gear=thing, names=_named(words, names)), ((start,),))


def skipped_later(words: Words, gear: str, names: Sequence[str]) -> Card:
    """Say which exercises of the session under way will need this gear."""
    thing = words.html(f"gear.short.{gear}")
    if not names:
        return Card(words.html("told.without-none", gear=thing))
    return Card(words.html("told.later", gear=thing, names=_named(words, names)))


def how_often(words: Words, at: str) -> Card:
    """Ask for which days a time is meant."""
    tap = at.replace(":", "")
    each = [Button(words.label(f"often.{often}"), RemindTap(tap, often)) for often in Often]
    return Card(words.html("told.how-often", at=at), grid(each, 1))


def reminded_from_now(words: Words, at: str, often: Often, upcoming: Html | None) -> Card:
    """Confirm a time, and show the way to change it."""
    change = Button(words.label("button.change-time"), AskTap(Question.TIME, 0))
    return Card(lines(words.html(f"reminded.{often}", at=at), upcoming), ((change,),))


def reminded_once(words: Words, at: Html) -> Card:
    """Confirm one reminder."""
    return Card(words.html("told.remind-once", at=at))


def when_reminded(words: Words, upcoming: Html, *, is_paused: bool) -> Card:
    """Say when the next reminder comes, and show the way to change it."""
    change = Button(words.label("button.change-time"), AskTap(Question.TIME, 0))
    again = (Button(words.label("button.remind-again"), BackTap()),) if is_paused else ()
    return Card(upcoming, ((change, *again),))


def turn_off(words: Words) -> Card:
    """Offer to turn the reminders off, or to pause them."""
    off = Button(words.label("button.reminders-off"), AnswerTap(Question.TIME, OFF))
    return Card(words.html("told.reminder-off"), ((off, Button(words.label("button.pause-days"), PauseTap(0))),))


def put_off(words: Words, lengths: Iterable[Snooze]) -> Card:
    """Ask for how long today's reminder is put off."""
    each = [Button(words.label(f"snooze.{length}"), SnoozeTap(length)) for length in lengths]
    return Card(words.html("told.snooze"), grid([*each, _not_today(words)], 2))


def streak(words: Words, said: Html | None, streak: Streak, open_day: date | None, *, may_begin: bool) -> Card:
    """Say how many days in a row there are, what they have earned, and how yesterday may still count."""
    more = lines(
        words.html("progress.best", n=streak.best) if streak.best > streak.days else None,
        words.html("streak.free", n=streak.freezes) if streak.freezes else None,
    )
    yesterday = (Button(words.label("button.mark-yesterday"), MarkTap(open_day.toordinal())),) if open_day else ()
    text = paragraphs(said or words.html("told.streak-none"), more or None)
    return Card(text, (*_start(words, may_begin=may_begin), *((yesterday,) if yesterday else ())))


def benefit(words: Words, exercise: str | None) -> Card:
    """Say what an exercise is good for; without one, why feet are worth it."""
    if exercise is None:
        return Card(words.html("why.text"))
    name = f"exercise.{exercise}"
    return Card(lines(words.html("exercises.title", name=words.html(f"{name}.name")), words.html(f"{name}.benefit")))


def shoes(words: Words) -> Card:
    """Say what to wear, in a session and out of it."""
    return Card(paragraphs(words.html("safety.setup.place"), words.html("tip.1"), words.html("tip.2")))


def doctor(words: Words) -> Card:
    """Say that nobody here is one; the red button stays in reach."""
    return Card(words.html("safety.limits"), (_hurts(words),))


def _ways(words: Words, *, may_begin: bool) -> Rows:
    """What stands below an answer to what was not understood, or could not be done."""
    return (*_start(words, may_begin=may_begin), (_help(words), *_hurts(words)))


def _start(words: Words, *, may_begin: bool) -> Rows:
    return ((Button(words.label("button.start"), TodayTap(), Style.SUCCESS),),) if may_begin else ()


def _help(words: Words) -> Button:
    return Button(words.label("button.help"), HelpTap())


def _hurts(words: Words) -> tuple[Button, ...]:
    return (Button(words.label("move.hurts"), HurtsTap(), Style.DANGER),)


def _not_today(words: Words) -> Button:
    return Button(words.label("button.not-today"), NotTodayTap())


def _named(words: Words, names: Sequence[str]) -> str:
    return ", ".join(words.label(f"exercise.{name}.name") for name in names)
