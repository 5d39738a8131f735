"""A person at a session, who may do anything at any time: with it the laws of sessions and of their cards are searched.

The rule: it plays, and remembers the last thing that happened; what must hold is said by those who inherit from it.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from bot.core.session.exercise import Ready, Rest, Side, Tape, Work
from bot.core.session.machine import GRACE, is_over, moves, step, wake_at
from bot.core.session.state import (
    Arranged,
    Asks,
    ClockSet,
    Effect,
    Event,
    GoesOn,
    Heard,
    Interrupted,
    Intro,
    Move,
    Running,
    Session,
    Tapped,
    Tick,
    Why,
    Withdrawn,
)

BEGIN = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
"""A Monday morning."""
ALL_DAY = timedelta(hours=20)
"""How long that day goes on: until three."""
HOP_AND_WALK: Tape = (
    Ready(5),
    Work("hop", "one", Side.RIGHT, 1, 1, seconds=30, reps=10),
    Rest(5),
    Work("hop", "one", Side.LEFT, 1, 1, seconds=30, reps=10),
    Rest(10),
    Ready(5),
    Work("walk", "straight", None, 1, 1, seconds=20),
    Work("walk", "outward", None, 1, 1, seconds=20),
)
"""A tape to play by hand: two sets that wait for Done, and a walk in two parts."""
TOO_LATE = GRACE + timedelta(microseconds=1)


def offered(tape: Tape, day_left: timedelta = ALL_DAY) -> Session:
    """Return a session that is offered and not begun."""
    return Session("daily", tape, BEGIN + day_left)


def days_left() -> st.SearchStrategy[timedelta]:
    """The whole day, or a few minutes before it ends."""
    return st.just(ALL_DAY) | st.timedeltas(timedelta(seconds=1), timedelta(minutes=5))


def arranged(tape: Tape) -> Arranged:
    """Return another arrangement: the same day, no towel, and nothing else to say about it."""
    return Arranged("short", tape, missing=frozenset({"towel"}), offers=(), left_out=())


def after(seconds: float) -> datetime:
    """Return the instant so many seconds into the play."""
    return BEGIN + timedelta(seconds=seconds)


def play(session: Session, *script: tuple[float, Move | Event]) -> Session:
    """Return the session after a script of (seconds into the play, what happens); the newest card is tapped."""
    for at, what in script:
        event = Tapped(what, session.rev) if isinstance(what, Move) else what
        session, _ = step(session, event, after(at))
    return session


def go_on(session: Session, now: datetime) -> tuple[Session, datetime]:
    """Do what a willing person does: tap Start or Resume, and Done where that is waited for; else wait."""
    waits = isinstance(session.phase, Running) and session.phase.ends_at is None
    for move in (Move.START, Move.RESUME, *((Move.DONE,) if waits else ())):
        if move in moves(session):
            return step(session, Tapped(move, session.rev), now)[0], now
    now = max(now, wake_at(session) or now)
    return step(session, Tick(), now)[0], now


def go_through(session: Session, now: datetime = BEGIN) -> Iterator[tuple[Session, datetime]]:
    """Return every state on a willing person's way to the end, the given one included, and its instant."""
    yield session, now
    while not is_over(session):
        session, now = go_on(session, now)
        yield session, now


def places_of_work(tape: Tape) -> set[int]:
    """Return where on a tape the work stands."""
    return {place for place, step in enumerate(tape) if isinstance(step, Work)}


class Player(RuleBasedStateMachine):
    """Taps new cards and old ones, lets alarms ring, sets the clock, says that it hurts, and takes it back."""

    now: datetime
    session: Session
    event: Event | None
    """What happened last, to `before`, with `effects`."""
    before: Session
    effects: tuple[Effect, ...]

    def sit_down(self, tape: Tape, day_left: timedelta) -> None:
        """Be offered a session."""
        self.now, self.event, self.effects = BEGIN, None, ()
        self.before = self.session = offered(tape, day_left)

    def happen(self, event: Event) -> None:
        """Let an event happen."""
        self.event, self.before = event, self.session
        self.session, self.effects = step(self.session, event, self.now)

    @rule(milliseconds=st.integers(1, 300_000))
    def lets_time_pass(self, milliseconds: int) -> None:
        self.now += timedelta(milliseconds=milliseconds)

    @rule(which=st.integers(0, 9))
    @precondition(lambda self: bool(moves(self.session)))
    def taps_what_is_offered(self, which: int) -> None:
        choice = moves(self.session)
        self.happen(Tapped(choice[which % len(choice)], self.session.rev))

    @rule(move=st.sampled_from(Move))
    def taps_what_may_not_be_offered(self, move: Move) -> None:
        self.happen(Tapped(move, self.session.rev))

    @rule(move=st.sampled_from(Move), off=st.sampled_from([-2, -1, 1]))
    def taps_an_old_card(self, move: Move, off: int) -> None:
        self.happen(Tapped(move, self.session.rev + off))

    @rule(minutes=st.integers(1, 10))
    def the_clock_is_set_back(self, minutes: int) -> None:
        by = -timedelta(minutes=minutes)
        self.now += by
        self.happen(ClockSet(by, self.session.until))

    @rule()
    def the_alarm_is_due_now(self) -> None:
        self.happen(Tick())

    @rule(late=st.sampled_from([timedelta(), GRACE]) | st.timedeltas(timedelta(), GRACE))
    @precondition(lambda self: wake_at(self.session) is not None)
    def the_alarm_is_due_in_time(self, late: timedelta) -> None:
        self._tick_late_by(late)

    @rule(late=st.just(TOO_LATE) | st.timedeltas(TOO_LATE, timedelta(hours=3)))
    @precondition(lambda self: wake_at(self.session) is not None)
    def the_alarm_is_due_very_late(self, late: timedelta) -> None:
        self._tick_late_by(late)

    def _tick_late_by(self, late: timedelta) -> None:
        due = wake_at(self.session)
        assert due is not None
        self.now = max(self.now, due + late)
        self.happen(Tick())

    @rule(steps=st.integers(2, 12))
    @precondition(lambda self: not is_over(self.session))
    def goes_on_willingly(self, steps: int) -> None:
        self.session, self.now = list(islice(go_through(self.session, self.now), steps))[-1]
        self.before, self.event, self.effects = self.session, None, ()

    @rule(by=st.sampled_from([Asks.AGAIN, Asks.MEDIA, Asks.DOUBT]))
    def is_interrupted(self, by: Asks) -> None:
        self.happen(Interrupted(by))

    @rule()
    def says_that_it_hurts(self) -> None:
        self.happen(Heard())

    @rule()
    def wants_to_die(self) -> None:
        self.happen(Heard(Why.QUIET))

    @rule()
    def takes_it_back(self) -> None:
        self.happen(Withdrawn())

    @rule()
    def goes_on_after_all(self) -> None:
        self.happen(GoesOn())

    @rule()
    @precondition(lambda self: isinstance(self.session.phase, Intro))
    def chooses_again(self) -> None:
        self.happen(arranged(self.session.tape))

    @rule(day_left=days_left())
    @precondition(lambda self: is_over(self.session))
    def is_offered_another(self, day_left: timedelta) -> None:
        self.sit_down(self.session.tape, day_left)
