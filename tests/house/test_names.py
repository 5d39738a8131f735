"""One word for one thing: no two classes share a name, and no name has a word in it that the house has given up.

Prose may use any word, and so may a test's name, which is its sentence.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.tables import Base

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("bot", "sandbox", "bench", "tools", "tests")
DRAWN = {*(ROOT / "tools" / "pictures").rglob("*.py"), ROOT / "tests" / "content" / "test_pictures.py"}
"""In a drawing a scene, an ear and a ring are just that."""
FILES = sorted({file for room in ROOMS for file in (ROOT / room).rglob("*.py")} - DRAWN)
GIVEN_UP = {
    **dict.fromkeys(("owed", "debt", "debts", "dues"), "outbox, message, next due"),
    **dict.fromkeys(("bell", "bells", "ring", "rings", "ringing"), "AlarmKind, ClaimedAlarm, run_due"),
    **dict.fromkeys(("lane", "lanes"), "Priority, RateLimiter"),
    **dict.fromkeys(("desk", "desks"), "UpdateProcessor"),
    **dict.fromkeys(("ground", "lay"), "startup, open_resources"),
    **dict.fromkeys(("felt", "peek"), "feedback, person_export"),
    **dict.fromkeys(("thaw", "thawed"), "deserialize"),
    **dict.fromkeys(("deed", "deeds"), "methods"),
    **dict.fromkeys(("kennel", "traveller"), "supervisor, fast_forward"),
    **dict.fromkeys(("ear", "scene", "scenes"), "matcher, Context"),
    **dict.fromkeys(("gardener", "growth"), "builder, node"),
    **dict.fromkeys(("telling",), "translate_errors"),
    **dict.fromkeys(("overtaken",), "Superseded"),
    **dict.fromkeys(("discreet",), "RedactingFormatter"),
    **dict.fromkeys(("street", "streets", "crew", "town", "towns"), "users, workers, population"),
}
"""Words that are no part of any name, and what is said instead."""
GIVEN_UP_BY_CLASSES = {
    "away": "DatabaseUnavailable",
    "gone": "Unreachable",
    "letter": "IncomingUpdate",
    "plant": "load",
}
"""Words that a class does not bear: elsewhere they mean what they mean in plain English."""


def words(name: str) -> list[str]:
    """Take a name apart: OutboxRow and outbox_row are outbox and row."""
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)]


def defined(tree: ast.AST) -> Iterator[str]:
    """Find every name that a file gives to something; what a library has named is not ours."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if not name.startswith("test_"):
                yield name
            case ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case ast.alias(asname=str(name)):
                yield name


def classes(tree: ast.AST) -> list[str]:
    return [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


def given_up(names: Iterator[str] | list[str], words_given_up: dict[str, str]) -> dict[str, str]:
    return {name: words_given_up[word] for name in names for word in words(name) if word in words_given_up}


def parsed(file: Path) -> ast.AST:
    return ast.parse(file.read_text(encoding="utf-8"))


def test_no_two_classes_of_the_bot_share_a_name() -> None:
    homes = defaultdict(list)
    for file in FILES:
        if file.is_relative_to(ROOT / "bot"):
            for name in classes(parsed(file)):
                if not name.startswith("_"):
                    homes[name].append(file.relative_to(ROOT).as_posix())

    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


@pytest.mark.parametrize("room", ROOMS)
def test_no_name_has_a_word_in_it_that_was_given_up(room: str) -> None:
    found = dict[str, str]()
    for file in FILES:
        if file.is_relative_to(ROOT / room):
            tree = parsed(file)
            names = {**given_up(defined(tree), GIVEN_UP), **given_up(classes(tree), GIVEN_UP_BY_CLASSES)}
            found |= {f"{file.relative_to(ROOT)}: {name}": instead for name, instead in names.items()}

    assert found == {}


def test_no_file_or_folder_is_named_by_a_word_that_was_given_up() -> None:
    parts = {part for file in FILES for part in file.relative_to(ROOT).with_suffix("").parts}

    assert given_up([part for part in parts if not part.startswith("test_")], GIVEN_UP) == {}


def test_no_table_or_column_is_named_by_a_word_that_was_given_up() -> None:
    tables = Base.metadata.sorted_tables
    names = [*(table.name for table in tables), *(column.name for table in tables for column in table.c)]

    assert given_up(names, GIVEN_UP) == {}
