"""A file that is made for one person comes to the phone, or words come instead; and nobody waits for its making."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import httpx
import pytest

from bot.coach.ports import RetryLater
from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.core.screens.paper import Paper
from bot.core.words import Html
from tests.chat.test_screen import MESSAGE, refused, screen

INSTEAD = Html("The same in words")


@dataclass(frozen=True)
class Made:
    """A file whose making is in the test's hands."""

    name: str
    make: Callable[[], bytes]

    def read(self) -> bytes:
        return self.make()


@dataclass(slots=True)
class Line:
    """The line to Telegram, that says no to some methods."""

    no: dict[str, httpx.Response] = field(default_factory=dict)
    methods: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        method = request.url.path.rpartition("/")[2]
        self.methods.append(method)
        self.bodies.append(request.content)
        return self.no.get(method) or httpx.Response(200, json={"ok": True, "result": MESSAGE})


def card(make: Callable[[], bytes] = lambda: b"content", *, is_picture: bool = False) -> Card:
    return Card(Html("Here"), paper=Paper(Made("page.pdf", make), INSTEAD, is_picture))


async def shown(line: Line, card: Card, edits: int | None = None) -> list[str]:
    async with screen(line) as phone:  # type: ignore[arg-type] # another end of the same line
        await phone.show(7, card, Priority.REPLY, edits=edits, silent=False)
    return line.methods


@pytest.mark.parametrize(("is_picture", "method"), [(True, "sendPhoto"), (False, "sendDocument")])
async def test_a_file_is_sent_by_its_name_with_the_text_below_it(*, is_picture: bool, method: str) -> None:
    line = Line()
    assert await shown(line, card(is_picture=is_picture)) == [method]
    assert all(part in line.bodies[0] for part in (b"content", b'filename="page.pdf"', b"Here"))


async def test_a_message_is_changed_into_another_file_and_one_that_is_gone_is_sent_anew() -> None:
    assert await shown(Line(), card(is_picture=True), edits=5) == ["editMessageMedia"]
    gone = Line({"editMessageMedia": refused(400, "Bad Request: message to edit not found")})
    assert await shown(gone, card(is_picture=True), edits=5) == ["editMessageMedia", "sendPhoto"]


@pytest.mark.parametrize(
    "no", [refused(400, "Bad Request: IMAGE_PROCESS_FAILED"), refused(413, "Request Entity Too Large")]
)
async def test_words_stand_for_a_file_that_is_refused(no: httpx.Response) -> None:
    line = Line({"sendPhoto": no, "editMessageMedia": no})
    assert await shown(line, card(is_picture=True)) == ["sendPhoto", "sendMessage"]
    assert b"The+same+in+words" in line.bodies[-1]
    line.methods.clear()
    assert await shown(line, card(is_picture=True), edits=5) == ["editMessageMedia", "sendMessage"]


def broken() -> bytes:
    raise ValueError("my left foot")


@pytest.mark.parametrize("make", [broken, bytes, lambda: bytes(10_000_001)])
async def test_words_stand_for_a_file_that_cannot_be_made_and_the_log_has_none_of_it(
    make: Callable[[], bytes], caplog: pytest.LogCaptureFixture
) -> None:
    assert await shown(Line(), card(make, is_picture=True)) == ["sendMessage"]
    assert "paper." in caplog.text
    assert "left foot" not in caplog.text


async def test_what_may_have_come_is_no_refusal() -> None:
    with pytest.raises(RetryLater):
        await shown(Line({"sendDocument": refused(502, "Bad Gateway")}), card())


async def test_the_loop_goes_on_while_a_file_is_made() -> None:
    goes, began = threading.Event(), threading.Event()

    def make() -> bytes:
        began.set()
        assert goes.wait(10)
        return b"content"

    line = Line()
    showing = asyncio.create_task(shown(line, card(make)))
    assert await asyncio.to_thread(began.wait, 10)
    assert line.methods == []
    goes.set()
    assert await showing == ["sendDocument"]


def test_a_card_with_a_file_is_not_kept_but_in_words() -> None:
    assert not card().is_kept
    assert card().in_words == replace(card(), text=INSTEAD, paper=None)
