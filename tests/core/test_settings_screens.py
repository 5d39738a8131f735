"""The same questions as settings: what stands is green and said, and nothing greets anew."""

from dataclasses import replace
from datetime import time

import pytest

from bot.core.rules.profile import Profile, Question
from bot.core.rules.reminder import EVERY_DAY
from bot.core.rules.week import Effort, moved, suggested, with_effort, with_time
from bot.core.screens.card import Card, Style
from bot.core.screens.taps import (
    AnswerTap,
    AskTap,
    HomeTap,
    Tap,
)
from tests.core.asking import ARRIVED, NEW, OFF, READY, asked, back_of
from tests.core.screens import buttons
from tests.core.shipped import WORDS


@pytest.mark.parametrize("question", [q for q in Question if q is not Question.SCREENING])
def test_once_all_is_answered_back_leads_to_where_it_was_asked_from(question: Question) -> None:
    assert back_of(asked(question, ARRIVED)) == HomeTap()
    assert back_of(asked(Question.ZONE, READY)) == HomeTap()
    assert back_of(asked(Question.SCREENING, ARRIVED)) == AskTap(Question.WARNING, 0)


def test_only_whoever_rests_on_no_day_is_offered_a_time_for_every_day() -> None:
    resting = replace(READY, week=with_effort(EVERY_DAY, 6, Effort.REST))
    first = [buttons(asked(Question.TIME, profile))[0] for profile in (NEW, READY, resting)]

    assert [button.label for button in first] == ["07:00 · Every day"] * 2 + ["07:00"]
    assert {button.tap for button in first} == {AnswerTap(Question.TIME, "0700")}


def standing_answers(card: Card) -> list[Tap]:
    return [button.tap for button in buttons(card) if button.style is Style.SUCCESS]


@pytest.mark.parametrize(
    ("profile", "question", "green"),
    [
        (ARRIVED, Question.TIME, ["0700"]),
        (replace(ARRIVED, week=moved(EVERY_DAY, time(8, 40))), Question.TIME, ["0840"]),
        (replace(ARRIVED, week=with_time(EVERY_DAY, 2, time(8, 40))), Question.TIME, []),
        (replace(ARRIVED, week=with_effort(EVERY_DAY, 6, Effort.REST)), Question.TIME, ["0700"]),
        (OFF, Question.TIME, ["off"]),
        (ARRIVED, Question.DAYS, ["full"]),
        (replace(ARRIVED, week=suggested(EVERY_DAY)), Question.DAYS, ["suggested"]),
        (replace(ARRIVED, week=with_effort(EVERY_DAY, 6, Effort.REST)), Question.DAYS, []),
        (ARRIVED, Question.FOLLOW_UP, ["off"]),
        (replace(ARRIVED, follow_up=time(19)), Question.FOLLOW_UP, ["1900"]),
        (replace(ARRIVED, follow_up=time(19, 25)), Question.FOLLOW_UP, ["1925"]),
        (ARRIVED, Question.WEEKLY, ["6"]),
        (replace(ARRIVED, weekly=None), Question.WEEKLY, ["off"]),
        (ARRIVED, Question.CONSENT, ["yes"]),
        (replace(ARRIVED, consent=False), Question.CONSENT, ["no"]),
        (ARRIVED, Question.LANGUAGE, ["en"]),
        (ARRIVED, Question.PICTURES, ["yes"]),
        (replace(ARRIVED, pictures=False), Question.PICTURES, ["no"]),
        (ARRIVED, Question.ZONE, ["Europe/London"]),
        (ARRIVED, Question.PAUSE, []),
    ],
)
def test_in_the_settings_green_is_what_is_and_says_so_without_its_colour(
    profile: Profile, question: Question, green: list[str]
) -> None:
    card = asked(question, profile)

    assert standing_answers(card) == [AnswerTap(question, value) for value in green]
    for button in buttons(card):
        assert button.label.startswith("✅") == (button.style is Style.SUCCESS), button


@pytest.mark.parametrize("profile", [ARRIVED, OFF], ids=["planned", "off"])
def test_no_screen_of_the_settings_greets_anew_or_leads_to_the_settings(profile: Profile) -> None:
    for question in Question:
        card = asked(question, profile)
        assert WORDS.html("safety.limits") not in card.text
        assert "Hello" not in card.text
        assert "/settings" not in card.text, question
