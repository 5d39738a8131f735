"""The live card: a pure function of the session. Showing it twice shows the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.card import Button, Card, Rows, Style, about_minutes, bar, countdown, grid, listed, minutes_left
from bot.core.levels import Feel
from bot.core.plan import SPARE_GEAR, Exercise, Ready, Rest, Work, exercises_of, seconds
from bot.core.session import moves, remaining
from bot.core.state import Finished, Intro, Move, Offer, Paused, Resuming, Running, Session, Stopped, Why
from bot.core.summary import tallies
from bot.core.tape import at, begins_exercise, last_work, upcoming
from bot.core.taps import FeelTap, GearTap, HurtsTap, LevelTap, PainNowTap, PutBackTap, RoutinesTap, SessionTap, When
from bot.core.words import Html, Words, lines, paragraphs

STYLES = {
    Move.START: Style.PRIMARY,
    Move.HANDS_FREE: Style.SUCCESS,
    Move.DONE: Style.SUCCESS,
    Move.RESUME: Style.SUCCESS,
}
LEADING = frozenset({Move.HANDS_FREE, Move.START, Move.DONE, Move.RESUME})
"""Moves with a row of their own; in a rest, skipping it and making it longer share the first. The others follow."""


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
            return Card(_intro(session, drawing), _intro_rows(session_id, session, drawing))
        case Running() | Resuming():
            return Card(
                paragraphs(_running(session, drawing), _progress(session, drawing)), _rows(session_id, session, words)
            )
        case Paused(asks=asks):
            work = upcoming(session.tape, session.head)
            text = paragraphs(
                words.html(f"pause.{asks or 'held'}"),
                _title(work, words) if work else None,
                _progress(session, drawing),
            )
            return Card(text, _rows(session_id, session, words))
        case Stopped(why=Why.PAIN):
            return Card(words.html("session.stopped-pain"))
        case Stopped() | Finished():
            here = upcoming(session.tape, session.head) or last_work(session.tape, session.head)
            begun = here is not None and any(
                tally.exercise == here.exercise and tally.done for tally in tallies(session)
            )
            return (
                line(session_id, session, here.exercise, None, words)
                if here and begun
                else Card(words.html("session.closed"))
            )


def line(session_id: int, session: Session, exercise: str, feel: Feel | None, words: Words) -> Card:
    """Draw the one short line that an exercise leaves in the chat, and ask how it felt."""
    share = next(tally for tally in tallies(session) if tally.exercise == exercise)
    name = words.html(f"exercise.{exercise}.name")
    text = words.html("summary.line", name=name, done=share.done, of=share.of)
    if feel is not None:
        return Card(words.html("session.felt", line=text, feel=words.html(f"feel.{feel}")))
    if not share.done:
        return Card(text)
    feels = tuple(Button(words.label(f"feel.{feel}"), FeelTap(session_id, exercise, feel)) for feel in Feel)
    return Card(text, (feels,))


def _rows(session_id: int, session: Session, words: Words) -> Rows:
    """The likeliest move in a row of its own, the others side by side, and the red one always in reach."""

    def button(move: Move) -> Button:
        return Button(words.label(f"move.{move}"), SessionTap(session_id, session.rev, move), STYLES.get(move))

    offered = moves(session)
    rest = tuple(button(move) for move in (Move.SKIP, Move.MORE) if Move.MORE in offered)
    leading = (*((button(move),) for move in offered if move in LEADING), *((rest,) if rest else ()))
    apart = LEADING if not rest else {Move.SKIP, Move.MORE}
    others = grid([button(move) for move in offered if move not in apart], 3)
    hurts = Button(words.label("move.hurts"), HurtsTap(), Style.DANGER)
    return *leading, *others, (hurts,)


def _intro_rows(session_id: int, session: Session, drawing: Drawing) -> Rows:
    """Start, hands-free first; what is missing today; another routine; and how it feels now."""
    words, offered = drawing.words, _gear_of(session, drawing)

    def missing(thing: str) -> Button:
        name = words.label(f"gear.short.{thing}")
        back, gone = words.label("button.gear-back", gear=name), words.label("button.gear-missing", gear=name)
        return Button(back if thing in session.missing else gone, GearTap(session_id, session.rev, thing))

    *starts, stop, hurts = _rows(session_id, session, words)
    notches = [_notch(offer, words) for offer in session.offers]
    back = [Button(_put_back(words, name), PutBackTap(name)) for name in session.left_out]
    gear = tuple(missing(thing) for thing in SPARE_GEAR if thing in offered or thing in session.missing)
    other = Button(words.label("button.routines"), RoutinesTap())
    pain_now = Button(words.label("button.pain-now"), PainNowTap(session_id, When.BEFORE))
    return *starts, *grid([*notches, *back], 1), *((gear,) if gear else ()), (other, pain_now), stop, hurts


def _put_back(words: Words, exercise: str) -> str:
    return words.label("button.put-back", name=words.label(f"exercise.{exercise}.name"))


def _notch(offer: Offer, words: Words) -> Button:
    """Offer the next notch, with the new length."""
    name, minutes = words.label(f"exercise.{offer.exercise}.name"), minutes_left(timedelta(seconds=offer.seconds))
    label = words.label("button.notch", name=name, reps=offer.reps, n=minutes)
    return Button(label, LevelTap(offer.exercise, offer.level))


def _intro(session: Session, drawing: Drawing) -> Html:
    words, exercises, gear = drawing.words, exercises_of(session.tape), _gear_of(session, drawing)
    minutes = about_minutes(timedelta(seconds=seconds(session.tape)))
    return paragraphs(
        words.html("session.intro", routine=_routine(session, words), n=minutes),
        lines(*(_offer(name, words) for name in exercises)),
        words.html("session.gear", gear=listed(words, "gear", gear)) if gear else None,
        words.html("session.left-out", names=_named(words, session.left_out)) if session.left_out else None,
        words.html("safety.setup"),
    )


def _gear_of(session: Session, drawing: Drawing) -> tuple[str, ...]:
    """What to fetch, each thing once."""
    exercises = exercises_of(session.tape)
    return tuple(dict.fromkeys(thing for name in exercises for thing in drawing.exercises[name].gear))


def _named(words: Words, exercises: tuple[str, ...]) -> str:
    return ", ".join(words.label(f"exercise.{name}.name") for name in exercises)


def _routine(session: Session, words: Words) -> Html:
    """Name what is done: a routine, or a single exercise."""
    key = f"routine.{session.routine}.name"
    return words.html(key if words.has(key) else f"exercise.{session.routine}.name")


def _offer(exercise: str, words: Words) -> Html:
    name, benefit = words.html(f"exercise.{exercise}.name"), words.html(f"exercise.{exercise}.benefit")
    return words.html("session.offer", name=name, benefit=benefit)


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
        case Rest() if work is not None and begins_exercise(session.tape, session.head):
            return paragraphs(_lead_in(work, drawing, "session.next-exercise"), _ends(session, drawing))
        case _:
            return _rest(session, drawing)


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
    share = 1 - left.total_seconds() / seconds(session.tape)
    return drawing.words.html("session.progress", bar=bar(share), n=minutes_left(left))
