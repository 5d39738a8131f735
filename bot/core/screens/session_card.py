"""The live card: a pure function of the session. Showing it twice shows the same."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.core.rules.levels import Feel
from bot.core.rules.summary import Tally, tallies
from bot.core.screens.card import Button, Card, bar, countdown, listed
from bot.core.screens.minutes import told
from bot.core.screens.session_buttons import rows
from bot.core.screens.session_offer import offer
from bot.core.screens.taps import FeelTap
from bot.core.session.exercise import Exercise, Ready, Rest, Routine, Work, seconds
from bot.core.session.machine import remaining
from bot.core.session.state import Finished, Intro, Paused, Resuming, Running, Session, Stopped, Why
from bot.core.session.tape import announces, at, last_work, upcoming
from bot.core.words import Html, Words, lines, paragraphs


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a card is drawn with: the person's words, what is coached, the zone, the instant."""

    words: Words
    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]
    zone: str
    now: datetime
    pictures: Collection[str] = ()
    """The names of those that there are; none for whoever wants none."""


def card(session_id: int, session: Session, drawing: Drawing) -> Card:
    """Draw the session as it stands."""
    words = drawing.words
    match session.phase:
        case Intro():
            return offer(session_id, session, words, drawing.exercises, drawing.routines)
        case Running() | Resuming():
            text = paragraphs(_running(session, drawing), _progress(session, drawing))
            return Card(text, rows(session_id, session, words))
        case Paused(asks=asks):
            text = paragraphs(words.html(f"pause.{asks or 'held'}"), _held(session, words), _progress(session, drawing))
            return Card(text, rows(session_id, session, words))
        case Stopped(why=Why.PAIN):
            return Card(words.html("session.stopped-pain"))
        case Stopped(why=Why.QUIET):
            return Card(words.html("session.closed"))
        case Stopped() | Finished():
            here = upcoming(session.tape, session.head) or last_work(session.tape, session.head)
            begun = here is not None and any(
                tally.exercise == here.exercise and tally.done for tally in tallies(session)
            )
            if here and begun:
                return line(session_id, session, here.exercise, None, words)
            return Card(words.html("session.not-begun" if session.began is None else "session.closed"))


def share(tally: Tally, words: Words) -> Html:
    """Say how much of an exercise was done."""
    name = words.html(f"exercise.{tally.exercise}.name")
    return words.html("summary.rounds" if tally.rounds else "summary.sets", name=name, done=tally.done, n=tally.of)


def line(session_id: int, session: Session, exercise: str, feel: Feel | None, words: Words) -> Card:
    """Draw the one short line that an exercise leaves in the chat, and ask how it felt."""
    tally = next(tally for tally in tallies(session) if tally.exercise == exercise)
    text = share(tally, words)
    if feel is not None:
        return Card(words.html("session.felt", line=text, feel=words.html(f"feel.{feel}")))
    if not tally.done:
        return Card(text)
    feels = tuple(Button(words.label(f"feel.{feel}"), FeelTap(session_id, exercise, feel)) for feel in Feel)
    return Card(text, (feels,))


def _running(session: Session, drawing: Drawing) -> Html:
    here, work = at(session.tape, session.head), upcoming(session.tape, session.head)
    match here:
        case Work() if isinstance(session.phase, Resuming):
            again = drawing.words.html("session.again-ready")
            return paragraphs(again, _work(here, drawing.words), _ends(session, drawing))
        case Work():
            return paragraphs(_work(here, drawing.words), _ends(session, drawing))
        case Ready() if work is not None:
            return paragraphs(_lead_in(work, drawing, "session.ready"), _ends(session, drawing))
        case Rest() if work is not None and announces(session.tape, session.head):
            return paragraphs(_lead_in(work, drawing, "session.next-exercise"), _ends(session, drawing))
        case _:
            return _rest(session, drawing)


def _held(session: Session, words: Words) -> Html | None:
    """Say what it goes on with: the set itself, or the rest before it."""
    work = upcoming(session.tape, session.head)
    if work is None or work is at(session.tape, session.head):
        return _title(work, words) if work else None
    return words.html("session.then", title=_title(work, words))


def _work(work: Work, words: Words) -> Html:
    reps = work.reps or 0
    side, other = (words.html(f"side.{work.side}"), words.html(f"side.{work.side.other}")) if work.side else ("", "")
    return paragraphs(
        _title(work, words),
        words.html(f"exercise.{work.exercise}.part.{work.part}", side=side, other=other, reps=reps),
        words.html(f"exercise.{work.exercise}.dose", reps=reps) if reps else None,
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
    needed = drawing.exercises[work.exercise].gear
    gear = words.html("session.gear", gear=listed(words, "gear", needed)) if needed else None
    return paragraphs(
        words.html(key, name=words.html(f"{name}.name")),
        lines(words.html(f"{name}.benefit"), words.html(f"{name}.position"), gear),
    )


def _rest(session: Session, drawing: Drawing) -> Html:
    words, before = drawing.words, last_work(session.tape, session.head)
    work = upcoming(session.tape, session.head)
    switches = work is not None and before is not None and work.side is not before.side
    side = words.html(f"side.{work.side}") if work and work.side else ""
    return paragraphs(
        lines(
            words.html("session.rest"),
            words.html("session.switch", side=side) if switches else None,
            words.html(f"exercise.{before.exercise}.rest") if before and not switches else None,
            words.html("session.then", title=_title(work, words)) if work else None,
        ),
        _ends(session, drawing),
    )


def _ends(session: Session, drawing: Drawing) -> Html | None:
    """The live countdown, where the step ends by itself."""
    match session.phase:
        case Running(ends_at=datetime() as ends_at) | Resuming(ends_at=ends_at):
            return drawing.words.html("session.ends", countdown=countdown(ends_at, drawing.zone))
        case _:
            return None


def _progress(session: Session, drawing: Drawing) -> Html:
    left = remaining(session, drawing.now)
    gone = 1 - left.total_seconds() / seconds(session.tape)
    return drawing.words.html("session.progress", bar=bar(gone), n=told(left))
