"""What pings: whoever looks elsewhere must hear what begins by itself; whoever taps is looking."""

import pytest

from bot.core.session.exercise import Ready, Rest, Side, Tape, Work
from bot.core.session.machine import step, wake_at
from bot.core.session.state import Event, Heard, Move, Session, Show, Tapped, Tick
from tests.core.player import after, offered, play

TAPE: Tape = (
    Ready(5),
    Work("hop", "one", Side.RIGHT, 1, 2, seconds=30, reps=10),
    Rest(5),
    Work("hop", "one", Side.RIGHT, 2, 2, seconds=30, reps=10),
    Rest(5),
    Work("hop", "one", Side.LEFT, 1, 2, seconds=30, reps=10),
    Rest(10),
    Ready(5),
    Work("walk", "straight", None, 1, 1, seconds=20),
    Work("walk", "outward", None, 1, 1, seconds=20),
)
READY = play(offered(TAPE), (0, Move.START))
SET = play(READY, (5, Tick()))
REST = play(SET, (40, Move.DONE))
SIDES = play(REST, (45, Tick()), (80, Move.DONE))
LONG_REST = play(SIDES, (85, Tick()), (120, Move.DONE))
READY_TO_WALK = play(LONG_REST, (130, Tick()))
WALK = play(READY_TO_WALK, (135, Tick()))
TURN = play(WALK, (155, Tick()))
PAUSED = play(WALK, (140, Move.PAUSE))
HANDS_FREE = play(offered(TAPE), (0, Move.HANDS_FREE), (5, Tick()))


def is_loud(session: Session, what: Move | Event, at: float) -> bool:
    """Say whether the card that follows is a message that pings."""
    event = Tapped(what, session.rev) if isinstance(what, Move) else what
    (effect,) = step(session, event, after(at))[1]
    assert isinstance(effect, Show)
    return effect.loud


@pytest.mark.parametrize(
    ("session", "what", "at"),
    [
        (offered(TAPE), Move.START, 0),
        (SET, Move.DONE, 40),
        (REST, Move.GO_ON, 41),
        (HANDS_FREE, Move.DONE, 20),
        (HANDS_FREE, Move.UNFOLD, 20),
        (REST, Move.MORE, 41),
        (REST, Move.BACK, 41),
        (REST, Move.UNDO, 41),
        (WALK, Move.PAUSE, 140),
        (PAUSED, Move.RESUME, 145),
        (WALK, Move.STOP, 140),
        (WALK, Heard(), 140),
    ],
)
def test_the_answer_to_a_person_does_not_ping(session: Session, what: Move | Event, at: float) -> None:
    assert not is_loud(session, what, at)


@pytest.mark.parametrize(
    ("session", "at"),
    [
        (READY, 5),  # the set waits for Done
        (REST, 45),  # the same foot goes on
        (TURN, 175),  # the end: what follows it pings
    ],
)
def test_with_taps_what_may_wait_does_not_ping(session: Session, at: float) -> None:
    assert not is_loud(session, Tick(), at)


@pytest.mark.parametrize(
    ("session", "at"),
    [
        (SIDES, 85),  # the other foot begins
        (LONG_REST, 130),
        (READY_TO_WALK, 135),  # the walk begins
        (WALK, 155),  # the toes turn
        (play(PAUSED, (145, Move.RESUME)), 150),  # it goes on
        (WALK, 400),  # the bot was away
        (play(PAUSED, (145, Move.RESUME)), 400),  # it was away as the person got ready again
        (PAUSED, 140 + 1800),  # the pause has been long
    ],
)
def test_what_begins_by_itself_pings(session: Session, at: float) -> None:
    assert is_loud(session, Tick(), at)


def test_hands_free_every_start_and_every_end_pings() -> None:
    """The end of all is followed by the summary, which pings."""
    session = play(offered(TAPE), (0, Move.HANDS_FREE))
    for _ in TAPE[1:]:
        due = wake_at(session)
        assert due is not None
        session, (effect,) = step(session, Tick(), due)

        assert effect == Show(loud=True)
