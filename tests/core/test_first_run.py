"""The screens of the first run: every button of theirs is an answer that is understood, and none is a dead end."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rules.pain import Plain
from bot.core.rules.profile import UNTICKED, Profile, Question, Warned, answered, unanswered
from bot.core.screens.card import HALF, Card, LocationKey, Style
from bot.core.screens.first_run import PAGE, all_set, hello, locate, which
from bot.core.screens.questions import ask, home
from bot.core.screens.situation import Choices
from bot.core.screens.taps import (
    AnswerTap,
    AskTap,
    ClearedTap,
    HelloTap,
    LocateTap,
    RoutineTap,
    TodayTap,
    Way,
)
from bot.core.session.exercise import Picture
from tests.core.asking import (
    ARRIVED,
    CHOICES,
    DIZZY,
    KNOWN,
    NEW,
    NOW,
    OFF,
    READY,
    SIGNS,
    TICKED,
    answers,
    asked,
    back_of,
    standing,
)
from tests.core.clocks import ZONES, utc
from tests.core.screened import screened
from tests.core.screens import as_written, buttons, length, screen, taps
from tests.core.shipped import LIBRARY, WORDS


def every_screen() -> Iterator[tuple[Profile, Card]]:
    for profile, question, page in product((NEW, READY, TICKED, ARRIVED, OFF), Question, range(6)):
        yield profile, asked(question, profile, page)


def test_every_answer_that_is_offered_is_understood() -> None:
    for profile, card in every_screen():
        for tap in answers(card):
            if tap != AnswerTap(Question.WARNING, "one") and tap.question is not Question.PAUSE:  # no part of a profile
                assert answered(profile, tap.question, tap.value, KNOWN) is not None, tap


def test_every_screen_fits_into_one_message() -> None:
    assert max(length(card) for _, card in every_screen()) <= 4096
    assert max(len(buttons(card)) for _, card in every_screen()) <= 100


def test_no_label_is_cut_off_beside_another() -> None:
    beside = {button.label for _, card in every_screen() for row in card.rows if len(row) == 2 for button in row}

    assert [label for label in beside if len(label) > HALF] == []


def test_every_screen_but_the_first_leads_back() -> None:
    back = WORDS.label("move.back")
    for _, card in every_screen():
        assert [button.label for button in buttons(card)].count(back) == 1, screen(card)
    assert [tap for tap in taps(which(ZONES[:3], standing())) if not isinstance(tap, AnswerTap)] == [
        AskTap(Question.ZONE, 0)
    ]
    assert taps(hello(standing())) == [HelloTap(Way.ON)]


def test_the_first_run_is_six_taps_without_typing() -> None:
    profile, labels = NEW, []
    while (question := unanswered(profile)) is not None:
        likeliest = next(
            button
            for button in buttons(asked(question, profile))
            if isinstance(button.tap, AnswerTap)
            and (button.style is Style.SUCCESS or question is Question.ZONE or button.tap.value == "none")
        )
        assert isinstance(likeliest.tap, AnswerTap)
        labels.append(likeliest.label)
        profile = answered(profile, question, likeliest.tap.value, KNOWN) or profile
    first = buttons(all_set(standing(screened(profile))))[0]

    assert labels == ["✅ I agree", "None of these", "✅ None of these", "01:10 · New York", "07:00 · Every day"]
    assert (first.label, first.tap) == ("▶️ Start now", TodayTap())


def test_consent_is_asked_with_the_limits_of_the_coach() -> None:
    consent = asked(Question.CONSENT)

    assert WORDS.html("safety.limits") in consent.text
    assert "[✅ I agree]\n[Without notes]" in screen(consent)


def test_the_first_message_shows_what_it_looks_like_and_asks_nothing() -> None:
    look = Picture("heel-raises")
    first = hello(replace(standing(), choices=replace(CHOICES, look=look)))

    assert first.picture == look
    assert "about 20 minutes a day" in first.text
    assert "?" not in first.text


def test_signs_are_ticked_one_by_one() -> None:
    screening = asked(Question.SCREENING, TICKED)

    assert [tap.value.removeprefix(UNTICKED) for tap in answers(screening)] == [*LIBRARY.screening, "next"]
    assert [tap.value for tap in answers(screening) if tap.value.startswith(UNTICKED)] == [f"{UNTICKED}wound"]
    assert [button.label[0] for button in buttons(screening)[: len(SIGNS)]] == [
        "☑" if sign == "wound" else "☐" for sign in LIBRARY.screening
    ]
    assert WORDS.html("safety.screening.ask-provider") in screening.text


def test_warning_signs_are_asked_in_words_with_two_answers_as_large() -> None:
    asked_first = asked(Question.WARNING)
    (one, none), _back = asked_first.rows

    assert (one.tap, none.tap) == (AnswerTap(Question.WARNING, "one"), AnswerTap(Question.WARNING, "none"))
    assert one.style is none.style is None
    named = [WORDS.html(f"safety.warnings.{sign.id}.label") for sign in LIBRARY.warnings]
    assert [line for line in asked_first.text.splitlines() if line.startswith("•")] == [f"• {name}" for name in named]
    for said in ("screening.warning", "now.emergency", "now.today"):
        assert WORDS.html(f"safety.{said}") in asked_first.text


def test_what_applies_is_light_to_tap_and_said_in_full() -> None:
    rows = asked(Question.SCREENING).rows

    assert len(rows) <= 9
    assert all(len(row) == 2 for row in rows[: len(SIGNS) // 2])


SIGN = Warned(NOW, utc("2026-03-03 03:00"))


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        ("2026-03-02 06:10", ["Tapped by mistake"]),
        ("2026-03-02 06:20", ["Tapped by mistake"]),
        ("2026-03-02 06:21", []),
        ("2026-03-03 02:59", []),
        ("2026-03-03 03:00", ["A professional says I can exercise"]),
        ("2026-12-03 03:00", ["A professional says I can exercise"]),
    ],
)
def test_a_warning_sign_ends_the_questions_and_says_what_to_do(now: str, offered: list[str]) -> None:
    card = ask(Question.WARNING, replace(standing(replace(NEW, warned=SIGN)), now=utc(now)))

    assert [button.label for button in buttons(card)] == offered
    assert WORDS.html("safety.advice.emergency") in card.text
    assert WORDS.html("safety.advice.today") in card.text


def test_nothing_ticked_offers_none_of_these() -> None:
    screening = asked(Question.SCREENING, READY)

    assert [tap.value for tap in answers(screening)] == [*LIBRARY.screening, "none"]
    assert WORDS.html("safety.screening.ask-provider") not in screening.text


def test_every_zone_is_on_exactly_one_page_and_back_leads_to_the_one_before() -> None:
    seen: list[str] = []
    last = -(-len(CHOICES.zones) // PAGE) - 1
    for page in range(last + 1):
        card = asked(Question.ZONE, page=page)
        seen.extend(tap.value for tap in answers(card))
        leads_to = [tap.page for tap in taps(card) if isinstance(tap, AskTap) and tap.question is Question.ZONE]
        assert leads_to == [*([page + 1] if page < last else []), *([page - 1] if page else [])]

    assert seen == list(CHOICES.zones)


@given(st.integers())
def test_any_page_number_shows_zones(page: int) -> None:
    assert 0 < len(answers(asked(Question.ZONE, page=page))) <= PAGE


def test_a_few_zones_need_no_further_page() -> None:
    few = ask(Question.ZONE, replace(standing(), choices=replace(CHOICES, zones=ZONES[:3])))

    assert [tap for tap in taps(few) if isinstance(tap, AskTap)] == [AskTap(Question.SCREENING, 0)]


def test_of_several_places_only_those_are_offered() -> None:
    assert [tap.value for tap in answers(which(ZONES[:3], standing(page=2)))] == ZONES[:3]


def test_a_location_is_shared_with_a_key_of_its_own() -> None:
    assert LocateTap() in taps(asked(Question.ZONE))
    assert locate(WORDS).key == LocationKey(WORDS.label("button.locate"))
    assert not locate(WORDS).rows


@pytest.mark.parametrize(
    ("zone", "name"),
    [("Europe/Paris", "Paris"), ("America/Argentina/Buenos_Aires", "Buenos Aires"), ("UTC", "UTC")],
)
def test_a_zone_is_named_by_its_city(zone: str, name: str) -> None:
    assert CHOICES.city(zone) == name
    assert Choices((), (), {zone: "Anywhere"}).city(zone) == "Anywhere"


@pytest.mark.parametrize(
    ("question", "before"),
    [
        (Question.WARNING, Question.CONSENT),
        (Question.SCREENING, Question.WARNING),
        (Question.ZONE, Question.SCREENING),
        (Question.TIME, Question.ZONE),
        (Question.DAYS, Question.TIME),
    ],
)
def test_back_leads_to_the_question_before(question: Question, before: Question) -> None:
    assert back_of(asked(question)) == AskTap(before, 0)


def test_the_end_of_the_first_run() -> None:
    assert screen(all_set(standing(READY))) == as_written("""
        <b>All set.</b>

        Next reminder: <tg-time unix="1772434800" format="wt">07:00</tg-time>
        [▶️ Start now]
        [The short round] [Seated]
        [Wrong time?]
        """)


def test_the_zone_that_was_understood_is_said_with_its_time() -> None:
    assert "Europe" not in asked(Question.TIME).text
    assert "London: it's 06:10 there" in asked(Question.TIME, READY).text


def test_who_ticked_something_is_told_why_there_is_no_session_yet() -> None:
    end = all_set(standing(TICKED))

    assert WORDS.html("safety.gate.provider") in end.text
    assert WORDS.html("reminder.closed") in end.text
    assert taps(end) == [ClearedTap()]


def test_whom_something_hurt_in_the_first_run_is_not_told_to_start() -> None:
    end = all_set(replace(standing(READY), hold=Plain(NOW)))

    assert WORDS.html("safety.gate.today") in end.text
    assert TodayTap() not in taps(end)


def test_who_is_dizzy_is_offered_what_is_done_sitting() -> None:
    assert [tap for tap in taps(all_set(standing(DIZZY))) if isinstance(tap, RoutineTap)] == [RoutineTap("seated")]


def test_questions_are_asked_from_the_end_of_the_first_run_until_that_is_left() -> None:
    assert home(standing(READY)) == all_set(standing(READY))
    assert WORDS.html("settings.title") in home(standing(ARRIVED)).text
