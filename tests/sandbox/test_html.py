"""Telegram's HTML: what it means, and what is wrong with it in Telegram's words."""

from contextlib import suppress
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.refusal import Refusal
from sandbox.text.html import parse_html
from sandbox.text.units import utf16_length

TAGS = ("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "tg-spoiler", "code", "pre", "blockquote")
PIECES = st.one_of(
    st.sampled_from([*(f"<{tag}>" for tag in TAGS), *(f"</{tag}>" for tag in TAGS)]),
    st.sampled_from(
        ["<", ">", "&", "</", "/>", '<a href="', "<a href=", '"', "'", "=", " ", "&#", "&lt", ";", "<span"]
    ),
    st.text(max_size=5),
)


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert parse_html(escape(text)) == (text, [])


@given(st.lists(PIECES).map("".join))
def test_anything_is_either_refused_or_has_entities_inside_the_text(source: str) -> None:
    with suppress(Refusal):
        text, entities = parse_html(source)
        for entity in entities:
            assert entity["length"] > 0
            assert entity["offset"] + entity["length"] <= utf16_length(text)


@given(st.lists(st.tuples(st.sampled_from(TAGS), st.text(min_size=1))))
def test_each_tag_covers_what_it_encloses(parts: list[tuple[str, str]]) -> None:
    source = "".join(f"<{tag}>{escape(inside)}</{tag}>" for tag, inside in parts)
    text, entities = parse_html(source)
    assert text == "".join(inside for _, inside in parts)
    units = text.encode("utf-16-le")
    covered = [units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le") for e in entities]
    assert covered == [inside for _, inside in parts]


@pytest.mark.parametrize(
    ("source", "entity"),
    [
        ("<b>x</b>", {"type": "bold"}),
        ("<STRONG>x</STRONG>", {"type": "bold"}),
        ("<em>x</em>", {"type": "italic"}),
        ("<ins>x</ins>", {"type": "underline"}),
        ("<strike>x</strike>", {"type": "strikethrough"}),
        ('<span class="tg-spoiler">x</span>', {"type": "spoiler"}),
        (
            '<a href="https://example.org/?a=1&amp;b=2">x</a>',
            {"type": "text_link", "url": "https://example.org/?a=1&b=2"},
        ),
        ("<code>x</code>", {"type": "code"}),
        ('<pre><code class="language-python">x</code></pre>', {"type": "pre", "language": "python"}),
        ("<code class='language-python'><pre>x</pre></code>", {"type": "pre", "language": "python"}),
        ("<blockquote>x</blockquote>", {"type": "blockquote"}),
        ("<blockquote expandable>x</blockquote>", {"type": "expandable_blockquote"}),
        ('<tg-emoji emoji-id="5368">x</tg-emoji>', {"type": "custom_emoji", "custom_emoji_id": "5368"}),
        ('<tg-time unix="1772452800">x</tg-time>', {"type": "date_time", "unix_time": 1772452800}),
        (
            '<tg-time unix="1772452800" format="wDT">x</tg-time>',
            {"type": "date_time", "unix_time": 1772452800, "date_time_format": "wDT"},
        ),
    ],
)
def test_every_tag_becomes_its_entity(source: str, entity: dict[str, object]) -> None:
    assert parse_html(source) == ("x", [{**entity, "offset": 0, "length": 1}])


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;&gt;&amp;&quot;", '<>&"'),
        ("&#8364;&#x20ac;", "€€"),
        ("&nbsp;&copy;", "&nbsp;&copy;"),
        ("&#0;&#1114111;&#00000065;", "&#0;&#1114111;&#00000065;"),
        ("a & b", "a & b"),
    ],
)
def test_only_four_names_and_numbers_are_references(source: str, text: str) -> None:
    assert parse_html(source)[0] == text


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("é<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<b ="x">x</b>', 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    ],
)
def test_every_mistake_has_telegrams_words(source: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {why}"


def test_outer_entities_come_before_inner_ones() -> None:
    _, entities = parse_html("<b><i>x</i>y</b>")
    assert [entity["type"] for entity in entities] == ["bold", "italic"]


def test_an_empty_element_leaves_no_trace() -> None:
    assert parse_html("a<b></b>") == ("a", [])
