"""The live card: a pure function of the session. Showing it twice shows the same."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.core.rules.summary import Tally, tallies
from bot.core.screens.card import Card, countdown, listed
from bot.core.screens.listening import ticked
from bot.core.screens.minutes import told
from bot.core.screens.session_buttons import rows
from bot.core.screens.session_offer import offer
from bot.core.session.exercise import Exercise, Ready, Rest, Routine, Work, exercises_of
from bot.core.session.machine import remaining, says_how
from bot.core.session.state import Finished, Intro, Listening, Pace, Paused, Resuming, Running, Session, Stopped, Why
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
            asked = words.html(f"pause.{asks or 'held'}")
            text = paragraphs(asked, _held(session, words), _progress(session, drawing))
            return Card(text, rows(session_id, session, words))
        case Listening(asks=asks):
            asked = words.html(f"listen.{asks or 'heard'}")
            how = None if asks else words.html("listen.how")
            return Card(paragraphs(asked, ticked(session, words), how), rows(session_id, session, words))
        case Stopped(why=Why.PAIN) if session.began is not None:
            return Card(words.html("session.stopped-pain"))
        case Stopped(why=Why.QUIET):
            return Card(words.html("session.closed"))
        case Stopped() | Finished() if session.pace is Pace.LISTEN and session.began is not None:
            return Card(paragraphs(words.html("session.closed"), ticked(session, words)))
        case Stopped() | Finished():
            here = upcoming(session.tape, session.head) or last_work(session.tape, session.head)
            begun = here is not None and any(
                tally.exercise == here.exercise and tally.done for tally in tallies(session)
            )
            if here and begun:
                return line(session, here.exercise, words)
            return Card(words.html("session.not-begun" if session.began is None else "session.closed"))


def share(tally: Tally, words: Words) -> Html:
    """Say how much of an exercise was done."""
    name = words.html(f"exercise.{tally.exercise}.name")
    return words.html("summary.rounds" if tally.rounds else "summary.sets", name=name, done=tally.done, n=tally.of)


def line(session: Session, exercise: str, words: Words) -> Card:
    """Draw the one short line that an exercise leaves in the chat."""
    return Card(share(next(tally for tally in tallies(session) if tally.exercise == exercise), words))


def _running(session: Session, drawing: Drawing) -> Html:
    words, here, work = drawing.words, at(session.tape, session.head), upcoming(session.tape, session.head)
    match here:
        case Work() if isinstance(session.phase, Resuming):
            ready = lines(words.html("session.again-ready"), _until("session.starts", session, drawing))
            return paragraphs(ready, lines(_title(here, words), _dose(here, words)), _how(session, here, words))
        case Work():
            ends = _until("session.ends", session, drawing)
            return paragraphs(lines(_title(here, words), _dose(here, words), ends), _how(session, here, words))
        case Ready() if work is not None:
            starts = _until("session.starts", session, drawing)
            return paragraphs(lines(_announced(work, words, "session.ready"), starts), _lead_in(session, work, drawing))
        case Rest() if work is not None and announces(session.tape, session.head):
            starts = _until("session.starts", session, drawing)
            named = _announced(work, words, "session.next-exercise")
            return paragraphs(lines(named, starts), _lead_in(session, work, drawing))
        case _:
            return _rest(session, drawing)


def _held(session: Session, words: Words) -> Html | None:
    """Say what it goes on with: the set itself, or the rest before it."""
    work = upcoming(session.tape, session.head)
    if work is None or work is at(session.tape, session.head):
        return paragraphs(_title(work, words), _how(session, work, words)) if work else None
    return words.html("session.then", title=_title(work, words))


def _how(session: Session, work: Work, words: Words) -> Html | None:
    """One line of how it is done, where that is said."""
    if not says_how(session):
        return None
    side, other = (words.html(f"side.{work.side}"), words.html(f"side.{work.side.other}")) if work.side else ("", "")
    return words.html(f"exercise.{work.exercise}.part.{work.part}", side=side, other=other, reps=work.reps or 0)


def _dose(work: Work, words: Words) -> Html | None:
    return words.html(f"exercise.{work.exercise}.dose", reps=work.reps) if work.reps else None


def _title(work: Work, words: Words) -> Html:
    """What is done, with which foot, and which set it is."""
    now = f"exercise.{work.exercise}.now.{work.part}"
    name = words.html(now if words.has(now) else f"exercise.{work.exercise}.name")
    if work.side is None:
        return words.html("session.round", name=name, nth=work.nth, of=work.of)
    foot = words.html(f"side.foot.{work.side}")
    return words.html("session.set", name=name, foot=foot, nth=work.nth, of=work.of)


def _announced(work: Work, words: Words, key: str) -> Html:
    """What comes, and with which foot."""
    name = words.html(f"exercise.{work.exercise}.name")
    foot = words.html(f"side.foot.{work.side}") if work.side else None
    return words.html(key, what=words.html("session.foot", name=name, foot=foot) if foot else name)


def _lead_in(session: Session, work: Work, drawing: Drawing) -> Html:
    """How to stand or sit, what to have at hand, and what it is for, while there is time to read that."""
    words, name = drawing.words, f"exercise.{work.exercise}"
    is_first = session.head == 0
    named = exercises_of(session.tape) if is_first else (work.exercise,)
    gear = tuple(dict.fromkeys(thing for each in named for thing in drawing.exercises[each].gear))
    has_time = is_first or not isinstance(at(session.tape, session.head), Ready)
    return lines(
        words.html(f"{name}.position", side=words.html(f"side.{work.side}") if work.side else ""),
        words.html("session.gear", gear=listed(words, "gear", gear)) if gear else None,
        words.html(f"{name}.benefit") if has_time else None,
    )


def _rest(session: Session, drawing: Drawing) -> Html:
    """Say which foot is next, and what to do meanwhile."""
    words, before = drawing.words, last_work(session.tape, session.head)
    work = upcoming(session.tape, session.head)
    side = words.html(f"side.{work.side}") if work and work.side else ""
    switches = work is not None and before is not None and work.side is not before.side
    named = words.html("session.rest-switch" if switches else "session.rest-again", side=side) if side else None
    change = f"exercise.{before.exercise}.change" if before else ""
    meanwhile = words.html(f"exercise.{before.exercise}.rest") if before and not switches else None
    return paragraphs(
        lines(named or words.html("session.rest"), _until("session.ends", session, drawing)),
        lines(
            words.html(change, side=side) if switches and words.has(change) else meanwhile,
            words.html("session.then-set" if side else "session.then-round", nth=work.nth, of=work.of)
            if work
            else None,
        ),
    )


def _until(key: str, session: Session, drawing: Drawing) -> Html | None:
    """The live countdown, where the step ends by itself."""
    match session.phase:
        case Running(ends_at=datetime() as ends_at) | Resuming(ends_at=ends_at):
            return drawing.words.html(key, countdown=countdown(ends_at, drawing.zone))
        case _:
            return None


def _progress(session: Session, drawing: Drawing) -> Html:
    exercises, work = exercises_of(session.tape), upcoming(session.tape, session.head)
    nth = exercises.index(work.exercise) + 1 if work else len(exercises)
    left = told(remaining(session, drawing.now))
    return drawing.words.html("session.progress", nth=nth, of=len(exercises), n=left)
