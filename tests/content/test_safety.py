"""What the coach says about pain, in every language that it speaks. Each law here is one of docs' safety rules."""

import re
from collections.abc import Iterator

import pytest

from bot.content import Library, Urgency
from bot.core.screens.advice import advice, further, signs, urgent
from bot.core.words import Words

EMERGENCY = ("112", "911", "999")
"""The numbers of the emergency line; never one guessed from a zone or a language."""


def pain_answers(library: Library, words: Words) -> Iterator[str]:
    """Everything that is answered to pain, to a warning sign, and to a morning that is no better."""
    for repeated in (False, True):
        yield advice(words, 1, may_ask=True, repeated=repeated).text
        yield advice(words, 1, may_ask=True, repeated=repeated, ran=False).text
    yield from (further(words, 1, is_kept=kept).text for kept in (False, True))
    yield from (urgent(words, sign.id, sign.urgency).text for sign in library.warnings)
    yield from (words.html(f"safety.morning.{answer}") for answer in ("same", "worse"))


def test_every_pain_answer_in_every_language_holds_the_emergency_line(library: Library) -> None:
    for words in library.words.values():
        for answer in pain_answers(library, words):
            assert all(number in answer for number in EMERGENCY), (words.language, answer)


def test_the_first_answer_in_every_language_holds_the_emergency_line_and_the_provider_line(library: Library) -> None:
    for words in library.words.values():
        answer = advice(words, 1, may_ask=False, repeated=False).text

        assert words.html("safety.advice.emergency") in answer
        assert words.html("safety.advice.provider") in answer
        assert words.html("safety.advice.not-doctor") in answer


def test_every_english_pain_answer_sends_to_a_provider(library: Library) -> None:
    for answer in pain_answers(library, library.words["en"]):
        assert "talk to a doctor, physiotherapist or podiatrist" in answer or (
            "until a doctor, physiotherapist or podiatrist has told you that you may continue" in answer
        ), answer


@pytest.mark.parametrize(
    "sign",
    [
        "chest pain or pressure",
        "trouble breathing",
        "fainting",
        "sudden weakness",
        "trouble speaking",
        "pale or blue, cold and numb",
        "numbness between the legs",
        "bladder or bowel trouble",
    ],
)
def test_the_first_answer_and_the_screening_name_every_emergency_sign(library: Library, sign: str) -> None:
    words = library.words["en"]

    assert sign in words.html("safety.advice.emergency")
    assert sign in words.html("safety.screening.intro")


@pytest.mark.parametrize(
    "sign",
    ["four steps", "snap or pop", "odd", "hot, red or very swollen", "fever", "lost", "one calf", "diabetes"],
)
def test_the_first_answer_and_the_screening_name_every_sign_for_today(library: Library, sign: str) -> None:
    words = library.words["en"]

    assert sign in words.html("safety.advice.today")
    assert sign in words.html("safety.screening.intro")


def test_the_numbers_to_call_are_only_named_together(library: Library) -> None:
    texts = [text for text in library.words["en"].templates.values() if isinstance(text, str)]
    calls = [text for text in texts if re.search(r"\b(112|911|999)\b", text)]

    assert calls
    assert all(re.search("112, 911, 999 or your local number", text) for text in calls)


@pytest.mark.parametrize(
    "forbidden",
    [
        r"push through",
        r"\bnormal",
        r"safe to (continue|go on|carry on)",
        r"carry on",
        r"keep going",
        r"don't worry|no worries|nothing serious|harmless",
        r"no pain,? no gain",
        r"\bcur(e|es|ing)\b|\bheals?\b|\btreats?\b|relieves? pain",
        r"fasciitis|tendin|arthritis|neuropath|thrombosis|sprain|fractured|gout|neuroma|sciatica",
        r"ibuprofen|paracetamol|acetaminophen|aspirin|painkiller|\btablet|\bmg\b|\bgel\b",
    ],
)
def test_nothing_that_is_said_calls_pain_all_right_or_guesses_or_prescribes(library: Library, forbidden: str) -> None:
    texts = [text for text in library.words["en"].templates.values() if isinstance(text, str)]

    assert [text for text in texts if re.search(forbidden, text, re.IGNORECASE)] == []


def test_the_warning_signs_are_listed_with_the_most_urgent_first(library: Library) -> None:
    urgencies = [sign.urgency for sign in library.warnings]

    assert [sign.id for sign in library.warnings if sign.urgency is Urgency.EMERGENCY] == [
        "chest",
        "clot",
        "saddle",
        "pale-foot",
    ]
    assert urgencies == sorted(urgencies, key=list(Urgency).index)


def test_before_the_first_session_everything_is_asked_that_a_provider_should_know(library: Library) -> None:
    assert library.screening == (
        "pain-now",
        "surgery",
        "wound",
        "diabetes",
        "circulation",
        "pregnant",
        "told-not",
        "dizzy",
        "warning-now",
    )


def test_what_is_tapped_fits_a_phone(library: Library) -> None:
    for words in library.words.values():
        ticks = [words.label(f"safety.screening.{sign}") for sign in library.screening]
        rows = signs(words, 1, [sign.id for sign in library.warnings]).rows
        labels = [*ticks, *(button.label for row in rows for button in row)]

        assert [label for label in labels if len(label) > 40] == []


def test_the_advice_is_one_message(library: Library) -> None:
    for words in library.words.values():
        answer = advice(words, 1, may_ask=True, repeated=True).text

        assert len(answer) < 4096


def test_the_coach_says_that_no_clinician_has_reviewed_it_yet(library: Library) -> None:
    limits = library.words["en"].html("safety.limits")

    assert "not been reviewed by a clinician" in limits
    assert "not a doctor" in limits


def test_before_every_session_tiredness_is_told_from_pain(library: Library) -> None:
    setup = " ".join(library.words["en"].html(f"safety.setup.{part}") for part in ("place", "room", "band", "pain"))

    for line in ("stable chair", "does not slip", "bare feet or anatomic shoes", "phone down", "Sit down to wrap"):
        assert line in setup
    assert "Tired muscles are fine, pain is not" in setup


def test_who_feels_less_is_told_that_pain_is_no_signal(library: Library) -> None:
    assert "cannot rely on pain as the signal to stop" in library.words["en"].html("safety.screening.intro")
