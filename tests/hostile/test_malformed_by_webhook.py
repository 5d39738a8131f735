"""Malformed bodies among good ones, by webhook: none is answered 500, and nobody else is lost, or late."""

import asyncio
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import httpx
import pytest

from tests.hostile.footing import footing
from tests.hostile.malformed import malformed, valid
from tests.hostile.people import PAIN, SECRET, Crowd, in_time, message
from tests.hostile.server import RawTelegram

SECRET_TOKEN = "a-secret_of_ours"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
HOOK = {"WEBHOOK_URL": "https://feet.example/hook", "WEBHOOK_SECRET": SECRET_TOKEN, "LISTEN": "127.0.0.1:0"}
CONNECTIONS = 8
"""How many are posted at once; people have connections of their own."""
GOOD, BAD, WRONG = 3, 23, 2
TOO_LONG = 413
STRANGER = 5_500_000_001
NO_UPDATES: dict[bytes, int] = {
    **dict.fromkeys((b"", b"{", b"OK", b"\xff\xfe\x00", b"\0", b'{"update_id":1', b"<html>"), 400),
    **dict.fromkeys((b"null", b"[]", b"5", b"1e999", b"NaN", b"true", b'"text"', b'[{"update_id":1}]'), 400),
    **dict.fromkeys((b"[" * 100_000, b"9" * 5_000, gzip.compress(b'{"update_id":1}')), 400),
    b" " * 2_000_000: TOO_LONG,
    b'{"update_id":1,"a":"' + b"x" * 2_000_000 + b'"}': TOO_LONG,
}
"""Bodies that are no JSON object, or too long, and what we say to each."""


@pytest.mark.parametrize("rounds", [12, pytest.param(200, marks=[pytest.mark.long, pytest.mark.timeout(3600)])])
async def test_nobody_is_lost_or_late(
    telegram: RawTelegram, crowd: Crowd, database_url: str, tmp_path: Path, rounds: int
) -> None:
    async with (
        footing(telegram, database_url, tmp_path, **HOOK) as bot,
        httpx.AsyncClient(trust_env=False, timeout=60) as http,
    ):
        await hook_is_set(telegram)
        hook = Hook(http, f"{bot.address}/hook", crowd)
        dice = Random(rounds)  # noqa: S311 # a story, not a secret
        polite = [wait for nth in range(min(rounds, 20)) for wait in await hook.hears(nth, _polite(telegram, dice))]
        among = [wait for nth in range(rounds) for wait in await hook.hears(nth, _strangers(telegram, dice))]
        in_time(among, polite)
        assert not [call for call in telegram.calls if call.chat == STRANGER], "somebody without the secret was heard"
        bot.is_sound(SECRET, SECRET_TOKEN)


def _polite(telegram: RawTelegram, dice: Random) -> list[tuple[bytes, str, int]]:
    """Make a round of bodies that are well-formed."""
    bodies = (json.dumps(valid(dice, telegram.number())).encode() for _ in range(BAD + WRONG + 1))
    return [(body, SECRET_TOKEN, 200) for body in bodies]


def _strangers(telegram: RawTelegram, dice: Random) -> list[tuple[bytes, str, int]]:
    """Make a round of bodies that nobody should send: each with its secret, and what we say to it."""
    bodies = [(_written(malformed(dice, telegram.number())), SECRET_TOKEN, 200) for _ in range(BAD)]
    for _ in range(WRONG):
        body, answer = dice.choice(list(NO_UPDATES.items()))
        bodies.append((body, SECRET_TOKEN, answer))
    wrong = dice.choice(("", "guessed", "ä", SECRET_TOKEN.upper()))
    bodies.append((message(STRANGER, PAIN)(telegram.number()).encode(), wrong, 403))
    return bodies


def _written(update: str) -> bytes:
    return update.encode("utf-8", "surrogatepass")


async def hook_is_set(telegram: RawTelegram) -> None:
    """Wait until the bot has said where it listens."""
    await telegram.until(lambda: any(call.method == "setWebhook" for call in telegram.calls), "no webhook was set")


class Hook:
    """Telegram's side of the webhook."""

    def __init__(self, http: httpx.AsyncClient, url: str, crowd: Crowd) -> None:
        self._http, self._url, self._crowd = http, url, crowd
        self._free = asyncio.Semaphore(CONNECTIONS)

    async def hears(self, nth: int, strangers: list[tuple[bytes, str, int]]) -> list[float]:
        """Post a round of strangers with people among them; return how long each of these waited."""
        posts = [self._is_strange(*stranger) for stranger in strangers]
        third = len(posts) // GOOD
        for n in range(GOOD):
            posts.insert(n * third + n, self._speaks(nth * GOOD + n))
        await asyncio.gather(*posts)
        return await self._crowd.heard(self._crowd.said[-GOOD:])

    async def _speaks(self, nth: int) -> None:
        update: Callable[[int], str] = self._crowd.everyday(nth)
        await self._posts(update(self._crowd.telegram.number()).encode(), SECRET_TOKEN, 200)

    async def _is_strange(self, body: bytes, secret: str, expected: int) -> None:
        async with self._free:
            try:
                await self._posts(body, secret, expected)
            except httpx.TransportError:  # hung up on in the middle of what is too long
                assert expected == TOO_LONG, body[:300]

    async def _posts(self, body: bytes, secret: str, expected: int) -> None:
        headers = {HEADER.encode(): secret.encode(), b"Content-Type": b"application/json"}
        answer = await self._http.post(self._url, content=body, headers=headers)
        assert answer.status_code == expected, (answer.status_code, expected, body[:300])
