"""People of good will among strangers, and what each of them has to hear back.

The rule: lateness is measured against the same people on the same bot in quiet, never against a number.
"""

import asyncio
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.core.rules.profile import Question
from bot.core.screens.advice import NONE_RAN
from bot.core.screens.buttons import pack
from bot.core.screens.taps import AnswerTap
from bot.core.words import Words
from tests.hostile.server import FIRST_MESSAGE, RawTelegram

IDS = count(6_100_000_001)
LATE, TIMES = 3.0, 3
"""Somebody may wait so many seconds longer than in quiet, for the machine may have become busy meanwhile; or, where
quiet is slow too, so many times as long. Whoever is held up by a call that hangs waits ten seconds and more."""
SECRET = "marmalade"
"""A word that people say, and no log may have."""
PAIN = f"my heel hurts {SECRET}"


def message(person: int, text: str, number: int = 1, kind: str = "message") -> Callable[[int], str]:
    """Write an update in which somebody writes something."""
    body = {
        "message_id": number,
        "date": 1_790_000_000,
        "chat": {"id": person, "type": "private", "first_name": "Anna"},
        "from": {"id": person, "is_bot": False, "first_name": "Anna", "language_code": "en"},
        "text": text,
    }
    if command := re.match(r"/\w+(@\w+)?", text):  # as Telegram's own parser sees it
        body["entities"] = [{"type": "bot_command", "offset": 0, "length": command.end()}]
    return _update(kind, body)


def tap(person: int, message_id: int, data: str) -> Callable[[int], str]:
    """Write an update in which somebody taps a button."""
    chat = {"id": person, "type": "private", "first_name": "Anna"}
    body = {
        "id": str(person),
        "from": {"id": person, "is_bot": False, "first_name": "Anna", "language_code": "en"},
        "message": {"message_id": message_id, "date": 1_790_000_000, "chat": chat},
        "chat_instance": "1",
        "data": data,
    }
    return _update("callback_query", body)


def _update(kind: str, body: dict[str, Any]) -> Callable[[int], str]:
    return lambda update_id: json.dumps({"update_id": update_id, kind: body})


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said, when, and what they have to hear."""

    person: int
    at: float
    parts: Sequence[str]
    text: str

    def answered(self, telegram: RawTelegram) -> float | None:
        """Answer after how long they heard all of it in one message; None if they have not."""
        for call in telegram.calls:
            if call.chat == self.person and call.at >= self.at and all(part in call.text for part in self.parts):
                return call.at - self.at
        return None


@dataclass(slots=True)
class Crowd:
    """Somebody new each time, and what was said so far."""

    telegram: RawTelegram
    words: Words
    said: list[Said] = field(default_factory=list)

    def says(self, text: str, *keys: str, person: int | None = None) -> Callable[[int], str]:
        """Let somebody say something that is answered by these texts; the clock runs from now."""
        return self._says(text, [self.words.html(key) for key in keys], person)

    def begins(self, person: int | None = None) -> Callable[[int], str]:
        """Let somebody begin: they are greeted."""
        hello, _, _promise = self.words.html("first-run.hello", count="", n=2).partition("\n")
        return self._says("/start", [hello], person)

    def _says(self, text: str, parts: Sequence[str], person: int | None) -> Callable[[int], str]:
        someone, now = person or next(IDS), asyncio.get_running_loop().time()
        self.said.append(Said(someone, now, parts, text))
        return message(someone, text)

    def hurts(self, text: str = PAIN, person: int | None = None) -> Callable[[int], str]:
        """Let somebody say that it hurts: the whole advice is the answer."""
        return self.says(
            text, *(f"safety.advice.{part}" for part in NONE_RAN), person=person
        )  # the first line tells whether a session ran

    async def agree(self, people: Sequence[int]) -> None:
        """Let people begin, and agree to notes: what they say of pain is kept from then on."""
        self.telegram.give(*(self.begins(person) for person in people))
        await self.heard(self.said[-len(people) :])
        consent = pack(AnswerTap(Question.CONSENT, "yes"))
        asked = {f"{person}" for person in people}
        self.telegram.give(*(tap(person, FIRST_MESSAGE, consent) for person in people))

        def answered() -> bool:
            return asked <= {call.given.get("callback_query_id") for call in self.telegram.calls}

        await self.telegram.until(answered, "consent is never answered")

    def everyday(self, nth: int) -> Callable[[int], str]:
        """Let somebody say what people say: hello, help, and pain."""
        match nth % 3:
            case 0:
                return self.begins()
            case 1:
                return self.says("/help", "help.text")
            case _:
                return self.hurts()

    async def heard(self, said: Sequence[Said], patience: float = 60.0) -> list[float]:
        """Wait until each of them is answered; answer after how long."""
        left = list(said)

        def all_heard() -> bool:
            left[:] = [one for one in left if one.answered(self.telegram) is None]
            return not left

        heard = await self.telegram.events.until(all_heard, patience)
        assert heard, f"{len(left)} of {len(said)} were never answered: {[one.text[:60] for one in left][:9]}"
        return [late for one in said if (late := one.answered(self.telegram)) is not None]


def in_time(trouble: Sequence[float], quiet: Sequence[float]) -> None:
    """Check that nobody waited noticeably longer than in quiet."""
    allowed = max(max(quiet) + LATE, max(quiet) * TIMES)
    assert max(trouble) <= allowed, f"{max(trouble):.2f} s; in quiet {max(quiet):.2f} s"
