"""Everything the bot says that is neither the live card, the morning nor a question: summary, progress, help."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import count

from bot.core.progress.worth import WorthSaying
from bot.core.rules.profile import OFF, Question
from bot.core.rules.streak import Share, Streak
from bot.core.rules.summary import done, tallies, took
from bot.core.screens.card import Button, Card, Effect, Rows, Style, buttons_alone, day, fitted, grid
from bot.core.screens.minutes import told
from bot.core.screens.names import called
from bot.core.screens.rating import Rating
from bot.core.screens.report import Report
from bot.core.screens.session_card import share
from bot.core.screens.session_offer import put_back
from bot.core.screens.taps import (
    AnswerTap,
    AskTap,
    BackTap,
    ChooseTap,
    ExerciseTap,
    GoOnTap,
    HurtsTap,
    KeepTap,
    MorningAnswer,
    MorningCheckTap,
    NoPainTap,
    NotTodayTap,
    PainNowTap,
    PauseTap,
    RateTap,
    ReportOfTap,
    ReportTap,
    RoutineTap,
    SessionTap,
    Size,
    TodayTap,
    When,
)
from bot.core.session.exercise import Exercise, Picture, Routine, seconds
from bot.core.session.machine import moves
from bot.core.session.state import Arranged, Finished, Move, Session, Stopped, Why
from bot.core.words import Html, Words, lines, paragraphs

MILESTONES = frozenset({1, 3, 7, 14, 30, 50, 100, 200, 365})
"""Streaks that are celebrated, each by its name."""
NONE_KEPT = Share(0, 0)
PERIODS = (30, 90, 365)
"""Days of a report that are offered."""


def summary(  # noqa: PLR0913 # what an end has to say
    session_id: int,
    session: Session,
    words: Words,
    streak: Streak,
    kept: Share,
    *,
    tip: int | None,
    rating: Rating | None = None,
    is_first: bool = True,
) -> Card:
    """Draw the end of a session: what was done, what was skipped, the streak, a tip; and how one exercise felt.

    A milestone is celebrated by the first session of its day.
    """
    finished = isinstance(session.phase, Finished) and bool(done(session))
    celebrates = finished and is_first and streak.kept_today and streak.days in MILESTONES
    undo = SessionTap(session_id, session.rev, Move.UNDO)
    pain_now = Button(words.label("button.pain-now"), PainNowTap(session_id, When.AFTER))
    offered = (pain_now, Button(words.label("move.undo"), undo)) if Move.UNDO in moves(session) else (pain_now,)
    go_on = ((Button(words.label("button.go-on"), GoOnTap(session_id, session.rev)),),) if may_go_on(session) else ()
    text = paragraphs(
        words.html("summary.finished" if finished else "summary.stopped", n=told(took(session)))
        if done(session)
        else words.html("summary.nothing"),
        lines(*(share(tally, words) for tally in tallies(session))) if done(session) else None,
        words.html("safety.setup.after") if done(session) and words.has("safety.setup.after") else None,
        streak_said(words, streak, kept),
        words.html(f"milestone.{streak.days}") if celebrates else None,
        words.html("summary.tip", tip=words.html(f"tip.{tip}")) if finished and tip else None,
        rating.text if rating else None,
    )
    rows = (*(rating.rows if rating else ()), *go_on, *_below_summary(offered, words))
    return Card(text, rows, Effect.PARTY if celebrates else None)


def may_go_on(session: Session) -> bool:
    """Return whether a plain stop ended it, which can be taken back."""
    return isinstance(session.phase, Stopped) and session.phase.why is Why.CHOICE


def gone_on(session_id: int, words: Words) -> Card:
    """Take the way back from under a summary."""
    pain_now = Button(words.label("button.pain-now"), PainNowTap(session_id, When.AFTER))
    return buttons_alone(_below_summary((pain_now,), words))


def _below_summary(offered: tuple[Button, ...], words: Words) -> Rows:
    return offered, (Button(words.label("move.hurts"), HurtsTap(), Style.DANGER),)


def all_left_out(words: Words, exercises: Sequence[str]) -> Card:
    """Say that every exercise of this routine waits for the person to put it back."""
    return Card(words.html("session.all-left-out"), grid([put_back(words, name) for name in exercises], 1))


def other_routines(words: Words, each: Sequence[Arranged], routines: Mapping[str, Routine]) -> Card:
    """Offer every routine as it is today, and say what it is."""
    names = [called(words, one.routine, one.tape, routines) for one in each]
    about = (
        lines(
            words.html("session.intro", routine=name, n=_minutes(one))
            if one.tape
            else words.html("exercises.title", name=name),
            words.html(f"routine.{one.routine}.about"),
        )
        for name, one in zip(names, each, strict=True)
    )
    choices = [Button(name, ChooseTap(one.routine)) for name, one in zip(names, each, strict=True)]
    return Card(paragraphs(*about), fitted(choices))


def pain_now(words: Words, session_id: int, when: When) -> Card:
    """Ask for a number from 0 to 10."""
    scores = [Button(str(score), RateTap(session_id, when, score)) for score in range(11)]
    return Card(words.html("rate.ask"), grid(scores, 6))


def rated(words: Words, score: int) -> Html:
    """Confirm a number; above 0 the provider's line comes with it."""
    return paragraphs(words.html("rate.noted", n=score), words.html("safety.pain-now") if score else None)


