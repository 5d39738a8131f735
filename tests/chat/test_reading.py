"""What Telegram's JSON of a message is read as: its words, what is marked in them, and where somebody is."""

from typing import Any

import pytest

from bot.chat.reading import read_update
from bot.core.incoming import Incoming, Located, Sent, Typed

ANNA = {"id": 7, "is_bot": False, "first_name": "Anna", "language_code": "en"}
COMMAND = {"type": "bot_command", "offset": 0, "length": 5}


def read(kind: str = "message", **message: Any) -> Incoming:
    body = {"message_id": 5, "date": 1_000, "from": ANNA, "chat": {"id": 7, "type": "private"}, **message}
    update = read_update({"update_id": 1, kind: body})
    assert update is not None
    return update.incoming


def typed(text: str, marked: str = "", *, changed: bool = False) -> Typed:
    return Typed(text, marked, changed=changed, message_id=5, sent_at=1_000)


def test_a_message_is_read_with_what_is_marked_in_it() -> None:
    assert read(text="/pain, my heel", entities=[COMMAND]) == typed("/pain, my heel", "/pain")
    assert read("edited_message", text="hello") == typed("hello", changed=True)


def test_a_caption_is_words_too() -> None:
    told: dict[str, Any] = {"photo": [{}], "caption": "/pain", "caption_entities": [COMMAND]}
    assert read(**told) == Sent("photo", typed("/pain", "/pain"))
    assert read("edited_message", **told) == typed("/pain", "/pain", changed=True)
    assert read("edited_message", photo=[{}]) == typed("", changed=True)


def test_marks_are_counted_as_telegram_counts() -> None:
    marked = {"type": "bot_command", "offset": 3, "length": 5}
    assert read(text="🦶 /pain x", entities=[{"type": "bold", "offset": 0, "length": 2}, marked]) == typed(
        "🦶 /pain x", "/pain"
    )


@pytest.mark.parametrize(
    "entities",
    [
        None,
        7,
        "bot_command",
        [None, [], 7],
        [{"type": "bot_command"}],
        [{"type": "bot_command", "offset": "0", "length": None}],
        [{"type": "bot_command", "offset": 1 << 70, "length": 1}],
    ],
)
def test_marks_that_make_no_sense_mark_nothing(entities: Any) -> None:
    assert read(text="/pain", entities=entities) == typed("/pain")


@pytest.mark.parametrize("odd", [None, "5", 1.5, True, -1, 0, 1 << 63])
def test_numbers_that_no_column_holds_are_not_known(odd: Any) -> None:
    assert read(text="hello", message_id=odd, date=odd) == Typed("hello")


def test_where_somebody_is_may_be_shared_from_now_on() -> None:
    here = {"latitude": 51.5, "longitude": -0.1}
    assert read(location=here) == Located(51.5, -0.1, 5)
    assert read(location={**here, "live_period": 60}) == Located(51.5, -0.1, 5, live=True)
    assert read("edited_message", location={**here, "live_period": 60}) == Located(
        51.5, -0.1, 5, live=True, changed=True
    )
    assert read("edited_message", location=here) == Located(51.5, -0.1, 5, changed=True)
