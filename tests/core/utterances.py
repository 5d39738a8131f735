"""Labelled utterances, as people write on phones: what each asks for in a session, and outside one.

`in_session` is stop or ignore; `idle` is stop, ask or ignore. A stop that is ignored outside a session is a plain one.
The files named heldout were written before hearing had been measured on them, each batch after the one before it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.core.hearing import Ask, Stop, Verdict, hear
from bot.core.hearing.lexicon import Lexicon
from tests.core.shipped import LIBRARY

SETS = tuple(sorted((Path(__file__).parents[1] / "utterances").glob("*.tsv")))
LANGUAGES = tuple(sorted(LIBRARY.lexicons))


@dataclass(frozen=True, slots=True)
class Utterance:
    """One line of a set."""

    language: str
    in_session: str
    idle: str
    text: str

    def heard(self, *, in_session: bool) -> Verdict:
        return hear(self.text, lexicons(self.language), in_session=in_session)


@dataclass(frozen=True, slots=True)
class Figures:
    """Recall: of what is labelled stop or ask, the share that is heard as such; a stop is heard only as a stop.

    Precision: of what is answered with a stop or a question, the share that is labelled stop or ask.
    """

    missed: tuple[str, ...]
    false: tuple[str, ...]
    wanted: int

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.wanted

    @property
    def precision(self) -> float:
        hits = self.wanted - len(self.missed)
        return hits / (hits + len(self.false))


def lexicons(language: str) -> tuple[Lexicon, ...]:
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
    wanted = 0
    for utterance in utterances:
        label = utterance.in_session if in_session else utterance.idle
        answer = utterance.heard(in_session=in_session)
        wanted += label != "ignore"
        if label == "ignore" and isinstance(answer, Stop | Ask):
            false.append(utterance.text)
        elif label != "ignore" and not isinstance(answer, Stop if label == "stop" else Stop | Ask):
            missed.append(utterance.text)
    return Figures(tuple(missed), tuple(false), wanted)
