"""The live card, whole, as it stands on the phone."""

from dataclasses import replace

from bot.core.screens.session_card import Drawing, card
from bot.core.session.exercise import unroll
from bot.core.session.state import Move, Session, Tick
from tests.core.player import after, offered, play
from tests.core.screens import as_written, screen
from tests.core.shipped import LIBRARY, WORDS

OFFERED = offered(unroll(LIBRARY.routines["daily"], LIBRARY.exercises))
READY = play(OFFERED, (0, Move.START))
SET = play(READY, (15, Tick()))
SIDES = play(SET, (35, Move.DONE))
BETWEEN = play(SIDES, (36, Move.SKIP_EXERCISE))
WALK = play(BETWEEN, (46, Tick()), (51, Tick()))
HEELS_DOWN = play(WALK, (71, Tick()), (91, Tick()), (111, Tick()))
PAUSED = play(WALK, (60, Move.PAUSE))
DRAWING = Drawing(WORDS, LIBRARY.exercises, LIBRARY.routines, "Europe/Paris", after(0))


def shown(session: Session, seconds: float = 0) -> str:
    return screen(card(7, session, replace(DRAWING, now=after(seconds))))


THE_OFFER = as_written("""
<b>The daily five</b> · about 20 minutes

• Heel raises
• Toe walking
• Ankle circles
• Toe curls
• Resisted flexion

You need: a stable chair, room to walk, a towel, a resistance band.

Check: a stable chair or wall in reach, a floor that does not slip, bare feet or anatomic shoes, sound on.
On toe walks, phone down and listen.
Sit down to wrap the band.
Tired muscles are fine, pain is not. Any pain, and we stop.
[▶️ Start hands-free]
[▶️ Start with taps] [🎧 Listen]
[Pain now?] [More]
[🛑 It hurts]
""")


def test_the_offer() -> None:
    assert shown(OFFERED) == THE_OFFER


def test_what_may_be_chosen_before_the_start_is_unfolded() -> None:
    assert shown(play(OFFERED, (0, Move.UNFOLD))).partition("[")[2] == as_written("""
        No towel today] [No band today]
        [Another routine] [Less]
        [🛑 It hurts]
        """)


def test_getting_ready() -> None:
    assert shown(READY) == as_written("""
        Get ready: <b>Heel raises · Right foot</b>
        ⏱ <b>Starts <tg-time unix="1772434815" format="r">08:00:15</tg-time></b>

        Stand behind a chair and hold on to its back.
        You need: a stable chair, room to walk, a towel, a resistance band.
        Meant to strengthen your calves, realign tendons and free your ankles.

        Exercise 1 of 5 · about 20 min left
        [▶️ Go on] [+15 s]
        [⏸ Pause] [More]
        [🛑 It hurts]
        """)


def test_a_set_of_heel_raises() -> None:
    assert shown(SET, 5) == as_written("""
        <b>Heel raises · Right foot</b> · set 1 of 3
        <b>10 times</b>, about 3 seconds each

        Lift your left foot, bend the right knee a little. Heel slowly up, slowly down.

        Exercise 1 of 5 · about 20 min left
        [✅ Done]
        [⏸ Pause] [More]
        [🛑 It hurts]
        """)


def test_five_seconds_to_switch_sides() -> None:
    assert shown(SIDES, 35) == as_written("""
        <b>Rest · now switch to the left foot</b>
        ⏱ <b>Ends <tg-time unix="1772434840" format="r">08:00:40</tg-time></b>

        Then: set 1 of 3

        Exercise 1 of 5 · about 20 min left
        [▶️ Go on] [+15 s]
        [⏸ Pause] [More]
        [🛑 It hurts]
        """)


def test_between_two_exercises() -> None:
    assert shown(BETWEEN, 36) == as_written("""
        Next: <b>Toe walking</b>
        ⏱ <b>Starts <tg-time unix="1772434846" format="r">08:00:46</tg-time></b>

        Stand where you have room to walk on tiptoe.
        You need: room to walk.
        Meant to strengthen muscles and ligaments, help fallen arches and support flat feet.

        Exercise 2 of 5 · about 20 min left
        [▶️ Go on] [+15 s]
        [⏸ Pause] [More]
        [🛑 It hurts]
        """)


def test_a_part_of_a_walk() -> None:
    assert shown(WALK, 51) == as_written("""
        <b>Toe walking, straight</b> · round 1 of 5
        ⏱ <b>Ends <tg-time unix="1772434871" format="r">08:01:11</tg-time></b>

        Walk on tiptoe, feet straight. Phone down: you'll hear when to turn your toes.

        Exercise 2 of 5 · about 20 min left
        [✅ Done]
        [⏸ Pause] [More]
        [🛑 It hurts]
        """)


def test_what_is_seldom_needed_is_unfolded() -> None:
    assert shown(play(SIDES, (36, Move.UNFOLD)), 36) == as_written("""
        <b>Rest · now switch to the left foot</b>
        ⏱ <b>Ends <tg-time unix="1772434840" format="r">08:00:40</tg-time></b>

        Then: set 1 of 3

        Exercise 1 of 5 · about 20 min left
        [▶️ Go on] [+15 s]
        [↩️ Back] [↶ Undo] [⏭ Skip]
        [Next exercise] [⏹ Stop] [Less]
        [🛑 It hurts]
        """)


def test_a_rest_that_switches_nothing() -> None:
    assert shown(HEELS_DOWN, 111) == as_written("""
        <b>Rest</b>
        ⏱ <b>Ends <tg-time unix="1772434926" format="r">08:02:06</tg-time></b>

        Heels down. Stand and breathe.
        Then: round 2 of 5

        Exercise 2 of 5 · about 15 min left
        [▶️ Go on] [+15 s]
        [⏸ Pause] [More]
        [🛑 It hurts]
        """)


def test_a_pause() -> None:
    assert shown(PAUSED, 300) == as_written("""
        ⏸ <b>Paused.</b> Take your time.

        <b>Toe walking, straight</b> · round 1 of 5

        Exercise 2 of 5 · about 20 min left
        [▶️ Resume]
        [How?] [More]
        [🛑 It hurts]
        """)


def test_going_on_after_a_pause() -> None:
    assert shown(play(PAUSED, (300, Move.RESUME)), 300) == as_written("""
        <b>Get ready to go on.</b>
        ⏱ <b>Starts <tg-time unix="1772435105" format="r">08:05:05</tg-time></b>

        <b>Toe walking, straight</b> · round 1 of 5

        Walk on tiptoe, feet straight. Phone down: you'll hear when to turn your toes.

        Exercise 2 of 5 · about 20 min left
        [▶️ Go on] [+15 s]
        [⏸ Pause] [More]
        [🛑 It hurts]
        """)


def test_the_bot_was_away() -> None:
    assert shown(play(WALK, (500, Tick())), 500) == as_written("""
        ⏸ <b>Sorry, I dropped out for a while.</b> Pick up where you left off, or finish here?

        <b>Toe walking, straight</b> · round 1 of 5

        Exercise 2 of 5 · about 20 min left
        [▶️ Resume]
        [↩️ Back] [↶ Undo] [⏭ Skip]
        [Next exercise] [⏹ Stop] [Less]
        [🛑 It hurts]
        """)
