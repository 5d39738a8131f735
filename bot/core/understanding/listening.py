"""Listening to a person: pain first, then what they want, and what neither tells holds a session.

The rule: in a session nothing is let by that was not understood. What denies pain, what is asked for in everyday words
and a command are understood; everything else may have been a cry.
"""

from dataclasses import dataclass

from bot.core.hearing import Ask, Ignore, Stop, StopKind, Verdict, unexplained
from bot.core.hearing.command import Said, is_command, listen
from bot.core.hearing.lexicon import Lexicons
from bot.core.hearing.text import END
from bot.core.understanding.matching import Books, books_together
from bot.core.understanding.phrasebook import Phrasebook
from bot.core.understanding.wanted import Between, Everyday, Match, Wanted

STOP = "stop"
AILING = frozenset({"sick", "doctor"})
"""Intents whose answer has the red button: where hearing is in doubt, they are answered, and it is asked there."""
BODILY = frozenset({"body", "feet"})
"""The kin of parts of the body."""
_SILENCE = frozenset(" \n\t.,;:?-\N{HORIZONTAL ELLIPSIS}")
"""What says nothing, though somebody may wonder; an exclamation mark cries."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What somebody's words mean for their feet, and what they ask for."""

    verdict: Verdict
    wants: Wanted = None

    @property
    def id(self) -> str:
        """The id of the intent; `pain` where that is heard, `ask` where one of several may be meant, or `none`."""
        match self.verdict, self.wants:
            case Stop(why=why), _:
                return STOP if why is StopKind.PLAIN else "pain"
            case _, Match(intent=intent):
                return intent
            case _, Between():
                return "ask"
            case _:
                return "none"


def understand(
    said: Said, lexicons: Lexicons, books: tuple[Phrasebook, ...], *, in_session: bool, end: int = END
) -> Understood:
    """Listen to what was said; in a session, what is not understood is asked about."""
    verdict = listen(said, lexicons, in_session=in_session, end=end)
    if isinstance(verdict, Ask) and not in_session and not is_command(said, lexicons):
        return Understood(verdict, _ailing(said.text, books_together(books)))
    if not isinstance(verdict, Ignore) or is_command(said, lexicons) or not said.text.strip():
        return Understood(verdict)
    if not set(said.text) - _SILENCE:
        return Understood(verdict, Everyday())
    left = unexplained(said.text, lexicons, end=end)
    known = books_together(books)
    wants = known.match(left.text, exactly=left.is_bodily and in_session, strictly=in_session)
    if wants == Match(STOP) and in_session:
        is_plain = known.match_whole(left.text) == wants
        return Understood(Stop(StopKind.PLAIN, said.text) if is_plain else Ask(said.text.strip()), wants)
    is_denied = verdict.words and not left.text
    is_unclear = wants is None or (left.is_stopping and known.match_whole(left.text) is None)
    if is_unclear and in_session and not is_denied:
        return Understood(Ask(said.text.strip()))
    return Understood(verdict, wants)


def _ailing(text: str, known: Books) -> Wanted:
    """What is wanted by somebody who ails, but not in a part of the body."""
    wants = known.match(text, strictly=True)
    is_answered = isinstance(wants, Match) and wants.intent in AILING and not known.speaks_of(text, BODILY)
    return wants if is_answered else None
