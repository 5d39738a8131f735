"""How long somebody wants to be left in peace, in six languages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.places import read_until
from bot.places.data import said, spoken

SUNDAY = date(2026, 11, 22)
DAY = timedelta(days=1)
SPOKEN = st.sampled_from(spoken())
TODAY = st.dates(date(2000, 1, 1), date(2098, 12, 31))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("3", "en", "2026-11-25"),
        ("3 days", "en", "2026-11-25"),
        ("three more days", "en", "2026-11-25"),
        ("a week", "en", "2026-11-29"),
        ("for two weeks please", "en", "2026-12-06"),
        ("a month", "en", "2026-12-22"),
        ("tomorrow", "en", "2026-11-23"),
        ("until the day after tomorrow", "en", "2026-11-24"),
        ("until Friday", "en", "2026-11-27"),
        ("Sunday", "en", "2026-11-29"),
        ("until 12 December", "en", "2026-12-12"),
        ("till the 12th of December", "en", "2026-12-12"),
        ("December 12th, 2026", "en", "2026-12-12"),
        ("until the 12th", "en", "2026-12-12"),
        ("12.12.", "en", "2026-12-12"),
        ("12.12.26", "en", "2026-12-12"),
        ("2026-12-12", "en", "2026-12-12"),
        ("12/25", "en", "2026-12-25"),
        ("25/12", "en", "2026-12-25"),
        ("5/12", "es", "2026-12-05"),
        ("next week", "en", "2026-11-23"),
        ("until next month", "en", "2026-12-01"),
        ("drei Tage", "de", "2026-11-25"),
        ("zwei Wochen lang", "de", "2026-12-06"),
        ("bis Freitag", "de", "2026-11-27"),
        ("bis zum 12. Dezember", "de", "2026-12-12"),
        ("bis 12.12.", "de", "2026-12-12"),
        ("bis zum 12.", "de", "2026-12-12"),
        ("bis uebermorgen", "de", "2026-11-24"),
        ("bis nächste Woche", "de", "2026-11-23"),
        ("una semana", "es", "2026-11-29"),
        ("hasta el viernes", "es", "2026-11-27"),
        ("hasta el 12 de diciembre de 2026", "es", "2026-12-12"),
        ("hasta pasado mañana", "es", "2026-11-24"),
        ("la semana que viene", "es", "2026-11-23"),
        ("quinze jours", "fr", "2026-12-06"),
        ("jusqu\u2019à vendredi prochain", "fr", "2026-11-27"),
        ("jusqu'au 1er janvier", "fr", "2027-01-01"),
        ("après-demain", "fr", "2026-11-24"),
        ("até sexta-feira", "pt", "2026-11-27"),
        ("até o dia 12", "pt", "2026-12-12"),
        ("até depois de amanhã", "pt", "2026-11-24"),
        ("três dias", "pt", "2026-11-25"),
        ("на неделю", "ru", "2026-11-29"),
        ("две недели", "ru", "2026-12-06"),
        ("до пятницы", "ru", "2026-11-27"),
        ("до 12 декабря 2026 года", "ru", "2026-12-12"),
        ("послезавтра", "ru", "2026-11-24"),
        ("3 days", "ru", "2026-11-25"),
    ],
)
def test_a_day_to_come_is_understood_as_it_is_said(text: str, language: str, expected: str) -> None:
    assert read_until(text, SUNDAY, language) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("0", "en"),
        ("yesterday", "en"),
        ("for ever", "en"),
        ("until 12", "en"),
        ("5/12", "en"),
        ("367", "en"),
        ("13 months", "en"),
        ("999 weeks", "en"),
        ("22.11.", "de"),
        ("21.11.", "de"),
        ("2026-11-22", "en"),
        ("1999-12-31", "en"),
        ("31.11.2026", "de"),
        ("99/99", "en"),
        ("0/2200000000", "de"),
        (f"{'9' * 40}.12.", "de"),
        (f"{'9' * 40} days", "en"),
        ("0.0.", "de"),
        ("until the 32nd", "en"),
        ("until next Friday", "en"),
        ("bis nächsten Freitag", "de"),
        ("until Friday or Saturday", "en"),
        ("7:30", "en"),
        ("3 " * 60, "en"),
    ],
)
def test_what_is_not_one_clear_day_to_come_is_none(text: str, language: str) -> None:
    assert read_until(text, SUNDAY, language) is None


@given(st.text() | st.text("0123456789./- dwm"), TODAY, SPOKEN)
def test_any_text_can_be_read_and_no_day_is_past_or_more_than_a_year_ahead(
    text: str, today: date, language: str
) -> None:
    day = read_until(text, today, language)

    assert day is None or today < day <= today + 366 * DAY


@given(TODAY, st.integers(1, 365), SPOKEN)
def test_a_date_with_its_year_means_itself_in_every_language(today: date, ahead: int, language: str) -> None:
    day = today + ahead * DAY

    assert read_until(day.isoformat(), today, language) == day
    assert read_until(f"{day:%d.%m.%Y}", today, language) == day
    assert read_until(f"{day.day}.{day.month}.{day:%y}", today, language) == day


@given(TODAY, st.integers(1, 300), SPOKEN, st.data())
def test_a_date_without_a_year_is_the_next_there_is(
    today: date, ahead: int, language: str, data: st.DataObject
) -> None:
    day = today + ahead * DAY
    month = data.draw(st.sampled_from(said(language).until.months[day.month - 1]))

    assert read_until(f"{day.day}.{day.month}.", today, language) == day
    assert read_until(f"{day.day} {month}", today, language) == day


@given(TODAY, st.integers(0, 6), SPOKEN, st.data())
def test_a_weekday_is_the_first_after_today(today: date, weekday: int, language: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(said(language).until.weekdays[weekday]))

    day = read_until(name, today, language)

    assert day is not None
    assert day.weekday() == weekday
    assert DAY <= day - today <= 7 * DAY


@given(TODAY, st.integers(1, 12))
def test_months_end_on_the_same_day_or_on_the_last(today: date, months: int) -> None:
    day = read_until(f"{months} months", today, "en")

    assert day is not None
    assert (day.year * 12 + day.month) - (today.year * 12 + today.month) == months
    assert day.day == today.day or (day.day < today.day and (day + DAY).day == 1)


def filled(template: str) -> str:
    """A phrase with something in each of its slots, and with everything that may be missing."""
    said = {"N": "2", "D": "12", "C": "", "Y": "2026", "W": "", "F": "12.12.2026"}
    pieces = (piece.strip("[]").split("|")[0] for piece in template.split())
    return " ".join(said.get(piece.rstrip("."), piece) + "." * piece.endswith("D.") for piece in pieces)


@pytest.mark.parametrize(
    ("language", "kind", "template"),
    [
        (language, kind, template)
        for language in spoken()
        for kind, templates in said(language).until.phrases.items()
        for template in templates
    ],
)
def test_every_phrase_can_be_said(language: str, kind: str, template: str) -> None:
    until = said(language).until
    named = {"C": until.months[11][0], "W": until.weekdays[5][0]}
    text = " ".join(named.get(piece.strip("[]"), filled(piece)) for piece in template.split())
    expected = {
        "number": date(2026, 11, 24),
        "days": date(2026, 11, 24),
        "weeks": date(2026, 12, 6),
        "months": date(2027, 1, 22),
        "tomorrow": date(2026, 11, 23),
        "after-tomorrow": date(2026, 11, 24),
        "next-week": date(2026, 11, 23),
        "next-month": date(2026, 12, 1),
        "weekday": date(2026, 11, 28),
        "day": date(2026, 12, 12),
        "month": date(2026, 12, 1),
        "date": date(2026, 12, 12),
        "figures": date(2026, 12, 12),
    }[kind]
    alone = {"days": date(2026, 11, 23), "weeks": date(2026, 11, 29), "months": date(2026, 12, 22)}

    assert read_until(text, SUNDAY, language) == (expected if "N" in template else alone.get(kind, expected))
