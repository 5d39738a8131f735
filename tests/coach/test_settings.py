"""The settings as they are lived with: what they say is so, days and times are said in words, old cards do no harm."""

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from bot.core.incoming import Pressed
from bot.core.rules.profile import Profile, Question
from bot.core.screens.buttons import pack
from bot.core.screens.card import Card
from bot.core.screens.taps import AnswerTap, AskTap, Tap
from bot.store import people
from tests.coach.life import ANNA, Life, living, local
from tests.core.screens import buttons, taps

NOON = local(0, time(15, 40))
"""20 minutes to four in Kathmandu, five to ten in London."""


def newest(life: Life) -> Card:
    return life.phone.chat[max(life.phone.chat)]


def labels(card: Card) -> list[str]:
    return [button.label for button in buttons(card)]


async def row(life: Life) -> Mapping[str, Any]:
    async with life.database.begin() as db:
        person = await people.lock(db, ANNA)
        assert person is not None
        return {"paused": person.paused_until, "zone": person.zone, "week": person.week, "signs": person.signs}


async def presses(life: Life, tap: Tap, message: int) -> None:
    """Tap a button of a card, however old."""
    await life._does(Pressed(pack(tap), "query", message))


@pytest.mark.parametrize("way", ["/pause", "settings", "nonsense", "in words"])
@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("10 days", date(2026, 3, 12)),
        ("two weeks", date(2026, 3, 16)),
        ("until Friday", date(2026, 3, 6)),
        ("until 20 December", date(2026, 12, 20)),
        ("till the 3rd", date(2026, 3, 3)),
        ("a month", date(2026, 4, 2)),
        ("3", date(2026, 3, 5)),
    ],
)
async def test_wherever_it_is_asked_for_how_long_days_are_said_in_words(
    template: Path, tmp_path: Path, way: str, said: str, until: date
) -> None:
    async with living(template, tmp_path / "life.db") as life:
        match way:
            case "settings":
                await life.says("/settings")
                await life.taps("Pause for days")
            case "nonsense":
                await life.says("/pause until pigs fly")
            case "in words":
                await life.says("/pause")
                await life.says("until the cows come home")
                assert newest(life).text.startswith("I didn't get how long.")
                assert "\n" not in newest(life).text
            case _:
                await life.says("/pause")
        await life.says(said)
        assert (await row(life))["paused"] == until
        assert f">{until}<" in newest(life).text
        await life.says("/settings")
        assert "Reminders paused until <tg-time" in newest(life).text
        assert f">{until}<" in newest(life).text


@pytest.mark.parametrize("said", ["0 days", "500 days", "until yesterday", "until 31 February", "25:70", "maybe"])
async def test_what_is_no_number_of_days_has_one_clear_line_and_is_asked_still(
    template: Path, tmp_path: Path, said: str
) -> None:
    async with living(template, tmp_path / "life.db") as life:
        await life.says("/settings")
        await life.taps("Pause for days")
        await life.says(said)
        assert newest(life).text.startswith("I didn't get how long.")
        assert (await row(life))["paused"] is None
        await life.says("two weeks")
        assert (await row(life))["paused"] == date(2026, 3, 16)


async def test_a_pause_is_begun_and_ended_in_the_settings(template: Path, tmp_path: Path) -> None:
    async with living(template, tmp_path / "life.db") as life:
        await life.says("/settings")
        await life.taps("Pause for days")
        assert "Reminders: not paused" in newest(life).text
        await life.taps("7 days")
        assert newest(life).text.startswith("<b>Settings</b>")
        assert ">2026-03-09<" in newest(life).text
        await life.taps("Pause for days")
        assert ">2026-03-09<" in newest(life).text
        await life.taps("Remind me again")
        assert "paused" not in newest(life).text
        assert (await row(life))["paused"] is None


