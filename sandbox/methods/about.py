"""Methods about the bot, a chat or a file: what they are called, what they offer."""

import re
from typing import Any

from sandbox.files import DOWNLOAD_LIMIT
from sandbox.methods.asked import Asked
from sandbox.profile import scope_key, spoken
from sandbox.refusal import bad_request

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS = 100
LIMITS = {"name": 64, "description": 512, "short_description": 120}
"""Characters."""
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_me(asked: Asked) -> dict[str, Any]:
    """Return the bot itself: getMe."""
    return asked.telegram.profile.me()


def log_out(asked: Asked) -> bool:
    """Stay, since there is nowhere else to log in: logOut."""
    return bool(asked.telegram.tokens)


def close(asked: Asked) -> bool:
    """Do nothing, since nothing is held open: close."""
    return bool(asked.telegram.tokens)


def get_chat(asked: Asked) -> dict[str, Any]:
    """Return what is known of a chat: getChat."""
    chat = asked.chat()
    info = {
        **chat.json,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }
    if chat.pinned:
        info["pinned_message"] = chat.messages[chat.pinned[-1]].body
    return info


def get_file(asked: Asked) -> dict[str, Any]:
    """Return where a file can be fetched: getFile."""
    file = asked.telegram.files.get(asked["file_id"])
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.upload.content) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {**file.json(), "file_path": file.path}


def set_commands(asked: Asked) -> bool:
    """Keep a menu: setMyCommands. A leading slash is taken off, as Telegram does."""
    commands = [{**command, "command": command["command"].removeprefix("/")} for command in asked["commands"]]
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    asked.telegram.offer_commands(_scope(asked), commands)
    return True


def get_commands(asked: Asked) -> list[dict[str, str]]:
    """Return the menu of exactly this scope and language: getMyCommands."""
    return asked.telegram.profile.commands.get(_scope(asked), [])


def delete_commands(asked: Asked) -> bool:
    """Forget a menu: deleteMyCommands."""
    asked.telegram.offer_commands(_scope(asked), [])
    return True


def set_words(asked: Asked) -> bool:
    """Set words; none remove those of that language: setMyName, setMyDescription, setMyShortDescription."""
    field, words = _words(asked)
    text, language, before = asked.get(field, ""), asked.get("language_code", ""), dict(words)
    if len(text) > LIMITS[field]:
        raise bad_request(f"{field} is too long")
    if text:
        words[language] = text
    elif field != "name" or language:
        words.pop(language, None)
    if words != before:
        asked.telegram.introduce()
    return True


def get_words(asked: Asked) -> dict[str, str]:
    """Return words: getMyName, getMyDescription, getMyShortDescription."""
    field, words = _words(asked)
    return {field: spoken(words, asked.get("language_code", ""))}


def set_menu_button(asked: Asked) -> bool:
    """Set the button of one private chat, or of all that have none of their own: setChatMenuButton."""
    button = asked.get("menu_button", {"type": "default"})
    if "chat_id" not in asked.values:
        asked.telegram.profile.menu_button = {"type": "commands"} if button["type"] == "default" else button
        return True
    chat = asked.chat()
    if not chat.private:
        raise bad_request("chat not found")
    chat.menu_button = button
    return True


def get_menu_button(asked: Asked) -> dict[str, Any]:
    """Return the button beside the input field: getChatMenuButton."""
    if "chat_id" not in asked.values:
        return asked.telegram.profile.menu_button
    return asked.chat().menu_button or {"type": "default"}


def _scope(asked: Asked) -> tuple[str, str]:
    language = asked.get("language_code", "")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("LANG_CODE_INVALID")
    return scope_key(asked.get("scope")), language


def _words(asked: Asked) -> tuple[str, dict[str, str]]:
    """Return which words a method is about, by its name."""
    profile = asked.telegram.profile
    if asked.method.endswith("ShortDescription"):
        return "short_description", profile.short_descriptions
    if asked.method.endswith("Description"):
        return "description", profile.descriptions
    return "name", profile.names
