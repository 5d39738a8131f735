"""What holds for the card of every session that a person can bring about, on every shipped routine."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant

from bot.core.screens.buttons import pack
from bot.core.screens.card import Button, Card
from bot.core.screens.session_card import Drawing, card
from bot.core.screens.taps import GearTap, HurtsTap, PainNowTap, RoutinesTap, SessionTap
from bot.core.session.exercise import Tape, exercises_of, unroll
from bot.core.session.machine import is_open, is_over, moves
from bot.core.session.state import Asks, Intro, Listening, Move, Paused, Resuming, Running, Session
from bot.store.serialization import deserialize_session, deserialize_tape, serialize_session, serialize_tape
from bot.store.tables import SessionRow
from tests.core.player import Player, days_left
from tests.core.screens import buttons, length, red, session_moves, taps
from tests.core.shipped import LIBRARY, WORDS

SESSION = 7
LIMIT = 4096
ROW: Mapping[Move, int] = {
    Move.DONE: 0,
    Move.RESUME: 0,
    Move.GO_ON: 0,
    Move.MORE: 0,
    Move.ALL: 0,
    Move.PAUSE: 1,
    Move.HOW: 1,
    Move.END: 1,
    Move.UNFOLD: 1,
    Move.BACK: 1,
    Move.UNDO: 1,
    Move.SKIP: 1,
    Move.SKIP_EXERCISE: 2,
    Move.STOP: 2,
    Move.FOLD: 2,
}
"""In which row a move stands while a session is under way; where the red one is first, it is not counted."""


def session_taps(row: Iterable[Button]) -> list[SessionTap]:
    return [button.tap for button in row if isinstance(button.tap, SessionTap)]


def shipped_tapes() -> st.SearchStrategy[Tape]:
    """The tapes of the shipped routines, at any level."""
    levels = st.dictionaries(st.sampled_from(sorted(LIBRARY.exercises)), st.integers(0, 5))
    routines = st.sampled_from(list(LIBRARY.routines.values()))
    return st.builds(unroll, routines, st.just(LIBRARY.exercises), levels)


class Looking(Player):
    """Looks at the card of every state."""

    @initialize(tape=shipped_tapes(), day_left=days_left())
    def is_offered_a_session(self, tape: Tape, day_left: timedelta) -> None:
        self.sit_down(tape, day_left)

    def card(self, session: Session | None = None) -> Card:
        return card(
            SESSION,
            session or self.session,
            Drawing(WORDS, LIBRARY.exercises, LIBRARY.routines, "Europe/Paris", self.now),
        )

    @invariant()
    def it_fits_into_one_message(self) -> None:
        assert 0 < length(self.card()) <= LIMIT
        assert all(len(pack(tap)) <= 64 for tap in taps(self.card()))

    @invariant()
    def showing_it_as_it_was_stored_shows_the_same(self) -> None:
        row, (_, steps) = SessionRow(), serialize_tape(self.session.tape)
        serialize_session(self.session, row)

        assert self.card(deserialize_session(row, deserialize_tape(steps))) == self.card()

    @invariant()
    def folded_and_unfolded_it_offers_exactly_the_moves_of_the_state_until_it_is_over(self) -> None:
        states = {self.session, replace(self.session, unfolded=not self.session.unfolded)}
        if is_over(self.session):
            assert session_moves(self.card()) == []
        else:
            said = {Move.STOP} if isinstance(self.session.phase, Intro) else set()
            offered = {move for state in states for move in moves(state)} - said

            assert {move for state in states for move in session_moves(self.card(state))} == offered
            assert all(set(session_moves(self.card(state))) <= set(moves(state)) for state in states)

    @invariant()
    def under_way_the_same_move_stands_in_the_same_row_and_there_are_three_or_four(self) -> None:
        if is_open(self.session):
            rows = [row for row in self.card().rows if not isinstance(row[0].tap, HurtsTap)]
            found = {tap.move: nth for nth, row in enumerate(rows) for tap in session_taps(row)}

            assert found == {move: ROW[move] for move in found}
            assert len(rows) == (3 if self.session.unfolded else 2)

    @invariant()
    def to_stop_is_never_beside_it_hurts(self) -> None:
        for row in self.card().rows:
            assert not ({HurtsTap} & {type(b.tap) for b in row} and Move.STOP in {t.move for t in session_taps(row)})

    @invariant()
    def there_are_four_rows_at_most_in_every_state(self) -> None:
        for state in (self.session, replace(self.session, unfolded=not self.session.unfolded)):
            assert len(self.card(state).rows) <= 4

    @invariant()
    def nothing_is_drawn_that_a_screen_reader_would_spell(self) -> None:
        assert not set(self.card().text) & set("▰▱⋯")
        assert all(re.search(r"[a-z]|^[+]15 s$", button.label) for button in buttons(self.card()))

    @invariant()
    def while_it_runs_the_second_line_is_the_count_or_the_time(self) -> None:
        if isinstance(self.session.phase, Running | Resuming):
            second = self.card().text.split("\n")[1]

            assert "<tg-time" in second or re.search(r"<b>\d+ ", second)
            assert len(self.card().text.split("\n\n")) <= 4

    @invariant()
    def every_move_carries_the_rev_of_what_is_shown(self) -> None:
        for tap in taps(self.card()):
            if isinstance(tap, SessionTap | GearTap):
                assert (tap.session, tap.rev) == (SESSION, self.session.rev)

    @invariant()
    def the_red_button_is_alone_and_last_or_first_where_we_ask_whether_it_hurts_until_it_is_over(self) -> None:
        assert red(self.card()) == ([] if is_over(self.session) else [HurtsTap()])
        if not is_over(self.session):
            in_doubt = isinstance(self.session.phase, Paused | Listening) and self.session.phase.asks is Asks.DOUBT
            assert [button.tap for button in self.card().rows[0 if in_doubt else -1]] == [HurtsTap()]

    @invariant()
    def what_else_it_asks_belongs_to_the_beginning_or_the_end(self) -> None:
        others = {type(tap) for tap in taps(self.card())} - {SessionTap, HurtsTap}
        if isinstance(self.session.phase, Intro):
            chosen = {RoutinesTap} if self.session.unfolded else {PainNowTap}
            assert chosen <= others <= chosen | ({GearTap} if self.session.unfolded else set())
        else:
            assert others == set()

    @invariant()
    def no_row_is_empty_and_no_button_is_there_twice(self) -> None:
        labels = [button.label for button in buttons(self.card())]

        assert all(self.card().rows)
        assert len(labels) == len(set(labels))

    @invariant()
    def a_countdown_stands_exactly_where_the_step_ends_by_itself(self) -> None:
        match self.session.phase:
            case Running(ends_at=ends_at):
                counts_down = ends_at is not None
            case Resuming():
                counts_down = True
            case _:
                counts_down = False

        assert self.card().text.count("<tg-time") == counts_down

    @invariant()
    def the_offer_names_every_exercise(self) -> None:
        if isinstance(self.session.phase, Intro):
            for name in exercises_of(self.session.tape):
                assert WORDS.html(f"exercise.{name}.name") in self.card().text


Looking.TestCase.settings = settings(stateful_step_count=20)
TestCard = Looking.TestCase
