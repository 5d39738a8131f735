"""A typed place: what it may be called, what is forgiven, and what is no place at all."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import zones
from bot.places import choices, city, find
from bot.places.data import ENGLISH, cities, spoken
from bot.places.folding import words
from bot.places.groups import groups, utc_day
from bot.places.look import plainly
from bot.places.zones import countries, current
from tests.core.clocks import offset, utc

NOW = utc("2026-11-22 17:00")
UTTERANCES = Path(__file__).parents[1] / "utterances"
SPOKEN = st.sampled_from(spoken())


def goes_as(zone: str, found: tuple[str, ...]) -> bool:
    """Say whether any of the zones found goes as this one."""
    return not groups(utc_day(NOW))[zone].isdisjoint(found)


@pytest.mark.parametrize(
    ("text", "language", "zone"),
    [
        ("Berlin", "de", "Europe/Berlin"),
        ("  BERLIN! ", "en", "Europe/Berlin"),
        ("münchen", "de", "Europe/Berlin"),
        ("muenchen", "de", "Europe/Berlin"),
        ("munchen", "en", "Europe/Berlin"),
        ("Köln", "en", "Europe/Berlin"),
        ("sao paulo", "pt", "America/Sao_Paulo"),
        ("SÃO PAULO", "en", "America/Sao_Paulo"),
        ("Rio de Janeiro", "es", "America/Sao_Paulo"),
        ("saint petersburg", "en", "Europe/Moscow"),
        ("St. Petersburg", "en", "Europe/Moscow"),
        ("Питер", "ru", "Europe/Moscow"),
        ("киев", "ru", "Europe/Kyiv"),
        ("Київ", "en", "Europe/Kyiv"),
        ("Kiew", "de", "Europe/Kyiv"),
        ("Kalkutta", "de", "Asia/Kolkata"),
        ("Bombay", "en", "Asia/Kolkata"),
        ("new york city", "en", "America/New_York"),
        ("nyc", "en", "America/New_York"),
        ("San Francisco", "fr", "America/Los_Angeles"),
        ("東京", "en", "Asia/Tokyo"),
        ("서울", "en", "Asia/Seoul"),
        ("القاهرة", "en", "Africa/Cairo"),
        ("Mexico", "fr", "America/Mexico_City"),
        ("Лондон", "en", "Europe/London"),
        ("Nueva York", "ru", "America/New_York"),
    ],
)
def test_a_city_is_found_by_any_of_its_names(text: str, language: str, zone: str) -> None:
    assert find(text, NOW, language) == (zone,)


@pytest.mark.parametrize(
    ("text", "language", "zone"),
    [
        ("Germany", "en", "Europe/Berlin"),
        ("Deutschland", "ru", "Europe/Berlin"),
        ("Франция", "ru", "Europe/Paris"),
        ("España, Madrid", "es", "Europe/Madrid"),
        ("Japon", "fr", "Asia/Tokyo"),
        ("UK", "en", "Europe/London"),
        ("Kosovo", "de", "Europe/Belgrade"),
        ("Burma", "en", "Asia/Yangon"),
    ],
)
def test_a_country_with_one_time_is_that_time(text: str, language: str, zone: str) -> None:
    assert find(text, NOW, language) == (zone,)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("US", "en", ("America/New_York", "America/Los_Angeles", "America/Chicago")),
        ("USA", "de", ("America/New_York", "America/Los_Angeles", "America/Chicago")),
        ("Россия", "ru", ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk")),
        ("Brasil", "pt", ("America/Sao_Paulo", "America/Manaus")),
        ("Portland", "en", ("America/Los_Angeles", "America/New_York")),
        ("Birmingham", "en", ("Europe/London", "America/Chicago")),
        ("Valencia", "es", ("Europe/Madrid", "America/Caracas")),
        ("Georgia", "en", ("America/New_York", "Asia/Tbilisi")),
        ("London, Ontario", "en", ("America/Toronto", "Europe/London")),
    ],
)
def test_of_what_is_ambiguous_everything_is_answered_the_likeliest_first(
    text: str, language: str, found: tuple[str, ...]
) -> None:
    assert find(text, NOW, language)[: len(found)] == found


@pytest.mark.parametrize(
    ("text", "language", "zone"),
    [
        ("Paris, France", "en", "Europe/Paris"),
        ("Paris France", "en", "Europe/Paris"),
        ("Portland, Maine", "en", "America/New_York"),
        ("Austin, TX", "en", "America/Chicago"),
        ("I live in Lyon", "en", "Europe/Paris"),
        ("ich wohne in der Nähe von München", "de", "Europe/Berlin"),
        ("j\u2019habite à Marseille", "fr", "Europe/Paris"),
        ("vivo en Barcelona", "es", "Europe/Madrid"),
        ("moro em Curitiba", "pt", "America/Sao_Paulo"),
        ("живу в Москве", "ru", "Europe/Moscow"),
        ("Berlin time", "en", "Europe/Berlin"),
    ],
)
def test_what_stands_around_a_place_tells_which_or_counts_for_nothing(text: str, language: str, zone: str) -> None:
    assert find(text, NOW, language) == (zone,)


@pytest.mark.parametrize(
    ("text", "language", "zone"),
    [
        ("Berln", "de", "Europe/Berlin"),
        ("new yrok", "en", "America/New_York"),
        ("barcelna", "es", "Europe/Madrid"),
        ("san fransisco", "en", "America/Los_Angeles"),
        ("Berln, Germany", "en", "Europe/Berlin"),
        ("в Берлине", "ru", "Europe/Berlin"),
        ("olndon", "en", "Europe/London"),
    ],
)
def test_a_slip_is_forgiven(text: str, language: str, zone: str) -> None:
    assert find(text, NOW, language) == (zone,)


@given(SPOKEN, st.sampled_from(sorted(countries())), st.data())
def test_one_slip_in_a_long_name_still_finds_it_unless_it_is_a_name_itself(
    language: str, zone: str, data: st.DataObject
) -> None:
    name = " ".join(words(city(zone, language)))
    place = data.draw(st.integers(1, max(1, len(name) - 2)))
    slips = [name[:place] + name[place + 1] + name[place] + name[place + 2 :]] if len(name) > 6 else []

    for slip in slips:
        assert goes_as(zone, find(slip, NOW, language)) or plainly(words(slip), language)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "?",
        "hello",
        "yes",
        "no",
        "pain",
        "tomorrow",
        "7:30",
        "7",
        "rome wasn't built",
        "Pars",
        "Lmia",
        "center",
        "😀",
        "a" * 81,
        "Berlin " * 12,
        "///",
        "Factory",
        "the",
        "I live in",
        ",",
        "pizza, pasta",
    ],
)
def test_nothing_is_found_rather_than_nonsense(text: str) -> None:
    assert find(text, NOW, "en") == ()


@given(st.text() | st.text("abcdefgh -,+:0123456789/_") | st.sampled_from(["utc", "gmt+"]), SPOKEN)
def test_any_text_can_be_asked_for_and_what_is_found_is_a_zone(text: str, language: str) -> None:
    assert set(find(text, NOW, language)) <= zones()


@given(st.sampled_from([city.names.get("en", city.zone) for city in cities()] + ["Russia", "USA", "UTC+2"]), SPOKEN)
def test_no_two_answers_go_alike(text: str, language: str) -> None:
    found = find(text, NOW, language)
    together = groups(utc_day(NOW))

    assert len({together[zone] for zone in found}) == len(found)


@pytest.mark.parametrize("language", spoken())
def test_every_choice_is_found_by_each_of_its_cities(language: str) -> None:
    lost = [
        (choice.zone, name)
        for choice in choices(NOW, language)
        for name in choice.cities
        if not goes_as(choice.zone, find(name, NOW, language))
    ]

    assert lost == []


@pytest.mark.parametrize("language", spoken())
def test_every_city_is_found_by_each_of_its_names(language: str) -> None:
    lost = [
        (each.zone, name)
        for each in cities()
        for name in (each.names.get(language, each.names.get(ENGLISH, city(each.zone, language))), *each.also)
        if not goes_as(each.zone, find(name, NOW, language))
    ]

    assert lost == []


def test_every_zone_with_a_region_is_found_by_its_own_name() -> None:
    for zone in zones():
        if "/" in zone:
            assert find(zone, NOW, "en") == find(zone.lower().replace("_", " "), NOW, "de") == (current(zone),)


@given(st.integers(-12 * 4, 14 * 4), st.sampled_from(["utc", "GMT", " UTC ", ""]), SPOKEN)
def test_an_offset_is_every_choice_that_is_there_now(quarters: int, name: str, language: str) -> None:
    ahead = timedelta(minutes=15 * quarters)
    hours, minutes = divmod(abs(15 * quarters), 60)
    written = f"{name}{'-' if quarters < 0 else '+'}{hours}:{minutes:02d}"

    found = find(written, NOW, language)

    assert {offset(NOW, zone) for zone in found} <= {ahead}
    assert len(found) == sum(offset(NOW, choice.zone) == ahead for choice in choices(NOW, language))


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("utc+2", "Africa/Cairo"),
        ("gmt-5", "America/New_York"),
        ("UTC\u22125", "America/New_York"),
        ("GMT", "Europe/London"),
        ("+5:30", "Asia/Kolkata"),
        ("utc+0530", "Asia/Kolkata"),
        ("UTC+05h45", "Asia/Kathmandu"),
    ],
)
def test_an_offset_is_led_by_its_biggest_city(text: str, zone: str) -> None:
    assert find(text, NOW, "en")[0] == zone


def test_an_offset_that_nobody_lives_by_is_nothing() -> None:
    assert find("utc-12", NOW, "en") == find("utc+0:30", NOW, "en") == ()


@pytest.mark.parametrize("language", spoken())
def test_hardly_anything_that_people_say_in_a_session_is_a_place(language: str) -> None:
    lines = (UTTERANCES / f"{language}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    said = [line.split("\t")[2] for line in lines]

    placed = [text for text in said if find(text, NOW, language)]

    assert len(placed) < len(said) / 50, placed
