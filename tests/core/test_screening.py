"""The screening's laws: what a warning sign closes stays closed, whatever is answered, until a professional agrees."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.calendar import day_begins, day_of
from bot.core.rules.pain import Closed, Reason, gate
from bot.core.rules.profile import Known, Profile, Question, Warned, answered
from bot.core.rules.reminder import EVERY_DAY
from bot.core.rules.screening import asked_anew, finished, is_mistake, is_stale, may_agree, unwarned, warn
from tests.core.clocks import DAY, ZONES, utc
from tests.core.screened import LATELY, screened

NOW = utc("2026-03-02 08:00")
SIGNS = frozenset({"dizzy", "wound"})
KNOWN = Known(SIGNS, frozenset({"Europe/Paris", "Pacific/Kiritimati"}), frozenset({"en", "de"}))
ANNA = screened(Profile("en", consent=True, zone="Europe/Paris", week=EVERY_DAY))
ANSWERS = (
    *((Question.WARNING, "none"), (Question.SCREENING, "none"), (Question.SCREENING, "next")),
    *((Question.SCREENING, "wound"), (Question.ZONE, "Pacific/Kiritimati"), (Question.ZONE, "Europe/Paris")),
    *((Question.TIME, "0700"), (Question.LANGUAGE, "de"), (Question.CONSENT, "no")),
)


@given(st.sampled_from([ANNA, Profile("en")]), st.lists(st.sampled_from(ANSWERS), max_size=9), st.timedeltas())
def test_no_answer_leads_past_a_warning_sign(
    profile: Profile, given: list[tuple[Question, str]], later: timedelta
) -> None:
    profile = warn(profile, NOW, NOW + DAY)
    for question, value in given:
        after = answered(profile, question, value, KNOWN) or profile
        profile = finished(after, NOW, SIGNS) if question is Question.SCREENING and after.screened else after
        profile = asked_anew(profile) if value == "wound" else profile

    later = min(max(later, timedelta()), 900 * DAY)
    assert gate(profile, None, NOW + later) == Closed(Reason.WARNED)
    assert gate(unwarned(profile), None, NOW + later) != Closed(Reason.WARNED)


@settings(max_examples=20)
@given(st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1)))  # noqa: DTZ001 # made aware below
def test_where_nobody_knows_where_a_person_lives_the_next_day_has_begun_everywhere(at: datetime) -> None:
    now = at.replace(tzinfo=NOW.tzinfo)
    warned = warn(Profile("en"), now, now).warned
    assert warned is not None

    assert all(day_of(warned.until, zone) > day_of(now, zone) for zone in ZONES)
    assert any(warned.until == day_begins(day_of(now, zone) + DAY, zone) for zone in ZONES)


def test_a_warning_sign_holds_from_now_to_the_end_of_the_day_where_the_person_lives() -> None:
    now, day_ends = utc("2026-03-02T08:00"), utc("2026-03-03T03:00")

    warned = warn(Profile("en", zone="Europe/London", unwarned=True), now, day_ends)

    assert warned.warned == Warned(now, day_ends)
    assert warned.unwarned is False


def test_a_second_warning_sign_changes_nothing_about_the_first() -> None:
    once = warn(ANNA, NOW, NOW + DAY)

    assert warn(once, NOW + 3 * DAY, NOW + 4 * DAY) == once


@pytest.mark.parametrize(("minutes", "taken"), [(0, True), (10, True), (10.1, False)])
def test_a_mistake_is_taken_for_ten_minutes(minutes: float, taken: object) -> None:
    assert is_mistake(Warned(NOW, NOW + DAY), NOW + timedelta(minutes=minutes)) is taken


@pytest.mark.parametrize(("seconds", "taken"), [(-1, False), (0, True)])
def test_a_professionals_word_is_taken_once_the_day_has_ended(seconds: int, taken: object) -> None:
    assert may_agree(Warned(NOW, NOW + DAY), NOW + DAY + timedelta(seconds=seconds)) is taken


def test_a_screening_that_is_opened_again_is_not_stale_but_unanswered() -> None:
    old = replace(ANNA, screening=1)

    assert is_stale(old, LATELY)
    assert not is_stale(asked_anew(old), LATELY)
    assert gate(asked_anew(old), None, LATELY) == Closed(Reason.SCREENING)


def test_a_tick_that_is_asked_no_more_is_gone() -> None:
    assert finished(replace(ANNA, signs=frozenset({"warning-now", "wound"})), NOW, SIGNS).signs == {"wound"}
