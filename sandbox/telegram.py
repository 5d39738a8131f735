"""Telegram: the people, the chats, the bot's side of them, and everything that happens between the two.

Rule of the room: this is the state and its changes; what a method of the Bot API does with it stands in methods/.
"""

import itertools
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sandbox.calls import Call, Calls
from sandbox.chats import Chat, Entry
from sandbox.clock import Clock
from sandbox.events import Events
from sandbox.files import Files
from sandbox.group import Group
from sandbox.limits import FloodControl
from sandbox.messages import Message
from sandbox.person import Person
from sandbox.phone import PATIENCE, NotSeen
from sandbox.profile import Profile
from sandbox.queries import Queries
from sandbox.transcript import summary
from sandbox.troubles import Troubles
from sandbox.updates import Updates
from sandbox.webhook import Webhook

BOT_ID = 7_300_000_001  # beyond 32 bits, as real ids are: a column that is too narrow is found here
FIRST_PERSON = 7_000_000_001
FIRST_GROUP = -1_002_000_000_001
FIRST_MESSAGE = 101
TOKEN = f"{BOT_ID}:sandbox"

Export = Callable[[int], Awaitable[dict[str, Any]]]
Forward = Callable[[str, int | None], Awaitable[None]]
Kill = Callable[[], Awaitable[None]]


