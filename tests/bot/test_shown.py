"""Pictures outside a session: before the first one, of a single exercise, and where one is explained."""

from dataclasses import replace

import pytest

from bot.coach import explaining
from bot.store import people
from tests.bot.conftest import House, arrive, has, tap
from tests.bot.pictured import TOO_LARGE, calm, file_of, pictures


async def test_a_single_exercise_is_shown_before_it_begins(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says("/exercises")
        await tap(anna, "Toe curls")
        await anna.until(lambda: pictures(anna))
        await calm(house)
        assert [file_of(picture) for picture in pictures(anna)] == ["toe-curls-left"]
        assert anna.last is not None
        assert any("Start with taps" in button for button in anna.last.buttons)


@pytest.mark.parametrize("shows", [True, False])
async def test_an_exercise_is_explained_with_its_picture_or_in_words_alone(house: House, shows: bool) -> None:  # noqa: FBT001 # a case
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        async with app.database.begin() as db:
            row = await people.lock(db, anna.id)
            assert row is not None
            visit = app.coach.visit(db, row, "test")
            visit.profile = replace(visit.profile, pictures=shows)
            await explaining.explain(visit, "ankle-circles")
        await app.coach.perform(visit)
        explained = await anna.sees("clock face")
        assert explained.media == ("animation" if shows else None)
        anna.taps("Start", message=explained)
        await anna.until(lambda: anna.last and any("Start with taps" in button for button in anna.last.buttons))


async def test_whoever_is_new_sees_what_it_looks_like_first(house: House) -> None:
    anna = house.person()
    async with house.bot():
        anna.says("/start")
        hello = await anna.sees("Hello")
        assert hello.media == "animation"
        assert file_of(hello) == "heel-raises-right"
        await tap(anna, "Continue")
        await anna.until(lambda: has(anna, "I agree"))
        await calm(house)
        assert [message.buttons for message in anna.chat if message.id == hello.id] == [()]
        await tap(anna, "Back")
        await anna.until(lambda: has(anna, "Continue"))
        await anna.until(lambda: not any("I agree" in button for m in anna.chat for button in m.buttons))


async def test_whoever_cannot_be_shown_one_is_told_in_words(house: House) -> None:
    anna = house.person()
    async with house.bot():
        for method in ("sendAnimation", "sendPhoto"):
            house.telegram.troubles.add("foreign", method=method, status=413, body=TOO_LARGE)
        anna.says("/start")
        assert (await anna.sees("Hello")).media is None
        assert has(anna, "Continue")
