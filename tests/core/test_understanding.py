"""What people want who say an everyday thing: whole, by words, through slips; and what nobody understood holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.hearing import Ask, Ignore, Stop, StopKind, Verdict, despair_in
from bot.core.hearing.command import said
from bot.core.hearing.lexicon import alternatives
from bot.core.understanding import Between, Match, books_together, understand
from tests.core.shipped import LIBRARY, WORDS
from tests.core.utterances import INTENTS, LANGUAGES, lexicons

BOOKS = LIBRARY.phrasebooks
MOVES = ("done", "skip", "next", "more", "back", "undo", "pause", "resume", "stop", "go-on", "start", "free")


def listened(text: str, language: str = "en", *, in_session: bool = True) -> Verdict:
    books = LIBRARY.phrasebooks_for(language)
    return understand(said(text), lexicons(language), books, in_session=in_session).verdict


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_understood_and_is_no_pain(language: str) -> None:
    books = books_together(LIBRARY.phrasebooks_for(language))
    for examples in BOOKS[language].intents.values():
        for plain in (each for example in examples for each in alternatives(example) if "..." not in each):
            assert books.match(plain) is not None, plain
            answer = listened(plain, language)
            assert not isinstance(answer, Stop) or answer.why is StopKind.PLAIN, plain


@pytest.mark.parametrize("move", MOVES)
def test_the_words_of_a_button_never_hold(move: str) -> None:
    assert not isinstance(listened(WORDS.label(f"move.{move}")), Ask)


@given(st.text(max_size=40), st.sampled_from(LANGUAGES))
def test_outside_a_session_only_doubt_about_pain_asks(text: str, language: str) -> None:
    inside, idle = listened(text, language), listened(text, language, in_session=False)

    assert isinstance(idle, Ignore) or type(inside) is type(idle)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "my foot feels like a block of wood",
            "what a purple morning",
            "stop foo",
            "don't stop",
            "something is wrong",
        ),
        *("the moon is a balloon", "zzzz", "!!!", "my toes", "foot", "/nosuchcommand foo"),
    ],
)
def test_what_is_not_understood_holds_a_session(text: str) -> None:
    assert isinstance(listened(text), Ask)
    assert isinstance(listened(text, in_session=False), Ask | Ignore)


@pytest.mark.parametrize(
    "text",
    [
        *("im tired", "/pause, I'm tired", "setings", "satrt", "/setings", "puase", "dnoe", "👍", "❤️", "...", ""),
        *("no pain", "nothing hurts", "no pain, all good", "painkillers not needed", "Mr Payne", "I'm Dolores"),
    ],
)
def test_tired_slips_of_everyday_words_and_denials_are_no_pain(text: str) -> None:
    assert not isinstance(listened(text), Stop)
    assert isinstance(listened(text, in_session=False), Ignore)


@pytest.mark.parametrize(
    ("language", "text"), [("de", "keien schmerzen"), ("pt", "sme dor"), ("es", "isn dolor"), ("fr", "aps de douleur")]
)
def test_a_denial_is_heard_through_an_exchange(language: str, text: str) -> None:
    assert isinstance(listened(text, language), Ignore)


@pytest.mark.parametrize(("language", "text"), [("pt", "dro no pé"), ("de", "ewh fuß"), ("fr", "mla au pied")])
def test_a_short_word_of_pain_is_heard_through_an_exchange_beside_a_part_of_the_body(language: str, text: str) -> None:
    assert isinstance(listened(text, language), Stop)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *(("en", "I want to die"), ("en", "suicide"), ("de", "ich will sterben"), ("es", "quiero morir")),
        *(("fr", "je veux mourir"), ("pt", "quero morrer"), ("ru", "хочу умереть"), ("en", "хочу умереть")),
    ],
)
def test_despair_is_heard_everywhere_and_is_no_report_of_pain(language: str, text: str) -> None:
    for in_session in (True, False):
        answer = listened(text, language, in_session=in_session)
        assert isinstance(answer, Stop)
        assert answer.why is StopKind.DESPAIR
        assert answer.despair in LANGUAGES


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("my foot hurts and I want to die", StopKind.PAIN),
        ("/pain I want to die", StopKind.PAIN),
        ("/today I want to die", StopKind.DESPAIR),
        ("I want to die. stop", StopKind.DESPAIR),
    ],
)
def test_despair_is_heard_whatever_else_is_said(text: str, why: StopKind) -> None:
    for in_session in (True, False):
        answer = listened(text, in_session=in_session)
        assert isinstance(answer, Stop)
        assert (answer.why, answer.despair) == (why, "en")


@pytest.mark.parametrize(("text", "said_in"), [("ich will sterben", "de"), ("khochu umeret", "ru"), ("it hurts", "")])
def test_despair_is_told_with_its_language(text: str, said_in: str) -> None:
    assert despair_in(listened(text)) == said_in
    assert despair_in(listened("all good")) == ""


@pytest.mark.parametrize(
    "text", ["I hit my head", "my face is drooping", "I think I have a stroke", "I can't get up", "can't move my foot"]
)
def test_signs_of_an_emergency_are_pain(text: str) -> None:
    answer = listened(text, in_session=False)
    assert isinstance(answer, Stop)
    assert answer.why is StopKind.PAIN


def test_what_an_intent_is_about_is_its_slot() -> None:
    books = books_together(LIBRARY.phrasebooks_for("en"))

    assert books.match("let me grab my blue towel") == Match("pause", "my blue towel")


ACTING = frozenset(
    {
        *(
            "start",
            "done",
            "next",
            "skip",
            "back",
            "repeat",
            "undo",
            "pause",
            "resume",
            "stop",
            "more-time",
            "too-easy",
        ),
        *("too-hard", "taps", "hands-free", "missing", "have", "remind-at", "snooze", "not-today", "pause-until"),
        *("pause-days", "returned", "reminder-off", "export", "delete", "did-it", "health-changed"),
    }
)
"""What is begun, ended, changed or deleted; the other intents only tell."""


def wanted(text: str) -> str:
    heard = understand(said(text), lexicons("en"), LIBRARY.phrasebooks_for("en"), in_session=False)
    match heard.verdict, heard.wants:
        case Stop(why=why), _:
            return "stop" if why is StopKind.PLAIN else "pain"
        case _, Match(intent=intent):
            return intent
        case _, Between():
            return "ask"
    return "none"


def test_what_is_wanted_is_told_and_hardly_ever_is_another_thing_done() -> None:
    _, *lines = (line.split("\t") for line in INTENTS.read_text(encoding="utf-8").splitlines())
    answers = [(meant, wanted(text)) for meant, _slot, text in lines]
    wrong = [pair for pair in answers if pair[0] != pair[1] and pair[1] in ACTING]

    assert sum(meant == answer for meant, answer in answers) >= 0.90 * len(answers)
    assert len(wrong) <= 0.01 * len(answers), wrong


@pytest.mark.parametrize(
    "text",
    [
        "I paused the movie",
        "the doorbell rang",
        "my son finished school",
        "the postman came back",
        "we start work at nine",
    ],
)
def test_idle_talk_asks_for_nothing(text: str) -> None:
    assert wanted(text) == "none"


@pytest.mark.parametrize(
    ("text", "intent"),
    [("that was a doddle, step it up", "too-easy"), ("thanks, next one please", "next"), ("ok, repeat that", "repeat")],
)
def test_clauses_that_want_the_same_are_one_wish(text: str, intent: str) -> None:
    assert wanted(text) == intent
