"""Whether a bot is well: told from how long ago it last did anything, and from the database."""

import pytest

from bot.health import BEAT, POLL, Vitals
from bot.store.counts import Depths

DEPTHS = Depths(0, 0, 0)


@pytest.mark.parametrize(
    ("vitals", "why"),
    [
        (Vitals(0.5, 30.0, DEPTHS), ()),
        (Vitals(0.5, None, DEPTHS), ()),
        (Vitals(BEAT + 1, None, DEPTHS), ("beat-late",)),
        (Vitals(0.5, POLL + 1, DEPTHS), ("poll-late",)),
        (Vitals(0.5, 30.0, None), ("database-away",)),
        (Vitals(BEAT + 1, POLL + 1, None), ("database-away", "beat-late", "poll-late")),
    ],
)
def test_each_trouble_has_its_reason(vitals: Vitals, why: tuple[str, ...]) -> None:
    assert vitals.why == why
    assert vitals.as_json()["why"] == list(why)
