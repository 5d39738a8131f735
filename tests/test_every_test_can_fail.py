"""Every test says what must hold: it asserts, expects an error, or waits for something that may not come.

The rule: a test that cannot fail is worse than none. Helpers count that assert; so does what a person waits to see.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
FILES = sorted(TESTS.rglob("*.py"))
WAITS = frozenset({"until", "sees", "hears", "raises", "wait_for", "wait_for_function", "expect"})
"""Calls that fail by themselves where nothing comes."""
Function = ast.FunctionDef | ast.AsyncFunctionDef
SELF_EVIDENT = {
    "test_trouble_strikes_only_where_it_was_ordered": "a call that trouble strikes raises",
}
"""Tests that fail otherwise, and how."""


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def _called(function: ast.AST) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


TREES = {file: ast.parse(file.read_text(encoding="utf-8")) for file in FILES}
HELPERS = [function for tree in TREES.values() for function in _functions(tree)]


def _that_can_fail() -> frozenset[str]:
    """Return the names of all functions that say what must hold, themselves or by those they call."""
    can = set(WAITS) | {f.name for f in HELPERS if any(isinstance(node, ast.Assert) for node in ast.walk(f))}
    while more := {f.name for f in HELPERS if f.name not in can and can.intersection(_called(f))}:
        can |= more
    return frozenset(can)


CAN_FAIL = _that_can_fail()


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TESTS)))
def test_every_test_of_a_file_can_fail(file: Path) -> None:
    idle = {f.name for f in _functions(TREES[file]) if f.name.startswith("test_") and f.name not in CAN_FAIL}

    assert idle <= SELF_EVIDENT.keys()


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TESTS)))
def test_nothing_is_held_against_itself_or_against_nothing(file: Path) -> None:
    """A copy of an expression says the same, unless the call before it has changed something."""
    empty = []
    for node in ast.walk(TREES[file]):
        match node:
            case ast.Assert(test=ast.Constant()):
                empty.append(node.lineno)
            case ast.Assert(test=ast.Compare(left=left, comparators=[right])) if ast.dump(left) == ast.dump(right):
                empty.append(node.lineno)

    assert not empty


def test_whoever_needs_a_reason_to_be_without_a_condition_is_still_there() -> None:
    assert SELF_EVIDENT.keys() <= {f.name for f in HELPERS} - CAN_FAIL


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TESTS)))
def test_no_law_has_a_deadline_of_its_own(file: Path) -> None:
    """One profile says for all that a busy machine is no counter-example: tests/conftest.py."""
    given = {keyword.arg for node in ast.walk(TREES[file]) if isinstance(node, ast.Call) for keyword in node.keywords}

    assert "deadline" not in given or file == TESTS / "conftest.py"
