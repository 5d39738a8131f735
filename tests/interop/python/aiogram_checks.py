"""aiogram against the sandbox."""

import asyncio

from aiogram import Bot, Dispatcher, F
from aiogram import types as t
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.filters import Command
from common import (
    FILM,
    PERSON,
    PIXEL,
    SOUND,
    TEXT,
    TOKEN,
    URL,
    VOICE,
    WEB,
    checks,
    holds,
    last_text,
    limit,
    same,
    says,
    taps,
)

BUTTONS = t.InlineKeyboardMarkup(inline_keyboard=[[t.InlineKeyboardButton(text="Done", callback_data="done")]])
file = t.BufferedInputFile


async def main() -> None:  # noqa: C901, PLR0915 # one small check after the other
    """Make the checks."""
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(URL)))

    async def text() -> int:
        return int((await bot.send_message(PERSON, "One")).message_id)

    async def formatted(mode: str, words: str) -> None:
        sent = await bot.send_message(PERSON, words, parse_mode=mode)
        same([entity.type for entity in sent.entities or ()], ["bold"])

    async def buttons() -> None:
        sent = await bot.send_message(PERSON, "x", reply_markup=BUTTONS)
        same(sent.reply_markup and sent.reply_markup.inline_keyboard[0][0].callback_data, "done")

    async def keyboard() -> None:
        keys = t.ReplyKeyboardMarkup(keyboard=[[t.KeyboardButton(text="Yes")]], resize_keyboard=True)
        await bot.send_message(PERSON, "x", reply_markup=keys)
        await bot.send_message(PERSON, "x", reply_markup=t.ReplyKeyboardRemove())
        await bot.send_message(PERSON, "x", reply_markup=t.ForceReply())

    async def reply() -> None:
        first = await text()
        sent = await bot.send_message(PERSON, "x", reply_parameters=t.ReplyParameters(message_id=first))
        same(sent.reply_to_message and sent.reply_to_message.message_id, first)

    async def former_reply() -> None:
        first = await text()
        sent = await bot.send_message(PERSON, "x", reply_to_message_id=first)
        same(sent.reply_to_message and sent.reply_to_message.message_id, first)

    async def no_preview() -> None:
        options = t.LinkPreviewOptions(is_disabled=True)
        sent = await bot.send_message(PERSON, "https://example.org", link_preview_options=options)
        holds(sent.link_preview_options and sent.link_preview_options.is_disabled)

    async def photo() -> None:
        sent = await bot.send_photo(PERSON, file(PIXEL, "p.png"), caption="c")
        assert sent.photo
        again = await bot.send_photo(PERSON, sent.photo[-1].file_id)
        same(again.photo and again.photo[-1].file_unique_id, sent.photo[-1].file_unique_id)

    async def photo_by_address() -> None:
        holds(bool((await bot.send_photo(PERSON, WEB)).photo))

    async def audio() -> None:
        sent = await bot.send_audio(PERSON, file(SOUND, "a.mp3"), title="T", performer="P", duration=3)
        same(sent.audio and sent.audio.title, "T")

    async def document() -> None:
        sent = await bot.send_document(PERSON, file(TEXT, "t.txt"))
        same(sent.document and sent.document.file_name, "t.txt")

    async def video() -> None:
        sent = await bot.send_video(PERSON, file(FILM, "v.mp4"), width=4, height=3, duration=2)
        same(sent.video and sent.video.width, 4)

    async def animation() -> None:
        holds(bool((await bot.send_animation(PERSON, file(FILM, "a.mp4"))).animation))

    async def voice() -> None:
        sent = await bot.send_voice(PERSON, file(VOICE, "v.ogg"), duration=2)
        same(sent.voice and sent.voice.duration, 2)

    async def video_note() -> None:
        sent = await bot.send_video_note(PERSON, file(FILM, "n.mp4"), length=240)
        same(sent.video_note and sent.video_note.length, 240)

    async def album() -> None:
        media = [t.InputMediaPhoto(media=file(PIXEL, f"{n}.png")) for n in range(2)]
        sent = await bot.send_media_group(PERSON, media)
        same(len({message.media_group_id for message in sent}), 1)

    async def location() -> None:
        sent = await bot.send_location(PERSON, 48.1, 11.5, live_period=60)
        moved = await bot.edit_message_live_location(
            latitude=49, longitude=12, chat_id=PERSON, message_id=sent.message_id
        )
        same(isinstance(moved, t.Message) and moved.location and moved.location.latitude, 49.0)
        await bot.stop_message_live_location(chat_id=PERSON, message_id=sent.message_id)

    async def venue() -> None:
        sent = await bot.send_venue(PERSON, 48.1, 11.5, "Park", "Road 1")
        same(sent.venue and sent.venue.title, "Park")

    async def contact() -> None:
        sent = await bot.send_contact(PERSON, "+49123", "Ben")
        same(sent.contact and sent.contact.first_name, "Ben")

    async def dice() -> None:
        sent = await bot.send_dice(PERSON, emoji="🎯")
        same(sent.dice and sent.dice.emoji, "🎯")

    async def poll() -> None:
        options = [t.InputPollOption(text=option) for option in ("Yes", "No")]
        sent = await bot.send_poll(PERSON, "Well?", options)
        holds((await bot.stop_poll(PERSON, sent.message_id)).is_closed)

    async def copies() -> None:
        await bot.copy_message(PERSON, PERSON, await text())
        same(len(await bot.copy_messages(PERSON, PERSON, [await text(), await text()])), 2)

    async def forwards() -> None:
        sent = await bot.forward_message(PERSON, PERSON, await text())
        holds(isinstance(sent.forward_origin, t.MessageOriginUser))
        same(len(await bot.forward_messages(PERSON, PERSON, [await text(), await text()])), 2)

    async def edited_text() -> None:
        sent = await bot.edit_message_text("Two", chat_id=PERSON, message_id=await text())
        same(isinstance(sent, t.Message) and sent.text, "Two")

    async def edited_caption() -> None:
        sent = await bot.send_photo(PERSON, file(PIXEL, "p.png"))
        changed = await bot.edit_message_caption(chat_id=PERSON, message_id=sent.message_id, caption="c")
        same(isinstance(changed, t.Message) and changed.caption, "c")

    async def edited_media() -> None:
        sent = await bot.send_photo(PERSON, file(PIXEL, "p.png"))
        media = t.InputMediaDocument(media=file(TEXT, "t.txt"))
        changed = await bot.edit_message_media(media, chat_id=PERSON, message_id=sent.message_id)
        holds(isinstance(changed, t.Message) and bool(changed.document))

    async def edited_buttons() -> None:
        await bot.edit_message_reply_markup(chat_id=PERSON, message_id=await text(), reply_markup=BUTTONS)

    async def deletions() -> None:
        await bot.delete_message(PERSON, await text())
        await bot.delete_messages(PERSON, [await text(), await text()])

    async def pins() -> None:
        message_id = await text()
        await bot.pin_chat_message(PERSON, message_id)
        await bot.unpin_chat_message(PERSON, message_id=message_id)
        await bot.unpin_all_chat_messages(PERSON)

    async def reaction() -> None:
        await bot.set_message_reaction(PERSON, await text(), [t.ReactionTypeEmoji(emoji="👍")])

    async def download() -> None:
        sent = await bot.send_document(PERSON, file(TEXT, "t.txt"))
        assert sent.document
        content = await bot.download(sent.document)
        same(content and content.read(), TEXT)

    async def commands() -> None:
        await bot.set_my_commands([t.BotCommand(command="start", description="Begin")])
        same(len(await bot.get_my_commands()), 1)
        await bot.delete_my_commands()

    async def names() -> None:
        await bot.set_my_name("Other")
        await bot.set_my_description("Long")
        await bot.set_my_short_description("Short")
        same(((await bot.get_my_name()).name, (await bot.get_my_description()).description), ("Other", "Long"))

    async def menu_button() -> None:
        await bot.set_chat_menu_button(chat_id=PERSON, menu_button=t.MenuButtonCommands())

    async def webhook() -> None:
        await bot.set_webhook("http://127.0.0.1:8443/hook", secret_token="x")
        same((await bot.get_webhook_info()).url, "http://127.0.0.1:8443/hook")
        await bot.delete_webhook()

    async def refusal() -> None:
        try:
            await bot.send_message(1, "x")
        except TelegramBadRequest as error:
            same(error.message, "Bad Request: chat not found")
        else:
            raise AssertionError("it was not refused")

    async def too_many() -> None:
        limit("sendMessage")
        try:
            await text()
        except TelegramRetryAfter as error:
            same(error.retry_after, 3)
        else:
            raise AssertionError("it was not refused")

    async def conversation() -> None:
        dispatcher, done = Dispatcher(), asyncio.Event()

        @dispatcher.message(Command("go"))  # type: ignore[untyped-decorator] # ours has no types of theirs
        async def go(message: t.Message) -> None:
            sent = await message.answer("Ready?", reply_markup=BUTTONS)
            await asyncio.to_thread(taps, sent.message_id, "done")

        @dispatcher.callback_query(F.data == "done")  # type: ignore[untyped-decorator] # as above
        async def tapped(query: t.CallbackQuery) -> None:
            await query.answer("Good")
            if isinstance(query.message, t.Message):
                await query.message.edit_text("Done")
            done.set()

        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
        await asyncio.to_thread(says, "/go")
        await done.wait()
        same(await asyncio.to_thread(last_text), "Done")
        polling.cancel()

    await checks(
        {
            "getMe": bot.get_me,
            "a text": text,
            "HTML": lambda: formatted("HTML", "<b>x</b>"),
            "MarkdownV2": lambda: formatted("MarkdownV2", "*x*"),
            "Markdown": lambda: formatted("Markdown", "*x*"),
            "inline buttons": buttons,
            "keyboards": keyboard,
            "an answer to a message": reply,
            "the same by its former name": former_reply,
            "no preview": no_preview,
            "a photo": photo,
            "a photo by its address": photo_by_address,
            "audio": audio,
            "a document": document,
            "a video": video,
            "an animation": animation,
            "a voice": voice,
            "a video note": video_note,
            "an album": album,
            "a live location": location,
            "a venue": venue,
            "a contact": contact,
            "dice": dice,
            "a poll": poll,
            "copies": copies,
            "forwards": forwards,
            "an action": lambda: bot.send_chat_action(PERSON, "typing"),
            "an edited text": edited_text,
            "an edited caption": edited_caption,
            "edited media": edited_media,
            "edited buttons": edited_buttons,
            "deletions": deletions,
            "pins": pins,
            "a reaction": reaction,
            "a download": download,
            "commands": commands,
            "names": names,
            "a menu button": menu_button,
            "a chat": lambda: bot.get_chat(PERSON),
            "a member": lambda: bot.get_chat_member(PERSON, PERSON),
            "a draft": lambda: bot.send_message_draft(PERSON, 1, text="Well"),
            "a webhook": webhook,
            "a refusal": refusal,
            "too many requests": too_many,
            "a conversation": conversation,
        }
    )
    await bot.session.close()


asyncio.run(main())
