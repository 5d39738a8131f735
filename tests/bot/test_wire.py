"""What Telegram, or somebody on the way, does to one call is no other's trouble, and costs no advice."""

import json
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

import bot.app
from bot.coach.ports import LONGEST, PAIN_AGAIN
from sandbox.person import Person
from tests.bot.conftest import House, arrive, begin, tap, text

ADVICE = "🛑 Stop here."
PAGE = "<html><h1>403 Forbidden</h1></html>"
REFUSAL = {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}
SOON = 30.0
"""Real seconds within which somebody else's advice is there, however many sends hang for a minute."""
LAG = 2.5
"""Seconds that a busy machine may add to a wait; the next longer one is further away."""


def advised(person: Person) -> int:
    return sum(ADVICE in message.text for message in person.chat)


def sends(house: House, person: Person, words: str = "") -> list[datetime]:
    """When a message with these words was sent, or tried to be."""
    return [
        datetime.fromtimestamp(call.at, house.clock.now().tzinfo)
        for call in house.telegram.calls.of("sendMessage")
        if call.person == person.id and words in call.params["text"].replace("<b>", "")
    ]


@pytest.mark.parametrize("priority", ["replies", "advice", "cards", "taps"])
async def test_a_hundred_and_forty_sends_that_hang_hold_nobodys_advice_up(
    house: House, priority: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.app, "GRACE", 0.1)  # nobody waits for what hangs
    anna, crowd = house.person(), [house.person(f"P{n}") for n in range(140)]
    calls = house.telegram.calls
    async with house.bot():
        await arrive(anna)
        if priority == "taps":
            for each in crowd:
                each.says("/start")
            for each in crowd:
                await each.sees("Hello")
        for each in crowd:
            house.telegram.troubles.add("hang", seconds=60, person=each.id)
        for each in crowd:
            match priority:
                case "taps":
                    each.taps("Continue", message=each.last)
                case "advice":
                    each.says("my heel hurts")
                case _:
                    each.says("/start")
        await house.telegram.until(lambda: sum(t.kind == "hang" for t in house.telegram.troubles) == len(crowd))
        before = len(calls)
        anna.says("my heel hurts")
        await anna.sees(ADVICE, timeout=SOON)
        assert all(call.person == anna.id for call in list(calls)[before:] if call.ok and call.method == "sendMessage")


async def test_a_429_of_one_chat_is_nobody_elses(house: House) -> None:
    anna, ben = house.person(), house.person("Ben")
    async with house.bot():
        await arrive(anna)
        await arrive(ben)
        house.telegram.troubles.add("limit", times=1, seconds=60, person=ben.id)
        ben.says("/tips")
        await house.telegram.until(lambda: house.telegram.calls.codes[429])
        anna.says("/tips")
        await anna.sees("Tips for your feet", timeout=SOON)
        anna.says("my heel hurts")
        await anna.sees(ADVICE, timeout=SOON)
        ben.says("my heel hurts")
        await ben.sees(ADVICE, timeout=SOON)
        assert not any("Tips" in message.text for message in ben.chat)


