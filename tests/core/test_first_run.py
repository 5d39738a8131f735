"""The screens of the first run and the settings: every button of theirs is an answer that is understood."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import zones
from bot.core.card import Card, Style
from bot.core.first_run import PAGE, Choices, all_set, ask, city, settings
from bot.core.profile import Profile, answered, unanswered
from bot.core.taps import AnswerTap, AskTap, ClearedTap, Question, RoutineTap, TodayTap
from tests.core.clocks import ZONES, utc
from tests.core.screens import as_written, buttons, length, screen, taps
from tests.core.shipped import LIBRARY, WORDS
from tests.core.strategies import LAW

NOW = utc("2026-03-02 06:10")
SIGNS = frozenset(LIBRARY.screening)
CHOICES = Choices(LIBRARY.screening, tuple(dict.fromkeys([*LIBRARY.likely_zones["en"], *ZONES[:40]])))
NEW = Profile("en")
READY = Profile("en", consent=True, screened=True, zone="Europe/London", at=time(7))
TICKED = replace(READY, signs=frozenset({"wound"}))
DIZZY = replace(READY, signs=frozenset({"dizzy"}), cleared=True)


def asked(question: Question, profile: Profile = NEW, page: int = 0) -> Card:
    return ask(question, profile, replace(CHOICES, page=page), WORDS, NOW)


def answers(card: Card) -> list[AnswerTap]:
    return [tap for tap in taps(card) if isinstance(tap, AnswerTap)]


def every_screen() -> Iterator[tuple[Profile, Card]]:
    for profile, question, page in product((NEW, READY, TICKED), Question, range(6)):
        yield profile, asked(question, profile, page)


def test_every_answer_that_is_offered_is_understood() -> None:
    for profile, card in every_screen():
        for tap in answers(card):
            assert answered(profile, tap.question, tap.value, SIGNS, zones()) is not None, tap


def test_every_screen_fits_into_one_message() -> None:
    assert max(length(card) for _, card in every_screen()) <= 4096
    assert max(len(buttons(card)) for _, card in every_screen()) <= 100


def test_the_first_run_is_five_taps_without_typing() -> None:
    profile, labels = NEW, []
    while (question := unanswered(profile)) is not None:
        likeliest = next(
            button
            for button in buttons(asked(question, profile))
            if isinstance(button.tap, AnswerTap) and (button.style is Style.SUCCESS or question is Question.ZONE)
        )
        assert isinstance(likeliest.tap, AnswerTap)
        labels.append(likeliest.label)
        profile = answered(profile, question, likeliest.tap.value, SIGNS, zones()) or profile
    first = buttons(all_set(profile, WORDS, NOW))[0]

    assert labels == ["✅ I agree", "✅ None of these", "01:10 · New York", "07:00 · Every day"]
    assert (first.label, first.tap) == ("▶️ Start now", TodayTap())


def test_consent_is_asked_with_the_limits_of_the_coach() -> None:
    consent = asked(Question.CONSENT)

    assert WORDS.html("safety.limits") in consent.text
    assert "[✅ I agree]\n[Without notes]" in screen(consent)


def test_signs_are_ticked_one_by_one() -> None:
    screening = asked(Question.SCREENING, TICKED)

    assert [tap.value for tap in answers(screening)] == [*LIBRARY.screening, "next"]
    assert [button.label[0] for button in buttons(screening)[: len(SIGNS)]] == [
        "☑" if sign == "wound" else "☐" for sign in LIBRARY.screening
    ]
    assert WORDS.html("safety.screening.ask-provider") in screening.text


def test_nothing_ticked_offers_none_of_these() -> None:
    screening = asked(Question.SCREENING, READY)

    assert [tap.value for tap in answers(screening)] == [*LIBRARY.screening, "none"]
    assert WORDS.html("safety.screening.ask-provider") not in screening.text


def test_every_zone_is_on_exactly_one_page_and_the_last_leads_to_the_first() -> None:
    seen: list[str] = []
    page = 0
    for _ in range(-(-len(CHOICES.zones) // PAGE)):
        card = asked(Question.ZONE, page=page)
        seen.extend(tap.value for tap in answers(card))
        (page,) = [tap.page for tap in taps(card) if isinstance(tap, AskTap) and tap.question is Question.ZONE]

    assert page == 0
    assert seen == list(CHOICES.zones)


@LAW
@given(st.integers())
def test_any_page_number_shows_zones(page: int) -> None:
    assert 0 < len(answers(asked(Question.ZONE, page=page))) <= PAGE


def test_a_few_zones_need_no_further_page() -> None:
    few = ask(Question.ZONE, NEW, replace(CHOICES, zones=ZONES[:3]), WORDS, NOW)

    assert [tap for tap in taps(few) if isinstance(tap, AskTap)] == [AskTap(Question.SCREENING, 0)]


@pytest.mark.parametrize(
    ("zone", "name"),
    [("Europe/Paris", "Paris"), ("America/Argentina/Buenos_Aires", "Buenos Aires"), ("UTC", "UTC")],
)
def test_a_zone_is_named_by_its_city(zone: str, name: str) -> None:
    assert city(zone) == name


@pytest.mark.parametrize(
    ("question", "before"),
    [
        (Question.SCREENING, Question.CONSENT),
        (Question.ZONE, Question.SCREENING),
        (Question.TIME, Question.ZONE),
    ],
)
def test_back_leads_to_the_question_before(question: Question, before: Question) -> None:
    back = buttons(asked(question))[-1]

    assert (back.label, back.tap) == (WORDS.label("move.back"), AskTap(before, 0))


def test_the_end_of_the_first_run() -> None:
    assert screen(all_set(READY, WORDS, NOW)) == as_written("""
        <b>All set.</b>

        Next reminder: <tg-time unix="1772434800" format="wt">07:00</tg-time>
        [▶️ Start now]
        [The short round] [Seated]
        [Wrong time?]
        """)


def test_who_ticked_something_is_told_why_there_is_no_session_yet() -> None:
    end = all_set(TICKED, WORDS, NOW)

    assert WORDS.html("safety.gate.provider") in end.text
    assert taps(end) == [ClearedTap()]


def test_who_is_dizzy_is_offered_what_is_done_sitting() -> None:
    assert [tap for tap in taps(all_set(DIZZY, WORDS, NOW)) if isinstance(tap, RoutineTap)] == [RoutineTap("seated")]


def test_the_settings_lead_to_every_question() -> None:
    card = settings(replace(READY, consent=False, days=frozenset()), WORDS, NOW)

    assert {tap for tap in taps(card) if isinstance(tap, AskTap)} == {AskTap(question, 0) for question in Question}
    assert WORDS.html("settings.notes-off") in card.text
    assert WORDS.html("reminder.none") in card.text
