"""Methods about the bot, a chat or a file: what they are called, what they offer."""

import re
from typing import Any

from sandbox.chats import Chat
from sandbox.files import DOWNLOAD_LIMIT
from sandbox.media import photo_sizes
from sandbox.methods.asked import Asked
from sandbox.objects import FURTHER_RIGHTS, RIGHTS
from sandbox.profile import scope_key, spoken
from sandbox.refusal import bad_request
from sandbox.unplayed import sentence

COMMAND = re.compile(r"[a-z0-9_]+")
LONGEST_COMMAND, LONGEST_DESCRIPTION = 32, 256
MOST_COMMANDS = 100
LIMITS = {"name": 64, "description": 512, "short_description": 120}
"""Characters."""
IN_GROUPS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
"""Rights that there are in groups and not in channels; of the further ones the others are the other way round."""
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
    scope = _scope(asked)
    commands = [
        {"command": command["command"].strip().removeprefix("/"), "description": command["description"].strip()}
        for command in asked["commands"]
    ]
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check_length("command", command["command"], LONGEST_COMMAND)
        _check_length("command description", command["description"], LONGEST_DESCRIPTION)
        if not COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
    asked.telegram.offer_commands(scope, commands)
    return True


def _check_length(what: str, text: str, most: int) -> None:
    if not text:
        raise bad_request(f"{what} must be non-empty")
    if len(text) > most:
        raise bad_request(f"{what} length must not exceed {most}")


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
    text, language, before = asked.get(field, ""), _language(asked), dict(words)
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
    return {field: spoken(words, _language(asked))}


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


def get_member(asked: Asked) -> dict[str, Any]:
    """Return what somebody is in a private chat: getChatMember."""
    chat, user_id = _private(asked), asked["user_id"]
    profile = asked.telegram.profile
    if user_id not in {chat.id, profile.id}:
        raise bad_request("member not found")
    user = profile.user() if user_id == profile.id else asked.telegram.people[chat.id].user()
    return {"user": user, "status": "member"}


def count_members(asked: Asked) -> int:
    """Return how many are in a private chat, the bot and the person: getChatMemberCount."""
    return 2 if _private(asked) else 0


def _private(asked: Asked) -> Chat:
    chat = asked.chat()
    if not chat.private:
        raise bad_request(sentence("a group's list of members"))
    return chat


def get_profile_photos(asked: Asked) -> dict[str, Any]:
    """Return somebody's picture, in all its sizes: getUserProfilePhotos. Nobody here has more than one."""
    user_id = asked["user_id"]
    if user_id not in {*asked.telegram.people, asked.telegram.profile.id}:
        raise bad_request("user not found")
    person = asked.telegram.people.get(user_id)
    pictures = [] if person is None or person.picture is None else [person.picture]
    shown = pictures[asked.get("offset", 0) :][: asked.get("limit", MOST_COMMANDS)]
    photos = [photo_sizes(asked.telegram.files.keep("photo", picture)) for picture in shown]
    return {"total_count": len(pictures), "photos": photos}


def get_profile_audios(asked: Asked) -> dict[str, Any]:
    """Return the music on somebody's profile: getUserProfileAudios. Nobody here has any."""
    if asked["user_id"] not in {*asked.telegram.people, asked.telegram.profile.id}:
        raise bad_request("user not found")
    return {"total_count": 0, "audios": []}


def set_rights(asked: Asked) -> bool:
    """Remember what the bot would like to be allowed: setMyDefaultAdministratorRights."""
    asked.telegram.profile.rights[bool(asked.get("for_channels"))] = asked.get("rights", {})
    return True


def get_rights(asked: Asked) -> dict[str, bool]:
    """Return what the bot would like to be allowed: getMyDefaultAdministratorRights."""
    in_channels = bool(asked.get("for_channels"))
    given = asked.telegram.profile.rights.get(in_channels, {})
    further = set(IN_GROUPS) ^ (set(FURTHER_RIGHTS) if in_channels else set())
    shown = (*RIGHTS, *(right for right in FURTHER_RIGHTS if right in further))
    return {right: bool(given.get(right)) and not (in_channels and right == "is_anonymous") for right in shown}


def _scope(asked: Asked) -> tuple[str, str]:
    return scope_key(asked.get("scope")), _language(asked)


def _language(asked: Asked) -> str:
    language: str = asked.get("language_code", "")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return language


def _words(asked: Asked) -> tuple[str, dict[str, str]]:
    """Return which words a method is about, by its name."""
    profile = asked.telegram.profile
    if asked.method.endswith("ShortDescription"):
        return "short_description", profile.short_descriptions
    if asked.method.endswith("Description"):
        return "description", profile.descriptions
    return "name", profile.names
