"""Where it hurt, to the second, and what most stops have in common."""

import pytest

from bot.core.rules.pain import Pattern, Place, pattern_of, place
from bot.core.session.exercise import Side
from bot.core.session.state import Heard, Move, Session, Tick
from tests.core.player import HOP_AND_WALK, after, offered, play

OFFERED = offered(HOP_AND_WALK)
GETTING_READY = play(OFFERED, (0, Move.START))
FIRST_SET = play(GETTING_READY, (5, Tick()))
FIRST_REST = play(FIRST_SET, (40, Move.DONE))
WALK = play(FIRST_REST, (45, Tick()), (80, Move.DONE), (90, Tick()), (95, Tick()))


@pytest.mark.parametrize(
    ("session", "at", "expected"),
    [
        (OFFERED, 50, Place("daily", 0, 0)),
        (GETTING_READY, 3, Place("daily", 0, 3)),
        (FIRST_SET, 12.5, Place("daily", 1, 7.5, "hop", "one", Side.RIGHT, 1)),
        (FIRST_REST, 42, Place("daily", 2, 2, "hop", "one", Side.RIGHT, 1)),
        (WALK, 101, Place("daily", 6, 6, "walk", "straight", None, 1)),
        (play(WALK, (101, Move.PAUSE)), 900, Place("daily", 6, 6, "walk", "straight", None, 1)),
        (play(WALK, (101, Heard())), 900, Place("daily", 6, 6, "walk", "straight", None, 1)),
    ],
)
def test_where_it_hurt_is_known_to_the_second(session: Session, at: float, expected: Place) -> None:
    assert place(session, after(at)) == expected


LEFT_HOP, RIGHT_HOP, WALKING = (
    Place("daily", 1, 3, exercise, "one", side)
    for exercise, side in (("hop", Side.LEFT), ("hop", Side.RIGHT), ("walk", None))
)
NOWHERE = Place("daily", 0, 3)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([], None),
        ([None, NOWHERE], None),
        ([NOWHERE, NOWHERE], None),
        ([LEFT_HOP], None),
        ([LEFT_HOP, LEFT_HOP], Pattern("hop", Side.LEFT, 2)),
        ([LEFT_HOP, RIGHT_HOP], None),
        ([LEFT_HOP, LEFT_HOP, RIGHT_HOP], Pattern("hop", Side.LEFT, 2)),
        ([LEFT_HOP, LEFT_HOP, RIGHT_HOP, WALKING], None),
        ([WALKING, None, WALKING], Pattern("walk", None, 2)),
        ([WALKING, None, None, WALKING], None),
    ],
)
def test_what_most_stops_have_in_common_is_shown(places: list[Place | None], expected: Pattern | None) -> None:
    assert pattern_of(places) == expected
