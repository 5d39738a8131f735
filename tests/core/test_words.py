"""Words filled in: whatever a person is called or writes, it never becomes a tag."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.words import Html, Words, escape_html, lines, paragraphs

WORDS = Words(
    "en",
    {
        "hello": "Hello <b>{name}</b>!",
        "days": {"one": "{n} day with {name}", "other": "{n} days with {name}"},
        "plain": "As it is.",
    },
    lambda n: "one" if n == 1 else "other",
)


class Reader(HTMLParser):
    """What a phone makes of a message."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text())
@example("<b>")
@example("</b><a href='https://example.org'>")
@example("&lt;i&gt;")
@example("{name} {0} {n.__class__}")
@example("<!-- --><script>")
def test_what_is_filled_in_is_read_as_it_was_written(name: str) -> None:
    read = Reader(WORDS.html("hello", name=name).replace("\r", "&#13;"))

    assert read.tags == ["b"]
    assert read.text == f"Hello {name}!"


@given(st.text())
def test_a_button_or_toast_says_it_as_it_was_written(name: str) -> None:
    assert WORDS.label("hello", name=name) == f"Hello <b>{name}</b>!"


def test_what_is_made_here_already_keeps_its_tags() -> None:
    assert WORDS.html("hello", name=WORDS.html("hello", name="<Anna>")) == "Hello <b>Hello <b>&lt;Anna&gt;</b>!</b>!"


def test_what_is_escaped_once_is_not_escaped_again() -> None:
    once = escape_html("a < b & c")

    assert once == "a &lt; b &amp; c"
    assert escape_html(once) is once


@pytest.mark.parametrize(("n", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (21, "21 days")])
def test_a_number_chooses_its_form(n: int, said: str) -> None:
    assert WORDS.html("days", n=n, name="<Anna>") == f"{said} with &lt;Anna&gt;"
    assert WORDS.label("days", n=n, name="<Anna>") == f"{said} with <Anna>"


def test_words_know_what_they_can_say() -> None:
    assert WORDS.has("plain")
    assert not WORDS.has("plane")
    with pytest.raises(KeyError):
        WORDS.html("plane")


def test_empty_paragraphs_and_lines_leave_no_gap() -> None:
    assert paragraphs(Html("a"), None, Html(""), Html("b")) == "a\n\nb"
    assert lines(None, Html("a"), Html("b"), Html("")) == "a\nb"
    assert isinstance(paragraphs(), Html)
