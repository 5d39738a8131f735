"""Weighing what may be pain: said to be there, denied, over, thought of, remembered, or somebody else's.

The rule of this room: what is not surely denied is there. "Can't walk because of the pain" denies nothing; a denial
that is denied itself ("not without pain"), taken back ("except in my heel") or halved ("hardly") denies less.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from bot.core.hearing_phrases import Found
from bot.core.hearing_scene import HITS, Scene


class Grade(IntEnum):
    """How surely something hurts."""

    NOTHING = 0
    DOUBT = 1
    PAIN = 2


@dataclass(frozen=True, slots=True)
class Weighed:
    """The grade of the hit at a place, and the words, from `start` to before `stop`, that decided it."""

    grade: Grade
    place: tuple[int, int]
    start: int
    stop: int


def weighed(scene: Scene) -> Iterator[Weighed]:
    """Every hit of the scene with its grade, in the order of the text."""
    for hit in scene.found:
        if hit.category == "calm":
            yield _weigh_calm(scene, hit)
        elif hit.category in HITS and _counts(scene, hit):
            yield _weigh(scene, hit)
        elif hit.category == "body" and scene.is_own_body:
            yield _grade(hit, Grade.DOUBT)


def _counts(scene: Scene, hit: Found) -> bool:
    if scene.is_masked(hit):
        return False
    if hit.category in {"cries", "doubt_alone"}:
        return scene.is_cry
    return not hit.category.endswith("_in_body") or any(True for _ in scene.near(hit, "body"))


def _weigh_calm(scene: Scene, hit: Found) -> Weighed:
    if _denial(scene, hit) or _is_taken_back(scene, hit):
        return _grade(hit, Grade.PAIN)
    return _grade(hit, Grade.DOUBT if _is_halved(scene, hit.start) else Grade.NOTHING)


def _weigh(scene: Scene, hit: Found) -> Weighed:
    denial = _denial(scene, hit) or _end(scene, hit) or _answer(scene, hit)
    if denial and not _is_taken_back(scene, hit) and not _is_unavoidable(scene, hit):
        return _grade(hit, Grade.DOUBT if _is_faint(scene, hit, denial) else Grade.NOTHING, denial)
    said = Grade.DOUBT if hit.category.startswith("doubt") else Grade.PAIN
    return _grade(hit, Grade.DOUBT if not denial and _is_elsewhere(scene, hit) else said)


def _grade(hit: Found, grade: Grade, denial: tuple[int, ...] = ()) -> Weighed:
    start, stop = min(hit.start, *denial, hit.start), max(hit.stop, *(place + 1 for place in denial), hit.stop)
    return Weighed(grade, (hit.start, hit.stop), start, stop)


def _denial(scene: Scene, hit: Found) -> tuple[int, ...]:
    """The places from a denial to the hit, or in the hit's gap; empty when nothing denies it."""
    if any(_denies(scene, place) and "breaks" not in scene.roles[place] for place in hit.skipped):
        return hit.skipped
    path = scene.back(hit)
    for steps, place in enumerate(path, start=1):
        if "without" in scene.roles[place]:
            return path[:steps]
        if "negators" in scene.roles[place]:
            return path[:steps]
    return ()


def _denies(scene: Scene, place: int) -> bool:
    """Whether the word denies by itself; one that only strings words together ("nor") does not."""
    return "negators" in scene.roles[place] and "connectives" not in scene.roles[place]


def _is_unavoidable(scene: Scene, hit: Found) -> bool:
    """Whether the hit stands behind a "without" that another word of the clause denies: "not without pain"."""
    without = next((place for place in scene.back(hit) if "without" in scene.roles[place]), None)
    if without is None:
        return False
    denials = scene.denials(hit)
    return bool(denials) and (denials[0] <= without or denials[-1] >= hit.stop)


def _answer(scene: Scene, hit: Found) -> tuple[int, ...]:
    """The place of a "no" that answers the hit's question; empty when there is none."""
    if scene.words[hit.start].sentence not in scene.asked:
        return ()
    reply = scene.answer_to(hit)
    said_no = reply is not None and scene.follows(reply) is None
    return (reply,) if reply is not None and said_no and scene.roles[reply] & {"negators", "negators_after"} else ()


def _end(scene: Scene, hit: Found) -> tuple[int, ...]:
    """The places from the hit to the word that says it is over or not there; empty when there is none."""
    path = scene.forward(hit)
    for steps, place in enumerate(path, start=1):
        if "ends" in scene.roles[place]:
            denied = any(scene.roles[before] & {"negators", "negators_after"} for before in path[: steps - 1])
            return () if denied else path[:steps]
    for steps, place in enumerate(path, start=1):
        if "negators_after" in scene.roles[place] and _closes(scene, place, path):
            return path[:steps]
    return ()


def _closes(scene: Scene, place: int, path: tuple[int, ...]) -> bool:
    """A denial from behind holds at the end of its thought; "hurts not there, but here" denies nothing."""
    following = scene.follows(place)
    if following is None or following & {"breaks", "exceptions"}:
        return True
    return place + 1 in path and "degrees" not in following


def _is_faint(scene: Scene, hit: Found, denial: tuple[int, ...]) -> bool:
    """Whether what is denied is only the degree of it ("not very"), or the denial itself is halved ("almost no")."""
    degrees = any(scene.roles[place] & {"degrees", "almost"} for place in (*denial, *scene.forward(hit)[:1]))
    return degrees or _is_halved(scene, min(denial))


def _is_halved(scene: Scene, place: int) -> bool:
    return place > 0 and "almost" in scene.roles[place - 1]


def _is_taken_back(scene: Scene, hit: Found) -> bool:
    return scene.says(hit, "exceptions", after=hit.stop - 1)


def _is_elsewhere(scene: Scene, hit: Found) -> bool:
    """Asked about, thought of, remembered, or somebody else's."""
    asked = scene.words[hit.start].sentence in scene.asked and not scene.says(hit, "own")
    past = scene.says(hit, "past") and not scene.says(hit, "present")
    others = next(scene.near(hit, "others"), hit.start) < hit.start
    return asked or past or others or any("conditions" in scene.roles[p] for p in (*hit.skipped, *scene.back(hit)))
