"""A command, and what a person says with it. The rule: a slash hides nothing; what is said beside it is listened to.

A command is what Telegram marks as one at the beginning of a text; where nothing is marked it ends, as Telegram's own
do, at anything that is no letter, digit or underscore of ASCII.
"""

import re
from dataclasses import dataclass
from unicodedata import category

from rapidfuzz.distance import OSA

from bot.core.hearing import Stop, StopKind, Verdict, despair_in, hear, knows
from bot.core.hearing.lexicon import Lexicons
from bot.core.hearing.names import NAMES, PAIN
from bot.core.hearing.text import END

_BLANK = frozenset("ZCM")
"""Kinds of characters that nobody sees before a slash: separators, controls, marks."""
_SLASHES = "/\N{FULLWIDTH SOLIDUS}"
_NAME = re.compile(r"(\w+)(?:@\w+)?", re.ASCII)
_BETWEEN = " \t\n\r.,:;!?-\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}"
"""What may stand between a command and what is said with it."""
_SCORED = re.compile(r"(\W*[^\W\d]+)(?=\d+\b)")
"""A first word with a number glued to its end: /pain7."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said: a text and, where it begins with a slash, the command in it."""

    text: str
    name: str | None = None
    """The word behind the slash, whether there is such a command or not; in small letters, without the bot's name."""
    rest: str = ""
    """What stands behind it."""

    @property
    def command(self) -> str | None:
        """The command, if we have it."""
        return self.name if self.name in NAMES else None

    @property
    def plain(self) -> str:
        """All of it, without a slash that made no command."""
        return self.text if self.name is None else self.text.lstrip(_SLASHES)

    @property
    def words(self) -> str:
        """The person's own words: what stands behind a command, else all of it."""
        return (self.rest if self.command else self.text) or self.text


def said(text: str, marked: str = "") -> Said:
    """Read a text for the command that it begins with; `marked` is what Telegram says to be one."""
    seen = next((place for place, char in enumerate(text) if category(char)[0] not in _BLANK), len(text))
    line = text[seen:]
    if not line or line[0] not in _SLASHES:
        return Said(text)
    name = _NAME.match(marked.lstrip(_SLASHES) if line.startswith(marked or " ") else line.lstrip(_SLASHES))
    if name is None:
        return Said(text)
    behind = line[len(line) - len(line.lstrip(_SLASHES)) + name.end() :]
    return Said(text, name[1].strip("_").lower(), behind.lstrip(_BETWEEN).rstrip())


def listen(to: Said, lexicons: Lexicons, *, in_session: bool, end: int = END) -> Verdict:
    """Hear what was said: /pain is pain, and no other command by itself, not even a misspelt one, means any."""
    if to.command == PAIN:
        beside = hear(to.rest, lexicons, in_session=in_session, end=end)
        return Stop(StopKind.PAIN, to.words, despair_in(beside))
    if to.name is None:
        aloud = to.text
    elif to.command or _is_misspelt(to.name, lexicons):
        aloud = to.rest
    else:
        aloud = f"{score[0]} {to.text[score.end() :]}" if (score := _SCORED.match(to.text)) else to.text
    return hear(aloud, lexicons, in_session=in_session, end=end)


def is_command(said: Said, lexicons: Lexicons) -> bool:
    """Return whether it begins with a command, a misspelt one too."""
    return said.command is not None or (said.name is not None and _is_misspelt(said.name, lexicons))


def _is_misspelt(name: str, lexicons: Lexicons) -> bool:
    """Return whether a word is one slip away from a harmless command, and is no word of pain as it is spelled."""
    near = any(OSA.distance(name, each, score_cutoff=1) <= 1 for each in NAMES if each != PAIN)
    return near and not knows(name, lexicons)
