"""Where a person is: a key that shares it, brought for this one answer and taken away with it."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.store.person_export import rows_of
from bot.store.tables import InboxRow
from sandbox.person import Person
from tests.bot.conftest import House, arrive, has, is_asked_where, tap

KEY = {
    "keyboard": [[{"text": "📍 Share location", "request_location": True}]],
    "resize_keyboard": True,
    "one_time_keyboard": True,
}


async def bring_the_key(person: Person) -> None:
    """Go to the question of the zone, and ask for the key."""
    await is_asked_where(person)
    await tap(person, "Share location")
    await person.until(lambda: person.keyboard is not None)


def without_extras(keyboard: dict[str, Any] | None) -> dict[str, Any]:
    return {name: (keyboard or {}).get(name) for name in KEY}


async def test_the_key_that_shares_a_location_is_taken_away_with_the_answer(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await bring_the_key(anna)
        assert without_extras(anna.keyboard) == KEY
        shared = anna.sends_location(27.7, 85.3)
        await anna.sees("When shall I remind you?")
        assert anna.keyboard is None
        await anna.until(lambda: shared.id not in {message.id for message in anna.chat})
        assert "Kathmandu: it's 11:45 there" in anna.transcript


@pytest.mark.parametrize("answer", ["typed", "tapped", "back"])
async def test_whatever_the_answer_is_the_key_goes(house: House, answer: str) -> None:
    anna = house.person()
    async with house.bot():
        await bring_the_key(anna)
        if answer == "typed":
            anna.says("Kathmandu")
        else:
            anna.taps("London" if answer == "tapped" else "Back")
        await anna.until(lambda: anna.keyboard is None)
        await anna.until(lambda: has(anna, "None of these") if answer == "back" else has(anna, "07:00"))


async def test_in_the_settings_the_key_comes_and_goes_too_and_coordinates_are_kept_nowhere(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        anna.says("/settings")
        await tap(anna, "Time zone")
        await tap(anna, "Share location")
        await anna.until(lambda: anna.keyboard is not None)
        anna.sends_location(30.0444, 31.2357)
        await anna.sees("Time zone: Cairo")
        assert anna.keyboard is None
        await house.settled()
        async with app.database.reading() as db:
            kept, bodies = await rows_of(db, anna.id), (await db.execute(select(InboxRow.body))).scalars().all()
        assert (kept["people"][0]["zone"], kept["people"][0]["sharing"]) == ("Africa/Cairo", False)
        assert "31.2357" not in str(kept)
        assert "30.0444" not in str(kept)
        assert set(bodies) == {None}
