"""Whatever a bot and a person do, in whatever order, the chat is what a simple model says it is."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from sandbox.clock import Clock
from sandbox.methods import METHODS
from sandbox.methods.asked import Asked
from sandbox.methods.erasing import DELETABLE
from sandbox.refusal import Refusal
from sandbox.telegram import Telegram
from sandbox.validation import validate

TEXTS = st.sampled_from(("One", "Two", "Three"))


class Conversation(RuleBasedStateMachine):
    """The model: what each message says, who wrote it, and when."""

    ids = Bundle("ids")

    @initialize()
    def begin(self) -> None:
        self.clock = Clock(datetime(2026, 3, 2, tzinfo=UTC), rate=0)
        self.telegram = Telegram(clock=self.clock)
        self.anna = self.telegram.person("Anna")
        self.model: dict[int, tuple[str, bool, datetime]] = {}
        self.tell(self.anna.says("/start").id, "/start", by_bot=False)

    def tell(self, message_id: int, text: str, *, by_bot: bool) -> int:
        self.model[message_id] = (text, by_bot, self.clock.now())
        return message_id

    def call(self, method: str, **params: Any) -> Any:
        values = validate(method, {"chat_id": self.anna.id, **params}, {})
        return METHODS[method](Asked(self.telegram, method, values, {}))

    def refused(self, method: str, **params: Any) -> str:
        with pytest.raises(Refusal) as refusal:
            self.call(method, **params)
        return refusal.value.description.removeprefix("Bad Request: ")

    @rule(target=ids, text=TEXTS)
    def bot_sends(self, text: str) -> int:
        sent = self.call("sendMessage", text=text)
        return self.tell(sent["message_id"], text, by_bot=True)

    @rule(target=ids, text=TEXTS)
    def person_writes(self, text: str) -> int:
        return self.tell(self.anna.says(text).id, text, by_bot=False)

    @rule(message_id=ids, text=TEXTS)
    def bot_edits(self, message_id: int, text: str) -> None:
        change = {"message_id": message_id, "text": text}
        if message_id not in self.model:
            assert self.refused("editMessageText", **change) == "message to edit not found"
            return
        said, by_bot, at = self.model[message_id]
        if not by_bot:
            assert self.refused("editMessageText", **change) == "message can't be edited"
        elif said == text:
            assert self.refused("editMessageText", **change).startswith("message is not modified")
        else:
            self.call("editMessageText", **change)
            self.model[message_id] = (text, by_bot, at)

    @rule(message_id=ids)
    def bot_deletes(self, message_id: int) -> None:
        if message_id not in self.model:
            assert self.refused("deleteMessage", message_id=message_id) == "message to delete not found"
        elif self.clock.now() - self.model[message_id][2] > timedelta(seconds=DELETABLE):
            assert self.refused("deleteMessage", message_id=message_id) == "message can't be deleted for everyone"
        else:
            assert self.call("deleteMessage", message_id=message_id) is True
            del self.model[message_id]

    @rule(target=ids)
    def person_clears_the_chat(self) -> Any:
        for message in self.anna.chat:
            self.anna.deletes(message)
        self.model.clear()
        return multiple()

    @rule(hours=st.integers(1, 40))
    def time_passes(self, hours: int) -> None:
        self.clock.jump(timedelta(hours=hours))

    @invariant()
    def the_chat_is_what_the_model_says(self) -> None:
        shown = {message.id: (message.text, not message.outgoing) for message in self.anna.chat}
        assert shown == {message_id: (text, by_bot) for message_id, (text, by_bot, _) in self.model.items()}
        assert list(shown) == sorted(shown)


TestConversation = Conversation.TestCase
TestConversation.settings = settings(max_examples=40, stateful_step_count=30)
