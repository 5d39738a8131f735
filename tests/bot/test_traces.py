"""What a session leaves behind: a true line for each exercise, one summary, its day, and no card that has served."""

from datetime import timedelta

from bot.core.rules.streak import DayKind
from bot.store import diary
from sandbox.person import Person
from tests.bot.conftest import House, arrive, begin, does_sets, finish, has, tap, tap_under_more, text


def lines(person: Person) -> list[str]:
    """The short lines that stand in the chat."""
    return [message.text for message in person.chat if message.text.startswith("• ")]


def summaries(person: Person) -> int:
    return sum("Well done" in message.text for message in person.chat)


async def offered(house: House, person: Person, exercise: str) -> None:
    """Be offered one exercise alone."""
    person.says("/exercises")
    await tap(person, exercise)
    await person.until(lambda: has(person, "hands-free"))
    await house.settled()


async def alone(house: House, person: Person, exercise: str) -> None:
    """Do one exercise alone, to its end."""
    await offered(house, person, exercise)
    await tap(person, "Start with taps")
    await person.sees("Get ready")
    await finish(house, person)
    await house.settled()


async def test_going_back_to_an_exercise_takes_its_line_away_until_it_is_over_again(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        for way_back, landing in (("Undo", "set 1 of 3"), ("Back", "set 3 of 3")):
            await tap_under_more(anna, "Next exercise")
            await anna.until(lambda: lines(anna) == ["• Heel raises: 0 of 6 sets"])
            await tap_under_more(anna, way_back)
            await anna.until(lambda landing=landing: landing in text(anna) and lines(anna) == [])  # type: ignore[misc] # a lambda's default
        await tap(anna, "Done")
        await anna.until(lambda: lines(anna) == ["• Heel raises: 1 of 6 sets"])


async def test_whoever_takes_the_end_back_finds_no_summary_until_the_new_end(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await alone(house, anna, "Resisted flexion")
        assert summaries(anna) == 1
        await tap(anna, "Undo")
        await anna.until(lambda: has(anna, "Done") and summaries(anna) == 0 and lines(anna) == [])
        await tap(anna, "Done")
        await anna.until(lambda: summaries(anna) == 1)
        assert lines(anna) == ["• Resisted flexion: 6 of 6 sets"]


async def test_an_end_is_not_taken_back_under_another_session(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await alone(house, anna, "Resisted flexion")
        summary = anna.last
        await offered(house, anna, "Ankle circles")
        anna.taps("Undo", message=summary)
        await anna.until(lambda: any(toast.text == "This button has expired." for toast in anna.toasts))
        assert sum("Pause" in button for message in anna.chat for button in message.buttons) == 0


async def test_an_end_is_not_taken_back_on_another_day(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await alone(house, anna, "Resisted flexion")
        await house.forward_to(house.clock.now() + timedelta(hours=22))
        anna.taps("Undo")
        await anna.until(lambda: any(toast.text == "This button has expired." for toast in anna.toasts))
        assert summaries(anna) == 1


async def test_the_list_of_routines_goes_when_one_is_chosen(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await tap(anna, "Start now")
        for routine in ("The short round", "The short round", "The daily five"):
            await tap_under_more(anna, "Another routine")
            await anna.sees("The light day")
            await tap(anna, routine)
            await anna.until(lambda routine=routine: text(anna).startswith(routine) and has(anna, "hands-free"))  # type: ignore[misc] # a lambda's default
            await anna.until(lambda: not any("The light day" in message.text for message in anna.chat))


async def test_a_day_is_celebrated_once(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        for celebrated in (True, False):
            await alone(house, anna, "Resisted flexion")
            assert anna.last is not None
            assert (anna.last.effect_id is not None) == celebrated


async def test_what_the_night_closes_belongs_to_its_own_day_and_wakes_nobody(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        await does_sets(house, anna, 3)
        await anna.until(lambda: has(anna, "Done"))
        await tap(anna, "Pause")
        await anna.sees("Paused")
        await house.settled()
        day = house.clock.now().date()
        await house.forward_to(house.clock.now() + timedelta(hours=21, minutes=30))
        await house.settled()
        saved = await anna.sees("Saved. About 1 minute for your feet")
        assert saved.edits > 0  # the card became it: an edit makes no sound
        async with app.database.reading() as db:
            (line,) = await diary.days(db, anna.id)
        assert (line.day, line.kind) == (day, DayKind.PART)
