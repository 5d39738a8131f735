"""Learns content/likeness/<language>.tsv from lines whose intent is known, and from the examples of the phrasebook.

python -m tools.likeness        writes it; a test fails when it is out of date

The rule: it never learns from the lines that are held out, or that nobody has seen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from bot.content import Library, load
from bot.core.hearing.lexicon import alternatives
from bot.core.understanding import books_together
from bot.core.understanding.likeness import Weights, likeness, marks
from bot.core.understanding.matching import SLOT
from bot.core.understanding.wording import words_of
from bot.home import HOME

LANGUAGE = "en"
"""The one language that has such lines."""
LINES = HOME / "tests" / "utterances"
HELD_OUT = "heldout"
FILE = HOME / "content" / "likeness" / f"{LANGUAGE}.tsv"
_TURNS = 6
"""So often is each line learned."""
_AHEAD = 1.0
"""So far is the right intent to be ahead of every other one."""
_STEP = 0.1
"""So much is learned from a line at most."""
LEAST = 0.05
"""What tells less than this is left out: it makes the file a third as long."""


def learned(lines: Iterable[tuple[str, Sequence[str]]]) -> Weights:
    """Learn from lines, each with its intent: a passive-aggressive perceptron, averaged over all that it was.

    Source: Crammer et al., Online Passive-Aggressive Algorithms, JMLR 7 (2006), the variant PA-I.
    """
    known = [(intent, marks(words)) for intent, words in lines]
    now: dict[str, dict[str, float]] = defaultdict(dict)
    since: dict[str, dict[str, float]] = defaultdict(dict)
    chance = Random(1)  # noqa: S311  # the order of what is learned is no secret, and always the same
    seen = 1
    for _ in range(_TURNS):
        chance.shuffle(known)
        for intent, line in known:
            told = likeness(line, {mark: tuple(now[mark].items()) for mark in line if mark in now})
            rival = max((each for each in told if each != intent), key=lambda each: (told[each], each), default="")
            short = _AHEAD - told.get(intent, 0.0) + told.get(rival, 0.0)
            if short > 0:
                step = min(_STEP, short / (2 * len(line)))
                for mark in line:
                    for each, by in ((intent, step), (rival, -step)):
                        now[mark][each] = now[mark].get(each, 0.0) + by
                        since[mark][each] = since[mark].get(each, 0.0) + by * seen
            seen += 1
    return {mark: tuple((i, by - since[mark][i] / seen) for i, by in each.items() if i) for mark, each in now.items()}


def written(weights: Weights, least: float) -> Iterator[str]:
    """Yield the lines of a file of weights, without those that tell less than this."""
    for mark, each in sorted(weights.items()):
        told = [f"{intent}={by:.2f}" for intent, by in sorted(each) if abs(by) >= least]
        if told:
            yield "\t".join((mark, *told))


def told(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the intents and the lines of a file of everyday words."""
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        intent, *_, text = line.split("\t")
        yield intent, text


def file_of(library: Library) -> str:
    """Return what the file is to hold."""
    (book,) = library.phrasebooks_for(LANGUAGE)
    wording = books_together((book,)).wording
    said = [
        each
        for path in sorted(LINES.glob(f"intents.{LANGUAGE}*.tsv"))
        if HELD_OUT not in path.name
        for each in told(path)
    ]
    said += [
        (intent, plain)
        for intent, examples in book.intents.items()
        for example in examples
        for plain in alternatives(example)
    ]
    lines: list[tuple[str, Sequence[str]]] = [
        (intent, [wording.meant(word) or word for word in words_of(text.replace(SLOT, " "))]) for intent, text in said
    ]
    return "".join(f"{line}\n" for line in written(learned(lines), LEAST))


def main() -> None:
    """Write the file."""
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(file_of(load(HOME / "content")), encoding="utf-8")


if __name__ == "__main__":
    main()
