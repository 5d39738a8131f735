"""What is heard of a session, and when: laws of every tape, by a voice that speaks, one that half does, and tones."""

from bisect import bisect
from collections.abc import Callable, Mapping
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.session.exercise import (
    Entry,
    Exercise,
    Position,
    Ready,
    Reps,
    Routine,
    Side,
    Sides,
    Step,
    Tape,
    Timed,
    Work,
    seconds,
    unroll,
)
from bot.core.track.grid import SECONDS, place
from bot.core.track.track import WARNING, Cue, Track, track
from bot.core.track.voice import TONES, Voice, number, script, stay, stays
from tests.core.shipped import LIBRARY, WORDS
from tests.core.strategies import NAMES, SHORT_LAW, levels, libraries, routines

Library = Mapping[str, Exercise]
SHIPPED = LIBRARY.exercises
SPOKEN, TONE = 0.6, 0.4


class EveryText:
    """A content in which everything is said."""

    def __contains__(self, key: object) -> bool:
        return True


EVERY_TEXT = EveryText()


def voice(exercises: Library, spoken: float = SPOKEN) -> Voice:
    """Every clip, each as long as another."""
    clips = [*TONES, *stays(exercises.values()), *(speech.clip for speech in script(exercises.values(), EVERY_TEXT))]
    return Voice(dict.fromkeys(clips, spoken) | {"chime": TONE, "tick": 0.05} | {stay(2): 2.04})


def toneless(exercises: Library) -> Voice:
    return Voice(dict.fromkeys((*TONES, *stays(exercises.values())), TONE) | {"tick": 0.05})


@st.composite
def lengths(draw: st.DrawFn, exercises: Library) -> Voice:
    """A voice that lacks some clips, and whose others are of any length."""
    all_of_it = sorted(voice(exercises).lengths)
    some = draw(st.dictionaries(st.sampled_from(all_of_it), st.integers(1, 250), max_size=len(all_of_it)))
    return Voice({clip: frames * SECONDS for clip, frames in some.items()})


@st.composite
def heard(draw: st.DrawFn) -> tuple[Tape, Voice, Track]:
    """A tape of anything that can be coached, as somebody hears it."""
    exercises, is_shipped = (SHIPPED, True) if draw(st.booleans()) else (draw(libraries()), False)
    routine = draw(st.sampled_from([*LIBRARY.routines.values()]) if is_shipped else routines())
    kept = draw(st.sets(st.sampled_from([*exercises]), min_size=1)) if is_shipped else {*NAMES}
    left = {name: exercise for name, exercise in exercises.items() if name in kept}
    notches = draw(st.dictionaries(st.sampled_from([*exercises]), st.integers(0, 9)) if is_shipped else levels())
    tape = unroll(routine, left, notches)
    speaks = draw(st.sampled_from([voice(exercises), toneless(exercises)]) | lengths(exercises))
    known = exercises if draw(st.booleans()) else {}  # a tape may be older than the content
    return tape, speaks, track(tape, known, speaks)


def ends(found: Track, speaks: Voice) -> list[float]:
    return [cue.at + speaks.lengths[cue.clip] for cue in found.cues]


def spans(tape: Tape) -> list[tuple[float, Step]]:
    return list(zip((0.0, *accumulate(step.seconds for step in tape)), tape, strict=False))


def starts(tape: Tape) -> list[tuple[float, Work]]:
    return [(at, step) for at, step in spans(tape) if isinstance(step, Work)]


def at(found: Track, moment: float) -> str | None:
    return next((cue.clip for cue in found.cues if abs(cue.at - moment) < 0.001), None)


def between(found: Track, start: float, end: float) -> list[str]:
    return [cue.clip for cue in found.cues if start <= cue.at < end]


@given(heard())
def test_no_clip_runs_into_another_not_even_when_each_is_moved_to_its_frame(
    session: tuple[Tape, Voice, Track],
) -> None:
    _, speaks, found = session

    for (cue, end), (then, _) in pairwise(zip(found.cues, ends(found, speaks), strict=True)):
        assert end <= then.at
        assert place(cue.at) + round(speaks.lengths[cue.clip] / SECONDS) <= place(then.at)


