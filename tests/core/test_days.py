"""The screen of a person's week: a row a weekday, and one tap for what else it may be."""

from dataclasses import replace
from datetime import time
from itertools import product

import pytest

from bot.core.rules.profile import Profile, Question, parse_time
from bot.core.rules.reminder import EVERY_DAY
from bot.core.rules.week import Effort, Week, suggested, with_effort, with_time
from bot.core.screens.card import Card, Style
from bot.core.screens.days import day, days
from bot.core.screens.situation import Choices, Situation
from bot.core.screens.taps import AskTap, DayTap, DayTimeTap, EffortTap, HomeTap, Tap
from tests.core.clocks import utc
from tests.core.screened import screened
from tests.core.screens import as_written, buttons, screen, taps
from tests.core.shipped import LIBRARY, WORDS

NOW, DUE = utc("2026-03-02 06:10"), utc("2026-03-02 07:00")
NEW = screened(Profile("en", consent=True, zone="Europe/London"))
ANNA = replace(NEW, week=EVERY_DAY, arrived=True)
CHOICES = Choices((), (), routines=LIBRARY.roles)
MONDAY, WEDNESDAY, SUNDAY = 0, 2, 6


def drawn(profile: Profile) -> Card:
    return days(Situation(profile, CHOICES, WORDS, NOW, due=DUE if profile.week else None))


def mixed() -> Week:
    late = with_time(suggested(EVERY_DAY), WEDNESDAY, time(20, 10))
    return with_effort(late, SUNDAY, Effort.REST)


def test_every_weekday_has_a_row() -> None:
    assert screen(drawn(replace(ANNA, week=mixed()))).partition("[")[2] == as_written("""
        Mon · 07:00] [💪 Full]
        [Tue · 07:00] [🌿 Light]
        [Wed · 20:10] [💪 Full]
        [Thu · 07:00] [🌿 Light]
        [Fri · 07:00] [💪 Full]
        [Sat · 07:00] [🌿 Light]
        [Sun · —] [😌 Rest]
        [Suggested plan] [Every day]
        [↩️ Back]
        """)


def test_before_there_is_a_week_the_usual_one_stands_there() -> None:
    assert buttons(drawn(NEW))[:14] == buttons(drawn(ANNA))[:14]


@pytest.mark.parametrize("weekday", range(7))
def test_three_taps_on_a_day_lead_through_every_kind_and_home_again(weekday: int) -> None:
    week, seen = EVERY_DAY, []
    for _ in Effort:
        (tap,) = [
            tap
            for tap in taps(drawn(replace(ANNA, week=week)))
            if isinstance(tap, EffortTap) and tap.weekday == weekday
        ]
        week = with_effort(week, weekday, tap.effort)
        seen.append(tap.effort)

    assert seen == [Effort.LIGHT, Effort.REST, Effort.FULL]
    assert week == EVERY_DAY


def test_every_day_leads_to_its_own_times_and_back() -> None:
    opened = [tap for tap in taps(drawn(ANNA)) if isinstance(tap, DayTap)]
    assert opened == [DayTap(weekday) for weekday in range(7)]

    for weekday in range(7):
        asked = day(weekday, EVERY_DAY, WORDS)
        times = [tap for tap in taps(asked) if isinstance(tap, DayTimeTap)]
        assert {tap.weekday for tap in times} == {weekday}
        assert None not in {parse_time(tap.at) for tap in times}
        assert taps(asked)[-2:] == [EffortTap(weekday, Effort.REST), AskTap(Question.DAYS, 0)]
        assert WORDS.html(f"weekday.{weekday}") in asked.text


@pytest.mark.parametrize(
    ("profile", "ways"),
    [
        (NEW, [("move.back", AskTap(Question.TIME, 0))]),
        (replace(ANNA, arrived=False), [("move.back", AskTap(Question.TIME, 0)), ("button.continue", HomeTap())]),
        (ANNA, [("move.back", HomeTap())]),
    ],
)
def test_the_way_out_is_back_and_in_the_first_run_on_as_well(profile: Profile, ways: list[tuple[str, Tap]]) -> None:
    assert [(button.label, button.tap) for button in drawn(profile).rows[-1]] == [
        (WORDS.label(key), tap) for key, tap in ways
    ]


@pytest.mark.parametrize(("effort", "green"), [(Effort.FULL, "✅ 07:00"), (Effort.REST, "✅ 😌 Rest day")])
def test_a_day_says_what_it_is(effort: Effort, green: str) -> None:
    asked = day(MONDAY, with_effort(EVERY_DAY, MONDAY, effort), WORDS)

    assert [button.label for button in buttons(asked) if button.style is Style.SUCCESS] == [green]


def test_no_two_buttons_say_the_same() -> None:
    for profile, at in product((NEW, ANNA, replace(ANNA, week=mixed())), (None, *range(7))):
        card = drawn(profile) if at is None else day(at, EVERY_DAY, WORDS)
        assert len(set(taps(card))) == len(taps(card))
