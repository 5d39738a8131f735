"""Polls, albums, copies and the rest that a private chat can hold: what the bot is told, and what the person sees."""

import json
import struct
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sandbox.clock import Clock
from sandbox.files import Upload
from sandbox.films import Film, described
from sandbox.media import PIXEL, photo_sizes
from sandbox.person import Person
from sandbox.phone import NotSeen
from sandbox.telegram import Telegram

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

POLL: dict[str, Any] = {"question": "Well?", "options": ["Yes", "No", "Maybe"]}


def counts(poll: dict[str, Any]) -> list[int]:
    return [option["voter_count"] for option in poll["options"]]


async def test_an_answer_is_counted_told_and_taken_back(api: "Api", telegram: Telegram, anna: Person) -> None:
    sent = await api("sendPoll", chat_id=anna.id, **POLL, is_anonymous=False)
    anna.votes(anna.chat[-1], 1)
    assert anna.chat[-1].chosen == (1,)
    poll, answer = await api("getUpdates")
    assert (counts(poll["poll"]), poll["poll"]["total_voter_count"]) == ([0, 1, 0], 1)
    assert (answer["poll_answer"]["option_ids"], answer["poll_answer"]["user"]["id"]) == ([1], anna.id)
    anna.votes(anna.chat[-1])
    assert counts(anna.chat[-1].body["poll"]) == [0, 0, 0]
    assert anna.chat[-1].edits == 0
    assert sent["poll"]["id"] == anna.chat[-1].body["poll"]["id"]
    assert telegram.polls.chosen(sent["poll"]["id"], anna.id) == ()


async def test_an_anonymous_poll_tells_nobodys_name(api: "Api", anna: Person) -> None:
    await api("sendPoll", chat_id=anna.id, **POLL)
    anna.votes(anna.chat[-1], 0)
    assert [set(update) - {"update_id"} for update in await api("getUpdates")] == [{"poll"}]


async def test_a_poll_that_is_stopped_or_over_takes_no_answer(api: "Api", anna: Person, clock: Clock) -> None:
    sent = await api("sendPoll", chat_id=anna.id, **POLL)
    place: dict[str, Any] = {"chat_id": anna.id, "message_id": sent["message_id"]}
    assert (await api("stopPoll", **place))["is_closed"] is True
    assert await api.refused("stopPoll", **place) == "400 Bad Request: poll has already been closed"
    first: dict[str, Any] = {"chat_id": anna.id, "message_id": anna.chat[0].id}
    assert await api.refused("stopPoll", **first) == "400 Bad Request: message is not a poll"
    missing: dict[str, Any] = {"chat_id": anna.id, "message_id": 1}
    assert await api.refused("stopPoll", **missing) == "400 Bad Request: message with poll to stop not found"
    await api("sendPoll", chat_id=anna.id, **POLL, open_period=60)
    clock.jump(timedelta(seconds=60))
    for message in anna.chat[-2:]:
        with pytest.raises(NotSeen, match="takes no answer"):
            anna.votes(message, 0)


@pytest.mark.parametrize(
    ("more", "options"), [({}, (0, 1)), ({}, (3,)), ({"type": "quiz", "correct_option_ids": [0]}, (0, 2))]
)
async def test_only_answers_that_there_are_can_be_given(
    api: "Api", anna: Person, more: dict[str, Any], options: tuple[int, ...]
) -> None:
    await api("sendPoll", chat_id=anna.id, **POLL, **more)
    with pytest.raises(NotSeen, match="no such answers"):
        anna.votes(anna.chat[-1], *options)


async def test_an_answer_to_a_quiz_stays(api: "Api", anna: Person) -> None:
    await api("sendPoll", chat_id=anna.id, **POLL, type="quiz", correct_option_ids=[0])
    anna.votes(anna.chat[-1], 1)
    with pytest.raises(NotSeen, match="takes no answer"):
        anna.votes(anna.chat[-1], 0)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"question": " "}, "poll question must be non-empty"),
        ({"question": "x" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least 1 option"),
        ({"options": ["x"] * 13}, "poll can't have more than 12 options"),
        ({"options": [""]}, "poll options must be non-empty"),
        ({"options": ["x" * 101]}, "poll options length must not exceed 100"),
        ({"type": "song"}, "unsupported poll type specified"),
        ({"type": "quiz"}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [3]}, "wrong correct option ID specified"),
        ({"description": "x" * 1025}, "poll description length must not exceed 1024"),
        ({"open_period": 4}, "a poll is open for 5 to 2628000 seconds, and without end otherwise"),
    ],
)
async def test_each_mistake_in_a_poll_has_its_words(api: "Api", anna: Person, given: dict[str, Any], why: str) -> None:
    assert await api.refused("sendPoll", chat_id=anna.id, **{**POLL, **given}) == f"400 Bad Request: {why}"


async def test_an_album_arrives_together(api: "Api", anna: Person) -> None:
    files: dict[str, Any] = {name: (f"{name}.png", PIXEL) for name in ("one", "two")}
    media = [{"type": "photo", "media": f"attach://{name}", "caption": name} for name in files]
    album = await api("sendMediaGroup", files, chat_id=anna.id, media=json.dumps(media))
    assert [message.text for message in anna.chat[-2:]] == ["one", "two"]
    assert len({message["media_group_id"] for message in album}) == 1


