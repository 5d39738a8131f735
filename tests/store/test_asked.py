"""What typed words would answer is stored as a short string, and what an older release wrote is read."""

import pytest

from bot.core.rules.asked import AskedFor, NoteOn, TimeOn
from bot.core.rules.profile import Question
from bot.store.serialization import asked_of, put_asked
from bot.store.tables import PersonRow

STORED: dict[str | None, AskedFor | None] = {
    None: None,
    "note:7": NoteOn(7),
    "day:0": TimeOn(0),
    "day:6": TimeOn(6),
} | {str(question): question for question in Question}


@pytest.mark.parametrize(("stored", "asked"), STORED.items())
def test_it_is_written_as_it_always_was_and_read_again(stored: str | None, asked: AskedFor | None) -> None:
    row = PersonRow(asked="whatever")

    put_asked(asked, row)

    assert row.asked == stored
    assert asked_of(row) == asked
