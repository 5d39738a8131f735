"""Two hundred people who chat at once with a bot that says everything back, over the real Bot API."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from sandbox.person import Person
from sandbox.telegram import TOKEN, Telegram

PEOPLE = 200
BREATH = 2.0
"""Real seconds between two messages of a person. This is the load itself: nothing waits for anything by it."""
PATIENCE = 60.0
BUTTONS = {
    "inline_keyboard": [[{"text": "Again", "callback_data": "again"}, {"text": "Enough", "callback_data": "no"}]]
}


@asynccontextmanager
async def crowd(telegram: Telegram, address: str) -> AsyncIterator[None]:
    """Let everybody chat until the block ends; then everything that was said is still answered."""
    async with httpx.AsyncClient(base_url=f"{address}/bot{TOKEN}/", timeout=PATIENCE, trust_env=False) as http:
        bot = asyncio.create_task(_echo(http))
        people = [asyncio.create_task(_chat(*each)) for each in enumerate(telegram.people.values())]
        try:
            yield
            await _end(*people)
            await telegram.until(lambda: telegram.updates.reading and not telegram.updates.pending, timeout=PATIENCE)
        finally:
            await _end(bot, *people)


async def _end(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


async def _chat(turn: int, person: Person) -> None:
    """Write again and again, not all at the same moment."""
    await asyncio.sleep(BREATH * turn / PEOPLE)
    while True:
        person.says(f"How are my feet today? I am {person.first_name}.")
        await asyncio.sleep(BREATH)


async def _echo(http: httpx.AsyncClient) -> None:
    """Answer everything; each answer is shown and then changed, as a live card is."""
    offset = 0
    while True:
        for update in await _call(http, "getUpdates", offset=offset, timeout=10):
            offset = update["update_id"] + 1
            chat, text = update["message"]["chat"]["id"], update["message"]["text"]
            sent = await _call(http, "sendMessage", chat_id=chat, text=text, reply_markup=BUTTONS)
            changed = {"chat_id": chat, "message_id": sent["message_id"], "text": f"{text} Well."}
            await _call(http, "editMessageText", **changed, reply_markup=BUTTONS)


async def _call(http: httpx.AsyncClient, method: str, **params: Any) -> Any:
    answer = await http.post(method, json=params)
    return answer.raise_for_status().json()["result"]
