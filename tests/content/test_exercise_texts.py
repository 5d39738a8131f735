"""What is said during an exercise is read standing on one leg: short lines, and few of them."""

import re

import pytest

from bot.content import Library
from bot.core.session.exercise import Reps, Side, Timed
from bot.core.words import Words


def bare(words: Words, key: str) -> str:
    """A text as it is read: side and number filled in, no tags."""
    return re.sub(r"<[^>]*>", "", words.html(key, side="right", other="left", reps=10))


def keys(library: Library, pattern: str) -> list[tuple[Words, str]]:
    return [(words, key) for words in library.words.values() for key in words.templates if re.fullmatch(pattern, key)]


@pytest.mark.parametrize(
    ("pattern", "lines", "characters"),
    [
        (r"exercise\.[^.]+\.name", 1, 30),
        (r"exercise\.[^.]+\.(benefit|position)", 1, 110),
        (r"exercise\.[^.]+\.dose", 1, 50),
        (r"exercise\.[^.]+\.rest", 1, 50),
        (r"exercise\.[^.]+\.part\.[^.]+", 1, 95),
        (r"exercise\.[^.]+\.now\.[^.]+", 1, 30),
        (r"exercise\.[^.]+\.change", 1, 80),
        (r"exercise\.[^.]+\.how", 4, 90),
        (r"routine\.[^.]+\.about", 1, 80),
        (r"tip\.\d+", 1, 130),
    ],
)
def test_a_text_is_short(library: Library, pattern: str, lines: int, characters: int) -> None:
    found = keys(library, pattern)
    texts = [bare(words, key).split("\n") for words, key in found]

    assert found
    assert [text for text in texts if len(text) > lines or max(map(len, text)) > characters] == []


def test_a_part_is_shorter_than_the_exercise(library: Library) -> None:
    """Twelve characters a second is calm reading."""
    for words in library.words.values():
        for exercise in library.exercises.values():
            for part in exercise.parts:
                shortest = part.seconds if isinstance(part, Timed) else part.notches[0] * part.ways * part.tempo
                said = bare(words, f"exercise.{exercise.id}.part.{part.id}")

                assert len(said) / 12 < shortest, said


def test_the_numbers_of_a_dose_come_from_the_exercise(library: Library) -> None:
    for words in library.words.values():
        for exercise in library.exercises.values():
            counted = any(isinstance(part, Reps) for part in exercise.parts)

            assert words.has(f"exercise.{exercise.id}.dose") is counted
            assert not counted or "17" in words.html(f"exercise.{exercise.id}.dose", reps=17)


def test_a_foot_has_its_own_name_and_its_name_in_a_sentence(library: Library) -> None:
    words = library.words["en"]

    assert [(words.label(f"side.foot.{side}"), words.label(f"side.{side}")) for side in Side] == [
        ("Left foot", "left"),
        ("Right foot", "right"),
    ]


def test_between_two_sets_of_curls_the_toes_are_wiggled(library: Library) -> None:
    assert "Wiggle" in library.words["en"].html("exercise.toe-curls.rest")
