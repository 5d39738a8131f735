"""Learns content/likeness/<language>.tsv from lines whose intent is known, and from the examples of the phrasebook.

python -m tools.likeness        writes it; a test fails when it is out of date

The rule: it never learns from the lines that are held out, or that nobody has seen.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.content import Library, load
from bot.core.hearing.lexicon import alternatives
from bot.core.understanding import books_together
from bot.core.understanding.likeness import learned, written
from bot.core.understanding.matching import SLOT
from bot.core.understanding.wording import words_of
from bot.home import HOME

LANGUAGE = "en"
"""The one language that has such lines."""
LINES = HOME / "tests" / "utterances"
HELD_OUT = "heldout"
FILE = HOME / "content" / "likeness" / f"{LANGUAGE}.tsv"
LEAST = 0.05
"""What tells less than this is left out: it makes the file half as long, and no line is understood otherwise."""


def told(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the intents and the lines of a file of everyday words."""
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        intent, *_, text = line.split("\t")
        yield intent, text


def likeness(library: Library) -> str:
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
        if SLOT not in example
        for plain in alternatives(example)
    ]
    lines: list[tuple[str, Sequence[str]]] = [
        (intent, [wording.meant(word) or word for word in words_of(text)]) for intent, text in said
    ]
    return "".join(f"{line}\n" for line in written(learned(lines), LEAST))


def main() -> None:
    """Write the file."""
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(likeness(load(HOME / "content")), encoding="utf-8")


if __name__ == "__main__":
    main()
