"""Who is spoken to in which language, and heard in which."""

from collections import UserDict
from dataclasses import fields, replace

import pytest

from bot.content import Library
from bot.content.lists import combined
from bot.core.hearing.lexicon import Lexicon
from bot.core.understanding.phrasebook import Phrasebook
from bot.core.words import Words


@pytest.fixture
def spoken(library: Library) -> Library:
    """A library that speaks English and German, and hears Russian too."""
    words = {language: Words(language, {}, str) for language in ("en", "de")}
    silent = {each.name: () for each in fields(Lexicon) if each.name != "language"}
    lexicons = {language: Lexicon(language=language, **silent) for language in ("en", "de", "ru")}
    return replace(library, words=words, lexicons=lexicons, heard_by=combined(lexicons, {}))


@pytest.mark.parametrize(
    ("language", "expected"),
    [("de", "de"), ("de-AT", "de"), ("DE", "de"), ("pt-br", "en"), ("ru", "en"), ("", "en"), ("d", "en")],
)
def test_a_person_is_spoken_to_in_their_language_or_in_english(spoken: Library, language: str, expected: str) -> None:
    assert spoken.words_for(language).language == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ["en"]), ("en-GB", ["en"]), ("de-AT", ["en", "de"]), ("ru", ["en", "ru"]), ("tlh", ["en"])],
)
def test_a_person_is_heard_through_slips_in_english_and_in_their_own_language_and_as_spelled_in_all(
    spoken: Library, language: str, expected: list[str]
) -> None:
    heard_by = spoken.lexicons_for(language)
    assert [lexicon.language for lexicon in heard_by.near] == expected
    assert {lexicon.language for lexicon in (*heard_by.near, *heard_by.far)} == {"en", "de", "ru"}


def test_the_shipped_content_always_speaks_and_hears_english(library: Library) -> None:
    assert library.words_for("tlh").language == "en"
    assert [lexicon.language for lexicon in library.lexicons_for("tlh").near] == ["en"]


class Unread(UserDict[str, Phrasebook]):
    """Everyday words that a start has no time to read."""

    def __getitem__(self, language: str) -> Phrasebook:
        raise AssertionError(language)


def test_a_start_waits_for_nothing_that_only_hearing_needs(library: Library) -> None:
    heard_by = combined(library.lexicons, Unread(library.phrasebooks))
    with pytest.raises(AssertionError):
        heard_by("en")


def test_a_language_is_put_together_once(library: Library) -> None:
    assert library.lexicons_for("de") is library.lexicons_for("de-AT")


def test_what_is_loaded_cannot_be_changed(library: Library) -> None:
    with pytest.raises(TypeError):
        library.words["en"].templates["toast.gone"] = "Boo"  # type: ignore[index]  # the point of the test
