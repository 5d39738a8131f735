"""Every key that code says stands in English and asks for nothing that code does not give; and no key stands in vain.

Keys are found in the syntax of bot/: a key that is pieced together stands for every key that it can become.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.content import Library
from bot.content.markup import label_flaws, places
from bot.content.wording import TOAST

HOUSE = Path(__file__).parents[2]
PAGE = HOUSE / "sandbox" / "page"
READERS = {HOUSE / "bot" / room for room in ("content", "schema", "places")}
"""The rooms that read content, and tell its faults."""
LONGER = ("about.", "command.", "pages.", "report.")
"""Labels that are no toasts and no buttons; their lengths are laws of the loader."""
LETTERS = re.compile(r"[a-z]{3}")


@dataclass(frozen=True, slots=True)
class Saying:
    """A place in the code where something is said."""

    place: str
    method: str
    key: str
    """A pattern."""
    given: frozenset[str] | None
    """The names of what is filled in; None where they cannot be told."""


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(HOUSE.glob("bot/**/*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def patterns(node: ast.expr) -> Iterator[str]:
    """What a key can become; nothing where it comes from elsewhere."""
    match node:
        case ast.Constant(value=str(key)):
            yield re.escape(key)
        case ast.IfExp(body=body, orelse=orelse):
            yield from patterns(body)
            yield from patterns(orelse)
        case ast.JoinedStr(values=pieces):
            literal = [piece.value if isinstance(piece, ast.Constant) else None for piece in pieces]
            if any(LETTERS.search(str(piece)) for piece in literal if piece):
                yield "".join(".+" if piece is None else re.escape(str(piece)) for piece in literal)


def sayings() -> Iterator[Saying]:
    """Every `words.html(key)`, `words.label(key)` and `Toast(key)`."""
    for path, tree in trees():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
            match call.func:
                case ast.Attribute(
                    attr="html" | "label" as method, value=ast.Name("words") | ast.Attribute(attr="words")
                ):
                    names = [each.arg for each in call.keywords]
                    given = None if None in names else frozenset(name for name in names if name)
                case ast.Name("Toast"):
                    method, given = "label", frozenset[str]()
                case _:
                    continue
            where = f"{path.relative_to(HOUSE)}:{call.lineno}"
            yield from (Saying(where, method, key, given) for key in patterns(call.args[0]))


def english(library: Library) -> dict[str, tuple[str, ...]]:
    """Every key with its forms, those included that only some people are told."""
    templates = {**library.guarded["en"].templates, **library.words["en"].templates}
    return {key: (each,) if isinstance(each, str) else tuple(each.values()) for key, each in templates.items()}


def said_by(saying: Saying, library: Library) -> dict[str, tuple[str, ...]]:
    return {key: forms for key, forms in english(library).items() if re.fullmatch(saying.key, key)}


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ('"toast.gone"', ["toast.gone"]),
        ('"session.late" if late else "session.paused"', ["session.late", "session.paused"]),
        ('f"exercise.{name}.part.{part}"', ["exercise.curls.part.curl"]),
        ('f"{prefix}.{name}"', []),
        ("key", []),
    ],
)
def test_keys_are_found_in_code(source: str, keys: list[str]) -> None:
    found = list(patterns(ast.parse(source, mode="eval").body))

    assert len(found) == len(keys)
    assert all(re.fullmatch(pattern, key) for pattern, key in zip(found, keys, strict=True))


def test_every_key_that_code_says_stands_in_english(library: Library) -> None:
    assert [f"{each.place}: {each.key}" for each in sayings() if not said_by(each, library)] == []


def test_a_text_asks_for_nothing_that_code_does_not_fill_in(library: Library) -> None:
    asked = {
        f"{each.place}: {key} asks for {name}"
        for each in sayings()
        if each.given is not None
        for key, forms in said_by(each, library).items()
        for form in forms
        for name in (places(form) or frozenset()) - each.given
    }

    assert asked == set()


def test_what_code_says_on_buttons_and_in_toasts_is_plain_and_short(library: Library) -> None:
    messages = {each.key for each in sayings() if each.method == "html"}
    flaws = {
        f"{each.place}: {key}: {flaw} {values}"
        for each in sayings()
        if each.method == "label"
        for key, forms in said_by(each, library).items()
        if not key.startswith(LONGER) and re.escape(key) not in messages
        for form in forms
        for flaw, values in label_flaws(form, TOAST)
    }

    assert flaws == set()


def test_no_key_stands_in_vain(library: Library) -> None:
    """A key that no literal of the code can become is said by nobody."""
    users = [*python_users(), *page_users()]
    known = re.compile("|".join(f"(?:{user})" for user in users))

    assert [key for key in english(library) if not known.fullmatch(key)] == []


def python_users() -> Iterator[str]:
    """What Python's literals can become. What content calls a fault stands there without its prefix."""
    for path, tree in trees():
        prefix = r"fault\." if READERS.intersection(path.parents) else ""
        for node in ast.walk(tree):
            match node:
                case ast.Constant() | ast.JoinedStr():
                    yield from (prefix + key for key in patterns(node))
                case ast.Call(func=ast.Name("listed"), args=[_, ast.Constant(value=str(things)), *_]):
                    yield rf"{things}\..+"


def page_users() -> Iterator[str]:
    """What the literals of the page's scripts and markup can become."""
    for path in [*PAGE.glob("*.js"), *PAGE.glob("*.html")]:
        for literal in re.findall(r"""["'`]([\w.$ {}]+)["'`]""", path.read_text(encoding="utf-8")):
            if LETTERS.search(literal):
                yield r"(page\.)?" + re.sub(r"\\\$\\\{.*?\\\}", ".+", re.escape(literal))
