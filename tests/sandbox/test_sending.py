"""What the bot sends is what the person sees."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sandbox.clock import Clock
from sandbox.person import Person

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

BUTTON = {"inline_keyboard": [[{"text": "Done", "callback_data": "done"}]]}


async def test_the_person_sees_what_the_bot_sent(api: "Api", anna: Person) -> None:
    sent = await api(
        "sendMessage",
        chat_id=anna.id,
        text="<b>Well</b> done",
        parse_mode="HTML",
        reply_markup=BUTTON,
        disable_notification=True,
        message_effect_id="5046509860389126442",
        protect_content=True,
        link_preview_options={"is_disabled": True},
        reply_parameters={"message_id": anna.chat[0].id},
    )
    seen = anna.chat[-1]
    assert seen.body == sent
    assert (seen.text, seen.buttons, seen.silent, seen.edits) == ("Well done", ("Done",), True, 0)
    assert seen.entities == ({"type": "bold", "offset": 0, "length": 4},)
    assert seen.effect_id == "5046509860389126442"
    assert seen.reply_to == anna.chat[0].id
    assert sent["has_protected_content"] is True
    assert sent["from"]["is_bot"] is True


async def test_white_space_at_both_ends_is_taken_off_with_its_entities_moved(api: "Api", anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text=" \n 😀<b>x </b> ", parse_mode="HTML")
    assert sent["text"] == "😀x"
    assert sent["entities"] == [{"type": "bold", "offset": 2, "length": 1}]


async def test_commands_links_mentions_and_hashtags_are_found_outside_of_code(api: "Api", anna: Person) -> None:
    text = "/pain https://a.org/x. @footing a@b.org #feet <code>/no</code>"
    sent = await api("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    found = {entity["type"]: sent["text"][entity["offset"] :][: entity["length"]] for entity in sent["entities"]}
    assert found == {
        "bot_command": "/pain",
        "url": "https://a.org/x",
        "mention": "@footing",
        "email": "a@b.org",
        "hashtag": "#feet",
        "code": "/no",
    }


async def test_given_entities_are_kept_unless_they_are_empty(api: "Api", anna: Person) -> None:
    soon = {"type": "date_time", "offset": 0, "length": 4, "unix_time": 1772452800, "date_time_format": "r"}
    assert (await api("sendMessage", chat_id=anna.id, text="soon", entities=[{**soon, "length": 0}, soon]))[
        "entities"
    ] == [soon]


async def test_an_answer_to_a_message_that_is_gone_may_go_without_it(api: "Api", anna: Person) -> None:
    reply = {"message_id": 1, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await api("sendMessage", chat_id=anna.id, text="x", reply_parameters=reply)


async def test_pins_come_and_go(api: "Api", anna: Person) -> None:
    first, second = [await api("sendMessage", chat_id=anna.id, text=text) for text in ("One", "Two")]
    for message in (first, second, first):
        await api("pinChatMessage", chat_id=anna.id, message_id=message["message_id"])
    assert (await api("getChat", chat_id=anna.id))["pinned_message"] == first
    await api("unpinChatMessage", chat_id=anna.id)
    assert (await api("getChat", chat_id=anna.id))["pinned_message"] == second
    await api("deleteMessage", chat_id=anna.id, message_id=second["message_id"])
    assert "pinned_message" not in await api("getChat", chat_id=anna.id)


async def test_what_the_bot_does_is_counted(api: "Api", anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="x")
    await api("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="y")
    await api("deleteMessage", chat_id=anna.id, message_id=sent["message_id"])
    anna.edits(anna.says("z"), "zz")
    assert anna.tally == {"sent": 1, "edited": 1, "deleted": 1}


async def test_a_chat_action_shows_for_five_seconds_or_until_the_message(
    api: "Api", anna: Person, clock: Clock
) -> None:
    await api("sendChatAction", chat_id=anna.id, action="typing")
    assert anna.typing == "typing"
    clock.jump(timedelta(seconds=5))
    assert anna.typing is None
    await api("sendChatAction", chat_id=anna.id, action="upload_photo")
    await api("sendMessage", chat_id=anna.id, text="x")
    assert anna.typing is None


async def test_one_reaction_is_allowed_and_no_more(api: "Api", anna: Person) -> None:
    place: dict[str, Any] = {"chat_id": anna.id, "message_id": anna.chat[0].id}
    thumb = {"type": "emoji", "emoji": "👍"}
    assert await api("setMessageReaction", **place, reaction=[thumb]) is True
    assert anna.chat[0].reaction == "👍"
    assert await api("setMessageReaction", **place) is True
    assert anna.chat[0].reaction == ""
    tower = {"type": "emoji", "emoji": "🗼"}
    assert await api.refused("setMessageReaction", **place, reaction=[tower]) == "400 Bad Request: REACTION_INVALID"
    assert (
        await api.refused("setMessageReaction", **place, reaction=[thumb] * 2) == "400 Bad Request: REACTIONS_TOO_MANY"
    )
    custom = {"type": "custom_emoji", "custom_emoji_id": "5"}
    assert await api.refused("setMessageReaction", **place, reaction=[custom]) == "400 Bad Request: REACTION_INVALID"
