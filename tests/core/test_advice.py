"""The advice after pain is whole, whatever is known and whatever the person has agreed to."""

from itertools import product

import pytest

from bot.core.rules.pain import Hold, Plain, Professional, Repeated, Told
from bot.core.screens.advice import UNASKED, advice, below, further, how_strong, signs, urgent, where
from bot.core.screens.card import Card, Style
from bot.core.screens.taps import MisheardTap, MistakeTap, NoteTap, ScoreTap, SignTap, WhereTap
from bot.core.words import Words
from tests.core.clocks import utc
from tests.core.screens import buttons, length, screen, taps
from tests.core.shipped import LIBRARY, WORDS

LANGUAGES = list(LIBRARY.words.values())
REPORT, NOW = 5, utc("2026-03-02 08:00")
PLAIN, HELD, OFTEN = Plain(NOW), Professional(NOW), Repeated(2, 7)
HOLDS: tuple[Hold, ...] = (PLAIN, HELD)


def advised(words: Words = WORDS, *, may_ask: bool = True, hold: Hold = PLAIN, often: Repeated | None = None) -> Card:
    return advice(words, REPORT, may_ask=may_ask, hold=hold, repeated=often)


EVERY_ADVICE = [
    (words, advised(words, may_ask=may_ask, hold=hold, often=often))
    for words, may_ask, hold, often in product(LANGUAGES, (True, False), HOLDS, (OFTEN, None))
]


@pytest.mark.parametrize(("words", "card"), EVERY_ADVICE)
def test_every_advice_says_all_of_it_in_one_message(words: Words, card: Card) -> None:
    said = [
        words.html(f"safety.advice.{part}")
        for part in ("stopped", "emergency", "today", "otherwise", "provider", "aftercare", "not-doctor")
    ]

    assert [part for part in said if part not in card.text] == []
    assert sorted(said, key=card.text.index) == said
    assert "112, 911, 999" in card.text
    assert length(card) <= 4096


@pytest.mark.parametrize(("words", "card"), EVERY_ADVICE)
def test_every_advice_offers_the_sign_and_the_mistake(words: Words, card: Card) -> None:
    sign, mistake = buttons(card)[-2:]

    assert (sign.tap, sign.style, sign.label) == (SignTap(REPORT, ""), Style.DANGER, words.label("pain.sign"))
    assert mistake.tap == MistakeTap(REPORT)


def test_without_consent_nothing_else_is_asked() -> None:
    assert taps(advised(may_ask=False)) == [SignTap(REPORT, ""), MistakeTap(REPORT)]


def test_with_consent_place_strength_and_a_note_may_be_given() -> None:
    assert taps(advised())[:-2] == [WhereTap(REPORT, ""), ScoreTap(REPORT, UNASKED), NoteTap(REPORT)]


def test_every_place_and_every_score_can_be_chosen() -> None:
    assert taps(where(WORDS, REPORT, LIBRARY.places)) == [WhereTap(REPORT, place) for place in LIBRARY.places]
    assert taps(how_strong(WORDS, REPORT)) == [ScoreTap(REPORT, score) for score in range(11)]


def test_the_words_of_the_advice_depend_on_no_consent() -> None:
    assert advised(may_ask=False).text == advised(may_ask=True).text


def test_whoever_waits_for_a_professional_is_told_so_and_how_often_it_has_hurt_only_where_that_is_why() -> None:
    usual = advised().text

    assert advised(hold=HELD).text == f"{usual}\n\n{WORDS.html('safety.hold.professional')}"
    for often in (Repeated(2, 7), Repeated(3, 28), Repeated(5, 7)):
        said = WORDS.html("safety.hold.repeated", n=often.times, days=often.days)
        assert f"{often.times} times in {often.days} days" in said
        assert advised(hold=HELD, often=often).text == f"{usual}\n\n{said}"
        assert advised(hold=PLAIN, often=often).text == usual


def test_every_warning_sign_can_be_chosen() -> None:
    known = [sign.id for sign in LIBRARY.warnings]
    listed = signs(WORDS, REPORT, known)

    assert taps(listed) == [SignTap(REPORT, sign) for sign in known]
    assert all(len(row) == 1 for row in listed.rows)
    assert "[Fever]" in screen(listed)


@pytest.mark.parametrize("words", LANGUAGES)
def test_every_warning_sign_says_how_soon_and_that_a_professional_comes_first(words: Words) -> None:
    for sign in LIBRARY.warnings:
        said = urgent(words, sign.id, sign.urgency).text

        assert said.startswith(words.html(f"safety.urgency.{sign.urgency}"))
        assert words.html(f"safety.warnings.{sign.id}.line") in said
        assert words.html("safety.hold.professional") in said
        assert "112, 911, 999" in said


@pytest.mark.parametrize("words", LANGUAGES)
def test_where_no_session_ran_the_advice_is_as_whole_and_says_of_none_that_it_has_ended(words: Words) -> None:
    ran, none_ran = (
        advice(words, REPORT, may_ask=True, hold=Plain(NOW), repeated=None, ran=ran).text for ran in (True, False)
    )

    assert ran.replace(words.html("safety.advice.stopped"), "") == none_ran.replace(
        words.html("safety.advice.nothing-starts"), ""
    )
    assert words.html("safety.advice.nothing-starts") in none_ran
    assert words.html("safety.advice.stopped") not in none_ran


@pytest.mark.parametrize(
    ("told", "back"),
    [
        (Told.BUTTON, [MistakeTap(REPORT)]),
        (Told.WORDS, [MisheardTap(REPORT)]),
        (Told.BOTH, []),
        (Told.SIGN, []),
        (None, []),
    ],
)
def test_how_it_was_told_says_what_can_be_taken_back(told: Told | None, back: list[object]) -> None:
    rows = below(WORDS, REPORT, may_ask=False, told=told)

    assert [button.tap for row in rows for button in row] == [SignTap(REPORT, ""), *back]


@pytest.mark.parametrize("words", LANGUAGES)
@pytest.mark.parametrize("is_kept", [True, False])
@pytest.mark.parametrize(
    ("hold", "provider"),
    [(None, "further.provider"), (PLAIN, "further.provider"), (HELD, "hold.professional")],
)
def test_further_words_are_answered_in_two_lines_with_the_emergency_and_the_provider(
    words: Words, hold: Hold, provider: str, *, is_kept: bool
) -> None:
    first, second = further(words, REPORT, is_kept=is_kept, hold=hold).text.split("\n")

    assert words.html("safety.further.emergency") in first
    assert second == words.html(f"safety.{provider}")
    assert "112, 911, 999" in first
