"""Every instant and date that is stored, by its name: what becomes of it where a clock was ahead, and is right now."""

from sqlalchemy import Date

from bot.store.tables import Base
from bot.store.types import UtcDateTime

DOUBTED_IN_THE_PERSON = "coach/doubts.py: it is put right when the person's row is next taken in hand"
DOUBTED_WHERE_READ = "beyond now it is not believed by whoever reads it"
MOVED_WITH_THE_CLOCK = "coach/clock_set.py: it is moved along, planned anew, or looked at at once"
ONLY_TOLD = "nothing is ever decided by it, or only how long a row is kept"
OF_THE_DATABASE = "it is read and written by the database's own clock"

FATES = {
    "people.created_at": ONLY_TOLD,
    "people.screened_at": DOUBTED_IN_THE_PERSON,
    "people.warned_at": DOUBTED_IN_THE_PERSON,
    "people.warned_until": DOUBTED_IN_THE_PERSON,
    "people.pain_until": DOUBTED_IN_THE_PERSON,
    "people.pained_at": DOUBTED_IN_THE_PERSON,
    "people.plan_since": DOUBTED_IN_THE_PERSON,
    "people.hold_since": DOUBTED_IN_THE_PERSON,
    "people.paused_until": DOUBTED_IN_THE_PERSON,
    "people.late_day": DOUBTED_IN_THE_PERSON,
    "people.late_until": DOUBTED_IN_THE_PERSON,
    "people.reminded_at": DOUBTED_IN_THE_PERSON,
    "people.reminded_on": DOUBTED_IN_THE_PERSON,
    "people.seen_on": DOUBTED_IN_THE_PERSON,
    "people.leaves_on": DOUBTED_IN_THE_PERSON,
    "inbox.received_at": DOUBTED_WHERE_READ,
    "outbox.at": MOVED_WITH_THE_CLOCK,
    "outbox.since": DOUBTED_WHERE_READ,
    "alarms.at": MOVED_WITH_THE_CLOCK,
    "sessions.day": DOUBTED_WHERE_READ,
    "sessions.until": MOVED_WITH_THE_CLOCK,
    "sessions.began": MOVED_WITH_THE_CLOCK,
    "sessions.wakes_at": MOVED_WITH_THE_CLOCK,
    "sessions.shower_until": DOUBTED_WHERE_READ,
    "sessions.created_at": ONLY_TOLD,
    "feedback.at": ONLY_TOLD,
    "days.day": DOUBTED_WHERE_READ,
    "days.at": DOUBTED_WHERE_READ,
    "reports.at": DOUBTED_WHERE_READ,
    "reports.withdrawn_at": ONLY_TOLD,
    "reports.misheard_at": ONLY_TOLD,
    "further_words.at": ONLY_TOLD,
    "agreements.at": ONLY_TOLD,
    "heard.at": ONLY_TOLD,
    "leases.until": OF_THE_DATABASE,
}


def test_no_instant_or_date_is_stored_of_which_nobody_knows_what_becomes_of_it() -> None:
    stored = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, UtcDateTime | Date)
    }
    assert stored == set(FATES)