def report(words: Words, told: Report, tap: ReportTap, *, may_translate: bool) -> Card:
    """Say what the report covers, and offer another: of other days, on other paper, for who reads English."""
    other = Size.A4 if tap.size is Size.LETTER else Size.LETTER
    text = words.html("handed.report", n=told.days)
    english = replace(tap, english=1)
    translate = ((Button(words.label("button.in-english"), english),),) if may_translate and not tap.english else ()
    period = Button(words.label("button.other-period"), ReportOfTap())
    paper = Button(words.label(f"button.paper.{other}"), replace(tap, size=other))
    return Card(text, ((period, paper), *translate))


def which_period(words: Words, size: Size) -> Card:
    """Ask of how many days the report shall be."""
    offered = [Button(words.label("button.days", n=days), ReportTap(days, 0, size)) for days in PERIODS]
    return Card(
        words.html("handed.which"),
        (*grid(offered, 3), (Button(words.label("button.period.all"), ReportTap(0, 0, size)),)),
    )


def ignored(words: Words, reminders: int) -> Card:
    """Ask once, after so many reminders without an answer; then there is silence."""
    keep = Button(words.label("button.keep"), KeepTap())
    change = Button(words.label("button.change-time"), AskTap(Question.TIME, 0))
    pause = Button(words.label("button.pause-days"), PauseTap(0))
    return Card(words.html("reminder.ignored", n=reminders), ((keep,), (change, pause)))


def follow_up(words: Words, floor: Arranged, routines: Mapping[str, Routine]) -> Card:
    """Say gently, once, that the day is still long enough, if only for the least of the routines."""
    start = Button(words.label("button.start"), TodayTap(), Style.SUCCESS)
    name = called(words, floor.routine, floor.tape, routines)
    short = (Button(name, RoutineTap(floor.routine)),) if floor.tape else ()
    text = words.html("reminder.follow-up", n=_minutes(floor)) if floor.tape else words.html("reminder.day-off")
    return Card(text, ((start,), (*short, Button(words.label("button.not-today"), NotTodayTap()))))


def how_long(words: Words) -> Card:
    """Ask for how many days the reminders shall pause."""
    lengths = [Button(words.label("button.days", n=days), PauseTap(days)) for days in (1, 3, 7, 14)]
    return Card(words.html("ask.pause"), grid(lengths, 2))


def paused_until(words: Words, until: datetime, zone: str) -> Card:
    """Confirm a pause of days, and show the way back."""
    text = words.html("reminder.paused", at=day(until, zone))
    return Card(text, ((Button(words.label("button.back"), BackTap()),),))


def week(words: Words, exercised: int, stops: int, streak: Streak, worth: WorthSaying | None = None) -> Card:
    """Draw the week: the days with exercises, if there are any, and one thing worth saying; one tap switches it off."""
    text = paragraphs(
        words.html("week.title"),
        lines(words.html("week.days", n=exercised) if exercised else None, streak_said(words, streak)) or None,
        words.html("week.stops", n=stops) if stops else None,
        _worth(words, worth) if worth else None,
    )
    return Card(text, ((Button(words.label("answer.weekly.off"), AnswerTap(Question.WEEKLY, OFF)),),))


def _worth(words: Words, worth: WorthSaying) -> Html:
    name = words.html(f"exercise.{worth.exercise}.name") if worth.exercise else ""
    return words.html(f"week.worth.{worth.what}", n=worth.n, of=worth.of, name=name)


