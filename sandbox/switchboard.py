"""Every call of a bot passes here: trouble first, then the tables, then the method; and it is written down."""

import asyncio
import inspect
import math
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from sandbox.files import Upload
from sandbox.methods import METHODS
from sandbox.methods.asked import Asked
from sandbox.refusal import Refusal, bad_request, forbidden, too_many
from sandbox.slips import Slips
from sandbox.telegram import Telegram
from sandbox.troubles import ON_CALLS, Trouble
from sandbox.unplayed import BY_NAME, sentence
from sandbox.unplayed import METHODS as UNPLAYED
from sandbox.validation import validate

NAMES = {name.lower(): name for name in METHODS}


UNHEARD = frozenset({"setwebhook", "deletewebhook", "close", "logout"})
"""Besides all that begin with get: methods that a webhook's answer cannot call."""


class HungUp(Exception):
    """The connection is to be closed without an answer."""


class Overlaid(Exception):
    """The answer is to be this instead."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__()
        self.trouble = trouble


async def call(telegram: Telegram, method: str, given: Mapping[str, Any], files: Mapping[str, Upload]) -> Any:
    """Carry out one call and return its result.

    Raises:
        Refusal: as Telegram refuses.
        HungUp: trouble eats the answer.
        Overlaid: trouble puts another in its place.
    """
    name = NAMES.get(method.lower(), method)
    person = _person(telegram, given)
    at, begun = telegram.clock.now().timestamp(), telegram.clock.real()
    ok, answer, slips = False, None, Slips(strict=telegram.strict_fields)
    try:
        trouble = telegram.troubles.strike(ON_CALLS, name, person)
        if trouble is not None:
            await _before(trouble)
        answer = await _carry_out(telegram, name, given, files, person, slips)
        ok = True
        if (trouble is not None and trouble.kind == "lost") or _cut_meanwhile(telegram, name, person):
            raise HungUp
        if trouble is not None and trouble.kind == "garbled":
            raise Overlaid(trouble)
    except Refusal as refusal:
        answer = {key: value for key, value in refusal.json().items() if key != "ok"}
        raise
    else:
        return answer
    finally:
        telegram.calls.record(
            at=at,
            method=name,
            params={**given, **files},
            ok=ok,
            answer=answer,
            ms=(telegram.clock.real() - begun) * 1000,
            person=person,
            warnings=tuple(slips.found),
        )


async def call_unheard(telegram: Telegram, method: str, given: Mapping[str, Any]) -> None:
    """Carry out a call that came in the answer to a delivery: the bot never hears what came of it.

    What could be of use only to whoever hears the answer, or would end the deliveries, is left alone, as at Telegram.
    """
    name = method.lower()
    if name.startswith("get") or name in UNHEARD:
        return
    with suppress(Refusal, HungUp, Overlaid):
        await call(telegram, method, given, {})


async def _carry_out(  # noqa: PLR0913, PLR0917 # a call, and what is known of it
    telegram: Telegram,
    name: str,
    given: Mapping[str, Any],
    files: Mapping[str, Upload],
    person: int | None,
    slips: Slips,
) -> Any:
    if (other := BY_NAME.get(name.lower())) is not None:
        raise bad_request(sentence(f"{other}, like all of {UNPLAYED[other]},"))
    if name not in METHODS:
        raise Refusal(404, "Not Found: method not found")
    asked = Asked(telegram, name, validate(name, given, files, slips), files, slips)
    wait = telegram.flood.wait(name, person)
    if wait is not None:
        raise too_many(wait)
    result = METHODS[name](asked)
    return await result if inspect.isawaitable(result) else result


def _person(telegram: Telegram, given: Mapping[str, Any]) -> int | None:
    """Return whom a call is about, as far as can be said before it has been looked at."""
    if "callback_query_id" in given:
        return telegram.queries.person(str(given["callback_query_id"]))
    try:
        chat_id = int(given.get("chat_id", ""))
    except (TypeError, ValueError):
        return None
    return chat_id if chat_id in telegram.people else None


async def _before(trouble: Trouble) -> None:
    match trouble.kind:
        case "limit":
            raise too_many(max(1, math.ceil(trouble.seconds)))
        case "error":
            raise Refusal(500, "Internal Server Error")
        case "blocked":
            raise forbidden("bot was blocked by the user")
        case "outage":
            raise HungUp
        case "foreign":
            raise Overlaid(trouble)
        case "hang":
            await asyncio.sleep(trouble.seconds)
            raise HungUp
        case "delay":
            await asyncio.sleep(trouble.seconds)


def _cut_meanwhile(telegram: Telegram, name: str, person: int | None) -> bool:
    """Return whether a long poll was open when an outage began: it ends like all other connections."""
    return name == "getUpdates" and telegram.troubles.strike(frozenset({"outage"}), name, person) is not None
