"""The chat page asks for its words, and content/ has them: neither side holds what the other does not know."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "sandbox/page"
WORDS: dict[str, str] = yaml.safe_load((ROOT / "content/text/en/page.yaml").read_text("utf-8"))["page"]
SCRIPTS = sorted(PAGE.glob("*.js"))

ASKED = re.compile(r'data-word(?:-label|-hint)?="(\w+)"')
SPELT = re.compile(r'"(\w+)"')
BUILT = re.compile(r"`(\w*)\$\{\w+\}(\w*)`")


def arguments(text: str, call: str) -> Iterator[str]:
    """What stands between the parentheses of each call, values for placeholders left out."""
    for begin in re.finditer(rf"\b{call}\(", text):
        depth, end = 1, begin.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        yield text[begin.end() : end - 1].split(", {", maxsplit=1)[0]


def said() -> Iterator[str]:
    """The keys as the scripts name them: what say() is given first."""
    for script in SCRIPTS:
        yield from arguments(script.read_text("utf-8"), "say")


def asked() -> set[str]:
    """The keys that the page spells out."""
    spelt = {key for argument in said() for key in SPELT.findall(re.sub(r"[=!]== \S+", "", argument))}
    html = (PAGE / "index.html").read_text("utf-8")
    return spelt | set(ASKED.findall(html))


def built() -> set[str]:
    """The keys that the page puts together, as patterns."""
    return {f"{before}\\w+{after}" for argument in said() for before, after in BUILT.findall(argument)}


def test_every_word_that_the_page_asks_for_is_there() -> None:
    assert asked() - set(WORDS) == set()


def test_every_word_that_is_there_is_asked_for() -> None:
    rest = set(WORDS) - asked()

    assert {key for key in rest if not any(re.fullmatch(pattern, key) for pattern in built())} == set()


def test_every_way_of_building_a_key_finds_words() -> None:
    assert {pattern for pattern in built() if not any(re.fullmatch(pattern, key) for key in WORDS)} == set()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_small_and_says_what_it_is_for(script: Path) -> None:
    text = script.read_text("utf-8")

    assert text.startswith("/**\n * ")
    assert " * Rule of the room: " in text
    assert text.count("\n") <= 200


@pytest.mark.parametrize("file", sorted(PAGE.iterdir()), ids=lambda file: file.name)
def test_nothing_on_the_page_comes_from_elsewhere(file: Path) -> None:
    text = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")

    assert re.findall(r'(?:src|href|url\(|import)\W*https?:[^"]*', text) == []
    assert "innerHTML" not in text
