"""Parts of the live card that only some sessions have: what is missing, what may be more, what is asked."""

from dataclasses import replace
from unittest.mock import ANY

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rules.arrangement import single
from bot.core.screens.card import Style
from bot.core.screens.session_card import Drawing, card
from bot.core.screens.session_offer import ASKED, which_back
from bot.core.screens.taps import GearTap, LevelTap, PutBackTap
from bot.core.session.exercise import Rest, Work, unroll
from bot.core.session.state import Arranged, Asks, Heard, Interrupted, Move, Offer, Running, Session, Tick, Why
from bot.core.session.tape import at
from tests.core.player import after, arranged, go_through, offered, play
from tests.core.screens import buttons, screen, taps
from tests.core.shipped import LIBRARY, WORDS

OFFERED = offered(unroll(LIBRARY.routines["daily"], LIBRARY.exercises))
READY = play(OFFERED, (0, Move.START))
SET = play(READY, (15, Tick()))
BETWEEN = play(SET, (36, Move.SKIP_EXERCISE))
PAUSED = play(SET, (40, Move.PAUSE))
DRAWING = Drawing(WORDS, LIBRARY.exercises, LIBRARY.routines, "Europe/Paris", after(60))


def shown(session: Session) -> str:
    return screen(card(7, session, DRAWING))


@pytest.mark.parametrize("asks", [Asks.AGAIN, Asks.MEDIA, Asks.DOUBT, Asks.LONG])
def test_each_question_of_a_pause_is_asked_in_its_own_words(asks: Asks) -> None:
    asked = shown(play(PAUSED, (100, Interrupted(asks))))

    assert asked.startswith(WORDS.html(f"pause.{asks}"))
    if asks is not Asks.DOUBT:
        assert asked.partition("\n")[2].partition("[")[0] == shown(PAUSED).partition("\n")[2].partition("[")[0]


@pytest.mark.parametrize("asks", [Asks.AGAIN, Asks.LONG])
def test_whoever_is_asked_whether_to_finish_here_sees_the_button(asks: Asks) -> None:
    assert "finish here?" in shown(play(PAUSED, (100, Interrupted(asks))))
    assert "[⏹ Stop]" in shown(play(PAUSED, (100, Interrupted(asks))))


def test_where_we_ask_whether_it_hurts_the_red_button_is_first_and_then_the_way_on() -> None:
    buttons = shown(play(PAUSED, (100, Interrupted(Asks.DOUBT)))).partition("\n[")[2]

    assert buttons.startswith("🛑 It hurts]\n[▶️ Nothing hurts, go on]\n")


def test_it_hurt() -> None:
    assert shown(play(SET, (60, Heard()))) == "🛑 Session stopped because it hurt."
    assert shown(play(SET, (60, Heard(Why.QUIET)))) == "⏹ Session ended."


def test_an_end_leaves_one_line() -> None:
    assert shown(play(SET, (35, Move.DONE), (36, Move.STOP))) == "• Heel raises: 1 of 6 sets"


@pytest.mark.parametrize("session", [SET, BETWEEN])
def test_an_end_before_anything_of_an_exercise_was_done_asks_nothing(session: Session) -> None:
    assert shown(play(session, (60, Move.STOP))) == "⏹ Session ended."


def test_what_has_not_begun_has_not_ended_either() -> None:
    assert shown(play(OFFERED, (60, Move.STOP))) == "⏹ This one wasn't started. /today has the next."


def test_a_pause_in_a_rest_says_what_comes_then() -> None:
    assert "\nThen: <b>Heel raises · Left foot</b> · set 1 of 3\n" in shown(
        play(SET, (35, Move.DONE), (36, Move.PAUSE))
    )


def test_what_is_only_announced_is_left_out_and_what_has_begun_is_gone_on_from() -> None:
    for announcing in (READY, BETWEEN):
        assert "[Not this one] [⏹ Stop] [Less]" in shown(play(announcing, (37, Move.UNFOLD)))
    for under_way in (SET, play(SET, (35, Move.DONE))):
        assert "[Next exercise] [⏹ Stop] [Less]" in shown(play(under_way, (37, Move.UNFOLD)))


def test_how_is_said_in_the_first_set_of_a_foot_and_then_only_when_asked() -> None:
    how = "Heel slowly up, slowly down."
    sets = [session for session, _ in go_through(SET) if session.phase == Running(ANY, None)][:6]

    assert [how in shown(session) for session in sets] == [True, True, False, False, False, False]
    assert ["[How?]" in shown(session) for session in sets] == [False, False, True, True, True, True]
    assert how in shown(play(sets[2], (90, Move.HOW)))
    assert "[How?]" not in shown(play(sets[2], (90, Move.HOW)))


def test_in_a_pause_one_may_ask_how_it_is_done() -> None:
    assert "[How?] [More]" in shown(PAUSED)
    assert "Heel slowly up" in shown(play(PAUSED, (50, Move.HOW)))


def test_hands_free_a_set_says_its_count_and_when_it_ends() -> None:
    title, count, ends, *_ = shown(play(OFFERED, (0, Move.HANDS_FREE), (15, Tick()))).splitlines()

    assert title == "<b>Heel raises · Right foot</b> · set 1 of 3"
    assert count == "<b>10 times</b>, about 3 seconds each"
    assert ends == '⏱ <b>Ends <tg-time unix="1772434845" format="r">08:00:45</tg-time></b>'


def test_the_first_get_ready_names_all_that_must_be_fetched_and_each_other_its_own() -> None:
    assert "You need: a stable chair, room to walk, a towel, a resistance band." in shown(READY)
    assert "You need: room to walk." in shown(BETWEEN)


