"""Whatever a person does to a file, the content loads or its faults are told: nothing else ever comes out."""

from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from hypothesis import example, given
from hypothesis import strategies as st

from bot.content import ContentError, load
from tests.content.conftest import SMALL, Small

SNIPPETS = [
    "",
    ":",
    "- ",
    "\n",
    "  ",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "&a ",
    "*a",
    "!!int ",
    "? ",
    "#",
    "0",
    "no",
    "~",
    "|",
    "\t",
    "é",
]


@st.composite
def broken(draw: st.DrawFn) -> tuple[str, str]:
    """A file, and what it says after somebody's hand slipped."""
    file = draw(st.sampled_from(sorted(SMALL)))
    text = dedent(SMALL[file])
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(start + 12, len(text))))
    return file, text[:start] + draw(st.sampled_from(SNIPPETS)) + text[end:]


def told(root: Path) -> tuple[str, ...]:
    try:
        load(root)
    except ContentError as error:
        return error.lines
    return ()


@given(broken())
@example(("safety/signs.yaml", SMALL["safety/signs.yaml"].replace("urgency: emergency", "urgency: ")))
def test_a_slip_of_the_hand_is_loaded_or_told(change: tuple[str, str]) -> None:
    with TemporaryDirectory() as folder:
        small = Small(Path(folder) / "content")
        for file, text in {**SMALL, change[0]: change[1]}.items():
            small.write(file, text)

        assert all(line.startswith("content/") for line in told(small.root))
