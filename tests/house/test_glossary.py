"""The glossary and the code have the same words: each occurs in the other, and none is a word that was given up."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.test_names import GIVEN_UP, GIVEN_UP_BY_CLASSES, words

ROOT = Path(__file__).parents[2]
GLOSSARY = (ROOT / "docs/glossary.md").read_text()
FILES = [path for room in ("bot", "sandbox") for path in (ROOT / room).rglob("*.py")]
CLASSES = sorted(
    {
        node.name
        for file in FILES
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }
)
ORDINARY = frozenset(
    {"App", "Base", "Caught", "Drawing", "Html", "Reader", "Style", "Target", "Upload", "Why", "Within"}
)
"""Classes that mean what the word means everywhere."""
TERMS = [
    term
    for row in re.findall(r"^\| (?!word \||-)([^|]+) \|", GLOSSARY, re.MULTILINE)
    for term in row.replace(" ★", "").split(", ")
]


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield name


@cache
def _spoken() -> str:
    """Return every name of the code as words between spaces, each name on a line of its own."""
    named = {name for file in FILES for name in _names(ast.parse(file.read_text()))}
    named |= {part for file in FILES for part in file.relative_to(ROOT).with_suffix("").parts}
    return "\n".join(f" {' '.join(words(name))} " for name in named)


@pytest.mark.parametrize("term", TERMS)
def test_a_word_of_the_glossary_occurs_in_the_code(term: str) -> None:
    assert re.search(rf" {' '.join(words(term))}s? ", _spoken())


@pytest.mark.parametrize("name", [name for name in CLASSES if name not in ORDINARY])
def test_a_class_has_a_word_of_the_glossary(name: str) -> None:
    spoken = {*words(GLOSSARY)}
    assert any({word, word.removesuffix("s"), f"{word}s"} & spoken for word in words(name))


def test_a_word_stands_in_the_glossary_once() -> None:
    assert len(TERMS) == len(set(TERMS))


def test_no_word_that_was_given_up_is_a_term() -> None:
    assert not [term for term in TERMS if {*GIVEN_UP, *GIVEN_UP_BY_CLASSES} & {*words(term)}]
