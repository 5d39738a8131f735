"""Parts of the live card that only some sessions have: what is missing, what may be more, what is asked."""

from dataclasses import replace

import pytest

from bot.core.screens.card import Style
from bot.core.screens.session_card import Drawing, card
from bot.core.screens.taps import GearTap, LevelTap, PutBackTap
from bot.core.session.exercise import Work, unroll
from bot.core.session.state import Asks, Heard, Interrupted, Move, Offer, Session, Tick, Why
from tests.core.player import after, arranged, go_through, offered, play
from tests.core.screens import buttons, screen, taps
from tests.core.shipped import LIBRARY, WORDS

OFFERED = offered(unroll(LIBRARY.routines["daily"], LIBRARY.exercises))
READY = play(OFFERED, (0, Move.START))
SET = play(READY, (5, Tick()))
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
        assert asked.partition("\n")[2] == shown(PAUSED).partition("\n")[2]


def test_where_we_ask_whether_it_hurts_the_red_button_is_first_and_then_the_way_on() -> None:
    buttons = shown(play(PAUSED, (100, Interrupted(Asks.DOUBT)))).partition("\n[")[2]

    assert buttons.startswith("🛑 It hurts]\n[▶️ Nothing hurts, go on]\n")


def test_it_hurt() -> None:
    assert shown(play(SET, (60, Heard()))) == "🛑 Session stopped because it hurt."
    assert shown(play(SET, (60, Heard(Why.QUIET)))) == "⏹ Session ended."


def test_an_end_leaves_one_line_and_asks_how_the_exercise_felt() -> None:
    assert (
        shown(play(SET, (35, Move.DONE), (36, Move.STOP)))
        == "• Heel raises: 1 of 6 sets\n[Too easy] [Just right] [Hard]"
    )


@pytest.mark.parametrize("session", [SET, BETWEEN])
def test_an_end_before_anything_of_an_exercise_was_done_asks_nothing(session: Session) -> None:
    assert shown(play(session, (60, Move.STOP))) == "⏹ Session ended."


def test_what_has_not_begun_has_not_ended_either() -> None:
    assert shown(play(OFFERED, (60, Move.STOP))) == "⏹ Not now, then. /today brings the next one."


def test_a_pause_in_a_rest_says_what_comes_then() -> None:
    assert "\nThen: <b>Heel raises</b> · Left foot · set 1 of 3\n" in shown(
        play(SET, (35, Move.DONE), (36, Move.PAUSE))
    )


def test_what_is_only_announced_is_left_out_and_what_has_begun_is_gone_on_from() -> None:
    assert "[⏩ Leave it out]" in shown(READY)
    assert "[⏩ Leave it out]" in shown(BETWEEN)
    assert "[⏩ Next exercise]" in shown(SET)
    assert "[⏩ Next exercise]" in shown(play(SET, (35, Move.DONE)))


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
    without = card(7, play(OFFERED, (0, arranged(tape))), DRAWING)

    assert "a towel" not in without.text
    assert [tap.gear for tap in taps(without) if isinstance(tap, GearTap)] == ["towel", "band"]
    assert "[✓ I have a towel] [No band today]" in screen(without)


def test_a_notch_is_offered_with_its_new_length() -> None:
    offer = Offer("heel-raises", 1, reps=12, seconds=1311)
    offering = card(7, play(OFFERED, (0, replace(arranged(OFFERED.tape), offers=(offer,)))), DRAWING)
    (notch,) = [button for button in buttons(offering) if isinstance(button.tap, LevelTap)]

    assert notch.tap == LevelTap("heel-raises", 1)
    assert "12" in notch.label
    assert "20 min" in notch.label


def test_an_exercise_that_hurt_is_named_and_can_be_put_back() -> None:
    without = replace(arranged(OFFERED.tape), left_out=("toe-curls",))
    offering = card(7, play(OFFERED, (0, without)), DRAWING)

    assert WORDS.html("session.left-out", names="Toe curls") in offering.text
    assert PutBackTap("toe-curls") in taps(offering)


def test_an_exercise_without_gear_asks_for_none() -> None:
    bare = {name: replace(exercise, gear=()) for name, exercise in LIBRARY.exercises.items()}

    for session in (OFFERED, READY, BETWEEN):
        assert "You need" not in screen(card(7, session, replace(DRAWING, exercises=bare)))


def test_the_likeliest_buttons_are_coloured() -> None:
    colours = {
        button.label: button.style
        for session in (OFFERED, SET, PAUSED)
        for button in buttons(card(7, session, DRAWING))
        if button.style
    }

    assert colours == {
        "▶️ Start hands-free": Style.SUCCESS,
        "▶️ Start with taps": Style.PRIMARY,
        "✅ Done": Style.SUCCESS,
        "▶️ Resume": Style.SUCCESS,
        "🛑 It hurts": Style.DANGER,
    }