@pytest.mark.parametrize("way", ["Reminder", "Days", "Time zone", "Evening reminder", "Pause for days"])
async def test_never_mind_leaves_all_as_it_is_and_says_how_that_is(template: Path, tmp_path: Path, way: str) -> None:
    async with living(template, tmp_path / "life.db") as life:
        before = await row(life)
        await life.says("/settings")
        await life.taps(way)
        await life.says("never mind")
        assert newest(life).text.startswith("All right, it stays as it is.")
        assert "<b>Settings</b>" in newest(life).text
        assert await row(life) == before
        await life.says("7:30")
        assert await row(life) == before, "nothing is asked any more"


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("3.40pm", "15:40 · Kathmandu"),
        ("15:40", "15:40 · Kathmandu"),
        ("quarter to four", "15:40 · Kathmandu"),
        ("9:55", "09:55 · London"),
        ("it's five to ten in the morning", "09:55 · London"),
        ("ten to ten", "09:55 · London"),
        ("4:55 am", "04:55 · New York"),
    ],
)
async def test_what_a_clock_shows_says_where_one_is(template: Path, tmp_path: Path, said: str, first: str) -> None:
    """A zone that is alone with its time is taken at once, as that of a city is."""
    async with living(template, tmp_path / "life.db") as life:
        async with life.database.begin() as db:
            person = await people.lock(db, ANNA)
            assert person is not None
            life.coach.visit(db, person, "moved").profile = Profile("en", consent=True, unwarned=True, screened=True)
        life.clock.at = NOON
        await life.says("/start")
        await life.says(said)
        at, _, city = first.partition(" · ")
        if "Which time is yours?" in newest(life).text:
            assert labels(newest(life))[0] == first
            await life.taps(first)
        assert f"{city}: it's {at} there" in newest(life).text


async def test_a_time_that_there_is_not_is_no_place(template: Path, tmp_path: Path) -> None:
    async with living(template, tmp_path / "life.db") as life:
        await life.says("/settings")
        await life.taps("Time zone")
        for said in ("25:70", "half past", "Atlantis"):
            await life.says(said)
            assert newest(life).text.startswith("I don't know that place.")
        assert (await row(life))["zone"] == "Asia/Kathmandu"


async def test_more_zones_are_near_the_likely_one(template: Path, tmp_path: Path) -> None:
    async with living(template, tmp_path / "life.db") as life:
        await life.says("/settings")
        await life.taps("Time zone")
        assert labels(newest(life))[0] == "✅ 08:00 · Kathmandu"
        await life.taps("More…")
        shown = [time.fromisoformat(label[:5]) for label in labels(newest(life)) if label[2:3] == ":"]
        assert all(time(5, 30) <= at <= time(10, 30) for at in shown), shown


async def test_two_cards_of_the_settings_do_what_they_say_however_old(template: Path, tmp_path: Path) -> None:
    async with living(template, tmp_path / "life.db") as life:
        await life.says("/settings")
        old = max(life.phone.chat)
        await life.says("/settings")
        await life.taps("Reminder")
        await presses(life, AskTap(Question.TIME, 0), old)
        await presses(life, AnswerTap(Question.TIME, "0830"), old)
        assert "08:30" in life.phone.chat[old].text
        await life.taps("09:00")
        assert "Next reminder" in newest(life).text
        await life.taps("Reminder")
        assert "Reminder: every day at 09:00" in newest(life).text
        await presses(life, AnswerTap(Question.PAUSE, "9999"), old)
        await presses(life, AnswerTap(Question.PAUSE, "x"), old)
        assert (await row(life))["paused"] is None


async def test_a_sign_that_is_ticked_twice_or_on_two_cards_stays_ticked(template: Path, tmp_path: Path) -> None:
    async with living(template, tmp_path / "life.db") as life:
        await life.says("/settings")
        await life.taps("Something about my health has changed")
        await life.taps("None of these")
        card = max(life.phone.chat)
        tick = next(tap for tap in taps(newest(life)) if tap == AnswerTap(Question.SCREENING, "pregnant"))
        for _ in range(2):
            await presses(life, tick, card)
        assert "☑ Pregnant" in labels(newest(life))
        assert (await row(life))["signs"] == ["pregnant"]
        await life.taps("☑ Pregnant")
        assert (await row(life))["signs"] == []


async def test_where_it_hurts_and_how_strong_it_is_are_said_on_the_screen(template: Path, tmp_path: Path) -> None:
    async with living(template, tmp_path / "life.db") as life:
        await life.says("it hurts")
        await life.taps("Where?")
        await life.taps("Heel")
        assert "I've noted <b>Heel</b>" in newest(life).text
        assert [label for label in labels(newest(life)) if label.startswith("✅")] == ["✅ Heel"]
        await life.taps("Arch")
        assert [label for label in labels(newest(life)) if label.startswith("✅")] == ["✅ Arch"]
        await life.taps("How strong?")
        await life.taps("6")
        assert "I've noted <b>6 of 10</b>" in newest(life).text


async def test_no_screen_of_the_settings_points_to_the_settings_where_nothing_is_planned(
    template: Path, tmp_path: Path
) -> None:
    async with living(template, tmp_path / "life.db") as life:
        await life.says("/settings")
        await life.taps("Reminder")
        await life.taps("No reminder")
        assert "No reminder is planned." in newest(life).text
        for way in ("Reminder", "Days"):
            await life.taps(way)
            assert "No reminder is planned." in newest(life).text
            assert "/settings" not in newest(life).text
            await life.taps("Back")
