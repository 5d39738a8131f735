"""Everything the bot says that is neither the live card nor a question: reminder, summary, progress, help."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import count

from bot.core.buttons import (
    ClearedTap,
    HurtsTap,
    Morning,
    MorningTap,
    NoPainTap,
    NotTodayTap,
    ReadyTap,
    RoutineTap,
    Snooze,
    SnoozeTap,
    TodayTap,
)
from bot.core.card import Button, Card, Style, about_minutes, grid, minutes_left
from bot.core.pain import Reason
from bot.core.session import Finished, Session
from bot.core.streak import Streak
from bot.core.summary import tallies, took
from bot.core.words import Html, Words, lines, paragraphs


def reminder(words: Words, streak: Streak, length: timedelta, greeting: int) -> Card:
    """Draw the morning's reminder: one tap starts."""
    text = paragraphs(
        words.html(f"greeting.{greeting}"),
        words.html("reminder.today", n=about_minutes(length)),
        _streak(words, streak),
    )
    start = Button(words.label("button.start"), TodayTap(), Style.SUCCESS)
    snoozes = tuple(Button(words.label(f"snooze.{length}"), SnoozeTap(length)) for length in Snooze)
    return Card(text, ((start,), snoozes, (Button(words.label("button.not-today"), NotTodayTap()),)))


def summary(session: Session, words: Words, streak: Streak, tip: int) -> Card:
    """Draw the end of a session: what was done, what was skipped, the streak, a tip."""
    finished = isinstance(session.phase, Finished)
    shares = [
        words.html("summary.line", name=words.html(f"exercise.{t.exercise}.name"), done=t.done, of=t.of)
        for t in tallies(session)
    ]
    text = paragraphs(
        words.html("summary.finished" if finished else "summary.stopped", n=minutes_left(took(session))),
        lines(*shares),
        _streak(words, streak),
        words.html("summary.tip", tip=words.html(f"tip.{tip}")) if finished else None,
    )
    hurts = Button(words.label("move.hurts"), HurtsTap(), Style.DANGER)
    return Card(text, () if finished else ((hurts,),))


def progress(words: Words, streak: Streak, kept: int, stops: int) -> Card:
    """Draw how it goes so far."""
    return Card(
        paragraphs(
            words.html("progress.title"),
            lines(
                _streak(words, streak), words.html("progress.best", n=streak.best), words.html("progress.days", n=kept)
            ),
            words.html("progress.stops", n=stops) if stops else None,
        )
    )


def closed(words: Words, reason: Reason) -> Card:
    """Say why there is no session, and show the way out where there is one."""
    text = words.html(f"gate.{reason}")
    match reason:
        case Reason.READY:
            return Card(text, ((Button(words.label("button.ready"), ReadyTap(), Style.SUCCESS),),))
        case Reason.PROFESSIONAL | Reason.PROVIDER:
            return Card(text, ((Button(words.label(f"button.cleared-{reason}"), ClearedTap()),),))
        case _:
            return Card(text)


def morning_check(words: Words) -> Card:
    """Ask, once, on the morning after a pain stop."""
    answers = tuple(Button(words.label(f"morning.{answer}"), MorningTap(answer)) for answer in Morning)
    return Card(words.html("safety.morning.ask"), (answers,))


def does_it_hurt(words: Words) -> Card:
    """Ask back when words may have meant pain."""
    hurts = Button(words.label("move.hurts"), HurtsTap(), Style.DANGER)
    return Card(words.html("pain.ask"), ((hurts, Button(words.label("pain.no"), NoPainTap())),))


def nothing_runs(words: Words) -> Card:
    """Answer a stop or a pause when there is no session; the red button stays in reach."""
    hurts = Button(words.label("move.hurts"), HurtsTap(), Style.DANGER)
    return Card(words.html("reply.nothing-runs"), ((hurts,),))


def exercises(words: Words, ids: Sequence[str]) -> Card:
    """Show every exercise: what it is for, and how it goes."""
    return Card(
        paragraphs(
            *(
                lines(
                    words.html("exercises.title", name=words.html(f"exercise.{name}.name")),
                    words.html(f"exercise.{name}.benefit"),
                    words.html(f"exercise.{name}.how"),
                )
                for name in ids
            )
        )
    )


def routines(words: Words, ids: Sequence[str]) -> tuple[tuple[Button, ...], ...]:
    """Offer routines."""
    return grid([Button(words.label(f"routine.{name}.name"), RoutineTap(name)) for name in ids], 2)


def tips(words: Words) -> Card:
    """Say every tip."""
    known = [words.html(f"tip.{nth}") for nth in range(1, tips_known(words) + 1)]
    return Card(paragraphs(words.html("tips.title"), *known))


def tips_known(words: Words) -> int:
    """Count the tips there are; they are numbered from 1."""
    return next(nth for nth in count(1) if not words.has(f"tip.{nth}")) - 1


def _streak(words: Words, streak: Streak) -> Html | None:
    return words.html("streak.days", n=streak.days) if streak.days else None
