"""Plural rules, against the samples that CLDR prints beside its own, and English against Babel."""

import subprocess
import sys
from pathlib import Path

import pytest
from babel.core import Locale
from hypothesis import given
from hypothesis import strategies as st

from bot.content.plurals import ALL, Plurals, plurals

SAMPLES = {
    "en": {"one": [1], "other": [0, 2, 5, 11, 21, 101, 1_000_000]},
    "de": {"one": [1], "other": [0, 2, 5, 11, 21, 101, 1_000_000]},
    "nl": {"one": [1], "other": [0, 2, 5, 11, 21, 101, 1_000_000]},
    "es": {"one": [1], "many": [1_000_000, 2_000_000], "other": [0, 2, 5, 21, 1_000_001]},
    "fr": {"one": [0, 1], "many": [1_000_000, 2_000_000], "other": [2, 5, 21, 1_000_001]},
    "pt": {"one": [0, 1], "many": [1_000_000, 2_000_000], "other": [2, 5, 21, 1_000_001]},
    "ru": {
        "one": [1, 21, 31, 101, 1001],
        "few": [2, 3, 4, 22, 24, 102, 1002],
        "many": [0, 5, 11, 12, 14, 19, 20, 100, 111, 112, 1_000_000],
    },
    "ja": {"other": [0, 1, 2, 1_000_000]},
}
HOUSE = Path(__file__).parents[2]


def rule(language: str) -> Plurals:
    found = plurals(language)
    assert found is not None
    return found


@pytest.mark.parametrize("language", SAMPLES)
def test_a_rule_answers_as_cldr_does(language: str) -> None:
    samples = [(number, form) for form, numbers in SAMPLES[language].items() for number in numbers]

    assert [(number, rule(language).category(number)) for number, _ in samples] == samples


@given(st.sampled_from(sorted(SAMPLES)), st.integers(min_value=0, max_value=10**9))
def test_a_rule_answers_only_with_forms_that_its_language_must_have(language: str, number: int) -> None:
    assert rule(language).category(number) in rule(language).forms <= ALL


@given(st.integers(min_value=0, max_value=10**9))
def test_english_is_what_babel_says(number: int) -> None:
    babel = Locale.parse("en").plural_form

    assert rule("en").category(number) == babel(number)
    assert rule("en").forms == babel.tags | {"other"}


@pytest.mark.parametrize("name", ["tlh", "xx", "EN", "pt-BR", "pt_BR", "fil", "stray.yaml", ""])
def test_what_is_no_language_of_two_letters_has_no_rule(name: str) -> None:
    assert plurals(name) is None


def test_a_start_in_english_alone_waits_for_no_library_of_languages() -> None:
    asked = (
        "import sys; from pathlib import Path; from bot.content import load; load(Path('content')); print(*sys.modules)"
    )

    told = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True, cwd=HOUSE)

    assert {"babel", "bot.places"}.isdisjoint(told.stdout.split())
