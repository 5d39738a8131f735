"""Sessions: begun, found, saved, and marked as shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import BigInteger, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.session.exercise import Tape
from bot.core.session.state import Pace, Session
from bot.store import people
from bot.store.insert import insert_new
from bot.store.serialization import deserialize_session, deserialize_tape, serialize_session, serialize_tape
from bot.store.tables import PersonRow, SessionRow, TapeRow
from bot.store.types import Lease, UtcDateTime


@dataclass(frozen=True, slots=True)
class Loop:
    """The picture above a card as it is on the phone, by its name."""

    name: str
    message_id: int | None
    """None where nobody knows it: the picture may be there, or not."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as it is on the phone: the message, the exercise that it speaks of, and the lines of those before it."""

    session_id: int
    rev: int
    message_id: int | None
    exercise: str | None
    lines: Mapping[str, int]
    """The message of each, by exercise."""
    loop: Loop | None = None
    """What stands above it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A session and the row it lives in."""

    row: SessionRow
    session: Session


LOADED = select(SessionRow).where(SessionRow.id == bindparam("session"))
LOCKED = (
    select(PersonRow, SessionRow)
    .join(SessionRow, SessionRow.person_id == PersonRow.id)
    .where(PersonRow.id == bindparam("person"), SessionRow.id == bindparam("session"))
    .with_for_update(key_share=True)
)
"""Both rows are locked: on PostgreSQL whoever had to wait for the first reads the second as it is by then."""
LAST = 2**62
"""Below every message."""
CARD = (
    update(SessionRow)
    .where(SessionRow.id == bindparam("its_id"))
    .values(
        message_id=bindparam("its_message"),
        card_exercise=bindparam("its_exercise"),
        lines=bindparam("its_lines"),
        shower_until=None,
    )
)
NEWEST = CARD.where(
    SessionRow.rev == bindparam("its_rev"),
    or_(SessionRow.loop_id.is_(None), SessionRow.loop_id <= bindparam("its_place", type_=BigInteger)),
).values(shown=bindparam("its_rev"), loud=False, buried=False, wakes_at=bindparam("its_wake", type_=UtcDateTime))


async def begin(db: AsyncSession, person_id: int, session: Session, day: date, now: datetime) -> Kept:
    """Store a new session, and the person's day that it counts for."""
    row = SessionRow(person_id=person_id, day=day, shown=-1, loud=True, buried=False, lines={}, created_at=now)
    row.tape = await keep_tape(db, session.tape)
    serialize_session(session, row)
    db.add(row)
    return Kept(row, session)


async def keep_tape(db: AsyncSession, tape: Tape) -> str:
    """Store a tape once, by its content; return its hash."""
    key, steps = serialize_tape(tape)
    await insert_new(db, TapeRow, {"hash": key, "steps": steps})
    return key


async def lock(db: AsyncSession, person_id: int, session_id: int | None) -> tuple[PersonRow | None, Kept | None]:
    """Lock a person's affairs, and load in the same trip a session that they are about, if it is theirs."""
    if session_id is not None:
        found = (await db.execute(LOCKED, {"person": person_id, "session": session_id})).one_or_none()
        if found is not None:
            return found[0], await _kept(db, found[1])
    return await people.lock(db, person_id), None


async def load(db: AsyncSession, session_id: int) -> Kept | None:
    """Find a session by its id; one that this transaction has in hand already costs no trip."""
    return await _kept(db, await db.get(SessionRow, session_id))


async def unfinished(db: AsyncSession, person_id: int) -> Kept | None:
    """Find the one session of a person that is offered or running."""
    mine = select(SessionRow).where(SessionRow.person_id == person_id, SessionRow.over.is_(False))
    return await _kept(db, (await db.execute(mine.order_by(SessionRow.id.desc()).limit(1))).scalar_one_or_none())


async def latest(db: AsyncSession, person_id: int) -> Kept | None:
    """Find a person's newest session, over or not."""
    mine = select(SessionRow).where(SessionRow.person_id == person_id).order_by(SessionRow.id.desc()).limit(1)
    return await _kept(db, (await db.execute(mine)).scalar_one_or_none())


async def driven_by(db: AsyncSession, bot: str) -> list[tuple[Kept, PersonRow]]:
    """Lock the open sessions that a bot was the last to show, and their people."""
    mine = (
        select(SessionRow, PersonRow)
        .join(PersonRow, PersonRow.id == SessionRow.person_id)
        .where(SessionRow.over.is_(False), SessionRow.shower == bot)
        .order_by(SessionRow.person_id)
        .with_for_update()
    )
    rows = (await db.execute(mine)).all()
    return [(Kept(row, deserialize_session(row, await _tape(db, row.tape))), person) for row, person in rows]


