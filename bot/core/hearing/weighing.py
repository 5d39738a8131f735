"""Weighing what may be pain: said to be there, denied, over, thought of, remembered, or somebody else's.

The rule of this room: what is not surely denied may be there. "Can't walk because of the pain" denies nothing, and a
denial that is taken back ("except in my heel") does not either; one that is denied itself ("not without pain") or
halved ("hardly"), and what is asked, remembered, supposed or somebody else's, is in doubt.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from bot.core.hearing.context import Context
from bot.core.hearing.phrases import HITS, Found


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


def weighed(context: Context) -> Iterator[Weighed]:
    """Every hit of the context with its grade, in the order of the text."""
    for hit in context.found:
        if hit.category == "calm":
            if not context.is_part_of_calm(hit):
                yield _weigh_calm(context, hit)
        elif hit.category in HITS and _counts(context, hit):
            yield _weigh(context, hit)
        elif hit.category == "body" and context.is_own_body:
            yield _grade(hit, Grade.DOUBT)


def _counts(context: Context, hit: Found) -> bool:
    if context.is_masked(hit):
        return False
    if hit.category in {"cries", "doubt_alone"}:
        return context.is_cry
    return not hit.category.endswith("_in_body") or any(True for _ in context.near(hit, "body"))


def _weigh_calm(context: Context, hit: Found) -> Weighed:
    if context.leads("unsaid", hit):
        return _grade(hit, Grade.DOUBT)
    if _denial(context, hit) or _is_contradicted(context, hit) or _is_declined(context, hit):
        return _grade(hit, Grade.PAIN)
    return _grade(hit, Grade.DOUBT if _is_halved(context, hit.start) else Grade.NOTHING)


def _weigh(context: Context, hit: Found) -> Weighed:
    denial = _denial(context, hit) or _end(context, hit) or _answer(context, hit)
    if denial and not _is_declined(context, hit):
        in_doubt = _is_unavoidable(context, hit) or _is_faint(context, hit, denial) or context.leads("unsaid", hit)
        return _grade(hit, Grade.DOUBT if in_doubt else Grade.NOTHING, denial)
    said = Grade.DOUBT if hit.category.startswith("doubt") else Grade.PAIN
    return _grade(hit, Grade.DOUBT if not denial and _is_elsewhere(context, hit) else said)


def _grade(hit: Found, grade: Grade, denial: tuple[int, ...] = ()) -> Weighed:
    start, stop = min(hit.start, *denial, hit.start), max(hit.stop, *(place + 1 for place in denial), hit.stop)
    return Weighed(grade, (hit.start, hit.stop), start, stop)


def _denial(context: Context, hit: Found) -> tuple[int, ...]:
    """Return the places from a denial to the hit, or in the hit's gap; empty when nothing denies it."""
    if any(_denies(context, place) and "breaks" not in context.roles[place] for place in hit.skipped):
        return hit.skipped
    path = context.back(hit)
    for steps, place in enumerate(path, start=1):
        if "without" in context.roles[place]:
            return path[:steps]
        if "negators" in context.roles[place]:
            return path[:steps]
    return ()


def _is_contradicted(context: Context, calm: Found) -> bool:
    """Return whether a denial stands right before it, though nothing is denied beyond: "it has not gone, the pain"."""
    place = calm.start - 1
    return place >= 0 and context.words[place].clause == context.words[calm.start].clause and _denies(context, place)


def _denies(context: Context, place: int) -> bool:
    """Return whether the word denies by itself; "nor", which only strings words together, does not."""
    return "negators" in context.roles[place] and "connectives" not in context.roles[place]


def _is_unavoidable(context: Context, hit: Found) -> bool:
    """Return whether the hit stands behind a "without" that another word of the clause denies: "not without pain"."""
    without = next((place for place in context.back(hit) if "without" in context.roles[place]), None)
    if without is None:
        return False
    denials = context.denials(hit)
    return bool(denials) and (denials[0] <= without or denials[-1] >= hit.stop)


def _answer(context: Context, hit: Found) -> tuple[int, ...]:
    """The place of a "no" that answers the hit's question; empty when there is none."""
    if context.words[hit.start].sentence not in context.asked:
        return ()
    reply = context.answer_to(hit)
    return (reply,) if reply is not None and context.is_bare_no(reply) else ()


def _end(context: Context, hit: Found) -> tuple[int, ...]:
    """Return the places from the hit to the word that says it is over or not there; empty when there is none."""
    path = context.forward(hit)
    for steps, place in enumerate(path, start=1):
        if "ends" in context.roles[place]:
            denied = any(context.roles[before] & {"negators", "negators_after"} for before in path[: steps - 1])
            return () if denied else path[:steps]
    for steps, place in enumerate(path, start=1):
        if "negators_after" in context.roles[place] and _closes(context, place, path):
            return path[:steps]
    return ()


def _closes(context: Context, place: int, path: tuple[int, ...]) -> bool:
    """A denial from behind holds at the end of its thought; "hurts not there, but here" denies nothing."""
    following = context.follows(place)
    if following is None or following & {"breaks", "exceptions"}:
        return True
    return place + 1 in path and "degrees" not in following


def _is_faint(context: Context, hit: Found, denial: tuple[int, ...]) -> bool:
    """Return whether only the degree of it is denied ("not very"), or the denial itself is halved ("almost no")."""
    degrees = any(_is_degree(context, place) for place in (*denial, *context.forward(hit)[:1]))
    return degrees or _is_halved(context, min(denial))


def _is_degree(context: Context, place: int) -> bool:
    """Return whether a word tells how much; the big toe does not."""
    following = context.follows(place)
    return bool(context.roles[place] & {"degrees", "almost"}) and not (following and "body" in following)


def _is_halved(context: Context, place: int) -> bool:
    return place > 0 and "almost" in context.roles[place - 1]


def _is_declined(context: Context, hit: Found) -> bool:
    return context.says(hit, "exceptions", after=hit.stop - 1)


def _is_elsewhere(context: Context, hit: Found) -> bool:
    """Asked about, thought of, remembered, quoted, taken back, somebody else's, or no matter of the body."""
    return (
        _is_asked(context, hit)
        or _is_supposed(context, hit)
        or context.is_memory(hit)
        or context.is_of_another(hit)
        or _is_of_a_matter(context, hit)
        or _is_quoted(context, hit)
        or context.leads("unsaid", hit)
    )


def _is_asked(context: Context, hit: Found) -> bool:
    """A question about no pain of one's own; what stands in a clause before the question is said."""
    if context.is_own(hit) or context.says(hit, "now"):
        return False
    if context.leads("asking", hit):
        return True
    marked = context.words[hit.start].sentence in context.asked
    return marked and not any(context.opens_later(opener, hit) for opener in ("asking", "supposed", "conditions"))


def _is_supposed(context: Context, hit: Found) -> bool:
    conditions = any("conditions" in context.roles[place] for place in (*hit.skipped, *context.back(hit)))
    return conditions or context.leads("supposed", hit)


def _is_of_a_matter(context: Context, hit: Found) -> bool:
    """A match, a price or the like, in a sentence that names no part of the body."""
    return context.says(hit, "matters") and not context.says(hit, "body")


def _is_quoted(context: Context, hit: Found) -> bool:
    """Words between marks are somebody else's, unless nothing or oneself stands around them."""
    return context.words[hit.start].clause in context.quoted and context.is_quoting
