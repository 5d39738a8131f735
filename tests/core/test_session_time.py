"""What holds for the time of every session: ticks early, punctual, late and very late, pauses, and the way to the end."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant

from bot.core.plan import Tape, Work
from bot.core.session import (
    GRACE,
    OLD_CARD,
    Move,
    Paused,
    Running,
    Session,
    Show,
    Tapped,
    Tick,
    current,
    is_over,
    moves,
    remaining,
    spent,
    step,
    wake_at,
)
from tests.core.player import BEGIN, TOO_LATE, Player, go_on, go_through, places_of_work
from tests.core.strategies import LAW, SHORT_LAW, tapes

INSTANT = timedelta(microseconds=1)
MUCH_LATER = timedelta(hours=7)


class Punctual(Player):
    """Looks at what the clock would do to every state."""

    @initialize(tape=tapes())
    def is_offered_a_session(self, tape: Tape) -> None:
        self.sit_down(tape)

    @invariant()
    def exactly_a_running_step_that_does_not_wait_for_done_is_woken(self) -> None:
        here, running = current(self.session), isinstance(self.session.phase, Running)
        counted = isinstance(here, Work) and here.reps is not None

        assert (wake_at(self.session) is not None) == (running and not counted)
        assert (Move.DONE in moves(self.session)) == (running and counted)

    @invariant()
    def a_tick_is_nothing_before_its_time(self) -> None:
        due = wake_at(self.session)
        early = self.now + MUCH_LATER if due is None else due - INSTANT

        assert step(self.session, Tick(), early) == (self.session, ())

    @invariant()
    def a_tick_up_to_two_minutes_late_goes_one_step_on(self) -> None:
        due = wake_at(self.session)
        if due is not None:
            for late in (timedelta(), GRACE):
                assert step(self.session, Tick(), due + late)[0].head == self.session.head + 1

    @invariant()
    def a_later_tick_pauses_before_the_whole_step_and_passes_over_nothing(self) -> None:
        due, here = wake_at(self.session), current(self.session)
        if due is None or here is None:
            return
        paused, effects = step(self.session, Tick(), due + TOO_LATE)

        assert paused.phase == Paused(timedelta(), timedelta(seconds=here.seconds), late=True)
        assert (paused.head, paused.trail) == (self.session.head, self.session.trail)
        assert effects == (Show(loud=True),)

    @invariant()
    def a_tick_and_a_tap_at_the_same_instant_make_one_step(self) -> None:
        due = wake_at(self.session)
        if due is None:
            return
        for move in moves(self.session):
            tap = Tapped(move, self.session.rev)
            ticked, tapped = step(self.session, Tick(), due)[0], step(self.session, tap, due)[0]

            assert step(ticked, tap, due) == (ticked, (OLD_CARD,))
            assert step(tapped, Tick(), due) == (tapped, ())

    @invariant()
    def a_pause_keeps_what_is_left_however_long_it_lasts(self) -> None:
        if Move.PAUSE not in moves(self.session):
            return
        paused = step(self.session, Tapped(Move.PAUSE, self.session.rev), self.now)[0]
        resumed = step(paused, Tapped(Move.RESUME, paused.rev), self.now + MUCH_LATER)[0]
        due = wake_at(self.session)

        assert resumed.head == self.session.head
        assert spent(resumed, self.now + MUCH_LATER) == spent(self.session, self.now)
        assert remaining(resumed, self.now + MUCH_LATER) == remaining(self.session, self.now)
        if due is not None and due >= self.now:
            assert wake_at(resumed) == due + MUCH_LATER

    @invariant()
    def what_remains_only_shrinks_while_time_runs(self) -> None:
        left = remaining(self.session, self.now)

        assert timedelta() <= remaining(self.session, self.now + INSTANT) <= left
        assert left <= timedelta(seconds=sum(each.seconds for each in self.session.tape[self.session.head :]))

    @invariant()
    def back_and_done_once_more_leads_to_the_same_work(self) -> None:
        if Move.BACK not in moves(self.session):
            return
        session, now = step(self.session, Tapped(Move.BACK, self.session.rev), self.now)[0], self.now
        again = session.head
        while next_work(session) == again:
            session, now = go_on(session, now)

        assert again == max(place for place in places_of_work(self.session.tape) if place < self.session.head)
        assert next_work(session) == next_work(self.session)

    @invariant()
    def every_willing_way_ends(self) -> None:
        *_, (end, _) = go_through(self.session, self.now)

        assert is_over(end)


def next_work(session: Session) -> int | None:
    """Where the step of work under or after the head stands."""
    return min((place for place in places_of_work(session.tape) if place >= session.head), default=None)


Punctual.TestCase.settings = settings(LAW, stateful_step_count=20)
TestTime = Punctual.TestCase


@SHORT_LAW
@given(tapes(), st.data())
def test_every_way_of_done_skip_and_tick_is_as_long_as_the_tape(tape: Tape, data: st.DataObject) -> None:
    now = BEGIN
    session, _ = step(Session("any", tape), Tapped(Move.START, 0), now)
    for _ in tape:
        now = max(now, wake_at(session) or now)
        forward = [Tapped(move, session.rev) for move in (Move.DONE, Move.SKIP) if move in moves(session)]
        ticks = [Tick()] if wake_at(session) else []
        session, _ = step(session, data.draw(st.sampled_from([*forward, *ticks])), now)

    assert is_over(session)
