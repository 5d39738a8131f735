"""Labelled utterances, as people write on phones: what each asks for in a session, and outside one.

`in_session` is stop, ask or ignore; what may be ignored may as well hold the session, unless it is an everyday word.
`idle` is stop, ask or ignore. A stop that is ignored outside a session is a plain one. Lexicons were tuned on all of
these; those that they never were are in the folder `unseen`, and nobody reads them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.core.hearing import Ask, Stop, Verdict
from bot.core.hearing.command import said
from bot.core.hearing.lexicon import Lexicons
from bot.core.hearing.matcher import matcher
from bot.core.understanding import understand
from tests.core.shipped import LIBRARY

FOLDER = Path(__file__).parents[1] / "utterances"
SETS = tuple(path for path in sorted(FOLDER.glob("*.tsv")) if not path.name.startswith("intents"))
WANTED = tuple(sorted(FOLDER.glob("intents.en*.tsv")))
"""What is wanted, its slot as the coach reads it, and a line. Nobody tunes on what is called heldout, nor is a
likeness learned from it: every other line of the set whose first ones are in `intents.en.d`, and the whole of `j`."""
LANGUAGES = tuple(sorted(LIBRARY.lexicons))
for _language in LANGUAGES:
    matcher(LIBRARY.lexicons_for(_language))  # the first to listen makes it, and no test is timed for that


@dataclass(frozen=True, slots=True)
class Utterance:
    """One line of a set."""

    language: str
    in_session: str
    idle: str
    text: str

    def heard(self, *, in_session: bool) -> Verdict:
        books = LIBRARY.phrasebooks_for(self.language)
        return understand(said(self.text), lexicons(self.language), books, in_session=in_session).verdict


@dataclass(frozen=True, slots=True)
class Figures:
    """Recall: of what is labelled stop or ask, the share that is stopped or asked about.

    Precision: of what is stopped, or outside a session asked about, the share that is labelled so.
    """

    missed: tuple[str, ...]
    false: tuple[str, ...]
    asked: tuple[str, ...]
    """Labelled stop, and asked about."""
    wanted: int

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.wanted

    @property
    def precision(self) -> float:
        hits = self.wanted - len(self.missed)
        return hits / (hits + len(self.false))


def lexicons(language: str) -> Lexicons:
    return LIBRARY.lexicons_for(language)


def read(path: Path) -> tuple[Utterance, ...]:
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    language = path.name.partition(".")[0]
    return tuple(Utterance(language, *line.split("\t")) for line in lines)


def everything() -> tuple[Utterance, ...]:
    return tuple(utterance for path in SETS for utterance in read(path))


def measured(utterances: Iterable[Utterance], *, in_session: bool) -> Figures:
    missed: list[str] = []
    false: list[str] = []
    asked: list[str] = []
    wanted = 0
    for utterance in utterances:
        label = utterance.in_session if in_session else utterance.idle
        answer = utterance.heard(in_session=in_session)
        wanted += label != "ignore"
        if label == "ignore" and isinstance(answer, Stop if in_session else Stop | Ask):
            false.append(utterance.text)
        elif label != "ignore" and not isinstance(answer, Stop | Ask):
            missed.append(utterance.text)
        elif label == "stop" and isinstance(answer, Ask):
            asked.append(utterance.text)
    return Figures(tuple(missed), tuple(false), tuple(asked), wanted)