async def begun(db: AsyncSession, person_id: int, most: int) -> list[datetime]:
    """Return when a person's newest sessions were begun, the oldest of them first."""
    mine = select(SessionRow.began).where(SessionRow.person_id == person_id, SessionRow.began.is_not(None))
    newest = (await db.execute(mine.order_by(SessionRow.began.desc()).limit(most))).scalars()
    return [began for began in newest if began is not None][::-1]


async def last_pace(db: AsyncSession, person_id: int) -> Pace | None:
    """Return the pace of the session that a person began last; None where they never began one."""
    mine = select(SessionRow.pace).where(SessionRow.person_id == person_id, SessionRow.began.is_not(None))
    newest = (await db.execute(mine.order_by(SessionRow.id.desc()).limit(1))).scalar_one_or_none()
    return Pace(newest) if newest else None


async def bury(db: AsyncSession, person_id: int) -> None:
    """Something was said after the live card: the next change sends it anew."""
    live = (SessionRow.person_id == person_id, SessionRow.over.is_(False))
    await db.execute(update(SessionRow).where(*live).values(buried=True))


def shown_by(row: SessionRow) -> Shown:
    """Return what was on the phone when a row was read."""
    return Shown(row.id, row.shown, row.message_id, row.card_exercise, row.lines, loop_of(row))


def loop_of(row: SessionRow) -> Loop | None:
    """Return the picture that stands above a session's card."""
    return None if row.loop is None else Loop(row.loop, row.loop_id)


async def note_loop(db: AsyncSession, session_id: int, before: Loop | None, loop: Loop | None) -> bool:
    """Note which picture stands above a card now; return False where another one than `before` did meanwhile."""
    was = (before.name, before.message_id) if before else (None, None)
    name, message_id = (loop.name, loop.message_id) if loop else (None, None)
    stood = (SessionRow.id == session_id, SessionRow.loop.is_not_distinct_from(was[0]))
    same = SessionRow.loop_id.is_not_distinct_from(was[1])
    noted = await db.execute(update(SessionRow).where(*stood, same).values(loop=name, loop_id=message_id))
    return bool(noted.rowcount)  # type: ignore[attr-defined] # as above


async def shown_now(db: AsyncSession, session_id: int) -> Shown | None:
    """Return what is on the phone; None where the session is deleted."""
    row = (await db.execute(LOADED, {"session": session_id})).scalar_one_or_none()
    return shown_by(row) if row else None


def may_show(row: SessionRow, bot: str, lease: Lease) -> bool:
    """Claim the showing of a card, unless another bot is at it; return whether it is ours."""
    if row.shower_until is not None and lease.since < row.shower_until <= lease.until + SKEW and row.shower != bot:
        return False
    row.shower, row.shower_until = bot, lease.until
    return True


async def mark_shown(db: AsyncSession, shown: Shown, wake: datetime | None, *, is_new: bool = True) -> bool | None:
    """Note what is on the phone, and when to wake the session; return False where it has moved on, None if deleted.

    A card below which a picture landed meanwhile has moved on; but `is_new` is false where no card could be shown.
    """
    card = {
        "its_id": shown.session_id,
        "its_message": shown.message_id,
        "its_exercise": shown.exercise,
        "its_lines": dict(shown.lines),
    }
    place = shown.message_id if is_new and shown.message_id is not None else LAST
    newest = await db.execute(NEWEST, {**card, "its_rev": shown.rev, "its_wake": wake, "its_place": place})
    if newest.rowcount:  # type: ignore[attr-defined] # an UPDATE's result has it; the stub speaks of any result
        return True
    moved_on = await db.execute(CARD, card)
    return False if moved_on.rowcount else None  # type: ignore[attr-defined] # as above


async def show_later(db: AsyncSession, session_id: int, rev: int, at: datetime) -> None:
    """Wake a session then, whose card could not be shown, unless it has moved on since."""
    unshown = update(SessionRow).where(SessionRow.id == session_id, SessionRow.rev == rev, SessionRow.shown < rev)
    await db.execute(unshown.values(wakes_at=at, shower_until=None))


async def _kept(db: AsyncSession, row: SessionRow | None) -> Kept | None:
    return Kept(row, deserialize_session(row, await _tape(db, row.tape))) if row else None


async def _tape(db: AsyncSession, key: str) -> Tape:
    """Read a tape; one that was read once is kept, since its name is its content."""
    if key not in _TAPES:
        if len(_TAPES) == TAPES_KEPT:
            _TAPES.clear()
        _TAPES[key] = deserialize_tape(
            (await db.execute(select(TapeRow.steps).where(TapeRow.hash == key))).scalar_one()
        )
    return _TAPES[key]


SKEW = timedelta(minutes=1)
"""A lease that reaches so much further than a new one was taken by a clock that was wrong."""
TAPES_KEPT = 256
_TAPES: dict[str, Tape] = {}
