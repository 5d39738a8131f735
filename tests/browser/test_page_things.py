"""What the page shows beside words: polls, albums, numbers, throws; by keyboard, and in words for who cannot see it."""

from typing import Any

import pytest
from playwright.async_api import expect

from sandbox.media import PIXEL
from sandbox.telegram import Telegram
from tests.browser.bot import Bot
from tests.browser.screen import DESKTOP, Open

QUESTION = {"question": "How was it?", "options": [{"text": "Good"}, {"text": "Bad"}]}
ALBUM = '[{"type": "photo", "media": "attach://one", "caption": "Both"}, {"type": "photo", "media": "attach://two"}]'


async def sent(bot: Bot, method: str, **given: Any) -> Any:
    return await bot.api(method, chat_id=bot.person.id, **given)


async def test_a_poll_is_answered_by_keyboard_and_says_all_of_itself(bot: Bot) -> None:
    message = await sent(bot, "sendPoll", **QUESTION)
    poll = bot.screen.page.get_by_role("group", name="Poll")
    good = poll.get_by_role("button", name="Good")
    await expect(poll).to_contain_text("Anonymous poll")
    await good.focus()
    await bot.screen.page.keyboard.press("Enter")
    await expect(good).to_have_attribute("aria-pressed", "true")
    await expect(good).to_have_accessible_name("Good 100%")
    await expect(good).to_be_focused()
    await expect(poll).to_contain_text("Votes: 1")
    await bot.screen.page.keyboard.press("Enter")
    await expect(good).to_have_attribute("aria-pressed", "false")
    await sent(bot, "stopPoll", message_id=message["message_id"])
    await expect(poll).to_contain_text("Final results")
    await expect(good).to_be_disabled()


async def test_a_quiz_tells_what_was_right(bot: Bot) -> None:
    await sent(bot, "sendPoll", **QUESTION, type="quiz", correct_option_ids=[1])
    poll = bot.screen.page.get_by_role("group", name="Poll")
    await poll.get_by_role("button", name="Good").click()
    await expect(poll.get_by_role("button", name="Bad Right answer 0%")).to_be_disabled()


async def test_of_several_answers_each_is_put_and_taken(bot: Bot) -> None:
    await sent(bot, "sendPoll", **QUESTION, allows_multiple_answers=True)
    answers = bot.screen.page.get_by_test_id("answer")
    for _ in range(2):
        await answers.first.click()
        await expect(answers.first).to_have_attribute("aria-pressed", "true")
        await answers.last.click()
        await expect(answers.last).to_have_attribute("aria-pressed", "true")
        await answers.first.click()
        await expect(answers.first).to_have_attribute("aria-pressed", "false")
        await answers.last.click()
        await expect(answers.last).to_have_attribute("aria-pressed", "false")


async def test_an_album_is_several_pictures_that_say_so(bot: Bot) -> None:
    files = {name: (f"{name}.png", PIXEL, "image/png") for name in ("one", "two")}
    await bot.api("sendMediaGroup", files, chat_id=str(bot.person.id), media=ALBUM)
    parts = bot.screen.page.get_by_role("article", name="part of an album")
    await expect(parts).to_have_count(2)
    await expect(parts.first.get_by_role("img", name="Both")).to_be_visible()


@pytest.mark.parametrize(
    ("method", "given", "name"),
    [
        ("sendContact", {"phone_number": "+49 1", "first_name": "Ben"}, "Contact"),
        ("sendVenue", {"latitude": 48, "longitude": 11, "title": "Park", "address": "Road 1"}, "Location"),
    ],
)
async def test_other_things_have_names(bot: Bot, method: str, given: dict[str, Any], name: str) -> None:
    await sent(bot, method, **given)
    await expect(bot.screen.page.get_by_label(name, exact=True).last).to_be_visible()


async def test_dice_say_what_came_up(bot: Bot) -> None:
    thrown = (await sent(bot, "sendDice"))["dice"]
    await expect(bot.screen.page.get_by_role("img", name=f"🎲 shows {thrown['value']}")).to_be_visible()


async def test_what_telegram_passes_over_is_shown_with_the_call(
    bot: Bot, telegram: Telegram, address: str, open_page: Open
) -> None:
    telegram.strict_fields = False
    await sent(bot, "sendMessage", text="x", txt="y")
    page = (await open_page(bot.person, DESKTOP, address)).page
    await page.get_by_test_id("tab-calls").click()
    call = page.get_by_test_id("call").first
    await call.locator("summary").click()
    await expect(call.get_by_test_id("warnings")).to_have_text('unknown parameter "txt"')
