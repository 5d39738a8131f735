"""Whoever has diabetes, or feels less, is told of shoes before a session and to look at their feet after it."""

import pytest

from bot.store.tables import PersonRow
from tests.bot.conftest import House, arrive, begin, tap, tap_under_more, text

SHOES, BARE, LOOK = "well-fitting shoes, never barefoot", "bare feet", "Now look at your feet"


@pytest.mark.parametrize("guarded", [True, False])
async def test_what_is_said_before_a_session_is_for_the_feet_of_this_person(house: House, *, guarded: bool) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await house.settled()
        if guarded:
            async with app.database.begin() as db:
                person = await db.get_one(PersonRow, anna.id)
                person.signs, person.cleared = ["diabetes"], True
        anna.says("/today")
        await anna.sees("The daily five")
        assert (SHOES in text(anna), BARE in text(anna)) == (guarded, not guarded)


@pytest.mark.parametrize("guarded", [True, False])
async def test_after_a_session_only_they_are_told_to_look_at_their_feet(house: House, *, guarded: bool) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        if guarded:
            async with app.database.begin() as db:
                person = await db.get_one(PersonRow, anna.id)
                person.signs, person.cleared = ["diabetes"], True
        await tap(anna, "Done")
        await anna.sees("Rest")
        await tap_under_more(anna, "Stop")
        await anna.sees("Saved.")
        assert (LOOK in text(anna)) is guarded
