"""What the coach says about pain, in every language that it speaks. Each law here is one of docs' safety rules."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.content import Library, Urgency
from bot.core.hearing import hear, is_pain
from bot.core.rules.pain import Plain, Professional, Repeated
from bot.core.rules.screening import VERSION
from bot.core.screens.advice import advice, further, signs, urgent
from bot.core.words import Words

EMERGENCY = ("112", "911", "999")
"""The numbers of the emergency line; never one guessed from a zone or a language."""
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def every_text(library: Library) -> list[str]:
    """Everything that is said in English, in every form that a number gives it."""
    templates = library.words["en"].templates.values()
    return [form for text in templates for form in ([text] if isinstance(text, str) else text.values())]


READABLE = 2000
"""So many characters of advice are read by somebody whom it hurts: half of what Telegram would take."""


def pain_answers(library: Library, words: Words) -> Iterator[str]:
    """Everything that is answered to pain, to a warning sign, and to a morning that is no better."""
    for hold, repeated in ((Plain(NOW), None), (Professional(NOW), None), (Professional(NOW), Repeated(2, 7))):
        yield advice(words, 1, may_ask=True, hold=hold, repeated=repeated).text
        yield advice(words, 1, may_ask=True, hold=hold, repeated=repeated, ran=False).text
    for kept, held in ((False, None), (True, Plain(NOW)), (True, Professional(NOW))):
        yield further(words, 1, is_kept=kept, hold=held).text
    yield from (urgent(words, sign.id, sign.urgency).text for sign in library.warnings)
    yield from (words.html(f"safety.morning.{answer}") for answer in ("same", "worse"))
    yield from (words.html(f"safety.pain-before.{answer}") for answer in ("new", "known", "unseen"))


def test_every_pain_answer_in_every_language_holds_the_emergency_line(library: Library) -> None:
    for words in library.words.values():
        for answer in pain_answers(library, words):
            assert all(number in answer for number in EMERGENCY), (words.language, answer)


def test_the_first_answer_in_every_language_holds_the_emergency_line_and_the_provider_line(library: Library) -> None:
    for words in library.words.values():
        answer = advice(words, 1, may_ask=False, hold=Plain(NOW), repeated=None).text

        assert words.html("safety.advice.emergency") in answer
        assert words.html("safety.advice.provider") in answer
        assert words.html("safety.advice.not-doctor") in answer


def test_every_english_pain_answer_sends_to_a_provider(library: Library) -> None:
    for answer in pain_answers(library, library.words["en"]):
        assert "talk to a doctor, physiotherapist or podiatrist" in answer or (
            "until a doctor, physiotherapist or podiatrist says you can continue" in answer
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
def test_the_first_answer_names_every_emergency_sign(library: Library, sign: str) -> None:
    words = library.words["en"]

    assert sign in words.html("safety.advice.emergency")


SAID = {
    "chest": ("I have chest pain", "chest pain or pressure"),
    "stroke": ("my face is drooping", "drooping face, a weak arm, slurred speech"),
    "head": ("I fell and hit my head", "a fall, and you hit your head or neck, take blood thinners or cannot get up"),
    "clot": ("my leg is swollen and I can't breathe", "trouble breathing"),
    "saddle": ("my back hurts and I am numb between my legs", "numbness between the legs"),
    "pale-foot": ("my foot is suddenly pale, cold and numb", "pale or blue, cold and numb"),
    "still-foot": ("I can't move my foot", "a foot you cannot move"),
    "night-pain": ("my foot is cold and hurts at night", "a cold foot that hurts at rest at night"),
    "fall": ("I fell and my hip hurts", "you had any other fall"),
    "four-steps": ("I can't take four steps", "you cannot take four steps"),
    "shape": ("my ankle snapped", "you heard or felt a snap or pop, or the shape is odd"),
    "calf": ("my calf is swollen", "one calf is swollen"),
    "joint": ("my ankle is hot and swollen", "hot, red or very swollen"),
    "fever": ("I have a fever", "you have a fever"),
    "feeling": ("I lost feeling in my foot", "you have lost feeling"),
    "sore": ("the sore on my foot does not heal", "a sore does not heal"),
    "new-shape": ("my foot is deformed", "a foot has changed shape"),
    "diabetes-foot": ("I have diabetes and my foot is swollen", "you have diabetes and notice anything new in a foot"),
}
"""By sign: words that tell of it, and what the first answer says of it."""


def test_every_sign_has_words_that_are_heard_as_pain_and_its_place_in_the_first_answer(library: Library) -> None:
    assert list(SAID) == [sign.id for sign in library.warnings]
    lexicons, words = library.lexicons_for("en"), library.words["en"]
    for sign in library.warnings:
        said, answer = SAID[sign.id]

        assert is_pain(hear(said, lexicons, in_session=False)), said
        assert answer in words.html(f"safety.advice.{sign.urgency}"), sign.id


def test_every_sign_has_a_line_of_its_own(library: Library) -> None:
    for words in library.words.values():
        lines = {sign.id: words.html(f"safety.warnings.{sign.id}.line") for sign in library.warnings}

        assert len(set(lines.values())) == len(lines)


@pytest.mark.parametrize(
    "sign",
    ["four steps", "snap or pop", "odd", "hot, red or very swollen", "fever", "lost", "one calf", "diabetes"],
)
def test_the_first_answer_names_every_sign_for_today(library: Library, sign: str) -> None:
    words = library.words["en"]

    assert sign in words.html("safety.advice.today")


def test_the_numbers_to_call_are_only_named_together(library: Library) -> None:
    texts = every_text(library)
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
        r"fasciitis|tendin|arthritis|neuropath|thrombosis|sprain|fractured|gout|neuroma|sciatica",
        r"ibuprofen|paracetamol|acetaminophen|aspirin|painkiller|\btablet|\bmg\b|\bgel\b",
    ],
)
def test_nothing_that_is_said_calls_pain_all_right_or_guesses_or_prescribes(library: Library, forbidden: str) -> None:
    texts = every_text(library)

    assert [text for text in texts if re.search(forbidden, text, re.IGNORECASE)] == []


def test_the_warning_signs_are_listed_with_the_most_urgent_first(library: Library) -> None:
    urgencies = [sign.urgency for sign in library.warnings]

    assert [sign.id for sign in library.warnings if sign.urgency is Urgency.EMERGENCY] == [
        "chest",
        "stroke",
        "head",
        "clot",
        "saddle",
        "pale-foot",
        "still-foot",
        "night-pain",
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
        "heart",
        "bones",
        "blood-thinners",
        "under-18",
        "seventy",
    )
    assert VERSION == 2, "another list is another version: whoever answered the last one is asked once more"


def test_every_place_decides_about_every_exercise(library: Library) -> None:
    assert library.loads.keys() == set(library.places)
    for place in ("calf", "heel"):
        assert {"heel-raises", "toe-walking"} <= set(library.loads[place])
    assert all(set(names) <= library.exercises.keys() for names in library.loads.values())
    assert all("toe-walking" in names for names in library.loads.values()), "it carries the whole body"


def test_what_is_tapped_fits_a_phone(library: Library) -> None:
    for words in library.words.values():
        ticks = [words.label(f"safety.screening.{sign}") for sign in library.screening]
        rows = signs(words, 1, [sign.id for sign in library.warnings]).rows
        labels = [*ticks, *(button.label for row in rows for button in row)]

        assert [label for label in labels if len(label) > 40] == []


def test_the_advice_is_one_message(library: Library) -> None:
    for words in library.words.values():
        answer = advice(words, 1, may_ask=True, hold=Professional(NOW), repeated=Repeated(2, 7)).text

        assert len(answer) < READABLE
        assert [line for line in answer.splitlines() if line.startswith("•") and len(line) > 100] == []


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


def test_despair_is_answered_calmly_in_every_language_that_is_heard(library: Library) -> None:
    assert set(library.despair) == set(library.lexicons)
    for language, answer in library.despair.items():
        assert re.findall(r"\d+", answer) == [*EMERGENCY], language
        assert not re.search(r"[!?]", answer), language
        assert len(answer) < 800, language


@pytest.mark.parametrize(
    "said",
    [
        "call 112, 911, 999 or your local number now",
        "Be with somebody now",
        "I am a program; please talk to somebody",
        "I'll stay quiet until you write to me again",
    ],
)
def test_the_answer_to_despair_says_whom_to_call_and_who_answers(library: Library, said: str) -> None:
    assert said in library.despair["en"]
