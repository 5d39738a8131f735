"""The page stays smooth while two hundred people chat at once.

Measured beside the same page with nobody chatting, in the same seconds: a busy machine slows both.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate, groupby
from statistics import median, quantiles
from typing import Self

import pytest
from playwright.async_api import Browser, Page, expect

from sandbox.clock import Clock
from sandbox.server import serve
from sandbox.telegram import Telegram
from tests.browser.crowd import PEOPLE, crowd

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
FRAMES = """(length) => new Promise((done) => {
    const gaps = [];
    let last = performance.now();
    const end = last + length;
    const frame = () => {
        const now = performance.now();
        gaps.push(now - last);
        last = now;
        now < end ? requestAnimationFrame(frame) : done(gaps);
    };
    requestAnimationFrame(frame);
})"""
"""Milliseconds between one frame and the next, for a length in milliseconds."""


WINDOW = 1000.0
"""Milliseconds. The quietest window counts: what another program takes for a moment is no fault of the page."""


@dataclass(frozen=True, slots=True)
class Frames:
    """How long the frames of a page took, in milliseconds, one after the other."""

    gaps: tuple[float, ...]

    @classmethod
    async def of(cls, page: Page, seconds: float) -> Self:
        return cls(tuple(await page.evaluate(FRAMES, seconds * 1000)))

    @property
    def slow(self) -> float:
        """The 95th percentile."""
        return quantiles(self.gaps, n=20)[-1]

    @property
    def quietest(self) -> "Frames":
        """The frames of the window that went best."""
        windows = groupby(zip(accumulate(self.gaps), self.gaps, strict=True), lambda frame: frame[0] // WINDOW)
        whole = [Frames(tuple(gap for _, gap in window)) for _, window in windows][:-1]
        return min(whole, key=lambda frames: frames.slow)

    def __str__(self) -> str:
        return f"median {median(self.gaps):.1f} ms, p95 {self.slow:.1f} ms, slowest {max(self.gaps):.0f} ms"


WATCHED = 20.0
"""Seconds that are looked on."""


@asynccontextmanager
async def users(browser: Browser) -> AsyncIterator[tuple[Telegram, str, Page]]:
    """A Telegram with two hundred people, its address, and the page open on one of them."""
    telegram = Telegram(clock=Clock(NOON))
    for number in range(PEOPLE):
        telegram.person(f"Person {number + 1}")
    async with serve(telegram) as address:
        page = await browser.new_page()
        await page.goto(address)
        await page.get_by_test_id("phone").wait_for()
        yield telegram, address, page
        await page.close()


@pytest.mark.long
async def test_the_page_stays_smooth_while_two_hundred_people_chat(
    browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    async with users(browser) as (telegram, address, page), users(browser) as (_, _, quiet_page):
        people = tuple(telegram.people.values())
        async with crowd(telegram, address):
            await telegram.until(lambda: people[-1].tally["edited"], timeout=60)
            before = sum(person.tally["edited"] for person in people)
            busy, idle = await asyncio.gather(Frames.of(page, WATCHED), Frames.of(quiet_page, WATCHED))
            answered = sum(person.tally["edited"] for person in people) - before
        await expect(page.get_by_test_id("message")).to_have_count(len(people[0].chat))

    with capsys.disabled():
        sys.stdout.write(f"\n{PEOPLE} people, {answered / WATCHED:.0f} answers/s: {busy}; idle page: {idle}\n")
    assert answered > PEOPLE / 4
    assert busy.quietest.slow <= 3 * idle.slow
    assert max(busy.gaps) <= 500
