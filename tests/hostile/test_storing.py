"""A database that cannot write for a while: pain is answered all the same, and what was said meanwhile is not lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.hostile.footing import Footing, footing
from tests.hostile.people import IDS, PAIN, SECRET, Crowd, in_time
from tests.hostile.server import RawTelegram

SAYINGS = 30
"""What one person says while nothing can be written: less than is too much at once."""
WORDS_OF_PAIN = (
    *(PAIN, "/pain", "/pain my heel", "/PAIN@a_bot", "/pain\nmy heel", "/ pain", "/hurts", "/start it hurts"),
    *("my heel\0hurts", "it hurts \0", "/pain \0", "it hurts \ud800", "\udfff it hurts", "it hurts" + " " * 4_000),
    *("it hurts " + "x" * 4_000, "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 4_000 + " my heel hurts"),
)
"""What cannot be stored everywhere, what no grammar knows, and what is long."""
FOR_A_WHILE = 13.0
"""Real seconds. This is the trouble itself: nothing waits for anything by it."""


@contextmanager
def _locked(database_url: str) -> Iterator[None]:
    """Hold the database's only lock for writing until the block ends."""
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def test_pain_is_answered_while_nothing_can_be_written(telegram: RawTelegram, crowd: Crowd, bot: Footing) -> None:
    telegram.give(crowd.hurts())
    quiet = await crowd.heard(crowd.said)
    with _locked(bot.database_url):
        telegram.give(crowd.hurts())
        in_time(await crowd.heard(crowd.said[-1:]), quiet)
    await telegram.until(lambda: not telegram.pending, "it is never taken in", 60)
    bot.is_sound(SECRET)


async def test_pain_is_answered_whatever_is_in_it(
    telegram: RawTelegram, crowd: Crowd, database_url: str, tmp_path: Path
) -> None:
    async with footing(telegram, database_url, tmp_path) as bot:
        people = [next(IDS) for _ in WORDS_OF_PAIN]
        await crowd.agree(people)
        telegram.give(*(crowd.hurts(text, person) for text, person in zip(WORDS_OF_PAIN, people, strict=True)))
        await crowd.heard(crowd.said)
        bot.is_sound(SECRET)


@pytest.mark.long
async def test_what_one_person_says_meanwhile_is_answered_to_the_last(
    telegram: RawTelegram, crowd: Crowd, bot: Footing
) -> None:
    telegram.give(crowd.says("/help", "help.text"))
    await crowd.heard(crowd.said)
    person, before = crowd.said[0].person, len(telegram.calls)
    with _locked(bot.database_url):
        for n in range(SAYINGS):
            telegram.give(crowd.says(f"hello {n}", "reply.unknown", person=person))
        await telegram.events.until(lambda: False, FOR_A_WHILE)

    def answers() -> int:
        return sum(call.chat == person and call.method == "sendMessage" for call in telegram.calls[before:])

    await telegram.until(lambda: answers() >= SAYINGS, "some were never answered", 90)
