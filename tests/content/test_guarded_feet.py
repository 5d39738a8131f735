"""Whoever has diabetes, or feels less, is never told to be barefoot: a law over all that may be said, not a list."""

import re
from pathlib import Path

import pytest

from bot.content import Library
from bot.core.words import Words

ROOT = Path(__file__).parents[2]
OTHERS = "safety.setup.place"
"""Where everybody else is told."""
AFTER = "safety.setup.after"
BARE = {
    "en": r"bare[- ]?(foot|feet|sole|toe|heel)|(shoe|sock|slipper)s? off|off (with )?(your |the )?(shoe|sock)"
    r"|without (any )?(shoe|sock)|unshod|kick off|in (your )?socks|naked f",
    "de": r"barfu|nackte\w* f[uü]|(schuhe?|socken) (aus|weg)|ohne (schuh|socke)|auf socken",
    "es": r"descalz|pies desnudos|sin (zapat|calcet)|qu[ií]t\w+ (los )?(zapat|calcet)",
    "fr": r"pieds? nus?|nu-pieds|déchauss|sans (chauss)|(enl[eè]v|retir|[oô]t)\w+ (tes |vos |les )?chauss",
    "pt": r"descalç|pés nus|sem (sapat|meia)|tir\w+ (os )?(sapat|meia)",
    "ru": r"босик|босы|босой|разу[йт]|разу[вл]|без обуви|без носков|сн(ять|ими\w*) (обувь|носки)",
}
"""By language, whatever tells somebody to be without shoes."""
NEVER = {
    "en": "never barefoot",
    "de": "nie barfuß",
    "es": "nunca descalzo",
    "fr": "jamais pieds nus",
    "pt": "nunca descalço",
    "ru": "никогда босиком",
}
"""The one way in which each language may name it to those people."""


def tells_to_be_bare(text: str, language: str) -> bool:
    """Return whether a text tells somebody to be without shoes."""
    return bool(re.search(BARE[language], text.lower().replace(NEVER[language], "")))


def bare(words: Words) -> list[str]:
    """Return the keys of all texts that do."""
    forms = {key: [text] if isinstance(text, str) else [*text.values()] for key, text in words.templates.items()}
    return [key for key, each in forms.items() if any(tells_to_be_bare(form, words.language) for form in each)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Time for your feet. Shoes off, and some quiet minutes."),
        ("en", "Bare feet or anatomic shoes."),
        ("en", "Best done barefoot."),
        ("de", "Am besten barfuß."),
        ("de", "Schuhe aus!"),
        ("es", "Mejor descalzo."),
        ("fr", "Pieds nus, ou des chaussures qui tiennent."),
        ("pt", "De preferência descalço."),
        ("ru", "Лучше босиком."),
    ],
)
def test_the_law_knows_what_it_refuses(language: str, text: str) -> None:
    assert tells_to_be_bare(text, language)


@pytest.mark.parametrize("language", NEVER)
def test_the_law_knows_what_it_allows(language: str) -> None:
    assert re.search(BARE[language], NEVER[language])
    assert not tells_to_be_bare(NEVER[language].capitalize(), language)


def test_every_language_that_is_heard_has_its_law(library: Library) -> None:
    assert set(library.lexicons) | set(library.words) <= set(BARE)
    assert set(BARE) == set(NEVER)


def test_who_feels_less_or_has_diabetes_is_among_those(library: Library) -> None:
    assert "diabetes" in library.guarding
    assert library.guarding <= set(library.screening)


def test_nothing_that_such_a_person_may_see_tells_them_to_be_barefoot(library: Library) -> None:
    for language in library.words:
        for ticked in ({sign, "pregnant"} for sign in library.guarding):
            assert bare(library.words_for(language, ticked)) == []


def test_they_are_told_of_shoes_and_to_look_at_their_feet_before_and_after(library: Library) -> None:
    words = library.words_for("en", library.guarding)

    for said in (
        "well-fitting shoes, never barefoot",
        "Look at your feet before and after",
        "preferably with somebody",
    ):
        assert said in words.html(OTHERS)
    assert "look at your feet" in words.html(AFTER)


def test_everybody_else_is_told_of_bare_feet_once_and_has_nothing_to_look_at(library: Library) -> None:
    others = set(library.screening) - library.guarding
    for language in library.words:
        for ticked in (set(), others):
            words = library.words_for(language, ticked)

            assert bare(words) == [OTHERS]
            assert not words.has(AFTER)


def test_of_all_that_is_said_only_how_to_begin_and_to_end_is_told_to_them_otherwise(library: Library) -> None:
    for language, words in library.words.items():
        guarded = library.guarded[language].templates

        assert {key for key, text in guarded.items() if words.templates.get(key) != text} == {OTHERS, AFTER}
        assert guarded.keys() - words.templates.keys() == {AFTER}
        assert words.templates.keys() <= guarded.keys()


@pytest.mark.parametrize("document", ["README.md", "docs/purpose.md"])
def test_what_anybody_may_read_before_being_asked_tells_nobody_to_be_barefoot(document: str) -> None:
    assert not tells_to_be_bare((ROOT / document).read_text(), "en")
