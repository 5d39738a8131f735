"""The learned time: asked once in a life, when it is clear, and moved with one tap."""

from datetime import timedelta

from sandbox.person import Person
from tests.bot.conftest import MORNING, House, arrive, has, tap

EVENING = MORNING + timedelta(hours=14, minutes=10)
"""Ten past eight."""
ASKED = "You usually start around 20:10"


async def train(house: House, person: Person, evening: int) -> None:
    """Do two minutes on an evening, hands-free."""
    await house.forward_to(EVENING + timedelta(days=evening))
    before = person.last
    person.says("/start two-minutes")
    await tap(person, "Start hands-free")
    await person.sees("Get ready", after=before)
    await house.forward_to(EVENING + timedelta(days=evening, minutes=6))
    await person.sees("Well done", after=before)


def questions(person: Person) -> int:
    return sum(ASKED in message.text for message in person.chat)


async def test_a_clear_pattern_is_asked_about_once_and_the_reminder_moves_with_a_tap(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        for evening in range(5):
            assert questions(anna) == 0
            await train(house, anna, evening)
        asked = await anna.sees(ASKED)
        anna.taps("Move it", message=asked)
        await anna.until(lambda: has(anna, "Reminder"))
        anna.says("/settings")
        await tap(anna, "Days")
        await anna.until(lambda: all(has(anna, f"{day} · 20:10") for day in ("Mon", "Wed", "Sun")))
        await train(house, anna, 5)
        await house.settled()
        assert questions(anna) == 0  # it has become the settings, and is not asked again


async def test_whoever_keeps_the_reminder_is_not_asked_again(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        for evening in range(5):
            await train(house, anna, evening)
        await anna.sees(ASKED)
        anna.taps("Keep it as it is")
        await train(house, anna, 5)
        await house.settled()
        assert questions(anna) == 1


async def test_whoever_wants_no_reminder_is_not_asked(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says("/settings")
        await tap(anna, "Reminder")
        await tap(anna, "No reminder")
        await anna.sees("No reminder is planned")
        for evening in range(6):
            await train(house, anna, evening)
        await house.settled()
        assert questions(anna) == 0
