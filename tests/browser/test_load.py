"""The page stays smooth while two hundred people chat at once."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median, quantiles
from typing import Self

import pytest
from playwright.async_api import Browser, Page, expect

from bot.sandbox.clock import Clock
from bot.sandbox.server import serve
from bot.sandbox.telegram import Telegram
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
IDLE = 2.0
"""Real seconds for which the page is measured before anybody chats."""


@dataclass(frozen=True, slots=True)
class Smoothness:
    """How long the frames of a page took, in milliseconds."""

    typical: float
    slow: float
    """The 95th percentile."""
    slowest: float

    @classmethod
    async def of(cls, page: Page, seconds: float) -> Self:
        gaps: list[float] = await page.evaluate(FRAMES, seconds * 1000)
        return cls(median(gaps), quantiles(gaps, n=20)[-1], max(gaps))

    def __str__(self) -> str:
        return f"median {self.typical:.1f} ms, p95 {self.slow:.1f} ms, slowest {self.slowest:.0f} ms"


@pytest.mark.parametrize("seconds", [4.0, pytest.param(20.0, marks=pytest.mark.long)])
async def test_the_page_stays_smooth_while_two_hundred_people_chat(
    browser: Browser, seconds: float, capsys: pytest.CaptureFixture[str]
) -> None:
    telegram = Telegram(clock=Clock(NOON))
    people = [telegram.person(f"Person {number}") for number in range(1, PEOPLE + 1)]
    page = await browser.new_page()
    async with serve(telegram) as address:
        await page.goto(f"{address}/#person={people[0].id}")
        idle = await Smoothness.of(page, IDLE)

        async with crowd(telegram, address):
            await telegram.until(lambda: people[-1].tally["edited"], timeout=60)
            before = sum(person.tally["edited"] for person in people)
            busy = await Smoothness.of(page, seconds)
            answered = sum(person.tally["edited"] for person in people) - before
        await expect(page.get_by_test_id("message")).to_have_count(len(people[0].chat))
    await page.close()

    with capsys.disabled():
        sys.stdout.write(f"\n{PEOPLE} people, {answered / seconds:.0f} answers/s: {busy}; idle: {idle}\n")
    assert answered > PEOPLE
    assert busy.slow <= 3 * idle.slow
    assert busy.slowest <= 500
