"""The diagrams of `docs/how-it-is-built.md` are drawn from the code: every arrow is a call that stands there."""

import pytest

from bot.coach import fitting
from bot.coach.on_tap import ON_TAP
from bot.core.screens.taps import SessionTap
from tools.lives import LIVES, PAGE, Call, page, untrue


@pytest.mark.parametrize("name", LIVES)
def test_every_arrow_is_a_call(name: str) -> None:
    assert list(untrue(LIVES[name])) == []


def test_a_call_that_is_not_made_is_no_arrow() -> None:
    renamed = Call("coach/sessions:drive", "core/session/machine:stride", "")
    elsewhere = Call("coach/sessions:drive", "store/outbox:drop", "")

    assert len(list(untrue([renamed, elsewhere]))) == 2


def test_the_row_of_the_table_is_the_one_that_the_diagram_shows() -> None:
    assert ON_TAP[SessionTap] is fitting.move


def test_the_page_is_drawn_anew() -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert page(text) == text, "run python -m tools.lives"
