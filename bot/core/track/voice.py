"""What a track can be made of: the clips of a voice, and what is said in each of them.

The rule: what is said is a text of the content, mostly one that a card says too, so that eyes and ears are told the
same. Whatever a track may ask for stands in `script` or in `tones`; a voice that lacks a clip has a tone, or nothing.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.core.session.exercise import Exercise, Reps, Side, Sides
from bot.core.words import Filling, Words

COUNTED = 10
"""As far as is counted aloud; then it ticks."""
CHIME, TICK, START, REST, HALF, MIDDLE, HURTS, CLOSING = (
    "chime",
    "tick",
    "start",
    "rest",
    "half",
    "middle",
    "hurts",
    "closing",
)


def number(count: int) -> str:
    """Return the clip of a number."""
    return f"number.{count}"


def stay(seconds: float) -> str:
    """Return the clip of a tone that lasts as long as the foot stays as it is."""
    return f"stay.{seconds:g}"


def foot(side: Side) -> str:
    """Return the clip that names a foot."""
    return f"foot.{side}"


def fetch(thing: str) -> str:
    """Return the clip that says what to fetch."""
    return f"fetch.{thing}"


def of_exercise(exercise: str, what: str, *more: str) -> str:
    """Return the clip that says something of an exercise."""
    return ".".join((exercise, what, *more))


@dataclass(frozen=True, slots=True)
class Voice:
    """The clips that there are, each with its length in seconds."""

    lengths: Mapping[str, float]

    def of(self, *names: str) -> str | None:
        """Return the first of these clips that there is."""
        return next((name for name in names if name in self.lengths), None)


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said in one clip: a text of the content, with what is filled in."""

    clip: str
    key: str
    side: Side | None = None
    thing: str | None = None
    of: str | None = None
    """The exercise that it belongs to; None where it belongs to all."""

    def text(self, words: Words) -> str:
        """Return it as it is read to a microphone."""
        filled: dict[str, Filling] = {}
        if self.side is not None:
            filled = {"side": words.label(f"side.{self.side}"), "other": words.label(f"side.{self.side.other}")}
        if self.thing is not None:
            filled |= {"thing": words.label(f"gear.{self.thing}")}
        return words.label(self.key, **filled)


def script(exercises: Iterable[Exercise], texts: Container[str]) -> tuple[Speech, ...]:
    """Return everything that a track may say, each once.

    Args:
        exercises: what is coached.
        texts: the keys of the content; of an exercise, not every line has to be there.
    """
    coached = tuple(exercises)
    things = dict.fromkeys(thing for exercise in coached for thing in exercise.gear)
    speeches = (
        *(Speech(number(count), f"voice.number.{count}") for count in range(1, COUNTED + 1)),
        *(Speech(clip, f"voice.{clip}") for clip in (REST, HALF, MIDDLE, CLOSING)),
        Speech(HURTS, "safety.track.hurts"),
        *(Speech(foot(side), f"side.foot.{side}") for side in Side),
        *(Speech(fetch(thing), "voice.fetch", thing=thing) for thing in things),
        *(speech for exercise in coached for speech in _of(exercise)),
    )
    return tuple(speech for speech in speeches if speech.key in texts)


TONES = (CHIME, TICK, START, REST, HALF, CLOSING, *(number(count) for count in range(1, COUNTED + 1)))
"""Every tone that any track may ask for: some are heard always, the others where nobody speaks."""


def stays(exercises: Iterable[Exercise]) -> tuple[str, ...]:
    """Return the tones of what stays as it is in these exercises; one that is missing is a tick."""
    parts = (part for exercise in exercises for part in exercise.parts if isinstance(part, Reps))
    return tuple(dict.fromkeys(stay(part.stay) for part in parts if part.stay))


def _of(exercise: Exercise) -> Iterator[Speech]:
    name = exercise.id
    key = f"exercise.{name}"
    yield Speech(of_exercise(name, "name"), f"{key}.name", of=name)
    yield Speech(of_exercise(name, "position"), f"{key}.position", side=exercise.first, of=name)
    if exercise.sets > 1 or exercise.sides is not Sides.BOTH:
        yield Speech(of_exercise(name, "rest"), f"{key}.rest", of=name)
    if exercise.change and exercise.first is not None:
        both = (exercise.first.other, exercise.first) if exercise.sides is Sides.ALTERNATE else (exercise.first.other,)
        yield from (
            Speech(of_exercise(name, "change", side), f"exercise.{name}.change", side=side, of=name) for side in both
        )
    for part in exercise.parts:
        if part.ways > 1 if isinstance(part, Reps) else exercise.parts[1:]:
            yield Speech(of_exercise(name, "turn", part.id), f"exercise.{name}.turn.{part.id}", of=name)
