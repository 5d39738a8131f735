"""The headless Chromium of this machine: Playwright drives it, and brings none of its own.

The rule: one place knows where a browser is found, and what to say where there is none.
"""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
MISSING = f"no {' or '.join(NAMES[:2])} on the PATH: apt-get install chromium-headless-shell"


class NoBrowser(Exception):
    """There is no browser on this machine."""


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Run a browser until the block ends. Raises NoBrowser."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise NoBrowser(MISSING)
    async with async_playwright() as playwright:
        playwright.selectors.set_test_id_attribute("data-test")
        browser = await playwright.chromium.launch(executable_path=found)
        try:
            yield browser
        finally:
            await browser.close()
