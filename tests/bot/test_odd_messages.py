"""Whatever is sent gets a fitting line or a quiet ignore, never a traceback."""

from datetime import timedelta

import pytest

from tests.bot.conftest import House, arrive, begin, comes, has, is_asked_where, tap, text


async def test_words_that_mean_nothing_get_a_kind_pointer(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says("what a round moon")
        await anna.sees("I didn't get that")
        anna.says("/nosuchcommand")
        await comes(house, anna, lambda: sum("I didn't get that" in m.text for m in anna.chat), 2)


@pytest.mark.parametrize("kind", ["photo", "voice", "video", "sticker"])
async def test_what_cannot_be_read_gets_a_fitting_line(house: House, kind: str) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        getattr(anna, f"sends_{kind}")()
        await anna.sees("I can't open a")


async def test_pain_is_heard_in_a_caption_and_in_an_edited_message(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        message = anna.says("a purple morning")
        await anna.sees("I didn't get that")
        anna.edits(message, "my heel is killing me")
        await anna.sees("112, 911, 999")
        anna.sends_photo(caption="this is where it hurts")
        await comes(house, anna, lambda: sum("112, 911, 999" in m.text for m in anna.chat), 2)


async def test_an_edited_message_without_pain_is_let_be(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        message = anna.says("a purple morning")
        await anna.sees("I didn't get that")
        anna.edits(message, "a purple morning there")
        anna.says("/tips")
        await anna.sees("Tips for your feet")
        assert sum("I didn't get that" in m.text for m in anna.chat) == 1


async def test_a_location_gets_a_fitting_line(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.sends_location(51.5, -0.1)
        await anna.sees("I don't keep locations")


async def test_a_live_location_has_one_answer_and_is_let_be(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        shared = anna.sends({"location": {"latitude": 51.5, "longitude": -0.1, "live_period": 900}})
        await anna.sees("I don't keep locations")
        await anna.until(lambda: has(anna, "Done"))
        await house.settled()
        sent = len(house.telegram.calls.of("sendMessage"))
        for step in range(8):
            shared = anna.moves(shared, 51.5 + step / 1000, -0.1)
        anna.says("/tips")
        await anna.sees("Tips for your feet")
        await anna.until(lambda: has(anna, "Done"))
        await house.settled()
        assert len(house.telegram.calls.of("sendMessage")) == sent + 2  # the tips, and the card below them
        assert shared.id in {message.id for message in anna.chat}


async def test_where_somebody_moves_on_answers_no_question(house: House) -> None:
    anna = house.person()
    async with house.bot():
        shared = anna.sends({"location": {"latitude": 51.5, "longitude": -0.1, "live_period": 900}})
        await anna.sees("I don't keep locations")
        await is_asked_where(anna)
        anna.moves(shared, 27.7, 85.3)
        anna.says("/help")
        await anna.sees("I coach your feet")
        await house.settled()
        assert not any("Kathmandu: it's" in message.text for message in anna.chat)


@pytest.mark.parametrize("extra", [{"live_period": 900}, {}])
async def test_a_live_location_or_a_place_answers_where_somebody_is(house: House, extra: dict[str, int]) -> None:
    anna = house.person()
    async with house.bot():
        await is_asked_where(anna)
        where = {"latitude": 27.7, "longitude": 85.3, **extra}
        venue = {} if extra else {"venue": {"location": where, "title": "Stupa", "address": "Boudha"}}
        shared = anna.sends({"location": where, **venue})
        await anna.until(lambda: has(anna, "07:00"))
        assert any("Kathmandu: it's" in message.text for message in anna.chat)
        await house.settled()
        assert (shared.id in {message.id for message in anna.chat}) is bool(extra)


async def test_a_picture_that_comes_again_asks_nothing(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        picture = anna.sends_photo()
        await anna.sees("I can't open a")
        anna.reacts(picture)
        await house.heard()
        anna.says("/tips")
        await anna.sees("Tips for your feet")
        assert sum("I can't open a" in m.text for m in anna.chat) == 1


async def test_groups_and_channels_are_quietly_ignored(house: House) -> None:
    anna = house.person()
    group, channel = house.telegram.group("Feet"), house.telegram.channel("News")
    async with house.bot():
        group.says(anna, "it hurts")
        channel.posts("it hurts")
        await arrive(anna)
        assert [m.text for m in group.messages if not m.outgoing] == []


async def test_an_everyday_question_in_the_middle_of_a_step_is_met_by_the_card_which_stays_last(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        anna.says("how many are left")
        await anna.until(lambda: anna.tally["sent"] > 0 and has(anna, "Done"))
        assert "set 1 of 3" in text(anna)
        await anna.until(lambda: sum("set 1 of 3" in m.text for m in anna.chat) == 1)


@pytest.mark.parametrize("edited", [False, True], ids=["said", "edited"])
async def test_words_that_are_not_understood_hold_the_clock_until_nothing_hurts(house: House, *, edited: bool) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await tap(anna, "Done")
        await anna.sees("Rest")
        said = anna.says("ok" if edited else "my foot feels like a block of wood")
        if edited:
            await house.settled()
            anna.edits(said, "my foot feels like a block of wood")
        await anna.until(lambda: "Does something hurt?" in text(anna))
        await house.settled()
        house.clock.jump(timedelta(minutes=5))
        await house.settled()
        assert "Does something hurt?" in text(anna)
        await tap(anna, "Nothing hurts, go on")
        await anna.until(lambda: "Rest" in text(anna))


@pytest.mark.parametrize("words", ["done", "im done", "dnoe", "next please"])
async def test_an_everyday_word_does_what_it_asks_for(house: House, words: str) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        anna.says(words)
        await anna.until(lambda: "Rest" in text(anna))


async def test_what_is_not_understood_outside_a_session_has_the_red_button(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says("the moon is a balloon")
        await anna.sees("I didn't get that")
        assert has(anna, "It hurts")


async def test_every_command_of_the_menu_is_answered(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await anna.until(lambda: anna.commands)
        for command in (offered["command"] for offered in anna.commands):
            before = anna.tally["sent"]
            anna.says(f"/{command}")
            await anna.until(lambda before=before: anna.tally["sent"] > before)  # type: ignore[misc] # mypy cannot infer a lambda's default