@given(heard())
def test_a_track_takes_as_long_as_its_tape_and_only_the_closing_line_comes_after(
    session: tuple[Tape, Voice, Track],
) -> None:
    tape, speaks, found = session
    late = [cue.clip for cue, end in zip(found.cues, ends(found, speaks), strict=True) if end > seconds(tape)]

    assert found.steps == seconds(tape)
    assert late in ([], ["closing"])
    assert found.seconds >= max(ends(found, speaks), default=0)
    assert found.seconds - found.steps <= 1 + speaks.lengths.get("closing", 0)


@SHORT_LAW
@given(heard())
def test_what_is_heard_stays_within_its_step_or_its_gap(session: tuple[Tape, Voice, Track]) -> None:
    tape, speaks, found = session
    edges = sorted({edge for start, step in starts(tape) for edge in (start, start + step.seconds)})

    for cue, end in zip(found.cues, ends(found, speaks), strict=True):
        following = edges[bisect(edges, cue.at + 0.001) :]
        assert not following or end <= following[0] + 0.001, (cue, end)


@given(heard())
def test_a_clip_that_a_voice_does_not_have_is_never_asked_for(session: tuple[Tape, Voice, Track]) -> None:
    _, speaks, found = session

    assert {cue.clip for cue in found.cues} <= speaks.lengths.keys()


@given(routines(), libraries(), levels(), st.sampled_from([voice, toneless]))
def test_every_start_is_marked_at_its_very_moment_and_chimed_for_three_seconds_before(
    routine: Routine, exercises: Library, notches: Mapping[str, int], speaks: Callable[[Library], Voice]
) -> None:
    tape = unroll(routine, exercises, notches)
    found = track(tape, exercises, speaks(exercises))
    since, was_work = 0.0, True

    for start, step in spans(tape):
        is_work = isinstance(step, Work)
        if is_work:
            assert step.seconds < SPOKEN or at(found, start) is not None
            if start - since >= WARNING:
                assert at(found, start - WARNING) == "chime"
        since = start if is_work or was_work else since
        was_work = is_work


@given(routines(), libraries(), levels())
def test_every_repetition_is_heard_and_called_by_no_number_but_its_own(
    routine: Routine, exercises: Library, notches: Mapping[str, int]
) -> None:
    tape = unroll(routine, exercises, notches)
    found = track(tape, exercises, toneless(exercises))
    moments = [cue.at for cue in found.cues]

    for start, step in starts(tape):
        for nth in range(step.reps or 0):
            part = next(each for each in exercises[step.exercise].parts if each.id == step.part)
            assert isinstance(part, Reps)
            begins = start + nth * part.tempo
            clips = found.cues[bisect(moments, begins - 0.001) : bisect(moments, begins + part.tempo - 0.001)]
            numbers = {cue.clip for cue in clips if cue.clip.startswith("number.")}
            assert clips
            assert numbers <= {number(nth + 1)}


HOP = Exercise("hop", ("rope",), Position.STANDING, Sides.ALTERNATE, Side.LEFT, 1, 5, (Reps("up", (12,), 3),))


def told(*exercises: Exercise, sets: int | None = None) -> list[tuple[float, str]]:
    known = {exercise.id: exercise for exercise in exercises}
    tape = unroll(Routine("any", tuple(Entry(name, sets) for name in known)), known)
    return [(round(cue.at, 2), cue.clip) for cue in track(tape, known, voice(known)).cues]


def test_before_an_exercise_it_is_named_with_what_to_fetch_how_to_stand_what_to_do_on_pain_and_the_foot() -> None:
    lead = [clip for moment, clip in told(HOP) if moment < 15]

    assert lead == ["hop.name", "fetch.rope", "hop.position", "hurts", "chime", "foot.left"]


def test_a_count_goes_to_ten_and_then_ticks() -> None:
    set_of_twelve = [(moment, clip) for moment, clip in told(HOP) if 15 <= moment < 51]

    assert set_of_twelve == [
        *((15.0 + 3 * nth, number(nth + 1)) for nth in range(10)),
        (45.0, "tick"),
        (48.0, "tick"),
    ]


def test_a_rest_names_the_next_foot_after_its_chime() -> None:
    rest = [clip for moment, clip in told(HOP) if 51 <= moment < 56]

    assert rest == ["hop.rest", "chime", "foot.right"]


