"""Where somebody is, by what their clock shows; and what says that nothing shall be answered."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.places import choices, is_declined, near, read_clock, showing
from bot.places.choice import LIKELY
from bot.places.data import said, spoken

NOW = datetime(2026, 3, 2, 9, 55, tzinfo=UTC)
ZONES = [choice.zone for choice in choices(NOW, "en")]


def shown(zone: str, now: datetime, wrong: timedelta = timedelta()) -> time:
    """What a clock of a zone shows, so much wrong, to the minute."""
    return (now + wrong).astimezone(ZoneInfo(zone)).time().replace(second=0, microsecond=0)


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 # made aware
    st.integers(-6, 6),
)
def test_what_a_clock_shows_answers_with_its_zone_however_it_is_a_little_wrong(
    zone: str, now: datetime, wrong: int
) -> None:
    found = showing([shown(zone, now, timedelta(minutes=wrong))], ZONES, now)

    assert zone in found
    assert len(set(found)) == len(found)


@given(st.times(), st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 # made aware
def test_every_time_is_near_some_clock(at: time, now: datetime) -> None:
    assert showing([at], ZONES, now)


def test_where_only_a_small_place_shows_a_rough_time_the_likely_ones_near_it_are_answers_too() -> None:
    likely = ["Europe/London", "Asia/Kolkata"]
    zones = [*likely, *["Asia/Tokyo"] * (LIKELY - 2), "Asia/Kathmandu"]

    assert showing([time(15, 40)], zones, NOW) == ("Asia/Kathmandu",)
    assert showing([time(15, 45)], zones, NOW) == ("Asia/Kathmandu", "Asia/Kolkata")
    assert showing([], zones, NOW) == ()


@pytest.mark.parametrize(
    ("said_so", "language", "meant"),
    [
        ("3.40pm", "en", ["15:40"]),
        ("3:40", "en", ["03:40", "15:40"]),
        ("03:40", "en", ["03:40"]),
        ("20:15", "en", ["20:15"]),
        ("0:15", "en", ["00:15"]),
        ("quarter to four", "en", ["03:45", "15:45"]),
        ("it's ten past nine in the evening", "en", ["21:10"]),
        ("25:70", "en", []),
        ("es ist viertel vor vier", "de", ["03:45", "15:45"]),
        ("wir haben 15 Uhr 40", "de", ["15:40"]),
        ("son las tres y media de la tarde", "es", ["15:30"]),
        ("il est 20 heures 15", "fr", ["20:15"]),
        ("agora são três e meia da tarde", "pt", ["15:30"]),
        ("сейчас половина восьмого вечера", "ru", ["19:30"]),
    ],
)
def test_a_clock_is_read_aloud_and_where_no_half_of_the_day_is_said_it_may_be_either(
    said_so: str, language: str, meant: list[str]
) -> None:
    assert [f"{at:%H:%M}" for at in read_clock(said_so, language)] == meant


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "America/New_York"])
def test_the_choices_near_a_zone_are_all_of_them_the_nearest_clocks_first(zone: str) -> None:
    here = NOW.astimezone(ZoneInfo(zone)).utcoffset()
    assert here is not None
    found = near(zone, NOW, "en")
    far = [abs((NOW.astimezone(ZoneInfo(each.zone)).utcoffset() or timedelta()) - here) for each in found]

    assert far == sorted(far)
    assert {each.zone for each in found} == set(ZONES)


@pytest.mark.parametrize(("language", "phrase"), [(each, phrase) for each in spoken() for phrase in said(each).nothing])
def test_every_phrase_that_takes_a_question_back_does_and_answers_none(language: str, phrase: str) -> None:
    assert is_declined(f"{phrase.upper()}!", language)
    assert not read_clock(phrase, language)


@pytest.mark.parametrize("text", ["", "7:30", "never mind the heel", "London", "mind", "until Friday"])
def test_anything_else_takes_nothing_back(text: str) -> None:
    assert not is_declined(text, "en")
