"""The kinds of what is said about pain: whose it is, when it was, and whether it is asked, supposed or denied.

The rule: a line is made of a template, a part of the body and a word of its kind, so that a kind is heard and no line.
In a session one's own present pain stops; what is remembered, asked, supposed, somebody else's, quoted or denied twice
is asked about; what is denied once is neither.
"""

from itertools import product

import pytest

from bot.core.hearing import Ask, Ignore, Stop, StopKind, Verdict
from bot.core.hearing.command import said
from bot.core.understanding import understand
from tests.core.kinds import CHEERFUL, DESPAIR, FACES, FEET, SIGNS, STOP, TABLES, TIRED
from tests.core.shipped import LIBRARY
from tests.core.utterances import lexicons

PARTS = ("heel", "foot", "left ankle", "big toe", "calf", "knee", "hip")
OWN = (
    *("my {part} hurts", "ouch my {part}", "my {part} really hurts now", "there is pain in my {part}", "{part} hurts"),
    *(
        "why does my {part} hurt",
        "why does my {part} hurt?",
        "my {part} hurts, what should i do?",
        "my {part} is killing me",
    ),
    *(
        "my wife says i should stop, my {part} hurts",
        "my {part} hurt yesterday and it hurts now",
        "is it bad that my {part} hurts now?",
    ),
    *(
        "it started yesterday, my {part} hurts",
        "my {part} has hurt since monday",
        "if i go up on my toes my {part} hurts",
    ),
    *(
        "my {part} hurts when i bend it",
        "my husband is here but my {part} hurts",
        "the pain in my {part} won't go away",
    ),
    *(
        "my {part} feels as if i stood on a nail",
        "my {part} hurts 😖",
        "😖 {part}",
        "🤕 my {part}",
        "stop, my {part} hurts",
    ),
)
DAYS = ("yesterday", "last night", "last week", "on sunday", "two days ago", "a while back", "in 2019", "last summer")
MEMORIES = (
    "my {part} hurt {when}",
    "i had pain in my {part} {when}",
    "{when} my {part} was swollen",
    "i twisted my {part} {when}",
)
RELATIONS = (
    *(
        "my wife",
        "my husband",
        "my mum",
        "our neighbour",
        "my dog",
        "the dog",
        "my mother in law",
        "my nephew",
        "my grandson",
    ),
    *(
        "my best friend",
        "a friend",
        "someone",
        "my boss",
        "my daughter",
        "grandma",
        "the kid",
        "my sister",
        "dad",
        "she",
        "he",
    ),
)
THEIRS = (
    "{who} has pain in the {part}",
    "{who} says the {part} hurts",
    "{who} hurt the {part}",
    "{who} has a swollen {part}",
)
ASKED = (
    *(
        "should the {part} hurt",
        "is the {part} supposed to hurt",
        "is it normal if the {part} hurts",
        "will the {part} hurt",
    ),
    *(
        "can this hurt the {part}",
        "could this make the {part} hurt",
        "does the {part} hurt most people?",
        "is it meant to hurt in the {part}",
    ),
    *("what do i do if my {part} hurts", "what happens when the {part} starts hurting", "what if my {part} hurts"),
    *(
        "if my {part} hurts, what then",
        "in case my {part} hurts",
        "my {part} might hurt tomorrow",
        "suppose my {part} hurts",
    ),
    *(
        "i am afraid my {part} will hurt",
        "scared that my {part} will hurt",
        "worried about pain in my {part}",
        "unless my {part} hurts",
    ),
)
TWICE = (
    *("can't say my {part} doesn't hurt", "i wouldn't say my {part} doesn't hurt", "not that my {part} doesn't hurt"),
    *(
        "my {part} is not exactly pain free",
        "i'd be lying if i said my {part} was painless",
        "i don't think my {part} is pain free",
    ),
)
DENIED = (
    *(
        "my {part} doesn't hurt",
        "no pain in my {part}",
        "my {part} does not hurt at all",
        "the pain in my {part} is gone",
    ),
    *(
        "my {part} has stopped hurting",
        "my {part} doesn't hurt any more",
        "without any pain in my {part}",
        "never any pain in my {part}",
    ),
    *("my {part} isn't sore", "my {part} dosent hurt", "not a bit of pain in my {part}", "my {part} is pain free"),
)


def listened(text: str, language: str = "en") -> Verdict:
    return understand(said(text), lexicons(language), LIBRARY.phrasebooks_for(language), in_session=True).verdict


def is_report(text: str, language: str = "en") -> bool:
    answer = listened(text, language)
    return isinstance(answer, Stop) and answer.why is StopKind.PAIN


