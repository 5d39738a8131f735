"""A session by ear: its own track, one card below it, few calls; pain takes the track away, and no trouble stops it."""

from datetime import timedelta

import pytest

from bot.coach import coach
from bot.core.session.by_ear import UNANSWERED
from sandbox.files import Upload
from sandbox.messages import Message
from sandbox.person import Person
from tests.bot.conftest import House, arrive, tap

TOO_LARGE = '{"ok": false, "error_code": 413, "description": "Request Entity Too Large"}'


def tracks(person: Person) -> list[Message]:
    return [message for message in person.chat if "audio" in message.body]


def uploads(house: House) -> int:
    """The tracks that were sent as they are, and not by their id."""
    made = [call for call in house.telegram.calls if call.method == "sendAudio"]
    return sum(isinstance(call.params.get("audio"), Upload) for call in made)


def buttons(person: Person) -> list[str]:
    return [label for row in person.last.buttons for label in ([row] if isinstance(row, str) else row)] if person.last else []


async def listen(house: House, person: Person, routine: str = "Start now") -> None:
    """Arrive, and start to listen."""
    await arrive(person)
    await tap(person, routine)
    await tap(person, "Listen")
    await person.sees("By ear")
    await house.settled()


async def test_one_message_holds_todays_own_tape_and_the_card_is_last(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await listen(house, anna)

    (track,) = tracks(anna)
    audio = track.body["audio"]
    assert (audio["title"], audio["performer"]) == ("The daily five", "Footing")
    assert abs(audio["duration"] - 1278) < 10
    assert anna.last is not None
    assert "By ear" in anna.last.text
    assert "Heel raises" in anna.last.text
