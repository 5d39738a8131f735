"""A crowd of reminders, and a Telegram that counts: nobody is refused, everybody has theirs, pain does not wait."""

from bot.core.bucket import overall
from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.core.words import Html
from bot.store import outbox, people
from bot.store.outbox import OutboxMessage
from sandbox.limits import FloodControl
from tests.bot.conftest import House, arrive

RATE, CROWD = 50, 90


async def test_a_backlog_drains_without_a_429_and_pain_passes_it(house: House) -> None:
    house.per_second = RATE
    house.telegram.flood = FloodControl(per_second=RATE + int(overall(RATE).size))
    crowd = [house.person(f"Person {n}") for n in range(CROWD)]
    for person in crowd:
        person.started = True
    anna = house.person("Anna")
    async with house.bot() as app:
        await arrive(anna)
        now = house.clock.now()
        async with app.database.begin() as db:
            await people.insert_missing(db, ((person.id, "en") for person in crowd), now)
            for person in crowd:
                message = OutboxMessage(
                    f"reminder:{person.id}", person.id, Priority.REMINDER, Card(Html("Good morning")), None, now, now
                )
                await outbox.add(db, message, app.database.vault, ours=False)
        await crowd[0].sees("Good morning")
        anna.says("it hurts")
        await anna.sees("112, 911, 999")
        assert any(not person.chat for person in crowd)
        await house.telegram.until(lambda: all(person.chat for person in crowd))
    assert house.telegram.calls.codes[429] == 0
