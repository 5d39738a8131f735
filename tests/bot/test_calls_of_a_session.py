"""What a session costs of Telegram's limit: the figure that the simulation counts with is that of the bot."""

import pytest

from bot.chat.rate_limiter import COUNTED
from bot.core.screens.loop import captioned
from bot.core.session.exercise import Picture, unroll
from tests.bot.conftest import House, arrive, finish, tap
from tests.core.shipped import LIBRARY, WORDS
from tools.simulation.habits import LISTENING, Habits


@pytest.mark.parametrize("pace", ["with taps", "hands-free"])
async def test_a_session_costs_as_many_messages_and_edits_as_the_simulation_counts(house: House, pace: str) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        for exercise in LIBRARY.exercises.values():  # Telegram has the pictures, as ever but the first time
            for side in {exercise.first, exercise.first and exercise.first.other}:
                picture = captioned(Picture(exercise.id, side), WORDS)
                await app.coach.screen.remove(anna.id, await app.coach.screen.illustrate(anna.id, picture, edits=None))
        before = counted(house)
        await tap(anna, "Start now")
        await anna.sees("The daily five")
        await tap(anna, pace)
        await anna.sees("Get ready")
        await finish(house, anna)
        await house.settled()
        made = counted(house) - before

    believed = Habits().cards + Habits().endings
    assert abs(made - believed) <= believed / 50
    assert made <= 1.5 * len(unroll(LIBRARY.routines["daily"], LIBRARY.exercises))


async def test_listening_costs_as_many_as_the_simulation_counts_and_twelve_at_most(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        before = counted(house)
        await tap(anna, "Start now")
        await tap(anna, "Listen")
        for exercise in LIBRARY.exercises:
            await tap(anna, f"✓ {WORDS.label(f'exercise.{exercise}.name')}")
        await anna.sees("Well done")
        await house.settled()
        made = counted(house) - before

    assert made == LISTENING.cards + LISTENING.endings <= 12


def counted(house: House) -> int:
    """The calls so far that Telegram counts."""
    return sum(call.method.startswith(COUNTED) for call in house.telegram.calls)
