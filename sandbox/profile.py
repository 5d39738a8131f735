"""Return the bot as Telegram presents it: its name, what it says of itself, its commands and its menu button."""

from typing import Any

MenuButton = dict[str, Any]
Command = dict[str, str]


class Profile:
    """What @BotFather and the setMy… methods decide. Words are kept by language, "" being the one for all others."""

    def __init__(self, bot_id: int) -> None:
        self.id = bot_id
        self.username = "footing_sandbox_bot"
        self.names: dict[str, str] = {"": "Footing"}
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}
        self.menu_button: MenuButton = {"type": "commands"}
        self.rights: dict[bool, dict[str, bool]] = {}  # in groups, in channels
        self.commands: dict[tuple[str, str], list[Command]] = {}

    def user(self) -> dict[str, Any]:
        """Return the bot as the sender of a message."""
        return {"id": self.id, "is_bot": True, "first_name": self.names[""], "username": self.username}

    def me(self) -> dict[str, Any]:
        """Return the bot as getMe tells it."""
        return {
            **self.user(),
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
            "can_manage_bots": False,
            "supports_guest_queries": False,
        }

    def json(self) -> dict[str, Any]:
        """Return the bot as a phone shows it, in the words for all languages."""
        return {
            "id": self.id,
            "username": self.username,
            "first_name": self.names[""],
            "description": self.descriptions.get("", ""),
            "short_description": self.short_descriptions.get("", ""),
        }

    def commands_for(self, person_id: int, language_code: str) -> list[Command]:
        """Return the commands of this person's menu: the narrowest scope first, their language before all others."""
        scopes = (f"chat_member:{person_id}:{person_id}", f"chat:{person_id}", "all_private_chats", "default")
        for scope in scopes:
            for language in (language_code, ""):
                if commands := self.commands.get((scope, language)):
                    return commands
        return []


def scope_key(scope: dict[str, Any] | None) -> str:
    """Return a BotCommandScope as a key."""
    scope = scope or {"type": "default"}
    return ":".join(str(scope[part]) for part in ("type", "chat_id", "user_id") if part in scope)


def spoken(words: dict[str, str], language: str) -> str:
    """Return the words for a language, or those for all."""
    return words.get(language) or words.get("", "")
