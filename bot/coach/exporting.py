"""A copy of everything that is kept of a person, as a file.

The rule: it is read in one transaction when its turn to be sent has come, and written off the event loop.
"""

from bot.coach.visit import Visit
from bot.core.screens.card import Card
from bot.core.screens.paper import Paper
from bot.print.archive import NAME, Archive
from bot.store.outbox import OutboxMessage
from bot.store.person_export import everything_of

EXPORT = "export"
"""How the key of such a message begins."""


async def bring(visit: Visit) -> None:
    """Have the copy sent."""
    await visit.say(None, key=f"{EXPORT}:{visit.person.id}:{visit.key}")


async def compose(visit: Visit, _message: OutboxMessage) -> Card:
    """Read everything, and make a file of it."""
    words = visit.words
    rows = await everything_of(visit.db, visit.vault, visit.person.id)
    archive = Archive(f"footing-{visit.today}.zip", rows, visit.now.isoformat(timespec="seconds"))
    return Card(words.html("export.here", file=NAME), paper=Paper(archive, words.html("export.failed")))
