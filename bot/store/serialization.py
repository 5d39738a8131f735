"""Values into rows and back. The rule: what one release has written the next can read; kinds go by name."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, time
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from bot.core.rules.asked import AskedFor, NoteOn, TimeOn
from bot.core.rules.pain import Hold, Misheard, Plain, Professional
from bot.core.rules.profile import PainAnswer, PainBefore, Profile, Question, Warned
from bot.core.rules.reminder import Plan, Reminded
from bot.core.rules.week import Day, Effort, Week
from bot.core.screens.buttons import pack, parse
from bot.core.screens.card import Button, Card, Effect, LocationKey, NoKey, Style
from bot.core.session.exercise import Picture, Ready, Rest, Tape, Work
from bot.core.session.machine import is_over
from bot.core.session.state import (
    Finished,
    Intro,
    Listening,
    Offer,
    Pace,
    Paused,
    Resuming,
    Running,
    Session,
    Stopped,
    Turn,
)
from bot.core.words import Html
from bot.store.tables import PersonRow, SessionRow

KINDS: Mapping[str, type[Any]] = {
    "work": Work,
    "rest": Rest,
    "ready": Ready,
    "intro": Intro,
    "running": Running,
    "paused": Paused,
    "resuming": Resuming,
    "listening": Listening,
    "stopped": Stopped,
    "finished": Finished,
    "turn": Turn,
    "offer": Offer,
    "plain": Plain,
    "professional": Professional,
    "misheard": Misheard,
    "locationkey": LocationKey,
    "nokey": NoKey,
    "picture": Picture,
}
"""What each kind of value is called where it is stored. A class may be renamed; its name here stays."""
_NAMES = {kind: name for name, kind in KINDS.items()}
_ADAPTERS = {name: TypeAdapter(kind) for name, kind in KINDS.items()}


def _serialize(value: Any) -> dict[str, Any]:
    name = _NAMES[type(value)]
    fields: dict[str, Any] = _ADAPTERS[name].dump_python(value, mode="json", exclude_defaults=True)
    return {"is": name, **fields}


def _deserialize(stored: Mapping[str, Any]) -> Any:
    fields = {name: value for name, value in stored.items() if name != "is"}
    return _ADAPTERS[stored["is"]].validate_python(fields)


def serialize_tape(tape: Tape) -> tuple[str, list[Any]]:
    """Return a tape's hash and its steps as they are stored."""
    steps = [_serialize(step) for step in tape]
    return hashlib.sha256(json.dumps(steps, sort_keys=True).encode()).hexdigest(), steps


def deserialize_tape(steps: list[Any]) -> Tape:
    """Read a tape out of its row."""
    return tuple(_deserialize(step) for step in steps)


def serialize_session(session: Session, row: SessionRow) -> None:
    """Write a session into its row; the tape has a row of its own."""
    row.routine, row.until, row.head, row.rev = session.routine, session.until, session.head, session.rev
    row.pace, row.missing, row.began = session.pace, sorted(session.missing), session.began
    row.phase, row.trail = _serialize(session.phase), [_serialize(turn) for turn in session.trail]
    row.left_out = list(session.left_out)
    row.unfolded, row.explained = session.unfolded, session.explained
    row.offers = [_serialize(offer) for offer in session.offers]
    row.over = is_over(session)


def deserialize_session(row: SessionRow, tape: Tape) -> Session:
    """Read a session out of its row."""
    return Session(
        routine=row.routine,
        tape=tape,
        until=row.until,
        head=row.head,
        phase=_deserialize(row.phase),
        rev=row.rev,
        pace=Pace(row.pace),
        missing=frozenset(row.missing),
        offers=tuple(_deserialize(offer) for offer in row.offers),
        left_out=tuple(row.left_out),
        unfolded=row.unfolded,
        explained=row.explained,
        trail=tuple(_deserialize(turn) for turn in row.trail),
        began=row.began,
    )


def deserialize_told(row: Any, tape: Tape) -> Session:
    """Read of a session how long somebody was at it; the tape and trail matter only where it was heard."""
    heard = row.pace == Pace.LISTEN
    return Session(
        routine=row.routine,
        tape=tape,
        until=row.until,
        phase=_deserialize(row.phase),
        pace=Pace(row.pace),
        trail=tuple(_deserialize(turn) for turn in row.trail) if heard else (),
        began=row.began,
    )


def serialize_profile(profile: Profile, row: PersonRow) -> None:
    """Write a person's answers into their row."""
    row.language, row.consent, row.signs = profile.language, profile.consent, sorted(profile.signs)
    row.warned_at, row.warned_until = (profile.warned.at, profile.warned.until) if profile.warned else (None, None)
    row.unwarned, row.screened, row.cleared = profile.unwarned, profile.screened, profile.cleared
    row.screened_at, row.screening, row.zone = profile.screened_at, profile.screening, profile.zone
    row.week = [[f"{day.at:%H:%M}", day.effort] for day in profile.week.days] if profile.week else None
    row.arrived, row.weekly, row.pictures = profile.arrived, profile.weekly, profile.pictures
    row.dark = profile.dark
    row.follow_up = f"{profile.follow_up:%H:%M}" if profile.follow_up else None
    row.levels, row.left_out = dict(profile.levels), sorted(profile.left_out)


