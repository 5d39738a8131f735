"""A number that stands in a text is one of the rules, and its rule is named here; any other is filled in.

English alone is looked through for numbers in words, but for "one", which is mostly a pronoun.
"""

import re
from collections.abc import Mapping
from datetime import timedelta

import pytest

from bot.coach.leaving import DELETABLE
from bot.coach.retention import INACTIVE
from bot.content import Library
from bot.core.rules.arrangement import arrange
from bot.core.rules.profile import Profile
from bot.core.rules.reminder import DEFAULT, SNOOZES, Snooze
from bot.core.rules.screening import TAKEN_BACK
from bot.core.screens.messages import MILESTONES
from bot.core.screens.minutes import told
from bot.core.session.exercise import Reps, seconds
from bot.core.session.machine import MORE

MONTH = timedelta(days=30.4375)
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty")
NUMBER = re.compile(rf"\b(?:\d+|{'|'.join(WORDS[1:])})\b", re.IGNORECASE)
SLOT = re.compile(r"{\w+}")
ELSEWHERE = ("safety.", "page.", "fault.", "operator.", "tip.", "count.", "voice.number.", "zone", "language")
"""Safety says what its sources say (`test_safety.py`); page, faults and operator are for whoever runs the bot."""
BY_RULE: Mapping[str, str] = {
    "move.more": f"{MORE.total_seconds():.0f}",
    "snooze.10m": f"{SNOOZES[Snooze.TEN_MINUTES] / timedelta(minutes=1):.0f}",
    "snooze.1h": f"{SNOOZES[Snooze.HOUR] / timedelta(hours=1):.0f}",
    "toast.mistake-late": {10: "ten"}[TAKEN_BACK // timedelta(minutes=1)],
    "milestone.3": {3: "Three"}[sorted(MILESTONES)[1]],
    "pages.mark.two-minutes": "two",
    "answer.time.default": f"{DEFAULT:%H}",
    "privacy.long": {24: "two"}[INACTIVE // MONTH],
    "delete.ask": {2: "two"}[round(DELETABLE / timedelta(days=1))],
}
"""A label that says a constant of the code."""
EXAMPLES = frozenset(
    {
        *(
            "help.text",
            "ask.time",
            "ask.day",
            "ask.follow-up",
            "ask.time-unclear",
            "ask.pause",
            "ask.days-unclear",
            "ask.zone-unclear",
        ),  # what may be typed
        *("exercise.ankle-circles.how", "exercise.ankle-circles.part.circle"),  # the face of a clock
        *("exercise.resisted-flexion.how", "exercise.resisted-flexion.part.press"),  # of the dose's seconds, two
        "routine.mobility.about",  # the days on either side of one
        *("rate.ask", "rate.noted", "pain.strong-ask", "pain.strong-kept"),  # the ends of the scale
        "ask.pictures",  # the size of all of them
        *("pages.pain", "report.before", "report.after", "report.score"),  # the ends of the scale
        "report.how-text",  # when a day ends
        "week.worth.less",  # the minutes of the least that counts
    }
)
"""What counts nothing that happens to a person."""


def standing(library: Library) -> dict[str, set[str]]:
    """Every number that stands in an English text."""
    found = dict[str, set[str]]()
    for key, text in library.words["en"].templates.items():
        forms = [text] if isinstance(text, str) else text.values()
        numbers = {number.lower() for form in forms for number in NUMBER.findall(SLOT.sub("", form))}
        if numbers and not key.startswith(ELSEWHERE):
            found[key] = numbers
    return found


def test_no_text_says_a_number_of_its_own(library: Library) -> None:
    names = {key for key in standing(library) if re.fullmatch(r"routine\..+\.(name|some)|exercise\..+\.dose", key)}

    assert sorted(standing(library).keys() - names) == sorted({*BY_RULE, *EXAMPLES})


@pytest.mark.parametrize("key", BY_RULE)
def test_a_label_says_what_the_rule_is(library: Library, key: str) -> None:
    for words in library.words.values():
        if key != "toast.mistake-late" or words.language == "en":
            assert BY_RULE[key] in words.label(key)


@pytest.mark.parametrize("name", ["heel-raises", "resisted-flexion"])
def test_a_dose_says_its_tempo(library: Library, name: str) -> None:
    (part,) = library.exercises[name].parts

    assert isinstance(part, Reps)
    assert f"about {part.tempo:.0f} seconds" in library.words["en"].html(f"exercise.{name}.dose", reps=10)


@pytest.mark.parametrize(
    ("routine", "word"), [("daily", "five"), ("seated", "three"), ("short", "five"), ("mobility", "three")]
)
def test_the_name_of_some_of_a_routine_says_how_many_the_whole_has(library: Library, routine: str, word: str) -> None:
    said = library.words["en"].label(f"routine.{routine}.some", count="four")

    assert said.endswith(f" {word}")
    assert WORDS.index(word) + 1 == len(library.routines[routine].entries)


@pytest.mark.parametrize("level", [0, 9])
def test_two_minutes_are_two_and_half_of_them_one_at_any_level(library: Library, level: int) -> None:
    floor, levels = library.routines["two-minutes"], dict.fromkeys(library.exercises, level)

    def lasts(*left_out: str) -> int:
        profile = Profile("en", levels=levels, left_out=frozenset(left_out))
        tape = arrange(floor, library.exercises, profile, frozenset(), {}).tape
        return told(timedelta(seconds=seconds(tape)))

    assert lasts() == 2
    assert [lasts(entry.exercise) for entry in floor.entries] == [1, 1]


def test_every_number_of_exercises_that_a_name_can_have_is_a_word(library: Library) -> None:
    most = max(len(routine.entries) for routine in library.routines.values())

    for words in library.words.values():
        assert all(words.has(f"count.{number}") for number in range(1, most + 1))
