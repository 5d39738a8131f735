"""Hearing pain: what a message means for the person's feet, whatever else it says.

The rule of this room: in doubt during a session, stop; in doubt outside one, ask. Each lexicon reads the whole text by
itself, the surest of them decides, and no message is an error.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.core.hearing.context import Context
from bot.core.hearing.enough import enough
from bot.core.hearing.lexicon import Lexicon
from bot.core.hearing.matcher import Matcher, matcher
from bot.core.hearing.text import END, Tokens
from bot.core.hearing.weighing import Grade, Weighed, weighed


class StopKind(StrEnum):
    """Why a session is stopped."""

    PAIN = "pain"
    """A report of pain, or a doubt about it in a session."""
    PLAIN = "plain"
    """The person has had enough; no report."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop at once. `words` decided it, as the person wrote them."""

    why: StopKind
    words: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Perhaps pain, and no session is running: ask. `words` raised the doubt, as the person wrote them."""

    words: str


@dataclass(frozen=True, slots=True)
class Ignore:
    """Nothing about pain. `words` are those that deny it, if any do."""

    words: str = ""


Verdict = Stop | Ask | Ignore


def is_pain(verdict: Verdict) -> bool:
    """Return whether it is a stop for pain."""
    return isinstance(verdict, Stop) and verdict.why is StopKind.PAIN


def hear(text: str, lexicons: Sequence[Lexicon], *, in_session: bool, end: int = END) -> Verdict:
    """Return what a text means. Outside a session, Stop is only ever for pain; inside one, nothing is asked.

    Of a long text only `end` letters at each end are listened to: pain is cried first, or last.
    """
    judged = _judged(matcher(tuple(lexicons)), text, end)
    if judged.grade is Grade.PAIN or (judged.grade is Grade.DOUBT and in_session):
        return Stop(StopKind.PAIN, judged.words)
    if judged.grade is Grade.DOUBT:
        return Ask(judged.words)
    if in_session and judged.enough:
        return Stop(StopKind.PLAIN, judged.enough)
    return Ignore(judged.words)


def knows(word: str, lexicons: Sequence[Lexicon]) -> bool:
    """Return whether one of these lexicons has a word, spelled exactly so."""
    return any(table.spellings.plainly(word) for table in matcher(tuple(lexicons)).tables)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a text says, wherever it is said: how surely it hurts, by which words, and those that end a session."""

    grade: Grade
    words: str
    enough: str


@lru_cache(maxsize=128)  # what was heard at the door is not listened to again when it is answered
def _judged(listener: Matcher, text: str, end: int) -> _Judged:
    typed, contexts = listener.listen(text, end)
    surest = max(_agreed(contexts), key=lambda hit: (hit.grade, -hit.start, hit.stop), default=None)
    last = next((found for context in contexts for found in enough(context)), None)
    return _Judged(
        surest.grade if surest else Grade.NOTHING,
        _quoted(text, typed, surest.start, surest.stop) if surest else "",
        _quoted(text, typed, last.start, last.stop) if last else "",
    )


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