def deserialize_profile(row: PersonRow) -> Profile:
    """Read a person's answers out of their row."""
    return Profile(
        language=row.language,
        consent=row.consent,
        warned=Warned(row.warned_at, row.warned_until) if row.warned_at and row.warned_until else None,
        unwarned=row.unwarned,
        signs=frozenset(row.signs),
        screened=row.screened,
        screened_at=row.screened_at,
        screening=row.screening,
        cleared=row.cleared,
        pain_before=_pain_before(row),
        zone=row.zone,
        week=_week(row.week) if row.week else None,
        arrived=row.arrived,
        follow_up=time.fromisoformat(row.follow_up) if row.follow_up else None,
        weekly=row.weekly,
        pictures=row.pictures,
        dark=row.dark,
        levels=row.levels,
        left_out=frozenset(row.left_out),
    )


def put_pain_before(answer: PainAnswer, until: datetime, row: PersonRow) -> None:
    """Write what was said of pain before a session into its person's row."""
    row.pain_before, row.pain_until = answer, until


def _pain_before(row: PersonRow) -> PainBefore | None:
    if row.pain_before is None or row.pain_until is None:
        return None
    return PainBefore(PainAnswer(row.pain_before), row.pain_until)


def put_reminded(reminded: Reminded, row: PersonRow) -> None:
    """Write the newest reminder into its person's row."""
    row.reminded_at, row.reminded_on, row.reminded_in = reminded.at, reminded.on, reminded.zone


def reminded_of(row: PersonRow) -> Reminded | None:
    """Read the newest reminder out of its person's row."""
    if row.reminded_at is None or row.reminded_on is None or row.reminded_in is None:
        return None
    return Reminded(row.reminded_at, row.reminded_on, row.reminded_in)


def deserialize_plan(zone: str | None, week: list[Any] | None) -> Plan | None:
    """Read a person's mornings out of the columns that hold them."""
    return Plan(zone, _week(week)) if zone and week else None


def _week(days: list[Any]) -> Week:
    return Week(tuple(_day(at, effort) for at, effort in days))


@cache
def _day(at: str, effort: str) -> Day:
    """Every person's week is read on every visit, and there are few days that differ."""
    return Day(time.fromisoformat(at), Effort(effort))


def put_hold(hold: Hold, row: PersonRow) -> None:
    """Write a hold into its person's row."""
    row.hold, row.hold_since = (_NAMES[type(hold)], hold.since) if hold else (None, None)


def hold_of(row: PersonRow) -> Hold:
    """Read a hold out of its person's row."""
    if row.hold is None or row.hold_since is None:
        return None
    kind: type[Plain | Professional | Misheard] = KINDS[row.hold]
    return kind(row.hold_since)


def put_asked(asked: AskedFor | None, row: PersonRow) -> None:
    """Write what a person's typed words would answer into their row."""
    match asked:
        case NoteOn(report=report):
            row.asked = f"note:{report}"
        case TimeOn(weekday=weekday):
            row.asked = f"day:{weekday}"
        case question:
            row.asked = question


def asked_of(row: PersonRow) -> AskedFor | None:
    """Read what a person's typed words would answer out of their row."""
    what, _, which = (row.asked or "").partition(":")
    match what:
        case "":
            return None
        case "note":
            return NoteOn(int(which))
        case "day":
            return TimeOn(int(which))
        case question:
            return Question(question)


def serialize_hold(hold: Hold) -> dict[str, Any] | None:
    """Write a hold down beside the report that replaced it."""
    return _serialize(hold) if hold else None


def deserialize_hold(stored: Mapping[str, Any] | None) -> Hold:
    """Read such a hold again."""
    deserialized: Hold = _deserialize(stored) if stored else None
    return deserialized


def serialize_card(card: Card) -> str:
    """Write a card down."""
    rows = [[[b.label, pack(b.tap), b.style] for b in row] for row in card.rows]
    key, picture = (_serialize(value) if value else None for value in (card.key, card.picture))
    return json.dumps({"text": card.text, "rows": rows, "effect": card.effect, "key": key, "picture": picture})


def deserialize_card(stored: str) -> Card:
    """Read a card; a button that means nothing any more is left out."""
    data = json.loads(stored)
    rows = (
        tuple(
            Button(label, tap, Style(style) if style else None)
            for label, packed, style in row
            if (tap := parse(packed)) is not None
        )
        for row in data["rows"]
    )
    effect = Effect(data["effect"]) if data.get("effect") else None
    key = _deserialize(data["key"]) if data.get("key") else None
    picture = _deserialize(data["picture"]) if data.get("picture") else None
    return Card(Html(data["text"]), tuple(row for row in rows if row), effect, key, picture)
