"""A session by ear: its own track, one card below it; pain takes the track away, and no trouble ends the session."""

import pytest

from bot.coach import coach
from sandbox.files import Upload
from sandbox.messages import Message
from sandbox.person import Person
from tests.bot.conftest import House, arrive, has, tap, tap_under_more, text

TOO_LARGE = '{"ok": false, "error_code": 413, "description": "Request Entity Too Large"}'
FIVE = ("Heel raises", "Toe walking", "Ankle circles", "Toe curls", "Resisted flexion")


def tracks(person: Person) -> list[Message]:
    return [message for message in person.chat if "audio" in message.body]


def cards(person: Person) -> list[Message]:
    return [message for message in person.chat if "By ear" in message.text and "audio" not in message.body]


def uploads(house: House) -> int:
    """The tracks that were sent as they are, and not by their id."""
    made = [call for call in house.telegram.calls if call.method == "sendAudio"]
    return sum(isinstance(value, Upload) and value.name.endswith(".mp3") for c in made for value in c.params.values())


async def listen(house: House, person: Person) -> None:
    """Arrive, and start to listen."""
    await arrive(person)
    await tap(person, "Start now")
    await tap(person, "Listen")
    await person.until(lambda: cards(person))
    await house.settled()


async def ticks(house: House, person: Person, *names: str) -> None:
    for name in names:
        await tap(person, f"✓ {name}")
        await person.until(lambda: not has(person, f"✓ {name}"))  # noqa: B023 # it is waited for here
        await house.settled()


