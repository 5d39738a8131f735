"""The whole way of a person: the first run, the daily routine, and tomorrow's reminder."""

from datetime import timedelta

from bot.store.tables import PersonRow
from tests.bot.conftest import MORNING, House, arrive, begin, finish, has, is_asked_where, tap, text


async def test_seven_taps_lead_from_start_into_the_first_session(house: House) -> None:
    anna = house.person()
    async with house.bot():
        anna.says("/start")
        for label in ("Continue", "I agree", "None of these", "✅ None of these", "London", "Every day", "Start now"):
            await tap(anna, label)
        await anna.sees("The daily five")


async def test_a_person_is_carried_through_the_whole_daily_routine(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await finish(house, anna)
        assert "Well done" in text(anna)
        assert "1 day in a row" in text(anna)
        assert sum("Well done" in message.text for message in anna.chat) == 1


async def test_tomorrows_reminder_starts_a_session_with_one_tap(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await house.forward_to(MORNING + timedelta(hours=1))
        await anna.until(lambda: has(anna, "Later"))
        await tap(anna, "Start")
        await anna.sees("The daily five")


async def test_whoever_trained_already_is_not_reminded(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await finish(house, anna)
        await house.forward_to(MORNING + timedelta(hours=2))
        await house.settled()
        assert not any("Not today" in button for message in anna.chat for button in message.buttons)


async def test_leaving_the_first_run_half_way_loses_nothing(house: House) -> None:
    anna = house.person()
    async with house.bot():
        anna.says("/start")
        await tap(anna, "Continue")
        await tap(anna, "I agree")
        await anna.until(lambda: has(anna, "None of these"))
    async with house.bot():
        anna.says("/start")
        await anna.until(lambda: has(anna, "None of these"))
        await tap(anna, "None of these")
        await tap(anna, "✅ None of these")
        await anna.sees("What time is it where you are?")


async def test_a_city_and_a_time_may_be_typed(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await is_asked_where(anna)
        anna.says("Atlantis")
        await anna.sees("I don't know that place")
        anna.says("kathmandu")
        await anna.sees("When shall I remind you?")
        anna.says("25:99")
        await anna.sees("I didn't understand that time")
        anna.says("7:30")
        await anna.sees("All set")


async def test_back_asks_the_question_before_again(house: House) -> None:
    anna = house.person()
    async with house.bot():
        anna.says("/start")
        await tap(anna, "Continue")
        await tap(anna, "I agree")
        await anna.until(lambda: has(anna, "None of these"))
        await tap(anna, "Back")
        await anna.until(lambda: has(anna, "I agree"))


async def test_what_was_ticked_keeps_every_session_closed_until_the_provider_agrees(house: House) -> None:
    anna = house.person()
    async with house.bot():
        anna.says("/start")
        for label in ("Continue", "I agree", "None of these", "Pregnant", "Continue", "London", "Every day"):
            await tap(anna, label)
        await anna.sees("ask your provider first")
        anna.says("/today")
        await tap(anna, "My provider said OK")
        await anna.sees("The daily five")


async def test_a_place_with_several_times_is_asked_back_and_a_time_may_be_said_in_words(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await is_asked_where(anna)
        anna.says("Australia")
        await anna.sees("more than one place")
        await tap(anna, "Sydney")
        await anna.sees("When shall I remind you?")
        anna.says("half past seven")
        await anna.sees("All set")


async def test_a_shared_location_becomes_a_zone_and_leaves_the_chat(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await is_asked_where(anna)
        shared = anna.sends_location(27.7, 85.3)
        await anna.sees("When shall I remind you?")
        await anna.until(lambda: shared.id not in {message.id for message in anna.chat})
        async with app.database.reading() as db:
            assert (await db.get_one(PersonRow, anna.id)).zone == "Asia/Kathmandu"
