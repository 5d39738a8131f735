"""The log of a lived day holds nobody's words, and no line that ties a person to their health."""

import io
import json
import logging
import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from bot.logs import RedactingFormatter
from sandbox.person import Person
from tests.bot.conftest import House, begin

ADVICE = "🛑 Stopped."
MARKED = "Zyxomarked"
"""Stands in everything that anybody says, and in their names."""
HEALTH = re.compile(r"pain|advice|hurt|urgent|check|held|report|aftercare|symptom|sign|heel|safety", re.IGNORECASE)


@pytest.fixture(params=[False, True])
def log(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """All that everybody logs, however little it matters, written as the bot writes its log."""
    told, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(told)
    handler.setFormatter(RedactingFormatter(as_json=request.param))
    levels = {name: logging.getLogger(name).level for name in ("", *logging.root.manager.loggerDict)}
    for name in levels:
        logging.getLogger(name).setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield told
    root.removeHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


async def lived_day(house: House) -> Person:
    """A day with a session, pain, every trouble on the way, a fault of our own, and the morning after."""
    anna = house.person(MARKED)
    troubles = house.telegram.troubles
    async with house.bot():
        await begin(house, anna)
        anna.says(f"{MARKED} and more")
        for kind, body in (("error", ""), ("garbled", f"{MARKED} <p>"), ("foreign", f'["{MARKED}"]')):
            troubles.add(kind, times=2, body=body, method="sendMessage")
        troubles.add("foreign", times=1, body=f"<h1>{MARKED}</h1>", method="getUpdates")
        anna.says(f"my heel hurts, {MARKED}")
        await house.forward_until(lambda: ADVICE in anna.transcript)
        troubles.clear()
        advice = await anna.sees(ADVICE)
        anna.taps("warning sign", message=advice)
        await house.settled()
        troubles.add("foreign", times=1, status=400, body=json.dumps({"description": MARKED}), person=anna.id)
        anna.says(f"/tips {MARKED}")
        await house.forward_to(house.clock.now() + timedelta(days=2))
        troubles.add("blocked", person=anna.id, method="sendMessage")
        anna.says(f"it hurts again, {MARKED}")
        await house.settled()
        _fault(f"{MARKED} {anna.id} pain")
    return anna


def _fault(text: str) -> None:
    """A fault whose text quotes what somebody said, told by us and by libraries."""
    try:
        int(text)
    except ValueError:
        logging.getLogger("bot.coach.update_processor").exception("inbox.failed")
        logging.getLogger("asyncio").exception("Task exception was never retrieved: %s", text)
        logging.getLogger("telegram.request.BaseRequest").exception("Can not load invalid JSON data: %s", text)


async def test_a_lived_day_leaves_no_word_and_no_tie_of_a_person_to_their_health(
    house: House, log: io.StringIO
) -> None:
    anna = await lived_day(house)
    lines = log.getvalue().splitlines()
    assert any("outbox.uncertain" in line for line in lines), "the troubles were told"
    assert any("library." in line for line in lines), "libraries are listened to"
    assert [line for line in lines if MARKED in line] == []
    assert [line for line in lines if str(anna.id) in line and HEALTH.search(line)] == []
    assert [line for line in lines if str(anna.id) in line] == []


async def test_a_token_is_struck_out(log: io.StringIO) -> None:
    logging.getLogger("bot.x").warning("poll.away url=%s", "https://api.telegram.org/bot123456789:AAbbCCddEE/getMe")
    assert "AAbb" not in log.getvalue()
    assert "poll.away" in log.getvalue()


def told(say: Callable[[logging.Logger], object], *, as_json: bool = True) -> str:
    stream, logger = io.StringIO(), logging.getLogger("bot.told")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter(as_json=as_json))
    logger.addHandler(handler)
    say(logger)
    logger.removeHandler(handler)
    return stream.getvalue()


def test_an_event_is_told_as_its_name_and_its_values() -> None:
    line = json.loads(told(lambda log: log.warning("outbox.uncertain kind=%s tries=%d", "reply", 2)))
    assert {name: line[name] for name in ("event", "kind", "tries", "level", "room")} == {
        "event": "outbox.uncertain",
        "kind": "reply",
        "tries": 2,
        "level": "WARNING",
        "room": "bot.told",
    }
    assert "ref" not in line


def test_errors_that_come_by_the_same_way_have_one_reference_in_either_form() -> None:
    def fails(log: logging.Logger, text: str) -> None:
        try:
            int(text)
        except ValueError:
            log.exception("inbox.failed")

    lines = [json.loads(told(lambda log, text=text: fails(log, text))) for text in ("one", "two")]  # type: ignore[misc] # mypy cannot infer a lambda's default
    assert lines[0]["ref"] == lines[1]["ref"]
    assert f"ref={lines[0]['ref']}" in told(lambda log: fails(log, "three"), as_json=False)
    assert json.loads(told(lambda log: log.error("inbox.failed")))["ref"] != lines[0]["ref"]