def nudge(words: Words, left: int) -> Card:
    """Remind, once, of a first run that was left half-way, with so many questions still to answer."""
    further = Button(words.label("button.continue"), TodayTap(), Style.PRIMARY)
    return Card(words.html("first-run.nudge", n=left), ((further,),))


def usual_start(words: Words, at: time) -> Card:
    """Ask, once in a life, whether the reminder shall come when the person starts anyway."""
    move = Button(words.label("button.move"), AnswerTap(Question.TIME, f"{at:%H%M}"), Style.PRIMARY)
    return Card(
        words.html("reminder.usual", at=f"{at:%H:%M}"), ((move, Button(words.label("button.keep"), KeepTap())),)
    )


def morning_check(words: Words, days: int) -> Card:
    """Ask, once, on the morning after a pain stop; it may be a later one, so many days after."""
    answers = tuple(Button(words.label(f"morning.{answer}"), MorningCheckTap(answer)) for answer in MorningAnswer)
    text = words.html("safety.check.later", n=days) if days > 1 else words.html("safety.check.ask")
    return Card(text, (answers,))


def still_held(words: Words, days: int) -> Card:
    """Say once that the hold still stands after so many days, and what the way out is."""
    answers = tuple(Button(words.label(f"morning.{answer}"), MorningCheckTap(answer)) for answer in MorningAnswer)
    return Card(words.html("safety.check.still", n=days), (answers,))


def does_it_hurt(words: Words) -> Card:
    """Ask back when words may have meant pain."""
    hurts = Button(words.label("move.hurts"), HurtsTap(), Style.DANGER)
    return Card(words.html("pain.ask"), ((hurts, Button(words.label("pain.no"), NoPainTap())),))


def exercises(words: Words, each: Sequence[Exercise], levels: Mapping[str, int]) -> Card:
    """Show what every exercise is for, and its level. Each can be started by itself; how it goes is asked for."""
    name = words.html(f"exercise.{each[-1].id}.name").lower()
    return Card(
        paragraphs(
            *(_exercise(words, exercise, levels.get(exercise.id, 0)) for exercise in each),
            words.html("exercises.ask", name=Html(name)),
        ),
        grid([Button(words.label(f"exercise.{e.id}.name"), ExerciseTap(e.id), Style.PRIMARY) for e in each], 2),
    )


def _exercise(words: Words, exercise: Exercise, level: int, how: Html | None = None) -> Html:
    name = f"exercise.{exercise.id}"
    title = words.html(f"{name}.name")
    return lines(
        words.html("exercises.level", name=title, n=level + 1, of=exercise.top + 1)
        if exercise.top
        else words.html("exercises.title", name=title),
        words.html(f"{name}.benefit"),
        how,
    )


def explained(words: Words, exercise: Exercise, level: int, pictures: Collection[str]) -> Card:
    """Explain one exercise, with its picture where there is one, and offer to start it."""
    picture = Picture(exercise.id, exercise.first)
    start = Button(words.label("button.start"), ExerciseTap(exercise.id), Style.SUCCESS)
    text = _exercise(words, exercise, level, words.html(f"exercise.{exercise.id}.how"))
    return Card(text, ((start,),), picture=picture if picture.name in pictures else None)


def tips(words: Words) -> Card:
    """List every tip."""
    known = [words.html(f"tip.{nth}") for nth in range(1, tips_known(words) + 1)]
    return Card(paragraphs(words.html("tips.title"), *known))


def tips_known(words: Words) -> int:
    """Count the tips there are; they are numbered from 1."""
    return next(nth for nth in count(1) if not words.has(f"tip.{nth}")) - 1


def _minutes(arranged: Arranged) -> int:
    return told(timedelta(seconds=seconds(arranged.tape)))


def streak_said(words: Words, streak: Streak, kept: Share = NONE_KEPT) -> Html | None:
    """Say how many days in a row there are, and where more were kept before, of how many planned days.

    One number that falls to nothing is a poor coach. Nothing is said where there is nothing yet.
    """
    in_a_row = words.html("streak.days", n=streak.days) if streak.days else None
    of_planned = words.html("streak.share", kept=kept.kept, n=kept.planned) if kept.kept > streak.days else None
    return lines(in_a_row, of_planned) or None
