"""How many sessions were free of pain since it hurt: before three, no notch is offered."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.coach.arranging import free_of_pain
from bot.core.rules.streak import DayKind
from bot.store.tables import DayRow

PAINED = datetime(2026, 3, 2, 8, tzinfo=UTC)
KINDS = st.lists(st.sampled_from([kind.value for kind in DayKind]), max_size=2, unique=True)


@given(st.lists(KINDS, max_size=8))
def test_a_session_counts_if_it_was_kept_and_nothing_hurt_in_it(sessions: list[list[str]]) -> None:
    """Kinds are plain strings in rows that were read."""
    log = [
        DayRow(kind=kind, at=PAINED + timedelta(hours=number), session_id=number)
        for number, kinds in enumerate(sessions, 1)
        for kind in kinds
    ]

    assert free_of_pain(log, PAINED) == sum(
        "pain" not in kinds and bool({"full", "short", "two-minutes", "part"} & {*kinds}) for kinds in sessions
    )


def test_what_came_before_counts_no_more_and_a_day_without_a_session_is_none() -> None:
    log = [
        DayRow(kind="full", at=PAINED, session_id=1),
        DayRow(kind="full", at=PAINED + timedelta(hours=1), session_id=None),
        DayRow(kind="full", at=PAINED + timedelta(hours=2), session_id=2),
    ]

    assert free_of_pain(log, PAINED) == 1
