"""The network between the people and the bot: what is written, changed and erased, and the updates that tell of it.

The rule: this is the ground that people, groups and phones stand on; it knows none of them.
"""

import itertools
import random
from dataclasses import replace
from typing import Any

from sandbox.chats import Chat, Entry
from sandbox.clock import Clock
from sandbox.events import Events
from sandbox.files import Files, Upload
from sandbox.messages import Message
from sandbox.polls import Polls, closed, is_over
from sandbox.profile import Profile
from sandbox.queries import Queries
from sandbox.transcript import summary
from sandbox.troubles import Troubles
from sandbox.updates import Update, Updates
from sandbox.webhook import Webhook

BOT_ID = 7_300_000_001
"""Beyond 32 bits, as real ids are: a column that is too narrow is found here."""
FIRST_MESSAGE = 101
OWN_ORDER = {"my_chat_member": "member", "poll": "poll", "poll_answer": "poll"}
"""Kinds of updates that do not wait for the messages of their chat."""
FIRST_ALBUM = 13_900_000_000_000_001


class Network:
    """What passes between the two sides, and who the bot is."""

    def __init__(self, clock: Clock, webhook_retry: float, poll_floor: float) -> None:
        self.clock = clock
        self.events = Events()
        self.profile = Profile(BOT_ID)
        self.web: dict[str, Upload] = {}
        self.files = Files(self.web)
        self.queries = Queries(clock)
        self.troubles = Troubles(
            lambda: self.events.publish("trouble", {"troubles": [t.json() for t in self.troubles]})
        )
        self.updates = Updates(clock, self._offer, self.events.wake, floor=poll_floor)
        self.webhook = Webhook(self.updates, clock, self.events.wake, webhook_retry)
        self.polls = Polls()
        self.random = random.Random(0)  # noqa: S311 # dice, the same in every run # nosec B311
        self._message_ids = itertools.count(FIRST_MESSAGE)
        self._album_ids = itertools.count(FIRST_ALBUM)

    def _offer(self, update: Update) -> None:
        self.webhook.offer(update)

    def tell(self, kind: str, body: dict[str, Any], chat_id: int) -> None:
        """Queue something for the bot: an update. Taps keep their order by person, the rest by kind and chat."""
        priority = ("user", body["from"]["id"]) if kind == "callback_query" else (OWN_ORDER.get(kind, "chat"), chat_id)
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
        """Put a new message in a chat: of the bot, or of another `author`, told as a Message names them."""
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
        """Give the message another body from now on."""
        edited = message.edited({**body, "edit_date": int(self.clock.now().timestamp())})
        chat.messages[message.id] = edited
        self._note(chat, "edited", edited, by_bot=not message.outgoing)
        self.events.publish("edited", {"person": chat.id, "message": edited.json()})
        return edited

    def alter(
        self, chat: Chat, message: Message, body: dict[str, Any], *, chosen: tuple[int, ...] | None = None
    ) -> None:
        """Give the message another body that nobody wrote, such as a poll with one answer more."""
        chat.messages[message.id] = altered = replace(
            message, body=body, chosen=message.chosen if chosen is None else chosen
        )
        self.events.publish("edited", {"person": chat.id, "message": altered.json()})

    def current(self, chat: Chat, message_id: int) -> Message | None:
        """Return the message as it is now: a poll whose time is over is closed."""
        message = chat.messages.get(message_id)
        poll = None if message is None else message.body.get("poll")
        if message is not None and poll and not poll["is_closed"] and is_over(poll, self.clock.now().timestamp()):
            self.alter(chat, message, {**message.body, "poll": closed(poll)})
        return chat.messages.get(message_id)

    def next_album(self) -> str:
        """Return an id that no album has."""
        return str(next(self._album_ids))

    def react(self, chat: Chat, message: Message, emoji: str) -> None:
        """Put the bot's reaction on a message; an empty one takes it off."""
        reacted = replace(message, reaction=emoji)
        chat.messages[message.id] = reacted
        chat.diary.append(Entry(self.clock.now().timestamp(), "reacted", self.profile.names[""], emoji, reacted))
        self.events.publish("edited", {"person": chat.id, "message": reacted.json()})

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

    def _note(self, chat: Chat, method: str, message: Message, *, by_bot: bool) -> None:
        if by_bot:
            chat.tally[method] += 1
        who = self.profile.names[""] if by_bot else str(chat.json.get("first_name", chat.json.get("title")))
        chat.diary.append(Entry(self.clock.now().timestamp(), method, who, summary(message), message))
