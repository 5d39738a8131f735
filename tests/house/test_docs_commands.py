"""Every `footing …` that a document names is a door that opens, and no option is made up."""

import re
import sys
from subprocess import run

import pytest

from tests.house.pages import ROOT
from tests.house.test_docs_links import DOCUMENTS

NAMED = sorted(
    {
        (door, option)
        for document in DOCUMENTS
        for door, option in re.findall(
            r"(?<![\w/])footing ([a-z]+)(?: (--[a-z-]+))?(?=[`\s])", document.read_text("utf-8")
        )
        if f"`footing {door}" in document.read_text("utf-8") or f"| footing {door}" in document.read_text("utf-8")
    }
)


def test_documents_name_doors() -> None:
    assert {("demo", "--tour"), ("check", ""), ("hear", "--intents")} <= set(NAMED)


@pytest.mark.parametrize("door", sorted({door for door, _ in NAMED}))
def test_a_door_that_a_document_names_opens_and_has_its_options(door: str) -> None:
    help_of = [sys.executable, "-c", "from bot.cli import main; raise SystemExit(main())", door, "--help"]
    told = run(help_of, cwd=ROOT, check=True, capture_output=True, text=True).stdout

    assert [option for name, option in NAMED if name == door and option not in told] == []
