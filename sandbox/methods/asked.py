"""A call that has passed the tables, and the questions that most methods ask of it: which chat, which message."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.chats import Chat
from sandbox.files import StoredFile, Upload
from sandbox.messages import Message
from sandbox.refusal import bad_request, forbidden
from sandbox.slips import Slips
from sandbox.telegram import Telegram
from sandbox.text.content import Content


@dataclass(frozen=True, slots=True)
class Asked:
    """One call: its method, its checked parameters, its uploads, its slips, and the Telegram it came to."""

    telegram: Telegram
    method: str
    values: Mapping[str, Any]
    files: Mapping[str, Upload]
    slips: Slips = field(default_factory=lambda: Slips(strict=False))

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def get(self, name: str, default: Any = None) -> Any:
        """Return a parameter that may be missing."""
        return self.values.get(name, default)

    def chat(self, name: str = "chat_id") -> Chat:
        """Return the chat that it is about, or that another parameter names.

        Raises:
            Refusal: 400, there is none.
        """
        if self.values.get(name, "") == "":
            raise bad_request("chat_id is empty")
        chat_id = self.values[name]
        chats = self.telegram.chats
        if isinstance(chat_id, str):
            public = (
                chat for chat in chats.values() if not chat.private and chat_id == f"@{chat.json.get('username')}"
            )
            chat = next(public, None)
        else:
            chat = chats.get(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def open_chat(self) -> Chat:
        """Return the chat, if the bot may write there.

        Raises:
            Refusal: 403, it may not.
        """
        chat = self.chat()
        person = self.telegram.people.get(chat.id)
        if person is not None and not person.started:
            raise forbidden("bot can't initiate conversation with a user")
        if person is not None and person.blocked:
            raise forbidden("bot was blocked by the user")
        if chat.left:
            raise forbidden(f"bot is not a member of the {chat.json['type']} chat")
        return chat

    def message(self, missing: str) -> tuple[Chat, Message]:
        """Return the message that it is about, and its chat.

        Raises:
            Refusal: 400 with the words for a missing one.
        """
        if not {"chat_id", "message_id"} & set(self.values):
            raise bad_request("message identifier is not specified")
        chat = self.chat()
        message = self.telegram.current(chat, self.get("message_id", 0))
        if message is None:
            raise bad_request(missing)
        return chat, message

    def known(self, content: Content) -> Content:
        """Return words in which only people are mentioned whom this Telegram knows, with who they are."""
        people = self.telegram.people
        entities = (
            {**entity, "user": people[entity["user"]["id"]].user()} if "user" in entity else entity
            for entity in content.entities
            if "user" not in entity or entity["user"]["id"] in people
        )
        return Content(content.text, tuple(entities))

    def file(self, kind: str) -> StoredFile:
        """Return the file under the parameter of that name."""
        return self.telegram.files.resolve(kind, self.values[kind], self.files, self.values, self.slips)

    def media(self, given: Mapping[str, Any]) -> StoredFile:
        """Return the file of an InputMedia."""
        return self.telegram.files.resolve(given["type"], given["media"], self.files, given, self.slips)
