"""The first run as a conversation: it ends, and it forgets nothing."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rules.profile import UNTICKED, Known, Profile, Question, Warned, answered, left, parse_time, unanswered
from bot.core.rules.reminder import EVERY_DAY, Plan
from bot.core.rules.week import Effort, every_day, off, suggested, with_effort

SIGNS = frozenset({"dizzy", "surgery", "wound"})
ZONES = frozenset({"Europe/Paris", "Asia/Tokyo"})
KNOWN = Known(SIGNS, ZONES, frozenset({"en", "de"}))
NEW = Profile("en")
NOW = datetime(2026, 3, 2, tzinfo=UTC)
SETTLED = Profile("en", consent=True, unwarned=True, screened=True, zone="Europe/Paris", week=EVERY_DAY)
ORDER = [Question.CONSENT, Question.WARNING, Question.SCREENING, Question.ZONE, Question.TIME]
ANSWERS = {
    Question.CONSENT: ["yes", "no"],
    Question.WARNING: ["none"],
    Question.SCREENING: ["none", "next", *sorted(SIGNS), *(f"{UNTICKED}{sign}" for sign in sorted(SIGNS))],
    Question.ZONE: sorted(ZONES),
    Question.TIME: ["0700", "0730", "off"],
    Question.DAYS: ["full", "suggested"],
    Question.FOLLOW_UP: ["1900", "off"],
    Question.WEEKLY: ["0", "6", "off"],
    Question.LANGUAGE: ["de", "en"],
    Question.PICTURES: ["yes", "no"],
    Question.DARK: ["yes", "no"],
    Question.PAUSE: [],
}


def answer(profile: Profile, question: Question, value: str) -> Profile | None:
    return answered(profile, question, value, KNOWN)


def answers() -> st.SearchStrategy[tuple[Question, str]]:
    """Something that a button says, to a question asked now or long ago."""
    return st.sampled_from([(question, value) for question, values in ANSWERS.items() for value in values])


def profiles() -> st.SearchStrategy[Profile]:
    """Any point that a person can reach."""

    def reached(given: list[tuple[Question, str]]) -> Profile:
        profile = NEW
        for question, value in given:
            profile = answer(profile, question, value) or profile
        return profile

    return st.lists(answers(), max_size=8).map(reached)


@given(profiles(), st.data())
def test_every_way_through_the_questions_ends(profile: Profile, data: st.DataObject) -> None:
    asked = []
    while (question := unanswered(profile)) is not None:
        values = ["none"] if question is Question.SCREENING else ANSWERS[question]
        asked.append(question)
        profile = answer(profile, question, data.draw(st.sampled_from(values))) or profile

    assert asked == sorted(set(asked), key=ORDER.index)


@given(profiles(), answers())
def test_an_answer_changes_what_was_asked_and_nothing_else(profile: Profile, given: tuple[Question, str]) -> None:
    question, value = given
    after = answer(profile, question, value)
    if after is None:
        return
    untouched = {
        Question.CONSENT: replace(after, consent=profile.consent),
        Question.WARNING: replace(after, unwarned=profile.unwarned),
        Question.SCREENING: replace(after, signs=profile.signs, screened=profile.screened, cleared=profile.cleared),
        Question.ZONE: replace(after, zone=profile.zone),
        Question.TIME: replace(after, week=profile.week),
        Question.DAYS: replace(after, week=profile.week),
        Question.FOLLOW_UP: replace(after, follow_up=profile.follow_up),
        Question.WEEKLY: replace(after, weekly=profile.weekly),
        Question.LANGUAGE: replace(after, language=profile.language),
        Question.PICTURES: replace(after, pictures=profile.pictures),
        Question.DARK: replace(after, dark=profile.dark),
    }

    assert untouched[question] == profile


@given(profiles(), answers())
def test_an_answer_is_never_asked_again_but_for_signs_that_were_changed(
    profile: Profile, given: tuple[Question, str]
) -> None:
    question, value = given
    after = answer(profile, question, value)
    if after is not None and value.removeprefix(UNTICKED) not in SIGNS:
        assert unanswered(after) is not question


@given(profiles(), st.sampled_from(Question), st.text())
def test_what_means_nothing_is_refused(profile: Profile, question: Question, value: str) -> None:
    is_time = question in {Question.TIME, Question.FOLLOW_UP} and parse_time(value) is not None
    is_day = question is Question.WEEKLY and value in list("0123456")

    assert value in ANSWERS[question] or is_time or is_day or answer(profile, question, value) is None


@given(profiles(), st.sampled_from(sorted(SIGNS)))
def test_a_sign_that_is_ticked_or_unticked_needs_a_new_ok(profile: Profile, sign: str) -> None:
    after = answer(replace(profile, cleared=True), Question.SCREENING, sign)

    assert after is not None
    unticked = answer(after, Question.SCREENING, f"{UNTICKED}{sign}")
    assert after.signs == profile.signs | {sign}
    assert unticked == replace(after, signs=profile.signs - {sign})
    assert not after.cleared
    assert unanswered(replace(after, consent=True, unwarned=True)) is Question.SCREENING


def test_while_there_is_a_warning_sign_nobody_says_that_there_is_none() -> None:
    warned = replace(NEW, warned=Warned(NOW, NOW))

    assert answer(warned, Question.WARNING, "none") is None


def test_nobody_goes_on_from_the_signs_without_saying_something() -> None:
    assert answer(NEW, Question.SCREENING, "next") is None


def test_none_of_these_takes_every_tick_away() -> None:
    ticked = replace(SETTLED, signs=SIGNS, cleared=True)

    assert answer(ticked, Question.SCREENING, "none") == SETTLED


def test_the_questions_come_in_their_order() -> None:
    asked, profile = [], NEW
    for value in ("yes", "none", "none", "Asia/Tokyo", "0730"):
        question = unanswered(profile)
        assert question is not None
        asked.append(question)
        profile = answer(profile, question, value) or profile

    assert asked == ORDER
    assert profile.plan == Plan("Asia/Tokyo", every_day(time(7, 30)))


def test_no_reminder_leaves_no_day_planned_and_a_time_brings_every_day_back() -> None:
    none = answer(replace(SETTLED, week=None), Question.TIME, "off")
    assert none is not None
    again = answer(none, Question.TIME, "0000")

    assert none.plan == Plan("Europe/Paris", off(EVERY_DAY))
    assert again is not None
    assert again.plan == Plan("Europe/Paris", every_day(time(0)))


def test_a_plan_for_the_whole_week_is_one_answer() -> None:
    light = answer(replace(SETTLED, week=None), Question.DAYS, "suggested")
    assert light is not None

    assert light.week == suggested(EVERY_DAY)
    assert answer(light, Question.DAYS, "full") == SETTLED


def test_it_is_known_how_many_questions_are_left() -> None:
    assert left(NEW) == tuple(ORDER)
    assert left(replace(SETTLED, screened=False, week=None)) == (Question.SCREENING, Question.TIME)
    assert left(SETTLED) == ()


def test_what_is_said_of_a_missed_day_and_of_the_week_can_be_chosen_and_switched_off() -> None:
    chosen = replace(SETTLED, follow_up=time(19), weekly=0)

    assert answer(SETTLED, Question.FOLLOW_UP, "1900") == replace(SETTLED, follow_up=time(19))
    assert answer(SETTLED, Question.WEEKLY, "0") == replace(SETTLED, weekly=0)
    assert answer(chosen, Question.FOLLOW_UP, "off") == replace(chosen, follow_up=None)
    assert answer(chosen, Question.WEEKLY, "off") == replace(chosen, weekly=None)


def test_a_new_time_keeps_what_is_planned_on_which_day() -> None:
    resting = replace(SETTLED, week=with_effort(EVERY_DAY, 6, Effort.REST))

    assert answer(resting, Question.TIME, "0800") == replace(
        resting, week=with_effort(every_day(time(8)), 6, Effort.REST)
    )


@pytest.mark.parametrize("profile", [replace(SETTLED, zone=None), replace(SETTLED, week=None)])
def test_there_is_no_plan_before_both_zone_and_time_are_known(profile: Profile) -> None:
    assert profile.plan is None


TICKED = replace(NEW, signs=frozenset({"wound"}))


@pytest.mark.parametrize(
    ("before", "question", "value", "after"),
    [
        (NEW, Question.CONSENT, "yes", replace(NEW, consent=True)),
        (NEW, Question.CONSENT, "no", replace(NEW, consent=False)),
        (NEW, Question.PICTURES, "yes", replace(NEW, pictures=True)),
        (NEW, Question.PICTURES, "no", replace(NEW, pictures=False)),
        (NEW, Question.DARK, "yes", replace(NEW, dark=True)),
        (NEW, Question.DARK, "no", replace(NEW, dark=False)),
        (NEW, Question.SCREENING, "wound", TICKED),
        (replace(TICKED, screened=True, cleared=True), Question.SCREENING, "wound", TICKED),
        (replace(TICKED, screened=True, cleared=True), Question.SCREENING, f"{UNTICKED}wound", NEW),
        (NEW, Question.WARNING, "none", replace(NEW, unwarned=True)),
        (TICKED, Question.SCREENING, "next", replace(TICKED, screened=True)),
        (replace(TICKED, cleared=True), Question.SCREENING, "next", replace(TICKED, screened=True)),
        (NEW, Question.ZONE, "Asia/Tokyo", replace(NEW, zone="Asia/Tokyo")),
        (NEW, Question.LANGUAGE, "de", replace(NEW, language="de")),
    ],
)
def test_an_answer_is_kept_as_it_was_given(before: Profile, question: Question, value: str, after: Profile) -> None:
    assert answer(before, question, value) == after


@pytest.mark.parametrize("value", ["730", "2400", "0760", "07301", " 0730", "\N{ARABIC-INDIC DIGIT ZERO}730"])
def test_a_button_carries_four_digits_of_a_time_that_there_is(value: str) -> None:
    assert parse_time(value) is None
