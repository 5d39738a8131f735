"""`make audit` never says that all is well where nothing was looked up."""

from typing import Any

import pytest

from tools.audit import verdict

WELL: dict[str, Any] = {"name": "a", "version": "1", "vulns": []}
HOLE: dict[str, Any] = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1"}]}
SKIPPED: dict[str, Any] = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("found", "code"),
    [([WELL], 0), ([WELL, HOLE], 1), ([WELL, SKIPPED], 2), ([SKIPPED], 2), ([HOLE, SKIPPED], 1), ([], 2)],
)
def test_what_was_not_looked_up_is_not_well(found: list[dict[str, Any]], code: int) -> None:
    assert verdict(found)[0] == code


def test_what_is_found_is_named() -> None:
    said = "\n".join(verdict([WELL, HOLE, SKIPPED])[1])
    assert "b 2: PYSEC-1" in said
    assert "2 of 3 looked up, 1 known holes." in said
    assert said.endswith("can't be reached from here: c")
