"""Every word that a person reads stands in content/: whoever translates or reviews needs no code.

A literal with two words or more is taken for words that a person reads. Docstrings, what is raised or asserted, log
lines and SQL are for whoever works on the house. The sandbox's Python speaks Telegram's own protocol, but its page says
only what content says.
"""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.chat.answers import NO_METHOD
from bot.chat.polling import WEBHOOK
from bot.chat.refusals import TEXTS

HOUSE = Path(__file__).parents[2]
PAGE = HOUSE / "sandbox" / "page"
WORDS = re.compile(r"[^\W\d_][,;:.!?]? +[^\W\d_]")
SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH|PRAGMA|BEGIN|CREATE|ALTER|DROP|VACUUM|SET)\b|\w+ IN \(")
LOG = re.compile(r"[a-z-]+(\.[a-z-]+)+( [a-z_]+=%[sdr](:%d)?)*")
"""A log line: a dotted key and its values."""
TELEGRAM = {*TEXTS, NO_METHOD, WEBHOOK}
"""What Telegram says when it refuses: protocol, which the chat has to understand."""
JS = re.compile(
    r"""//[^\n]*|/\*.*?\*/"""  # comments first: what stands in them is no literal
    r"""|(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)""",
    re.DOTALL,
)
ATTRIBUTES = {"title", "alt", "placeholder", "aria-label", "aria-description", "label"}
"""Attributes of HTML that a person reads or hears."""
CODE = re.compile(r"(\b(class|rel|d)\s*:|\.(font|transformOrigin)\s*=|\bmatchMedia\()[^,;\n]*$")
"""What stands before a literal that is for the browser: the classes of a node, a path, a font."""


def said_by_python(source: str) -> Iterator[tuple[int, str]]:
    """The literals that a person might read, with their lines."""
    tree = ast.parse(source)
    ours = {id(each) for node in ast.walk(tree) if isinstance(node, ast.Raise | ast.Assert) for each in ast.walk(node)}
    ours |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    for node in texts:
        text = str(node.value)
        known = text in TELEGRAM or SQL.match(text) or LOG.fullmatch(text)
        if id(node) not in ours and not known and WORDS.search(re.sub(r"<[^>]*>?", "", text)):
            yield node.lineno, text


class Texts(HTMLParser):
    """The texts of a page, and those of its attributes that are read or heard."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        self.found += [(self.getpos()[0], value) for name, value in attrs if name in ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside.removeprefix(tag)

    def handle_data(self, data: str) -> None:
        if data.strip() and self._inside not in {"script", "style"}:
            self.found.append((self.getpos()[0], data.strip()))


def said_by_html(source: str) -> list[tuple[int, str]]:
    texts = Texts()
    texts.feed(source)
    return [(line, text) for line, text in texts.found if re.search(r"[^\W\d_]", text)]


def said_by_script(source: str) -> Iterator[tuple[int, str]]:
    for literal in JS.finditer(source):
        text = re.sub(r"\$\{[^}]*\}", "", literal["text"] or "")
        if WORDS.search(text) and not CODE.search(source[: literal.start()].rpartition("\n")[2]):
            yield source.count("\n", 0, literal.start()) + 1, text


def place(path: Path, line: int, text: str) -> str:
    return f"{path.relative_to(HOUSE)}:{line}: {text}"


def test_no_words_stand_in_python() -> None:
    files = [path for path in sorted(HOUSE.glob("bot/**/*.py")) if PAGE.parent not in path.parents]

    found = [place(path, *said) for path in files for said in said_by_python(path.read_text(encoding="utf-8"))]

    assert found == []


def test_no_words_stand_in_the_page() -> None:
    found = [
        place(path, *said) for path in sorted(PAGE.glob("*.html")) for said in said_by_html(path.read_text("utf-8"))
    ]
    found += [
        place(path, *said) for path in sorted(PAGE.glob("*.js")) for said in said_by_script(path.read_text("utf-8"))
    ]

    assert found == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('say("Take a seat")', ["Take a seat"]),
        ('say(f"Done, {name}, take a seat")', [", take a seat"]),
        ('say("session.done")', []),
        ('say("— · %H:%M")', []),
        ('"""Take a seat."""', []),
        ('def sit():\n    """Take a seat."""', []),
        ('raise ValueError(f"no seat for {name}")', []),
        ('assert seats, "no seat"', []),
        ('run("SELECT seat FROM train")', []),
        ('log("seat.taken by=%s at=%d", name, place)', []),
        ("say(f'<a href=\"{url}\">{name}</a>')", []),
        ("say(f'<a href=\"{url}\">take a seat</a>')", ['">take a seat</a>']),
    ],
)
def test_python_is_searched_for_words(source: str, found: list[str]) -> None:
    assert [text for _, text in said_by_python(source)] == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Sit</p>", ["Sit"]),
        ('<img alt="A seat">', ["A seat"]),
        ('<p data-word="sit"> ▸ </p><!-- Take a seat --><script>"take a seat"</script>', []),
    ],
)
def test_pages_are_searched_for_words(source: str, found: list[str]) -> None:
    assert [text for _, text in said_by_html(source)] == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('say("Take a seat");', ['"Take a seat"']),
        ("say(`Take, ${who}, a seat now`);", ["`Take, , a seat now`"]),
        ('say("sit"); // "take a seat"', []),
        ('make("div", { class: "round small" });', []),
    ],
)
def test_scripts_are_searched_for_words(source: str, found: list[str]) -> None:
    assert [text for _, text in said_by_script(source)] == found
