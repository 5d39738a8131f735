"""A sample of `make interop`: what needs no npm, and few texts of what does. The whole prints the figures."""

import pytest

from tests.interop.clients import CLIENTS, JAVASCRIPT, Client, run
from tests.interop.parser import Theirs, compare, library
from tests.interop.ptb import read
from tests.interop.report import Report

FEW = 500
LOG = """
____ ERROR at setup of TestGame.test_play ____
E   telegram.error.BadRequest: Sendgame, like all of games, exists at telegram, but this one does not play it
____ TestText.test_write ____
E   AssertionError
==== short test summary info ====
PASSED tests/test_x.py::TestText::test_read
FAILED tests/test_x.py::TestText::test_write - AssertionError
ERROR tests/test_x.py::TestGame::test_play - telegram.error.BadRequest
"""


@pytest.mark.parametrize("client", CLIENTS.values(), ids=list(CLIENTS))
async def test_a_client_finds_what_it_finds_at_telegram(client: Client) -> None:
    report = await run(client)
    if report.missing:
        pytest.skip(report.missing)
    assert report.failed == []


def test_telegrams_own_parser_says_the_same() -> None:
    there = library()
    if isinstance(there, str):
        pytest.skip(there)
    assert compare(Theirs(there), FEW).is_good


def test_a_test_is_excused_only_where_the_sandbox_said_why() -> None:
    report = read(LOG, Report("x", 0.5))
    assert (len(report.passed), len(report.excused), len(report.failed)) == (1, 1, 1)
    assert report.reasons == ["games"]


def test_a_client_that_is_not_there_says_what_brings_it() -> None:
    report = Report("x", 0.5).skipped("bring it")
    assert report.is_good
    assert report.row() == "| x | | | | skipped: `bring it` |"


def test_the_versions_of_npm_are_exact() -> None:
    text = (JAVASCRIPT / "package.json").read_text("utf-8")
    assert "^" not in text
    assert "~" not in text
