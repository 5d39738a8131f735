"""What hearing must do on the labelled sets, and the laws that hold for any text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.hearing import Ask, Ignore, Stop, StopKind, hear
from bot.core.hearing.lexicon import Lexicons
from bot.core.hearing.phrases import compiled
from tests.core.utterances import LANGUAGES, SETS, Utterance, everything, lexicons, measured, read

STOPS = [utterance for utterance in everything() if utterance.in_session == "stop"]
JUNK = st.text(max_size=60)
CYRILLIC_VOWELS = "\u0430\u0435\u0438\u043e\u0443\u044b\u044d\u044e\u044f\u0451"
VOWELS = frozenset(f"aeiouyáéíóúàèùâêîôûäöüãõ{CYRILLIC_VOWELS}")


def heard(text: str, language: str = "en", *, in_session: bool = True) -> Stop | Ask | Ignore:
    return hear(text, lexicons(language), in_session=in_session)


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
@pytest.mark.parametrize("in_session", [True, False], ids=["in_session", "idle"])
def test_no_pain_goes_unheard_and_hardly_anything_else_is_taken_for_it(path: Path, *, in_session: bool) -> None:
    figures = measured(read(path), in_session=in_session)

    told = f"{path.stem} in_session={in_session}: recall {figures.recall:.3f}, precision {figures.precision:.3f}"
    print(told)  # noqa: T201 - the figures themselves, to be seen with -rP
    assert figures.missed == figures.asked == ()
    assert figures.precision >= 0.95, figures.false


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_tried_with_at_least_150_utterances(language: str) -> None:
    assert sum(len(read(path)) for path in SETS if path.stem == language) >= 150


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_stop_is_plain_if_it_says_nothing_of_pain(path: Path) -> None:
    for utterance in read(path):
        if utterance.in_session == "stop":
            why = StopKind.PLAIN if utterance.idle == "ignore" else StopKind.PAIN
            answer = utterance.heard(in_session=True)
            assert (type(answer), getattr(answer, "why", None)) == (Stop, why), utterance


def test_the_words_that_decided_are_quoted_as_they_were_written() -> None:
    assert heard("Ouch!! my HEEL  is KILLING me…") == Stop(StopKind.PAIN, "Ouch")
    assert heard("my HEEL  is   KILLING me") == Stop(StopKind.PAIN, "HEEL  is   KILLING me")
    assert heard("so SORE today") == heard("so SORE today", in_session=False) == Ask("SORE")
    assert heard("That's enough, thanks") == Stop(StopKind.PLAIN, "That's enough")
    assert heard("there is No Pain at all") == Ignore("No Pain")
    assert heard("next") == Ignore()


def test_pain_outweighs_a_plain_stop_and_a_denial() -> None:
    assert heard("stop, it hurts") == Stop(StopKind.PAIN, "hurts")
    assert heard("no pain in the heel. The ankle is swollen") == Stop(StopKind.PAIN, "swollen")


@pytest.mark.parametrize(
    "text",
    [
        "PAIN",
        "p a i n",
        "p.a.i.n",
        "pa in",
        "pian",
        "paaaain",
        "pa1n",
        "p\u0430in",
        "\uff50\uff41\uff49\uff4e",
        "p\u200bain",
    ],
)
def test_pain_is_heard_however_it_is_typed(text: str) -> None:
    assert isinstance(heard(text, in_session=False), Stop)


@pytest.mark.parametrize("text", ["Spain", "paint", "campaign", "how", "wow", "number", "arches", "champ", "would"])
def test_a_word_that_only_looks_like_one_of_pain_is_itself(text: str) -> None:
    assert heard(text) == Ignore()


def test_english_and_ones_own_language_both_count() -> None:
    assert isinstance(heard("pain", "de"), Stop)
    assert isinstance(heard("Schmerz", "de"), Stop)


def test_every_other_language_is_heard_as_it_is_spelled() -> None:
    assert all(isinstance(heard("Schmerz", language), Stop) for language in LANGUAGES)
    assert isinstance(heard("noga bolit", "en"), Stop)
    assert isinstance(heard("Schmrz", "de"), Stop)
    assert heard("Schmrz", "en") == Ignore()
    assert heard("je n'ai pas mal au talon", "fr") == Ignore("ai pas mal")


def test_bread_is_no_pain_to_the_french() -> None:
    assert heard("j'ai mangé du pain", "fr") == Ignore()
    assert isinstance(heard("du pain", "en"), Stop)


def test_a_word_of_two_languages_is_denied_in_either() -> None:
    assert isinstance(heard("une fracture", "fr"), Stop)
    assert isinstance(heard("pas de fracture", "fr"), Ignore)


def test_nobody_is_heard_without_a_lexicon() -> None:
    assert hear("pain", Lexicons(()), in_session=True) == Ignore()


@given(text=JUNK, language=st.sampled_from(LANGUAGES))
def test_what_speaks_of_pain_means_the_same_in_a_session_and_outside_one(text: str, language: str) -> None:
    inside, idle = heard(text, language), heard(text, language, in_session=False)

    assert inside == idle or inside == Stop(StopKind.PLAIN, inside.words)
    assert not isinstance(idle, Stop) or idle.why is not StopKind.PLAIN


@given(text=st.text(st.characters(), max_size=300), language=st.sampled_from(LANGUAGES))
def test_any_text_at_all_is_heard_and_quoted_from_itself(text: str, language: str) -> None:
    assert heard(text, language).words in text


@given(utterance=st.sampled_from(STOPS), change=st.sampled_from([str.upper, str.capitalize, str.swapcase]))
def test_capitals_do_not_silence_a_stop(utterance: Utterance, change: type[str]) -> None:
    assert isinstance(heard(change(utterance.text), utterance.language), Stop)


@given(utterance=st.sampled_from(STOPS), before=st.text('!.,;:…-*~"() ', max_size=4), after=st.text('!.,;:…*~"() '))
def test_punctuation_around_it_does_not_silence_a_stop(utterance: Utterance, before: str, after: str) -> None:
    assert isinstance(heard(before + utterance.text + after, utterance.language), Stop)


@given(utterance=st.sampled_from(STOPS), neutral=st.sampled_from("🙂👍🎉🙏☀✅"))
def test_a_neutral_emoji_does_not_silence_a_stop(utterance: Utterance, neutral: str) -> None:
    assert isinstance(heard(f"{utterance.text} {neutral}", utterance.language), Stop)


@given(utterance=st.sampled_from(STOPS), spaces=st.integers(2, 4))
def test_wide_spaces_do_not_silence_a_stop(utterance: Utterance, spaces: int) -> None:
    assert isinstance(heard(utterance.text.replace(" ", " " * spaces), utterance.language), Stop)


WHOLE = [utterance for utterance in STOPS if utterance.text not in {"st op", "sto p"}]
"""A word that is torn apart is heard, but not one that is stretched as well."""


@given(utterance=st.sampled_from(WHOLE), data=st.data(), times=st.integers(3, 6))
def test_a_stretched_vowel_does_not_silence_a_stop(utterance: Utterance, data: st.DataObject, times: int) -> None:
    text = utterance.text
    places = [place for place, letter in enumerate(text) if letter.lower() in VOWELS] or [0]
    place = data.draw(st.sampled_from(places))

    assert isinstance(heard(text[:place] + text[place] * times + text[place + 1 :], utterance.language), Stop)


@given(before=JUNK, after=JUNK, language=st.sampled_from(LANGUAGES), data=st.data())
def test_a_strong_word_that_is_a_sentence_of_its_own_stops(
    before: str, after: str, language: str, data: st.DataObject
) -> None:
    words = sorted(
        word
        for table in map(compiled, lexicons(language).near)
        for word in table.words("pain") - table.words("past")  # a form that only remembers says nothing of now
        if "*" not in word
    )
    word = data.draw(st.sampled_from(words))

    assert isinstance(heard(f"{before}. {word}. {after}", language, in_session=False), Stop)
