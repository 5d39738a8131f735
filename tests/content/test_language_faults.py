"""A language says what English says, or it is refused."""

from textwrap import dedent

import pytest

from bot.content import load
from tests.content.conftest import SMALL, Small

GERMAN = {file.replace("/en/", "/de/"): text for file, text in SMALL.items() if "/en/" in file}


def speak_german(small: Small) -> None:
    for file, text in GERMAN.items():
        small.write(file, text)


def test_a_language_is_whole_without_what_is_said_to_whoever_runs_the_bot(small: Small) -> None:
    small.write("text/en/page.yaml", 'title: "A <page> & {more}"')
    speak_german(small)

    assert load(small.root).words_for("de-CH").language == "de"


def test_a_language_without_texts_is_heard_all_the_same(small: Small) -> None:
    small.write("safety/ru/lexicon.yaml", SMALL["safety/en/lexicon.yaml"].replace("pain: []", "pain: [боль]"))
    small.write("safety/ru/despair.yaml", SMALL["safety/en/despair.yaml"].replace("Call", "Звоните"))

    library = load(small.root)

    assert library.lexicons["ru"].pain == ("боль",)
    assert list(library.words) == ["en"]
    assert library.despair_for("ru-RU") == ("Звоните 112 or 999.",)
    assert library.despair_for("tlh") == ("Call 112 or 999.",)
    assert library.despair_for("en", "ru", "en-GB") == ("Call 112 or 999.", "Звоните 112 or 999.")


def test_a_language_that_is_heard_answers_despair(small: Small) -> None:
    small.write("safety/ru/lexicon.yaml", SMALL["safety/en/lexicon.yaml"])

    assert small.faults() == "content/safety/ru/despair.yaml: there's no such file\n"


@pytest.mark.parametrize(
    "written",
    [
        'despair: {text: "Call."}',
        'despair: {text: "Call {n}.", source: "Our own", reviewed: "2026-11-22"}',
        'despair: {text: {one: "Call.", other: "Call {n}."}, source: "Our own", reviewed: "2026-11-22"}',
        'pain: {text: "Call.", source: "Our own", reviewed: "2026-11-22"}',
        'despair: "Call."',
    ],
)
def test_the_answer_to_despair_is_one_text_with_its_source(small: Small, written: str) -> None:
    small.write("safety/en/despair.yaml", written)

    assert small.faults().startswith("content/safety/en/despair.yaml:1: ")


def test_every_difference_from_english_is_told(small: Small) -> None:
    speak_german(small)
    small.change("text/de/exercises.yaml", "gear:\n  chair:", "gear:\n  stool:")
    small.change("text/de/exercises.yaml", "<b>{side}</b>", "{side} {other}")
    small.change("text/de/chat.yaml", 'gone: "Unreachable."', 'gones: "Unreachable."')
    small.change("safety/de/advice.yaml", "Call 112 or 999.", "Ruf 112 an.")

    assert small.faults() == dedent("""\
        content/safety/de/advice.yaml:6: warnings.chest.line.text: the number 999 is missing, and English has it
        content/text/de/chat.yaml: “toast.gone” is missing, and English has it
        content/text/de/chat.yaml:6: toast.gones: English has no “toast.gones”; did you mean “toast.gone”?
        content/text/de/exercises.yaml: “gear.chair” is missing, and English has it
        content/text/de/exercises.yaml:8: exercise.circles.part.circle: fills in other, side, and English fills in side
        content/text/de/exercises.yaml:8: exercise.circles.part.circle: has the tags -, and English has /b, b
        content/text/de/exercises.yaml:12: gear.stool: English has no “gear.stool”
        """)


def test_a_file_that_a_language_lacks_is_told_once(small: Small) -> None:
    speak_german(small)
    (small.root / "text/de/exercises.yaml").unlink()
    (small.root / "safety/de/advice.yaml").unlink()

    assert small.faults() == dedent("""\
        content/safety/de/advice.yaml: there's no such file
        content/text/de/exercises.yaml: there's no such file
        """)


def test_safety_texts_alone_make_no_language(small: Small) -> None:
    small.write("safety/de/advice.yaml", SMALL["safety/en/advice.yaml"])

    assert small.faults() == dedent("""\
        content/safety/de/lexicon.yaml: there's no such file
        content/text/de/chat.yaml: there's no such file
        content/text/de/exercises.yaml: there's no such file
        """)


def test_who_is_spoken_to_in_a_language_is_heard_in_it(small: Small) -> None:
    speak_german(small)
    (small.root / "safety/de/lexicon.yaml").unlink()

    assert small.faults() == "content/safety/de/lexicon.yaml: there's no such file\n"


def test_a_language_whose_plurals_nobody_knows_cannot_be_spoken(small: Small) -> None:
    for file, text in GERMAN.items():
        small.write(file.replace("/de/", "/tlh/"), text)

    assert "content/text/tlh: “tlh” isn't a language; name a language by its two letters, such as de\n" in (
        small.faults()
    )


def test_nothing_is_missed_where_a_file_of_a_language_cannot_be_read(small: Small) -> None:
    speak_german(small)
    small.write("text/de/exercises.yaml", "a: [")

    assert small.faults() == dedent("""\
        content/text/de/exercises.yaml:2: isn't valid YAML: did not find expected node content
        """)


def test_what_is_broken_in_english_is_not_told_again_in_every_language(small: Small) -> None:
    speak_german(small)
    small.change("text/en/exercises.yaml", "<b>{side}</b>", "<b>{side</b>")

    assert small.faults() == dedent("""\
        content/text/en/exercises.yaml:8: exercise.circles.part.circle: has braces with no name in them; double \
the ones that should be seen
        """)


def test_a_warning_sign_that_is_not_named_and_one_that_is_none_are_told(small: Small) -> None:
    small.write(
        "safety/en/signs.yaml",
        """\
        body: []
        cannot: []
        denials: []
        parts:
          arhc: [arch]
        signs:
          chets: [pressure]
        """,
    )

    told = small.faults()

    assert "chets" in told
    assert "chest" in told
    assert "arhc" in told
    assert "heel" in told
    assert told.count("safety/en/signs.yaml") == 4
