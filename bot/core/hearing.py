"""Hearing pain: what a message means for the person's feet, whatever else it says.

The rule of this room: in doubt during a session, stop; in doubt outside one, ask. Each lexicon reads the whole text by
itself, the surest of them decides, and no message is an error.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.hearing_ear import ear
from bot.core.hearing_scope import Grade, Scope, Weighed
from bot.core.hearing_text import Typed
from bot.core.lexicon import Lexicon


class Why(StrEnum):
    """Why a session stops."""

    PAIN = "pain"
    """A report of pain, or a doubt about it in a session."""
    PLAIN = "plain"
    """The person has had enough; no report."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop at once. `words` decided it, as the person wrote them."""

    why: Why
    words: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Perhaps pain, and no session is running: ask. `words` raised the doubt, as the person wrote them."""

    words: str


@dataclass(frozen=True, slots=True)
class Ignore:
    """Nothing about pain. `words` are those that deny it, if any do."""

    words: str = ""


Heard = Stop | Ask | Ignore


def hear(text: str, lexicons: Sequence[Lexicon], *, in_session: bool) -> Heard:
    """What a text means by these lexicons together. Outside a session, Stop is only ever for pain; inside, no Ask."""
    typed, scopes = ear(tuple(lexicons)).listen(text)
    surest = max(_agreed(scopes), key=lambda hit: hit.grade, default=Weighed(Grade.NOTHING, 0, 0))
    words = _quoted(text, typed, surest.start, surest.stop)
    if surest.grade is Grade.PAIN or (surest.grade is Grade.DOUBT and in_session):
        return Stop(Why.PAIN, words)
    if surest.grade is Grade.DOUBT:
        return Ask(words)
    if in_session and (enough := next((found for scope in scopes for found in scope.enough()), None)):
        return Stop(Why.PLAIN, _quoted(text, typed, enough.start, enough.stop))
    return Ignore(words)


def _agreed(scopes: Sequence[Scope]) -> Iterable[Weighed]:
    """Every hit once. A word that two languages share is denied when one of them hears it denied."""
    agreed: dict[tuple[int, int], Weighed] = {}
    for hit in (hit for scope in scopes for hit in scope.weighed()):
        known = agreed.setdefault(hit.words, hit)
        agreed[hit.words] = min(known, hit, key=lambda one: one.grade)
    return agreed.values()


def _quoted(text: str, typed: Typed, start: int, stop: int) -> str:
    return text[typed.words[start].start : typed.words[stop - 1].end] if start < stop else ""
