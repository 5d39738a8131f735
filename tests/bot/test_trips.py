"""What a tap in a session asks of the database: a trip more is time that everybody waits."""

import asyncio

import pytest

from bot.app import build
from sandbox.messages import Message
from sandbox.person import Person
from tests.bot.conftest import House, arrive
from tools.trips import counted

STATEMENTS, TRIPS = {"sqlite": 6, "postgresql": 7}, {"sqlite": 8, "postgresql": 11}
"""Written down, worked off and marked as shown; on PostgreSQL a draw on the budget that bots share may be among it."""
MOVES = ("Pause", "Resume", "Pause", "Resume")


def cards_with(anna: Person, label: str) -> list[Message]:
    """Every message with such a button, the newest first; a picture may stand below: no beat sends the card anew."""
    return [message for message in reversed(anna.chat) if any(label in button for button in message.buttons)]


async def test_a_tap_asks_no_more_of_the_database_than_it_needs(house: House, request: pytest.FixtureRequest) -> None:
    kind = request.node.callspec.params["database_url"]
    anna, each = house.person(), []
    async with build(
        house.settings(), house.clock, library=house.library
    ) as app:  # without its beat, which would come meanwhile
        polling = asyncio.create_task(app.poller.run())
        await arrive(anna)
        for move in ("Start now", "Start with taps", "Go on", *MOVES):
            with counted() as told:
                await anna.until(lambda move=move: cards_with(anna, move))  # type: ignore[misc] # a lambda's default
                anna.taps(move, message=cards_with(anna, move)[0])
                await house.telegram.until(lambda: not house.telegram.updates.pending)
                await app.processor.idle()
            each.append((len(told.statements), told.trips))
        polling.cancel()
        await asyncio.wait([polling])

    of_moves = each[-len(MOVES) :]
    assert 0 < min(statements for statements, _ in of_moves) <= STATEMENTS[kind]
    assert 0 < min(trips for _, trips in of_moves) <= TRIPS[kind]
