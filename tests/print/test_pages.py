"""Pictures and pages are whole, whatever somebody has lived and said: nothing runs off, and nothing is left out."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from bot.core.progress.past import PainStop, Past
from bot.core.progress.weeks import Mark
from bot.core.rules.profile import Profile
from bot.core.screens import progress, report
from bot.core.screens.progress import Weeks
from bot.core.screens.report import Report
from bot.core.words import Words
from bot.print.legible import DRAWN, is_drawn, legible
from bot.print.typesetter import Form, NotSet, Printed
from tests.core.shipped import LIBRARY, WORDS
from tests.print.lives import AWKWARD, TODAY, reports, weeks

SOME = settings(max_examples=10, phases=(Phase.explicit, Phase.generate))
"""Each of them is typeset; what is found is told as it was found."""
PIECE = 12
"""Letters of somebody's words that are looked for on the page at a time."""
READ = st.sampled_from(AWKWARD) | st.text(st.characters(codec="latin-1", exclude_categories=("Cc", "Cf")), max_size=900)
"""Texts that come back out of a PDF as they went in: no letters that are joined, or are read from the right."""
SIZES = {"a4": (595.3, 841.9), "us-letter": (612.0, 792.0)}


def drawn(each: Weeks) -> Image.Image:
    return Image.open(BytesIO(Printed(LIBRARY.prints, "progress", progress.sheet(each, WORDS), Form.PICTURE).read()))


def pdf(each: Report, words: Words = WORDS) -> PdfReader:
    return PdfReader(BytesIO(Printed(LIBRARY.prints, "report", report.sheet(each, words), Form.DOCUMENT).read()))


def squeezed(text: str) -> str:
    """A text without what a line's end may do to it."""
    return re.sub(r"[\s\u200b\u00ad]", "", text)


@SOME
@given(weeks())
def test_a_picture_of_any_life_is_whole(each: Weeks) -> None:
    picture = drawn(each)

    width, height = picture.size
    assert width == 978
    assert 0.8 < height / width < 2, "no phone has to be turned, and Telegram takes it"


@SOME
@given(weeks())
def test_what_a_picture_shows_fits_into_one_message_as_text(each: Weeks) -> None:
    text = progress.in_words(each, WORDS)

    assert 0 < len(text) <= 4096
    assert len(progress.caption(each, WORDS).splitlines()) == 1


def test_every_mark_has_a_shape_and_words_of_its_own() -> None:
    shapes = (LIBRARY.prints / "progress.typ").read_text()
    for mark in Mark:
        assert f"    {mark}: " in shapes
        assert WORDS.has(f"pages.mark.{mark}")


@SOME
@given(reports(READ))
def test_a_report_of_any_life_is_whole_and_holds_every_stop(each: Report) -> None:
    found = pdf(each)

    text = squeezed("".join(page.extract_text() for page in found.pages))
    for stop in each.stops:
        for part in (*stop.words, stop.note or ""):
            told = squeezed(legible(part))
            pieces = [told[place : place + PIECE] for place in range(0, len(told), PIECE)]
            assert sum(piece not in text for piece in pieces) <= len(found.pages) - 1  # one may lie across a page's end
    width, height = SIZES[each.size]
    for page in found.pages:
        assert float(page.mediabox.width) == pytest.approx(width, abs=0.5)
        assert float(page.mediabox.height) == pytest.approx(height, abs=0.5)
        assert outside(page, width) == []


EMPTY = Report(
    Past(TODAY, TODAY),
    Profile("en", consent=True),
    LIBRARY.exercises,
    "UTC",
    "UTC",
    datetime(2026, 3, 19, 9, tzinfo=UTC),
    TODAY,
)
STOP = PainStop(datetime(2026, 3, 19, 9, tzinfo=UTC), TODAY)


def outside(page: object, width: float) -> list[str]:
    """The pieces of text that begin beyond the right margin."""
    found = list[str]()

    def look(text: str, _user: list[float], matrix: list[float], *_font: object) -> None:
        if text.strip() and not 0 <= matrix[4] <= width - 40:
            found.append(text)

    page.extract_text(visitor_text=look)  # type: ignore[attr-defined] # pypdf's page
    return found


def resolved(value: object) -> object:
    return value.get_object() if isinstance(value, IndirectObject) else value


def tags(node: object, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The ways through the tree of a document's tags, in the order in which it is read."""
    node = resolved(node)
    if isinstance(node, ArrayObject):
        return [way for child in node for way in tags(child, path)]
    if not isinstance(node, DictionaryObject) or "/S" not in node:
        return []
    here = (*path, str(node["/S"]).removeprefix("/"))
    return [here, *tags(node.get("/K"), here)]


@SOME
@given(reports())
def test_every_cell_of_a_table_is_tagged_in_its_row(each: Report) -> None:
    found = pdf(each)
    root = resolved(found.trailer["/Root"])
    assert isinstance(root, DictionaryObject)
    ways = tags(resolved(root["/StructTreeRoot"])["/K"])  # type: ignore[index] # a dictionary

    sheet = report.sheet(each, WORDS)
    cells = [way for way in ways if way[-1] in {"TD", "TH"}]
    expected = sum(
        len(table["head"]) * (1 + len(table["rows"]))
        for table in (sheet["facts"], sheet["pattern"], sheet["stops"], sheet["settings"])
        if table["rows"]
    )
    assert len(cells) == expected
    assert all("Table" in way and way[-2] == "TR" for way in cells)
    assert resolved(root["/MarkInfo"])["/Marked"]  # type: ignore[index] # as above
    assert str(root["/Lang"]).startswith("en")


@SOME
@given(reports())
def test_it_is_read_in_its_order(each: Report) -> None:
    text = squeezed("".join(page.extract_text() for page in pdf(each).pages))
    sheet = report.sheet(each, WORDS)
    heads = [sheet["title"], *(sheet[part]["title"] for part in ("facts", "how", "stops", "settings"))]
    places = [text.index(squeezed(head)) for head in heads]

    assert places == sorted(places)


@pytest.mark.parametrize("said", AWKWARD)
def test_what_somebody_wrote_is_never_read_as_a_template(said: str) -> None:
    data = {"lang": "en", "size": "a4", "title": said}
    with pytest.raises(NotSet, match="period"):  # it got as far as what is missing
        Printed(LIBRARY.prints, "report", data, Form.DOCUMENT).read()


def test_every_character_that_is_said_to_be_drawn_is() -> None:
    """In PDF/UA-1, a character that no font draws is an error."""
    each = [chr(code) for first, last in DRAWN for code in range(first, last + 1)]
    lines = [" ".join(each[n : n + 60]) for n in range(0, len(each), 60)]
    life = replace(EMPTY, past=replace(EMPTY.past, stops=(replace(STOP, words=tuple(lines)),)))

    assert len(pdf(life).pages) > 2


@given(st.text())
def test_a_legible_text_is_one_already(text: str) -> None:
    once = legible(text)

    assert legible(once) == once
    assert all(is_drawn(character) or character == "\n" for character in once)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("😀", "[grinning face]"),
        ("👍🏽", "[thumbs up sign]"),
        ("❤️", "❤"),
        ("Привет, größer, señor", "Привет, größer, señor"),
        ("中", "[cjk unified ideograph-4e2d]"),
        ("\ue000", "[U+E000]"),
        ("a\r\nb\x00\tc", "a\nb c"),
    ],
)
def test_what_no_font_draws_is_written_by_its_name(said: str, written: str) -> None:
    assert legible(said) == written
