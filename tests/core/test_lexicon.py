"""What every shipped lexicon must be like, whoever translates it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest

from bot.core.hearing.lexicon import Lexicon, alternatives
from bot.core.hearing.matcher import Matcher
from bot.core.hearing.phrases import compiled, folded
from bot.core.hearing.text import read
from tests.core.shipped import LIBRARY
from tests.core.utterances import LANGUAGES, lexicons

FOLDER = Path(__file__).parents[2] / "content" / "safety"
MARKS = frozenset({"..", "...", "|", "@body", "@joint", "@cannot"})
LOUD = frozenset({"despair", "pain", "pain_in_body", "cries", "doubt", "doubt_in_body", "doubt_alone"})
CONTRADICTIONS = {
    **dict.fromkeys(LOUD, frozenset({"harmless", "lookalikes", "calm", "ends", "stop", "stop_anywhere"})),
    "stop": frozenset({"harmless", "lookalikes"}),
    "stop_anywhere": frozenset({"harmless"}),
    "negators": frozenset({"passable", "degrees", "lookalikes"}),
    "without": frozenset({"negators"}),
    "ends": frozenset({"negators"}),
}

own = pytest.mark.parametrize("lexicon", [LIBRARY.lexicons[language] for language in LANGUAGES], ids=LANGUAGES)


def rows(lexicon: Lexicon) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Category, plain item and the row of words that it becomes, for all that the lexicon says."""
    for category in (entry.name for entry in fields(lexicon) if entry.name != "language"):
        for item in getattr(lexicon, category):
            for plain in alternatives(item):
                yield category, plain, folded(plain)


def test_braces_stand_for_each_alternative_in_turn() -> None:
    assert alternatives("pain") == ("pain",)
    assert alternatives("ache{,s,d}") == ("ache", "aches", "ached")
    assert alternatives("{no,not} {a,}b") == ("no ab", "no b", "not ab", "not b")
    assert alternatives("a {,b }c") == ("a c", "a b c")


@own
def test_no_item_is_empty_or_half_written(lexicon: Lexicon) -> None:
    for category, plain, row in rows(lexicon):
        assert row, category
        assert not set(plain) & set("{}"), plain
        assert row[0] not in {"..", "..."}, plain
        assert row[-1] not in {"..", "..."}, plain


@own
def test_an_item_is_one_thought(lexicon: Lexicon) -> None:
    for _, plain, _ in rows(lexicon):
        spoken = " ".join(part.strip("*") for part in plain.split() if part not in MARKS)
        assert len({word.clause for word in read(spoken).words}) <= 1, plain


@own
def test_nothing_is_said_twice(lexicon: Lexicon) -> None:
    said = Counter((category, row) for category, _, row in rows(lexicon))

    assert [twice for twice, times in said.items() if times > 1] == []


@own
def test_nothing_stands_in_two_categories_that_contradict_each_other(lexicon: Lexicon) -> None:
    categories: dict[tuple[str, ...], set[str]] = {}
    for category, _, row in rows(lexicon):
        categories.setdefault(row, set()).add(category)

    torn = {row for row, found in categories.items() for one in found if found & CONTRADICTIONS.get(one, frozenset())}
    assert torn == set()


@own
def test_every_joint_is_a_part_of_the_body(lexicon: Lexicon) -> None:
    body = {row for category, _, row in rows(lexicon) if category == "body"}
    joints = {row for category, _, row in rows(lexicon) if category == "joint"}

    assert joints <= body


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lookalike_is_needed(language: str) -> None:
    bare = Matcher(tuple(compiled(replace(lexicon, lookalikes=())) for lexicon in lexicons(language).near))
    for _, plain, (word, *_) in (row for row in rows(LIBRARY.lexicons[language]) if row[0] == "lookalikes"):
        if "*" not in plain:
            assert any(table.spellings.perhaps(word) for table in bare.tables) or bare.parts(word), plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lexicon_says_when_it_is_due_for_review_and_who_has_not_read_it(language: str) -> None:
    head = (FOLDER / language / "lexicon.yaml").read_text(encoding="utf-8").partition("\n\n")[0]

    assert re.search(r'Review date: "\d{4}-\d\d-\d\d"', head)
    assert "No clinician has reviewed this list yet." in head
