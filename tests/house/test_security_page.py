"""The table of docs/security.md: every threat has a row, every row a test, and every test is there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/security.md").read_text()
ROWS = re.findall(r"^\| (?!what might|---)(.*?) \| (.*?) \| (.*?) \|$", PAGE, re.MULTILINE)
THREATS = (
    *("flood", "webhook", "forged taps", "replayed", "malformed", "markup", "too large"),
    *("files", "processes", "logs", "at rest", "backup", "stolen token"),
)


def names_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize("threat", THREATS)
def test_every_threat_has_a_row(threat: str) -> None:
    assert any(threat in row[0] for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_every_row_names_tests_that_are_there(row: tuple[str, str, str]) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", row[2])
    assert named, "no test"
    assert [f"{file}::{name}" for file, name in named if name not in names_in(file)] == []
    assert re.sub(r"`[^`]*`", "", row[2]).strip() == ""
