"""`footing hear`: what would be heard in any line, and what it would be taken to want."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.content import Library

if TYPE_CHECKING:
    from bot.core.understanding import Understood


def hear(library: Library, *, in_session: bool) -> int:
    """Say of each line what is heard, and the words that decided it."""
    from bot.core.hearing import Ask, Stop  # noqa: PLC0415 # a start hears nothing yet

    def answer(_language: str, _text: str, heard: "Understood") -> str:
        name = "stop" if isinstance(heard.verdict, Stop) else "ask" if isinstance(heard.verdict, Ask) else "ignore"
        return f"{name}\t{heard.verdict.words}"

    return _each_line(library, answer, in_session=in_session)


def intents(library: Library) -> int:
    """Say of each line what is wanted, and its slot as the coach reads it; no state is known."""
    from bot.coach.reading import slot  # noqa: PLC0415 # as above

    def answer(language: str, text: str, heard: "Understood") -> str:
        return f"{heard.id}\t{slot(heard.id, text, language, library.phrasebooks_for(language))}"

    return _each_line(library, answer, in_session=False)


def _each_line(library: Library, answer: Callable[[str, str, "Understood"], str], *, in_session: bool) -> int:
    from bot.core.hearing.command import said  # noqa: PLC0415 # as above
    from bot.core.understanding import understand  # noqa: PLC0415 # as above

    for line in sys.stdin:
        language, _, text = line.rstrip("\n").partition("\t")
        lexicons, books = library.lexicons_for(language), library.phrasebooks_for(language)
        heard = understand(said(text), lexicons, books, in_session=in_session)
        sys.stdout.write(f"{answer(language, text, heard)}\n")
    sys.stdout.flush()  # here, where it is heard if whoever read it is gone
    return 0
