"""What stops is one's own present pain: never what was, is asked, is somebody else's, is over, or is said in pictures.

The rule: kinds are made of templates; beside them stand lines as people type them, each with how it must be heard.
"""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.hearing import Ask, Ignore, Stop
from bot.core.hearing.lexicon import Lexicon, alternatives
from bot.core.hearing.phrases import Found, compiled, find
from bot.core.hearing.text import read
from tests.core import rightly
from tests.core.shipped import LIBRARY
from tests.core.test_kinds_of_pain import each, is_report, listened
from tests.core.utterances import FOLDER, LANGUAGES

LINES = sorted((FOLDER / "kinds").glob("*.tsv"))
HEARD = {"stop": (Stop,), "hold": (Stop, Ask), "quiet": (Ask, Ignore)}
"""How each label may be heard in a session; what is quiet may hold it as well."""
THEIRS = [
    (language, told.format(name=name))
    for language, said in rightly.NAMED.items()
    for told, name in product(said.theirs, said.names)
]
OWN = [
    (language, told.format(name=name))
    for language, said in rightly.NAMED.items()
    for told, name in product(said.own, said.names)
]
FILLERS = st.lists(st.sampled_from(["la", "tum", "zz"]), max_size=3).map(" ".join)


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.stem)
@pytest.mark.parametrize("label", HEARD)
def test_lines_as_people_type_them_are_heard_by_their_kind(path: Path, label: str) -> None:
    _, *lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())

    assert {line[0] for line in lines} <= HEARD.keys()
    texts = [text for kind, text in lines if kind == label]
    assert [text for text in texts if not isinstance(listened(text, path.stem), HEARD[label])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_such_lines(language: str) -> None:
    path = FOLDER / "kinds" / f"{language}.tsv"
    labels = [line.partition("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]]

    assert min(labels.count("stop"), labels.count("quiet")) >= 60


@pytest.mark.parametrize(("language", "text"), THEIRS)
def test_who_is_called_by_a_first_name_is_somebody_else(language: str, text: str) -> None:
    assert isinstance(listened(text, language), Ask)


@pytest.mark.parametrize(("language", "text"), OWN)
def test_a_first_name_beside_it_takes_no_pain_of_ones_own_away(language: str, text: str) -> None:
    assert is_report(text, language)


@pytest.mark.parametrize(("language", "text"), [*each(rightly.OVER), *each(rightly.ASKED), *each(rightly.FAREWELL)])
def test_what_is_over_or_asked_is_no_report(language: str, text: str) -> None:
    assert not isinstance(listened(text, language), Stop)


@pytest.mark.parametrize(("language", "text"), [*each(rightly.STILL), *each(rightly.HERE), *each(rightly.NOT_GONE)])
def test_what_goes_on_or_hurts_elsewhere_or_is_not_gone_stops(language: str, text: str) -> None:
    assert is_report(text, language)


@pytest.mark.parametrize(("language", "text"), [*each(rightly.MATTERS), *each(rightly.GOING_ON)])
def test_no_matter_of_the_body_and_what_goes_on_about_another_is_asked_about(language: str, text: str) -> None:
    assert not isinstance(listened(text, language), Stop)


@pytest.mark.parametrize(("language", "text"), [*each(rightly.BESIDE), *each(rightly.COMING_BACK)])
def test_a_part_of_the_body_or_oneself_beside_it_stops(language: str, text: str) -> None:
    assert is_report(text, language)


@pytest.mark.parametrize("text", rightly.LESS)
def test_french_that_says_less_or_more_is_asked_about(text: str) -> None:
    assert isinstance(listened(text, "fr"), Ask)


@pytest.mark.parametrize("text", rightly.NO_MORE)
def test_french_that_says_no_more_is_no_pain(text: str) -> None:
    assert isinstance(listened(text, "fr"), Ignore)


@pytest.mark.parametrize("text", [*rightly.MORE, *rightly.STEPS])
def test_french_that_says_more_or_speaks_of_steps_stops(text: str) -> None:
    assert is_report(text, "fr")


@given(FILLERS, FILLERS, FILLERS)
def test_a_phrase_for_the_end_of_a_clause_is_found_there_alone(before: str, behind: str, later: str) -> None:
    text = f"{before} not now {behind}, {later}"
    words = read(text).words
    table = compiled(_with_well("not now |"))

    found = find(words, [table.spellings.plainly(word.text) for word in words], table)

    place = len(before.split())
    assert found == ([] if behind else [Found("well", place, place + 2)])


def test_no_first_name_is_a_word_of_pain() -> None:
    first_names = set.intersection(*(set(lexicon.others) for lexicon in LIBRARY.lexicons.values()))
    names = {name for item in first_names for name in alternatives(item)}
    loud = {word for each in LIBRARY.lexicons.values() for word in compiled(each).loud}

    assert len(names) > 1000
    assert names.isdisjoint(loud)


def _with_well(item: str) -> Lexicon:
    empty = dict.fromkeys((name for name in Lexicon.__dataclass_fields__ if name != "language"), ())
    return Lexicon(language="xx", **{**empty, "well": (item,)})
