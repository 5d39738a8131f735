"""The guided session: both paces, every control, what comes between, and what stays in the chat."""

from datetime import timedelta

from bot.store.tables import PersonRow
from sandbox.person import Person
from tests.bot.conftest import (
    House,
    arrive,
    begin,
    finish,
    has,
    has_feel,
    one_exercise,
    tap,
    tap_under_more,
    text,
)


async def offered(person: Person) -> None:
    await arrive(person)
    await tap(person, "Start now")
    await person.sees("The daily five")


async def test_hands_free_everything_advances_by_itself(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await offered(anna)
        await tap(anna, "hands-free")
        await anna.sees("Get ready")
        await finish(house, anna, taps=False)
        assert "Well done" in text(anna)
        assert "About 20 minutes" in text(anna)


async def test_a_full_session_keeps_at_most_twelve_messages_and_costs_at_most_one_and_a_half_calls_a_step(
    house: House,
) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await finish(house, anna)
        await house.settled()
        assert sum(not message.outgoing for message in anna.chat) <= 12
        steps = 6 + 5 + 15 + 4 + 10 + 9 + 10 + 9 + 6 + 5 + 5 + 4
        assert anna.tally["sent"] + anna.tally["edited"] <= 1.5 * steps
        assert [m.text for m in anna.chat if m.text.startswith("• Toe walking")] == ["• Toe walking: 5 of 5 rounds"]


async def test_without_a_towel_and_a_band_their_exercises_are_left_out(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await offered(anna)
        await tap_under_more(anna, "No towel today")
        await anna.until(lambda: "Toe curls" not in text(anna))
        await tap_under_more(anna, "No band today")
        await anna.until(lambda: "Resisted flexion" not in text(anna))
        await tap_under_more(anna, "I have a towel")
        await anna.until(lambda: "Toe curls" in text(anna))


async def test_another_routine_takes_the_place_of_the_one_that_was_offered(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await offered(anna)
        await tap_under_more(anna, "Another routine")
        await tap(anna, "two minutes")
        await anna.until(lambda: "about 2 minutes" in text(anna))
        await anna.until(lambda: sum(has_start(message.buttons) for message in anna.chat) == 1)


def has_start(buttons: tuple[str, ...]) -> bool:
    return any("hands-free" in button for button in buttons)


async def test_undo_takes_back_a_done(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await tap(anna, "Done")
        await anna.sees("Rest")
        await tap_under_more(anna, "Undo")
        await anna.until(lambda: has(anna, "Done"))
        assert "Right foot · set 1 of 3" in text(anna)


async def test_undoing_the_finish_reverses_the_day_and_goes_back_to_the_last_set(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        await finish(house, anna)
        await tap(anna, "Undo")
        await anna.until(lambda: has(anna, "Done"))
        assert "set 3 of 3" in text(anna)
        await house.settled()
        async with app.database.reading() as db:
            from bot.store import diary  # noqa: PLC0415 # only here

            assert await diary.days(db, anna.id) == []
        await tap(anna, "Done")
        await anna.until(lambda: "Well done" in text(anna))
        assert "1 day in a row" in text(anna)


async def test_back_returns_to_the_set_before(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await tap(anna, "Done")
        await anna.sees("Rest")
        await tap_under_more(anna, "Back")
        await anna.until(lambda: has(anna, "Done"))
        assert "Right foot · set 1 of 3" in text(anna)


async def test_next_exercise_skips_the_rest_of_this_one_and_says_so(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await tap_under_more(anna, "Next exercise")
        await anna.until(lambda: "Next: Toe walking" in text(anna))
        await anna.until(lambda: any(m.text == "• Heel raises: 0 of 6 sets" for m in anna.chat))


async def test_fifteen_seconds_more_make_a_rest_longer(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await tap(anna, "Done")
        await anna.sees("Rest")
        before = house.clock.now()
        await tap(anna, "+15 s")
        await anna.until(lambda: anna.toasts)
        due = await house.settled()
        assert due is not None
        assert 19 <= (due - before).total_seconds() <= 20.5


async def test_a_voice_message_holds_the_session_and_asks(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        anna.sends_voice()
        await anna.until(lambda: "can't see or hear that" in text(anna))
        assert has(anna, "It hurts")
        await tap(anna, "Resume")
        await anna.until(lambda: has(anna, "Done"))


async def test_a_second_start_asks_about_the_session_that_is_open(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        anna.says("/today")
        await anna.until(lambda: "still open" in text(anna))
        await anna.until(lambda: sum(has_resume(m.buttons) for m in anna.chat) == 1)


def has_resume(buttons: tuple[str, ...]) -> bool:
    return any("Resume" in button for button in buttons)


async def test_a_long_pause_asks_once_and_the_days_end_closes_the_session_as_partly_done(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await tap(anna, "Done")
        await anna.sees("Rest")
        await tap(anna, "Pause")
        await anna.sees("Paused")
        await house.forward_to(house.clock.now() + timedelta(minutes=31))
        await anna.until(lambda: "Still here?" in text(anna))
        await house.forward_to(house.clock.now() + timedelta(hours=22))
        await anna.sees("Saved.")


async def test_easy_twice_offers_a_notch_and_hard_offers_it_back(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:

        async def level() -> int | None:
            await house.settled()
            async with app.database.reading() as db:
                return (await db.get_one(PersonRow, anna.id)).levels.get("ankle-circles")

        await arrive(anna)
        await one_exercise(house, anna, "Too easy")
        await anna.sees("Tell me again next time")
        assert await level() is None
        await one_exercise(house, anna, "Too easy")
        await anna.sees("Ready for 6 at a time?")
        assert await level() is None
        await tap(anna, "6 from now on")
        await anna.sees("Ankle circles: 6 at a time from now on.")
        assert await level() == 1
        await one_exercise(house, anna, "Hard")
        await anna.sees("Would 5 at a time feel better?")
        assert await level() == 1
        await tap(anna, "5 from now on")
        await anna.sees("Ankle circles: 5 at a time from now on.")
        assert await level() == 0


async def test_a_notch_that_has_been_taken_is_not_taken_twice(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await one_exercise(house, anna, "Hard")
        async with app.database.begin() as db:
            (await db.get_one(PersonRow, anna.id)).levels = {"ankle-circles": 2}
        await one_exercise(house, anna, "Hard")
        await anna.until(lambda: has(anna, "6 from now on"))
        anna.taps("6 from now on")
        anna.taps("6 from now on")
        await anna.until(lambda: any(t.text and "expired" in t.text for t in anna.toasts))
        async with app.database.reading() as db:
            assert (await db.get_one(PersonRow, anna.id)).levels == {"ankle-circles": 1}


async def test_the_summary_asks_about_one_exercise_that_was_done_in_full_in_turn(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        for nth in range(1, 4):
            anna.says("/start two-minutes")
            await tap(anna, "hands-free")
            await anna.until(lambda: "Get ready" in text(anna))
            await finish(house, anna)
            await anna.until(lambda nth=nth: len(questions(anna)) == nth)  # type: ignore[misc] # a lambda's default
        assert questions(anna) == [f"How did {name} feel?" for name in ("Ankle circles", "Toe curls", "Ankle circles")]
        assert not any(has_feel(message.buttons) for message in anna.chat if message.text.startswith("•"))


def questions(anna: Person) -> list[str]:
    """What summaries have asked, in order."""
    return [line for message in anna.chat for line in message.text.splitlines() if line.startswith("How did")]


async def test_too_hard_said_in_words_offers_the_notch_down_and_the_card_stays_last(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        async with app.database.begin() as db:
            (await db.get_one(PersonRow, anna.id)).levels = {"heel-raises": 2}
        anna.says("too hard")
        await anna.sees("Heel raises: hard. Would 12 at a time feel better?")
        await anna.until(lambda: has(anna, "Done"))
        anna.taps("12 from now on")
        await anna.sees("Heel raises: 12 at a time from now on.")
        assert has(anna, "Done")


async def test_pain_before_a_session_is_noted_and_never_says_carry_on(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await offered(anna)
        await tap(anna, "Pain now?")
        await anna.sees("How much does it hurt")
        await tap(anna, "2")
        noted = await anna.sees("Pain now: 2 of 10")
        assert "physiotherapist" in noted.text


async def test_after_a_pause_a_timed_step_begins_with_a_get_ready(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await offered(anna)
        await tap(anna, "hands-free")
        await anna.sees("Get ready")
        await house.forward()
        await anna.until(lambda: "set 1 of 3" in text(anna))
        await house.settled()
        house.clock.jump(timedelta(seconds=10))
        await tap(anna, "Pause")
        await anna.sees("Paused")
        await tap(anna, "Resume")
        await anna.sees("Get ready to go on")
        await house.forward()
        await anna.until(lambda: "Get ready" not in text(anna))
        due = await house.settled()
        assert due is not None
        assert 18 <= (due - house.clock.now()).total_seconds() <= 20
