"""A whole session is walked through on the page, in both paces, and the bot is killed in its middle."""

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import expect

from bot.content import load
from bot.core.session.exercise import Tape, Work, unroll
from bot.demo.demo import Demo
from bot.demo.tour import TAG, TourStop
from bot.home import HOME
from sandbox.person import Person
from tests.browser.screen import Open
from tests.browser.walk import Seen, Walk
from tests.demo.conftest import WORDS, reach

LIBRARY = load(HOME / "content")
LEFT = re.compile(r"(\d+) min left")
MOST = 12
"""Messages of the bot that a session may leave in the chat."""
KILLED_AT = (7, 20, 45)
"""Steps at which the bot is killed."""


def sets(tape: Tape) -> Iterator[str]:
    """The first line of every card with work on it, in order."""
    for step in tape:
        if isinstance(step, Work):
            now, side = f"exercise.{step.exercise}.now.{step.part}", step.side
            name = WORDS.html(now if WORDS.has(now) else f"exercise.{step.exercise}.name")
            foot = WORDS.html(f"side.foot.{side}") if side else ""
            key = "session.set" if side else "session.round"
            yield TAG.sub("", WORDS.html(key, name=name, foot=foot, nth=step.nth, of=step.of))


async def walked(walk: Walk, *, hands_free: bool) -> list[Seen]:
    """Go through the session to its end, and answer every card that was seen."""
    cards = [await walk.taps("Start hands-free" if hands_free else "Start with taps")]
    while not cards[-1].title.startswith("🎉"):
        assert sum(not message.mine for message in await walk.chat()) <= MOST
        if len(cards) in KILLED_AT:
            await walk.kills_the_bot()
        waits = cards[-1].offers("Done") and "⏱" not in cards[-1].text
        cards.append(await (walk.taps("Done") if waits else walk.lets_time_pass()))
    return cards


@pytest.mark.parametrize(
    ("button", "routine", "hands_free"),
    [
        pytest.param("The short round", "short", False, id="short-taps", marks=pytest.mark.long),
        pytest.param("The short round", "short", True, id="short-hands-free"),
        pytest.param("Start now", "daily", False, id="daily-taps", marks=pytest.mark.long),
        pytest.param("Start now", "daily", True, id="daily-hands-free", marks=pytest.mark.long),
    ],
)
async def test_a_session_is_walked_through_to_its_end_though_the_bot_is_killed_on_the_way(
    demo: Demo, bea: Person, open_page: Open, button: str, routine: str, *, hands_free: bool
) -> None:
    walk = Walk(await open_page(bea))
    await reach(demo, bea, TourStop.ALL_SET)
    await walk.screen.sees("All set")
    await walk.taps(button)
    before, tape = bea.tally.copy(), unroll(LIBRARY.routines[routine], LIBRARY.exercises)

    *cards, end = await walked(walk, hands_free=hands_free)

    assert [card.title for card in cards if card.title in set(sets(tape))] == list(sets(tape))
    left = [int(found[1]) for card in cards if (found := LEFT.search(card.text))]
    assert left == sorted(left, reverse=True)
    assert len(left) == len(cards)
    assert not any("Well done" in card.text for card in cards)
    told = [line for line in end.text.splitlines() if line.startswith("• ")]
    lines = [message.text for message in await walk.chat() if message.text.startswith("• ")]
    assert lines == told
    assert [line.partition(":")[0] for line in told] == [f"• {name}" for name in names(tape)]
    assert all(re.search(r": (\d+) of \1 (sets|rounds)$", line) for line in told)
    assert "🔥 1 day in a row" in end.text
    spent = bea.tally - before
    killed = sum(at < len(cards) for at in KILLED_AT)  # each may bring a card and its picture once more
    assert spent["sent"] + spent["edited"] <= 1.5 * len(tape) + 2 * killed
    await expect(walk.screen.button("It hurts")).to_be_in_viewport()


def names(tape: Tape) -> list[str]:
    """The exercises in their order, by name."""
    return list(dict.fromkeys(WORDS.label(f"exercise.{s.exercise}.name") for s in tape if isinstance(s, Work)))