@pytest.mark.parametrize("seconds", ['"abc"', "1e12", "-1", "3600"])
async def test_however_long_a_429_asks_advice_to_wait_it_is_tried_again_within_five_seconds(
    house: House, seconds: str
) -> None:
    anna = house.person()
    refused = '{"ok": false, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": %s}}'
    async with house.bot():
        await arrive(anna)
        await house.settled()
        house.telegram.troubles.add("foreign", times=3, status=429, body=refused % seconds, method="sendMessage")
        said = house.clock.now()
        anna.says("my heel hurts")
        await house.forward_until(lambda: advised(anna))
        assert house.clock.now() - said < timedelta(seconds=4 * PAIN_AGAIN.longest)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (403, PAGE),
        (400, PAGE),
        (401, PAGE),
        (404, PAGE),
        (429, PAGE),
        (200, PAGE),
        (403, json.dumps([REFUSAL])),
        (403, json.dumps({**REFUSAL, "ok": "yes"})),
        (403, json.dumps({**REFUSAL, "error_code": "403"})),
        (403, '{"a":' * 50_000),
        (200, "x" * 10_000_000),
        (500, json.dumps({**REFUSAL, "error_code": 500})),
    ],
    ids=range(12),
)
async def test_after_any_answer_that_is_not_telegrams_advice_comes_after_one_two_four_and_five_seconds(
    house: House, status: int, body: str
) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await house.settled()
        house.telegram.troubles.add("foreign", times=5, status=status, body=body, method="sendMessage")
        anna.says("my heel hurts")
        await house.forward_until(lambda: advised(anna))
        tries = sends(house, anna, ADVICE)
    waits = [(b - a).total_seconds() for a, b in pairwise(tries)]
    assert all(meant <= wait < meant + LAG for meant, wait in zip((1, 2, 4, 5, 5), waits, strict=True)), waits


async def test_advice_is_never_given_up_however_long_somebody_else_answers(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await house.settled()
        trouble = house.telegram.troubles.add("foreign", method="sendMessage")
        anna.says("my heel hurts")
        for _ in range(100):
            tried = len(sends(house, anna, ADVICE))
            await house.forward()
            await house.telegram.until(lambda tried=tried: len(sends(house, anna, ADVICE)) > tried)  # type: ignore[misc] # a lambda's default
        house.telegram.troubles.remove(trouble.id)
        await house.forward_until(lambda: advised(anna))


async def test_a_message_whose_answer_is_odd_but_has_an_id_is_sent_once(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        house.telegram.troubles.add("garbled", method="sendMessage", body='{"ok": true, "result": {"message_id": 7}}')
        anna.says("/tips")
        await anna.sees("Tips for your feet")
        await house.settled()
        house.clock.jump(timedelta(minutes=10))
        await house.settled()
        assert len(sends(house, anna, "Tips for your feet")) == 1


@pytest.mark.parametrize(
    "body", ['{"ok": true, "result": {}}', *(pytest.param(each, marks=pytest.mark.long) for each in ("[]", PAGE))]
)
@pytest.mark.parametrize("words", ["Tips for your feet", "Left foot"])
async def test_what_cannot_be_read_repeats_a_message_ever_more_seldom(house: House, body: str, words: str) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        house.telegram.troubles.add("garbled", method="sendMessage", body=body, person=anna.id)
        before = len(house.telegram.calls)
        if words == "Left foot":  # after a rest the card pings: it is a new message
            await tap(anna, "Done")
            await anna.sees("Rest")
            await house.forward()
        else:
            anna.says("/tips")
        await house.telegram.until(lambda: any(words in said for said in _said(house, before)))
        for _ in range(200):
            await house.settled()
            house.clock.jump(timedelta(seconds=3))
        await house.settled()
        tries = [call.at for call in list(house.telegram.calls)[before:] if words in call.params.get("text", "")]
    waits = [b - a for a, b in pairwise(tries)]
    assert len(tries) <= 20
    assert all(later >= earlier - 6 for earlier, later in pairwise(waits))
    assert max(waits, default=0) <= LONGEST + 6


def _said(house: House, before: int) -> list[str]:
    return [call.params.get("text", "") for call in list(house.telegram.calls)[before:]]


async def test_a_session_whose_card_hung_is_shown_when_it_can_be(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        house.telegram.troubles.add("foreign", times=3, person=anna.id, method="editMessageText")
        await tap(anna, "Pause")
        await house.forward_until(lambda: "Paused" in text(anna))


async def test_a_proxy_that_answers_instead_of_updates_ends_nothing(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        for status in (401, 404):
            house.telegram.troubles.add("foreign", times=1, status=status, method="getUpdates")
            anna.says("/tips")
        await house.telegram.until(lambda: not list(house.telegram.troubles))
        anna.says("my heel hurts")
        await anna.sees(ADVICE)
