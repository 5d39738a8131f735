"""What a person sees on their phone, and how a test waits for it. What they do stands in person.py.

The rule: nothing here changes the chat; waiting wakes on every change and never polls.
"""

from collections import Counter
from collections.abc import Callable
from itertools import takewhile
from typing import Any

from sandbox.chats import Chat, Entry
from sandbox.files import Upload
from sandbox.messages import Message
from sandbox.network import Network
from sandbox.queries import Toast
from sandbox.transcript import transcript

PATIENCE = 60.0
"""Real seconds that a person waits for the bot, unless told otherwise: a busy machine is slow."""


class NotSeen(AssertionError):
    """What a person waited for, or wanted to tap, is not there. Says what is."""


class Phone:
    """The chat with the bot as one person sees it. `zone` is the IANA name of the time zone the phone is in."""

    def __init__(self, network: Network, person_id: int, first_name: str, *, username: str | None) -> None:
        self._network = network
        self.id = person_id
        self.first_name = first_name
        self.username = username
        self.language_code = "en"
        self.zone = "UTC"
        self.picture: Upload | None = None  # on their profile
        self.started = False  # has written to the bot, which may write back from then on
        self.blocked = False
        self._conversation = Chat({"id": person_id, "type": "private", **self._names()})
        self._read_up_to = 0
        self._toasts: list[Toast] = []

    @property
    def conversation(self) -> Chat:
        """The chat as Telegram keeps it."""
        return self._conversation

    @property
    def chat(self) -> tuple[Message, ...]:
        """The messages that are there, the oldest first."""
        return tuple(self._conversation.messages.values())

    @property
    def last(self) -> Message | None:
        """The newest message."""
        return next(iter(self._conversation.newest()), None)

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """The answers to their taps, the oldest first."""
        return tuple(self._toasts)

    @property
    def keyboard(self) -> dict[str, Any] | None:
        """The reply keyboard, a Bot API ReplyKeyboardMarkup."""
        return self._conversation.keyboard

    @property
    def commands(self) -> tuple[dict[str, str], ...]:
        """The bot's menu in their language."""
        return tuple(self._network.profile.commands_for(self.id, self.language_code))

    @property
    def typing(self) -> str | None:
        """What the bot is busy with."""
        return self._conversation.typing(self._network.clock.now().timestamp())

    @property
    def unread(self) -> int:
        """How many of the bot's messages they have not opened."""
        new = takewhile(lambda message: message.id > self._read_up_to, self._conversation.newest())
        return sum(not message.outgoing for message in new)

    @property
    def tally(self) -> Counter[str]:
        """How many messages the bot has sent, edited and deleted here: `tally["sent"]` and so on."""
        return self._conversation.tally

    @property
    def transcript(self) -> str:
        """All that happened in the chat, as text."""
        return transcript(self._conversation.diary)

    async def until(self, predicate: Callable[[], object], *, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109 # a test says how long
        """Wait until something holds, looking again after every change in this Telegram.

        Raises:
            NotSeen: after so many real seconds, with the chat's transcript.
        """
        if not await self._network.events.until(predicate, timeout):
            raise NotSeen(f"{self.first_name} waited {timeout} s in vain. The chat:\n{self.transcript}")

    async def sees(
        self,
        text: str,
        *,
        after: Message | None = None,
        timeout: float = PATIENCE,  # noqa: ASYNC109 # as above
    ) -> Message:
        """Wait for a message of the bot with this text, and return the newest such; `after`: only later ones count."""
        first = 0 if after is None else after.id + 1

        def seen() -> list[Message]:
            return [m for m in self._conversation.newest() if m.id >= first and not m.outgoing and text in m.text]

        await self.until(seen, timeout=timeout)
        return seen()[0]

    def reads(self) -> None:
        """Open the chat and see what is new."""
        if self.unread:
            self._read_up_to = max(self._conversation.messages)
            self._changed()

    def hears(self, toast: Toast) -> None:
        """An answer to a tap arrives."""
        self._toasts.append(toast)
        self._note("answered", toast.text or toast.url or "")
        answer = {"query_id": toast.query_id, "text": toast.text, "alert": toast.alert, "url": toast.url}
        self._network.events.publish("answer", {"person": self.id, **answer})

    def opens_menu(self) -> None:
        """The bot's menu may be another one: the page draws it anew."""
        self._network.events.publish("commands", {"person": self.id, "commands": list(self.commands)})

    def user(self) -> dict[str, Any]:
        """Return the person as a Bot API User."""
        return {"id": self.id, "is_bot": False, **self._names(), "language_code": self.language_code}

    def json(self) -> dict[str, Any]:
        """Return the person as the control protocol tells it."""
        return {
            "id": self.id,
            "first_name": self.first_name,
            "username": self.username,
            "language_code": self.language_code,
            "zone": self.zone,
            "blocked": self.blocked,
            "unread": self.unread,
        }

    def _names(self) -> dict[str, str]:
        return {"first_name": self.first_name, **({"username": self.username} if self.username else {})}

    def _note(self, method: str, text: str, message: Message | None = None) -> None:
        at = self._network.clock.now().timestamp()
        who = self._network.profile.names[""] if method == "answered" else self.first_name
        self._conversation.diary.append(Entry(at, method, who, text, message))

    def _changed(self) -> None:
        self._network.events.publish("person", self.json())
