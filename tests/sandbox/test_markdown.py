"""Both Markdowns: what they mean, and what is wrong with them in Telegram's words."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.refusal import Refusal
from sandbox.text.markdown import parse_markdown
from sandbox.text.markdown_v2 import RESERVED, parse_markdown_v2
from sandbox.text.units import utf16_length

MARKS = ("*", "_", "__", "~", "||", "`", "```", "[", "](a.org)", "![", ">", "\n>", "**>", "\n", "\\", "x", "\N{FOOT}")


@given(st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=3))).map("".join))
def test_anything_is_either_refused_or_has_entities_inside_the_text(source: str) -> None:
    for parse in (parse_markdown, parse_markdown_v2):
        with suppress(Refusal):
            text, entities = parse(source)
            assert all(0 < entity["length"] <= utf16_length(text) - entity["offset"] for entity in entities)


@given(st.text(st.characters(exclude_characters="\\\0")))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    escaped = "".join(f"\\{letter}" if letter in RESERVED else letter for letter in text)
    assert parse_markdown_v2(escaped) == (text, [])


@pytest.mark.parametrize(
    ("source", "text", "told"),
    [
        ("*x*", "x", {"type": "bold"}),
        ("_x_", "x", {"type": "italic"}),
        ("__x__", "x", {"type": "underline"}),
        ("~x~", "x", {"type": "strikethrough"}),
        ("||x||", "x", {"type": "spoiler"}),
        ("`x`", "x", {"type": "code"}),
        ("```x```", "x", {"type": "pre"}),
        ("```py\nx```", "x", {"type": "pre", "language": "py"}),
        ("[x](a.org)", "x", {"type": "text_link", "url": "http://a.org/"}),
        ("[x](tg://user?id=5)", "x", {"type": "text_mention", "user": {"id": 5}}),
        ("![x](tg://emoji?id=5)", "x", {"type": "custom_emoji", "custom_emoji_id": "5"}),
        ("![x](tg://time?unix=5&format=Tw)", "x", {"type": "date_time", "unix_time": 5, "date_time_format": "wT"}),
        (">x", "x", {"type": "blockquote"}),
        (">x||", "x", {"type": "expandable_blockquote"}),
    ],
)
def test_every_mark_becomes_its_entity(source: str, text: str, told: dict[str, Any]) -> None:
    assert parse_markdown_v2(source) == (text, [{**told, "offset": 0, "length": 1}])


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("a.b", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("é*x", "Can't find end of Bold entity at byte offset 2"),
        ("```py\nx", "Can't find end of PreCode entity at byte offset 0"),
        (">*x\ny*", "Can't find end of Bold entity at byte offset 1"),
        ("[x](", "Can't find end of a URL at byte offset 4"),
        ("![x]", "The entity must contain a tg://emoji or tg://time URL"),
        ("![x](a.org)", "Invalid tg://emoji or tg://time URL specified"),
    ],
)
def test_every_mistake_has_telegrams_words(source: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_markdown_v2(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {why}"


@pytest.mark.parametrize(
    ("source", "text", "kinds"),
    [
        ("*x* _y_ `z`", "x y z", ["bold", "italic", "code"]),
        ("```py\nx```", "x", ["pre"]),
        ("[x](a.org)", "x", ["text_link"]),
        ("*a_b*", "a_b", ["bold"]),
        ("\\*x", "*x", []),
    ],
)
def test_the_old_one_knows_four_marks_and_no_nesting(source: str, text: str, kinds: list[str]) -> None:
    parsed = parse_markdown(source)
    assert (parsed[0], [entity["type"] for entity in parsed[1]]) == (text, kinds)


def test_the_old_ones_mistake_has_telegrams_words() -> None:
    with pytest.raises(Refusal, match="Can't find end of the entity starting at byte offset 1"):
        parse_markdown("x*y")
