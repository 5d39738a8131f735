"""A track is joined and uploaded once for all who hear the same; what may have come is tried again, not dropped."""

from pathlib import Path

import httpx
import pytest

from bot.coach.ports import Refused, RetryLater, Unreachable
from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.core.track.audio import Audio
from bot.core.words import Html
from tests.chat.ids import Ids
from tests.chat.line import GONE, LATE, TOO_LARGE, WRONG_ID, Line, screen
from tests.core.shipped import LIBRARY

AUDIO = Audio("The daily five", "en", LIBRARY.promised)
CARD = Card(Html("Press play."), audio=AUDIO)
SHORTER = Card(Html("Press play."), audio=Audio("The daily five", "en", LIBRARY.promised[:20]))


async def test_whoever_hears_the_same_has_it_by_its_id_after_the_first(tmp_path: Path) -> None:
    line, ids = Line(), Ids()
    async with screen(line, tmp_path, ids) as phone:
        for person in (7, 8):
            assert await phone.show(person, CARD, Priority.REPLY, edits=None, silent=False) == 5
    async with screen(line, tmp_path, ids) as phone:
        await phone.show(7, CARD, Priority.REPLY, edits=None, silent=False)
    assert line.said == ["sendAudio whole", "sendAudio", "sendAudio"]
    assert "track-1" in line.bodies[1].decode()


async def test_another_tape_is_another_track(tmp_path: Path) -> None:
    line = Line()
    async with screen(line, tmp_path) as phone:
        for card in (CARD, SHORTER):
            await phone.show(7, card, Priority.REPLY, edits=None, silent=False)
    assert line.said == ["sendAudio whole", "sendAudio whole"]


async def test_it_is_sent_with_its_title_performer_length_and_cover(tmp_path: Path) -> None:
    line = Line()
    async with screen(line, tmp_path) as phone:
        await phone.show(7, CARD, Priority.REPLY, edits=None, silent=False)
        await phone.show(7, CARD, Priority.REPLY, edits=None, silent=False)
    whole = line.bodies[0]
    for told in (b'name="title"', b"The daily five", b'name="performer"', b"Footing", b'name="duration"', b"cover.jpg"):
        assert told in whole
    assert dict(httpx.QueryParams(line.bodies[1].decode()))["caption"] == "Press play."


async def test_an_id_that_is_refused_is_forgotten_and_the_track_sent_whole(tmp_path: Path) -> None:
    line, ids = Line(by_id=WRONG_ID), Ids()
    async with screen(line, tmp_path, ids) as phone:
        for _ in range(2):
            assert await phone.show(7, CARD, Priority.REPLY, edits=None, silent=False) == 5
    assert line.said == ["sendAudio whole", "sendAudio", "sendAudio whole"]
    assert list(ids.values()) == ["track-3"]


async def test_one_that_telegram_does_not_take_is_refused_and_left_alone(tmp_path: Path) -> None:
    line = Line(sendAudio=TOO_LARGE)
    async with screen(line, tmp_path) as phone:
        for _ in range(2):
            with pytest.raises(Refused):
                await phone.show(7, CARD, Priority.REPLY, edits=None, silent=False)
    assert line.said == ["sendAudio whole"]


async def test_one_that_nobody_answered_is_tried_again(tmp_path: Path) -> None:
    line = Line(sendAudio=LATE)
    async with screen(line, tmp_path) as phone:
        with pytest.raises(RetryLater) as later:
            await phone.show(7, CARD, Priority.REPLY, edits=None, silent=False)
        assert later.value.uncertain
        line.answers.clear()
        assert await phone.show(7, CARD, Priority.REPLY, edits=None, silent=False) == 5
    assert line.said == ["sendAudio whole", "sendAudio whole"]


async def test_whoever_has_blocked_the_bot_is_sent_none(tmp_path: Path) -> None:
    line = Line(sendAudio=GONE)
    async with screen(line, tmp_path) as phone:
        with pytest.raises(Unreachable):
            await phone.show(7, CARD, Priority.REPLY, edits=None, silent=False)
