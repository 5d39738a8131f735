"""`docs/add-an-exercise.md`, followed word by word in a copy of `content/`: nothing else changes, and it is coached."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.content import ContentError, Library, load
from bot.core.session.exercise import Rest, Role, Step, Work, unroll
from bot.places.check import faults
from tests.house.pages import ROOT, Block, blocks, follow

PAGE = ROOT / "docs/add-an-exercise.md"
NEW = "toe-spreads"
BLOCKS = list(blocks(PAGE))
FIFTEEN = 15


def _checked(root: Path) -> list[str]:
    """Return what `footing check` says of a content."""
    try:
        library = load(root / "content", faults(root / "content"))
    except ContentError as error:
        return list(error.lines)
    told = {"exercises": len(library.exercises), "routines": len(library.routines)}
    return [library.words_for("en").label("operator.content-fine", **told, languages=", ".join(library.words))]


def _yaml() -> list[Block]:
    return [block for block in BLOCKS if block.kind == "yaml"]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


@pytest.fixture
def followed(copied: Path) -> Path:
    for block in _yaml():
        follow(block, copied)
    return copied


def test_only_content_changes(copied: Path) -> None:
    touched = {follow(block, copied) for block in _yaml()}

    assert len(_yaml()) == 5
    assert {file.relative_to(copied).parts[0] for file in touched} == {"content"}


def test_after_each_step_the_page_says_what_the_check_says(copied: Path) -> None:
    said, told = list[list[str]](), [block.body.splitlines() for block in BLOCKS if block.kind == "text"]
    for block in _yaml():
        follow(block, copied)
        said.append(_checked(copied))

    assert len(said[0]) == FIFTEEN
    assert "fifteen faults" in PAGE.read_text()
    assert set(told[0]) <= set(said[0])
    assert told[1] == said[-1]


def test_the_exercise_is_coached_as_the_page_says(followed: Path) -> None:
    library = load(followed / "content")
    tape = unroll(library.routines[library.roles[Role.LIGHT]], library.exercises)
    lines = [line for block in BLOCKS if block.kind == "text" for line in block.body.splitlines()]

    end = list(_told(tape, library))
    assert lines[-len(end) :] == end
    assert (
        f"now has {['', 'one', 'two', 'three', 'four'][len(library.routines['mobility'].entries)]} exercises"
        in " ".join(PAGE.read_text().split())
    )


def test_nothing_else_of_the_table_of_pain_was_changed(followed: Path) -> None:
    """The page shows the whole table, so that a row changed meanwhile would be undone by whoever follows it."""
    before, after = (
        (root / "content/safety/signs.yaml").read_text(encoding="utf-8").split() for root in (ROOT, followed)
    )
    told = " ".join(after)

    assert told.replace(f", {NEW}]", "]") == " ".join(before)
    assert load(followed / "content").loads.keys() == set(re.findall(r"^  (\w+):$", _yaml()[2].body, re.MULTILINE))


def _told(tape: tuple[Step, ...], library: Library) -> Iterator[str]:
    """Tell the end of a tape as the page tells it, from the first set of the new exercise on."""
    first = next(place for place, step in enumerate(tape) if isinstance(step, Work) and step.exercise == NEW)
    for step in tape[first:]:
        match step:
            case Work(side=side, nth=nth, of=of, reps=reps):
                assert library.words_for("en").label(f"side.{side}") == side
                yield f"{side} toes · set {nth} of {of} · {reps} times"
            case Rest(seconds=seconds):
                yield f"rest {seconds:.0f} seconds"
