"""What holds for the card of every session that a person can bring about, on every shipped routine."""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant

from bot.core.screens.buttons import pack
from bot.core.screens.card import Card
from bot.core.screens.session_card import Drawing, card
from bot.core.screens.taps import FeelTap, GearTap, HurtsTap, PainNowTap, RoutinesTap, SessionTap
from bot.core.session.exercise import Tape, exercises_of, unroll
from bot.core.session.machine import is_over, moves
from bot.core.session.state import Asks, Intro, Paused, Resuming, Running, Session
from bot.store.serialization import deserialize_session, deserialize_tape, serialize_session, serialize_tape
from bot.store.tables import SessionRow
from tests.core.player import Player, days_left
from tests.core.screens import buttons, length, red, session_moves, taps
from tests.core.shipped import LIBRARY, WORDS

SESSION = 7
LIMIT = 4096


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
    def it_offers_exactly_the_moves_of_the_state_until_it_is_over(self) -> None:
        expected = [] if is_over(self.session) else list(moves(self.session))

        assert sorted(session_moves(self.card())) == sorted(expected)

    @invariant()
    def every_move_carries_the_rev_of_what_is_shown(self) -> None:
        for tap in taps(self.card()):
            if isinstance(tap, SessionTap | GearTap):
                assert (tap.session, tap.rev) == (SESSION, self.session.rev)

    @invariant()
    def the_red_button_is_alone_and_last_or_first_where_we_ask_whether_it_hurts_until_it_is_over(self) -> None:
        assert red(self.card()) == ([] if is_over(self.session) else [HurtsTap()])
        if not is_over(self.session):
            in_doubt = isinstance(self.session.phase, Paused) and self.session.phase.asks is Asks.DOUBT
            assert [button.tap for button in self.card().rows[0 if in_doubt else -1]] == [HurtsTap()]

    @invariant()
    def what_else_it_asks_belongs_to_the_beginning_or_the_end(self) -> None:
        others = {type(tap) for tap in taps(self.card())} - {SessionTap, HurtsTap}
        if isinstance(self.session.phase, Intro):
            assert {RoutinesTap, PainNowTap} <= others <= {RoutinesTap, PainNowTap, GearTap}
        else:
            assert others <= ({FeelTap} if is_over(self.session) else set())

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