@pytest.mark.parametrize(
    ("kinds", "why"),
    [
        ([], "there are no messages to send"),
        (["photo"] * 11, "too many messages to send as an album"),
        (["photo", "audio"], "audio can't be mixed with other media types"),
        (["document", "video"], "document can't be mixed with other media types"),
        (["animation"], 'field "media.0.type" must be one of photo, video, audio, document'),
    ],
)
async def test_each_mistake_in_an_album_has_its_words(api: "Api", anna: Person, kinds: list[str], why: str) -> None:
    media = [{"type": kind, "media": "x"} for kind in kinds]
    assert await api.refused("sendMediaGroup", chat_id=anna.id, media=media) == f"400 Bad Request: {why}"


async def test_a_copy_is_new_and_a_forward_says_whose_it_is(api: "Api", anna: Person) -> None:
    anna.says("Hello")
    source: dict[str, Any] = {"chat_id": anna.id, "from_chat_id": anna.id, "message_id": anna.chat[-1].id}
    copied = await api("copyMessage", **source)
    assert (anna.chat[-1].text, anna.chat[-1].id, anna.chat[-1].outgoing) == ("Hello", copied["message_id"], False)
    assert (await api("forwardMessage", **source))["forward_origin"]["sender_user"]["id"] == anna.id
    many: dict[str, Any] = {"chat_id": anna.id, "from_chat_id": anna.id, "message_ids": [1, anna.chat[-1].id]}
    assert [len(await api(method, **many)) for method in ("copyMessages", "forwardMessages")] == [1, 1]


async def test_a_copy_may_have_another_caption_or_none(api: "Api", anna: Person) -> None:
    photo = await api("sendPhoto", {"photo": ("p.png", PIXEL)}, chat_id=anna.id, caption="One")
    source: dict[str, Any] = {"chat_id": anna.id, "from_chat_id": anna.id}
    await api("copyMessage", **source, message_id=photo["message_id"], caption="Two")
    assert anna.chat[-1].text == "Two"
    await api("copyMessages", **source, message_ids=[photo["message_id"]], remove_caption=True)
    assert anna.chat[-1].text == ""


async def test_what_is_protected_stays_where_it_is(api: "Api", anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="x", protect_content=True)
    source: dict[str, Any] = {"chat_id": anna.id, "from_chat_id": anna.id, "message_id": sent["message_id"]}
    assert await api.refused("copyMessage", **source) == "400 Bad Request: the message can't be copied"
    assert await api.refused("forwardMessage", **source) == "400 Bad Request: the message can't be forwarded"


async def test_a_photo_by_its_address_is_looked_up_in_this_telegrams_own_web(
    api: "Api", anna: Person, telegram: Telegram
) -> None:
    telegram.web["https://example.org/x.png"] = Upload("x.png", PIXEL, "image/png")
    await api("sendPhoto", chat_id=anna.id, photo="https://example.org/x.png")
    assert anna.chat[-1].media == "photo"


async def test_a_quotation_must_be_in_the_message(api: "Api", anna: Person) -> None:
    anna.says("How are you?")
    reply = {"message_id": anna.chat[-1].id, "quote": "<b>are</b> you", "quote_parse_mode": "HTML"}
    sent = await api("sendMessage", chat_id=anna.id, text="Well", reply_parameters=reply)
    assert (sent["quote"]["text"], sent["quote"]["entities"][0]["type"]) == ("are you", "bold")
    reply["quote"] = "is he"
    why = await api.refused("sendMessage", chat_id=anna.id, text="x", reply_parameters=reply)
    assert why == "400 Bad Request: QUOTE_TEXT_INVALID"


async def test_people_are_mentioned_if_they_are_known(api: "Api", anna: Person) -> None:
    source = f'<a href="tg://user?id={anna.id}">x</a> <a href="tg://user?id=5">y</a>'
    sent = await api("sendMessage", chat_id=anna.id, text=source, parse_mode="HTML")
    assert [entity["user"]["id"] for entity in sent["entities"]] == [anna.id]


def test_a_large_photo_comes_in_sizes_and_a_small_one_in_its_own(telegram: Telegram) -> None:
    def png(width: int, height: int) -> Upload:
        return Upload("p.png", b"\x89PNG\r\n\x1a\n" + bytes(8) + struct.pack(">II", width, height), "image/png")

    sizes = [photo_sizes(telegram.files.keep("photo", png(*size))) for size in ((1920, 1080), (100, 50))]
    assert [[size["width"] for size in each] for each in sizes] == [[90, 320, 800, 1280], [90, 100]]
    assert len({size["file_unique_id"] for size in sizes[0]}) == 4


def test_films_say_how_long_and_how_large_they_are() -> None:
    def box(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", 8 + len(body)) + name + body

    track = box(b"trak", box(b"tkhd", bytes(76) + struct.pack(">II", 360 << 16, 640 << 16)))
    film = box(b"ftyp", b"mp42") + box(b"moov", box(b"mvhd", bytes(12) + struct.pack(">II", 2, 9) + bytes(80)) + track)
    assert described(film) == Film(4, (360, 640))
    assert described(b"OggS\0\4" + (3 * 48_000).to_bytes(8, "little")).seconds == 3
    assert [described(content) for content in (b"", b"OggS", film[:30], b"xxxxftyp")] == [Film()] * 4
