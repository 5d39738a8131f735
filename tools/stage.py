"""The demo, put up before a real browser: what is filmed plays there."""

import sys
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from playwright.async_api import Browser

from bot.content import load
from bot.core.words import Words
from bot.demo.demo import Demo, set_up
from bot.home import HOME
from tools.browser import NoBrowser, chromium

Shoot: TypeAlias = Callable[[Demo, Browser, Words], Awaitable[None]]
"""Plays something, and films it."""


async def on_stage(shoot: Shoot) -> int:
    """Put the demo up for as long as something is filmed; return the exit code."""
    words = load(HOME / "content").words_for("en")
    try:
        async with chromium() as browser, set_up(words) as demo:
            await shoot(demo, browser, words)
    except NoBrowser as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    return 0
