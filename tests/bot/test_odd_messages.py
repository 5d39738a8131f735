"""Whatever is sent gets a fitting line or a quiet ignore, never a traceback."""

import pytest

from tests.bot.conftest import House, arrive, begin, has, text


async def test_words_that_mean_nothing_get_a_kind_pointer(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says("what a lovely morning")
        await anna.sees("I didn't get that")
        anna.says("/nosuchcommand")
        await anna.until(lambda: sum("I didn't get that" in m.text for m in anna.chat) == 2)


@pytest.mark.parametrize("kind", ["photo", "voice", "video", "sticker"])
async def test_what_cannot_be_read_gets_a_fitting_line(house: House, kind: str) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        getattr(anna, f"sends_{kind}")()
        await anna.sees("I can't look into a")


async def test_pain_is_heard_in_a_caption_and_in_an_edited_message(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.sends_photo(caption="this is where it hurts")
        await anna.sees("112, 911, 999")
        message = anna.says("hello")
        await anna.sees("I didn't get that")
        anna.edits(message, "my heel is killing me")
        await anna.until(lambda: sum("112, 911, 999" in m.text for m in anna.chat) == 2)


async def test_an_edited_message_without_pain_is_let_be(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        message = anna.says("hello")
        await anna.sees("I didn't get that")
        anna.edits(message, "hello there")
        anna.says("/tips")
        await anna.sees("Tips for your feet")
        assert sum("I didn't get that" in m.text for m in anna.chat) == 1


async def test_a_location_gets_a_fitting_line(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.sends_location(51.5, -0.1)
        await anna.sees("I don't keep locations")


async def test_groups_and_channels_are_quietly_ignored(house: House) -> None:
    anna = house.person()
    group, channel = house.telegram.group("Feet"), house.telegram.channel("News")
    async with house.bot():
        group.says(anna, "it hurts")
        channel.posts("it hurts")
        await arrive(anna)
        assert [m.text for m in group.messages if not m.outgoing] == []


async def test_text_in_the_middle_of_a_step_is_answered_and_the_card_stays_last(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        anna.says("how many are left")
        await anna.sees("I didn't get that")
        await anna.until(lambda: has(anna, "Done"))
        assert "set 1 of 3" in text(anna)
        await anna.until(lambda: sum("set 1 of 3" in m.text for m in anna.chat) == 1)


async def test_every_command_of_the_menu_is_answered(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await anna.until(lambda: anna.commands)
        for command in (offered["command"] for offered in anna.commands):
            before = anna.tally["sent"]
            anna.says(f"/{command}")
            await anna.until(lambda before=before: anna.tally["sent"] > before)  # type: ignore[misc] # mypy cannot infer a lambda's default
