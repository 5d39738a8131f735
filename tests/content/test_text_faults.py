"""Broken texts: missing words, broken HTML, plural forms, lengths, and safety strings without a source."""

from textwrap import dedent

import pytest

from bot.content import load
from tests.content.conftest import Small

SAFE = 'dizzy: {text: "Dizzy", source: "A clinic", reviewed: "2026-11-22"}'


def test_what_is_named_must_have_words(small: Small) -> None:
    small.change("exercises/circles.yaml", "[chair]", "[chair, rope]")
    small.change("exercises/circles.yaml", "id: circle", "id: circles")
    small.change("safety/signs.yaml", "[heel]", "[heel, heels]")
    small.change("safety/signs.yaml", "{heel: {", "{heels: {out: [], stays: [circles]}, heel: {")
    small.change("text/en/exercises.yaml", '  daily: {name: "Daily", about: "All."}\n', "")

    assert small.faults() == dedent("""\
        content/exercises/circles.yaml: has no words: “exercise.circles.part.circles” is missing; did you \
mean “exercise.circles.part.circle”?
        content/exercises/circles.yaml: has no words: “gear.rope” is missing
        content/routines/daily.yaml: has no words: “routine.daily.name” is missing; did you mean \
“routine.mobility.name”?
        content/routines/daily.yaml: has no words: “routine.daily.about” is missing; did you mean \
“routine.mobility.about”?
        content/safety/signs.yaml: has no words: “safety.place.heels” is missing; did you mean \
“safety.place.heel”?
        """)


def test_words_are_not_missed_where_their_file_cannot_be_read(small: Small) -> None:
    small.write("text/en/exercises.yaml", "a: b: c")

    assert small.faults() == dedent("""\
        content/text/en/exercises.yaml:1: isn't valid YAML: mapping values are not allowed in this context
        """)


BRACES = "has braces with no name in them; double the ones that should be seen"
UNKNOWN = "Telegram doesn't know <p>; it knows a, b, blockquote, code, i, pre, s, tg-spoiler, u"
NO_HTML = "is for a button or a toast, where Telegram reads no HTML"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "{side}",
            "{sides}",
            "8: exercise.circles.part.circle: nothing fills in {sides}; did you mean “side”?",
        ),
        ("{reps} times", "{n} times", "9: exercise.circles.dose: nothing fills in {n}"),
        ("{reps} times", "{reps times", f"9: exercise.circles.dose: {BRACES}"),
        ("{reps} times", "{} times", f"9: exercise.circles.dose: {BRACES}"),
        ("{reps} times", "{reps!r} times", f"9: exercise.circles.dose: {BRACES}"),
        ('"Rest."', """'<a href="{0}">Rest</a>'""", f"10: exercise.circles.rest: {BRACES}"),
        ('"Rest."', '""', "10: exercise.circles.rest: is empty"),
        ('"Rest."', "[a]", "10: exercise.circles.rest: must be text"),
        ('"Rest."', '"a < b"', "10: exercise.circles.rest: has a < that starts no tag; write &lt;"),
        ('"Rest."', '"</i>Rest."', "10: exercise.circles.rest: </i> closes what isn't open"),
        ('"Rest."', '"<b>Rest."', "10: exercise.circles.rest: <b> isn't closed"),
        ('"Rest."', '"<p>Rest.</p>"', f"10: exercise.circles.rest: {UNKNOWN}"),
        ('"Rest."', f'"{"r" * 4097}"', "10: exercise.circles.rest: has 4097 characters; the limit is 4096"),
        ('"a chair"', '"<b>a</b> chair"', f"12: gear.chair: {NO_HTML}"),
        ('"a chair"', '"chair &amp; wall"', f"12: gear.chair: {NO_HTML}"),
        ('"a chair"', f'"{"c" * 49}"', "12: gear.chair: has 49 characters; the limit is 48"),
    ],
)
def test_a_text_with_one_fault_tells_one_fault(small: Small, old: str, new: str, fault: str) -> None:
    small.change("text/en/exercises.yaml", old, new)

    assert small.faults() == f"content/text/en/exercises.yaml:{fault}\n"


def test_tags_are_not_counted_and_doubled_braces_are_seen_once(small: Small) -> None:
    small.change("text/en/exercises.yaml", '"Rest."', f'"<b>{"r" * 4092}</b>{{{{}}}}"')

    assert load(small.root).words["en"].html("exercise.circles.rest").endswith("r</b>{}")


def test_emoji_count_twice_as_telegram_counts_them(small: Small) -> None:
    small.change("text/en/chat.yaml", '"Unreachable."', f'"{"🦶" * 101}"')

    assert small.faults() == "content/text/en/chat.yaml:6: toast.gone: has 202 characters; the limit is 200\n"


def test_a_number_has_every_form_of_its_language_and_says_the_number(small: Small) -> None:
    small.change("text/en/chat.yaml", 'one: "{n} day"', 'few: "some days"')
    small.change("text/en/chat.yaml", "{n} days", "days")

    assert small.faults() == dedent("""\
        content/text/en/chat.yaml:3: streak.days: this language has no form for “few”
        content/text/en/chat.yaml:3: streak.days: the form for “one” is missing
        content/text/en/chat.yaml:3: streak.days: has forms for a number, but none of them has {n}
        """)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ('dizzy: "Dizzy"', "screening.dizzy: needs “text”, “source” and “reviewed”"),
        ('dizzy: {text: "Dizzy", reviewed: "2026-11-22"}', "screening.dizzy: “source” is missing"),
        (SAFE.replace("source", "sauce: a, source"), "screening.dizzy: “sauce” means nothing here"),
        (SAFE.replace("A clinic", " "), "screening.dizzy.source: is empty"),
        (
            SAFE.replace("2026-11-22", "22.11."),
            "screening.dizzy.reviewed: “22.11.” isn't a date; write it like 2026-11-22",
        ),
        (
            SAFE.replace("11-22", "02-30"),
            "screening.dizzy.reviewed: “2026-02-30” isn't a date; write it like 2026-11-22",
        ),
    ],
)
def test_a_safety_string_names_its_source_and_its_review(small: Small, written: str, fault: str) -> None:
    small.change("safety/en/advice.yaml", SAFE, written)

    assert small.faults() == f"content/safety/en/advice.yaml:2: {fault}\n"


def test_a_text_stands_once(small: Small) -> None:
    small.change("text/en/exercises.yaml", '"a chair"', '"a chair"\ntoast:\n  gone: "x"')

    assert small.faults() == dedent("""\
        content/text/en/exercises.yaml:14: toast.gone: “toast.gone” already has its text, in \
content/text/en/chat.yaml:6
        """)


def test_a_safety_string_stands_in_the_file_that_a_clinician_reads(small: Small) -> None:
    small.change("text/en/chat.yaml", '"Unreachable."', '"Unreachable."\nsafety:\n  limits: "None."')

    assert small.faults() == dedent("""\
        content/text/en/chat.yaml:8: safety.limits: put safety strings into safety/<language>/advice.yaml, with their \
sources
        """)


def test_who_is_dizzy_can_say_so_and_is_kept_seated(small: Small) -> None:
    small.change("safety/signs.yaml", "screening: [dizzy]", "screening: [pregnant]")
    small.change("safety/en/advice.yaml", "dizzy:", "pregnant:")
    small.change("exercises/circles.yaml", "position: seated", "position: standing")

    assert small.faults() == dedent("""\
        content/routines/seated.yaml:1: “circles” isn't done sitting, as everything in this routine must be
        content/safety/signs.yaml:1: there's no “dizzy”
        content/safety/signs.yaml:1: there's no “dizzy”
        """)