def test_a_stay_is_heard_as_long_as_it_lasts_and_counted_at_its_release() -> None:
    press = Exercise("press", (), Position.SEATED, Sides.IN_TURN, Side.RIGHT, 1, 5, (Reps("up", (2,), 3, stay=2),))
    work = [(moment, clip) for moment, clip in told(press) if 15 <= moment < 21]

    assert work == [(15.0, "stay.2"), (17.06, "number.1"), (18.0, "stay.2"), (20.06, "number.2")]


def test_a_walk_calls_out_each_turn_at_its_moment_and_half_way() -> None:
    walk = Exercise(
        "walk", (), Position.STANDING, Sides.BOTH, None, 1, 15, (Timed("straight", 20), Timed("outward", 20))
    )

    assert [each for each in told(walk) if each[0] >= 12] == [
        (12.0, "chime"),
        (15.0, "walk.turn.straight"),
        (25.0, "half"),
        (32.0, "chime"),
        (35.0, "walk.turn.outward"),
        (45.0, "half"),
        (55.15, "closing"),
    ]


def test_a_count_that_turns_back_says_so_before_it_does_and_begins_at_one_again() -> None:
    circle = Exercise("circle", (), Position.SEATED, Sides.BOTH, None, 1, 5, (Reps("round", (3,), 2, 2),))
    work = [(moment, clip) for moment, clip in told(circle) if 15 <= moment < 27]

    assert [clip for _, clip in work] == [
        *(number(1), number(2), number(3), "circle.turn.round"),
        *(number(1), number(2), number(3)),
    ]
    assert all(moment + SPOKEN < 21 for moment, clip in work if clip == "circle.turn.round")


def test_half_of_a_session_is_told_of_once_in_the_first_gap_after_it() -> None:
    found = track(LIBRARY.promised, SHIPPED, voice(SHIPPED))
    middle = [cue for cue in found.cues if cue.clip == "middle"]

    assert len(middle) == 1
    assert found.steps / 2 <= middle[0].at < found.steps / 2 + 60


def test_what_was_fetched_for_an_earlier_exercise_is_not_fetched_again() -> None:
    jump = Exercise("jump", ("rope", "mat"), Position.STANDING, Sides.BOTH, None, 1, 5, (Timed("up", 20),))
    fetched = [clip for _, clip in told(HOP, jump) if clip.startswith("fetch.")]

    assert fetched == ["fetch.rope", "fetch.mat"]


def test_where_the_foot_takes_longer_to_change_it_is_said_how() -> None:
    band = Exercise("band", (), Position.SEATED, Sides.IN_TURN, Side.RIGHT, 1, 5, (Reps("up", (4,), 3),), change=15)
    rest = [clip for moment, clip in told(band) if 27 <= moment < 42]

    assert rest == ["band.change.left", "chime", "foot.left"]


def test_where_nobody_speaks_everything_is_marked_by_a_tone() -> None:
    found = track(LIBRARY.promised, SHIPPED, toneless(SHIPPED))

    assert not found.is_spoken
    assert {cue.clip for cue in found.cues} == {*TONES, "stay.2"} - {"tick"}
    assert all(at(found, start) is not None for start, _ in starts(LIBRARY.promised))


def test_an_exercise_that_came_after_the_voice_makes_a_track_that_does_not_say_everything() -> None:
    later = {**SHIPPED, "hop": HOP}
    tape = unroll(Routine("any", (Entry("heel-raises"), Entry("hop"))), later)

    assert not track(tape, later, voice(SHIPPED)).is_spoken
    assert track(LIBRARY.promised, later, voice(SHIPPED)).is_spoken


@pytest.mark.parametrize("routine", [*LIBRARY.routines])
def test_every_script_has_each_line_once_and_every_routine_is_spoken(routine: str) -> None:
    lines = [speech.clip for speech in script(SHIPPED.values(), WORDS.templates)]
    found = track(unroll(LIBRARY.routines[routine], SHIPPED), SHIPPED, voice(SHIPPED))

    assert len(lines) == len({*lines}) == 42
    assert found.is_spoken
    assert isinstance(found.cues[0], Cue)
    assert isinstance(unroll(LIBRARY.routines[routine], SHIPPED)[0], Ready)
