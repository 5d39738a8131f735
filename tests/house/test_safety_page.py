"""`docs/safety.md` says what the code does: its numbers are the code's, and no warning sign is left out."""

import re
from pathlib import Path

import pytest

from bot.coach.morning_check import CHECK_AT, FORTNIGHT
from bot.core.calendar import DAY_ENDS
from bot.core.rules.pain import REPEATED
from bot.core.rules.screening import LONG_HOLD, PAIN_FREE, TAKEN_BACK, YEAR
from tests.core.shipped import LIBRARY, WORDS

ROOT = Path(__file__).parents[2]
PAGE = " ".join((ROOT / "docs/safety.md").read_text().split())
SIGNS = {
    "chest": "the chest and breath",
    "stroke": "drooping face, weak arm or slurred speech",
    "head": "a fall with head or neck hit, on blood thinners, or after which somebody cannot get up",
    "clot": "the swollen leg with sudden breathlessness",
    "saddle": "back pain with numbness between the legs",
    "pale-foot": "the foot suddenly pale or blue, cold and numb",
    "still-foot": "the foot that cannot be moved",
    "night-pain": "pain at rest at night in a cold foot",
    "fall": "any other fall",
    "four-steps": "four steps that cannot be taken",
    "shape": "a snap, a pop or an odd shape",
    "calf": "one calf that is swollen",
    "joint": "a joint suddenly hot",
    "fever": "fever",
    "feeling": "feeling that is lost",
    "sore": "a sore that does not heal",
    "new-shape": "a foot that changes its shape",
    "diabetes-foot": "diabetes and anything new in a foot",
}
"""How the page names each sign."""


def test_the_page_names_every_warning_sign_at_its_urgency() -> None:
    assert list(SIGNS) == [sign.id for sign in LIBRARY.warnings]
    for sign in LIBRARY.warnings:
        told = re.search(rf"\*\*{sign.urgency}\*\*(.*?)(?=\*\*|## )", PAGE, re.IGNORECASE)
        assert told is not None
        assert SIGNS[sign.id] in told[1], sign.id


def test_the_numbers_of_the_page_are_those_of_the_code() -> None:
    (few, week), (more, month) = REPEATED

    assert f"{few} stops in {week.days} days, or {more} in {month.days}" in PAGE
    assert f"at {CHECK_AT:%H:%M}; one line after {FORTNIGHT.days} days" in PAGE
    assert f"it begins at {DAY_ENDS.seconds // 3600:02}:00" in PAGE


def test_the_spans_of_the_page_are_those_of_the_code() -> None:
    minutes, weeks = {10: "ten"}[TAKEN_BACK.seconds // 60], {2: "two"}[LONG_HOLD.days // 7]

    assert f"misheard may say so for {minutes} minutes" in PAGE
    assert f'"By mistake" stands for {minutes} minutes' in PAGE
    assert f"No notch is offered before { {3: 'three'}[PAIN_FREE] } sessions free of pain" in PAGE
    assert {365: "again after a year,"}[YEAR.days] in PAGE
    assert f"after a hold of more than {weeks} weeks" in PAGE


def test_the_page_says_that_nothing_is_reviewed_and_what_to_check_first() -> None:
    assert "Nothing here has been reviewed by a clinician yet" in PAGE
    assert "what to check first" in PAGE
    assert "not been reviewed by a clinician yet" in WORDS.html("safety.limits")


@pytest.mark.parametrize("mark", ["to be checked", "at second hand"])
def test_what_was_read_at_second_hand_is_marked_where_it_is_said(mark: str) -> None:
    assert f'"{mark}"' in PAGE
    assert mark in (ROOT / "content/safety/en/advice.yaml").read_text()


def test_every_file_of_the_answer_to_despair_says_that_nobody_has_reviewed_it() -> None:
    files = [*ROOT.glob("content/safety/*/despair.yaml"), ROOT / "content/safety/en/advice.yaml"]

    assert len(files) == len(LIBRARY.lexicons) + 1
    assert [file for file in files if "NOT REVIEWED BY A CLINICIAN YET" not in file.read_text()] == []
