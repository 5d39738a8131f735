"""A slip in content/places is told as any other: its file, its line, what is wrong, and every fault at once."""

import shutil
from pathlib import Path

import pytest

from bot.home import HOME
from bot.places.check import faults
from bot.schema.faults import tell

GERMAN, CITIES, AREAS = "said/de.yaml", "cities.yaml", "areas.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(HOME / "content" / "places", tmp_path / "content" / "places")
    return tmp_path / "content"


def change(content: Path, file: str, old: str, new: str) -> None:
    path = content / "places" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(content: Path) -> list[str]:
    """Each fault's file, its place there, without its line, and its key."""
    return [f"{each.file.removeprefix('content/places/')}: {each.where}: {each.key}" for each in faults(content)]


def test_what_is_shipped_has_no_fault(content: Path) -> None:
    assert told(content) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (GERMAN, "numbers:", "numbers: [", ": no-yaml"),
        (GERMAN, "times:", "time:", ": unknown-key"),
        (GERMAN, "  alone:", "  alone: []\n  lone:", "times: unknown-key"),
        (GERMAN, '  "7": [', '  "seven": [', "numbers: missing-key"),
        (GERMAN, '  "7": [', '  "7": [{}, ', "numbers.7[0]: not-text"),
        (GERMAN, '  "7": [', '  "7": [7, 7, ', "numbers.7[1]: listed-twice"),
        (GERMAN, '  "7": [', '  "7": ["…", ', "numbers.7[0]: says-nothing"),
        (GERMAN, "{tens}", "{ten}", "joined[0]: not-joined"),
        (GERMAN, "  phrases:\n", '  phrases:\n    "H — M": M\n', "times.phrases.H — M: says-nothing"),
        (GERMAN, "  phrases:\n", '  phrases:\n    "H X": M\n', "times.phrases.H X: unknown-slot"),
        (GERMAN, "  phrases:\n", '  phrases:\n    "H H": M\n', "times.phrases.H H: slot-twice"),
        (GERMAN, "  phrases:\n", '  phrases:\n    "[kurz vor] H": M\n', "times.phrases.[kurz vor] H: half-bracket"),
        (GERMAN, "  phrases:\n", '  phrases:\n    "um H": M\n', "times.phrases.um H: never-said"),
        (GERMAN, "  phrases:\n", '  phrases:\n    "H M": quarter\n', "times.phrases.H M: no-minutes"),
        (GERMAN, "until:", "until:\n  until: []", "until: unknown-key"),
        (GERMAN, "slashes: day-first", "slashes: dayfirst", "until.slashes: unknown-name"),
        (GERMAN, "    weekday:", "    weekdays:", "until.phrases: missing-key"),
        (GERMAN, '    weekday: ["', '    weekday: ["N", "', "until.phrases.weekday[0]: no-slot"),
        (CITIES, "Asia/Tokyo", "Asia/Tokio", "[0]: unknown-name"),
        (CITIES, "zone: Asia/Tokyo", "zon: Asia/Tokyo", "[0]: unknown-key"),
        (CITIES, "en: Delhi, ", "", "[2]: missing-key"),
        (CITIES, "en: Delhi, ", "en: Delhi, xx: Delhi, ", "[2].names.xx: unknown-name"),
        (AREAS, "  DE:", "  XX:", "countries.XX: unknown-name"),
        ("names.yaml", "Europe/Kyiv", "Europe/Kiyv", "Europe/Kiyv: unknown-name"),
        ("names.yaml", "{de: Kyjiw", "{dd: Kyjiw", "Europe/Kyiv.dd: unknown-name"),
        ("asides.yaml", "de:", "dx:", "dx: unknown-name"),
        ("figures.yaml", "H MM: M", "H MN: M", "H MN: unknown-slot"),
    ],
)
def test_a_slip_is_told_with_its_place(content: Path, file: str, old: str, new: str, fault: str) -> None:
    change(content, file, old, new)

    assert f"{file}: {fault}" in told(content)


def test_a_city_may_be_written_as_its_zone_where_it_says_nothing_else(content: Path) -> None:
    change(content, CITIES, "{zone: Asia/Tokyo, also: [東京, とうきょう]}", "Asia/Tokyo")

    assert told(content) == []


def test_a_weekday_that_is_called_like_another_is_told(content: Path) -> None:
    change(content, GERMAN, "dienstag", "montag")

    assert told(content) == ["said/de.yaml: until.weekdays: listed-twice"]


def test_files_that_are_missing_or_strange_are_named(content: Path) -> None:
    (content / "places" / "asides.yaml").rename(content / "places" / "aside.yaml")
    (content / "places" / "said" / "en.yaml").rename(content / "places" / "said" / "en.yml")

    lines = [tell(fault, {"unread": "isn't read by anything", "meant": "; {name}?"}) for fault in faults(content)]

    assert lines[0] == "content/places/said/en.yml: [stray]"
    assert "content/places/said/en.yaml: [no-file]" in lines
    assert "content/places/asides.yaml: [no-file]" in lines
    assert lines[-1] == "content/places/aside.yaml: isn't read by anything; asides.yaml?"


def test_every_fault_is_told_at_once_and_with_its_line(content: Path) -> None:
    change(content, GERMAN, '  "7": [', '  "7": ["…", ')
    change(content, CITIES, "Asia/Tokyo", "Asia/Tokio")

    assert [(fault.file, fault.line > 0) for fault in faults(content)] == [
        ("content/places/said/de.yaml", True),
        ("content/places/cities.yaml", True),
    ]
