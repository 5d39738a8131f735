"""A group or a channel: just enough of one to see what a bot does when it is not alone with a person."""

from typing import Any

from sandbox.chats import Chat
from sandbox.membership import member_update
from sandbox.messages import Message
from sandbox.network import Network
from sandbox.person import Person
from sandbox.text.content import written


class Group:
    """A supergroup or a channel with the bot in it. Made by `Telegram.group` and `Telegram.channel`."""

    def __init__(self, network: Network, chat: Chat) -> None:
        self._network = network
        self.chat = chat
        self.id = chat.id

    @property
    def messages(self) -> tuple[Message, ...]:
        """What has been written there."""
        return tuple(self.chat.messages.values())

    def says(self, person: Person, text: str) -> Message:
        """A member writes."""
        return self._post("message", {"from": person.user()}, text)

    def posts(self, text: str) -> Message:
        """The channel publishes something."""
        return self._post("channel_post", {"sender_chat": self.chat.json}, text)

    def gains_bot(self) -> None:
        """The bot is added, or added again."""
        self._bot("left", "member", left=False)

    def loses_bot(self, how: str = "kicked") -> None:
        """The bot is sent away (`kicked`), or has `left`."""
        self._bot("member", how, left=True)

    def _post(self, kind: str, author: dict[str, Any], text: str) -> Message:
        message = self._network.post(self.chat, written(text).json(caption=False), author=author)
        self._network.tell(kind, message.body, self.id)
        return message

    def _bot(self, before: str, after: str, *, left: bool) -> None:
        self.chat.left = left
        bot = self._network.profile.user()
        update = member_update(self.chat.json, bot, bot, (before, after), self._network.clock.now())
        self._network.tell("my_chat_member", update, self.id)
