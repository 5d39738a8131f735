"""Every name that content or the core can put into a bounded column fits into it."""

import pytest
from sqlalchemy import String

from bot.chat.door import PEOPLE, language_of
from bot.chat.files import LONGEST_ID
from bot.core.rules.alarms import AlarmKind
from bot.core.rules.asked import AskedFor, NoteOn, TimeOn
from bot.core.rules.levels import Feel
from bot.core.rules.pain import Told
from bot.core.rules.profile import PainAnswer, Question
from bot.core.rules.streak import DayKind
from bot.core.session.exercise import Picture, Side
from bot.store.agreements import About
from bot.store.serialization import put_asked
from bot.store.tables import Base, FurtherKind, InboxState, OutboxState, PersonRow
from tests.core.clocks import ZONES
from tests.core.shipped import LIBRARY


def stored(asked: AskedFor) -> str:
    """Return what typed words answer, as it stands in a person's row."""
    row = PersonRow()
    put_asked(asked, row)
    return row.asked or ""


ROUTINES = [*LIBRARY.routines, *LIBRARY.exercises]
NAMES: dict[str, list[str]] = {
    "people.language": [*LIBRARY.words, language_of("zh-Hant-TW-x-" + "y" * 99)],
    "people.zone": [*ZONES],
    "people.reminded_in": [*ZONES],
    "people.asked": [*Question, stored(TimeOn(6)), stored(NoteOn(10**11 - 1))],
    "people.pain_before": [*PainAnswer],
    "people.hold": ["plain", "professional", "misheard"],
    "people.follow_up": ["19:30"],
    "people.reminder_key": [f"reminder:{PEOPLE.stop}:{10**12}", f"snooze:{PEOPLE.stop}:{10**12}"],
    "people.rated": [*LIBRARY.exercises],
    "inbox.state": [*InboxState],
    "outbox.key": [
        f"bare:reminder:{PEOPLE.stop}:{10**12}",
        f"below:{PEOPLE.stop}:{10**12}:{-(2**63)}",
        f"reply:{PEOPLE.stop}:{-(2**63)}:99",
    ],
    "outbox.state": [*OutboxState],
    "alarms.kind": [*AlarmKind],
    "tapes.hash": ["f" * 64],
    "sessions.routine": ROUTINES,
    "sessions.pace": ["taps", "hands-free"],
    "sessions.tape": ["f" * 64],
    "sessions.card_exercise": [*LIBRARY.exercises],
    "sessions.loop": [*LIBRARY.pictures, Picture("x" * 32, Side.RIGHT).name],
    "sessions.shower": ["x" * 36],
    "feedback.exercise": [*LIBRARY.exercises],
    "feedback.feel": [*Feel],
    "days.zone": [*ZONES],
    "days.kind": [*DayKind],
    "reports.body_place": [*LIBRARY.places],
    "reports.told": [*Told],
    "further_words.kind": [*FurtherKind],
    "agreements.about": [*About],
    "leases.name": ["polling"],
    "leases.holder": ["x" * 36],
    "facts.key": ["commands"],
    "uploads.mark": ["f" * 64],
    "uploads.file_id": ["x" * LONGEST_ID],
}
BOUNDED = {
    f"{table.name}.{column.name}": length
    for table in Base.metadata.sorted_tables
    for column in table.c
    if isinstance(column.type, String) and (length := column.type.length) is not None
}


def test_every_bounded_column_has_its_names_here() -> None:
    assert NAMES.keys() == BOUNDED.keys()


@pytest.mark.parametrize("column", BOUNDED)
def test_whatever_is_put_into_a_bounded_column_fits(column: str) -> None:
    assert max(map(len, NAMES[column])) <= BOUNDED[column]
