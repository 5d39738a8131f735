"""What holds for every session, whatever a person, a clock and an old card do to it: changes, moves, ends, pain."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis.stateful import initialize, invariant

from bot.core.rules.summary import done
from bot.core.session.exercise import Tape
from bot.core.session.machine import FINISHING, OLD_CARD, is_open, is_over, moves, says_how, step, wake_at
from bot.core.session.state import (
    Asks,
    Event,
    Finished,
    GoesOn,
    Heard,
    Interrupted,
    Intro,
    Listening,
    Move,
    Outcome,
    Pace,
    Paused,
    Phase,
    Session,
    Show,
    Stopped,
    Tapped,
    Tick,
    Why,
    Withdrawn,
)
from tests.core.player import Player, arranged, days_left, places_of_work
from tests.core.strategies import tapes

MUCH_LATER = timedelta(hours=40)


class Lawful(Player):
    """Looks at what the last event did, and at what any event would do now."""

    @initialize(tape=tapes(), day_left=days_left())
    def is_offered_a_session(self, tape: Tape, day_left: timedelta) -> None:
        self.sit_down(tape, day_left)

    def after(self, event: Event, later: timedelta = timedelta()) -> Session:
        return step(self.session, event, self.now + later)[0]

    def held(self) -> type[Phase]:
        """What a session is in that waits for its person; one that is heard goes on."""
        if self.session.began is None:
            return Intro
        return Listening if self.session.pace is Pace.LISTEN else Paused

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
        changing = {move for move in Move if self.after(Tapped(move, self.session.rev)) is not self.session}

        assert changing == set(moves(self.session))
        assert len(moves(self.session)) == len(changing)

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
    def whatever_lies_behind_the_head_is_done_or_skipped(self) -> None:
        behind = {place for place in places_of_work(self.session.tape) if place < self.session.head}

        assert behind <= {turn.step for turn in self.session.trail} <= places_of_work(self.session.tape)

    @invariant()
    def a_session_finished_without_a_skip_is_done_whole(self) -> None:
        skipped = any(turn.outcome is Outcome.SKIPPED for turn in self.session.trail)
        if isinstance(self.session.phase, Finished) and not skipped:
            assert done(self.session) == places_of_work(self.session.tape)

    @invariant()
    def undo_takes_back_whatever_a_tap_has_ended(self) -> None:
        for move in {Move.DONE, Move.ALL, Move.SKIP, Move.SKIP_EXERCISE} & set(moves(self.session)):
            ended = self.after(Tapped(move, self.session.rev))
            undone = step(ended, Tapped(Move.UNDO, ended.rev), self.now)[0]
            if ended.trail != self.session.trail:
                first = ended.trail[len(self.session.trail)].step

                assert (undone.head, undone.trail) == (first, self.session.trail)

    @invariant()
    def buttons_unfold_and_fold_without_touching_the_step_and_are_folded_at_the_next(self) -> None:
        folding = {Move.UNFOLD, Move.FOLD} & set(moves(self.session))

        turns = isinstance(self.session.phase, Intro) or is_open(self.session)
        assert folding == ({Move.FOLD if self.session.unfolded else Move.UNFOLD} if turns else set())
        for move in folding:
            turned = self.after(Tapped(move, self.session.rev))

            assert turned.unfolded is not self.session.unfolded
            assert replace(turned, unfolded=self.session.unfolded, rev=self.session.rev) == self.session
        has_begun = isinstance(self.before.phase, Intro) and is_open(self.session)
        if self.session.head != self.before.head or has_begun:
            assert not self.session.unfolded
            assert not self.session.explained

    @invariant()
    def whoever_is_asked_whether_to_finish_here_sees_the_button_and_whoever_is_asked_whether_it_hurts_does_not(
        self,
    ) -> None:
        if is_open(self.session):
            asked = {asks: self.after(Interrupted(asks)).unfolded for asks in Asks}

            assert asked == {asks: asks in FINISHING for asks in Asks}

    @invariant()
    def how_is_offered_exactly_at_work_whose_card_does_not_say_it_and_then_it_does(self) -> None:
        is_coached = is_open(self.session) and not isinstance(self.session.phase, Listening)
        at_work = is_coached and self.session.head in places_of_work(self.session.tape)

        assert (Move.HOW in moves(self.session)) == (at_work and not says_how(self.session))
        if Move.HOW in moves(self.session):
            assert says_how(self.after(Tapped(Move.HOW, self.session.rev)))

    @invariant()
    def pain_stops_whatever_is_not_over_and_nothing_wakes_it_again(self) -> None:
        heard = self.after(Heard())

        if is_over(self.session):
            assert heard is self.session
        else:
            assert isinstance(heard.phase, Stopped)
            assert heard.phase.why is Why.PAIN
            assert (heard.head, heard.trail) == (self.session.head, self.session.trail)
        assert wake_at(heard) is None

    @invariant()
    def pain_by_mistake_leaves_the_person_at_the_same_step_and_nothing_begins_by_itself(self) -> None:
        if is_over(self.session):
            return
        reopened, effects = step(self.after(Heard()), Withdrawn(), self.now)

        assert (reopened.head, reopened.trail) == (self.session.head, self.session.trail)
        assert isinstance(reopened.phase, self.held())
        assert effects == (Show(loud=True),)

    @invariant()
    def only_pain_can_be_a_mistake(self) -> None:
        stopped_for_pain = isinstance(self.session.phase, Stopped) and self.session.phase.why is Why.PAIN

        assert (self.after(Withdrawn()) is not self.session) == stopped_for_pain

    @invariant()
    def a_plain_stop_is_declined_to_the_same_step_and_loses_nothing(self) -> None:
        if is_over(self.session):
            return
        stopped = self.after(Tapped(Move.STOP, self.session.rev))
        if not isinstance(stopped.phase, Stopped):
            return
        back, _ = step(stopped, GoesOn(), self.now)

        assert (back.head, back.trail, back.pace) == (self.session.head, self.session.trail, self.session.pace)
        assert isinstance(back.phase, self.held())
        assert wake_at(back) is not None

    @invariant()
    def only_a_plain_stop_is_gone_on_from_after_all(self) -> None:
        by_choice = isinstance(self.session.phase, Stopped) and self.session.phase.why is Why.CHOICE

        assert (self.after(GoesOn()) is not self.session) == by_choice

    @invariant()
    def what_is_over_is_waked_by_nothing(self) -> None:
        if is_over(self.session):
            for event in (Tick(), Heard(), Interrupted(Asks.AGAIN)):
                assert self.after(event, MUCH_LATER) is self.session

    @invariant()
    def what_is_stopped_offers_nothing_and_what_is_finished_only_to_take_it_back(self) -> None:
        if is_over(self.session):
            finished_by_doing = isinstance(self.session.phase, Finished) and self.session.trail

            assert moves(self.session) == ((Move.UNDO,) if finished_by_doing else ())

    @invariant()
    def an_interruption_holds_what_is_open_and_asks(self) -> None:
        held = self.after(Interrupted(Asks.MEDIA))

        if is_open(self.session):
            assert isinstance(held.phase, Paused | Listening)
            assert isinstance(held.phase, self.held())
            assert held.phase.asks is Asks.MEDIA
            assert (held.head, held.trail) == (self.session.head, self.session.trail)
        else:
            assert held is self.session

    @invariant()
    def only_what_has_not_begun_can_be_planned_anew(self) -> None:
        other = arranged(self.session.tape[:2])
        planned = self.after(other)

        if isinstance(self.session.phase, Intro):
            assert (planned.routine, planned.tape, planned.missing) == (other.routine, other.tape, other.missing)
            assert isinstance(planned.phase, Intro)
        else:
            assert planned is self.session


Lawful.TestCase.settings = settings(stateful_step_count=30)
TestSession = Lawful.TestCase
