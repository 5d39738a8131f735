"""SIGTERM: what is in flight comes to its end, what cannot is left to the next start; nothing is lost or said twice."""

import asyncio

from sandbox.person import Person
from sandbox.telegram import Telegram
from tests.bot.conftest import arrive
from tests.kill.conftest import Victim
from tests.kill.test_kill import START_UP

TEN_MINUTES = 600.0
"""How long Telegram puts an answer off: no stop waits for that, on however busy a machine."""
HELP = "I coach your feet"


def _helped(person: Person) -> int:
    return sum(HELP in message.text for message in person.chat)


async def _asked(telegram: Telegram, person: Person, trouble: str, seconds: float) -> None:
    """Ask for help while Telegram is in trouble; return when the bot has tried to answer."""
    telegram.troubles.add(trouble, times=1, seconds=seconds, method="sendMessage")
    person.says("/help")
    assert await telegram.events.until(lambda: not list(telegram.troubles), START_UP)


async def test_what_is_being_sent_is_sent_once_and_then_it_ends(victim: Victim) -> None:
    anna = victim.telegram.person("Anna")
    await arrive(anna)
    await _asked(victim.telegram, anna, "delay", 1.0)
    async with asyncio.timeout(START_UP):
        assert await victim.ends() == 0
    assert _helped(anna) == 1
    await victim.start()
    anna.says("/tips")
    await anna.sees("Tips for your feet", timeout=START_UP)
    assert _helped(anna) == 1


async def test_what_telegram_does_not_take_in_time_waits_for_the_next_start(victim: Victim) -> None:
    anna = victim.telegram.person("Anna")
    await arrive(anna)
    await _asked(victim.telegram, anna, "limit", TEN_MINUTES)
    anna.says("it hurts")
    async with asyncio.timeout(START_UP):
        assert await victim.ends() == 0
    assert _helped(anna) == 0
    await victim.start()
    await anna.until(lambda: any("112, 911, 999" in m.text for m in list(anna.chat)[2:]), timeout=START_UP)
