"""Texts that nobody wrote: half of them well-formed, and half of them thrown together, the same in every run."""

import random
from collections.abc import Iterator

TAGS = (
    *("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "tg-spoiler", "code", "pre", "blockquote", "a"),
    *("span", "tg-emoji", "tg-time", "B", "x"),
)
OPENINGS = (
    *("<b>", "<i>", "<u>", "<s>", "<code>", "<pre>", "<blockquote>", "<blockquote expandable>", "<a>", "<b class=x>"),
    *('<a href="http://a.org">', '<a href="tg://user?id=7">', '<code class="language-py">', "<tg-spoiler>"),
    *('<tg-time unix="5" format="wDT">', '<tg-emoji emoji-id="5">', '<span class="tg-spoiler">'),
)
PIECES = (
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag}>" for tag in TAGS),
    *(
        '<a href="',
        "<a href=",
        "<a href='",
        '">',
        "'>",
        "<",
        ">",
        "&",
        "</",
        "/>",
        '"',
        "'",
        "=",
        " ",
        "\n",
        "\t",
        "\r",
    ),
    *("&#", "&lt", "&lt;", "&amp;", "&#65;", "&#x41;", "&#0;", "http://a.org", "a.org", "tg://user?id=7", "x", "é"),
    *('<span class="tg-spoiler">', '<tg-time unix="5" format="', '<tg-emoji emoji-id="53">', "wDT", "r", "-", "class"),
    *("\r", "5", '"title', "/pain", "\N{FOOT}"),
)
INSIDE = ("x", "hello ", "\N{FOOT}", "&lt;", "\n", "é ", "/pain ", "a.org ")
WORDS = (
    *("a.org", "http://a.org/x_(y)", "https://b.com?q=1#z", "example.com", "пример.рф", "t.me/x", "www.x.y.z", "1.5"),
    *("@footing", "@gif", "@ab", "/pain", "/pain@bot", "/pain@ab", "#feet", "#1", "#ноги", "#a#b", "#a_b", "#·", "#"),
    *("$ABC", "$1INCH", "4111 1111 1111 1111", "4111111111111111", "a@b.org", "mailto:a@b.org", "u:p@host.org"),
    *("12:30", "1.2.3.4", "300.1.1.1", "tg://resolve?x", "ton://a/b", "ftp://a.org", "sftp://a.org", "http://a"),
    *("a_b.com", "a.b_c.com", "xn--p1ai.xn--p1ai", "A.COM", "a.Com", "localhost", "co.uk", "e.g.", "{a.org}", "a.org."),
    *("a..org", "..a.org", "x" * 65 + ".org", ":80", ":99999", "x", "hello", "é", "_", "5", "\u0663", "²", "~"),
    *(".", ",", "!", "?", " ", "\n", "(", ")", "[", "]", "-", "/", "//", "://", "@", "$", "'", '"', "`", "<", ">", "&"),
    *("“", "«", "»", "…", "\u200b", "\u2014", "\u00a0", "\N{FOOT}"),
)


def html(count: int, seed: int) -> Iterator[str]:
    """Yield sources of HTML, whole and broken."""
    chance = random.Random(seed)  # noqa: S311 # tests, the same in every run
    for _ in range(count):
        if chance.random() < 0.5:
            yield "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 9)))
            continue
        source = _element(chance, 0)
        if source and chance.random() < 0.3:
            at = chance.randrange(len(source))
            source = source[:at] + chance.choice(PIECES) + source[at:]
        yield source


def plain(count: int, seed: int) -> Iterator[str]:
    """Yield plain texts in which there may be something to find."""
    chance = random.Random(seed)  # noqa: S311 # as above
    for _ in range(count):
        yield "".join(chance.choice(WORDS) + chance.choice(("", " ", " ")) for _ in range(chance.randint(1, 7)))


def _element(chance: random.Random, depth: int) -> str:
    source = ""
    for _ in range(chance.randint(0, 3)):
        if depth > 3 or chance.random() < 0.5:
            source += chance.choice(INSIDE)
        else:
            opening = chance.choice(OPENINGS)
            source += f"{opening}{_element(chance, depth + 1)}</{opening[1:-1].split(' ')[0]}>"
    return source
