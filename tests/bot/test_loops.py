"""The moving picture above the card: the exercise and the foot of the card, or none; and nothing ever waits for it."""

import pytest

from tests.bot.conftest import House, arrive, begin, tap, text
from tests.bot.pictured import TOO_LARGE, begins, belongs, calm, file_of, pictures, start, step, uploads
from tests.core.shipped import LIBRARY


async def test_above_the_card_is_the_picture_of_its_exercise_and_foot_and_no_other(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await start(house, anna)
        shown: list[str] = []
        messages: dict[str, set[int]] = {}
        while "Well done" not in text(anna):
            assert [file_of(picture) for picture in pictures(anna)] == [await belongs(house, anna)]
            [picture] = pictures(anna)
            assert anna.chat[-2:] == (picture, anna.last)
            shown += [file_of(picture)] if file_of(picture) not in shown[-1:] else []
            messages.setdefault(picture.text.partition(" ·")[0], set()).add(picture.id)
            await step(house, anna)

        assert not pictures(anna)
    assert set(shown) == LIBRARY.pictures.keys()
    assert shown[:3] == ["heel-raises-right", "heel-raises-left", "toe-walking"]
    assert all(len(ids) == 1 for ids in messages.values()), "a foot changes in place"


async def test_a_film_is_uploaded_once_for_all_people_and_all_starts(house: House) -> None:
    anna, ben = house.person(), house.person("Ben")
    async with house.bot():
        await start(house, anna)
        await step(house, anna)
    async with house.bot():
        await start(house, ben)
        assert file_of(pictures(ben)[0]) == file_of(pictures(anna)[0])
    assert uploads(house) == ["heel-raises-right"]


async def test_where_telegram_has_it_the_picture_comes_first_and_the_card_once(house: House) -> None:
    anna, ben = house.person(), house.person("Ben")
    async with house.bot():
        await start(house, anna)
        await arrive(ben)
        await tap(ben, "The short round")
        await tap(ben, "Start with taps")
        await ben.sees("Get ready")
        await calm(house)
    assert sum("Get ready" in entry.text and entry.method == "sent" for entry in ben.conversation.diary) == 1
    assert ben.chat[-2].media == "animation"


async def test_an_id_that_is_refused_is_uploaded_anew(house: House) -> None:
    anna, ben = house.person(), house.person("Ben")
    async with house.bot():
        await start(house, anna)
        house.telegram.files.expire()
        await start(house, ben)
        assert [file_of(picture) for picture in pictures(ben)] == ["heel-raises-right"]
        assert ben.last is not None
        assert "Get ready" in ben.last.text
    assert uploads(house) == ["heel-raises-right"] * 2


@pytest.mark.parametrize(("refused", "stands"), [(("sendAnimation",), ["photo"]), (("sendAnimation", "sendPhoto"), [])])
async def test_a_film_that_is_refused_is_a_poster_and_a_poster_nothing(
    house: House, refused: tuple[str, ...], stands: list[str]
) -> None:
    anna = house.person()
    for method in refused:
        house.telegram.troubles.add("foreign", method=method, status=413, body=TOO_LARGE)
    async with house.bot():
        await start(house, anna)
        assert [message.media for message in pictures(anna)] == stands
        await step(house, anna)
        await step(house, anna)
        assert anna.last is not None
        assert "Rest" in anna.last.text
    tried = uploads(house)
    assert len(set(tried)) == len(tried), "what is refused is left alone for a while"


@pytest.mark.parametrize("known", [False, True])
async def test_no_card_waits_for_an_upload_or_a_picture_that_hangs(house: House, known: bool) -> None:  # noqa: FBT001 # a case
    anna, ben = house.person(), house.person("Ben")
    async with house.bot():
        if known:
            await start(house, ben)
        await arrive(anna)
        house.telegram.troubles.add("hang", seconds=5, method="sendAnimation", person=anna.id)
        await tap(anna, "The short round")
        await tap(anna, "Start with taps")
        await anna.sees("Get ready")
        sent = [call for call in house.telegram.calls.of("sendAnimation") if call.person == anna.id]
        hanging = [call for call in sent if "Hello" not in str(call.params["caption"])]
        assert not hanging, "nobody has answered yet"
        await anna.sees("set 1 of 1")
        await calm(house)
        assert not pictures(anna)


async def test_a_picture_whose_fate_is_not_known_is_not_sent_again(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        house.telegram.troubles.add("lost", method="sendAnimation", times=1)
        await begins(house, anna)
        await step(house, anna)
        await step(house, anna)
        assert len(pictures(anna)) == 1
        assert anna.last is not None
        assert not anna.last.media


async def test_what_cannot_be_swapped_is_taken_away(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await start(house, anna)
        house.telegram.troubles.add("error", method="editMessageMedia")
        await step(house, anna)
        await step(house, anna)
        assert await belongs(house, anna) == "heel-raises-left"
        assert not pictures(anna)


async def test_after_pain_nothing_moves_any_more(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        assert len(pictures(anna)) == 1
        anna.says("it hurts")
        await anna.sees("Session stopped because it hurt")
        await calm(house)
        assert not pictures(anna)


async def test_words_in_between_move_the_picture_down_with_the_card(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await start(house, anna)
        [before] = pictures(anna)
        anna.says("/tips")
        await house.heard()
        [after] = pictures(anna)
        assert after.id > before.id
        assert anna.chat[-2:] == (after, anna.last)


async def test_whoever_wants_no_pictures_gets_none_until_they_do(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says("/settings")
        for label in ("Pictures", "Words only"):
            await tap(anna, label)
        await anna.sees("Moving pictures: off")
        anna.says("/today")
        await tap(anna, "Start with taps")
        await anna.sees("Get ready")
        await step(house, anna)
        assert not pictures(anna)
        anna.says("/settings")
        for label in ("Pictures", "Show them"):
            await anna.until(lambda label=label: any(label in b for m in anna.chat for b in m.buttons))  # type: ignore[misc] # as in conftest
            anna.taps(label)
        await anna.sees("Moving pictures: on")
        await step(house, anna)
        await step(house, anna)
        assert [file_of(picture) for picture in pictures(anna)] == [await belongs(house, anna)]


async def test_a_bot_that_dies_behind_a_picture_shows_the_card_below_one(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await tap(anna, "The short round")
        await anna.until(lambda: anna.last and any("Start with taps" in button for button in anna.last.buttons))
        house.telegram.troubles.add("hang", seconds=60, method="sendMessage", person=anna.id)
        anna.taps("Start with taps")
        await anna.until(lambda: pictures(anna))
    house.telegram.troubles.clear()
    async with house.bot():
        await house.forward()
        await anna.until(lambda: "set 1 of 1" in text(anna))
        await calm(house)
        assert anna.last is not None
        assert not anna.last.media
        assert {file_of(picture) for picture in pictures(anna)} == {"heel-raises-right"}
