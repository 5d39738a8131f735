"""The chat page in a real headless Chromium, the production bot behind it, and one demo for all tests.

A test brings a person of its own. What it does on the screen is done with `Screen`, as a thumb would.
"""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime

import httpx
import pytest
from playwright.async_api import Browser, expect

from bot.demo.demo import Demo, page_words, set_up
from sandbox.clock import Clock
from sandbox.person import Person
from sandbox.server import serve
from sandbox.telegram import Telegram
from tests.browser.bot import Bot
from tests.browser.screen import DESKTOP, PATIENCE, PHONE, Open, Screen
from tests.demo.conftest import WORDS
from tests.sandbox.conftest import Api
from tools.browser import NoBrowser, chromium

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with AsyncExitStack() as stack:
        try:
            running = await stack.enter_async_context(chromium())
        except NoBrowser as missing:
            pytest.skip(str(missing))
        yield running


@pytest.fixture(scope="session")
async def demo(browser: Browser) -> AsyncIterator[Demo]:  # noqa: ARG001 # without a browser nothing is started
    async with set_up(WORDS) as standing:
        await standing.telegram.until(lambda: standing.telegram.updates.reading, timeout=60)
        yield standing


@pytest.fixture
def bea(demo: Demo) -> Person:
    """Somebody whom the bot has never met, in London."""
    return demo.telegram.person("Bea", zone="Europe/London")


@pytest.fixture
async def open_page(browser: Browser, demo: Demo) -> AsyncIterator[Open]:
    """Open a person's chat in a window of its own; at the end no script may have failed in any."""
    failures: list[str] = []
    async with AsyncExitStack() as stack:

        async def begin(person: Person, size: tuple[int, int] = DESKTOP, address: str = demo.address) -> Screen:
            context = await browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
            context.set_default_timeout(PATIENCE)
            stack.push_async_callback(context.close)
            page = await context.new_page()
            page.on("pageerror", lambda error: failures.append(str(error)))
            await page.goto(f"{address}/#person={person.id}")
            await page.get_by_test_id("phone").wait_for()
            return Screen(page)

        yield begin
    assert failures == []


@pytest.fixture
async def telegram() -> Telegram:
    return Telegram(clock=Clock(NOON), words=page_words(WORDS), strict_fields=True)


@pytest.fixture
async def address(telegram: Telegram, browser: Browser) -> AsyncIterator[str]:  # noqa: ARG001 # without one nothing is served
    async with serve(telegram) as url:
        yield url


@pytest.fixture
async def bot(telegram: Telegram, address: str, open_page: Open) -> AsyncIterator[Bot]:
    cleo = telegram.person("Cleo")
    cleo.says("/start")
    async with httpx.AsyncClient(trust_env=False) as http:
        yield Bot(Api(http, address), cleo, await open_page(cleo, PHONE, address))
