"""What holds for every session, whatever a person, a clock and an old card may do to it."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import settings
from hypothesis.stateful import initialize, invariant

from bot.core.plan import Tape, Work
from bot.core.session import (
    GRACE,
    OLD_CARD,
    Finished,
    Heard,
    Intro,
    Move,
    Outcome,
    Paused,
    Running,
    Session,
    Show,
    Stopped,
    Tapped,
    Tick,
    Why,
    Withdrawn,
    current,
    is_over,
    moves,
    remaining,
    step,
    wake_at,
)
from bot.core.summary import done
from tests.core.player import TOO_LATE, Player, go_on, go_through
from tests.core.strategies import LAW, tapes

MUCH_LATER = timedelta(hours=7)


class Lawful(Player):
    """Looks at every state, and at what the last event made of it."""

    @initialize(tape=tapes())
    def is_offered_a_session(self, tape: Tape) -> None:
        self.sit_down(tape)

    def answer(self, event: Tapped | Tick | Heard | Withdrawn, later: timedelta = timedelta()) -> Session:
        return step(self.session, event, self.now + later)[0]

    def tapped(self, move: Move, later: timedelta = timedelta()) -> Session:
        return self.answer(Tapped(move, self.session.rev), later)

    @invariant()
    def rev_grows_by_one_with_every_change_and_with_nothing_else(self) -> None:
        assert self.session.rev == self.before.rev + (self.session != self.before)

    @invariant()
    def what_is_unchanged_is_the_very_same_session(self) -> None:
        assert (self.session is self.before) == (self.session == self.before)

    @invariant()
    def a_change_is_shown_once_and_nothing_else_is_shown(self) -> None:
        shows = [effect for effect in self.effects if isinstance(effect, Show)]

        assert len(shows) == (self.session != self.before)

    @invariant()
    def exactly_the_offered_moves_change_something(self) -> None:
        changing = {move for move in Move if self.tapped(move) is not self.session}

        assert changing == set(moves(self.session))

    @invariant()
    def a_move_that_is_not_offered_is_nothing(self) -> None:
        for move in set(Move) - set(moves(self.session)):
            assert step(self.session, Tapped(move, self.session.rev), self.now) == (self.session, ())

    @invariant()
    def an_old_card_is_told_so_and_changes_nothing(self) -> None:
        for off in (-1, 1):
            for move in Move:
                old = Tapped(move, self.session.rev + off)

                assert step(self.session, old, self.now) == (self.session, (OLD_CARD,))

    @invariant()
    def the_head_is_at_the_end_of_the_tape_exactly_when_finished(self) -> None:
        assert 0 <= self.session.head <= len(self.session.tape)
        assert (self.session.head == len(self.session.tape)) == isinstance(self.session.phase, Finished)

    @invariant()
    def only_a_running_session_that_waits_for_nobody_is_woken(self) -> None:
        here = current(self.session)
        waits_for_done = isinstance(here, Work) and here.reps is not None
        running = isinstance(self.session.phase, Running)

        assert (wake_at(self.session) is not None) == (running and not waits_for_done)
        assert (Move.DONE in moves(self.session)) == (running and waits_for_done)

    @invariant()
    def pain_stops_whatever_is_not_over_and_nothing_wakes_it_again(self) -> None:
        heard = self.answer(Heard())

        if is_over(self.session):
            assert heard is self.session
        else:
            assert isinstance(heard.phase, Stopped)
            assert heard.phase.why is Why.PAIN
            assert heard.trail == self.session.trail
        assert wake_at(heard) is None

    @invariant()
    def what_is_over_stays_over_unless_the_pain_was_a_mistake(self) -> None:
        if not is_over(self.session):
            return
        for event in (Tick(), Heard(), *(Tapped(move, self.session.rev) for move in Move)):
            assert self.answer(event, MUCH_LATER) is self.session
        for_pain = isinstance(self.session.phase, Stopped) and self.session.phase.why is Why.PAIN

        assert (self.answer(Withdrawn()) is not self.session) == for_pain

    @invariant()
    def only_pain_can_be_a_mistake(self) -> None:
        if not is_over(self.session):
            assert self.answer(Withdrawn()) is self.session

    @invariant()
    def pain_by_mistake_leaves_the_person_at_the_same_step_and_nothing_begins_by_itself(self) -> None:
        if is_over(self.session):
            return
        reopened, effects = step(self.answer(Heard()), Withdrawn(), self.now)

        assert (reopened.head, reopened.trail) == (self.session.head, self.session.trail)
        assert isinstance(reopened.phase, Intro if self.session.began is None else Paused)
        assert effects == (Show(loud=True),)

    @invariant()
    def an_early_tick_is_nothing(self) -> None:
        due = wake_at(self.session)
        if due is None:
            assert self.answer(Tick(), MUCH_LATER) is self.session
        else:
            assert step(self.session, Tick(), due - timedelta(microseconds=1)) == (self.session, ())

    @invariant()
    def a_tick_in_time_goes_one_step_on(self) -> None:
        due = wake_at(self.session)
        if due is not None:
            for late in (timedelta(), GRACE):
                assert step(self.session, Tick(), due + late)[0].head == self.session.head + 1

    @invariant()
    def a_tick_too_late_pauses_before_the_whole_step_and_passes_over_nothing(self) -> None:
        due = wake_at(self.session)
        if due is not None:
            late, effects = step(self.session, Tick(), due + TOO_LATE)
            whole = timedelta(seconds=self.session.tape[self.session.head].seconds)

            assert late.phase == Paused(timedelta(), whole, late=True)
            assert (late.head, late.trail) == (self.session.head, self.session.trail)
            assert effects == (Show(loud=True),)

    @invariant()
    def what_is_left_of_a_step_is_never_more_than_the_step(self) -> None:
        here, phase = current(self.session), self.session.phase
        if here is not None and isinstance(phase, Paused) and phase.left is not None:
            assert timedelta() <= phase.left <= timedelta(seconds=here.seconds)

    @invariant()
    def a_pause_keeps_what_is_left_however_long_it_lasts(self) -> None:
        if Move.PAUSE not in moves(self.session):
            return
        paused = self.tapped(Move.PAUSE)
        resumed, _ = step(paused, Tapped(Move.RESUME, paused.rev), self.now + MUCH_LATER)
        ends, ends_again = wake_at(self.session), wake_at(resumed)

        assert remaining(paused, self.now + MUCH_LATER) == remaining(self.session, self.now)
        assert remaining(resumed, self.now + MUCH_LATER) == remaining(self.session, self.now)
        assert resumed.head == self.session.head
        if ends is not None and ends >= self.now:
            assert ends_again == ends + MUCH_LATER

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
    def whatever_lies_behind_the_head_is_done_or_skipped(self) -> None:
        ended = {turn.step for turn in self.session.trail}
        behind = {place for place, step in enumerate(self.session.tape[: self.session.head]) if isinstance(step, Work)}

        assert behind <= ended

    @invariant()
    def a_session_finished_without_a_skip_is_done_whole(self) -> None:
        skipped = any(turn.outcome is Outcome.SKIPPED for turn in self.session.trail)
        if isinstance(self.session.phase, Finished) and not skipped:
            assert done(self.session) == places_of_work(self.session.tape)

    @invariant()
    def back_and_done_once_more_leads_to_the_same_work(self) -> None:
        if Move.BACK not in moves(self.session):
            return
        session = self.tapped(Move.BACK)
        again, now = session.head, self.now
        while next_work(session) == again:
            session, now = go_on(session, now)

        assert isinstance(self.session.tape[again], Work)
        assert again < self.session.head
        assert next_work(session) == next_work(self.session)

    @invariant()
    def every_willing_way_ends(self) -> None:
        *_, (end, _) = go_through(self.session, self.now)

        assert is_over(end)
        assert end.rev - self.session.rev <= 2 + len(self.session.tape) - self.session.head


def places_of_work(tape: Tape) -> set[int]:
    return {place for place, step in enumerate(tape) if isinstance(step, Work)}


def next_work(session: Session) -> int | None:
    """Where the step of work under or after the head stands."""
    return min((place for place in places_of_work(session.tape) if place >= session.head), default=None)


Lawful.TestCase.settings = settings(LAW, stateful_step_count=30)
TestSession = Lawful.TestCase
