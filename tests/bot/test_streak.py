"""The streak as a person meets it: named days, a freeze that is used by itself, and yesterday marked in time."""

from collections.abc import Iterable
from datetime import timedelta

import pytest

from bot.app import App
from bot.core.calendar import day_of
from bot.core.rules.streak import DayKind
from bot.store import diary, people
from bot.store.diary import DayLine
from sandbox.person import Person
from tests.bot.conftest import MORNING, House, arrive, tap, text

ZONE = "Europe/London"
TODAY = day_of(MORNING, ZONE)


async def kept(app: App, anna: Person, days_ago: Iterable[int]) -> None:
    """Let a person have exercised so many days ago, and have come before that."""
    async with app.database.begin() as db:
        row = await people.lock(db, anna.id)
        assert row
        row.created_at = MORNING - timedelta(days=60)
        row.plan_since = TODAY - timedelta(days=60)
        for ago in sorted(days_ago, reverse=True):
            day, at = TODAY - timedelta(days=ago), MORNING - timedelta(days=ago)
            diary.log_day(db, anna.id, DayLine(day, ZONE, DayKind.FULL, at))


async def kinds(app: App, anna: Person) -> list[DayKind]:
    async with app.database.reading() as db:
        return [DayKind(line.kind) for line in await diary.days(db, anna.id)]


async def test_two_minutes_are_kept_as_two_minutes(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        anna.says("/start two-minutes")
        await tap(anna, "Start hands-free")
        await house.forward_to(MORNING + timedelta(minutes=6))
        await anna.sees("Well done")
        await house.settled()
        assert await kinds(app, anna) == [DayKind.TWO_MINUTES]


async def test_a_missed_day_takes_a_freeze_by_itself_and_the_next_morning_says_so(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await kept(app, anna, range(8))
        anna.says("my streak")
        said = await anna.sees("8 days in a row")
        assert "1 free day saved up" in said.text
        await house.forward_to(MORNING + timedelta(days=2, hours=1))
        await anna.sees("Yesterday took one of your free days")
        assert "8 days in a row" in text(anna)


async def test_without_a_freeze_it_begins_anew_beside_what_was_kept(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await kept(app, anna, range(3, 8))
        anna.says("my streak")
        said = await anna.sees("of the last 27 planned days")
        assert "5 of the last 27" in said.text
        assert "Longest streak: 5 days" in said.text


async def test_yesterday_is_marked_until_today_ends_and_taken_back(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await kept(app, anna, [2, 3])
        anna.says("my streak")
        await tap(anna, "Mark yesterday as done")
        await anna.sees("Yesterday is marked as done")
        assert "3 days in a row" in text(anna)
        await tap(anna, "Take it back")
        await anna.sees("yesterday is open again")


@pytest.mark.parametrize("ago", [0, 1])
async def test_whoever_did_it_without_us_says_which_day(house: House, ago: int) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await kept(app, anna, [2, 1 - ago])
        anna.says("i did it already")
        await tap(anna, "Mark today as done" if ago == 0 else "Mark yesterday as done")
        await anna.sees("is marked as done")
        assert "3 days in a row" in text(anna)
