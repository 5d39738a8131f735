"""pyTelegramBotAPI against the sandbox."""

import asyncio
import io
import threading

import telebot
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
from telebot import apihelper, types

apihelper.API_URL = URL + "/bot{0}/{1}"
apihelper.FILE_URL = URL + "/file/bot{0}/{1}"
BUTTONS = types.InlineKeyboardMarkup([[types.InlineKeyboardButton("Done", callback_data="done")]])
bot = telebot.TeleBot(TOKEN)


def file(content: bytes, name: str) -> io.BytesIO:
    """Return an upload."""
    upload = io.BytesIO(content)
    upload.name = name
    return upload


def text() -> int:
    """Send one."""
    return int(bot.send_message(PERSON, "One").message_id)


def formatted(mode: str, words: str) -> None:
    """Send words in a format."""
    same([entity.type for entity in bot.send_message(PERSON, words, parse_mode=mode).entities], ["bold"])


def keyboard() -> None:
    """Bring a keyboard, and take it."""
    keys = types.ReplyKeyboardMarkup(resize_keyboard=True)
    keys.add("Yes", "No")
    for markup in (keys, types.ReplyKeyboardRemove(), types.ForceReply()):
        bot.send_message(PERSON, "x", reply_markup=markup)


def reply() -> None:
    """Answer by the name of today, and by the former one."""
    first = text()
    for told in ({"reply_parameters": types.ReplyParameters(first)}, {"reply_to_message_id": first}):
        same(bot.send_message(PERSON, "x", **told).reply_to_message.message_id, first)


def no_preview() -> None:
    """Have no preview, by both names."""
    for told in (
        {"link_preview_options": types.LinkPreviewOptions(is_disabled=True)},
        {"disable_web_page_preview": True},
    ):
        sent = bot.send_message(PERSON, "https://example.org", **told)
        holds(sent.link_preview_options.is_disabled)


def photo() -> None:
    """Send one, and the same by its id."""
    sent = bot.send_photo(PERSON, file(PIXEL, "p.png"), caption="c")
    same(bot.send_photo(PERSON, sent.photo[-1].file_id).photo[-1].file_unique_id, sent.photo[-1].file_unique_id)


def album() -> None:
    """Send two photos together."""
    media = [types.InputMediaPhoto(file(PIXEL, f"{n}.png")) for n in range(2)]
    same(len({message.media_group_id for message in bot.send_media_group(PERSON, media)}), 1)


def location() -> None:
    """Be somewhere, and elsewhere."""
    sent = bot.send_location(PERSON, 48.1, 11.5, live_period=60)
    same(bot.edit_message_live_location(49, 12, PERSON, sent.message_id).location.latitude, 49.0)
    bot.stop_message_live_location(PERSON, sent.message_id)


def poll() -> None:
    """Ask, and stop asking."""
    sent = bot.send_poll(PERSON, "Well?", [types.InputPollOption("Yes"), types.InputPollOption("No")])
    holds(bot.stop_poll(PERSON, sent.message_id).is_closed)


def copies() -> None:
    """Copy one, and several."""
    bot.copy_message(PERSON, PERSON, text())
    same(len(bot.copy_messages(PERSON, PERSON, [text(), text()])), 2)


def forwards() -> None:
    """Forward one, and several."""
    same(bot.forward_message(PERSON, PERSON, text()).forward_origin.type, "user")
    same(len(bot.forward_messages(PERSON, PERSON, [text(), text()])), 2)


def edited_caption() -> None:
    """Change a caption."""
    sent = bot.send_photo(PERSON, file(PIXEL, "p.png"))
    same(bot.edit_message_caption("c", PERSON, sent.message_id).caption, "c")


def edited_media() -> None:
    """Make a document of a photo."""
    sent = bot.send_photo(PERSON, file(PIXEL, "p.png"))
    media = types.InputMediaDocument(file(TEXT, "t.txt"))
    holds(bool(bot.edit_message_media(media, PERSON, sent.message_id).document))


def pins() -> None:
    """Pin, and unpin."""
    message_id = text()
    bot.pin_chat_message(PERSON, message_id)
    bot.unpin_chat_message(PERSON, message_id)
    bot.unpin_all_chat_messages(PERSON)


def download() -> None:
    """Send a file, and fetch it."""
    sent = bot.send_document(PERSON, file(TEXT, "t.txt"))
    same(bot.download_file(bot.get_file(sent.document.file_id).file_path), TEXT)


def commands() -> None:
    """Offer one, and none."""
    bot.set_my_commands([types.BotCommand("start", "Begin")])
    same(len(bot.get_my_commands()), 1)
    bot.delete_my_commands()


