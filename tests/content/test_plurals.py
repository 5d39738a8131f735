"""Plural rules, against the samples that CLDR prints beside its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.plurals import ALL, CATEGORIES, RULES

SAMPLES = {
    "en": {"one": [1], "other": [0, 2, 5, 11, 21, 101, 1_000_000]},
    "de": {"one": [1], "other": [0, 2, 5, 11, 21, 101, 1_000_000]},
    "es": {"one": [1], "many": [1_000_000, 2_000_000], "other": [0, 2, 5, 21, 1_000_001]},
    "fr": {"one": [0, 1], "many": [1_000_000, 2_000_000], "other": [2, 5, 21, 1_000_001]},
    "pt": {"one": [0, 1], "many": [1_000_000, 2_000_000], "other": [2, 5, 21, 1_000_001]},
    "ru": {
        "one": [1, 21, 31, 101, 1001],
        "few": [2, 3, 4, 22, 24, 102, 1002],
        "many": [0, 5, 11, 12, 14, 19, 20, 100, 111, 112, 1_000_000],
    },
}


@pytest.mark.parametrize("language", RULES)
def test_a_rule_answers_as_cldr_does(language: str) -> None:
    answers = {number: RULES[language](number) for numbers in SAMPLES[language].values() for number in numbers}

    assert answers == {number: form for form, numbers in SAMPLES[language].items() for number in numbers}


@given(st.sampled_from(sorted(RULES)), st.integers(min_value=0))
def test_a_rule_answers_only_with_forms_that_its_language_must_have(language: str, number: int) -> None:
    assert RULES[language](number) in CATEGORIES[language]


def test_every_language_has_the_form_for_everything_else() -> None:
    assert all("other" in forms <= ALL for forms in CATEGORIES.values())
    assert CATEGORIES.keys() == RULES.keys()
