"""What a line is most like: a second opinion that takes away more easily than it adds."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.understanding import ACTING, Between, Match, Wanted, books_together
from bot.core.understanding.likeness import NONE, ahead, learned_from, likeness, marks
from bot.core.understanding.seconding import Second
from bot.core.understanding.wording import words_of
from tests.core.shipped import LIBRARY
from tests.core.utterances import LANGUAGES
from tools.likeness import FILE, file_of, learned, written

BOOKS = LIBRARY.phrasebooks_for("en")
WORDING = books_together(BOOKS).wording
TAUGHT = (
    *(("stop", ("stop", "here")), ("stop", ("stop", "now")), ("pause", ("wait", "here")), ("pause", ("wait", "now"))),
    *((NONE, ("the", "bus", "did", "not", "stop")), (NONE, ("the", "bus", "is", "late"))),
)


def seconded(text: str, found: Wanted, *, strictly: bool = False) -> Wanted:
    return Second(BOOKS, WORDING).opinion(found, words_of(text), strictly=strictly)


def test_the_file_is_what_the_lines_teach() -> None:
    assert FILE.read_text(encoding="utf-8") == file_of(LIBRARY), "python -m tools.likeness writes it anew"


def test_what_was_taught_is_told_and_so_is_what_is_like_it() -> None:
    weights = learned(TAUGHT)

    assert [ahead(likeness(marks(line), weights))[0] for _, line in TAUGHT] == [intent for intent, _ in TAUGHT]
    assert ahead(likeness(marks(("the", "bus", "stop")), weights))[0] == NONE


def test_what_is_written_is_read_as_it_was() -> None:
    weights = learned(TAUGHT)

    for mark, each in learned_from(["\n".join(written(weights, 0))]).items():
        assert dict(each) == pytest.approx(dict(weights[mark]), abs=0.005)


def test_what_nobody_knows_is_like_nothing() -> None:
    assert ahead(likeness(marks(("qwx", "zzyx")), {})) == (NONE, 0)


@pytest.mark.parametrize(
    "text", ["the bus stops at the corner", "my brother started a new job", "we watched a film last night"]
)
def test_nothing_is_done_for_idle_talk_whatever_was_matched(text: str) -> None:
    for intent in ("stop", "start", "missing"):
        assert seconded(text, Match(intent)) is None
        assert seconded(text, Match(intent), strictly=True) is None


@pytest.mark.parametrize(
    "text", ["not today, I told the salesman", "my boss said start over", "once more, said the boss"]
)
def test_nothing_is_done_for_what_was_said_to_somebody_else(text: str) -> None:
    found = books_together(BOOKS).match(text)

    assert not isinstance(found, Match) or found.intent not in ACTING


def test_of_two_that_were_matched_the_one_is_meant_that_the_line_is_like() -> None:
    assert seconded("I need longer to rest, please", Between(("pause", "more-time"))) == Match("more-time")


def test_who_is_matched_with_one_thing_to_do_and_is_like_another_is_asked_or_believed() -> None:
    found = seconded("can we not do this one", Match("too-hard"))

    assert found == Match("skip") or (isinstance(found, Between) and {"skip", "too-hard"} == {*found.intents})


@pytest.mark.parametrize("text", ["going to begin the exercises now", "could you read it to me please"])
def test_in_a_session_a_likeness_adds_nothing(text: str) -> None:
    assert seconded(text, None, strictly=True) is None
    assert isinstance(seconded(text, None), Match)


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {"en"}))
def test_what_english_lines_taught_says_nothing_of_another_language(language: str) -> None:
    books = LIBRARY.phrasebooks_for(language)
    second = Second(books, books_together(books).wording)

    assert second.opinion(Match("stop"), words_of("the bus stops at the corner"), strictly=False) == Match("stop")


@given(st.text(max_size=60))
def test_without_what_was_learned_the_first_opinion_stands(text: str) -> None:
    second = Second([replace(book, likeness="") for book in BOOKS], WORDING)

    for found in (None, Match("stop"), Between(("stop", "pause"))):
        assert second.opinion(found, words_of(text), strictly=False) == found
