"""The sandbox's README names everything that there is, and nothing else."""

import re
from pathlib import Path

import sandbox
from sandbox.methods import METHODS
from sandbox.telegram import TOKEN
from sandbox.troubles import KINDS

README = (Path(sandbox.__file__).parent / "README.md").read_text("utf-8")


def section(heading: str) -> str:
    return README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_every_method_is_named() -> None:
    assert set(re.findall(r"\b[a-z]+[A-Z]\w+\b|\bclose\b", section("What it answers"))) == set(METHODS)


def test_every_trouble_is_named() -> None:
    kinds = [row.split("|")[1] for row in section("Troubles").splitlines() if row.startswith("| `")]
    assert set(re.findall(r"`(\w+)`", " ".join(kinds))) == set(KINDS)


def test_the_token_is_the_one_that_is_known() -> None:
    assert f"`{TOKEN}`" in README
