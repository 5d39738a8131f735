"""Hearing, on lines that were written before it and that no lexicon was ever tuned on.

The rule: nobody reads these lines while mending a lexicon; what is looked at is the figures. A line is labelled hurts,
unsure, everyday, denied, stop or idle (talk that is none of these), and is listened to as in a session. The peer is the
bar itself; of the time that it takes to understand a line, it is the time that it takes to hear it alone.
"""

from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.figure import Count, Figure
from bot.content import Library, load
from bot.core.hearing import Ask, Stop, hear
from bot.core.hearing.command import said
from bot.core.hearing.hear import forget_what_was_heard
from bot.core.understanding import ACTING, understand
from bot.home import HOME

UTTERANCES = HOME / "tests" / "utterances"
UNSEEN = UTTERANCES / "unseen"
CAUGHT, STOPPED, RIGHT, HELD = 0.97, 0.80, 0.95, 0.15
"""Of what hurts, stopped or held, and stopped; of what is stopped, rightly; of what is everyday, held at most."""
UNDERSTOOD, ASTRAY = 0.90, 0.01
"""Of lines that want something or nothing, understood; and at most so many in which another thing is done."""
RIGHTLY = ("hurts", "stop")
DEARER = 5
"""So many times what hearing costs may understanding cost, at the median."""


async def figures(_folder: Path) -> AsyncIterator[Figure | Count]:
    library = load(HOME / "content")
    for path in sorted(UNSEEN.glob("*.tsv")):
        for figure in (_wanted if path.name.startswith("intents") else _of)(path, library):
            yield figure
    yield _cost(library)


def _of(path: Path, library: Library) -> list[Figure | Count]:
    language = path.name.partition(".")[0]
    lexicons, books = library.lexicons_for(language), library.phrasebooks_for(language)
    answers: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        label, text = line.split("\t")
        verdict = understand(said(text), lexicons, books, in_session=True).verdict
        answer = "stop" if isinstance(verdict, Stop) else "ask" if isinstance(verdict, Ask) else "ignore"
        answers.setdefault(label, []).append(answer)
    stopped = {label: each.count("stop") for label, each in answers.items()}
    hurts, everyday, idle = answers["hurts"], answers.get("everyday", []), answers.get("idle", [])
    caught = 1 - hurts.count("ignore") / len(hurts)
    right = sum(stopped.get(label, 0) for label in RIGHTLY) / max(1, sum(stopped.values()))
    found: list[Figure | Count] = [
        Figure(f"{path.stem}: of what hurts, stopped or held", "", caught, CAUGHT, at_least=1),
        Figure(f"{path.stem}: of what hurts, stopped", "", stopped["hurts"] / len(hurts), STOPPED, at_least=1),
        Figure(f"{path.stem}: of what is stopped, rightly", "", right, RIGHT, at_least=1),
    ]
    if everyday:
        held = 1 - everyday.count("ignore") / len(everyday)
        found.append(Figure(f"{path.stem}: of everyday words, held", "", held, HELD, at_most=1))
    if idle:
        found.append(Count(f"{path.stem}: of idle talk, stopped", idle.count("stop"), 0, at_most=0))
    return found


def _wanted(path: Path, library: Library) -> list[Figure | Count]:
    """How many lines are understood, and of how many another thing is done than was asked for."""
    language = path.name.split(".")[1]
    lexicons, books = library.lexicons_for(language), library.phrasebooks_for(language)
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    answers = [(meant, understand(said(text), lexicons, books, in_session=False).id) for meant, *_, text in lines]
    right = sum(meant == answer for meant, answer in answers) / len(answers)
    wrong = sum(meant != answer and answer in ACTING for meant, answer in answers) / len(answers)
    return [
        Figure(f"{path.stem}: understood", "", right, UNDERSTOOD, at_least=1),
        Figure(f"{path.stem}: another thing done", "", wrong, ASTRAY, at_most=1),
    ]


def _cost(library: Library) -> Figure:
    """A line understood beside a line heard, each listened to anew."""
    lexicons, books = library.lexicons_for("en"), library.phrasebooks_for("en")
    lines = [
        line.split("\t")[-1] for line in (UTTERANCES / "en.heldout6.tsv").read_text(encoding="utf-8").splitlines()[1:]
    ]
    heard = _median(lines, lambda text: hear(text, lexicons, in_session=True))
    understood = _median(lines, lambda text: understand(said(text), lexicons, books, in_session=True))
    return Figure("a line understood, beside heard alone", "ms", 1000 * understood, 1000 * heard, at_most=DEARER)


def _median(lines: Iterable[str], listen: Callable[[str], object]) -> float:
    took: list[float] = []
    for text in lines:
        forget_what_was_heard()
        begun = perf_counter()
        listen(text)
        took.append(perf_counter() - begun)
    return median(took)
