"""Hearing, on lines that were written before it and that no lexicon was ever tuned on.

The rule: nobody reads these lines while mending a lexicon; what is looked at is the figures. A line is labelled hurts,
unsure, everyday, denied or stop, and is listened to as in a session. The peer is the bar itself.
"""

from collections.abc import AsyncIterator
from pathlib import Path

from bench.figure import Figure
from bot.content import Library, load
from bot.core.hearing import Ask, Stop
from bot.core.hearing.command import said
from bot.core.understanding import understand
from bot.home import HOME

UNSEEN = HOME / "tests" / "utterances" / "unseen"
CAUGHT, STOPPED, RIGHT, HELD = 0.97, 0.80, 0.95, 0.15
"""Of what hurts, stopped or held, and stopped; of what is stopped, rightly; of what is everyday, held at most."""


async def figures(_folder: Path) -> AsyncIterator[Figure]:
    library = load(HOME / "content")
    for path in sorted(UNSEEN.glob("*.tsv")):
        if not path.name.startswith("intents"):
            for figure in _of(path, library):
                yield figure


def _of(path: Path, library: Library) -> list[Figure]:
    language = path.name.partition(".")[0]
    lexicons, books = library.lexicons_for(language), library.phrasebooks_for(language)
    answers: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        label, text = line.split("\t")
        verdict = understand(said(text), lexicons, books, in_session=True).verdict
        answer = "stop" if isinstance(verdict, Stop) else "ask" if isinstance(verdict, Ask) else "ignore"
        answers.setdefault(label, []).append(answer)
    stopped = {label: each.count("stop") for label, each in answers.items()}
    hurts, everyday = answers["hurts"], answers.get("everyday", [])
    caught = 1 - hurts.count("ignore") / len(hurts)
    right = (stopped["hurts"] + stopped.get("stop", 0)) / max(1, sum(stopped.values()))
    found = [
        Figure(f"{path.stem}: of what hurts, stopped or held", "", caught, CAUGHT, at_least=1),
        Figure(f"{path.stem}: of what hurts, stopped", "", stopped["hurts"] / len(hurts), STOPPED, at_least=1),
        Figure(f"{path.stem}: of what is stopped, rightly", "", right, RIGHT, at_least=1),
    ]
    if everyday:
        held = 1 - everyday.count("ignore") / len(everyday)
        found.append(Figure(f"{path.stem}: of everyday words, held", "", held, HELD, at_most=1))
    return found
