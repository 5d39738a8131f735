"""Updates are read for what can be read in them; what is wrong with one costs that alone."""

import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.door import BITS_64, PEOPLE, loads
from bot.chat.reading import Unreadable, read, read_update, read_updates
from bot.core.incoming import Located, Pressed, Sent, Typed
from tests.hostile.malformed import malformed, valid

ANNA = {"id": 7, "is_bot": False, "first_name": "Anna", "language_code": "en"}
HERS = {"id": 7, "type": "private"}


def message(**told: Any) -> dict[str, Any]:
    return {"update_id": 1, "message": {"message_id": 2, "date": 1, "chat": HERS, "from": ANNA} | told}


def tap(**told: Any) -> dict[str, Any]:
    shown = {"message_id": 2, "chat": HERS}
    return {"update_id": 1, "callback_query": {"id": "9", "from": ANNA, "data": "h", "message": shown} | told}


@given(st.randoms(use_true_random=False))
def test_however_an_update_is_malformed_it_is_read_or_let_be(rng: random.Random) -> None:
    found, unreadable = read_updates([loads(malformed(rng, 5))])

    assert len(found) + unreadable <= 1
    for incoming_update in found:
        assert incoming_update.update_id in BITS_64
        assert incoming_update.person_id in PEOPLE
        assert read(incoming_update.body) == incoming_update.incoming
        incoming_update.body.encode()


@given(st.randoms(use_true_random=False), st.integers(1, 2**31 - 1), st.integers(1, 2**40))
def test_what_a_server_sends_is_read_and_nothing_of_it_is_changed(rng: random.Random, number: int, person: int) -> None:
    update = valid(rng, number, person)
    incoming_update = read_update(json.loads(json.dumps(update)))

    assert incoming_update is not None
    assert (incoming_update.update_id, incoming_update.person_id) == (number, person)


@pytest.mark.parametrize("person", [2**63, 2**53, -7, 0, True, 7.0, "7", None, [], {}, 10**50])
def test_an_update_of_nobody_is_unreadable(person: Any) -> None:
    with pytest.raises(Unreadable):
        read_update(message(text="hello", **{"from": ANNA | {"id": person}}))


@pytest.mark.parametrize(
    "raw", [None, 7, "x", [], [{}], {"update_id": 1, "message": None}, {"message": {"chat": HERS}}]
)
def test_what_is_no_update_is_unreadable(raw: Any) -> None:
    with pytest.raises(Unreadable):
        read_update(raw)


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"update_id": 3, "poll": {"id": "1"}},
        message(text="pain", chat={"id": -5, "type": "group"}),
        tap(message={"message_id": 2, "chat": {"id": -5, "type": "supergroup"}}),
        {"update_id": 1, "message": {"chat": {"id": -5, "type": "channel"}, "text": "hello"}},
    ],
)
def test_what_is_none_of_ours_is_let_be_without_a_word(raw: Any) -> None:
    assert read_update(raw) is None


@pytest.mark.parametrize("number", [2**31, 2**63, 10**50, -1, 0, True, 1.5, "1", None, [], {}])
def test_pain_is_heard_under_whatever_number_it_comes(number: Any) -> None:
    incoming_update = read_update(message(text="my heel hurts") | {"update_id": number})

    assert incoming_update is not None
    assert isinstance(incoming_update.incoming, Typed)
    assert incoming_update.incoming.text == "my heel hurts"
    assert incoming_update.update_id < 0


@pytest.mark.parametrize("text", ["my heel\0 hurts", "\0my heel hurts", "my heel hurts\ud800", "my\udfff heel hurts"])
def test_of_a_text_only_what_is_no_letter_is_lost(text: str) -> None:
    incoming_update = read_update(message(text=text))

    assert incoming_update is not None
    assert isinstance(incoming_update.incoming, Typed)
    assert incoming_update.incoming.text == "my heel hurts"


@pytest.mark.parametrize("text", [True, 5, None, [], {}, 1.5])
def test_a_text_that_is_none_is_something_that_we_cannot_read(text: Any) -> None:
    incoming_update = read_update(message(text=text))

    assert incoming_update is not None
    assert isinstance(incoming_update.incoming, Sent)
    assert incoming_update.incoming.kind == "other"


@pytest.mark.parametrize(
    "told", [{"data": 1.5}, {"data": None}, {"data": []}, {"data": ["h"]}, {"data": "\0\ud800", "id": "9"}]
)
def test_a_tap_that_says_nothing_can_still_be_answered(told: dict[str, Any]) -> None:
    incoming_update = read_update(tap(**told))

    assert incoming_update is not None
    assert incoming_update.incoming == Pressed("", "9", 2)


@pytest.mark.parametrize("told", [{"id": 9}, {"id": None}, {"message": 5}, {"message": {"message_id": "2"}}])
def test_pain_is_heard_in_a_tap_that_cannot_be_answered_or_comes_from_nowhere(told: dict[str, Any]) -> None:
    incoming_update = read_update(tap(**told))

    assert incoming_update is not None
    assert isinstance(incoming_update.incoming, Pressed)
    assert incoming_update.incoming.data == "h"


@pytest.mark.parametrize("number", [2**63, -1, True, "2", None, 1.5])
def test_a_message_that_has_no_number_is_not_looked_for(number: Any) -> None:
    shared = read_update(message(location={"latitude": 1, "longitude": 2}, message_id=number))
    tapped = read_update(tap(message={"message_id": number, "chat": HERS}))

    assert shared is not None
    assert shared.incoming == Located(1, 2, None)
    assert tapped is not None
    assert tapped.incoming == Pressed("h", "9", None)


@pytest.mark.parametrize(
    "place", [(91, 0), (0, 181), ("1", 2), (True, 0), (None, 0), (float("nan"), 0), (0, float("inf")), (10**50, 0)]
)
def test_a_place_that_is_not_on_earth_is_none(place: tuple[Any, Any]) -> None:
    incoming_update = read_update(message(location={"latitude": place[0], "longitude": place[1]}))

    assert incoming_update is not None
    assert isinstance(incoming_update.incoming, Sent)
    assert incoming_update.incoming.kind == "other"
