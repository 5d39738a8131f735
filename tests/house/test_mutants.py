"""What `make mutants` lets pass."""

from pathlib import Path

from tools.mutants import equivalent

CORE = Path(__file__).parents[2] / "bot" / "core"


def test_every_break_that_changes_nothing_is_of_a_line_that_is_there() -> None:
    files = [file for room in ("session", "rules") for file in (CORE / room).glob("*.py")]
    lines = {line.strip() for file in files for line in file.read_text().splitlines()}
    gone = [line for block in equivalent() for line in block.splitlines() if line[0] == "-" and line[2:] not in lines]
    assert equivalent()
    assert gone == []