def names() -> None:
    """Be called otherwise."""
    bot.set_my_name("Other")
    bot.set_my_description("Long")
    bot.set_my_short_description("Short")
    same((bot.get_my_name().name, bot.get_my_description().description), ("Other", "Long"))


def webhook() -> None:
    """Set one, and remove it."""
    bot.set_webhook("http://127.0.0.1:8443/hook", secret_token="x")
    same(bot.get_webhook_info().url, "http://127.0.0.1:8443/hook")
    bot.delete_webhook()


def refusal() -> None:
    """Write to nobody."""
    try:
        bot.send_message(1, "x")
    except apihelper.ApiTelegramException as error:
        same(error.description, "Bad Request: chat not found")
    else:
        raise AssertionError("it was not refused")


def too_many() -> None:
    """Be too fast."""
    limit("sendMessage")
    try:
        text()
    except apihelper.ApiTelegramException as error:
        same(error.result_json["parameters"]["retry_after"], 3)
    else:
        raise AssertionError("it was not refused")


async def conversation() -> None:
    """Hear, ask, and hear a tap."""
    done = threading.Event()

    @bot.message_handler(commands=["go"])  # type: ignore[untyped-decorator] # ships few types
    def go(message: types.Message) -> None:
        taps(bot.send_message(message.chat.id, "Ready?", reply_markup=BUTTONS).message_id, "done")

    @bot.callback_query_handler(func=lambda query: query.data == "done")  # type: ignore[untyped-decorator] # as above
    def tapped(query: types.CallbackQuery) -> None:
        bot.answer_callback_query(query.id, "Good")
        bot.edit_message_text("Done", query.message.chat.id, query.message.message_id)
        done.set()

    threading.Thread(target=bot.infinity_polling, kwargs={"timeout": 5, "long_polling_timeout": 5}, daemon=True).start()
    says("/go")
    holds(await asyncio.to_thread(done.wait, 10))
    same(last_text(), "Done")


asyncio.run(
    checks(
        {
            "getMe": bot.get_me,
            "a text": text,
            "HTML": lambda: formatted("HTML", "<b>x</b>"),
            "MarkdownV2": lambda: formatted("MarkdownV2", "*x*"),
            "Markdown": lambda: formatted("Markdown", "*x*"),
            "inline buttons": lambda: bot.send_message(PERSON, "x", reply_markup=BUTTONS),
            "keyboards": keyboard,
            "an answer to a message": reply,
            "no preview": no_preview,
            "a photo": photo,
            "a photo by its address": lambda: holds(bool(bot.send_photo(PERSON, WEB).photo)),
            "audio": lambda: same(bot.send_audio(PERSON, file(SOUND, "a.mp3"), title="T").audio.title, "T"),
            "a document": lambda: bot.send_document(PERSON, file(TEXT, "t.txt")),
            "a video": lambda: same(bot.send_video(PERSON, file(FILM, "v.mp4"), duration=2).video.duration, 2),
            "an animation": lambda: bot.send_animation(PERSON, file(FILM, "a.mp4")),
            "a voice": lambda: same(bot.send_voice(PERSON, file(VOICE, "v.ogg"), duration=2).voice.duration, 2),
            "a video note": lambda: bot.send_video_note(PERSON, file(FILM, "n.mp4"), length=240),
            "an album": album,
            "a live location": location,
            "a poll": poll,
            "copies": copies,
            "forwards": forwards,
            "a venue": lambda: bot.send_venue(PERSON, 48.1, 11.5, "Park", "Road 1"),
            "a contact": lambda: bot.send_contact(PERSON, "+49123", "Ben"),
            "dice": lambda: bot.send_dice(PERSON, "🎯"),
            "an action": lambda: bot.send_chat_action(PERSON, "typing"),
            "an edited text": lambda: same(bot.edit_message_text("Two", PERSON, text()).text, "Two"),
            "an edited caption": edited_caption,
            "edited media": edited_media,
            "pins": pins,
            "edited buttons": lambda: bot.edit_message_reply_markup(PERSON, text(), reply_markup=BUTTONS),
            "a deletion": lambda: bot.delete_message(PERSON, text()),
            "several deletions": lambda: bot.delete_messages(PERSON, [text(), text()]),
            "a reaction": lambda: bot.set_message_reaction(PERSON, text(), [types.ReactionTypeEmoji("👍")]),
            "a download": download,
            "commands": commands,
            "names": names,
            "a menu button": lambda: bot.set_chat_menu_button(PERSON, types.MenuButtonCommands(type="commands")),
            "a chat": lambda: bot.get_chat(PERSON),
            "a member": lambda: bot.get_chat_member(PERSON, PERSON),
            "a webhook": webhook,
            "a refusal": refusal,
            "too many requests": too_many,
            "a conversation": conversation,
        }
    )
)
