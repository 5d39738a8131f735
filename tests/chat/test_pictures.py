"""A picture is uploaded once and called by its id from then on; what fails is left alone, and the words always come."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.chat.files import LONGEST_ID
from bot.coach.ports import Refused, RetryLater, Unreachable
from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.core.session.exercise import Picture
from bot.core.words import Html
from tests.chat.ids import Ids
from tests.chat.line import GONE, LATE, PICTURE, TOO_LARGE, WRONG_ID, Line, screen

CARD = Card(Html("Toe curls"), picture=PICTURE)


async def test_a_film_is_sent_whole_once_and_by_its_id_from_then_on(tmp_path: Path) -> None:
    line, ids = Line(), Ids()
    async with screen(line, tmp_path, ids) as phone:
        assert not await phone.is_at_hand(PICTURE)
        for _ in range(2):
            assert await phone.illustrate(7, CARD, edits=None) == 5
        assert await phone.is_at_hand(PICTURE)
        await phone.illustrate(7, CARD, edits=5)
    assert line.said == ["sendAnimation whole", "sendAnimation", "editMessageMedia"]
    assert b"a film" in line.bodies[0]
    assert b"toe-curls-left.mp4" in line.bodies[0]
    async with screen(line, tmp_path, ids) as phone:
        await phone.illustrate(7, CARD, edits=None)
    assert line.said[-1] == "sendAnimation"


async def test_it_comes_in_silence_with_its_words_and_the_room_that_it_takes(tmp_path: Path) -> None:
    line = Line()
    async with screen(line, tmp_path, Ids()) as phone:
        await phone.illustrate(7, CARD, edits=None)
        await phone.illustrate(7, CARD, edits=None)
    said = dict(httpx.QueryParams(line.bodies[1].decode()))
    assert said.items() >= {"caption": "Toe curls", "disable_notification": "true", "width": "640"}.items()


async def test_an_id_that_is_refused_is_forgotten_and_the_film_sent_whole(tmp_path: Path) -> None:
    line, ids = Line(by_id=WRONG_ID), Ids()
    async with screen(line, tmp_path, ids) as phone:
        for _ in range(2):
            assert await phone.illustrate(7, CARD, edits=None) == 5
    assert line.said == ["sendAnimation whole", "sendAnimation", "sendAnimation whole"]
    assert list(ids.values()) == ["film-3"]


async def test_a_film_that_is_refused_leaves_its_place_to_the_poster(tmp_path: Path) -> None:
    line = Line(sendAnimation=TOO_LARGE)
    async with screen(line, tmp_path) as phone:
        for _ in range(2):
            assert await phone.illustrate(7, CARD, edits=None) == 5
        assert await phone.is_at_hand(PICTURE)
    assert line.said == ["sendAnimation whole", "sendPhoto whole", "sendPhoto"]
    assert b"large" in line.bodies[-1]


async def test_where_there_is_no_poster_either_a_message_says_it_in_words_and_a_loop_nothing(tmp_path: Path) -> None:
    line = Line(sendAnimation=TOO_LARGE, sendPhoto=TOO_LARGE)
    async with screen(line, tmp_path) as phone:
        with pytest.raises(Refused):
            await phone.illustrate(7, CARD, edits=None)
        assert await phone.show(7, CARD, Priority.REPLY, edits=None, silent=False) == 5
    assert line.said[-1] == "sendMessage"
    assert line.said.count("sendAnimation whole") == 1


async def test_an_upload_that_nobody_answered_is_left_alone_for_a_while(tmp_path: Path) -> None:
    line = Line(sendAnimation=LATE)
    async with screen(line, tmp_path) as phone:
        with pytest.raises(RetryLater) as later:
            await phone.show(7, CARD, Priority.REPLY, edits=None, silent=False)
        assert later.value.uncertain
        assert await phone.show(7, CARD, Priority.REPLY, edits=None, silent=False) == 5
    assert line.said == ["sendAnimation whole", "sendPhoto whole"]


async def test_whoever_has_blocked_the_bot_is_sent_no_poster(tmp_path: Path) -> None:
    line = Line(sendAnimation=GONE)
    async with screen(line, tmp_path) as phone:
        with pytest.raises(Unreachable):
            await phone.illustrate(7, CARD, edits=None)
    assert line.said == ["sendAnimation whole"]


async def test_a_picture_that_is_gone_is_not_sent_anew_and_one_that_stands_is_no_fault(tmp_path: Path) -> None:
    ids = Ids()
    async with screen(Line(), tmp_path, ids) as phone:
        await phone.illustrate(7, CARD, edits=None)
    for description, fails in (("message to edit not found", True), ("message is not modified: exactly", False)):
        line = Line(editMessageMedia=(400, f"Bad Request: {description}"))
        async with screen(line, tmp_path, ids) as phone:
            if fails:
                with pytest.raises(Refused):
                    await phone.illustrate(7, CARD, edits=5)
            else:
                assert await phone.illustrate(7, CARD, edits=5) == 5
        assert line.said == ["editMessageMedia"]


async def test_what_is_not_drawn_is_no_picture(tmp_path: Path) -> None:
    line = Line()
    async with screen(line, tmp_path) as phone:
        unknown = Card(Html("Hops"), picture=Picture("hops"))
        assert not await phone.is_at_hand(Picture("hops"))
        with pytest.raises(Refused):
            await phone.illustrate(7, unknown, edits=None)
        assert await phone.show(7, unknown, Priority.REPLY, edits=None, silent=False) == 5
    assert line.said == ["sendMessage"]


@pytest.mark.parametrize(
    "media", [{}, {"animation": {"file_id": 7}}, {"animation": {"file_id": "x" * (LONGEST_ID + 1)}}]
)
async def test_an_answer_without_an_id_teaches_nothing(tmp_path: Path, media: dict[str, Any]) -> None:
    def line(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=json.dumps({"ok": True, "result": {"message_id": 5, **media}}))

    ids, answers = Ids(), Line()
    answers.__class__ = type("Fixed", (Line,), {"__call__": lambda _self, request: line(request)})
    async with screen(answers, tmp_path, ids) as phone:
        assert await phone.illustrate(7, CARD, edits=None) == 5
    assert not ids
