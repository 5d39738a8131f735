"""The track of a session that is heard: put into the outbox when it begins, written when its turn has come.

The rule: the card stays last, so a track that comes late has it sent anew. No session ends for want of a track: where
it can't be had that is said, and hands-free is offered. One that comes after the session is over goes again.
"""

from bot.coach.visit import Visit
from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.core.screens.listening import no_track, to_hear
from bot.core.screens.loop import TRACK
from bot.core.session.state import Finished, Listening, Session
from bot.store import sessions
from bot.store.outbox import OutboxMessage
from bot.store.sessions import Kept

TRIES = 2
"""So often a track is sent of which nobody knows whether it has come."""


async def bring(visit: Visit, before: Session, kept: Kept) -> None:
    """Put the track of a session into the outbox that is heard from now on, unless it stands in the chat already."""
    if isinstance(before.phase, Listening) or not isinstance(kept.session.phase, Listening):
        return
    kept.row.buried = True  # the track comes after the card
    if kept.row.loop == TRACK and isinstance(before.phase, Finished):
        return
    await visit.db.flush()  # what began in this very visit has no id before
    key = f"{TRACK}:{kept.row.id}:{kept.session.rev}"
    await visit.say(None, Priority.CARD, key)


async def compose(visit: Visit, message: OutboxMessage) -> Card | None:
    """Write the track of a session; None where nobody listens to it any more."""
    kept = await _listened_to(visit, message)
    if kept is None:
        return None
    words, known = visit.words, visit.library
    return to_hear(kept.session, words, known.routines, speaks=known.speaks(words.language))


async def landed(visit: Visit, message: OutboxMessage, message_id: int) -> None:
    """A track is on the phone: note where, and have a card that is above it sent anew; or take it away again."""
    kept = await _listened_to(visit, message)
    if kept is None:
        visit.removes = message_id
        return
    row = kept.row
    if row.loop == TRACK and row.loop_id != message_id:
        visit.removes = row.loop_id
    row.loop, row.loop_id = TRACK, message_id
    if row.shown == row.rev and (row.message_id or 0) < message_id:
        visit.present(kept)


async def failed(visit: Visit, message: OutboxMessage) -> None:
    """A track can't be had: say so, and offer another way; the session goes on."""
    kept = await _listened_to(visit, message)
    if kept is not None:
        await visit.say(no_track(visit.words), key=f"no-{message.key}")
        kept.row.buried = True
        if kept.row.shown == kept.row.rev:
            visit.present(kept)


async def _listened_to(visit: Visit, message: OutboxMessage) -> Kept | None:
    """Return the session whose track it is, if that is being listened to."""
    kept = await sessions.load(visit.db, int(message.key.split(":")[1]))
    return kept if kept is not None and isinstance(kept.session.phase, Listening) else None