@pytest.mark.parametrize(("template", "part"), [*product(OWN, PARTS)])
def test_ones_own_present_pain_stops(template: str, part: str) -> None:
    assert is_report(template.format(part=part))


@pytest.mark.parametrize(("template", "part", "when"), [*product(MEMORIES, PARTS[:3], DAYS)])
def test_a_memory_is_asked_about(template: str, part: str, when: str) -> None:
    assert isinstance(listened(template.format(part=part, when=when)), Ask)


@pytest.mark.parametrize("since", ["since", "ever since", "it started", "still hurts, it began"])
@pytest.mark.parametrize("when", ["yesterday", "last week", "sunday"])
def test_what_began_then_and_goes_on_stops(since: str, when: str) -> None:
    assert is_report(f"my heel has pain {since} {when}")


@pytest.mark.parametrize(("template", "part", "who"), [*product(THEIRS, PARTS[:2], RELATIONS)])
def test_somebody_elses_is_asked_about(template: str, part: str, who: str) -> None:
    assert isinstance(listened(template.format(part=part, who=who)), Ask)


@pytest.mark.parametrize("who", RELATIONS)
def test_whoever_is_named_next_to_it_has_it(who: str) -> None:
    assert is_report(f"{who} is here and my heel hurts")
    assert is_report(f"{who} told me to stop because my foot hurts")
    assert not is_report(f"i told you, {who} has a sore heel")


@pytest.mark.parametrize(("template", "part"), [*product(ASKED, PARTS)])
def test_what_is_asked_or_supposed_is_asked_about(template: str, part: str) -> None:
    assert isinstance(listened(template.format(part=part)), Ask)


@pytest.mark.parametrize(("template", "part"), [*product(TWICE, PARTS)])
def test_what_is_denied_twice_is_asked_about(template: str, part: str) -> None:
    assert isinstance(listened(template.format(part=part)), Ask)


@pytest.mark.parametrize(("template", "part"), [*product(DENIED, PARTS)])
def test_what_is_denied_is_no_pain(template: str, part: str) -> None:
    assert isinstance(listened(template.format(part=part)), Ignore)


@pytest.mark.parametrize(
    "text",
    [
        *('he shouted "my leg hurts" in the film', "a song called hurt", "the film is about pain", "the book of pain"),
        *('she said "ouch" on tv', "we watched a film about a broken foot"),
    ],
)
def test_what_is_quoted_or_told_is_no_report(text: str) -> None:
    assert not is_report(text)


def each(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in table.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), each(SIGNS))
def test_signs_of_an_emergency_are_heard_in_every_language(language: str, text: str) -> None:
    assert is_report(text, language)


@pytest.mark.parametrize(("language", "text"), each(DESPAIR))
def test_despair_is_heard_in_every_language(language: str, text: str) -> None:
    answer = listened(text, language)
    assert isinstance(answer, Stop)
    assert answer.why is StopKind.DESPAIR


@pytest.mark.parametrize(("language", "text"), each(TIRED))
def test_tired_is_never_pain_and_never_holds(language: str, text: str) -> None:
    assert isinstance(listened(text, language), Ignore)


@pytest.mark.parametrize(("language", "face"), [*product(FEET, FACES)])
def test_a_face_in_pain_beside_a_part_of_the_body_stops(language: str, face: str) -> None:
    assert is_report(f"{face} {FEET[language]}", language)
    assert is_report(f"{FEET[language]} {face}", language)


@pytest.mark.parametrize(("language", "face"), [*product(FEET, CHEERFUL)])
def test_a_cheerful_face_never_holds(language: str, face: str) -> None:
    assert isinstance(listened(face, language), Ignore)


@pytest.mark.parametrize(("language", "unknown"), [*product(STOP, ("xyzzy", "qwrt blorb"))])
def test_stop_beside_an_unknown_word_at_least_holds(language: str, unknown: str) -> None:
    assert isinstance(listened(f"{STOP[language]} {unknown}", language), Ask | Stop)


MADE = [
    (language, kind, template.format(part=part))
    for language, table in TABLES.items()
    for kind in ("stop", "ask", "ignore")
    for template in table[kind]
    for part in table["part"]
]
KINDS = {"stop": Stop, "ask": Ask, "ignore": Ignore}


@pytest.mark.parametrize(("language", "kind", "text"), MADE)
def test_every_language_tells_the_kinds_apart(language: str, kind: str, text: str) -> None:
    assert isinstance(listened(text, language), KINDS[kind])
