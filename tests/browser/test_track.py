"""A session that is heard: the chat page plays it, leaps in it by keyboard as by hand, and keeps to the clock."""

from datetime import timedelta

import pytest
from playwright.async_api import Locator, Page, expect

from bot.core.track.track import track
from bot.track.clips import Clips
from bot.track.joiner import join
from bot.track.tags import Tags
from sandbox.telegram import Telegram
from tests.browser.bot import Bot
from tests.core.shipped import LIBRARY

CLIPS = Clips(LIBRARY.voices["en"])
LENGTH = 1298
"""Seconds of the daily routine, with its closing line."""
NAME = "The daily five"


async def sent(bot: Bot) -> Locator:
    """Send the daily routine as the bot would send it, and find its player."""
    assert LIBRARY.cover
    joined = join(track(LIBRARY.promised, LIBRARY.exercises, CLIPS.voice), CLIPS, Tags(NAME, "Footing"))
    await bot.api(
        "sendAudio",
        {"audio": ("daily.mp3", joined.content, "audio/mpeg"), "thumbnail": ("c.jpg", LIBRARY.cover.read_bytes())},
        chat_id=bot.person.id,
        duration=round(joined.seconds),
        title=NAME,
        performer="Footing",
    )
    return bot.screen.page.get_by_role("group", name=NAME)


@pytest.fixture
async def player(bot: Bot) -> Locator:
    return await sent(bot)


def seek(page: Page) -> Locator:
    return page.get_by_role("slider", name=f"Position in {NAME}")


async def at_least(page: Page, second: float) -> None:
    """Wait until the bar is there, or beyond."""
    await page.wait_for_function(f"() => Number(document.querySelector('.seek').value) >= {second}")


async def test_a_track_has_a_name_a_length_a_cover_and_a_bar_before_anything_is_fetched(
    bot: Bot, player: Locator
) -> None:
    await expect(player).to_contain_text(NAME)
    await expect(player).to_contain_text("Footing")
    await expect(player).to_contain_text("21:38")
    await expect(seek(bot.screen.page)).to_have_attribute("max", str(LENGTH))
    await expect(seek(bot.screen.page)).to_have_attribute("aria-valuetext", "0:00 of 21:38")
    cover = await player.get_by_role("button").evaluate("disc => getComputedStyle(disc).backgroundImage")
    assert "/sandbox/files/" in cover


async def test_it_plays_and_pauses_by_one_button_that_says_which(bot: Bot, player: Locator) -> None:
    await player.get_by_role("button", name=f"Play {NAME}").press("Enter")
    await at_least(bot.screen.page, 0.5)
    await player.get_by_role("button", name=f"Pause {NAME}").press("Enter")
    await expect(player.get_by_role("button", name=f"Play {NAME}")).to_be_visible()


async def test_the_bar_is_moved_by_keys_before_and_while_it_plays(bot: Bot, player: Locator) -> None:
    page = bot.screen.page
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
        await seek(page).press(key)
    await expect(seek(page)).to_have_attribute("aria-valuetext", "0:20 of 21:38")
    await player.get_by_role("button").press("Enter")
    await at_least(page, 20.2)
    await seek(page).press("End")
    await page.wait_for_function(f"() => Number(document.querySelector('.seek').value) >= {LENGTH - 1}")
    await seek(page).press("Home")
    await page.wait_for_function("() => Number(document.querySelector('.seek').value) < 20")


async def test_where_the_clock_leaps_what_plays_leaps_too(bot: Bot, player: Locator, telegram: Telegram) -> None:
    page = bot.screen.page
    await player.get_by_role("button").press("Enter")
    await at_least(page, 0.5)
    telegram.clock.jump(timedelta(minutes=10))
    await at_least(page, 600)
    await player.get_by_role("button").press("Enter")
    stood = await seek(page).input_value()
    telegram.clock.jump(timedelta(minutes=5))
    await bot.says("Still there?")
    assert await seek(page).input_value() == stood


async def test_where_the_clock_runs_what_plays_keeps_up_and_at_its_end_it_is_over(
    bot: Bot, player: Locator, telegram: Telegram
) -> None:
    page = bot.screen.page
    await player.get_by_role("button").press("Enter")
    await at_least(page, 0.3)
    telegram.clock.run(60)
    await at_least(page, 120)
    telegram.clock.jump(timedelta(hours=1))
    await expect(player.get_by_role("button", name=f"Play {NAME}")).to_be_visible()


async def test_a_track_that_is_deleted_falls_silent(bot: Bot) -> None:
    page = bot.screen.page
    await page.evaluate("""() => {
        const Native = window.Audio;
        window.Audio = function () { return (window.sound = new Native()); };
    }""")
    player = await sent(bot)
    await player.get_by_role("button").press("Enter")
    await page.wait_for_function("() => window.sound.currentTime > 0.3")
    await bot.deletes(int(str(await bot.screen.newest.get_attribute("data-id"))))

    await page.wait_for_function("() => window.sound.paused")
