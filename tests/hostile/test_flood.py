"""A flood of one person's, as large and as dear to hear as Telegram lets it be: whoever says pain waits no longer."""

import asyncio
from collections.abc import Callable
from itertools import count

import pytest

from tests.hostile.footing import Footing
from tests.hostile.people import Crowd, in_time, message
from tests.hostile.server import RawTelegram

STRANGER = 5_600_000_001
LONGEST = 4_096
"""Letters that a message may have."""
TEXTS = (
    *(
        "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * LONGEST,
        "a" * LONGEST,
        "my heel hurts " * 290,
        "pian " * 800,
    ),
    *("a\u0301\u0323" * 1_365, "\N{SMILING FACE WITH SMILING EYES}" * LONGEST, "\u200b" * LONGEST, "/" * LONGEST),
    *(
        "no pain, " * 450,
        "h u r t " * 500,
        "ouch" * 1_024,
        "\N{LATIN SMALL LIGATURE FFI}" * LONGEST,
        "it doesn't " * 370,
    ),
)
"""What costs most to hear: letters that become many, marks on marks, and much that is nearly pain."""
A_SECOND = 20
"""Messages of the stranger's, and as many edits."""
HURT_EVERY = 5
"""Messages of the stranger's between two people who say that it hurts."""
MEGABYTES = 64
"""By how much the bot may build: some batches, and never as much as came."""


@pytest.mark.parametrize("seconds", [5, pytest.param(60, marks=[pytest.mark.long, pytest.mark.timeout(600)])])
@pytest.mark.parametrize("kind", ["message", pytest.param("edited_message", marks=pytest.mark.long)])
async def test_a_flood_of_one_makes_no_other_wait(
    telegram: RawTelegram, crowd: Crowd, bot: Footing, seconds: int, kind: str
) -> None:
    quiet = await _hurt(telegram, crowd, seconds, lambda _nth: None)
    before = bot.megabytes()
    numbers = count(1)

    def flood(nth: int) -> None:
        number = next(numbers) if kind == "message" else 1
        telegram.give(message(STRANGER, TEXTS[nth % len(TEXTS)], number, kind))

    drowned = await _hurt(telegram, crowd, seconds, flood)
    in_time(drowned, quiet)
    await telegram.until(lambda: not telegram.pending, "the flood is never taken in")
    assert bot.megabytes() - before <= MEGABYTES
    bot.is_sound()


async def _hurt(telegram: RawTelegram, crowd: Crowd, seconds: int, meanwhile: Callable[[int], None]) -> list[float]:
    """Let somebody say now and then that it hurts, and something go on meanwhile; return how long each waited."""
    first = len(crowd.said)
    for nth in range(seconds * A_SECOND):
        meanwhile(nth)
        if nth % HURT_EVERY == HURT_EVERY - 1:
            telegram.give(crowd.hurts())
        await asyncio.sleep(1 / A_SECOND)  # the flood itself: nothing waits for anything by it
    return await crowd.heard(crowd.said[first:], 60)
