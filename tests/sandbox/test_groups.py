"""Groups and channels: enough of them to see what a bot does when it is not alone with a person."""

from typing import TYPE_CHECKING

from sandbox.person import Person
from sandbox.telegram import Telegram

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api


def test_a_group_and_a_channel_are_told_as_such(telegram: Telegram, anna: Person) -> None:
    group, channel = telegram.group("Friends"), telegram.channel("News")
    group.says(anna, "/start")
    channel.posts("Hello")
    kinds = [(update.kind, update.body["chat"]["type"]) for update in telegram.updates.pending]
    assert kinds == [
        ("my_chat_member", "supergroup"),
        ("my_chat_member", "channel"),
        ("message", "supergroup"),
        ("channel_post", "channel"),
    ]
    assert "from" not in telegram.updates.pending[-1].body


async def test_a_bot_that_left_a_group_cannot_write_there(api: "Api", telegram: Telegram) -> None:
    group = telegram.group("Friends")
    await api("sendMessage", chat_id=group.id, text="Bye")
    assert [message.text for message in group.messages] == ["Bye"]
    await api("leaveChat", chat_id=group.id)
    assert telegram.updates.pending[-1].body["new_chat_member"]["status"] == "left"
    why = await api.refused("sendMessage", chat_id=group.id, text="x")
    assert why == "403 Forbidden: bot is not a member of the supergroup chat"


async def test_effects_are_for_private_chats_only(api: "Api", telegram: Telegram) -> None:
    group = telegram.group("Friends")
    why = await api.refused("sendMessage", chat_id=group.id, text="x", message_effect_id="5046509860389126442")
    assert why == "400 Bad Request: can't use message effects in the chat"
