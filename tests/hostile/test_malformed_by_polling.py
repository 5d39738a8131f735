"""Malformed updates among good ones, by polling: nobody else's message is lost, or late.

The rule: lateness is measured against the same people among as many strangers whose updates are well-formed.
"""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest

from tests.hostile.footing import Footing, footing
from tests.hostile.malformed import malformed, valid
from tests.hostile.people import IDS, SECRET, Crowd, in_time, message
from tests.hostile.server import BATCH, RawTelegram

GOOD, BAD = 3, BATCH - 3
LETTERS = "\N{FOOT}" * 4_096
"""As many as a message may have."""


@pytest.mark.parametrize("batches", [4, pytest.param(207, marks=[pytest.mark.long, pytest.mark.timeout(3600)])])
async def test_nobody_is_lost_or_late(
    telegram: RawTelegram, crowd: Crowd, database_url: str, tmp_path: Path, batches: int
) -> None:
    async with footing(telegram, database_url, tmp_path) as bot:
        dice = Random(batches)  # noqa: S311 # a story, not a secret
        polite = await _lives_through(telegram, crowd, min(batches, 20), lambda number: json.dumps(valid(dice, number)))
        among = await _lives_through(telegram, crowd, batches, partial(malformed, dice))
        in_time(among, polite)
        bot.is_sound(SECRET)


async def _lives_through(
    telegram: RawTelegram, crowd: Crowd, batches: int, stranger: Callable[[int], str]
) -> list[float]:
    """Let people speak among strangers, batch after batch; return how long each waited."""
    waited = []
    for nth in range(batches):
        batch = [stranger] * BAD
        for n in range(GOOD):
            batch.insert((n + 1) * BAD // GOOD, crowd.everyday(nth * GOOD + n))
        telegram.give(*batch)
        await telegram.until(lambda: not telegram.pending, "the offset stands still")
        waited += await crowd.heard(crowd.said[-GOOD:])
    return waited


async def test_a_batch_of_the_largest_messages_stops_nobody(telegram: RawTelegram, crowd: Crowd, bot: Footing) -> None:
    """Emoji, as Telegram writes them in JSON, in answers to emoji: a hundred bytes a letter, and all of it is legal."""
    largest = [_quoting(next(IDS), LETTERS) for _ in range(BATCH - 1)]
    telegram.give(*largest, crowd.hurts())
    await crowd.heard(crowd.said)
    await telegram.until(lambda: not telegram.pending, "the offset stands still")
    bot.is_sound(SECRET)


def _quoting(person: int, text: str) -> Callable[[int], str]:
    """Write an update in which somebody answers a message with one that is as long."""

    def update(number: int) -> str:
        said = json.loads(message(person, text)(number))
        bold = [{"type": "bold", "offset": 2 * n, "length": 2} for n in range(100)]
        said["message"]["entities"] = bold
        said["message"]["reply_to_message"] = dict(said["message"])
        said["message"]["quote"] = {"text": text[:1_024], "position": 0, "entities": bold}
        return json.dumps(said)

    return update
