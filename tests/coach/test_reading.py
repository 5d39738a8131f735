"""What the coach reads in the words of a wish: as little as is said, and no more than is clear."""

from datetime import date, time

import pytest

from bot.coach.intents import INTENTS
from bot.coach.reading import SLOTS, often_in, slot, time_in, until_in
from bot.core.rules.reminder import Often
from tests.core.shipped import LIBRARY
from tests.core.utterances import WANTED

BOOKS = LIBRARY.phrasebooks_for("en")
FRIDAY = date(2026, 11, 27)


def test_nearly_every_slot_is_read_as_it_was_meant() -> None:
    rows = [line.split("\t") for path in WANTED for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    read = [(meant, slot(intent, text, "en", BOOKS)) for intent, meant, text in rows if meant]

    assert sum(meant == each for meant, each in read) >= 0.95 * len(read)


def test_only_intents_have_slots() -> None:
    assert SLOTS.keys() <= INTENTS.keys()


@pytest.mark.parametrize(
    ("intent", "text", "read"),
    [
        *(("missing", "no towle here", "towel"), ("have", "found something to hold on to", "chair")),
        *(("remind-at", "remind me every day at 7:30, please", "07:30 daily"), ("remind-at", "at nine", "09:00")),
        *(("remind-at", "at 6pm just this time", "18:00 once"), ("remind-at", "weekdays at 8", "08:00 weekdays")),
        *(
            ("snooze", "20 more minutes", "20"),
            ("snooze", "in half an hour", "30"),
            ("snooze", "remind me in 20", "20"),
        ),
        *(("snooze", "later", ""), ("pause-until", "pause until friday!", "friday")),
        *(
            ("pause-until", "nothing until the 20th of december", "12-20"),
            ("pause-until", "till 5 march 2030", "2030-03-05"),
        ),
        *(
            ("pause-until", "until tomorrow", "1"),
            ("pause-days", "two weeks off", "14"),
            ("pause-days", "a week's break", "7"),
        ),
        *(("explain", "how do calf raises go", "heel-raises"), ("start", "start at seven", "")),
    ],
)
def test_a_slot_is_told_as_far_as_it_is_known_without_a_clock(intent: str, text: str, read: str) -> None:
    assert slot(intent, text, "en", BOOKS) == read


@pytest.mark.parametrize("text", ["pause until 20 november", "I need a break", "a while", "until then"])
def test_no_day_is_read_into_what_says_none(text: str) -> None:
    assert until_in(text, FRIDAY, "en") is None


def test_what_is_said_is_read() -> None:
    assert until_in("leave me alone till 20 december, ok?", FRIDAY, "en") == date(2026, 12, 20)
    assert time_in("ping me (quarter to eight).", "en") == time(7, 45)
    assert often_in("every morning", BOOKS) is Often.DAILY
    assert often_in("today and every day", BOOKS) is None
