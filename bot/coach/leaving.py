"""Everything of a person's is deleted: because they want it, or because they have not been here for two years.

The rule: it is one transaction, and nothing of it is left behind: no row of the question, of the tap, or of the answer.
Who it was stands outside the database as a keyed hash, written before anything is deleted. What is said last is said
from memory; should the bot be killed in between, it is said if the tap comes again, and the messages stay.
"""

from dataclasses import replace
from datetime import timedelta

from bot.coach.visit import Farewell, Visit
from bot.core.incoming import Pressed
from bot.core.screens import own_data
from bot.core.screens.card import buttons_alone
from bot.core.screens.taps import DeleteTap, StayTap
from bot.store import erasing

DELETABLE = timedelta(hours=47)
"""How old a message may be that is taken off the phone: Telegram allows two days, less what we are late."""
STANDS = timedelta(hours=1)
"""How long the question may be answered; then it is asked again."""


async def delete(visit: Visit, tap: DeleteTap, pressed: Pressed) -> None:
    """Delete everything, as it was asked a moment ago; a question that is older is asked again."""
    asked = visit.now.timestamp() - tap.asked
    if not -STANDS.total_seconds() <= asked <= STANDS.total_seconds():
        await visit.say(own_data.ask_delete(visit.words, visit.now), edits=pressed.message_id)
        return
    visit.toast = visit.words.label("delete.gone")
    is_new = visit.person.consent is None
    farewell = await leave(visit)
    if is_new and not {*farewell.messages} - {pressed.message_id}:  # tapped again: this is all that there is of them
        visit.farewell = replace(farewell, messages=(), edits=pressed.message_id)


async def stay(visit: Visit, _tap: StayTap, pressed: Pressed) -> None:
    """Delete nothing; the question goes."""
    visit.person.leaves_on = None
    if pressed.message_id is not None:
        await visit.say(buttons_alone(()), edits=pressed.message_id)
    await visit.say(own_data.stays(visit.words))


async def leave(visit: Visit) -> Farewell:
    """Delete every row of the person's, in the transaction of this visit.

    Raises:
        OSError, ValueError: it cannot be written down who it was, so nothing is deleted.
    """
    person_id = visit.person.id
    if visit.deleted is not None:
        await visit.deleted.add(person_id, visit.now)
    on_the_phone = await erasing.message_ids(visit.db, person_id, visit.now - DELETABLE)
    await erasing.erase(visit.db, person_id)
    visit.messages, visit.kept, visit.reaction, visit.removes = [], None, None, None
    visit.farewell = Farewell(own_data.deleted(visit.words), on_the_phone)
    return visit.farewell
