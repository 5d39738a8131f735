"""Times of day as people type them, in six languages."""

from collections.abc import Mapping, Sequence
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.places import read_time
from bot.places.data import said, spoken

SPOKEN = st.sampled_from(spoken())
DAY = st.times().map(lambda at: at.replace(second=0, microsecond=0))
HOURS = range(2, 13)
"""Hours that phrases are tried with: before one o'clock they speak of noon."""


def told(text: str, language: str) -> str | None:
    at = read_time(text, language)
    return f"{at:%H:%M}" if at else None


@given(DAY, SPOKEN, st.sampled_from([":", ".", ""]), st.booleans())
def test_figures_mean_themselves_in_every_language(at: time, language: str, between: str, padded: bool) -> None:  # noqa: FBT001 - Hypothesis draws it
    hour = f"{at.hour:02d}" if padded or not between else f"{at.hour}"

    assert read_time(f"{hour}{between}{at.minute:02d}", language) == at


@given(st.times(), SPOKEN)
def test_seconds_are_let_go(at: time, language: str) -> None:
    assert read_time(f"{at:%H:%M:%S}", language) == at.replace(second=0, microsecond=0)


@given(DAY, SPOKEN, st.booleans())
def test_a_dash_between_hours_and_minutes_is_one_where_it_cannot_be_a_span(
    at: time,
    language: str,
    padded: bool,  # noqa: FBT001 - Hypothesis draws it
) -> None:
    hour = f"{at.hour:02d}" if padded else f"{at.hour}"
    is_span = at.hour < at.minute <= 24

    assert read_time(f"{hour}-{at.minute:02d}", language) == (None if is_span else at)


@pytest.mark.parametrize("language", spoken())
def test_what_is_a_time_alone_is_one_of_its_part_of_the_day(language: str) -> None:
    times = said(language).times
    for part, hour in times.alone.items():
        for words in times.parts[part]:
            assert read_time(words, language) == time(int(hour))


@given(st.integers(0, 23), SPOKEN)
def test_a_number_alone_is_an_hour(hour: int, language: str) -> None:
    assert read_time(str(hour), language) == time(hour)


def phrases() -> list[tuple[str, str, str]]:
    return [
        (language, template, shift) for language in spoken() for template, shift in said(language).times.phrases.items()
    ]


def instances(template: str, numbers: Mapping[str, Sequence[str]], hour: int, minute: int) -> list[str]:
    """Every way to say a phrase with this hour and these minutes, in letters, and in figures where it may be."""
    ways = [""]
    for piece in template.split():
        options = [""] if piece.startswith("[") else []
        for word in piece.strip("[]").split("|"):
            match word:
                case "H":
                    options += [str(hour), *numbers[str(hour)]]
                case "M" | "MM":
                    options += [str(minute), *numbers[str(minute)]]
                case "L":
                    options += numbers[str(minute)]
                case "O":
                    options += ["0"]
                case "H:MM":
                    options += [f"{hour}:{minute}"]
                case _:
                    options += [word]
        ways = [f"{way} {option}".strip() for way in ways for option in options]
    return ways


@pytest.mark.parametrize(("language", "template", "shift"), phrases())
def test_every_phrase_can_be_said(language: str, template: str, shift: str) -> None:
    numbers = said(language).numbers
    for hour in HOURS:
        for minute in (10, 15):
            after = sum(
                (-1 if term.startswith("-") else 1) * (minute if "M" in term else int(term.lstrip("-")))
                for term in shift.replace("-", " -").split()
            )
            expected = time(*divmod((hour * 60 + after) % (24 * 60), 60))
            for text in instances(template, numbers, hour, minute):
                assert read_time(text, language) == expected, text


