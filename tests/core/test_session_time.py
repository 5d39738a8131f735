"""What holds for the time of every session: ticks early, punctual, late and very late, pauses, the end of the day."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant

from bot.core.rules.summary import took
from bot.core.session.exercise import Ready, Rest, Tape, Work
from bot.core.session.machine import GRACE, LONG_PAUSE, OLD_CARD, is_over, moves, remaining, spent, step, wake_at
from bot.core.session.state import (
    Asks,
    Event,
    Listening,
    Move,
    Pace,
    Paused,
    Resuming,
    Running,
    Session,
    Show,
    Stopped,
    Tapped,
    Tick,
    Why,
)
from tests.core.player import BEGIN, TOO_LATE, Player, days_left, go_on, go_through, offered, places_of_work
from tests.core.strategies import SHORT_LAW, tapes

INSTANT = timedelta(microseconds=1)
A_WHILE = timedelta(minutes=25)
LOOKING = {Move.UNFOLD, Move.FOLD, Move.HOW}
"""Moves that change what the card shows, and nothing about the step."""


class Punctual(Player):
    """Looks at what the clock would do to every state."""

    @initialize(tape=tapes(), day_left=days_left())
    def is_offered_a_session(self, tape: Tape, day_left: timedelta) -> None:
        self.sit_down(tape, day_left)

    @invariant()
    def whatever_is_not_over_is_waked_at_the_end_of_the_day_at_the_latest(self) -> None:
        due = wake_at(self.session)

        assert (due is None) == is_over(self.session)
        assert due is None or due <= self.session.until

    @invariant()
    def a_tick_is_nothing_before_its_time_and_something_from_then_on(self) -> None:
        due = wake_at(self.session)
        if due is not None:
            assert step(self.session, Tick(), due - INSTANT) == (self.session, ())
            assert step(self.session, Tick(), due)[0] is not self.session

    @invariant()
    def nothing_goes_on_past_the_end_of_the_day(self) -> None:
        ended = step(self.session, Tick(), self.session.until)[0]

        if not is_over(self.session):
            assert isinstance(ended.phase, Stopped)
            assert ended.phase.why is Why.DAY_ENDED
            assert ended.trail == self.session.trail

    @invariant()
    def exactly_running_work_can_be_done_and_what_is_counted_waits_unless_hands_are_free(self) -> None:
        here, phase = self.step_under_the_head(), self.session.phase
        works = isinstance(phase, Running) and isinstance(here, Work)
        is_ticked = isinstance(phase, Listening) and phase.asks is None
        waits = isinstance(phase, Running) and phase.ends_at is None

        assert (Move.DONE in moves(self.session)) == (works or is_ticked)
        assert waits == (isinstance(here, Work) and works and bool(here.reps) and self.session.pace is Pace.TAPS)

    @invariant()
    def exactly_what_only_waits_can_be_gone_on_from_or_made_longer(self) -> None:
        here, phase = self.step_under_the_head(), self.session.phase
        rests = isinstance(phase, Resuming) or (isinstance(phase, Running) and isinstance(here, Rest | Ready))

        assert (Move.GO_ON in moves(self.session)) == (Move.MORE in moves(self.session)) == rests

    @invariant()
    def going_on_ends_the_wait_as_its_alarm_would_and_is_nobodys_achievement(self) -> None:
        due = self.session.phase.ends_at if isinstance(self.session.phase, Running | Resuming) else None
        if Move.GO_ON not in moves(self.session) or due is None or due + GRACE >= self.session.until:
            return
        tapped, ticked = step(self.session, Tapped(Move.GO_ON, self.session.rev), due)[0], self.ticked(due)

        assert tapped == ticked
        assert tapped.trail == self.session.trail

    @invariant()
    def a_step_that_ends_by_itself_goes_one_on_up_to_two_minutes_late(self) -> None:
        if (due := self.ends_at()) is not None:
            for late in (timedelta(), GRACE):
                assert self.ticked(due + late).head == self.session.head + 1

    @invariant()
    def a_later_tick_pauses_before_the_whole_step_and_passes_over_nothing(self) -> None:
        due, here = self.ends_at(), self.step_under_the_head()
        if due is None or here is None:
            return
        late, effects = step(self.session, Tick(), due + TOO_LATE)

        if late.phase != Stopped(Why.DAY_ENDED, due + TOO_LATE, spent(self.session, due + TOO_LATE)):
            whole = timedelta(seconds=here.seconds)

            assert late.phase == Paused(due + TOO_LATE, timedelta(), whole, Asks.LATE)
        assert (late.head, late.trail, effects) == (self.session.head, self.session.trail, (Show(loud=True),))

    @invariant()
    def a_tick_and_a_tap_at_the_same_instant_make_one_step(self) -> None:
        if (due := self.ends_at()) is None:
            return
        for move in moves(self.session):
            tap = Tapped(move, self.session.rev)
            ticked, tapped = self.ticked(due), step(self.session, tap, due)[0]

            assert step(ticked, tap, due) == (ticked, (OLD_CARD,))
            if move in LOOKING:
                assert step(tapped, Tick(), due)[0].head == ticked.head
            else:
                assert step(tapped, Tick(), due) == (tapped, ())

    @invariant()
    def a_pause_keeps_what_is_left_however_long_it_lasts(self) -> None:
        if Move.PAUSE not in moves(self.session):
            return
        paused = self.tapped(Move.PAUSE)
        later = self.now + A_WHILE
        resumed = step(paused, Tapped(Move.RESUME, paused.rev), later)[0]
        if isinstance(resumed.phase, Resuming):
            later = resumed.phase.ends_at
            resumed = step(resumed, Tick(), later)[0]
        if is_over(resumed):
            return  # the day has ended meanwhile

        assert isinstance(resumed.phase, Running)
        assert resumed.head == self.session.head
        assert spent(resumed, later) == spent(self.session, self.now)
        assert remaining(resumed, later) == remaining(self.session, self.now)

    @invariant()
    def a_pause_is_no_time_of_exercise_however_long_it_lasts(self) -> None:
        stop = Tapped(Move.STOP, self.session.rev)
        if Move.STOP in moves(self.session):
            assert took(step(self.session, stop, self.now)[0]) >= timedelta()
        if isinstance(self.session.phase, Paused):
            at_once, later = (step(self.session, stop, self.now + wait)[0] for wait in (timedelta(), A_WHILE))

            assert took(at_once) == took(later)

    @invariant()
    def a_long_pause_asks_once_and_never_moves_on(self) -> None:
        phase = self.session.phase
        if not isinstance(phase, Paused):
            return
        asked = self.ticked(phase.at + LONG_PAUSE)
        if not is_over(asked):
            assert asked.phase == replace(phase, asks=phase.asks or Asks.LONG)
            assert wake_at(asked) == self.session.until

    @invariant()
    def what_remains_only_shrinks_while_time_runs(self) -> None:
        left = remaining(self.session, self.now)

        assert timedelta() <= remaining(self.session, self.now + INSTANT) <= left

    @invariant()
    def back_and_done_once_more_leads_to_the_same_work(self) -> None:
        if Move.BACK not in moves(self.session):
            return
        session, now = self.tapped(Move.BACK), self.now
        again = session.head
        while next_work(session) == again and not is_over(session):
            session, now = go_on(session, now)

        assert again == max(place for place in places_of_work(self.session.tape) if place < self.session.head)
        assert next_work(session) in (next_work(self.session), again if is_over(session) else None)

    @invariant()
    def every_willing_way_ends(self) -> None:
        *_, (end, _) = go_through(self.session, self.now)

        assert is_over(end)

    def step_under_the_head(self) -> Work | Rest | Ready | None:
        return self.session.tape[self.session.head] if self.session.head < len(self.session.tape) else None

    def ends_at(self) -> datetime | None:
        """When the step ends by itself, if it does so today."""
        due = self.session.phase.ends_at if isinstance(self.session.phase, Running) else None
        return due if due is not None and due + GRACE < self.session.until else None

    def ticked(self, at: datetime) -> Session:
        return step(self.session, Tick(), at)[0]

    def tapped(self, move: Move) -> Session:
        return step(self.session, Tapped(move, self.session.rev), self.now)[0]


def next_work(session: Session) -> int | None:
    """Where the step of work under or after the head stands."""
    return min((place for place in places_of_work(session.tape) if place >= session.head), default=None)


Punctual.TestCase.settings = settings(stateful_step_count=20)
TestTime = Punctual.TestCase


@SHORT_LAW
@given(tapes(), st.sampled_from([Move.START, Move.HANDS_FREE]), st.data())
def test_every_way_of_done_skip_go_on_and_tick_is_as_long_as_the_tape(
    tape: Tape, start: Move, data: st.DataObject
) -> None:
    now = BEGIN
    session, _ = step(offered(tape), Tapped(start, 0), now)
    for _ in tape:
        phase = session.phase
        assert isinstance(phase, Running)
        leads_on = {Move.DONE, Move.GO_ON} & set(moves(session))
        if isinstance(session.tape[session.head], Work):
            leads_on.add(Move.SKIP)
        forward: list[Event] = [Tapped(move, session.rev) for move in sorted(leads_on)]
        if phase.ends_at is not None:
            forward.append(Tick())
        now = phase.ends_at or now
        session, _ = step(session, data.draw(st.sampled_from(forward)), now)

    assert is_over(session)
