"""What a phone shows and does besides its messages."""

import re

import pytest
from playwright.async_api import expect

from sandbox.telegram import Telegram
from tests.browser.bot import Bot
from tests.browser.screen import PHONE, Open


async def test_a_keyboard_of_plain_strings_can_be_pressed(bot: Bot) -> None:
    await bot.says("Yes or no?", reply_markup={"keyboard": [["Yes", {"text": "No"}]]})
    await bot.screen.page.get_by_test_id("key").filter(has_text="Yes").click()
    await bot.person.until(lambda: bot.person.last is not None and bot.person.last.text == "Yes")


async def test_the_welcome_shows_what_the_bot_says_of_itself_only_later(
    bot: Bot, telegram: Telegram, open_page: Open
) -> None:
    screen = await open_page(telegram.person("Dora"), PHONE, bot.api.url)
    await bot.api("setMyDescription", description="A coach for feet.")
    await expect(screen.page.get_by_test_id("welcome")).to_contain_text("A coach for feet.")
    await bot.api("setMyName", name="Footing, tried")
    await expect(screen.page.get_by_role("heading", name="Footing, tried")).to_be_visible()


async def test_whoever_has_tapped_start_can_write_at_once(bot: Bot, telegram: Telegram, open_page: Open) -> None:
    screen = await open_page(telegram.person("Dora"), address=bot.api.url)
    start = screen.page.get_by_test_id("start")
    await start.wait_for()
    await start.press("Enter")
    await expect(screen.page.get_by_test_id("composer")).to_be_focused()


@pytest.mark.parametrize(("language", "time"), [("en", r"12:\d\d"), ("en-US", r"12:\d\d PM"), ("de", r"12:\d\d")])
async def test_all_clocks_look_alike_unless_a_person_says_otherwise(
    bot: Bot, telegram: Telegram, open_page: Open, language: str, time: str
) -> None:
    screen = await open_page(telegram.person("Dora", language_code=language), address=bot.api.url)
    await expect(screen.page.locator(".bar time")).to_have_text(re.compile(rf"^{time}$"))
    await expect(screen.page.get_by_test_id("clock")).to_have_text(re.compile(r"^12:\d\d:\d\d$"))


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_name_of_a_day_hides_what_is_under_it(bot: Bot, theme: str) -> None:
    await bot.screen.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
    resources = await bot.screen.page.locator(".day-name span").evaluate(
        "(chip) => getComputedStyle(chip).backgroundColor"
    )
    assert re.fullmatch(r"rgb\(\d+, \d+, \d+\)", resources)
