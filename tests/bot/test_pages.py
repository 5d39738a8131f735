"""Pictures of one's weeks and the report for the provider, as they come to a phone."""

import csv
from io import BytesIO, StringIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from bot.store.tables import OutboxRow
from sandbox.files import Upload
from sandbox.messages import Message
from sandbox.person import Person
from tests.bot.conftest import House, arrive, begin, does_sets, finish, has, tap

PNG = b"\x89PNG"


def shown(person: Person, kind: str) -> list[Message]:
    return [message for message in person.chat if kind in message.body]


def sent(house: House, ending: str) -> list[bytes]:
    """The files that were sent, by what their names end with."""
    given = (value for call in house.telegram.calls for value in call.params.values())
    return [file.content for file in given if isinstance(file, Upload) and file.name.endswith(ending)]


async def pictured(house: House, person: Person, wish: str = "/progress") -> Message:
    person.says(wish)
    await person.until(lambda: shown(person, "photo"))
    await house.settled()
    return shown(person, "photo")[-1]


async def hurt(house: House, person: Person, words: str) -> None:
    """Begin, do a set, and stop because it hurts."""
    await begin(house, person)
    await does_sets(house, person, 1)
    person.says(words)
    await person.sees("Stopped")
    await house.settled()


async def test_one_picture_with_a_line_and_the_whole_as_text(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await finish(house, anna)
        picture = await pictured(house, anna)
        assert "\n" not in picture.text
        assert "1 day in a row" in picture.text
        await tap(anna, "As text")
        await anna.sees("Level of each exercise")

    assert sent(house, ".png")[-1].startswith(PNG)
    assert "Mon whole session" in anna.last.text if anna.last else False


async def test_another_period_takes_the_place_of_this_one(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        picture = await pictured(house, anna, "how am I doing?")
        anna.taps("All", message=picture)
        await anna.until(lambda: any("Month" in b for m in anna.chat if m.id == picture.id for b in m.buttons))
        await house.settled()

    assert [message.id for message in shown(anna, "photo")] == [picture.id]


async def test_no_file_stands_in_the_outbox(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await hurt(house, anna, "my left heel hurts so much")
        await pictured(house, anna)
        anna.says("/report")
        await anna.until(lambda: len(shown(anna, "document")) == 2)
        await house.settled()
        async with app.database.reading() as db:
            rows = (await db.execute(select(OutboxRow.key, OutboxRow.body, OutboxRow.message_id))).all()

    made = [row for row in rows if row.key.partition(":")[0] in {"progress", "report", "table"}]
    assert len(made) == 3
    assert all(row.body is None and row.message_id is not None for row in made)


async def test_the_report_holds_what_was_said_and_its_table_calculates_nothing(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await hurt(house, anna, "my heel hurts #badly [x] $y$ 😀")
        anna.says("=HYPERLINK: it still hurts")
        await house.heard()
        anna.says("/report")
        await anna.until(lambda: len(shown(anna, "document")) == 2)
        await house.settled()

    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(sent(house, ".pdf")[-1])).pages)
    assert "my heel hurts #badly [x] $y$ [grinning face]" in " ".join(text.split())
    assert "=HYPERLINK: it still hurts" in " ".join(text.split())
    table = sent(house, ".csv")[-1]
    assert table.startswith(b"\xef\xbb\xbf")
    (_, row) = csv.reader(StringIO(table.decode("utf-8-sig")))
    assert "my heel hurts #badly [x] $y$ 😀\n=HYPERLINK: it still hurts" in row
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


async def test_with_nothing_yet_it_says_so_and_what_to_do(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says("/report")
        await anna.sees("nothing to report yet")

    assert sent(house, ".pdf") == []


@pytest.mark.parametrize("label", ["90 days", "All", "US Letter"])
async def test_another_report_is_a_tap_away(house: House, label: str) -> None:
    anna = house.person()
    async with house.bot():
        await hurt(house, anna, "ouch, my toe hurts")
        anna.says("/report")
        await anna.until(lambda: len(shown(anna, "document")) == 2)
        report = next(message for message in shown(anna, "document") if message.buttons)
        if label == "US Letter":
            anna.taps(label, message=report)
        else:
            anna.taps("Other period", message=report)
            await tap(anna, label)
        await anna.until(lambda: len(shown(anna, "document")) == 4)
        await house.settled()

    width = float(PdfReader(BytesIO(sent(house, ".pdf")[-1])).pages[0].mediabox.width)
    assert width == pytest.approx(612 if label == "US Letter" else 595, abs=1)


async def test_without_consent_it_says_when_and_no_more(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna, "Without notes")
        anna.says("my left knee hurts badly")
        await house.heard()
        anna.says("/report")
        await anna.until(lambda: len(shown(anna, "document")) == 2)
        await house.settled()

    text = " ".join("\n".join(p.extract_text() for p in PdfReader(BytesIO(sent(house, ".pdf")[-1])).pages).split())
    assert "1 stop for pain" in text
    assert "has not agreed to notes" in text
    assert "knee" not in text


async def test_the_week_comes_as_a_picture_and_says_one_thing(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await finish(house, anna)
        await house.forward_until(lambda: any("Your week" in m.text for m in shown(anna, "photo")))
        await house.settled()

    (week,) = (message for message in shown(anna, "photo") if "Your week" in message.text)
    assert "two minutes" in week.text or "kept" in week.text
    assert any("No weekly summary" in button for button in week.buttons)


async def test_a_picture_that_is_refused_is_said_in_words(house: House) -> None:
    anna = house.person()
    body = '{"ok": false, "error_code": 413, "description": "Request Entity Too Large"}'
    house.telegram.troubles.add("foreign", method="sendPhoto", status=413, body=body)
    async with house.bot():
        await arrive(anna)
        anna.says("/progress")
        await anna.sees("Level of each exercise")
        assert has(anna, "Week")

    assert shown(anna, "photo") == []
