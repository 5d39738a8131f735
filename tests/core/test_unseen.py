"""The lines that hearing and understanding are to be measured on next: well-formed, labelled, and each of them once.

The rule: nothing is ever tuned on them, so no test says how they are heard.
"""

from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parents[1] / "utterances" / "unseen").glob("*.tsv"))
LABELS = {"hurts", "unsure", "everyday", "denied", "stop", "idle"}
ALWAYS = {"hurts", "unsure", "everyday", "denied"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_is_whole_and_stands_once(path: Path) -> None:
    head, *lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())

    assert head[0] in {"label", "intent"}
    assert {len(line) for line in lines} == {len(head)}
    assert all(line[0] and line[-1].strip() for line in lines)
    assert len({line[-1] for line in lines}) == len(lines)
    if head[0] == "label":
        assert ALWAYS <= {line[0] for line in lines} <= LABELS
