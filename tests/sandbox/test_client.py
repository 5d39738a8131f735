"""The library that the bot is written with finds here what it finds at Telegram."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import telegram as ptb
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from sandbox.person import Person
from sandbox.telegram import TOKEN, Telegram

CLIP = b"\0\0\0\x18ftypmp42" + bytes(100)


def client(url: str, token: str = TOKEN) -> ptb.Bot:
    return ptb.Bot(token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot")


@pytest.fixture
async def bot(url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ptb.Bot]:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # durations as the next major version has them, or it warns
    async with client(url) as running:
        yield running


async def test_a_conversation(bot: ptb.Bot, anna: Person) -> None:
    anna.says("/start")
    (update,) = await bot.get_updates(allowed_updates=ptb.Update.ALL_TYPES)
    assert update.message is not None
    assert update.effective_user is not None
    assert list(update.message.parse_entities(["bot_command"]).values()) == ["/start"]

    keyboard = ptb.InlineKeyboardMarkup([[ptb.InlineKeyboardButton("Done", callback_data="done")]])
    sent = await update.message.reply_html("<b>Heel</b> raise", reply_markup=keyboard, do_quote=True)
    assert anna.chat[-1].id == sent.message_id
    anna.taps("Done")

    (tap,) = await bot.get_updates(offset=update.update_id + 1)
    assert tap.callback_query is not None
    await tap.callback_query.answer("Good")
    await tap.callback_query.edit_message_text("Rest")
    assert (anna.toasts[-1].text, anna.chat[-1].text) == ("Good", "Rest")
    assert await sent.delete()


async def test_files_go_there_and_back(bot: ptb.Bot, anna: Person) -> None:
    sent = await bot.send_animation(anna.id, CLIP, width=480, height=480, duration=2, caption="c", filename="a.mp4")
    assert sent.animation is not None
    assert (sent.animation.width, sent.animation.duration, sent.animation.mime_type) == (
        480,
        timedelta(seconds=2),
        "video/mp4",
    )
    file = await bot.get_file(sent.animation.file_id)
    assert bytes(await file.download_as_bytearray()) == CLIP
    await sent.edit_media(ptb.InputMediaDocument(b"text", filename="a.txt"))
    assert anna.chat[-1].media == "document"


async def test_the_profile_is_kept(bot: ptb.Bot, anna: Person) -> None:
    await bot.set_my_commands([ptb.BotCommand("today", "x")], scope=ptb.BotCommandScopeAllPrivateChats())
    assert [command.command for command in await bot.get_my_commands(ptb.BotCommandScopeAllPrivateChats())] == ["today"]
    assert await bot.get_my_commands() == ()
    await bot.set_my_name("Fuß", language_code="de")
    assert (await bot.get_my_name("de")).name == "Fuß"
    assert (await bot.get_my_name("fr")).name == "Footing"
    await bot.set_my_description("Long")
    await bot.set_my_short_description("Short")
    assert (await bot.get_my_description()).description == "Long"
    assert (await bot.get_my_short_description()).short_description == "Short"
    await bot.set_my_description("")
    assert (await bot.get_my_description()).description == ""
    web = ptb.MenuButtonWebApp("Open", ptb.WebAppInfo("https://example.org"))
    await bot.set_chat_menu_button(anna.id, web)
    assert await bot.get_chat_menu_button(anna.id) == web
    assert isinstance(await bot.get_chat_menu_button(), ptb.MenuButtonCommands)
    assert (await bot.get_chat(anna.id)).first_name == "Anna"
    assert await bot.log_out()


async def test_each_error_is_the_librarys_own(bot: ptb.Bot, telegram: Telegram, anna: Person, url: str) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(1, "x")
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(telegram.person("Ben").id, "x")
    telegram.troubles.add("limit", times=1, seconds=3)
    with pytest.raises(RetryAfter) as flood:
        await bot.send_message(anna.id, "x")
    assert flood.value.retry_after == timedelta(seconds=3)
    telegram.troubles.add("outage", times=1)
    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "x")
    await bot.set_webhook("http://127.0.0.1:9/")
    with pytest.raises(Conflict):
        await bot.get_updates()
    stranger = client(url, "1:no")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
