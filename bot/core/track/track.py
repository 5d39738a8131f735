"""A session unrolled once more, for the ear: which clip begins when, from the first get-ready to the closing line.

The rule: a track is a pure function of a tape and a voice. What must be heard at its moment is placed first: what marks
a start, the chime before it, the foot. Then comes what is said in the gaps, as much as fits, and last the count. What
does not fit between its neighbours is left out, so that no clip ever runs into another.
"""

from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from bot.core.session.exercise import Exercise, Reps, Tape, Work, seconds
from bot.core.session.tape import announces, last_work
from bot.core.track import voice as clips
from bot.core.track.grid import SECONDS as FRAME
from bot.core.track.voice import Voice, of_exercise

WARNING = 3.0
"""Seconds from the chime to the start that it tells of."""
BREATH = 0.15
"""Seconds between two things that are said."""
APART = FRAME
"""Seconds between any two clips at least: each may be moved by half a frame."""
LONG, LONG_TAPE = 15.0, 300.0
"""Seconds from which on it is said that half is over: of a timed part, and of a whole tape."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A clip, and the second at which it begins."""

    at: float
    clip: str


@dataclass(frozen=True, slots=True)
class Track:
    """A session for the ear."""

    cues: tuple[Cue, ...]
    """In order; between them it is silent."""
    steps: float
    """Seconds of its steps: as long as the tape, to the moment."""
    seconds: float
    """Of the whole: the closing line comes after the last step."""
    is_spoken: bool
    """Whether it says what is to be done; where it does not, there are tones alone."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A step of work, with all that lies between it and the work before."""

    head: int
    """Where the gap begins on the tape; the work itself where there is none."""
    gap: float
    """The second at which that is."""
    since: float
    """When that begins whose end the chime tells of: the gap, or the part before, where there is none."""
    start: float
    work: Work

    @property
    def end(self) -> float:
        """The second at which the work is over."""
        return self.start + self.work.seconds


@dataclass(slots=True)
class _Sheet:
    """The cues so far."""

    voice: Voice
    taken: list[tuple[float, float, str]] = field(default_factory=list)
    """From when to when, and by which clip; in order."""

    def put(self, at: float, *names: str, until: float) -> float | None:
        """Place the first of these clips that there is and that fits here; return when it is over."""
        for name in names:
            length = self.voice.lengths.get(name)
            if length is not None and at + length <= until and self.is_free(at, at + length):
                self.taken.insert(bisect(self.taken, (at,)), (at, at + length, name))
                return at + length
        return None

    def is_free(self, start: float, end: float) -> bool:
        """Return whether nothing else is heard then, or right before or after."""
        place = bisect(self.taken, (start,))
        before = self.taken[place - 1][1] if place else -APART
        after = self.taken[place][0] if place < len(self.taken) else end + APART
        return before + APART <= start and end + APART <= after


def track(tape: Tape, exercises: Mapping[str, Exercise], voice: Voice) -> Track:
    """Lay out what is heard of a tape; what is no longer coached, and is still on it, is counted all the same."""
    spans, sheet = tuple(_spans(tape)), _Sheet(voice)
    for span in spans:
        _mark_start(span, exercises, sheet)
    for span in spans:
        _warn(span, sheet)
    for span in spans:
        _turn_back(span, exercises, sheet)
    middle = _after_half(tape, spans)
    for span in spans:
        _say_in_gap(tape, span, exercises, sheet, is_middle=span is middle)
        _say_half(span, sheet)
    for span in spans:
        _count(span, exercises, sheet)
    steps = seconds(tape)
    closing = sheet.put(steps + BREATH, clips.CLOSING, until=float("inf"))
    named = {of_exercise(span.work.exercise, "name") for span in spans}
    cues = tuple(Cue(at, clip) for at, _, clip in sheet.taken)
    return Track(cues, steps, (closing or steps) + BREATH, is_spoken=named <= voice.lengths.keys())


def _spans(tape: Tape) -> Iterator[_Span]:
    starts = (0.0, *accumulate(step.seconds for step in tape))
    head = 0
    for place, step in enumerate(tape):
        if isinstance(step, Work):
            yield _Span(head, starts[head], starts[head if head < place else place - 1], starts[place], step)
            head = place + 1


def _mark_start(span: _Span, exercises: Mapping[str, Exercise], sheet: _Sheet) -> None:
    """Have a start heard at its very moment, and every stay as long as it lasts."""
    work, reps = span.work, _reps(span.work, exercises)
    if work.reps is None:
        turn = of_exercise(work.exercise, "turn", work.part)
        sheet.put(span.start, turn, clips.START, clips.TICK, until=span.end)
    elif reps is not None and reps.stay:
        for at in _beginnings(work, span.start, reps):
            sheet.put(at, clips.stay(reps.stay), clips.TICK, until=span.end)
    else:
        sheet.put(span.start, clips.number(1), clips.TICK, until=span.start + _tempo(work, reps) - APART)


def _warn(span: _Span, sheet: _Sheet) -> None:
    """Chime before a start, and name the foot."""
    chime, until = span.start - WARNING, span.start - APART
    over = sheet.put(chime, clips.CHIME, until=until) if chime >= span.since else None
    if span.work.side is not None and span.gap < span.start:
        sheet.put((over or span.gap) + BREATH / 2, clips.foot(span.work.side), until=until)


