"""Pain before a session: three answers take the place of a start, and what closes the day closes it for good."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import App
from bot.core.rules.profile import PainAnswer
from bot.core.screens.buttons import pack
from bot.core.screens.taps import LevelTap, PainBeforeTap, RateTap, Tap, TodayTap, When
from bot.store.tables import AgreementRow, PersonRow, ReportRow, SessionRow
from sandbox.person import Person
from tests.bot.conftest import MORNING, House, arrive, has, one_exercise, tap, tap_under_more, text
from tests.bot.screened import is_about

NEW, KNOWN, UNSEEN = "New, or worse than usual", "Usual, and my provider knows", "Usual, but nobody has looked at it"
TOMORROW = MORNING.replace(hour=3) + timedelta(days=1)


def forged(anna: Person, tap: Tap) -> None:
    """Tap a button that is not there any more."""
    anna.taps_data(anna.last.id if anna.last else 1, pack(tap))


async def rated(anna: Person, score: int) -> None:
    """Arrive, have a session offered, and say how much it hurts."""
    await arrive(anna)
    await tap(anna, "Start now")
    await anna.sees("The daily five")
    await tap(anna, "Pain now?")
    await anna.sees("How much does it hurt")
    await anna.until(lambda: anna.last is not None and str(score) in anna.last.buttons)
    button = next(button for button in (anna.last.buttons if anna.last else ()) if button == str(score))
    anna.taps(button, message=anna.last)


async def begun(app: App) -> int:
    async with app.database.reading() as db:
        return len(list((await db.execute(select(SessionRow).where(SessionRow.began.is_not(None)))).scalars()))


async def reports(app: App) -> int:
    async with app.database.reading() as db:
        return len(list((await db.execute(select(ReportRow))).scalars()))


async def no_start_helps(house: House, app: App, anna: Person) -> None:
    """Try every start that is in the chat, and what can be typed."""
    for message in [message for message in anna.chat if message.buttons]:
        for label in ("Start with taps", "hands-free", "Start now"):
            if any(label in button for button in message.buttons):
                anna.taps(label, message=message)
                await house.heard()
    offered = next(m for m in anna.chat if "The daily five" in m.text or "wasn't started" in m.text)
    anna.taps_data(offered.id, "s:1:0:start")
    forged(anna, TodayTap())
    for said in ("/today", "/start daily"):
        anna.says(said)
        await house.heard()
    assert await begun(app) == 0


@pytest.mark.parametrize("score", [1, 7, 10])
async def test_above_0_nothing_starts_before_it_is_said_which_pain_it_is(house: House, score: int) -> None:
    anna = house.person()
    async with house.bot() as app:
        await rated(anna, score)
        asked = await anna.sees(f"Pain now: {score} of 10")
        for label in (NEW, KNOWN, UNSEEN):
            assert any(label in button for button in asked.buttons)
        forged(anna, RateTap(1, When.BEFORE, 0))
        await house.heard()
        await no_start_helps(house, app, anna)
        await anna.until(lambda: has(anna, KNOWN))


async def test_no_pain_starts_as_always(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await rated(anna, 0)
        await anna.sees("Pain now: 0 of 10")
        anna.taps("Start with taps")
        await anna.sees("Get ready")


async def test_new_pain_is_a_hold_without_a_stop(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await rated(anna, 2)
        await tap(anna, NEW)
        said = await anna.sees("New pain, or worse than usual")
        assert "112, 911, 999" in said.text
        assert "physiotherapist" in said.text
        forged(anna, PainBeforeTap(PainAnswer.KNOWN))
        await house.heard()
        await no_start_helps(house, app, anna)
        assert await reports(app) == 0
        async with app.database.reading() as db:
            assert (await db.get_one(PersonRow, anna.id)).hold == "plain"
            assert (await db.get_one(SessionRow, 1)).pain_before == 2
        await house.forward_to(MORNING + timedelta(days=1, hours=1))
        await tap(anna, "Better")
        await anna.sees("The daily five")


async def test_usual_pain_that_nobody_has_looked_at_closes_the_day_and_counts_no_stop(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await rated(anna, 3)
        await tap(anna, UNSEEN)
        await anna.sees("Then not today")
        forged(anna, PainBeforeTap(PainAnswer.KNOWN))
        await house.heard()
        await no_start_helps(house, app, anna)
        assert await reports(app) == 0
        await house.forward_to(TOMORROW - timedelta(minutes=1))
        anna.says("/today")
        await anna.until(lambda: "nobody has looked at it" in text(anna))
        await house.forward_to(TOMORROW + timedelta(minutes=1))
        anna.says("/today")
        await anna.until(lambda: "The daily five" in text(anna))


async def test_usual_pain_that_a_provider_knows_is_stored_and_everything_is_at_its_lowest(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        async with app.database.begin() as db:
            (await db.get_one(PersonRow, anna.id)).levels = {"ankle-circles": 3}
        await rated_again(anna, "4")
        await tap(anna, KNOWN)
        await anna.until(lambda: has(anna, "Start with taps"))
        async with app.database.reading() as db:
            (row,) = (await db.execute(select(AgreementRow))).scalars()
            newest = (await db.execute(select(SessionRow).order_by(SessionRow.id.desc()).limit(1))).scalar_one()
            levels = (await db.get_one(PersonRow, anna.id)).levels
        assert (row.about, is_about(row.at, MORNING)) == ("usual-pain", True)
        assert newest.offers == []
        assert levels == {"ankle-circles": 3}
        anna.taps("Start with taps", message=anna.last)
        await anna.sees("Get ready")


async def rated_again(anna: Person, score: str) -> None:
    """Say how much it hurts before a session that is offered."""
    anna.says("/today")
    await anna.until(lambda: has(anna, "Pain now?"))
    await tap(anna, "Pain now?")
    await anna.sees("How much does it hurt")
    await tap(anna, score)


async def test_an_answer_that_nobody_asked_for_opens_nothing(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        forged(anna, PainBeforeTap(PainAnswer.KNOWN))
        forged(anna, PainBeforeTap(PainAnswer.ASKED))
        await house.heard()
        async with app.database.reading() as db:
            assert list((await db.execute(select(AgreementRow))).scalars()) == []
            assert (await db.get_one(PersonRow, anna.id)).pain_before is None


async def _returned(house: House, anna: Person, app: App, place: str) -> None:
    """Be stopped by pain in a place, and be better on the next day; every exercise was easy before."""
    await arrive(anna)
    async with app.database.begin() as db:
        (await db.get_one(PersonRow, anna.id)).levels = {"ankle-circles": 2}
    anna.says("it hurts")
    await anna.sees("112, 911, 999")
    await tap(anna, "Where?")
    await tap(anna, place)
    await house.forward_to(MORNING + timedelta(days=1, hours=1))
    await tap(anna, "Better")
    await anna.until(lambda: "Out for now, because it hurt" in text(anna))


async def test_what_loads_the_place_that_was_named_waits_to_be_put_back(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await _returned(house, anna, app, "Calf")
        async with app.database.reading() as db:
            row = await db.get_one(PersonRow, anna.id)
        assert {"heel-raises", "toe-walking"} <= set(row.left_out)
        await tap_under_more(anna, "Put something back")
        await anna.sees("Which one feels fine again?")
        await tap(anna, "Put back: Heel raises")
        await anna.until(lambda: "• Heel raises" in text(anna))
        await anna.until(lambda: not any("Which one feels fine again?" in message.text for message in anna.chat))


async def test_no_notch_is_offered_before_three_sessions_free_of_pain(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await _returned(house, anna, app, "Calf")
        for nth in range(3):
            forged(anna, LevelTap("ankle-circles", 1))
            await house.heard()
            async with app.database.reading() as db:
                assert (await db.get_one(PersonRow, anna.id)).levels == {}
            await one_exercise(house, anna, "Too easy")
            anna.says("/exercises")
            await tap(anna, "Ankle circles")
            await anna.until(lambda: has(anna, "Start with taps"))
            await tap(anna, "More")
            await anna.until(lambda: has(anna, "Less"))
            assert has(anna, "⬆️") == (nth == 2), nth
            anna.says("/stop")
            await house.heard()
