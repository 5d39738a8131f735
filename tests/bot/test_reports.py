"""A report has the whole advice once; whatever else is said of the pain belongs to it while it is open."""

from datetime import timedelta

import pytest

from bot.core.rules.pain import Told
from tests.bot.conftest import MORNING, House, arrive, begin, has, progress, tap
from tests.bot.reported import (
    EMERGENCY,
    PROVIDER,
    advice,
    advised,
    further,
    is_hurt,
    reports,
    said_of,
    short_answers,
    stopped_for_pain,
    toasted,
)

pytestmark = pytest.mark.usefixtures("unhurried")

PAINS = ["my calf hurts too", "now the knee hurts as well", "and there is a cramp in my toes", "it hurts a lot"]


async def test_further_words_belong_to_the_report_in_order_and_are_answered_in_two_lines(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        anna.says("my heel hurts")
        await anna.sees(EMERGENCY)
        for count, words in enumerate(PAINS, start=1):
            await house.settled()
            house.clock.jump(timedelta(hours=count))
            anna.says(words)
            await anna.until(lambda count=count: len(short_answers(anna)) == count)  # type: ignore[misc] # a lambda's default
            await house.settled()
        (report,) = await reports(app)
        rows = await further(app)
        assert advised(anna) == 1
        assert await said_of(app, report) == ["my heel hurts", *PAINS]
        assert [row.at for row in rows] == sorted({row.at for row in rows})
        assert all(EMERGENCY in answer and PROVIDER in answer for answer in short_answers(anna))
        assert "It has hurt" not in (await progress(anna)).replace("It has hurt 1", "")


@pytest.mark.parametrize(
    ("words", "later"),
    [("it started yesterday", 0), ("mostly on stairs", 5), ("it is getting worse", 50)],
)
async def test_what_means_nothing_else_belongs_for_an_hour_to_the_report(house: House, words: str, later: int) -> None:
    anna = house.person()
    async with house.bot() as app:
        await is_hurt(house, anna)
        house.clock.jump(timedelta(minutes=later))
        anna.says(words)
        await anna.until(lambda: len(short_answers(anna)) == 1)
        await house.settled()
        (report,) = await reports(app)
        assert await said_of(app, report) == ["my heel hurts", words]


@pytest.mark.parametrize(("words", "later"), [("mostly on stairs", 61), ("thanks", 1), ("when is my reminder", 1)])
async def test_what_is_said_later_or_means_something_else_is_no_part_of_the_report(
    house: House, words: str, later: int
) -> None:
    anna = house.person()
    async with house.bot() as app:
        await is_hurt(house, anna)
        house.clock.jump(timedelta(minutes=later))
        anna.says(words)
        await house.settled()
        (report,) = await reports(app)
        assert await said_of(app, report) == ["my heel hurts"]


async def test_a_new_warning_sign_in_further_words_brings_its_line_and_one_that_was_said_does_not(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        anna.says("my calf hurts, it is red and swollen")
        await anna.sees(EMERGENCY)
        anna.says("my calf is so swollen and it hurts")
        await anna.until(lambda: len(short_answers(anna)) == 1)
        await house.settled()
        assert not any("One calf that throbs" in message.text for message in anna.chat)
        anna.says("it hurts and I can't breathe")
        await anna.sees("this cannot wait")
        await house.settled()
        assert (await reports(app))[0].signs == ["chest"]


async def test_the_next_day_is_another_report_with_the_whole_advice(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        anna.says("my heel hurts")
        await anna.sees(EMERGENCY)
        await house.forward_to(MORNING + timedelta(days=1, hours=3))
        anna.says("my heel still hurts")
        await anna.until(lambda: advised(anna) == 2)
        assert len(await reports(app)) == 2


async def test_without_consent_further_words_are_answered_and_not_kept(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna, "Without notes")
        anna.says("my heel hurts")
        await anna.sees(EMERGENCY)
        anna.says("and my knee hurts")
        await anna.until(lambda: len(short_answers(anna)) == 1)
        await house.settled()
        assert "Added to your report" not in short_answers(anna)[0]
        assert await further(app) == []
        assert len(await reports(app)) == 1


@pytest.mark.parametrize("by", ["button", "words"])
async def test_where_no_session_ran_none_is_said_to_have_ended(house: House, by: str) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        if by == "words":
            anna.says("my heel hurts")
        else:
            anna.says("gibberish of the day")
            await anna.until(lambda: has(anna, "It hurts"))
            await tap(anna, "It hurts")
        said = (await anna.sees(EMERGENCY)).text
        assert "Nothing will start today" in said
        assert "ended" not in said
        await house.settled()
        assert "safety.advice.stopped" not in (await reports(app))[0].advised


async def test_where_a_session_was_only_offered_none_is_said_to_have_ended(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await tap(anna, "Start now")
        await anna.sees("The daily five")
        anna.says("my heel hurts")
        await anna.sees(EMERGENCY)
        await house.settled()
        assert not any("Session stopped" in m.text or "session has ended" in m.text for m in anna.chat)


CHANGES = ["words", "unknown words", "score", "place", "note", "voice", "sign"]


@pytest.mark.parametrize("change", CHANGES)
async def test_by_mistake_goes_once_more_than_the_button_was_used_and_withdraws_nothing(
    house: House, change: str
) -> None:
    anna = house.person()
    async with house.bot() as app:
        await stopped_for_pain(house, anna)
        await house.settled()
        old = advice(anna)
        for step in {
            "words": ("say my knee hurts",),
            "unknown words": ("say it is like walking on glass",),
            "score": ("tap How bad?", "tap 7"),
            "place": ("tap Where?", "tap Heel"),
            "note": ("tap Add a note", "say on the edge"),
            "voice": ("voice",),
            "sign": ("tap warning sign", "tap Fever"),
        }[change]:
            what, _, which = step.partition(" ")
            if what == "say":
                anna.says(which)
            elif what == "voice":
                anna.sends_voice()
            else:
                await anna.until(lambda which=which: any(which in b for m in anna.chat for b in m.buttons))  # type: ignore[misc] # a lambda's default
                anna.taps(which)
            await house.heard()
        await anna.until(lambda: not any("By mistake" in button for button in advice(anna).buttons))
        assert advice(anna).text == old.text
        anna.taps("By mistake", message=old)
        await anna.until(lambda: toasted(anna, "You've told me more since then"))
        await house.settled()
        (report,) = await reports(app)
        assert report.withdrawn_at is None
        assert not has(anna, "Resume")


async def test_no_mistake_is_offered_under_the_advice_for_words(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await is_hurt(house, anna)
        assert not any("By mistake" in button for button in advice(anna).buttons)
        anna.taps_data(advice(anna).id, f"m:{(await reports(app))[0].id}")
        await anna.until(lambda: toasted(anna, "You've told me more"))
        assert (await reports(app))[0].withdrawn_at is None
        assert (await reports(app))[0].told == Told.WORDS
