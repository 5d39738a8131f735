"""`docs/questions.md`: fifteen questions, each with a name defined where the page says, and a test that is there."""

import ast
import re

import pytest

from tests.house.pages import ROOT

PAGE = (ROOT / "docs/questions.md").read_text(encoding="utf-8")
QUESTIONS = dict(re.findall(r"^### ([^\n]+\?)\n(.*?)(?=^### |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def _defined(tree: ast.AST) -> set[str]:
    """Return what a file gives a name to: classes, functions, methods and constants."""
    named = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    names = {node.name for node in ast.walk(tree) if isinstance(node, named)}
    return names | {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def test_there_are_fifteen() -> None:
    assert len(QUESTIONS) == 15
    assert "# Fifteen questions" in PAGE


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_by_what_is_defined_where_the_page_says(question: str) -> None:
    places = re.findall(r"`(\w+)` in `([\w./]+\.py)`", QUESTIONS[question])

    assert places
    for name, file in places:
        assert name in _defined(ast.parse((ROOT / file).read_text(encoding="utf-8"))), (name, file)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_names_the_test_that_would_fail(question: str) -> None:
    tests = re.findall(r"^- `(tests/[\w/]+\.py)`$", QUESTIONS[question], re.MULTILINE)

    assert tests
    assert all((ROOT / test).is_file() for test in tests)
