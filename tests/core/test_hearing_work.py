"""What listening costs: counted in letters that are read and calls that are made, never in seconds."""

import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.hearing import Stop, StopKind, hear
from bot.core.hearing.hear import _judged
from bot.core.hearing.text import END, read
from tests.core.utterances import LANGUAGES, lexicons

LIGATURE = "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}"
"""One character, and eighteen letters when it is folded."""
UNITS = [
    *("pain ", "no pain ", "a b ", "p a i n ", "🤕😖", "a", "a.", "p ", "foot is tight ", "can't can't the my foot "),
    *("if not ", "ithurts", "pain? no. ", "pain? yes. ", "tired of ", "painfully slow ", "stop the reminders ", "nor "),
    *("my husband ", "without pain nor ", "pain without ", "stop ", "heel ", "pani ", "zz\u0334\u031b\u0333", LIGATURE),
]
FILLERS = st.sampled_from([*UNITS, "\N{WAVING HAND SIGN} ", "lovely weather today, ", "\N{ZERO WIDTH SPACE}"])
first, *others = LANGUAGES
QUIET = st.sampled_from(["\N{WAVING HAND SIGN} ", "lovely weather today, ", "z ", f"{LIGATURE} ", "qqqq"])


def calls(text: str, language: str) -> int:
    """How many functions are called, and returned from, while a text is listened to."""
    known, made = lexicons(language), 0

    def count(_frame: FrameType, _event: str, _arg: object) -> None:
        nonlocal made
        made += 1

    _judged.cache_clear()
    sys.setprofile(count)
    try:
        hear(text, known, in_session=True)
    finally:
        sys.setprofile(None)
    return made


@given(st.lists(FILLERS, min_size=1, max_size=4), st.integers(0, 4096))
def test_of_no_text_more_is_read_than_both_its_ends(units: list[str], length: int) -> None:
    text = ("".join(units) * 4096)[:length]

    assert sum(len(word.text) for word in read(text).words) <= 2 * END


@given(st.text("abc ,.!\N{WAVING HAND SIGN}", max_size=2 * END))
def test_a_text_that_is_no_longer_than_both_ends_is_read_whole(text: str) -> None:
    assert [word.text for word in read(text).words] == [word.text for word in read(text, 4096).words]


@given(QUIET, st.integers(0, 4000), st.sampled_from(["my heel hurts", "PAIN", "it hurts!!"]), st.booleans())
def test_pain_at_either_end_is_heard_however_long_the_text_is(
    unit: str,
    length: int,
    pain: str,
    first: bool,  # noqa: FBT001 - Hypothesis draws it
) -> None:
    filler = (unit * 4096)[:length]
    text = f"{pain}. {filler}" if first else f"{filler}. {pain}"

    heard = hear(text, lexicons("en"), in_session=False)

    assert isinstance(heard, Stop)
    assert heard.words in text


@pytest.mark.parametrize("scream", ["au" + "a" * 4000, "paaa" + "a" * 4000 + "in", "a" * 4000 + "ua"])
def test_a_word_that_is_longer_than_an_end_is_read_from_both(scream: str) -> None:
    head, tail = read(scream).words

    assert (head.start, tail.end) == (0, len(scream))


def test_half_a_word_where_a_long_text_is_left_is_none() -> None:
    """Of "Spain", no half is pain."""
    for shift in range(6):
        assert not isinstance(hear("x" * shift + " Spain" * 680, lexicons("en"), in_session=True), Stop)


@pytest.mark.parametrize("language", [first, *(pytest.param(each, marks=pytest.mark.long) for each in others)])
@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_text_is_four_times_the_work_and_beyond_both_ends_there_is_no_more(
    unit: str, language: str
) -> None:
    lengths = (END // 2, 2 * END, 8 * END, 16 * END)
    texts = [(unit * lengths[-1])[:length] for length in lengths]
    calls(texts[-1], language)
    quarter, whole, long, longer = (calls(text, language) for text in texts)

    assert whole <= 4.5 * quarter
    assert longer <= 1.5 * long


def test_what_was_heard_at_the_door_is_not_listened_to_again() -> None:
    text = "my heel hurts a little, I think"
    first = calls(text, "en")
    hear(text, lexicons("en"), in_session=True)
    again = _judged.cache_info().hits
    assert hear(text, lexicons("en"), in_session=False) == Stop(StopKind.PAIN, "hurts")

    assert _judged.cache_info().hits == again + 1
    assert first > 100