async def test_one_message_holds_todays_own_tape_and_the_card_is_last(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await listen(house, anna)

    (track,), (card,) = tracks(anna), cards(anna)
    audio = track.body["audio"]
    assert (audio["title"], audio["performer"]) == ("The daily five", "Footing")
    assert 1275 <= audio["duration"] <= 1305
    assert "Press play" in track.text
    assert anna.last == card
    assert all(name in card.text for name in FIVE)


async def test_what_is_left_out_is_not_heard(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await tap(anna, "Start now")
        await tap_under_more(anna, "No towel today")
        await tap(anna, "Less")
        await tap(anna, "Listen")
        await anna.until(lambda: cards(anna))
        await house.settled()

    (track,) = tracks(anna)
    assert track.body["audio"]["duration"] < 1200
    assert "Toe curls" not in text(anna)


async def test_ticked_one_by_one_to_the_end(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await listen(house, anna)
        await ticks(house, anna, *FIVE)
        await anna.sees("Well done")

    assert len(tracks(anna)) == 1


async def test_all_of_it_is_the_persons_word(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await listen(house, anna)
        await tap(anna, "I'm done")
        await tap(anna, "All of it")
        await anna.sees("Well done")


async def test_whoever_says_that_they_are_done_is_asked(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await listen(house, anna)
        anna.says("I'm done")
        await tap(anna, "All of it")
        await anna.sees("Well done")


async def test_by_the_clock_it_asks_once_and_without_an_answer_what_was_ticked_counts(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await listen(house, anna)
        await ticks(house, anna, "Heel raises")
        await house.forward_until(lambda: has(anna, "All of it"))
        question = anna.last
        await house.forward_until(lambda: any("Heel raises: 6 of 6" in message.text for message in anna.chat))

    (summary,) = (message for message in anna.chat if "Heel raises: 6 of 6" in message.text)
    assert question is not None
    assert summary.id == question.id, "nobody is called for it"
    assert not any("Well done" in message.text for message in anna.chat)


async def test_only_what_was_ticked(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await listen(house, anna)
        await ticks(house, anna, "Heel raises", "Toe walking")
        await tap(anna, "I'm done")
        await tap(anna, "Only what I ticked")
        await anna.until(lambda: "Toe walking" in text(anna) and not has(anna, "Only"))

    assert not any("Well done" in message.text for message in anna.chat)


async def test_words_that_are_not_understood_hold_nothing_and_the_track_stays(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await listen(house, anna)
        anna.says("blub the wobble")
        await anna.sees("Pause the player. Does something hurt?")
        assert anna.last is not None
        assert anna.last.buttons[:2] == ("🛑 It hurts", "▶️ Nothing hurts, go on")
        await tap(anna, "Nothing hurts, go on")
        await anna.until(lambda: has(anna, "✓ Heel raises"))

    assert len(tracks(anna)) == 1


@pytest.mark.parametrize("said", ["it hurts", None])
async def test_pain_brings_the_whole_advice_and_takes_the_track_away(house: House, said: str | None) -> None:
    anna = house.person()
    async with house.bot():
        await listen(house, anna)
        if said is None:
            await tap(anna, "It hurts")
        else:
            anna.says(said)
        await anna.sees("112, 911, 999")
        await anna.until(lambda: not tracks(anna))
        await house.settled()

    methods = [call.method for call in house.telegram.calls]
    advice = max(nth for nth, call in enumerate(house.telegram.calls) if "112, 911, 999" in str(call.params))
    assert "deleteMessage" in methods[advice:]


async def test_a_pain_by_mistake_brings_the_track_again(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await listen(house, anna)
        await tap(anna, "It hurts")
        await anna.until(lambda: not tracks(anna))
        await tap(anna, "By mistake")
        await anna.until(lambda: tracks(anna) and has(anna, "✓ Heel raises"))


async def test_many_share_one_upload_and_one_who_comes_after_a_restart_too(house: House) -> None:
    anna, bea = house.person(), house.person("Bea")
    async with house.bot():
        await listen(house, anna)
    async with house.bot():
        await listen(house, bea)

    assert (len(tracks(anna)), len(tracks(bea)), uploads(house)) == (1, 1, 1)


async def test_a_restart_changes_nothing(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await listen(house, anna)
        await ticks(house, anna, "Heel raises")
    async with house.bot():
        await ticks(house, anna, *FIVE[1:])
        await anna.sees("Well done")

    assert len(tracks(anna)) == 1


async def test_the_pace_of_the_last_session_is_that_of_the_next_start(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await listen(house, anna)
        await ticks(house, anna, *FIVE)
        await anna.sees("Well done")
        await house.forward_until(lambda: has(anna, "▶️ Start"))
        await tap(anna, "▶️ Start")
        await anna.until(lambda: len(tracks(anna)) == 2)
        await anna.until(lambda: has(anna, "✓ Heel raises"))


@pytest.mark.parametrize("status", [400, 413])
async def test_a_track_that_telegram_does_not_take_is_owned_up_to_and_hands_free_is_offered(
    house: House, status: int
) -> None:
    anna = house.person()
    body = TOO_LARGE.replace("413", str(status))
    house.telegram.troubles.add("foreign", method="sendAudio", status=status, body=body)
    async with house.bot():
        await arrive(anna)
        await tap(anna, "Start now")
        await tap(anna, "Listen")
        await house.forward_until(lambda: any("hands-free instead" in message.text for message in anna.chat))
        await anna.until(lambda: has(anna, "✓ Heel raises"))
        (sorry,) = (message for message in anna.chat if "hands-free instead" in message.text)
        anna.taps("Go hands-free", message=sorry)
        await anna.sees("Get ready")

    assert not tracks(anna)


async def test_a_lost_reply_brings_it_once_more_at_worst_and_the_card_stays_last(house: House) -> None:
    anna = house.person()
    house.telegram.troubles.add("lost", method="sendAudio", times=1)
    async with house.bot():
        await arrive(anna)
        await tap(anna, "Start now")
        await tap(anna, "Listen")
        await anna.until(lambda: len(tracks(anna)) == 1)
        await house.forward_until(lambda: len(tracks(anna)) == 2)
        await house.forward_until(lambda: has(anna, "✓ Heel raises"))
        await house.settled()

    assert not any("hands-free instead" in message.text for message in anna.chat)


async def test_an_upload_that_hangs_holds_up_neither_the_card_nor_the_advice(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coach, "PATIENCE", 0.1)
    anna = house.person()
    trouble = house.telegram.troubles.add("hang", seconds=1, method="sendAudio", person=anna.id)
    async with house.bot():
        await arrive(anna)
        await tap(anna, "Start now")
        await tap(anna, "Listen")
        await anna.until(lambda: has(anna, "✓ Heel raises"))
        assert not tracks(anna)
        anna.says("it hurts")
        await anna.sees("112, 911, 999")
        await house.settled()
        await anna.until(lambda: not tracks(anna))

    assert trouble


async def test_a_track_that_is_late_comes_above_the_card_all_the_same(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coach, "PATIENCE", 0.05)
    anna = house.person()
    house.telegram.troubles.add("delay", seconds=0.6, method="sendAudio", person=anna.id)
    async with house.bot():
        await arrive(anna)
        await tap(anna, "Start now")
        await tap(anna, "Listen")
        await anna.until(lambda: has(anna, "✓ Heel raises"))
        await anna.until(lambda: tracks(anna))
        await anna.until(lambda: has(anna, "✓ Heel raises"))
        await house.settled()

    assert len(cards(anna)) == 1
