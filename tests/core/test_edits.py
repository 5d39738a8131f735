"""A mended slip is no news; another pain is."""

import pytest

from bot.core.hearing.edits import is_mended


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("my heel hurts", "My heel hurts!"),
        ("my hell hurst", "my heel hurts"),
        ("my heelhurts", "my heel hurts"),
        ("/pian", "/pain"),
        ("der Oberschenkle schmretz", "der Oberschenkel schmerzt"),
        ("болит птяка", "болит пятка"),
        ("", ""),
    ],
)
def test_a_slip_in_a_word_or_between_words_is_mended(before: str, after: str) -> None:
    assert is_mended(before, after)
    assert is_mended(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("my heel hurts", "my knee hurts"),
        ("my hip hurts", "my shin hurts"),
        ("my back hurts", "my neck hurts"),
        ("my left foot hurts", "my right foot hurts"),
        ("my heel hurts", "my heel hurts and I feel dizzy"),
        ("/pain", "my heel hurts"),
        ("болит пятка", "болит колено"),
    ],
)
def test_another_pain_is_news(before: str, after: str) -> None:
    assert not is_mended(before, after)
    assert not is_mended(after, before)