class Telegram:
    """A Telegram of one's own, in memory.

    `words` is handed on to the chat page. `export(person_id)` gives a person's rows, `forward(kind, person_id)` moves
    the clock to a due time of the bot, `kill()` ends the bot's process: all three are injected and optional.
    `webhook_retry` is the first pause in real seconds after a delivery that failed; it doubles each time.
    """

    def __init__(  # noqa: PLR0913 # all by name, nearly all optional
        self,
        *,
        clock: Clock,
        tokens: str | Iterable[str] = TOKEN,
        words: Mapping[str, str] | None = None,
        flood: FloodControl | None = None,
        webhook_retry: float = 1.0,
        export: Export | None = None,
        forward: Forward | None = None,
        kill: Kill | None = None,
    ) -> None:
        self.clock = clock
        self.tokens = frozenset((tokens,) if isinstance(tokens, str) else tokens)
        self.words = dict(words or {})
        self.flood = flood or FloodControl()
        self.export, self.forward, self.kill = export, forward, kill
        self.events = Events()
        self.profile = Profile(BOT_ID)
        self.files = Files()
        self.queries = Queries(clock)
        self.chats: dict[int, Chat] = {}
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self.troubles = Troubles(
            lambda: self.events.publish("trouble", {"troubles": [t.json() for t in self.troubles]})
        )
        self.calls = Calls(self._recorded)
        self.webhook = Webhook(self, webhook_retry)
        self.updates = Updates(clock, self.webhook.offer, self.events.wake)
        self.running: bool | None = None
        self._message_ids = itertools.count(FIRST_MESSAGE)
        self._group_ids = itertools.count(FIRST_GROUP, -1)
        self._person_ids = itertools.count(FIRST_PERSON)
        clock.subscribe(lambda: self.events.publish("clock", self.time()))

    def person(
        self, first_name: str, *, language_code: str = "en", zone: str = "UTC", username: str | None = None
    ) -> Person:
        """Somebody who has Telegram on a device in that time zone, and has not written to the bot yet."""
        person = Person(self, next(self._person_ids), first_name, username=username)
        self.people[person.id] = person
        self.chats[person.id] = person.conversation
        person.changes(language_code=language_code, zone=zone)
        return person

    def group(self, title: str) -> Group:
        """A supergroup to which the bot has been added; Telegram tells it so."""
        return self._gathering(title, "supergroup")

    def channel(self, title: str) -> Group:
        """A channel of which the bot has been made a member; Telegram tells it so."""
        return self._gathering(title, "channel")

    def _gathering(self, title: str, kind: str) -> Group:
        group = Group(self, Chat({"id": next(self._group_ids), "type": kind, "title": title}))
        self.groups[group.id] = group
        self.chats[group.id] = group.chat
        group.gains_bot()
        return group

    def tell(self, kind: str, body: dict[str, Any], chat_id: int) -> None:
        """Something for the bot: an update. Taps keep their order by person, all else by chat."""
        priority = ("user", body["from"]["id"]) if kind == "callback_query" else ("chat", chat_id)
        twice = self.troubles.strike(frozenset({"twice"}), None, chat_id) is not None
        self.updates.add(kind, body, priority, twice=twice)

    def post(
        self,
        chat: Chat,
        content: dict[str, Any],
        *,
        author: dict[str, Any] | None = None,
        silent: bool = False,
        keyboard: dict[str, Any] | None = None,
    ) -> Message:
        """A new message in a chat: of the bot, or of another `author`, told as a Message names them."""
        now = self.clock.now().timestamp()
        head = {"message_id": next(self._message_ids), "date": int(now), "chat": chat.json}
        message = Message(
            body={**head, **(author or {"from": self.profile.user()}), **content},
            outgoing=author is not None,
            at=now,
            silent=silent,
            keyboard=keyboard is not None,
        )
        chat.messages[message.id] = message
        chat.action = None
        self._note(chat, "sent", message, by_bot=not message.outgoing)
        self.events.publish("message", {"person": chat.id, "message": message.json()})
        if keyboard is not None and "force_reply" not in keyboard:
            chat.keyboard = None if keyboard.get("remove_keyboard") else keyboard
            self.events.publish("keyboard", {"person": chat.id, "keyboard": chat.keyboard})
        return message

    def amend(self, chat: Chat, message: Message, body: dict[str, Any]) -> Message:
        """The message has another body from now on."""
        edited = message.edited({**body, "edit_date": int(self.clock.now().timestamp())})
        chat.messages[message.id] = edited
        self._note(chat, "edited", edited, by_bot=not message.outgoing)
        self.events.publish("edited", {"person": chat.id, "message": edited.json()})
        return edited

    def erase(self, chat: Chat, message: Message, *, by_bot: bool) -> None:
        """The message is gone, for both sides."""
        del chat.messages[message.id]
        chat.pinned = [pinned for pinned in chat.pinned if pinned != message.id]
        self._note(chat, "deleted", message, by_bot=by_bot)
        self.events.publish("deleted", {"person": chat.id, "message_id": message.id})

    def act(self, chat: Chat, action: str) -> None:
        """The bot shows that it is busy."""
        chat.action = action, self.clock.now().timestamp()
        self.events.publish("action", {"person": chat.id, "action": action})

    def offer_commands(self, key: tuple[str, str], commands: list[dict[str, str]]) -> None:
        """The bot's menu, or some people's, changes."""
        before = {person.id: person.commands for person in self.people.values()}
        self.profile.commands[key] = commands
        for person in self.people.values():
            if person.commands != before[person.id]:
                person.opens_menu()

    def bot_runs(self, *, running: bool) -> None:
        """Whoever looks after the bot's process says whether it runs."""
        self.running = running
        self.introduce()

    def introduce(self) -> None:
        """Tell everybody of the bot as it is now."""
        self.events.publish("bot", self.bot())

    def bot(self) -> dict[str, Any]:
        """The bot as the protocol tells it."""
        return {**self.profile.json(), "running": self.running}

    async def until(self, predicate: Callable[[], object], *, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109 # a test says how long
        """Wait until something holds, looking again after every change. Raises NotSeen after so many real seconds."""
        if not await self.events.until(predicate, timeout):
            raise NotSeen(f"waited {timeout} s in vain")

    def time(self) -> dict[str, Any]:
        """The clock as the protocol tells it."""
        return asdict(self.clock.reading())

    async def close(self) -> None:
        """Stop what works in the background."""
        await self.webhook.close()

    def _note(self, chat: Chat, method: str, message: Message, *, by_bot: bool) -> None:
        if by_bot:
            chat.tally[method] += 1
        who = self.profile.names[""] if by_bot else str(chat.json.get("first_name", chat.json.get("title")))
        chat.diary.append(Entry(self.clock.now().timestamp(), method, who, summary(message), message))

    def _recorded(self, call: Call) -> None:
        self.events.publish("call", call.json())
