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
SET = play(READY, (5, Tick()))
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

• <b>Heel raises</b>: Meant to strengthen the calves, bring the tendons back into line and free the ankles.
• <b>Toe walking</b>: Meant to strengthen muscles and ligaments of the feet, help fallen arches and support flat feet.
• <b>Ankle circles</b>: Meant to loosen stiff ankles, improve blood flow, and ease back, neck and knees.
• <b>Toe curls</b>: Meant to strengthen the arches and improve balance: for every foot, a runner's above all.
• <b>Resisted flexion</b>: Meant to strengthen the small muscles of the feet and the calves, and ease the hips.

You need: a stable chair, room to walk, a towel, a resistance band.

A stable chair or a wall in reach, a floor that does not slip, bare feet or anatomic shoes. Sound on.
On toe walks put the phone down: listen, don't look.
Sit down to wrap the band.
Tired muscles are fine, pain is not: any pain, and we stop.
[▶️ Start hands-free]
[▶️ Start with taps]
[No towel today] [No band today]
[Another routine] [Pain now?]
[⏹ Stop]
[🛑 It hurts]
""")


def test_the_offer() -> None:
    assert shown(OFFERED) == THE_OFFER


def test_getting_ready() -> None:
    assert shown(READY) == as_written("""
        Get ready: <b>Heel raises</b>

        Meant to strengthen the calves, bring the tendons back into line and free the ankles.
        Stand behind a chair and hold its back.
        You need: a stable chair.

        ⏱ <tg-time unix="1772434805" format="r">08:00:05</tg-time>

        ▱▱▱▱▱▱▱▱▱▱  about 20 min left
        [⏸ Pause] [⏭ Skip]
        [⏩ Leave it out] [⏹ Stop]
        [🛑 It hurts]
        """)


def test_a_set_of_heel_raises() -> None:
    assert shown(SET, 5) == as_written("""
        <b>Heel raises</b> · Right foot · set 1 of 3

        Lift your left foot a little, bend your right knee.
        Raise the right heel slowly, lower it slowly.

        10 times, about 3 seconds each

        ▱▱▱▱▱▱▱▱▱▱  about 20 min left
        [✅ Done]
        [⏸ Pause] [⏭ Skip]
        [⏩ Next exercise] [⏹ Stop]
        [🛑 It hurts]
        """)


def test_five_seconds_to_switch_sides() -> None:
    assert shown(SIDES, 35) == as_written("""
        <b>Rest</b>
        Switch sides: now the left foot.
        Then: <b>Heel raises</b> · Left foot · set 1 of 3

        ⏱ <tg-time unix="1772434840" format="r">08:00:40</tg-time>

        ▱▱▱▱▱▱▱▱▱▱  about 20 min left
        [⏭ Skip] [+15 s]
        [⏸ Pause] [↩️ Back]
        [↶ Undo] [⏩ Next exercise]
        [⏹ Stop]
        [🛑 It hurts]
        """)


def test_between_two_exercises() -> None:
    assert shown(BETWEEN, 36) == as_written("""
        Next: <b>Toe walking</b>

        Meant to strengthen muscles and ligaments of the feet, help fallen arches and support flat feet.
        Stand where you have room to walk on tiptoe.
        You need: room to walk.

        ⏱ <tg-time unix="1772434846" format="r">08:00:46</tg-time>

        ▰▱▱▱▱▱▱▱▱▱  about 20 min left
        [⏭ Skip] [+15 s]
        [⏸ Pause] [↩️ Back]
        [↶ Undo] [⏩ Leave it out]
        [⏹ Stop]
        [🛑 It hurts]
        """)


def test_a_part_of_a_walk() -> None:
    assert shown(WALK, 51) == as_written("""
        <b>Toe walking</b> · round 1 of 5

        Walk on tiptoe, feet <b>straight</b>.
        Phone down: a sound tells you when to turn your toes.

        ⏱ <tg-time unix="1772434871" format="r">08:01:11</tg-time>

        ▰▱▱▱▱▱▱▱▱▱  about 20 min left
        [⏸ Pause] [⏭ Skip]
        [↩️ Back] [↶ Undo]
        [⏩ Next exercise] [⏹ Stop]
        [🛑 It hurts]
        """)


def test_a_rest_that_switches_nothing() -> None:
    assert shown(HEELS_DOWN, 111) == as_written("""
        <b>Rest</b>
        Heels down. Stand and breathe.
        Then: <b>Toe walking</b> · round 2 of 5

        ⏱ <tg-time unix="1772434926" format="r">08:02:06</tg-time>

        ▰▰▱▱▱▱▱▱▱▱  about 15 min left
        [⏭ Skip] [+15 s]
        [⏸ Pause] [↩️ Back]
        [↶ Undo] [⏩ Next exercise]
        [⏹ Stop]
        [🛑 It hurts]
        """)


def test_a_pause() -> None:
    assert shown(PAUSED, 300) == as_written("""
        ⏸ <b>Paused.</b> Take your time.

        <b>Toe walking</b> · round 1 of 5

        ▰▱▱▱▱▱▱▱▱▱  about 15 min left
        [▶️ Resume]
        [⏭ Skip] [↩️ Back]
        [↶ Undo] [⏩ Next exercise]
        [⏹ Stop]
        [🛑 It hurts]
        """)


def test_going_on_after_a_pause() -> None:
    assert shown(play(PAUSED, (300, Move.RESUME)), 300) == as_written("""
        Get ready to go on.

        <b>Toe walking</b> · round 1 of 5

        Walk on tiptoe, feet <b>straight</b>.
        Phone down: a sound tells you when to turn your toes.

        ⏱ <tg-time unix="1772435105" format="r">08:05:05</tg-time>

        ▰▱▱▱▱▱▱▱▱▱  about 15 min left
        [⏸ Pause] [⏭ Skip]
        [⏹ Stop]
        [🛑 It hurts]
        """)


def test_the_bot_was_away() -> None:
    assert shown(play(WALK, (500, Tick())), 500) == as_written("""
        ⏸ <b>I was away for a while.</b> Go on where you were, or finish here?

        <b>Toe walking</b> · round 1 of 5

        ▰▱▱▱▱▱▱▱▱▱  about 20 min left
        [▶️ Resume]
        [⏭ Skip] [↩️ Back]
        [↶ Undo] [⏩ Next exercise]
        [⏹ Stop]
        [🛑 It hurts]
        """)
