"""Broken answers: whatever stands between Telegram and the bot, it lives, loses nothing, and is back afterwards."""

import pytest
from sqlalchemy import select

from bot.store import open_database
from bot.store.tables import OutboxRow, OutboxState, PersonRow
from bot.store.vault import Vault
from tests.hostile.broken import BROKEN, SAMPLE
from tests.hostile.footing import Footing
from tests.hostile.people import PAIN, SECRET, Crowd
from tests.hostile.server import Answer, Call, RawTelegram

WHILE = 2.0
"""Real seconds for which everything is broken. This is the trouble itself: nothing waits for anything by it."""
BACK = 10.0
"""Real seconds within which everything is as it was: no wait of intake or pain grows beyond five."""
BUSY = 15
"""Calls a second that are a bot which does not wait between its tries."""
LINES = 40
"""Lines of a log about one trouble that are still to be read."""


def _rows() -> list[object]:
    return [name if name in SAMPLE else pytest.param(name, marks=pytest.mark.long) for name in BROKEN]


@pytest.mark.parametrize("name", _rows())
async def test_a_broken_answer_loses_nothing(telegram: RawTelegram, crowd: Crowd, bot: Footing, name: str) -> None:
    answer = BROKEN[name]
    telegram.give(crowd.hurts(), crowd.says("/help", "help.text"))
    await crowd.heard(crowd.said)
    logged, known = bot.log.count("\n"), len(crowd.said)
    hurt, curious = crowd.hurts(), crowd.says("/help", "help.text")
    telegram.fall_ill(lambda call: None if call.method == "getUpdates" else answer)
    telegram.give(hurt, curious)
    await telegram.until(lambda: _said_to(telegram, crowd.said[known].person), "the advice was never tried")
    calls = await _everything_is(answer, telegram)
    assert calls <= BUSY * WHILE, f"{calls} calls in {WHILE} s"
    told = len(telegram.calls)
    telegram.heal()
    await telegram.polled(BACK)
    await telegram.until(lambda: _advised(telegram.calls[told:], crowd.said[known].person), "no advice after it", BACK)
    telegram.give(crowd.says("/help", "help.text"))
    await crowd.heard(crowd.said[-1:], BACK)
    bot.is_sound(SECRET, PAIN)
    assert bot.log.count("\n") - logged <= LINES
    await _nobody_is_given_up(bot.database_url)


async def _everything_is(answer: Answer, telegram: RawTelegram) -> int:
    """Let every call be answered like that for a while; return how many calls there were."""
    before = len(telegram.calls)
    telegram.fall_ill(lambda _call: answer)
    await telegram.events.until(lambda: False, WHILE)
    return len(telegram.calls) - before


def _said_to(telegram: RawTelegram, person: int) -> bool:
    return any(call.chat == person and call.method == "sendMessage" for call in telegram.calls)


def _advised(calls: list[Call], person: int) -> bool:
    return any(call.chat == person and "112, 911, 999" in call.text for call in calls)


async def _nobody_is_given_up(database_url: str) -> None:
    """Check that no message was dropped, and that nobody is taken for gone."""
    database = open_database(database_url.replace("sqlite:", "sqlite+aiosqlite:"), Vault())
    async with database.reading() as db:
        dropped = select(OutboxRow.key).where(OutboxRow.state == OutboxState.DROPPED)
        assert not list((await db.execute(dropped)).scalars())
        assert not list((await db.execute(select(PersonRow.id).where(~PersonRow.reachable))).scalars())
    await database.close()


def test_the_table_is_whole() -> None:
    assert len(BROKEN) >= 71
    assert set(SAMPLE) <= set(BROKEN)
