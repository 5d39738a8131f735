"""Sessions: begun, found, saved, and marked as shown."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.plan import Tape
from bot.core.state import Session
from bot.store.freeze import freeze_session, freeze_tape, thaw_session
from bot.store.insert import insert_new
from bot.store.tables import SessionRow, TapeRow


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as it is on the phone: the message, and the exercise that it speaks of."""

    session_id: int
    rev: int
    message_id: int | None
    exercise: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A session and the row it lives in."""

    row: SessionRow
    session: Session


async def begin(db: AsyncSession, person_id: int, session: Session, now: datetime) -> Kept:
    """Store a new session."""
    row = SessionRow(person_id=person_id, shown=-1, loud=True, buried=False, created_at=now)
    row.tape = await keep_tape(db, session.tape)
    freeze_session(session, row)
    db.add(row)
    await db.flush()
    return Kept(row, session)


async def keep_tape(db: AsyncSession, tape: Tape) -> str:
    """Store a tape once, by its content; answer its hash."""
    key, steps = freeze_tape(tape)
    await insert_new(db, TapeRow, [{"hash": key, "steps": steps}])
    return key


async def load(db: AsyncSession, session_id: int) -> Kept | None:
    """Find a session by its id."""
    found = select(SessionRow, TapeRow.steps).join(TapeRow, TapeRow.hash == SessionRow.tape)
    return _kept((await db.execute(found.where(SessionRow.id == session_id))).one_or_none())


async def unfinished(db: AsyncSession, person_id: int) -> Kept | None:
    """Find the one session of a person that is offered or running."""
    found = select(SessionRow, TapeRow.steps).join(TapeRow, TapeRow.hash == SessionRow.tape)
    mine = found.where(SessionRow.person_id == person_id, SessionRow.over.is_(False))
    return _kept((await db.execute(mine.order_by(SessionRow.id.desc()).limit(1))).one_or_none())


async def latest(db: AsyncSession, person_id: int) -> Kept | None:
    """Find a person's newest session, over or not."""
    found = select(SessionRow, TapeRow.steps).join(TapeRow, TapeRow.hash == SessionRow.tape)
    mine = found.where(SessionRow.person_id == person_id).order_by(SessionRow.id.desc()).limit(1)
    return _kept((await db.execute(mine)).one_or_none())


async def bury(db: AsyncSession, person_id: int) -> None:
    """Something was said after the live card: the next change sends it anew."""
    live = (SessionRow.person_id == person_id, SessionRow.over.is_(False))
    await db.execute(update(SessionRow).where(*live).values(buried=True))


async def card_of(db: AsyncSession, session_id: int) -> tuple[int | None, str | None]:
    """Answer which message is a session's card, and which exercise it speaks of."""
    found = select(SessionRow.message_id, SessionRow.card_exercise).where(SessionRow.id == session_id)
    message_id, exercise = (await db.execute(found)).one()
    return message_id, exercise


async def mark_shown(db: AsyncSession, shown: Shown) -> bool:
    """Note what is on the phone; answer False where the session has moved on since."""
    mine = update(SessionRow).where(SessionRow.id == shown.session_id)
    card = {"message_id": shown.message_id, "card_exercise": shown.exercise}
    newest = mine.where(SessionRow.rev == shown.rev).values(shown=shown.rev, loud=False, buried=False, **card)
    if (await db.execute(newest)).rowcount:  # type: ignore[attr-defined] # an UPDATE's result has it; the stub speaks of any result
        return True
    await db.execute(mine.values(**card))
    return False


def _kept(found: tuple[SessionRow, list[object]] | None) -> Kept | None:
    if found is None:
        return None
    row, steps = found
    return Kept(row, thaw_session(row, steps))