def _turn_back(span: _Span, exercises: Mapping[str, Exercise], sheet: _Sheet) -> None:
    """Call out that the count turns back, just before it does."""
    reps = _reps(span.work, exercises)
    call = of_exercise(span.work.exercise, "turn", span.work.part)
    length = sheet.voice.lengths.get(call)
    if reps is None or span.work.reps is None or length is None:
        return
    for way in range(1, reps.ways):
        turns = span.start + way * span.work.reps * _tempo(span.work, reps)
        at = turns - length - 2 * APART
        if at > span.start:
            sheet.put(at, call, until=turns - APART)


def _say_in_gap(tape: Tape, span: _Span, exercises: Mapping[str, Exercise], sheet: _Sheet, *, is_middle: bool) -> None:
    """Say what there is to say between two steps of work: of all that, what matters most, in the order of speech."""
    if span.gap == span.start:
        return
    begin = span.gap + BREATH / 2
    following = next((at for at, _, _ in sheet.taken[bisect(sheet.taken, (begin,)) :]), span.start)
    end = min(following, span.start) - BREATH / 2  # a voice may have nothing that marks the start
    is_new = announces(tape, span.head)
    wanted = _announcement(tape, span, exercises) if is_new else _rest(tape, span, sheet.voice)
    middle = [(clips.MIDDLE, 3)] if is_middle else []
    left, chosen = end - begin, set[str]()
    for clip, _ in sorted([*middle, *wanted], key=lambda each: each[1]):
        length = sheet.voice.lengths.get(clip)
        if length is not None and length <= left:
            chosen.add(clip)
            left -= length + BREATH
    if not is_new and len(chosen) > 1:
        chosen.discard(clips.REST)
    for clip, _ in [*middle, *wanted]:
        if clip in chosen:
            over = sheet.put(begin, clip, until=end)
            begin = begin if over is None else over + BREATH


def _announcement(tape: Tape, span: _Span, exercises: Mapping[str, Exercise]) -> list[tuple[str, int]]:
    """Name the exercise, how it is done and what has to be fetched for it, each with its rank."""
    name, exercise = span.work.exercise, exercises.get(span.work.exercise)
    earlier = (step.exercise for step in tape[: span.head] if isinstance(step, Work))
    there = {thing for each in earlier if each in exercises for thing in exercises[each].gear}
    missing = [thing for thing in exercise.gear if thing not in there] if exercise else []
    return [
        *([(clips.REST, 9)] if span.head else []),
        (of_exercise(name, "name"), 1),
        *((clips.fetch(thing), 4) for thing in missing),
        (of_exercise(name, "position"), 2),
        (clips.HURTS, 0),
    ]


def _rest(tape: Tape, span: _Span, voice: Voice) -> list[tuple[str, int]]:
    """Say what to do in a rest, each with its rank; that it is one is said where there is no room for more."""
    before = last_work(tape, span.head)
    if before is None:
        return []
    switches = before.side is not span.work.side and span.work.side is not None
    change = of_exercise(before.exercise, "change", span.work.side) if switches and span.work.side else ""
    meanwhile = voice.of(change, of_exercise(before.exercise, "rest"))
    return [(clips.REST, 9), *([(meanwhile, 4)] if meanwhile else [])]


def _say_half(span: _Span, sheet: _Sheet) -> None:
    """Say when half of a long part is over that nobody counts."""
    if span.work.reps is None and span.work.seconds >= LONG:
        sheet.put(span.start + span.work.seconds / 2, clips.HALF, until=span.end - APART)


def _count(span: _Span, exercises: Mapping[str, Exercise], sheet: _Sheet) -> None:
    """Count the repetitions: aloud as far as there are numbers, then by ticks; where it stays, at its release."""
    work, reps = span.work, _reps(span.work, exercises)
    if work.reps is None:
        return
    tone = clips.stay(reps.stay) if reps and reps.stay else ""
    held = sheet.voice.lengths.get(tone, reps.stay if reps and reps.stay else 0.0)
    for nth, at in enumerate(_beginnings(work, span.start, reps)):
        count = nth % work.reps + 1
        until = at + _tempo(work, reps) - APART
        names = (clips.number(count), clips.TICK) if count <= clips.COUNTED else (clips.TICK,)
        sheet.put(at + (held + APART if held else 0.0), *names, until=until)


def _after_half(tape: Tape, spans: tuple[_Span, ...]) -> _Span | None:
    """The first gap after half of a long tape."""
    half = max(seconds(tape), LONG_TAPE) / 2
    return next((span for span in spans if span.gap < span.start and span.gap >= half), None)


def _beginnings(work: Work, start: float, reps: Reps | None) -> Iterator[float]:
    tempo = _tempo(work, reps)
    return (start + nth * tempo for nth in range(round(work.seconds / tempo)))


def _tempo(work: Work, reps: Reps | None) -> float:
    """Seconds a repetition takes, as the tape has it: what is coached may have been changed since."""
    return work.seconds / ((work.reps or 1) * (reps.ways if reps else 1))


def _reps(work: Work, exercises: Mapping[str, Exercise]) -> Reps | None:
    exercise = exercises.get(work.exercise)
    parts = exercise.parts if exercise else ()
    return next((part for part in parts if isinstance(part, Reps) and part.id == work.part), None)