@pytest.mark.parametrize("language", spoken())
def test_every_number_up_to_59_can_be_said(language: str) -> None:
    content = said(language)
    numbers, joined = content.numbers, content.joined
    for minute in range(10, 60):
        tens, ones = minute // 10 * 10, minute % 10
        ways = numbers.get(str(minute)) or [
            pattern.format(tens=numbers[str(tens)][0], ones=one) for pattern in joined for one in numbers[str(ones)]
        ]
        for way in ways:
            if way != "21 час":  # is said of hours alone
                assert read_time(f"{numbers['7'][0]} {way}", language) == time(7, minute), way


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("7:30", "en", "07:30"),
        ("7.30 pm", "en", "19:30"),
        ("7pm", "en", "19:00"),
        ("7 p.m.", "en", "19:00"),
        ("730", "en", "07:30"),
        ("half past seven", "en", "07:30"),
        ("half seven", "en", "07:30"),
        ("a quarter to eight", "en", "07:45"),
        ("noon", "en", "12:00"),
        ("12 noon", "en", "12:00"),
        ("12 am", "en", "00:00"),
        ("12 pm", "en", "12:00"),
        ("0:30 am", "en", "00:30"),
        ("midnight", "en", "00:00"),
        ("ten to midnight", "en", "23:50"),
        ("seven oh five", "en", "07:05"),
        ("at 7 in the morning, please", "en", "07:00"),
        ("7 at night", "en", "19:00"),
        ("two at night", "en", "02:00"),
        ("Around seven o\u2019clock", "en", "07:00"),
        ("\uff17\uff1a\uff13\uff10", "en", "07:30"),
        ("7 Uhr", "de", "07:00"),
        ("halb acht", "de", "07:30"),
        ("halb eins", "de", "12:30"),
        ("viertel vor acht", "de", "07:45"),
        ("viertel acht", "de", "07:15"),
        ("dreiviertel acht", "de", "07:45"),
        ("fuenf nach halb acht", "de", "07:35"),
        ("um sieben Uhr früh", "de", "07:00"),
        ("24 Uhr", "de", "00:00"),
        ("8 uhr abends", "de", "20:00"),
        ("7 pm", "de", "19:00"),
        ("siete y media", "es", "07:30"),
        ("a las ocho menos cuarto de la tarde", "es", "19:45"),
        ("un cuarto para las ocho", "es", "07:45"),
        ("las doce del mediodía", "es", "12:00"),
        ("sept heures et demie", "fr", "07:30"),
        ("19h30", "fr", "19:30"),
        ("midi et demi", "fr", "12:30"),
        ("3 heures de l\u2019après-midi", "fr", "15:00"),
        ("sete e meia", "pt", "07:30"),
        ("às oito da noite", "pt", "20:00"),
        ("meio-dia e meia", "pt", "12:30"),
        ("quinze para as oito", "pt", "07:45"),
        ("половина восьмого", "ru", "07:30"),
        ("полвосьмого утра", "ru", "07:30"),
        ("в 7 утра", "ru", "07:00"),
        ("19 часов", "ru", "19:00"),
        ("в час дня", "ru", "13:00"),
        ("без четверти час", "ru", "12:45"),
        ("двадцать один час", "ru", "21:00"),
        ("без двадцати два", "ru", "01:40"),
        ("без двадцати пяти восемь", "ru", "07:35"),
        ("восемь ноль-ноль", "ru", "08:00"),
        ("7 in the evening", "ru", "19:00"),
        ("8 tonight", "en", "20:00"),
        ("tonight at 8", "en", "20:00"),
        ("8pm tonight", "en", "20:00"),
        ("12 tonight", "en", "00:00"),
        ("7:30 this morning", "en", "07:30"),
        ("every evening at 8", "en", "20:00"),
        ("7p", "en", "19:00"),
        ("oh seven thirty", "en", "07:30"),
        ("nineteen hundred hours", "en", "19:00"),
        ("mittags", "de", "12:00"),
        ("immer am Mittag", "de", "12:00"),
        ("um eins mittags", "de", "13:00"),
        ("mitternachts", "de", "00:00"),
        ("heute Abend um acht", "de", "20:00"),
        ("jeden Morgen um 7", "de", "07:00"),
        ("al mediodía", "es", "12:00"),
        ("esta noche a las 8", "es", "20:00"),
        ("todas las mañanas a las siete", "es", "07:00"),
        ("ce soir à 8h", "fr", "20:00"),
        ("7h du mat", "fr", "07:00"),
        ("hoje à noite às 8", "pt", "20:00"),
        ("todas as manhãs às 7", "pt", "07:00"),
        ("сегодня вечером в 8", "ru", "20:00"),
        ("по утрам в семь", "ru", "07:00"),
        ("19ч 30м", "ru", "19:30"),
        ("в 19-30", "ru", "19:30"),
    ],
)
def test_a_time_is_understood_as_it_is_said(text: str, language: str, expected: str) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "25:99",
        "7:75",
        "24:01",
        "31",
        "12.12.",
        "12.12.2026",
        "2026-12-12",
        "12.12.26",
        "07.30.00",
        "07:30:61",
        "07:60:00",
        "07:30:00:00",
        "25:00",
        "25:00:00",
        "7-30-26",
        "19-20",
        "7-10",
        "10:30-11:30",
        "555-1234",
        "+44 20 7946 0958",
        "seven pm to eight tonight",
        "8 tonight or 9 tonight",
        "tonight",
        "in the evening",
        "7 8",
        "7 and 8",
        "7-8",
        "from 7 to 8",
        "7 to 8",
        "3 pm to 4 pm",
        "tomorrow at 7",
        "seven five",
        "13 am",
        "pm",
        "am 7 pm",
        "7" * 90,
        "seven seven seven",
        "half",
        "o'clock",
        "monday",
        "not at 7",
        "5 minutes",
        "in 7 hours",
    ],
)
def test_what_is_not_one_clear_time_is_none(text: str) -> None:
    assert read_time(text, "en") is None


@given(DAY)
def test_a_clock_of_twelve_hours_is_understood(at: time) -> None:
    assert read_time(f"{at:%I:%M %p}", "en") == at


@given(st.text() | st.text("0123456789:. hapm'"), SPOKEN)
def test_any_text_can_be_read(text: str, language: str) -> None:
    at = read_time(text, language)

    assert at is None or at.second == at.microsecond == 0
