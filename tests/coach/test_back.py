"""Back leads to the screen that somebody came from: through the whole first run, and through all of the settings."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.core.rules.profile import Profile
from bot.core.screens.card import Button, Card
from bot.core.screens.taps import AskTap, DayTap, HelloTap
from bot.store import people
from tests.coach.life import ANNA, Life, living
from tests.core.screens import buttons, screen

BACK = "↩️ Back"
LEADS_ON = (AskTap, DayTap, HelloTap)
"""What only leads to another screen."""


async def is_new(life: Life) -> None:
    """Forget all that was answered: somebody who has just come."""
    async with life.database.begin() as db:
        person = await people.lock(db, ANNA)
        assert person is not None
        visit = life.coach.visit(db, person, "new")
        visit.profile = Profile("en")


def newest(life: Life) -> Card:
    return life.phone.chat[max(life.phone.chat)]


def forward(card: Card) -> list[Button]:
    return [button for button in buttons(card) if isinstance(button.tap, LEADS_ON) and button.label != BACK]


async def explore(life: Life, seen: set[str]) -> None:
    """Tap whatever leads on, go on from there, and come back; whoever calls stands where they stood."""
    here = newest(life)
    seen.add(screen(here))
    for button in forward(here):
        assert await life.taps(button.label)
        there = screen(newest(life))
        assert there != screen(here), button.label
        if there not in seen:
            await explore(life, seen)
        assert await life.taps(BACK), there
        assert screen(newest(life)) == screen(here), f"back from {button.label}"


async def and_back(life: Life, goes: Callable[[], Awaitable[object]]) -> None:
    """Go on, come back, see what was there before, and go on for good."""
    before = newest(life).text
    await goes()
    assert newest(life).text != before
    assert await life.taps(BACK)
    assert newest(life).text == before
    await goes()


async def test_back_leads_through_the_first_run_as_one_came(template: Path, tmp_path: Path) -> None:
    async with living(template, tmp_path / "life.db") as life:
        await is_new(life)
        await life.says("/start")
        for label in ("Continue", "I agree", "None of these", "✅ None of these"):
            await and_back(life, lambda label=label: life.taps(label))  # type: ignore[misc] # a lambda's default
        await explore(life, set())
        await life.says("Australia")
        assert "There are several" in newest(life).text
        await life.taps(BACK)
        await and_back(life, lambda: life.taps("London"))
        await explore(life, set())
        await life.taps("07:00 · Every day")
        assert "All set" in newest(life).text
        await explore(life, set())


async def test_a_week_that_was_planned_in_the_first_run_leads_on_and_back(template: Path, tmp_path: Path) -> None:
    async with living(template, tmp_path / "life.db") as life:
        await is_new(life)
        await life.says("/start")
        for label in ("Continue", "I agree", "None of these", "✅ None of these", "London"):
            await life.taps(label)
        asked = newest(life).text
        await life.taps("Other days")
        await life.taps("Suggested plan")
        assert {BACK, "Continue"} <= {button.label for button in newest(life).rows[-1]}
        await life.taps(BACK)
        assert newest(life).text == asked
        await life.taps("Other days")
        await life.taps("Continue")
        assert "All set" in newest(life).text


async def test_back_leads_through_all_of_the_settings_as_one_came(template: Path, tmp_path: Path) -> None:
    async with living(template, tmp_path / "life.db") as life:
        await life.says("/settings")
        seen = set[str]()
        await explore(life, seen)
        assert len(seen) > 20
        assert sum("What time is it where you are?" in each for each in seen) > 5


async def test_back_from_the_questions_about_health_leads_to_the_settings_and_they_stand_open(
    template: Path, tmp_path: Path
) -> None:
    async with living(template, tmp_path / "life.db") as life:
        await life.says("/settings")
        await life.taps("Something about my health has changed")
        await and_back(life, lambda: life.taps("None of these"))
        for _ in range(2):
            await life.taps(BACK)
        assert newest(life).text.startswith("<b>Settings</b>")
        assert "I'll remind you once you may train again" in newest(life).text
        await life.says("/today")
        assert "what applies to you?" in newest(life).text
