"""Hearing pain: what a message means for the person's feet, whatever else it says.

The rule of this room: pain that the person says to have now is a stop. In doubt (the words may mean less, or it is
asked, remembered, supposed, somebody else's, denied twice) we ask. Each lexicon reads the whole text by itself, the
surest of them decides, and no message is an error.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, groupby

from bot.core.hearing.context import Context
from bot.core.hearing.enough import enough
from bot.core.hearing.lexicon import Lexicons
from bot.core.hearing.matcher import Matcher, matcher
from bot.core.hearing.phrases import HITS, Found
from bot.core.hearing.text import END, Tokens
from bot.core.hearing.weighing import Grade, Weighed, weighed

_BODILY = HITS | {"body"}


class StopKind(StrEnum):
    """Why a session is stopped."""

    PAIN = "pain"
    """A report of pain."""
    DESPAIR = "despair"
    """The person may be about to harm themselves."""
    PLAIN = "plain"
    """The person has had enough; no report."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop at once. `words` decided it, as the person wrote them."""

    why: StopKind
    words: str
    despair: str = ""
    """The language in which the person says that they want to die, whatever else they say; empty where they don't."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Perhaps pain: ask, and hold a session meanwhile. `words` raised the doubt, as the person wrote them."""

    words: str


@dataclass(frozen=True, slots=True)
class Ignore:
    """Nothing about pain. `words` are those that deny it, if any do."""

    words: str = ""


Verdict = Stop | Ask | Ignore


def is_pain(verdict: Verdict) -> bool:
    """Return whether it is a stop for pain."""
    return isinstance(verdict, Stop) and verdict.why is StopKind.PAIN


def despair_in(verdict: Verdict) -> str:
    """Return the language in which the person says that they want to die; empty where they do not."""
    return verdict.despair if isinstance(verdict, Stop) else ""


@dataclass(frozen=True, slots=True)
class Unexplained:
    """What is left of a text."""

    text: str
    is_bodily: bool
    """Whether it names a part of the body, or a word that may mean pain."""
    is_stopping: bool
    """Whether it says stop, or the like of it."""


def hear(text: str, lexicons: Lexicons, *, in_session: bool, end: int = END) -> Verdict:
    """Return what a text means to these lexicons. Outside a session, no Stop is plain.

    Of a long text only `end` letters at each end are listened to: pain is cried first, or last.
    """
    judged = _judged(matcher(lexicons), text, end)
    if judged.grade is Grade.PAIN:
        return Stop(StopKind.PAIN, judged.words, judged.despair_in)
    if judged.despair:
        return Stop(StopKind.DESPAIR, judged.despair, judged.despair_in)
    if judged.grade is Grade.DOUBT:
        return Ask(judged.words)
    if in_session and judged.enough:
        return Stop(StopKind.PLAIN, judged.enough)
    return Ignore(judged.words)


def knows(word: str, lexicons: Lexicons) -> bool:
    """Return whether one of the near lexicons has a word, spelled exactly so."""
    return any(table.spellings.plainly(word) for table in matcher(lexicons).tables)


def unexplained(text: str, lexicons: Lexicons, *, end: int = END) -> Unexplained:
    """Return what is left of a text in which nothing hurts, once the thoughts that deny it are taken away."""
    return _judged(matcher(lexicons), text, end).left


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a text says, wherever it is said: how surely it hurts, by which words, and those that end a session."""

    grade: Grade
    words: str
    despair: str
    despair_in: str
    """The language of it."""
    enough: str
    left: Unexplained


@lru_cache(maxsize=128)  # what was heard at the door is not listened to again when it is answered
def _judged(listener: Matcher, text: str, end: int) -> _Judged:
    typed, contexts = listener.listen(text, end)
    hits = tuple(_agreed(contexts))
    surest = max(hits, key=lambda hit: (hit.grade, -hit.start, hit.stop), default=None)
    last = next((found for context in contexts for found in enough(context)), None)
    despair, despair_in = next(((found, each.language) for each in contexts for found in _despair(each)), (None, ""))
    return _Judged(
        surest.grade if surest else Grade.NOTHING,
        _quoted(text, typed, surest.start, surest.stop) if surest else "",
        _quoted(text, typed, despair.start, despair.stop) if despair else "",
        despair_in,
        _quoted(text, typed, last.start, last.stop) if last else "",
        _left(text, typed, contexts, hits),
    )


def forget_what_was_heard() -> None:
    """Listen to every text anew, though it was just heard."""
    _judged.cache_clear()


def _despair(context: Context) -> Iterator[Found]:
    return (found for found in context.found if found.category == "despair" and not context.is_masked(found))


def _left(text: str, typed: Tokens, contexts: Sequence[Context], hits: Iterable[Weighed]) -> Unexplained:
    """The words of all thoughts in which nothing is denied, as they were typed: 7am is a time, and no slip of tam."""
    breaks = accumulate(_breaks(contexts, place) for place in range(len(typed.words)))
    thoughts = [(word.clause, broken) for word, broken in zip(typed.words, breaks, strict=True)]
    denied = {thoughts[hit.place[0]] for hit in hits}
    left = [place for place in range(len(typed.words)) if thoughts[place] not in denied]
    bodily = any(context.roles[place] & _BODILY for context in contexts for place in left)
    found = ((context, phrase) for context in contexts for phrase in context.found)
    stopping = any(phrase.category == "stop" and not context.is_masked(phrase) for context, phrase in found)
    clauses = groupby((typed.words[place] for place in left), key=lambda word: word.clause)
    thoughts_left = (" ".join(text[word.start : word.end] for word in words) for _, words in clauses)
    return Unexplained(", ".join(thoughts_left), bodily, stopping)


def _breaks(contexts: Sequence[Context], place: int) -> bool:
    """Whether a thought ends at a place: as a near lexicon says, or where none knows the word, a far one."""
    near = [context.roles[place] for context in contexts if not context.is_far]
    if any(near):
        return any("breaks" in roles for roles in near)
    return any("breaks" in context.roles[place] for context in contexts)


def _agreed(contexts: Sequence[Context]) -> Iterable[Weighed]:
    """Each place once, at the gravest that a language hears there; but words that two share are denied by either."""
    agreed: dict[tuple[int, int], Weighed] = {}
    for context in contexts:
        gravest = {hit.place: hit for hit in sorted(weighed(context), key=lambda hit: hit.grade)}
        for place, hit in gravest.items():
            agreed[place] = min(hit, agreed.get(place, hit), key=lambda one: one.grade)
    return agreed.values()


def _quoted(text: str, typed: Tokens, start: int, stop: int) -> str:
    return text[typed.words[start].start : typed.words[stop - 1].end]
