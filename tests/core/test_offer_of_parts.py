"""An exercise of several counted parts: what is offered is the part that is counted highest."""

from bot.core.rules.arrangement import arrange
from bot.core.rules.levels import Feedback, Feel
from bot.core.rules.profile import Profile
from bot.core.session.exercise import Entry, Exercise, Position, Reps, Routine, Sides

PARTS = (Reps("short", (4,), 1), Reps("long", (5, 9), 1))
HOP = Exercise("hop", (), Position.STANDING, Sides.BOTH, None, sets=1, rest=5, parts=PARTS)


def test_a_part_without_a_further_notch_stays_and_the_other_is_offered() -> None:
    past = {"hop": [Feedback(0, Feel.EASY)] * 2}
    plan = arrange(Routine("any", (Entry("hop"),)), {"hop": HOP}, Profile("en"), frozenset(), past)

    assert [(offer.level, offer.reps) for offer in plan.offers] == [(1, 9)]
