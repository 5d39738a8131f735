"""The live card: a pure function of the session. Showing it twice shows the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.buttons import HurtsTap, SessionTap
from bot.core.card import Button, Card, Rows, Style, about_minutes, bar, countdown, listed, minutes_left
from bot.core.plan import Exercise, Ready, Rest, Work, exercises_of, seconds
from bot.core.session import (
    Finished,
    Intro,
    Move,
    Paused,
    Running,
    Session,
    Stopped,
    Why,
    current,
    moves,
    remaining,
    upcoming,
)
from bot.core.words import Html, Words, lines, paragraphs

STYLES = {Move.START: Style.SUCCESS, Move.DONE: Style.SUCCESS, Move.RESUME: Style.SUCCESS}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a card is drawn with: the person's words, the exercises, the zone, the instant."""

    words: Words
    exercises: Mapping[str, Exercise]
    zone: str
    now: datetime


def card(session_id: int, session: Session, drawing: Drawing) -> Card:
    """Draw the session as it stands."""
    words = drawing.words
    match session.phase:
        case Intro():
            return Card(_intro(session, drawing), _rows(session_id, session, words))
        case Running():
            text = paragraphs(_running(session, drawing), _progress(session, drawing))
            return Card(text, _rows(session_id, session, words))
        case Paused(late=late):
            asks, work = words.html("session.late" if late else "session.paused"), upcoming(session)
            text = paragraphs(asks, _title(work, words) if work else None, _progress(session, drawing))
            return Card(text, _rows(session_id, session, words))
        case Stopped(why=why):
            return Card(words.html("session.stopped-pain" if why is Why.PAIN else "session.stopped"))
        case Finished():
            return Card(words.html("session.finished"))


def _rows(session_id: int, session: Session, words: Words) -> Rows:
    """The likeliest move alone in the first row, the others side by side, and the red one always in reach."""

    def button(move: Move) -> Button:
        return Button(words.label(f"move.{move}"), SessionTap(session_id, session.rev, move), STYLES.get(move))

    first, *others = moves(session)
    hurts = Button(words.label("move.hurts"), HurtsTap(), Style.DANGER)
    return (button(first),), tuple(button(move) for move in others), (hurts,)


def _intro(session: Session, drawing: Drawing) -> Html:
    words, exercises = drawing.words, exercises_of(session.tape)
    gear = tuple(dict.fromkeys(thing for name in exercises for thing in drawing.exercises[name].gear))
    minutes = about_minutes(timedelta(seconds=seconds(session.tape)))
    return paragraphs(
        words.html("session.intro", routine=words.html(f"routine.{session.routine}.name"), n=minutes),
        lines(*(_offer(name, words) for name in exercises)),
        words.html("session.gear", gear=listed(words, "gear", gear)) if gear else None,
        words.html("safety.setup"),
    )


def _offer(exercise: str, words: Words) -> Html:
    name, benefit = words.html(f"exercise.{exercise}.name"), words.html(f"exercise.{exercise}.benefit")
    return words.html("session.offer", name=name, benefit=benefit)


def _running(session: Session, drawing: Drawing) -> Html:
    here, work = current(session), upcoming(session)
    match here:
        case Work():
            return _work(session, here, drawing)
        case Ready() if work is not None:
            return paragraphs(_lead_in(work, drawing, "session.ready"), _ends(session, drawing))
        case Rest() if work is not None and work.exercise != _last(session).exercise:
            return paragraphs(_lead_in(work, drawing, "session.next-exercise"), _ends(session, drawing))
        case _:
            return _rest(session, drawing)


def _work(session: Session, work: Work, drawing: Drawing) -> Html:
    words, reps = drawing.words, work.reps or 0
    side, other = (words.html(f"side.{work.side}"), words.html(f"side.{work.side.other}")) if work.side else ("", "")
    return paragraphs(
        _title(work, words),
        words.html(f"exercise.{work.exercise}.part.{work.part}", side=side, other=other, reps=reps),
        words.html(f"exercise.{work.exercise}.dose", reps=reps) if reps else None,
        _ends(session, drawing),
    )


def _title(work: Work, words: Words) -> Html:
    """The exercise, the foot, and which set it is."""
    name = words.html(f"exercise.{work.exercise}.name")
    if work.side is None:
        return words.html("session.round", name=name, nth=work.nth, of=work.of)
    foot = words.html(f"side.foot.{work.side}")
    return words.html("session.set", name=name, foot=foot, nth=work.nth, of=work.of)


def _lead_in(work: Work, drawing: Drawing, key: str) -> Html:
    words, name = drawing.words, f"exercise.{work.exercise}"
    gear = listed(words, "gear", drawing.exercises[work.exercise].gear)
    return paragraphs(
        words.html(key, name=words.html(f"{name}.name")),
        lines(words.html(f"{name}.benefit"), words.html(f"{name}.position"), words.html("session.gear", gear=gear)),
    )


def _rest(session: Session, drawing: Drawing) -> Html:
    words, before, work = drawing.words, _last(session), upcoming(session)
    cue = f"exercise.{before.exercise}.rest"
    switch = work is not None and work.side is not before.side
    return paragraphs(
        words.html("session.rest"),
        words.html("session.switch", side=words.html(f"side.{work.side}")) if switch and work else words.html(cue),
        words.html("session.then", title=_title(work, words)) if work else None,
        _ends(session, drawing),
    )


def _last(session: Session) -> Work:
    """The step of work before the head; a rest always has one."""
    return next(s for s in reversed(session.tape[: session.head]) if isinstance(s, Work))


def _ends(session: Session, drawing: Drawing) -> Html | None:
    """The live countdown, where the step ends by itself."""
    if not isinstance(session.phase, Running) or session.phase.ends_at is None:
        return None
    return drawing.words.html("session.ends", countdown=countdown(session.phase.ends_at, drawing.zone))


def _progress(session: Session, drawing: Drawing) -> Html:
    left = remaining(session, drawing.now)
    share = 1 - left.total_seconds() / seconds(session.tape)
    return drawing.words.html("session.progress", bar=bar(share), n=minutes_left(left))