def test_the_foot_is_named_before_the_band_is_wrapped() -> None:
    band = offered(unroll(single("resisted-flexion"), LIBRARY.exercises))
    ways = [session for session, _ in go_through(band)]
    changes = [s for s in ways if isinstance(s.phase, Running) and at(s.tape, s.head) == Rest(15)]

    assert "band round the ball of your right foot" in shown(ways[1])
    assert shown(ways[1]).startswith("Get ready: <b>Resisted flexion · Right foot</b>")
    assert len(changes) == 1
    assert "wrap it round the ball of your left foot" in shown(changes[0])


@pytest.mark.parametrize(
    ("routine", "fetches"), [("daily", {"room", "band"}), ("mobility", {"room"}), ("two-minutes", set())]
)
def test_the_set_up_line_speaks_of_nothing_that_is_not_done_today(routine: str, fetches: set[str]) -> None:
    offering = shown(offered(unroll(LIBRARY.routines[routine], LIBRARY.exercises)))

    for thing in ("room", "band"):
        assert (WORDS.html(f"safety.setup.{thing}") in offering) == (thing in fetches)
    assert WORDS.html("safety.setup.place") in offering
    assert WORDS.html("safety.setup.pain") in offering


def test_the_whole_way_can_be_shown() -> None:
    shows = [shown(session) for session, _ in go_through(OFFERED)]

    assert shows[-1].startswith("• Resisted flexion: 6 of 6 sets")
    assert len(shows) == len(OFFERED.tape) + 2


def test_gear_that_is_missing_can_be_brought_back() -> None:
    tape = tuple(step for step in OFFERED.tape if not isinstance(step, Work) or step.exercise != "toe-curls")
    without = card(7, play(OFFERED, (0, arranged(tape)), (0, Move.UNFOLD)), DRAWING)

    assert "a towel" not in without.text
    assert [tap.gear for tap in taps(without) if isinstance(tap, GearTap)] == ["towel", "band"]
    assert "[✓ I have a towel] [No band today]" in screen(without)


def test_a_notch_is_offered_with_its_new_length() -> None:
    offer = Offer("heel-raises", 1, reps=12, seconds=1311)
    offered_more = play(OFFERED, (0, replace(arranged(OFFERED.tape), offers=(offer,))), (0, Move.UNFOLD))
    offering = card(7, offered_more, DRAWING)
    (notch,) = [button for button in buttons(offering) if isinstance(button.tap, LevelTap)]

    assert notch.tap == LevelTap("heel-raises", 1)
    assert "12" in notch.label
    assert "20 min" in notch.label


def test_an_exercise_that_hurt_is_named_and_can_be_put_back() -> None:
    without = replace(arranged(OFFERED.tape), left_out=("toe-curls",))
    offering = card(7, play(OFFERED, (0, without), (0, Move.UNFOLD)), DRAWING)

    assert WORDS.html("session.left-out", names="Toe curls") in offering.text
    assert PutBackTap("toe-curls") in taps(offering)


def test_of_several_that_hurt_it_is_asked_which_comes_back() -> None:
    without = replace(arranged(OFFERED.tape), left_out=("toe-curls", "heel-raises"))

    assert PutBackTap(ASKED) in taps(card(7, play(OFFERED, (0, without), (0, Move.UNFOLD)), DRAWING))
    assert taps(which_back(WORDS, without.left_out)) == [PutBackTap("toe-curls"), PutBackTap("heel-raises")]


@given(
    st.frozensets(st.sampled_from(["towel", "band", "chair"])),
    st.lists(st.sampled_from(sorted(LIBRARY.exercises)), unique=True).map(tuple),
    st.lists(st.builds(Offer, st.sampled_from(sorted(LIBRARY.exercises)), st.just(1), st.just(9), st.just(60))),
    st.sampled_from(sorted(LIBRARY.routines)),
)
def test_whatever_is_missing_left_out_and_offered_there_are_four_rows_at_most(
    missing: frozenset[str], left_out: tuple[str, ...], offers: list[Offer], routine: str
) -> None:
    tape = unroll(LIBRARY.routines[routine], LIBRARY.exercises)
    plan = Arranged(routine, tape, missing, tuple(offers), left_out)
    arranged_so = play(OFFERED, (0, plan))

    for state in (arranged_so, play(arranged_so, (0, Move.UNFOLD))):
        assert len(card(7, state, DRAWING).rows) <= 4
    assert not play(arranged_so, (0, Move.UNFOLD), (0, plan)).unfolded


def test_an_exercise_without_gear_asks_for_none() -> None:
    bare = {name: replace(exercise, gear=()) for name, exercise in LIBRARY.exercises.items()}

    for session in (OFFERED, READY, BETWEEN):
        shown = screen(card(7, session, replace(DRAWING, exercises=bare)))
        assert "You need" not in shown


def test_the_likeliest_buttons_are_coloured() -> None:
    colours = {
        button.label: button.style
        for session in (OFFERED, READY, SET, PAUSED)
        for button in buttons(card(7, session, DRAWING))
        if button.style
    }

    assert colours == {
        "▶️ Start hands-free": Style.SUCCESS,
        "▶️ Start with taps": Style.PRIMARY,
        "🎧 Listen": Style.PRIMARY,
        "▶️ Go on": Style.SUCCESS,
        "✅ Done": Style.SUCCESS,
        "▶️ Resume": Style.SUCCESS,
        "🛑 It hurts": Style.DANGER,
    }
