"""Telegram: the people, the groups, the chats and the bot, on the network between them.

The rule: this is the state and its changes; what a method of the Bot API does with it stands in methods/.
"""

import itertools
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sandbox.calls import Call, Calls
from sandbox.chats import Chat
from sandbox.clock import Clock
from sandbox.group import Group
from sandbox.limits import FloodControl
from sandbox.network import BOT_ID, Network
from sandbox.person import Person
from sandbox.phone import PATIENCE, NotSeen

FIRST_PERSON = 7_000_000_001
FIRST_GROUP = -1_002_000_000_001
TOKEN = f"{BOT_ID}:sandbox"

Export = Callable[[int], Awaitable[dict[str, Any]]]
Forward = Callable[[str, int | None], Awaitable[None]]
Kill = Callable[[], Awaitable[None]]


class Telegram(Network):
    """A Telegram of one's own, in memory.

    With `strict_fields`, what Telegram passes over is refused, such as a misspelt parameter; else it's a warning in the
    record of calls. `web` is what stands on the internet of this Telegram: address to file, for a bot that sends one.
    `words` is handed on to the chat page. `export(person_id)` gives a person's rows, `forward(kind, person_id)` moves
    the clock to a due time of the bot, `kill()` ends the bot's process: all three are injected and optional.
    `webhook_retry` is the pause in real seconds after a second delivery that failed, the first being tried again at
    once; it doubles each time. `poll_floor`: for so long a reader waits that asks the same again and again;
    Telegram's own is 3, and so is that of `python -m sandbox`.
    """

    def __init__(  # noqa: PLR0913 # all by name, nearly all optional
        self,
        *,
        clock: Clock,
        tokens: str | Iterable[str] = TOKEN,
        words: Mapping[str, str] | None = None,
        flood: FloodControl | None = None,
        strict_fields: bool = False,
        webhook_retry: float = 1.0,
        poll_floor: float = 0.0,
        export: Export | None = None,
        forward: Forward | None = None,
        kill: Kill | None = None,
    ) -> None:
        super().__init__(clock, webhook_retry, poll_floor)
        self.tokens = frozenset((tokens,) if isinstance(tokens, str) else tokens)
        self.words = dict(words or {})
        self.flood = flood or FloodControl()
        self.strict_fields = strict_fields
        self.export, self.forward, self.kill = export, forward, kill
        self.chats: dict[int, Chat] = {}
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self.calls = Calls(self._recorded)
        self.running: bool | None = None
        self.url = ""  # where it is served
        self._group_ids = itertools.count(FIRST_GROUP, -1)
        self._person_ids = itertools.count(FIRST_PERSON)
        clock.subscribe(lambda: self.events.publish("clock", self.time()))

    def person(
        self, first_name: str, *, language_code: str = "en", zone: str = "UTC", username: str | None = None
    ) -> Person:
        """Add somebody who has Telegram on a device in that time zone, and has not written to the bot yet."""
        person = Person(self, next(self._person_ids), first_name, username=username)
        self.people[person.id] = person
        self.chats[person.id] = person.conversation
        person.changes(language_code=language_code, zone=zone)
        return person

    def group(self, title: str) -> Group:
        """Make a supergroup to which the bot has been added; Telegram tells it so."""
        return self._gathering(title, "supergroup")

    def channel(self, title: str) -> Group:
        """Make a channel of which the bot has been made a member; Telegram tells it so."""
        return self._gathering(title, "channel")

    def _gathering(self, title: str, kind: str) -> Group:
        group = Group(self, Chat({"id": next(self._group_ids), "type": kind, "title": title}))
        self.groups[group.id] = group
        self.chats[group.id] = group.chat
        group.gains_bot()
        return group

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
        """Return the bot as the protocol tells it."""
        return {**self.profile.json(), "running": self.running}

    async def until(self, predicate: Callable[[], object], *, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109 # a test says how long
        """Wait until something holds, looking again after every change.

        Raises:
            NotSeen: after so many real seconds.
        """
        if not await self.events.until(predicate, timeout):
            raise NotSeen(f"waited {timeout} s in vain")

    def time(self) -> dict[str, Any]:
        """Return the clock as the protocol tells it."""
        return asdict(self.clock.reading())

    async def close(self) -> None:
        """Stop what works in the background."""
        await self.webhook.close()

    def _recorded(self, call: Call) -> None:
        self.events.publish("call", call.json())
