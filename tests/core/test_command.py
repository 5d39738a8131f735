"""A slash hides nothing: what is said is heard first, and then it is looked at for a command."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.commands import COMMANDS
from bot.core.hearing import Ask, Stop, StopKind, hear, knows
from bot.core.hearing.command import Said, listen, said
from bot.core.hearing.names import NAMES, PAIN
from tests.core.shipped import LIBRARY
from tests.core.utterances import LANGUAGES, everything, lexicons

HARMLESS = [name for name in NAMES if name != PAIN]
UNSEEN = ["", " ", "\n", "\u200b", "\ufeff \u2060", "\u202e"]
STOPS = [each for each in everything() if each.in_session == "stop" and each.idle == "stop"]


def hurts(text: str, language: str = "en", *, in_session: bool = False, marked: str = "") -> bool:
    heard = listen(said(text, marked), lexicons(language), in_session=in_session)
    return isinstance(heard, Stop) and heard.why is StopKind.PAIN


def test_every_command_has_somebody_who_answers_it() -> None:
    assert {*COMMANDS, PAIN} == {*NAMES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        *(
            "/pain",
            "/pain!",
            "/pain,my heel",
            "/pain\nmy heel",
            "/pain\tx",
            "/ pain",
            "//pain",
            "/PAIN",
            "/pain@footing_bot",
        ),
        *(
            "/pain@footing_bot my heel",
            "/pain@another_bot",
            "/pain7",
            "/pain 7",
            "/pain_10",
            "/pain_in_my_heel",
            "/pain\u00a0x",
        ),
        *(
            "/pain😭",
            "/pain…",
            "/pain?",
            "/pain.",
            "/pain/",
            "/pain-my heel",
            "/pain(heel)",
            "/painé",
            "/pain痛",
            "/pain\u0301",
        ),
        *(
            "\uff0fpain",
            "/\uff50\uff41\uff49\uff4e",
            "/p\u200bain",
            "/p\u0430in",
            "/pain\u200b",
            "/painful",
            "/pian",
            "/hurts",
        ),
        *("/my heel hurts", "/stop it hurts", "/start it hurts", "/stop, it hurts!", "/today my foot hurts", "/ouch"),
        *("/settings\nit hurts", "/help me it hurts", "/no, pain", "/setings it hurts", "/stop@footing_bot it hurts"),
    ],
)
def test_pain_is_heard_whatever_stands_around_it(text: str, language: str) -> None:
    for unseen, in_session in product(UNSEEN, (True, False)):
        assert hurts(unseen + text, language, in_session=in_session)


@given(st.sampled_from(STOPS), st.sampled_from(["/", "/ ", "\uff0f", *(f"/{name} " for name in HARMLESS)]))
def test_whatever_is_heard_without_a_slash_is_heard_behind_one(utterance: object, slash: str) -> None:
    text, language = utterance.text, utterance.language  # type: ignore[attr-defined] # an Utterance
    assert hurts(slash + text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_command_means_no_pain_by_itself_and_no_slip_of_it_does(name: str, language: str) -> None:
    for slip in {name, *slips(name)}:
        if slip == name or not knows(slip, lexicons(language)):
            assert not hurts(f"/{slip}", language, in_session=True), slip


def slips(word: str) -> set[str]:
    """The word with one slip of the finger: a letter left out, exchanged, put in, or another in its place."""
    places, letters = range(len(word)), "aeinost"
    return {
        *(word[:at] + word[at + 1 :] for at in places),
        *(word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :] for at in places),
        *(word[:at] + letter + word[at + skip :] for at in places for letter in letters for skip in (0, 1)),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "rest", ["3", "3 days", "until friday", "a week", *LIBRARY.routines, "deep-link-payload", "no pain"]
)
def test_what_is_said_with_a_command_is_only_that(rest: str, language: str) -> None:
    for name, in_session in product(HARMLESS, (True, False)):
        heard = listen(said(f"/{name} {rest}"), lexicons(language), in_session=in_session)
        assert not isinstance(heard, Stop | Ask)


@given(st.text(), st.sampled_from(LANGUAGES), st.booleans())
def test_a_text_without_a_slash_is_heard_as_it_stands(text: str, language: str, in_session: bool) -> None:  # noqa: FBT001 - Hypothesis draws it
    plain = text.lstrip().lstrip("/\N{FULLWIDTH SOLIDUS}")
    if said(plain).name is None:
        expected = hear(plain, lexicons(language), in_session=in_session)
        assert listen(said(plain), lexicons(language), in_session=in_session) == expected


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("/pause 3", "pause", "3"),
        ("/pause@footing_bot 3 days", "pause", "3 days"),
        ("/start short", "start", "short"),
        ("/start two-minutes", "start", "two-minutes"),
        ("/TODAY", "today", ""),
        ("\u200b /today!", "today", ""),
        ("/pause, 3 days.", "pause", "3 days."),
        ("/pause\n3", "pause", "3"),
        ("/today_is_great", "today_is_great", ""),
        ("/nosuchcommand", "nosuchcommand", ""),
        ("/", None, ""),
        ("/ 7:30", None, ""),
        ("7/8", None, ""),
        ("hello /today", None, ""),
        ("", None, ""),
    ],
)
def test_a_command_ends_where_telegram_ends_it(text: str, name: str | None, rest: str) -> None:
    assert said(text) == Said(text, name, rest)


def test_where_telegram_marks_a_command_that_is_what_it_is() -> None:
    assert said("/today", "/today").command == "today"
    assert said("/pause_3", "/pause") == Said("/pause_3", "pause", "_3")
    assert said("see /today", "/today").command is None


@given(st.text(st.sampled_from("/pain @_7é\u200b\uff0f\n,!")), st.text(st.sampled_from("/pain@_7")))
def test_any_text_with_any_mark_can_be_read_and_its_words_are_its_own(text: str, marked: str) -> None:
    what = said(text, marked)

    assert what.words in text
    assert what.rest in text
