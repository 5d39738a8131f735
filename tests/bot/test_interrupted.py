"""The bot is stopped, Telegram fails, people delete cards and block: the session goes on where it was."""

from datetime import timedelta

import pytest

from bot.chat.facts import UNCERTAIN
from tests.bot.conftest import House, arrive, begin, has, tap, text


async def test_a_restart_in_the_middle_of_a_set_changes_nothing(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
    async with house.bot():
        await tap(anna, "Done")
        await anna.sees("Rest")


async def test_taps_and_words_that_came_while_the_bot_was_away_are_worked_off(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
    anna.taps("Done")
    anna.says("/tips")
    async with house.bot():
        await anna.sees("Tips for your feet")
        await anna.until(lambda: "Rest" in text(anna))


async def test_a_timer_that_ended_long_ago_asks_instead_of_going_on(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await tap(anna, "Done")
        await anna.sees("Rest")
        await house.settled()
    house.clock.jump(timedelta(minutes=10))
    async with house.bot():
        await anna.sees("Pick up where you left off, or finish here?")
        await tap(anna, "Resume")
        await anna.until(lambda: "Rest" in text(anna))


async def test_a_card_that_was_deleted_comes_anew(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        card = anna.last
        assert card is not None
        anna.deletes(card)
        anna.taps("Done", message=card)
        await anna.until(lambda: "Rest" in text(anna))


async def test_pause_holds_the_countdown_and_resume_lets_it_go_on(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await tap(anna, "Done")
        await anna.sees("Rest")
        await tap(anna, "Pause")
        paused = await anna.sees("Paused")
        assert not any(entity["type"] == "date_time" for entity in paused.entities)
        await house.settled()
        house.clock.jump(timedelta(minutes=5))
        assert "Paused" in text(anna)
        await tap(anna, "Resume")
        await anna.until(lambda: "Rest" in text(anna))
        await house.forward()
        await anna.until(lambda: has(anna, "Done"))


async def test_a_429_delays_and_loses_nothing(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        house.telegram.troubles.add("limit", times=1, seconds=1)
        await tap(anna, "Done")
        while not await house.telegram.events.until(lambda: "Rest" in text(anna), 1):
            house.clock.jump(timedelta(seconds=11))


async def test_a_card_that_was_overtaken_while_nobody_might_send_is_never_sent(house: House) -> None:
    anna, others = house.person(), (house.person("Ben"), house.person("Cleo"))
    calls = house.telegram.calls
    async with house.bot():
        await begin(house, anna)
        for other in others:  # two of them: then it is about all
            house.telegram.troubles.add("limit", times=1, seconds=1, person=other.id)
            other.says("/tips")
        await house.telegram.until(lambda: calls.codes[429] == len(others))
        answered, shown = len(calls.of("answerCallbackQuery")), len(calls)
        await tap(anna, "Done")
        await house.telegram.until(lambda: len(calls.of("answerCallbackQuery")) > answered)
        house.clock.jump(timedelta(seconds=45))  # the rest is over before its card could be sent
        await anna.until(lambda: has(anna, "Done") and "Left foot" in text(anna))
        cards = [call for call in list(calls)[shown:] if call.person == anna.id and "text" in call.params]
        assert len([call for call in cards if call.method != "answerCallbackQuery"]) == 1


async def test_a_message_whose_fate_is_uncertain_is_repeated_once_and_not_at_once(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    anna = house.person()

    def copies() -> int:
        return sum("Tips for your feet" in message.text for message in anna.chat)

    async with house.bot():
        await arrive(anna)
        house.telegram.troubles.add("lost", times=1, method="sendMessage")
        anna.says("/tips")
        await anna.sees("Tips for your feet")
        await house.settled()
        house.clock.jump(timedelta(seconds=UNCERTAIN - 2))
        await house.settled()
        assert copies() == 1
        house.clock.jump(timedelta(seconds=2))
        await anna.until(lambda: copies() == 2)
        await house.settled()
        house.clock.jump(timedelta(minutes=2))
        await house.settled()
        assert copies() == 2
    uncertain = [line.getMessage() for line in caplog.records if line.getMessage().startswith("outbox.uncertain")]
    assert len(uncertain) == 1
    assert "Tips" not in uncertain[0]


async def test_an_update_given_twice_has_one_effect(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        house.telegram.troubles.add("twice", times=1)
        anna.says("/tips")
        await anna.sees("Tips for your feet")
        anna.says("/privacy")
        await anna.sees("What I keep")
        assert sum("Tips for your feet" in m.text for m in anna.chat) == 1


async def test_whoever_blocks_the_bot_is_not_reminded_until_they_return(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.blocks()
        await house.heard()
        calls = len(tuple(house.telegram.calls))
        await house.forward_to(house.clock.now() + timedelta(days=2))
        assert not any(call.method == "sendMessage" for call in tuple(house.telegram.calls)[calls:])
        anna.unblocks()
        await house.heard()
        await house.forward_to(house.clock.now() + timedelta(days=1))
        await anna.until(lambda: has(anna, "Not today"))
