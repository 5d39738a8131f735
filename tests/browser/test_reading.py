"""Where the reader is: with the newest message, from its top, or wherever they went themselves."""

import pytest
from playwright.async_api import expect

from tests.browser.bot import Bot

SHORT, TALL = "A line.\n" * 12, "A line.\n" * 60
"""Of two short ones the pane has room; of a tall one not."""
PLACE = """() => {
    const pane = document.querySelector("[data-test=pane]");
    const newest = [...document.querySelectorAll("[data-test=message]:not(.leaving)")].at(-1);
    if (!newest) return null;
    const [seen, message] = [pane, newest].map((node) => node.getBoundingClientRect());
    return { above: message.top - seen.top, below: pane.scrollHeight - pane.clientHeight - pane.scrollTop };
}"""
"""Pixels from the top of what is seen to the top of the newest message, and from its bottom to the end of the chat."""
AT_ITS_TOP = f"() => {{ const place = ({PLACE})(); return place?.above >= 0 && place.above < 40; }}"
AT_THE_END = f"() => ({PLACE})()?.below < 2"
HALF_WAY = """() => {
    const pane = document.querySelector("[data-test=pane]");
    return pane.scrollTop > 100 && pane.scrollTop < pane.scrollHeight - pane.clientHeight - 100;
}"""


async def test_a_message_taller_than_the_pane_is_shown_from_its_top(bot: Bot) -> None:
    await bot.says(SHORT)
    await bot.reader_is(AT_THE_END)
    await bot.says(TALL)
    await bot.reader_is(AT_ITS_TOP)
    await expect(bot.screen.page.get_by_test_id("jump")).to_be_enabled()
    await bot.says(SHORT)
    await bot.reader_is(AT_THE_END)


async def test_a_message_that_grows_taller_than_the_pane_is_shown_from_its_top(bot: Bot) -> None:
    question = await bot.says(SHORT)
    await bot.edits(question, TALL)
    await bot.reader_is(AT_ITS_TOP)
    await bot.edits(question, SHORT)
    await bot.reader_is(AT_THE_END)


async def test_a_reload_shows_a_tall_message_from_its_top(bot: Bot) -> None:
    await bot.says(TALL)
    await bot.screen.page.reload()
    await bot.reader_is(AT_ITS_TOP)


@pytest.mark.parametrize("to", ["pane.scrollHeight", "pane.scrollTop + 200"])
async def test_within_a_tall_message_nobody_is_moved(bot: Bot, to: str) -> None:
    old, tall = await bot.says(SHORT), await bot.says(TALL)
    await bot.reader_is(AT_ITS_TOP)
    await bot.reader_scrolls(to)
    before = await bot.screen.page.evaluate(PLACE)

    await bot.edits(tall, TALL.replace("line", "word"))
    await bot.screen.sees("A word.")
    await bot.deletes(old)

    assert await bot.screen.page.evaluate(PLACE) == pytest.approx(before, abs=1)


async def test_who_follows_stays_with_the_newest_when_what_is_above_goes(bot: Bot) -> None:
    for text, where in ((SHORT, AT_THE_END), (TALL, AT_ITS_TOP)):
        olds = [await bot.says(TALL), await bot.says(SHORT)]
        await bot.says(text)
        for old in olds:
            await bot.deletes(old)
        await bot.reader_is(where)


async def test_who_reads_above_is_not_moved_and_is_told_what_is_missed(bot: Bot) -> None:
    for _ in range(4):
        await bot.says(SHORT)
    await bot.reader_scrolls("0")
    await bot.says(SHORT)

    assert await bot.screen.page.evaluate("() => document.querySelector('[data-test=pane]').scrollTop") == 0
    await expect(bot.screen.page.get_by_test_id("jump")).to_have_text("1")


async def test_a_message_on_the_readers_way_down_strands_nobody(bot: Bot) -> None:
    for _ in range(12):
        await bot.says(TALL)
    await bot.reader_scrolls("0")
    await bot.screen.page.get_by_test_id("jump").click()
    await bot.reader_is(HALF_WAY)
    await bot.says(SHORT)
    await bot.reader_is(AT_THE_END)
