"""Sends that hang, or that Telegram puts off: those of one chat hold up nobody in another."""

from collections.abc import Callable
from functools import partial

import pytest

from tests.hostile.footing import Footing
from tests.hostile.people import Crowd, in_time
from tests.hostile.server import Answer, RawTelegram, Then, refused

OTHERS = 140
TURNS = 3
"""People who say pain, one after the other, in quiet and in trouble."""
FILLING = 5.0
"""Real seconds in which as much hangs as the bot lets; where it lets all of it, no more than that is waited for."""
MINUTE = 60
"""Seconds that Telegram puts a chat off for."""
SOON = 30.0
"""Real seconds: pain is tried again after five at the latest, on a machine that may be busy, and not after a minute."""
SILENT = Answer(b"", Then.HANG)


async def _hurt(telegram: RawTelegram, crowd: Crowd) -> list[float]:
    """Let somebody say that it hurts, and after them the next; return how long each waited."""
    waited = []
    for _ in range(TURNS):
        telegram.give(crowd.hurts())
        waited += await crowd.heard(crowd.said[-1:])
    return waited


@pytest.mark.parametrize(
    "hurt", [pytest.param(False, marks=pytest.mark.long, id="helps"), pytest.param(True, id="advices")]
)
async def test_sends_that_hang_hold_up_nobody_else(
    telegram: RawTelegram, crowd: Crowd, bot: Footing, *, hurt: bool
) -> None:
    says: Callable[[], Callable[[int], str]] = crowd.hurts if hurt else partial(crowd.says, "/help", "help.text")
    await _all_say(says, telegram, crowd)
    quiet = await _hurt(telegram, crowd)
    others = await _all_say(says, telegram, crowd, hanging=True)
    assert telegram.hanging
    in_time(await _hurt(telegram, crowd), quiet)
    healed = len(telegram.calls)
    telegram.heal()
    await telegram.until(
        lambda: others <= {call.chat for call in telegram.calls[healed:]}, "what hung is not sent again", 90
    )
    bot.is_sound()


async def _all_say(
    says: Callable[[], Callable[[int], str]], telegram: RawTelegram, crowd: Crowd, *, hanging: bool = False
) -> set[int]:
    """Let everybody else say something at once, and wait until what they hear is on its way; answer who they are."""
    updates = [says() for _ in range(OTHERS)]
    others = {said.person for said in crowd.said[-OTHERS:]}
    if hanging:
        telegram.fall_ill(lambda call: SILENT if call.chat in others else None)
    telegram.give(*updates)
    await telegram.events.until(lambda: others <= {call.chat for call in telegram.calls}, FILLING)
    return others


async def test_a_chat_that_is_put_off_holds_up_nobody_else(telegram: RawTelegram, crowd: Crowd, bot: Footing) -> None:
    quiet = await _hurt(telegram, crowd)
    update = crowd.says("/help", "help.text")
    chat = crowd.said[-1].person
    minute = refused(429, "Too Many Requests", retry_after=MINUTE)
    telegram.fall_ill(lambda call: minute if call.chat == chat else None)
    telegram.give(update)
    await telegram.until(lambda: any(call.chat == chat for call in telegram.calls), "nothing was sent")
    in_time(await _hurt(telegram, crowd), quiet)
    telegram.give(crowd.says("/help", "help.text"))
    in_time(await crowd.heard(crowd.said[-1:]), quiet)
    bot.is_sound()


async def test_where_all_are_put_off_pain_asks_again_soon(telegram: RawTelegram, crowd: Crowd, bot: Footing) -> None:
    """Telegram says a minute, and is well after a few seconds: the advice does not wait for the rest of the minute."""
    minute = refused(429, "Too Many Requests", retry_after=MINUTE)
    telegram.fall_ill(lambda call: minute if call.method == "sendMessage" else None)
    telegram.give(crowd.says("/help", "help.text"), crowd.says("/help", "help.text"))
    people = {said.person for said in crowd.said}
    await telegram.events.until(lambda: people <= {call.chat for call in telegram.calls}, FILLING)
    telegram.give(crowd.hurts())
    person = crowd.said[-1].person
    await telegram.until(lambda: any(call.chat == person for call in telegram.calls), "pain never probes", SOON)
    healed = len(telegram.calls)
    telegram.heal()
    await telegram.until(lambda: any(call.chat == person for call in telegram.calls[healed:]), "no advice", SOON)
    bot.is_sound()
