"""The version stands in pyproject.toml and nowhere else; the changelog tells of it."""

import tomllib
from importlib.metadata import version
from pathlib import Path

from bot.home import HOME

VERSION = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def test_what_is_installed_says_its_version() -> None:
    assert version("footing") == VERSION


def test_no_code_repeats_it() -> None:
    code = [path for folder in ("bot", "sandbox") for path in (HOME / folder).rglob("*.py")]
    assert [path for path in code if VERSION in path.read_text("utf-8")] == []


def test_the_changelog_tells_of_it() -> None:
    headings = [line for line in Path(HOME / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith("## ")]
    assert any(VERSION in heading for heading in headings)
